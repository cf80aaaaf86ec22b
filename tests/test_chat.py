"""Conversations: a follow-up is understood from what was asked before, shown as understood, and answered anew."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from index import Library
from qa import Assistant, CalibratedVerifier, Chat, Found, ScriptedLLM
from qa.chat import TURNS
from qa.extract import Extractor
from qa.generate import Generator
from qa.model import Model
from qa.reading import Reader
from qa.settings import Settings
from tests.test_answers import check_rules
from tests.test_cli import run

COST = "Its new engine cost $310,000, the port authority said."
FIRST = "What did the new engine of the ferry cost?"


def talk(library: Library, *lines: str | Exception) -> tuple[Chat, ScriptedLLM]:
    llm = ScriptedLLM(list(lines))
    reader = Reader(Settings().load_model)
    return Assistant(library, Generator(Model(llm)), CalibratedVerifier(reader), Extractor(reader)).chat(), llm


def test_without_a_model_a_pronoun_is_understood_from_the_question_before(seeds: Assistant) -> None:
    chat = seeds.chat()
    chat.ask("Who ordered U.S. Cyber Command to halt operations against Russia?")
    answer = chat.ask("And when did he give the order?")
    check_rules(answer)
    assert answer.question == "And when did he give the order?"
    assert "Hegseth" in answer.standalone


def test_a_first_question_is_taken_as_it_is(seeds: Assistant) -> None:
    answer = seeds.chat().ask("Which laboratory tested the tap water?")
    assert answer.standalone == answer.question == "Which laboratory tested the tap water?"


def test_a_model_makes_the_question_stand_alone(ferries: Library) -> None:
    chat, llm = talk(ferries, f"{COST} [1]", "How long was the ferry in dry dock?", "NO ANSWER")
    chat.ask(FIRST)
    answer = chat.ask("And how long was it in dry dock?")
    assert answer.standalone == "How long was the ferry in dry dock?"
    assert FIRST in llm.asked[1]
    assert answer.standalone in llm.asked[2]


@pytest.mark.parametrize(
    "line",
    [
        "The ferry was in dry dock for nine weeks.",
        "Did President Lincoln visit Lisbon?",
        "How long? " * 60,
        "",
        ConnectionError("refused"),
    ],
)
def test_a_model_that_answers_or_invents_is_not_followed(ferries: Library, line: str | Exception) -> None:
    lines = [line] * (3 if isinstance(line, Exception) or not line else 1)
    chat, _ = talk(ferries, f"{COST} [1]", *lines, "NO ANSWER")
    chat.ask(FIRST)
    answer = chat.ask("And how long was it in dry dock?")
    assert "Lincoln" not in answer.standalone
    assert answer.standalone.endswith("?")
    assert len(answer.standalone) < 120


def test_an_earlier_answer_is_never_evidence(ferries: Library) -> None:
    chat, llm = talk(ferries, f"{COST} [1]", "Who said that the engine cost $310,000?", "NO ANSWER")
    chat.ask(FIRST)
    chat.ask("Who said that?")
    assert llm.asked[2].count("$310,000, the port authority said") == 1, "in its passage, and nowhere else"


def test_two_conversations_never_see_each_other(ferries: Library) -> None:
    llm = ScriptedLLM([f"{COST} [1]", "NO ANSWER", "NO ANSWER"])
    reader = Reader(Settings().load_model)
    assistant = Assistant(ferries, Generator(Model(llm)), CalibratedVerifier(reader))
    mine, yours = assistant.chat(), assistant.chat()
    mine.ask(FIRST)
    yours.ask("Who said that?")
    assert len(llm.asked) == 2, "a first question is not made to stand alone"
    assert "What did the new engine" not in llm.asked[1]
    assert [len(mine.turns), len(yours.turns)] == [1, 1]


def test_a_conversation_remembers_a_bounded_number_of_turns(seeds: Assistant) -> None:
    chat = seeds.chat()
    for _ in range(TURNS + 2):
        chat.ask("Which laboratory tested the tap water?")
    assert len(chat.turns) == TURNS


def test_a_conversation_can_go_on_from_answers_that_were_kept(seeds: Assistant) -> None:
    first = seeds.ask("Who ordered U.S. Cyber Command to halt operations against Russia?")
    (found, *_) = seeds.chat([first]).stream("When did he order it?")
    assert isinstance(found, Found)
    assert "Hegseth" in found.standalone


def test_the_command_talks_and_shows_how_a_question_was_understood(
    capsys: pytest.CaptureFixture[str], seeds_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "Who ordered U.S. Cyber Command to halt operations against Russia?\n\nWhen did he order it?\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    code, out, err = run(capsys, "chat", "--library", seeds_folder)
    assert code == 0
    assert "Pete Hegseth" in out
    assert "Read as: When did " in err


def test_the_command_talks_in_json_lines(
    capsys: pytest.CaptureFixture[str], seeds_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("Which laboratory tested the tap water?\nWhen did it do that?\n"))
    code, out, _ = run(capsys, "chat", "--json", "--library", seeds_folder)
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [answer["question"] for answer in found] == [
        "Which laboratory tested the tap water?",
        "When did it do that?",
    ]
    assert found[1]["standalone"] != found[1]["question"]
