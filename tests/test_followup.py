"""Follow-up questions, put so that they can be asked alone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Library
from qa import Assistant
from qa.dialogue.followup import LOOKED_BACK, Exchange, standalone

ROOT = Path(__file__).parents[1]
WHO = Exchange("Who ordered the pause?", "The order came from Defense Secretary Pete Hegseth, three people said.")
WHY = Exchange("Why was the bridge closed?", "State inspectors found cracks in two of its beams.")
SAID = Exchange("What did Mayor Corinne Haddle say about the loans?", "She called them a bandage.")
VOTED = Exchange("Did the council approve the budget?", "The council approved it 4-3.")
REFUSED = Exchange("Who designed the bridge?", "")
MANY = Exchange("How many people were hurt in the fire?", "Four people were hurt.")
TEAM = Exchange("Which team won the title?", "The Gear Herons, a robotics team, won the title on Saturday.")
OWNER = Exchange("Who owns the Larkin Block?", "The owner, Brackwell & Tarn Holdings L.L.C., said so in a statement.")
NAMED = Exchange("What is Recorded Future?", "")
BOTH = Exchange("Did Trump and Zelenskyy quarrel?", "")
CONVERSATIONS = [
    json.loads(line) for line in (ROOT / "eval/dialogues.jsonl").read_text(encoding="utf-8").splitlines() if line
]
KEPT = ("first", "topic change", "stands alone")


@pytest.mark.parametrize(
    ("earlier", "question", "expected"),
    [
        (WHO, "When did he order it?", "When did Pete Hegseth order the pause?"),
        (WHO, "Why did he do that?", "Why did Pete Hegseth order the pause?"),
        (WHO, "Did his deputy agree?", "Did Pete Hegseth's deputy agree?"),
        (WHO, "And when?", "When did Pete Hegseth order the pause?"),
        (WHO, "How so?", "Why did Pete Hegseth order the pause?"),
        (WHO, "When was that?", "When did Pete Hegseth order the pause?"),
        (WHO, "Who else?", "Who else ordered the pause?"),
        (WHO, "And after that?", "What happened after the pause?"),
        (WHO, "Tell me more.", "Tell me more about the pause."),
        (WHO, "What about Putin?", "What about Putin, with regard to the pause?"),
        (WHY, "When was it built?", "When was the bridge built?"),
        (WHY, "Is it open now?", "Is the bridge open now?"),
        (WHY, "How much will its repair cost?", "How much will the bridge's repair cost?"),
        (WHY, "Since when?", "Since when was the bridge closed?"),
        (WHY, "And reopened?", "Why was the bridge reopened?"),
        (WHY, "Who is to blame for that?", "Who is to blame for the bridge being closed?"),
        (WHY, "How do people get there?", "How do people get to the bridge?"),
        (SAID, "And about the mill?", "What did Mayor Corinne Haddle say about the mill?"),
        (SAID, "And the governor?", "What did the governor say about the loans?"),
        (SAID, "Does she support them?", "Does Mayor Corinne Haddle support the loans?"),
        (SAID, "Why?", "Why did Mayor Corinne Haddle say that about the loans?"),
        (VOTED, "By how much?", "By how much did the council approve the budget?"),
        (VOTED, "And the mayor?", "Did the mayor approve the budget?"),
        (VOTED, "And last year?", "Did the council approve the budget last year?"),
        (VOTED, "Why not?", "Why did the council not approve the budget?"),
        (VOTED, "And in Europe?", "Did the council approve the budget in Europe?"),
        (OWNER, "Who is its president?", "Who is the Larkin Block's president?"),
        (NAMED, "Who owns it?", "Who owns Recorded Future?"),
        (BOTH, "Where did they meet?", "Where did Trump and Zelenskyy meet?"),
        (BOTH, "And when?", "When did Trump and Zelenskyy quarrel?"),
        (MANY, "Who are they?", "Who are the people who were hurt in the fire?"),
        (MANY, "Where?", "Where were the people hurt in the fire?"),
        (TEAM, "Who coaches them?", "Who coaches the Gear Herons?"),
        (TEAM, "What is their robot called?", "What is the Gear Herons' robot called?"),
        (OWNER, "What did they say about the fire?", "What did Brackwell & Tarn Holdings L.L.C. say about the fire?"),
        (OWNER, "When was that building sold?", "When was the Larkin Block sold?"),
        (OWNER, "What did the company say?", "What did Brackwell & Tarn Holdings L.L.C. say about the Larkin Block?"),
    ],
)
def test_a_follow_up_is_put_so_that_it_stands_alone(earlier: Exchange, question: str, expected: str) -> None:
    assert standalone(question, [earlier]) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Is it true that fog grounded the governor's helicopter?",
        "Is it legal to pause operations during talks?",
        "How long did it take to build the dam?",
        "Is it raining in Tarrow Falls?",
        "Was it Hegseth who ordered the pause?",
        "Who said that the bridge is safe?",
        "What did Teodora Vasik say after she crossed the bridge?",
        "Why did the town say it would pay?",
        "Did Governor Dana Whitlow say she would come?",
        "Who said they were angry?",
        "What did the voters think of their council?",
        "When was the bridge built, and who built it?",
        "How many kinds of bacteria are there?",
        "Is there another bridge?",
        "Who is the man that drove first?",
        "What is planned for this summer?",
        "What is the capital of Mongolia?",
        "bridge repair cost",
        "Well water contamination",
    ],
)
@pytest.mark.parametrize("earlier", [WHO, SAID, MANY])
def test_a_question_that_stands_alone_is_not_touched(question: str, earlier: Exchange) -> None:
    assert standalone(question, [earlier]) == question


def test_the_sixty_questions_stand_alone_after_any_other() -> None:
    lines = (ROOT / "eval/questions.jsonl").read_text(encoding="utf-8").splitlines()
    for question in [json.loads(line)["question"] for line in lines if line]:
        assert standalone(question, [WHO, SAID, OWNER]) == question


@pytest.mark.parametrize("question", "¿Y cuándo?|Und wann?|Et quand ?|¿Qué he hecho?|そしていつ?|?|42|".split("|"))
def test_other_languages_and_questions_without_letters_come_back_unchanged(question: str) -> None:
    assert standalone(question, [WHO]) == question


def test_after_a_refusal_the_question_is_leaned_on_and_no_answer() -> None:
    assert standalone("How old is it?", [REFUSED]) == "How old is the bridge?"
    assert standalone("When?", [REFUSED]) == "When did someone design the bridge?"


def test_a_name_of_the_answer_is_used_where_the_question_asked_for_one_and_the_latest_is_preferred() -> None:
    chief = Exchange("Whom does J. R. Pembry succeed?", "Pembry, 47, succeeds Harriet Kroll, who retired in January.")
    assert standalone("When did she retire?", [WHO, chief]) == "When did Harriet Kroll retire?"
    assert standalone("When did he order it?", [WHO, WHY]) == "When did Pete Hegseth order the pause?"


def test_only_the_last_six_exchanges_are_looked_at() -> None:
    filler = [Exchange("What is the capital of Mongolia?", "")] * LOOKED_BACK
    question = "When was she born?"
    assert "Haddle" in standalone(question, [SAID, *filler[1:]])
    assert "Haddle" not in standalone(question, [SAID, *filler])


WORDS = st.sampled_from(
    "And When he she it they that this those there the bridge Pete Hegseth of to in who why how much many else did was"
    " is order ordered about what ? , . 's « é 它 vote then with regard \ud800".split()
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join))


@given(question=TEXTS)
def test_the_first_question_is_never_changed(question: str) -> None:
    assert standalone(question, []) == question


@given(question=TEXTS, earlier=st.lists(st.builds(Exchange, TEXTS, TEXTS), max_size=3))
def test_whatever_is_asked_there_is_a_question_and_it_is_always_the_same(
    question: str, earlier: list[Exchange]
) -> None:
    first = standalone(question, earlier)
    assert first == standalone(question, earlier)
    assert bool(first.strip()) == bool(question.strip())


def replay(conversation: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """Each turn with what is made of it; the earlier questions are the rules' own."""
    earlier: list[Exchange] = []
    made = []
    for turn in conversation["turns"]:
        made.append((turn, standalone(turn["question"], earlier)))
        earlier.append(Exchange(made[-1][1], turn["answer"]))
    return made


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda c: c["id"])
def test_in_each_conversation_what_stands_alone_stays_and_no_pronoun_is_left_without_its_topic(
    conversation: dict[str, Any],
) -> None:
    for turn, made in replay(conversation):
        if turn["kind"] in KEPT:
            assert made == turn["question"]
        else:
            pronoun = re.search(r"\b(?:he|she|it|they|him|them)\b", made)
            assert pronoun is None or ", with regard to " in made, made


def test_follow_ups_find_their_paragraphs_nearly_as_often_as_those_a_careful_person_wrote(seeds: Assistant) -> None:
    turns = [pair for c in CONVERSATIONS for pair in replay(c) if pair[0]["kind"] not in KEPT and pair[0]["paragraphs"]]
    by_rule = sum(found(seeds.library, made, turn) for turn, made in turns) / len(turns)
    by_hand = sum(found(seeds.library, turn["standalone"], turn) for turn, _ in turns) / len(turns)
    as_asked = sum(found(seeds.library, turn["question"], turn) for turn, _ in turns) / len(turns)
    assert by_rule >= by_hand - 0.08
    assert by_rule > as_asked + 0.1


def found(library: Library, question: str, turn: dict[str, Any]) -> bool:
    return any(passage.paragraph.id in turn["paragraphs"] for passage in library.search(question, 3))
