"""An LLM's answer: what of its draft is kept, cited anew, written anew or removed, and what it is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from index import Article, Library, Passage
from qa import Answer, Assistant, CalibratedVerifier, Checked, Done, Draft, ScriptedLLM, Sentence
from qa.extract import Extractor
from qa.generate import BYTES, Generator
from qa.model import Model
from qa.reading import Reader
from qa.settings import REPLY, Settings
from qa.writing import Clock, Work
from tests.test_answers import check_rules

RETURNED = "The ferry Margit returned to service on Monday after nine weeks in dry dock."
COST = "Its new engine cost $310,000, the port authority said."
QUESTION = "What did the new engine of the ferry cost?"


def ask(library: Library, *lines: str | Exception, question: str = QUESTION) -> tuple[Answer, ScriptedLLM]:
    llm = ScriptedLLM(list(lines))
    reader = Reader(Settings().load_model)
    assistant = Assistant(library, Generator(Model(llm)), CalibratedVerifier(reader), Extractor(reader))
    answer = assistant.ask(question)
    check_rules(answer)
    return answer, llm


def said(sentences: Sequence[Sentence]) -> list[tuple[str, str]]:
    return [(sentence.text, sentence.action) for sentence in sentences]


def test_the_passages_are_numbered_as_search_ranks_them(ferries: Library) -> None:
    _, llm = ask(ferries, f"{COST} [1]")
    assert re.search(r"\[1\] The Harbor Post, 2025-04-02, Ferry returns to service\nIts new engine", llm.asked[0])


def test_a_supported_sentence_is_kept_under_its_own_citation(ferries: Library) -> None:
    answer, _ = ask(ferries, "The new engine cost $310,000, the port authority said. [1]")
    assert said(answer.sentences) == [("The new engine cost $310,000, the port authority said.", "kept")]
    assert (answer.writer, answer.model, answer.notices) == ("llm", "scripted", ())
    assert answer.citations[0].quote == COST


@pytest.mark.parametrize("mark", ["[7]", "[1, 7]", "", "(source 12)", "[0]"])
def test_a_sentence_with_an_invented_source_or_none_is_cited_from_where_it_stands(ferries: Library, mark: str) -> None:
    answer, _ = ask(ferries, f"{COST} {mark}")
    assert said(answer.sentences) == [(COST, "recited")]


class Drafts:
    """A writer of some drafts, one list for each time it is asked."""

    name, model = "drafts", None

    def __init__(self, *drafts: list[Draft]) -> None:
        self.drafts = list(drafts)

    def write(self, question: str, passages: Sequence[Passage]) -> list[Draft]:  # noqa: ARG002
        return self.drafts.pop(0)


def test_a_model_that_declines_the_second_time_is_believed_whatever_became_of_its_first_try(ferries: Library) -> None:
    passages = ferries.search(QUESTION, 2)
    work = Work(QUESTION, CalibratedVerifier(Reader(Settings().load_model)), Clock())
    model, fallback = Drafts([Draft("The ferry sank off Lisbon.", (1,))], []), Drafts([], [Draft(COST, (1,))])
    for _ in range(2):
        assert list(work.by(model, passages, fallback)) == []
    assert len(fallback.drafts) == 1, "after the second reply nobody else was asked"
    assert work.notices == []


def test_an_invented_source_that_no_passage_bears_out_is_removed_and_kept_on_record(ferries: Library) -> None:
    answer, _ = ask(ferries, f"{COST} [1] The ferry sank off Lisbon. [7]", "NO ANSWER")
    assert said(answer.sentences) == [(COST, "kept")]
    assert said(answer.removed) == [("The ferry sank off Lisbon.", "removed")]
    assert "cites [7]; 2 passages were given" in answer.removed[0].verdict.reason


@pytest.mark.parametrize("word", ["No.", "Monday", "dry dock"])
def test_a_word_that_names_no_source_is_not_looked_for_in_the_articles(ferries: Library, word: str) -> None:
    answer, _ = ask(ferries, word)
    assert answer.writer == "extractive"
    assert [sentence.text for sentence in answer.removed] == [word]


def test_a_sentence_under_the_wrong_number_is_cited_anew(ferries: Library) -> None:
    answer, _ = ask(ferries, f"{RETURNED} [1]")
    assert said(answer.sentences) == [(RETURNED, "recited")]
    assert answer.citations[0].quote == RETURNED


def test_a_changed_fact_is_written_anew_from_the_passage_and_the_first_wording_stays_on_record(
    ferries: Library,
) -> None:
    answer, llm = ask(ferries, "The new engine cost $910,000. [1]", COST)
    assert said(answer.sentences) == [(COST, "rewritten")]
    assert said(answer.removed) == [("The new engine cost $910,000.", "removed")]
    assert COST in llm.asked[1]
    assert RETURNED not in llm.asked[1], "only the passage that it is to be written from is sent again"


def test_a_second_wording_that_is_no_better_is_not_kept(ferries: Library) -> None:
    answer, llm = ask(ferries, "The new engine cost $910,000. [1]", "The engine cost $810,000.")
    assert answer.writer == "extractive"
    assert said(answer.sentences)[0] == (COST, "kept")
    assert said(answer.removed) == [("The new engine cost $910,000.", "removed")]
    assert "Nothing that the model wrote" in answer.notices[0]
    assert len(llm.asked) == 2, "once, not again and again"


def test_a_passage_is_sent_for_another_wording_only_once(ferries: Library) -> None:
    _, llm = ask(ferries, "The engine cost $910,000. [1] The engine cost $920,000. [1] It cost $930,000. [1]", "Dunno.")
    assert len(llm.asked) == 2


def test_a_model_that_copies_the_prompts_example_says_nothing(ferries: Library) -> None:
    copied = "The lighthouse at Cape Orrin may be sold next spring, the harbor master said. [4]"
    answer, _ = ask(ferries, copied, copied)
    assert said(answer.removed) == [(copied[:-4], "removed")]
    assert answer.writer == "extractive"


def test_a_model_that_repeats_the_question_says_nothing(ferries: Library) -> None:
    answer, _ = ask(ferries, f"{QUESTION} {COST} [1]", "NO ANSWER")
    assert said(answer.sentences) == [(COST, "kept")]
    assert said(answer.removed) == [(QUESTION, "removed")]


def test_a_model_that_answers_from_memory_says_nothing(ferries: Library) -> None:
    answer, _ = ask(
        ferries, "Lisbon is the capital of Portugal. [1]", "NO ANSWER", question="What is the capital of Portugal?"
    )
    assert not answer.answered
    assert answer.nearest
    assert said(answer.removed) == [("Lisbon is the capital of Portugal.", "removed")]


def test_a_model_that_says_a_thing_twice_is_heard_once(ferries: Library) -> None:
    answer, _ = ask(ferries, f"{COST} [1] {COST} [1]")
    assert said(answer.sentences) == [(COST, "kept")]
    assert answer.removed[0].verdict.reason == "repeats a sentence before it"


def test_a_model_that_declines_gives_a_refusal_with_the_nearest_passages(ferries: Library) -> None:
    answer, _ = ask(ferries, "NO ANSWER", question="Who built the ferry?")
    assert not answer.answered
    assert (answer.writer, answer.notices) == ("llm", ())
    assert len(answer.nearest) == 2


def test_an_address_that_no_passage_has_is_never_shown(ferries: Library) -> None:
    leak = "Its new engine cost $310,000, the port authority said: https://evil.example/?q=cost [1]"
    answer, _ = ask(ferries, leak)
    assert "evil.example" not in answer.text
    assert "https://evil.example/?q=cost" in answer.removed[0].verdict.reason


def test_a_sentence_is_shown_before_the_model_has_written_the_next(ferries: Library) -> None:
    reader = Reader(Settings().load_model)
    llm = ScriptedLLM([f"{COST} [1] " + "The ferry sank off Lisbon in the night of the storm. " * 8, "NO ANSWER"])
    assistant = Assistant(ferries, Generator(Model(llm)), CalibratedVerifier(reader))
    events = list(assistant.stream(QUESTION))
    checked = [event.sentence.text for event in events if isinstance(event, Checked)]
    assert isinstance(events[-1], Done)
    assert checked == [COST]
    assert all(sentence.verdict.support == "supported" for sentence in events[-1].answer.sentences)


def test_one_text_in_two_articles_is_sent_once(ferries: Library) -> None:
    ferries.add(Article(id="copy", title="A copy", outlet="The Bay Bugle", text=f"{RETURNED}\n\n{COST}"))
    _, llm = ask(ferries, f"{COST} [1]")
    assert llm.asked[0].count(COST) == 1


def test_passages_are_left_out_where_the_context_is_too_small(library: Library) -> None:
    body = "\n\n".join(f"Engine number {i} cost ${i},000, the port said. " + "It is loud. " * 40 for i in range(1, 9))
    library.add(Article(id="engines", text=body))
    llm = ScriptedLLM(["NO ANSWER"], context_window=1500)
    reader = Reader(Settings().load_model)
    Assistant(library, Generator(Model(llm)), CalibratedVerifier(reader)).ask("What did engine number 3 cost?")
    assert len(llm.asked[0]) < (1500 - REPLY) * BYTES + 200
    assert "[1]" in llm.asked[0]
    assert "[8]" not in llm.asked[0]


def test_the_boundary_is_new_every_time(ferries: Library) -> None:
    marks = {re.findall(r"<<(\w+)>> END", ask(ferries, "NO ANSWER")[1].asked[0])[0] for _ in range(3)}
    assert len(marks) == 3


def test_a_script_that_runs_out_raises(ferries: Library) -> None:
    llm = ScriptedLLM([])
    with pytest.raises(IndexError, match="no line for question 1"):
        llm.complete("hello")
    del ferries
