"""What two sentences say otherwise, and what only looks so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from qa.disagree import Difference, Told, differences
from qa.disagree.agreement import topic
from qa.disagree.slots import asks_the_same, in_slot
from qa.disagree.wanted import asked as asked_for

MONDAY, TUESDAY = date(2025, 6, 2), date(2025, 6, 3)  # a Monday and the day after it


def told(text: str, day: date | None = None, outlet: str | None = "The Post", title: str = "") -> Told:
    return Told(text, day, outlet, title)


def values(found: Sequence[Difference]) -> list[tuple[str, str, str, str]]:
    return [(d.kind, d.relation, d.left, d.right) for d in found]


def test_another_first_name_of_the_same_officer_is_a_disagreement() -> None:
    left = told("Defense Secretary Pete Hegseth has ordered Cyber Command to halt operations against Russia.")
    right = told("Secretary of Defense Pat Hegseth has ordered U.S. Cyber Command to cease operations against Russia.")
    assert values(differences(left, right)) == [("name", "conflict", "Pete Hegseth", "Pat Hegseth")]


def test_one_person_in_two_spellings_is_said_to_be_one() -> None:
    left = told("Trump quarreled with President Volodymyr Zelenskyy in the Oval Office on Friday.")
    right = told("The quarrel between Trump and President Volodymyr Zelensky in the Oval Office was on Friday.")
    assert values(differences(left, right)) == [("name", "spelling", "Zelenskyy", "Zelensky")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Senator Mike Crandall spoke at the Ashdell Fair.", "Senator Michael Crandall spoke at the Ashdell Fair."),
        ("Joe Biden visited the Ashdell school.", "Jill Biden visited the Ashdell school."),
        ("Mr. Crandall spoke at the Ashdell Fair.", "Senator Michael Crandall spoke at the Ashdell Fair."),
        ("The parade took Harkness Avenue in Ashdell.", "The parade took Hartness Avenue and Mill Avenue in Ashdell."),
    ],
)
def test_nicknames_relatives_and_streets_are_not_other_first_names(left: str, right: str) -> None:
    assert not [d for d in differences(told(left), told(right)) if d.relation == "conflict" and "first" in d.about]


def test_at_least_twelve_and_fourteen_a_day_later_is_an_update() -> None:
    left = told("At least 12 people were killed in the Ashdell mine collapse.", MONDAY, "The Post")
    right = told("The Ashdell mine collapse has killed 14 people so far.", TUESDAY, "The Herald")
    (found,) = differences(left, right)
    assert (found.kind, found.relation, found.newest) == ("number", "update", "right")
    assert differences(left, replace_day(right, None)) == [], "without dates nothing is assumed"


def replace_day(side: Told, day: date | None) -> Told:
    return Told(side.text, day, side.outlet, side.title)


def test_the_same_outlet_later_is_an_update_and_another_outlet_disagrees() -> None:
    left = told("The fire at the Ashdell mill left 43 people without homes.", MONDAY, "The Post")
    later = told("The fire at the Ashdell mill left 57 people without homes.", TUESDAY, "The Post")
    other = told("The fire at the Ashdell mill left 57 people without homes.", TUESDAY, "The Herald")
    assert values(differences(left, later)) == [("number", "update", "43", "57")]
    assert values(differences(left, other)) == [("number", "conflict", "43", "57")]


def test_a_correction_is_told_from_a_disagreement() -> None:
    left = told("About 6,400 customers were covered by the boil-water notice in Ashdell.", MONDAY)
    right = told("Correction: The notice covered 4,600 customers, not 6,400.", TUESDAY, title="Corrections")
    (found,) = differences(left, right)
    assert (found.kind, found.relation, found.left, found.right, found.newest) == (
        "number", "correction", "6,400", "4,600", "right",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("About 1.2 million people live in Ashdell County.", "Ashdell County has 1,187,000 people who live there."),
        ("The Ashdell bridge is three miles long.", "The Ashdell bridge is 3 miles long."),
        ("The Ashdell bridge is 2 miles long.", "The Ashdell bridge is 40 feet wide and carries 900 cars."),
        ("Prices in Ashdell rose by 3 percent.", "Prices in Ashdell rose by 3 percentage points, 9 euros."),
        ("The Ashdell mill has 240 workers.", "Among the workers of the Ashdell mill are 85 more who were hired."),
        ("The Ashdell mill paid $2 million in 2019.", "The Ashdell mill paid $3 million in 2024."),
        ("The bill came to $2.1 million in Ashdell.", "It was $200,000 less than the Ashdell bill that came in April."),
        ("Ashdell Mills makes 12 parts a day for Ashdell cars.", "Ashdell Mills makes 90 parts for Ashdell cars."),
        ("Ashdell police found $480,000 in cash at the mill.", "Ashdell police found $100,000 in gold at the mill."),
        ("Ashdell flew a Tarn 737 Max jet to Fenmoor.", "Ashdell flew 90 Max jets to Fenmoor."),
        ("Gold in Ashdell cost $2,200 an ounce.", "Gold in Ashdell cost more, rising from roughly $1,200 an ounce."),
        ("Crandall averaged 22.5 points for Ashdell.", "Crandall scored 37 points for Ashdell."),
        ("Ashdell lowered the forecast by a 5.3 percent drop.", "Ashdell lowered the forecast by a 5% drop."),
        ("Ashdell voted for three new schools.", "Ashdell was one of only two school districts that had a vote."),
        ("The Ashdell plan costs $19.99 per month.", "The Fenmoor plan of Ashdell TV is sold for $4.99 a month."),
        ("Two clinics in Ashdell closed last spring.", "Six clinics in Fenmoor closed, Ashdell officials said."),
    ],
)
def test_rounding_units_parts_and_other_years_do_not_disagree(left: str, right: str) -> None:
    assert differences(told(left, MONDAY), told(right, TUESDAY, "The Herald")) == []


def test_different_events_with_similar_words_are_not_compared() -> None:
    left = told("A fire in Fenmoor killed four people on Monday, the fire chief said.", MONDAY)
    right = told("A fire in Marsden Gap killed seven people on Monday, the fire chief said.", MONDAY, "The Herald")
    assert differences(left, right, "How many people were killed in the fire?") == []


def test_a_weekday_and_the_date_it_stands_for_agree() -> None:
    left = told("The Ashdell mine collapsed on Monday.", TUESDAY)
    right = told("The Ashdell mine collapsed on June 2.", TUESDAY, "The Herald")
    assert differences(left, right) == []
    (found,) = differences(left, told("The Ashdell mine collapsed on Sunday, June 1.", TUESDAY, "The Herald"))
    assert (found.kind, found.relation, found.left, found.right) == ("date", "conflict", "Monday", "Sunday, June 1")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The search in Ashdell went on Sunday after the mine collapse.", "The Ashdell mine collapsed on Saturday."),
        ("As of June 1, the Ashdell flu had hit 90 farms.", "By June 3, the Ashdell flu had hit 90 farms."),
    ],
)
def test_days_of_other_happenings_and_of_counting_do_not_disagree(left: str, right: str) -> None:
    assert differences(told(left, TUESDAY), told(right, TUESDAY, "The Herald")) == []


def test_a_misspelt_name_is_no_update_even_by_the_same_outlet() -> None:
    left = told("Ava Mulhelm of Ashdell said the school board had told parents nothing.", MONDAY)
    right = told("Ava Mulhern of Ashdell said the school board had told parents nothing.", TUESDAY)
    assert values(differences(left, right)) == [("name", "conflict", "Mulhelm", "Mulhern")]


def test_the_same_day_a_year_later_is_no_disagreement() -> None:
    taxes = "Tax returns in Ashdell are due on April 15."
    assert differences(told(taxes, date(2025, 1, 4)), told(taxes, date(2026, 1, 4))) == []


def test_a_cause_that_was_not_known_is_an_update_once_it_is() -> None:
    story = "Garrett Soames of Cobb Hill told the Nessick Valley council and Mayor Haddle."
    left = Told("The cause is not known.", MONDAY, "The Post", article=f"{story} The cause is not known.")
    found = Told("Leaks were traced to a cracked casing.", TUESDAY, "The Herald", article=story)
    (difference,) = differences(left, found)
    assert (difference.kind, difference.relation, difference.newest) == ("claim", "update", "right")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Ashdell council approved the mill loan.", "The Ashdell council did not approve the mill loan."),
        ("The Ashdell council approved the mill loan.", "The Ashdell council rejected the mill loan."),
        ("Nobody was hurt when the Ashdell mine collapsed.", "Nine people were hurt when the Ashdell mine collapsed."),
    ],
)
def test_what_one_report_denies_is_a_disagreement_of_claims(left: str, right: str) -> None:
    (found,) = differences(told(left, MONDAY), told(right, MONDAY, "The Herald"))
    assert (found.kind, found.relation) == ("claim", "conflict")
    assert differences(told(right, MONDAY), told(right, MONDAY, "The Herald")) == []


def test_a_question_tells_which_values_must_agree() -> None:
    question = "Who won the Ashdell marathon?"
    left, right = (
        told("Ada Crandall won the Ashdell marathon, ahead of Eve Sand.", MONDAY),
        told("The winner of the Ashdell marathon is Bo Tarn, who beat Eve Sand.", TUESDAY),
    )
    assert [(d.left, d.right) for d in differences(left, right, question)] == [("Ada Crandall", "Bo Tarn")]
    assert differences(left, told("Crandall was the Ashdell marathon winner.", TUESDAY), question) == []
    assert differences(left, replace_day(right, None), question) == [], "it may have been another year"


HALL = "When was the Ashdell Town Hall built?"


@pytest.mark.parametrize(
    ("question", "left", "right"),
    [
        (
            HALL,
            "The Ashdell Town Hall in Fenmoor was built in 1874 of brick.",
            "The Ashdell Town Hall was built in 1912.",
        ),
        (HALL, "The Ashdell Town Hall was finished on May 3, 1912.", "It was finished on May 9, 1912, says a plaque."),
        (
            "What is the median age in Ashdell?",
            "The median age was 42.7 years in the town.",
            "The median age was 40 years.",
        ),
        (
            "Who is the lead actress in Harvest?",
            "Harvest (2016) cast and crew credits, including actors, writers and more.",
            "Millrace (1990) cast and crew credits, including actors, writers and more.",
        ),
        (
            "How many people live in Ashdell?",
            "Ashdell had 3,559 people and 909 families in the census of that year.",
            "Ashdell had 2,104 people and 512 families in the census of that year.",
        ),
        (
            "When was General Sand born?",
            "General Adrian Sand was born in 1958.",
            "General Phillip Sand was born in 1920.",
        ),
    ],
)
def test_undated_texts_on_namesakes_do_not_disagree(question: str, left: str, right: str) -> None:
    assert differences(told(left), told(right), question) == []


def test_undated_texts_disagree_where_they_are_the_same_but_for_one_value() -> None:
    left = told("Ashdell Station on the Narrow Line was opened in 1958 by the mayor.")
    right = told("Ashdell Station on the Narrow Line was opened in 1960 by the mayor.")
    (found,) = differences(left, right, "When was Ashdell Station opened?")
    assert (found.kind, found.left, found.right) == ("date", "1958", "1960")
    assert differences(left, right, "When was Fenmoor Station opened?") == [], "which neither knows"


WON = "Who won the women's Ashdell marathon in 2024?"


@pytest.mark.parametrize(
    ("question", "text", "answers"),
    [
        (WON, "Ada Crandall won the women's Ashdell marathon in 2024.", True),
        (WON, "The winner of the 2024 Ashdell women's marathon was Ada Crandall.", True),
        (WON, "Ada Crandall won the men's Ashdell marathon in 2024.", False),
        (WON, "Ada Crandall won the women's Ashdell marathon in 2019.", False),
        (WON, "The women's Ashdell marathon of 2024 was won easily; the mayor thanked Ada Crandall.", False),
        ("Who directed Hamlet?", "Hamlet was directed by Ada Crandall.", True),
        ("Who directed Hamlet?", "Ada Crandall was directed by Hamlet.", False),
        ("Who directed Hamlet?", "Director Ada Crandall believed that Hamlet was the best play.", False),
        ("Who directed Hamlet?", "Ada Crandall Directs Hamlet At Fenmoor Hall", False),
        ("Who was named mayor of Ashdell?", "Ada Crandall was named mayor of Ashdell.", True),
        ("Who was named mayor of Ashdell?", "Ada Crandall named the mayor of Ashdell.", False),
    ],
)
def test_a_name_answers_only_where_it_stands_with_what_is_asked(question: str, text: str, answers: bool) -> None:
    wanted = asked_for(question)
    assert wanted is not None
    found = told(text)
    name = tuple(w for w in found.read.words if w.text in ("Ada", "Crandall"))
    assert (asks_the_same(found, wanted, question) and in_slot(found, name, wanted, question)) is answers


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Do the reports agree on how many were hurt?", "How many were hurt?"),
        ("Do all of the articles agree about who ordered it?", "Who ordered it?"),
        ("Is there any disagreement about the number of people hurt?", "How many people hurt?"),
        ("Did the newspapers disagree on the cost?", "What is the cost?"),
        ("How many people agreed?", None),
        ("Do the two sides agree on a price?", None),
    ],
)
def test_a_question_about_agreement_is_known_from_others(question: str, about: str | None) -> None:
    assert topic(question) == about
