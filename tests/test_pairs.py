"""The pair generator: what it calls true is true, what it calls false is false, and the same seed gives the same."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from eval.faithful import TRUE
from eval.falsify import FACTS
from eval.metrics import auroc, balanced_accuracy, macro_f1, rate
from eval.pairs import generate
from eval.twist import MEANINGS
from eval.wording import Place, lower_first, people
from index.load import Loaded
from index.types import Article

PEOPLE = ("Ines Calloway", "Tomas Reyle")


def place(sentence: str, before: tuple[str, ...] = (), after: tuple[str, ...] = ()) -> Place:
    paragraph = " ".join((*before, sentence, *after))
    return Place(sentence, before, after, paragraph, ("Reporters saw the council on Friday.",), PEOPLE)


@pytest.mark.parametrize(
    ("kind", "sentence", "expected"),
    [
        ("shortened", "The ferry (built in 1971) sank.", "The ferry sank."),
        ("shortened", "In 2019, the county bought the mill.", "The county bought the mill."),
        ("reordered", "When the dam broke, the town was asleep.", "The town was asleep when the dam broke."),
        ("reordered", "According to the mayor, the dam is safe.", "The dam is safe, according to the mayor."),
        ("reordered", "“We will not sell it,” Ines Calloway said.", "Ines Calloway said, “We will not sell it.”"),
        ("voice", "The council approved the budget.", "The budget was approved by the council."),
        ("voice", "The trees were destroyed by the storm.", "The storm destroyed the trees."),
        ("number words", "The fire killed three horses.", "The fire killed 3 horses."),
        ("number words", "It cost $1.2 million in all.", "It cost $1,200,000 in all."),
        ("number words", "Prices rose 4 percent in May.", "Prices rose 4% in May."),
    ],
)  # fmt: skip
def test_true_rewritings_say_the_same(kind: str, sentence: str, expected: str) -> None:
    assert expected in list(TRUE[kind](place(sentence)))


def test_a_pronoun_is_resolved_only_when_one_person_was_named() -> None:
    sentence = "She will replant with apples."
    alone = place(sentence, before=("Ines Calloway owns the orchard on the hill.",))
    crowd = place(sentence, before=("Ines Calloway owns the orchard that Tomas Reyle planted.",))
    assert list(TRUE["pronoun resolved"](alone)) == ["Ines Calloway will replant with apples."]
    assert list(TRUE["pronoun resolved"](crowd)) == []


def test_two_sentences_are_merged_with_a_small_letter() -> None:
    both = place("The ferry sank in the harbor.", after=("The crew swam to the shore.",))
    assert list(TRUE["merged"](both)) == ["The ferry sank in the harbor, and the crew swam to the shore."]


@pytest.mark.parametrize(
    ("kind", "sentence", "expected"),
    [
        ("negation", "The bridge was built in 1938.", "The bridge was not built in 1938."),
        ("negation", "The bridge will not reopen in May.", "The bridge will reopen in May."),
        ("direction", "Prices rose in every county.", "Prices fell in every county."),
        ("role swap", "Ines Calloway sued Tomas Reyle in March.", "Tomas Reyle sued Ines Calloway in March."),
        ("hedge removed", "The mill is expected to close.", "The mill will close."),
        ("hedge removed", "The mill allegedly hid the leak.", "The mill hid the leak."),
        ("attribution removed", "Critics claim that the mill hid the leak.", "The mill hid the leak."),
    ],
)
def test_a_false_rewriting_changes_the_meaning(kind: str, sentence: str, expected: str) -> None:
    assert list(MEANINGS[kind](place(sentence))) == [expected]


def test_a_changed_number_is_never_one_that_the_paragraph_has_or_that_a_bound_allows() -> None:
    here = place("The county paid 40 growers and 16 millers.", after=("It had paid 24 before.",))
    for seed in range(40):
        for claim in FACTS["number"](here, Random(seed)):
            assert claim != here.sentence
            changed = set(claim.replace(".", "").split()) - set(here.sentence.replace(".", "").split())
            assert len(changed) == 1 and changed.pop() not in here.paragraph
    assert list(FACTS["number"](place("More than 40 growers were paid."), Random(1))) == []


def test_a_name_is_changed_to_another_person_of_the_article() -> None:
    assert list(FACTS["name"](place("Ines Calloway bought the mill."), Random(1))) == ["Tomas Reyle bought the mill."]


def test_a_date_that_could_be_true_as_well_is_left_alone() -> None:
    assert list(FACTS["date"](place("The mill has been shut since Tuesday."), Random(1))) == []
    [claim] = FACTS["date"](place("The mill was shut on Tuesday."), Random(1))
    assert "Tuesday" not in claim and claim.startswith("The mill was shut on ")


def test_a_first_letter_is_lowered_only_when_it_is_no_name() -> None:
    assert lower_first("The crew swam.") == "the crew swam."
    assert lower_first("Ines swam.", PEOPLE) == "Ines swam."
    assert lower_first("Quillon swam.") is None


def test_people_are_known_by_titles_ages_and_verbs_of_saying() -> None:
    text = "Mayor Ines Calloway left. Tomas Reyle said so. The White House said no. Oda Finch, 42, stayed."
    assert people(text) == ("Ines Calloway", "Oda Finch", "Tomas Reyle")


def test_the_same_articles_give_the_same_pairs_half_of_them_true() -> None:
    text = (
        "The council approved the budget on Tuesday. The mayor said the town paid 40 growers for damage in 2019.\n\n"
        "When the dam broke, the town was asleep. The dam was built in 1938 and cost $2 million.\n\n"
        "The mill is expected to close in March. The owner of the mill has lost three barns since the flood."
    )
    loaded = [Loaded(Article("dam", text, published=date(2025, 4, 2)), "dam.txt", True)]
    made = generate(loaded, count=40)
    assert made == generate(loaded, count=40)
    assert len({m.id for m in made}) == len(made)
    assert {m.label for m in made} == {"supported", "unsupported"}
    assert all(m.evidence in text and m.published == "2025-04-02" for m in made)
    assert all(m.claim not in m.evidence for m in made if m.label == "unsupported")
    assert all(m.claim in m.evidence for m in made if m.kind == "verbatim")


def test_the_metrics_agree_with_their_definitions() -> None:
    labels, passed, scores = [1, 1, 0, 0], [1, 0, 0, 0], [0.9, 0.4, 0.4, 0.1]
    assert balanced_accuracy(labels, passed) == 0.75
    assert macro_f1(labels, passed) == pytest.approx((2 / 3 + 4 / 5) / 2)
    assert auroc(labels, scores) == pytest.approx(3.5 / 4)
    assert rate([True, False]) == (0.5, pytest.approx(0.3536, abs=1e-4))
