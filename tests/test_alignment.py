"""The alignment score: what the text carries scores high, what it lacks low, and nothing makes it raise."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.minilm import MiniLM
from qa.alignment import Alignment, Model
from qa.comparison import LONGEST, READ, compare
from qa.reading import Reader

ORCHARD = (
    "The orchard on Weller Hill lost a third of its pear trees in the April frost. Its owner, Ines Calloway, said that "
    "she would replant with apples. The county paid 40 growers for damage last year."
)
FERRY = "The ferry Margit returned to service after nine weeks in dry dock. Its new engine cost $310,000."


@pytest.fixture(scope="module")
def alignment() -> Alignment:
    return Alignment(Reader(MiniLM.load), Model.load())


def score(alignment: Alignment, claim: str, *evidence: str) -> float:
    return alignment.score([(claim, evidence)])[0].score


def test_a_paraphrase_is_supported_and_another_subject_is_not(alignment: Alignment) -> None:
    carried, foreign = alignment.score(
        [
            ("A third of the pear trees on Weller Hill were lost to frost in April.", [ORCHARD]),
            ("The museum will open a second hall for its glass collection.", [ORCHARD]),
        ]
    )
    assert (carried.support, foreign.support) == ("supported", "unsupported")
    assert foreign.score < 0.2 < 0.7 < carried.score


def test_an_invented_deed_in_a_copied_sentence_costs_more_than_another_word_for_it(alignment: Alignment) -> None:
    claim = "The county compensated 40 growers for damage last year."
    assert score(alignment, claim.replace("compensated", "arrested"), ORCHARD) < score(alignment, claim, ORCHARD) - 0.1


def test_a_name_that_is_missing_costs_more_than_a_word(alignment: Alignment) -> None:
    claim = "The ship Margit was in dry dock for nine weeks."
    assert score(alignment, claim.replace("Margit", "Zelda"), FERRY) < score(alignment, claim, FERRY) - 0.3


def test_a_number_may_be_written_in_words(alignment: Alignment) -> None:
    claim = "The Margit was in dry dock for 9 weeks."
    assert score(alignment, claim, FERRY) > score(alignment, claim.replace("9", "6"), FERRY) + 0.1


def test_no_weight_lets_what_the_text_lacks_speak_for_a_claim() -> None:
    weights = dict(zip(Model.load().features, Model.load().weights, strict=True))
    assert weights["missing words"] > 0
    assert weights["echo"] >= 0
    assert weights["names missing"] <= 0


def test_the_span_is_the_sentence_that_carries_the_claim(alignment: Alignment) -> None:
    [result] = alignment.score([("Ines Calloway will replant with apples.", [FERRY, ORCHARD])])
    assert result.span is not None and result.span.evidence == 1
    assert ORCHARD[result.span.start : result.span.end].startswith("Its owner, Ines Calloway")


def test_a_claim_from_two_sentences_in_a_row_has_a_span_over_both(alignment: Alignment) -> None:
    claim = "The ferry Margit returned to service after nine weeks in dry dock, and its new engine cost $310,000."
    [result] = alignment.score([(claim, [FERRY])])
    assert result.span is not None
    assert FERRY[result.span.start : result.span.end] == FERRY


def test_what_two_texts_carry_together_is_found_in_both(alignment: Alignment) -> None:
    claim = "The orchard on Weller Hill lost pear trees, and the ferry Margit got an engine for $310,000."
    [both] = alignment.score([(claim, [ORCHARD, FERRY])])
    spans = [both.span, *both.further]
    assert {span.evidence for span in spans if span is not None} == {0, 1}
    assert both.score > score(alignment, claim, ORCHARD)


def test_support_at_the_end_of_a_very_long_text_is_found_quickly(alignment: Alignment) -> None:
    filler = "Committee number {} heard the usual reports about parking, drains and the annual fair. "
    text = "".join(filler.format(i) for i in range(1200)) + ORCHARD
    assert len(text) > 100_000
    score(alignment, "Warm up the model.", ORCHARD)
    start = time.perf_counter()
    [result] = alignment.score([("Ines Calloway said that she would replant with apples.", [text])])
    assert time.perf_counter() - start < 5  # under one second on an idle machine; see eval/results
    assert result.support == "supported" and result.span is not None
    assert "Ines Calloway" in text[result.span.start : result.span.end]


def test_a_line_without_a_full_stop_is_cut_and_still_searched(alignment: Alignment) -> None:
    table = " ".join(f"row {i} drains {i * 7} parking" for i in range(300)) + " Calloway replants apples"
    [result] = alignment.score([("Calloway replants apples.", [table])])
    assert result.span is not None and result.span.end - result.span.start <= 2 * LONGEST + 1
    assert "Calloway" in table[result.span.start : result.span.end]


@pytest.mark.parametrize(
    ("claim", "evidence"), [("", [ORCHARD]), ("...", [ORCHARD]), ("A claim.", []), ("A claim.", ["", " \n "]), ("", [])]
)
def test_without_words_there_is_no_support_and_no_span(alignment: Alignment, claim: str, evidence: list[str]) -> None:
    [result] = alignment.score([(claim, evidence)])
    assert (result.score, result.support, result.span, result.further) == (0.0, "unsupported", None, ())


def test_citation_marks_markdown_and_case_change_little(alignment: Alignment) -> None:
    plain = score(alignment, "The county paid 40 growers for damage.", ORCHARD)
    assert score(alignment, "- **The county** paid 40 growers for damage [1][2].", ORCHARD) == pytest.approx(plain)
    assert score(alignment, "the county paid 40 growers for damage .", ORCHARD.lower()) == pytest.approx(plain, abs=0.1)


def test_other_scripts_are_scored_like_any_text(alignment: Alignment) -> None:
    same, other = alignment.score(
        [("Паром вернулся на линию в понедельник.", ["Паром вернулся на линию в понедельник."]), ("渡し船", [ORCHARD])]
    )
    assert same.score > 0.8 and other.support == "unsupported"


def test_the_order_and_the_company_of_pairs_change_nothing(alignment: Alignment) -> None:
    pairs = [("The county paid 40 growers.", [ORCHARD]), ("The engine was new.", [FERRY]), ("", [FERRY])]
    together = alignment.score(pairs)
    apart = [alignment.score([pair])[0] for pair in reversed(pairs)][::-1]
    assert [r.support for r in together] == [r.support for r in apart]
    assert [r.score for r in together] == pytest.approx([r.score for r in apart], abs=0.02)
    assert [r.span for r in together] == [r.span for r in apart]


def test_at_most_three_sentences_are_read_for_a_claim() -> None:
    seen: list[str] = []

    class Watched(Reader):
        def read(self, texts):  # type: ignore[no-untyped-def]
            seen.extend(texts)
            return super().read(texts)

    claim = "The owner of the pear orchard paid for a ferry with a new engine after nine weeks of frost."
    compare(Watched(MiniLM.load), [(claim, [ORCHARD, FERRY, "Nobody paid."])])
    assert 3 <= len(seen) <= 1 + READ
    seen.clear()
    compare(Watched(MiniLM.load), [("The county paid 40 growers.", [ORCHARD, FERRY])])
    assert len(seen) == 2, "one sentence has every word"


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=300), max_size=3))
def test_no_text_makes_it_raise_and_spans_lie_in_the_evidence(
    alignment: Alignment, claim: str, evidence: list[str]
) -> None:
    [result] = alignment.score([(claim, evidence)])
    assert 0 <= result.score <= 1
    for span in (result.span, *result.further):
        if span is not None:
            assert 0 <= span.start < span.end <= len(evidence[span.evidence])
