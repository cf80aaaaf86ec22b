"""The calibrated verifier: each step decides what it should, bad input decides nothing, answers are mended by it."""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cli
from index import Article, Library, Paragraph, Passage
from index.load import Loaded, load
from index.split import paragraphs
from qa import Assistant, Draft, Pair, Verdict
from qa.cite import Checker
from qa.verify import CalibratedVerifier, Unverified

TEXT = (
    "The port authority bought two cranes for $14 million on Friday, its director, Ines Falk, said. "
    "They were built in Gdansk. Some dockers may lose their jobs, the union said, and it plans to strike."
)
REAL = Path(__file__).parents[2] / "shared" / "seeds"


@pytest.fixture(scope="module")
def verifier() -> CalibratedVerifier:
    return CalibratedVerifier.load()


@pytest.mark.parametrize(
    ("claim", "support", "step"),
    [
        ("They were built in Gdansk.", "supported", "verbatim"),
        ("The port authority bought two cranes for $14 million.", "supported", "alignment"),
        ("Two cranes were bought by the port authority on Friday.", "supported", "alignment"),
        ("The port authority bought two cranes for $41 million.", "contradicted", "facts"),
        ("The port authority bought three cranes for $14 million.", "contradicted", "facts"),
        ("The port authority bought two cranes on Monday.", "contradicted", "facts"),
        ("The port authority's director, Inez Falk, bought two cranes.", "contradicted", "facts"),
        ("The cranes were not built in Gdansk.", "contradicted", "meaning"),
        ("All dockers will lose their jobs.", None, "meaning"),
        ("The harbour pilots were given a raise and a holiday.", "unsupported", None),
    ],
)
def test_each_step_decides_what_it_should(
    verifier: CalibratedVerifier, claim: str, support: str | None, step: str | None
) -> None:
    (verdict,) = verifier.judge([Pair(claim, (TEXT,))])
    assert verdict.support == support or (support is None and verdict.support != "supported")
    assert step is None or verdict.verifier == step
    assert verdict.reason


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Falk sold the crane", "Prosecutors allege that Falk sold the crane and kept the money."),
        ("Falk sold the crane", "It is not true that Falk sold the crane."),
    ],
)
def test_half_a_sentence_is_no_quotation_where_the_other_half_takes_it_back(
    verifier: CalibratedVerifier, claim: str, text: str
) -> None:
    assert verifier.judge([Pair(claim, (text,))])[0].support != "supported"


def test_a_reason_tells_a_reader_what_differs(verifier: CalibratedVerifier) -> None:
    (verdict,) = verifier.judge([Pair("The port authority bought two cranes for $41 million.", (TEXT,))])
    assert "14" in verdict.reason
    assert "41" in verdict.reason
    assert "14" in TEXT[verdict.spans[0].start : verdict.spans[0].end]


def test_a_sentence_of_which_one_half_is_invented_is_not_supported(verifier: CalibratedVerifier) -> None:
    claim = "The port authority bought two cranes for $14 million, and the mayor painted a mural of sheep."
    assert verifier.judge([Pair(claim, (TEXT,))])[0].support != "supported"


@pytest.mark.parametrize(
    ("claim", "evidence", "support"),
    [
        ("", TEXT, "unjudged"),
        ("  [1] ** ", TEXT, "unjudged"),
        ("The port bought cranes.", "", "unsupported"),
        ("Did the port authority buy two cranes?", TEXT, "unjudged"),
        ("Управление порта купило два крана за четырнадцать миллионов.", TEXT, "unjudged"),
        ("港务局购买了两台起重机", TEXT, "unjudged"),
        ("Hafen kauft Kräne aus Danzig, Streik droht wegen Stellenabbau", TEXT, "unjudged"),
        ("They were built in Gdansk. [3]", TEXT, "supported"),
        ("- **They were built in Gdansk.**", TEXT, "supported"),
    ],
)
def test_bad_input_decides_nothing(verifier: CalibratedVerifier, claim: str, evidence: str, support: str) -> None:
    assert verifier.judge([Pair(claim, (evidence,))])[0].support == support


def test_a_verbatim_claim_is_supported_in_any_language(verifier: CalibratedVerifier) -> None:
    text = "Порт купил два крана. Их построили в Гданьске."
    assert verifier.judge([Pair("Их построили в Гданьске.", (text,))])[0].support == "supported"


def test_support_at_the_end_of_a_very_long_text_is_found_soon(verifier: CalibratedVerifier) -> None:
    filler = "The council heard a report on drains and kerbs, and then it heard another one. " * 1250
    start = time.perf_counter()
    claim = "Two cranes were bought by the port authority on Friday."
    (verdict,) = verifier.judge([Pair(claim, (filler + TEXT,))])
    assert verdict.support == "supported"
    assert verdict.spans[0].start >= len(filler)
    assert time.perf_counter() - start < 20


def test_no_pairs_are_no_error(verifier: CalibratedVerifier) -> None:
    assert verifier.judge([]) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.lists(st.text(max_size=120), max_size=3))
def test_nothing_raises_and_every_span_is_in_its_text(
    verifier: CalibratedVerifier, claim: str, evidence: list[str]
) -> None:
    (verdict,) = verifier.judge([Pair(claim, tuple(evidence))])
    for span in verdict.spans:
        assert 0 <= span.start < span.end <= len(evidence[span.evidence])


def passages(*texts: str) -> list[Passage]:
    articles = [Article(id=f"a{i}", text=text) for i, text in enumerate(texts)]
    return [Passage(Paragraph(article, 1, 0, len(article.text)), 1.0, 1, 1) for article in articles]


def test_a_sentence_that_cites_the_wrong_passage_is_cited_anew(verifier: CalibratedVerifier) -> None:
    found = passages("The weather in Lund was mild and dry all week.", TEXT)
    checker = Checker(found, verifier)
    kept = checker.check(Draft("The cranes were built in Gdansk.", (1,)))
    assert checker.removed == []
    assert (kept[0].action, kept[0].citations[0].paragraph.article.id) == ("recited", "a1")


def test_a_citation_that_adds_nothing_is_dropped(verifier: CalibratedVerifier) -> None:
    found = passages("The weather in Lund was mild and dry all week.", TEXT)
    kept = Checker(found, verifier).check(Draft("They were built in Gdansk.", (1, 2)))
    assert [citation.paragraph.article.id for citation in kept[0].citations] == ["a1"]


def test_the_half_that_stands_is_kept_and_the_other_removed_with_its_reason(verifier: CalibratedVerifier) -> None:
    draft = Draft("The cranes were built in Gdansk, and the port authority bought nine cranes.", (1,))
    checker = Checker(passages(TEXT), verifier)
    kept, removed = checker.check(draft), checker.removed
    assert [sentence.text for sentence in kept] == ["The cranes were built in Gdansk."]
    assert [sentence.text for sentence in removed] == ["The port authority bought nine cranes."]
    assert "nine" in removed[0].verdict.reason or "9" in removed[0].verdict.reason


def test_verification_switched_off_keeps_and_says_so(library: Library, ferry: Article) -> None:
    class Writer:
        name, model = "scripted", None

        def write(self, question: str, passages: Sequence[Passage]) -> list[Draft]:  # noqa: ARG002
            return [Draft("The ferry sank.", (1,))]

    library.add(ferry)
    answer = Assistant(library, Writer(), Unverified()).ask("What about the ferry?")
    assert answer.sentences[0].verdict.support == "unjudged"
    assert "switched off" in answer.notices[0]


@pytest.mark.skipif(not REAL.is_dir(), reason="the two real articles are not beside this checkout")
def test_true_sentences_about_the_real_articles_stay_and_planted_false_ones_go(verifier: CalibratedVerifier) -> None:
    """Sixty claims of our own. The bounds are what was reached; docs/verification.md lists the ones it gets wrong."""
    articles = [item.article for item in load([REAL]) if isinstance(item, Loaded)]
    named = {"original" if article.origin else "secondhand": paragraphs(article) for article in articles}
    lines = (Path(__file__).with_name("real_claims.jsonl")).read_text(encoding="utf-8").splitlines()
    claims = [json.loads(line) for line in lines]
    outcome: dict[bool, list[Verdict]] = {True: [], False: []}
    for claim in claims:
        cited = named[claim["article"]][claim["paragraph"] - 1]
        pair = Pair(claim["claim"], (cited.text,), cited.article.published)
        outcome[claim["true"]] += verifier.judge([pair])
    assert len(outcome[True]) == len(outcome[False]) == 30
    kept = sum(verdict.support == "supported" for verdict in outcome[True])
    passed = sum(verdict.support == "supported" for verdict in outcome[False])
    assert kept >= 27
    assert passed <= 2


def test_the_command_judges_lines_as_they_come(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        {"id": 1, "claim": "They were built in Gdansk.", "evidence": TEXT},
        {"id": 2, "claim": "They were built in Oslo.", "evidence": ["Nothing.", TEXT]},
        {"id": 3, "claim": "No evidence key"},
    ]
    monkeypatch.setattr(sys, "argv", ["pullquote", "verify"])
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(map(json.dumps, lines)) + "\nbroken\n"))
    with pytest.raises(SystemExit) as stop:
        cli.main()
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert stop.value.code == 1
    assert list(found[0]) == ["id", "support", "score", "reason", "span"]
    assert TEXT[slice(*found[0]["span"])] == "They were built in Gdansk."
    assert found[1]["support"] in ("contradicted", "unsupported")
    assert [("error" in line) for line in found] == [False, False, True, True]
