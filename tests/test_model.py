"""What a chat server can do wrong, over a real connection: every answer ends whole, in time, with one line about it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from index import Article, Library
from qa import Answer, Assistant, CalibratedVerifier, ScriptedLLM
from qa.errors import ModelFailed, ModelMissing
from qa.extract import Extractor
from qa.generate import Generator
from qa.model import Model, Patience
from qa.reading import Reader
from qa.settings import Settings
from qa.wire import answer_json
from tests.bad_llm import SILENCE, BadServer, serving
from tests.test_answers import check_rules

KEY = "sk-secret-0123456789"
COST = "Its new engine cost $310,000, the port authority said."
REPLY = f"{COST} [2] The ferry Margit returned to service on Mon"
QUESTION = "What did the new engine of the ferry cost?"
SOON = Patience(silence=20.0, total=30.0, pause=0.05)
HURRIED = Patience(silence=1.0, total=3.0, pause=0.05)


@pytest.fixture(scope="module")
def server() -> Iterator[BadServer]:
    with serving(REPLY) as running:
        yield running


def ask(library: Library, server: BadServer, model: str, patience: Patience = SOON) -> Answer:
    settings = Settings(model=model, base_url=server.url, api_key=KEY)
    reader = Reader(settings.load_model)
    writer = Generator(Model(settings.load_llm(), patience))
    assistant = Assistant(library, writer, CalibratedVerifier(reader), Extractor(reader))
    return assistant.ask(QUESTION)


@pytest.mark.parametrize(
    ("model", "line", "calls"),
    [
        ("wrong-key", "refused the key (401)", 1),
        ("unknown", "does not know 'unknown' (404)", 1),
        ("busy", "is busy, or its quota is used up (429)", 3),
        ("busy-for-an-hour", "is busy, or its quota is used up (429)", 1),
        ("fails", "failed (500)", 3),
        ("tiny", "too long for the model 'tiny'", 2),
        ("empty", "reply was empty", 3),
        ("web-page", "reply was empty", 3),
        ("gibberish", "failed (JSONDecodeError)", 1),
    ],
)
def test_a_model_that_fails_leaves_a_chosen_answer_and_one_line(
    ferries: Library, server: BadServer, model: str, line: str, calls: int
) -> None:
    before = server.calls[model]
    answer = ask(ferries, server, model)
    check_rules(answer)
    assert COST in answer.text
    assert (answer.writer, answer.model) == ("extractive", None)
    (notice,) = answer.notices
    assert line in notice
    assert notice.endswith("The sentences shown were chosen without it.")
    assert "\n" not in notice
    assert server.calls[model] - before == calls


@pytest.mark.parametrize(("model", "line"), [("breaks", "broke"), ("stops", "broke off"), ("cut", "token limit")])
def test_a_reply_that_ends_too_early_never_gives_half_a_sentence(
    ferries: Library, server: BadServer, model: str, line: str
) -> None:
    answer = ask(ferries, server, model)
    check_rules(answer)
    assert [sentence.text for sentence in answer.sentences] == [COST]
    assert answer.removed == ()
    assert answer.writer == "llm"
    (notice,) = answer.notices
    assert line in notice
    assert notice.endswith("What it had finished is shown.")


@pytest.mark.parametrize("model", ["busy-once", "fails-once"])
def test_a_server_that_fails_once_is_asked_again(ferries: Library, model: str) -> None:
    with serving(f"{COST} [2]") as server:
        start = time.monotonic()
        answer = ask(ferries, server, model)
        waited = time.monotonic() - start
    assert (answer.writer, answer.model, answer.notices) == ("llm", model, ())
    assert server.calls[model] == 2
    assert model != "busy-once" or waited >= 0.3, "Retry-After is kept to"


@pytest.mark.parametrize(
    ("model", "line"),
    [
        ("silent", "said nothing for 1 seconds"),
        ("breathes", "said nothing for 1 seconds"),
        ("mumbles", "took too long"),
    ],
)
def test_a_model_that_says_nothing_or_never_ends_is_not_waited_for(
    ferries: Library, server: BadServer, model: str, line: str
) -> None:
    ask(ferries, server, "unknown")  # what is imported at the first question is not the model's fault
    start = time.monotonic()
    answer = ask(ferries, server, model, HURRIED)
    waited = time.monotonic() - start
    check_rules(answer)
    assert COST in answer.text
    assert line in answer.notices[0]
    assert waited < SILENCE


def test_a_server_that_nobody_runs_is_named_as_unreachable(ferries: Library) -> None:
    settings = Settings(model="m", base_url="http://127.0.0.1:9/v1")
    writer = Generator(Model(settings.load_llm(), SOON))
    reader = Reader(settings.load_model)
    answer = Assistant(ferries, writer, CalibratedVerifier(reader), Extractor(reader)).ask(QUESTION)
    assert answer.answered
    assert "cannot be reached" in answer.notices[0]


def test_passages_that_are_too_long_for_the_server_are_halved(library: Library) -> None:
    body = "\n\n".join(
        f"The ferry engine number {i} cost ${i},000 in all, the port said. " + "It is old. " * 20 for i in range(1, 11)
    )
    library.add(Article(id="engines", text=body))
    with serving("Engine number 3 cost $3,000.") as server:
        ask(library, server, "small")
    assert [len(str(body)) > 4200 for body in server.bodies[:2]] == [True, False]


def test_the_tokens_are_those_that_the_server_counted(ferries: Library) -> None:
    with serving(f"{COST} [2]") as server:
        answer = ask(ferries, server, "good")
    assert answer_json(answer)["usage"] == {"input_tokens": 120, "output_tokens": 9}


def test_the_key_is_never_in_an_answer_an_error_or_a_description(ferries: Library, server: BadServer) -> None:
    settings = Settings(model="wrong-key", base_url=server.url, api_key=KEY)
    assert KEY not in repr(settings)
    answer = ask(ferries, server, "wrong-key")
    assert KEY not in repr(answer)
    with pytest.raises(ModelFailed) as failure:
        Model(settings.load_llm(), SOON).begin().ask([("user", "hello")])
    error: BaseException | None = failure.value
    assert KEY not in str(error)
    assert failure.value.__suppress_context__, "a traceback would show what the server said"


def test_a_proxy_of_the_environment_is_not_asked_for_a_server_on_this_machine(
    ferries: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with serving(f"{COST} [2]") as server:
        assert ask(ferries, server, "good").notices == ()


def test_openais_key_goes_to_openai_alone() -> None:
    own = {"PULLQUOTE_LLM_BASE_URL": "http://127.0.0.1:11434/v1", "PULLQUOTE_LLM_MODEL": "qwen3"}
    assert Settings.read({**own, "OPENAI_API_KEY": KEY}).api_key is None
    assert Settings.read({**own, "PULLQUOTE_LLM_API_KEY": KEY}).api_key == KEY


def test_a_key_alone_is_enough_for_openai_and_none_switches_it_off() -> None:
    found = Settings.read({"OPENAI_API_KEY": KEY})
    assert (found.has_llm, found.base_url) == (True, None)
    assert not Settings.read({"OPENAI_API_KEY": KEY, "PULLQUOTE_LLM_MODEL": "none"}).has_llm
    assert not Settings.read({}).has_llm


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        (Settings(base_url="http://127.0.0.1:9/v1"), "PULLQUOTE_LLM_MODEL"),
        (Settings(model="qwen3"), "PULLQUOTE_LLM_BASE_URL"),
    ],
)
def test_a_model_without_a_server_and_a_server_without_a_model_say_what_is_missing(
    settings: Settings, missing: str
) -> None:
    with pytest.raises(ModelMissing, match=missing):
        settings.load_llm()


def test_any_llm_of_llama_index_may_fail_in_its_own_way(ferries: Library) -> None:
    llm = ScriptedLLM([RuntimeError(f"secret {KEY}")])
    reader = Reader(Settings().load_model)
    answer = Assistant(ferries, Generator(Model(llm, SOON)), CalibratedVerifier(reader), Extractor(reader)).ask(
        QUESTION
    )
    assert answer.notices[0].startswith("The model 'scripted' failed (RuntimeError).")
    assert KEY not in repr(replace(answer, timings={}))
