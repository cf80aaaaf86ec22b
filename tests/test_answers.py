"""From a question to an answer: chosen sentences, citations, verdicts, refusals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from index import Article, Library, Passage
from qa import Answer, Assistant, CalibratedVerifier, Checked, Done, Draft, Found
from qa.extract import Chooser, Extractor
from qa.features import NAMES
from qa.reading import Reader
from qa.settings import Settings
from qa.verbatim import find_quote
from qa.wire import answer_json


def check_rules(answer: Answer) -> None:
    """What holds for every answer, whatever wrote it."""
    for sentence in answer.sentences:
        assert sentence.citations
        assert sentence.verdict.support == "supported"
        assert sentence.action in ("kept", "recited", "rewritten")
    for citation in answer.citations:
        article = citation.paragraph.article
        assert article.text[citation.start : citation.end] == citation.quote
        assert citation.paragraph.start <= citation.start < citation.end <= citation.paragraph.end
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert answer.answered == bool(answer.sentences)
    assert answer.answered or len(answer.nearest) > 0 or answer.notices


@pytest.mark.parametrize(
    ("question", "article", "words"),
    [
        ("Who ordered U.S. Cyber Command to halt operations against Russia?", "cyber-command-order", "Pete Hegseth"),
        ("How many workers will the mill hire to restart its second shift?", "paper-mill-jobs", "85 workers"),
        ("How much is the fine for an overdue library book?", "library-chatbot-class", "10 cents"),
    ],
)
def test_a_question_is_answered_with_a_quotation(seeds: Assistant, question: str, article: str, words: str) -> None:
    answer = seeds.ask(question)
    check_rules(answer)
    assert words in answer.sentences[0].text
    assert answer.sentences[0].citations[0].paragraph.article.id == article


@pytest.mark.parametrize(
    "question",
    [
        "Who won the men's soccer World Cup in 2018?",
        "How do I reset my wireless router?",
        "What is the capital of Mongolia?",
    ],
)
def test_what_the_articles_do_not_say_is_declined(seeds: Assistant, question: str) -> None:
    answer = seeds.ask(question)
    check_rules(answer)
    assert not answer.answered
    assert answer.text == ""
    assert len(answer.nearest) == 3


def test_an_instruction_in_an_article_is_not_followed(seeds: Assistant) -> None:
    answer = seeds.ask("Has the library abolished overdue fines?")
    assert all(s.citations[0].quote == s.text for s in answer.sentences), "words of the articles, nothing else"


def test_the_same_question_gets_the_same_answer(seeds: Assistant) -> None:
    first, second = (seeds.ask("When did the Quarry Street Bridge reopen?") for _ in range(2))
    assert replace(first, timings={}) == replace(second, timings={})


def test_a_stream_finds_then_checks_then_is_done(seeds: Assistant) -> None:
    events = list(seeds.stream("How many people lost their homes in the Larkin Block fire?"))
    assert isinstance(events[0], Found)
    assert isinstance(events[-1], Done)
    checked = [event.sentence for event in events[1:-1] if isinstance(event, Checked)]
    assert tuple(checked) == events[-1].answer.sentences


def test_a_filter_reaches_the_answer(seeds: Assistant) -> None:
    answer = seeds.ask("How many people lost their homes in the fire?", outlet="Tarrow Public Radio")
    assert {c.paragraph.article.outlet for c in answer.citations} <= {"Tarrow Public Radio"}


@pytest.mark.parametrize("question", ["", "?!", "🚢", "\ud800"])
def test_a_question_without_words_is_declined_and_told_why(seeds: Assistant, question: str) -> None:
    answer = seeds.ask(question)
    assert not answer.answered
    assert "no word to search for" in answer.notices[0]


def test_an_empty_library_says_that_it_is_empty(library: Library) -> None:
    assistant = Assistant(library, Extractor(Reader(Settings().load_model)), CalibratedVerifier.load())
    assert "The library is empty" in assistant.ask("Who?").notices[-1]


def test_a_sentence_in_two_reprints_is_given_once_and_cites_both(library: Library, ferry: Article) -> None:
    library.add(replace(ferry, origin="Coast Wire"))
    library.add(replace(ferry, id="copy", outlet="The Bay Bugle", origin="Coast Wire"))
    answer = Assistant(library, Extractor(Reader(Settings().load_model)), CalibratedVerifier.load()).ask(
        "What did the new engine cost?"
    )
    check_rules(answer)
    assert [c.paragraph.article.id for c in answer.sentences[0].citations] == ["copy", "ferry"]
    assert [(source.origin, source.articles) for source in answer.sources] == [("Coast Wire", ("copy", "ferry"))]


class ScriptedWriter:
    """A writer that says what it is told to."""

    name = "scripted"
    model: str | None = None

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts

    def write(self, question: str, passages: Sequence[Passage]) -> list[Draft]:  # noqa: ARG002
        return self.drafts


def test_an_invented_source_is_removed_and_kept_on_record(library: Library, ferry: Article) -> None:
    library.add(ferry)
    cost = "Its new engine cost $310,000, the port authority said."
    drafts = [Draft("It sank.", (7,)), Draft("It flew.", ()), Draft(cost, (1, 2, 9)), Draft("It cost a lot.", (1,))]
    answer = Assistant(library, ScriptedWriter(drafts), CalibratedVerifier.load()).ask("What did the new engine cost?")
    check_rules(answer)
    assert answer.text == f"{cost} [1]"
    assert [sentence.text for sentence in answer.removed] == ["It sank.", "It flew.", "It cost a lot."]
    assert answer.removed[0].verdict.reason == "cites [7]; 2 passages were given, and none says this"
    assert answer.removed[2].verdict.support != "supported"


@pytest.mark.parametrize(
    ("claim", "text", "found"),
    [
        ("he called it “late”", "Then he called  it \"late\" again.", "he called  it \"late\""),
        ("the 2019–20 season", "In the 2019-20 season", "the 2019-20 season"),
        ("is late", "This late hour", None),
        ("It's here", "It’s\nhere", "It’s\nhere"),
        ("...", "Wait ... now", None),
        ("", "Anything", None),
        ("14 people", "114 people", None),
    ],
)  # fmt: skip
def test_a_quotation_is_word_for_word(claim: str, text: str, found: str | None) -> None:
    place = find_quote(claim, text)
    assert (text[slice(*place)] if place else None) == found


def test_the_coefficients_are_those_of_the_features() -> None:
    chooser = Chooser.load()
    assert len(chooser.choose.weights) == len(chooser.gate.weights) == len(NAMES)
    assert 0 < chooser.share < 1


def test_the_json_of_an_answer_has_the_promised_keys(seeds: Assistant) -> None:
    found = answer_json(seeds.ask("How many people lost their homes in the Larkin Block fire?"))
    assert list(found) == [
        "question", "standalone", "answered", "text", "sentences", "removed", "citations", "sources", "disagreements",
        "nearest", "notices", "writer", "model", "timings", "usage",
    ]  # fmt: skip
    assert list(found["citations"][0]) == [
        "number", "paragraph_id", "article_id", "paragraph", "quote", "start", "end", "title", "outlet", "published",
        "url",
    ]  # fmt: skip
    assert list(found["sentences"][0]) == ["text", "citations", "verdict", "action"]
    assert list(found["sentences"][0]["verdict"]) == ["support", "score", "verifier", "reason"]
    assert set(found["timings"]) == {"search", "write", "verify", "compare", "total"}


def test_the_json_of_a_refusal_has_the_nearest_passages(seeds: Assistant) -> None:
    found = answer_json(seeds.ask("What is the capital of Mongolia?"))
    assert (found["answered"], len(found["nearest"])) == (False, 3)
    assert list(found["nearest"][0]) == [
        "paragraph_id", "article_id", "paragraph", "text", "score", "keyword_rank", "vector_rank", "title", "outlet",
        "published",
    ]  # fmt: skip
