"""What a question says of time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.when import When, when

TODAY = date(2025, 5, 23)  # a Friday


def days(question: str) -> tuple[str | None, str | None]:
    found = when(question, TODAY)
    assert found is not None
    assert found.kind == "period"
    return found.since and found.since.isoformat(), found.until and found.until.isoformat()


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("As of March, what would the repair cost?", None, "2025-03-31"),
        ("What would it cost as of April 9?", None, "2025-04-09"),
        ("What would it cost as of 2025-04-09?", None, "2025-04-09"),
        ("What would it cost as of December?", None, "2024-12-31"),
        ("As of the end of 2024, who led it?", None, "2024-12-31"),
        ("What happened last week?", "2025-05-12", "2025-05-18"),
        ("What happened this week?", "2025-05-19", "2025-05-23"),
        ("What happened last month?", "2025-04-01", "2025-04-30"),
        ("What burned yesterday?", "2025-05-22", "2025-05-22"),
        ("What changed in the past two weeks?", "2025-05-09", "2025-05-23"),
        ("Who was elected last year?", "2024-01-01", "2024-12-31"),
        ("What was reported in March?", "2025-03-01", "2025-03-31"),
        ("What was reported before April 2?", None, "2025-04-01"),
        ("Which news since April 2, 2025 names the mill?", "2025-04-02", None),
    ],
)
def test_a_period_becomes_the_days_of_its_reports(question: str, since: str | None, until: str | None) -> None:
    assert days(question) == (since, until)


@pytest.mark.parametrize(
    ("question", "loose"),
    [("Who was elected last year?", True), ("What happened last year?", False), ("Who left last week?", False)],
)
def test_a_long_period_is_loose_where_the_question_is_not_about_news(question: str, loose: bool) -> None:
    found = when(question, TODAY)
    assert found is not None
    assert found.loose is loose


@pytest.mark.parametrize(
    "question",
    ["What is the latest estimate?", "How many are hurt so far?", "Is the bridge open now?", "Who currently leads it?"],
)
def test_a_question_about_now_asks_for_the_newest_report(question: str) -> None:
    found = when(question, TODAY)
    assert found is not None
    assert found.kind == "newest"


def test_a_question_may_name_an_event_instead_of_a_day() -> None:
    assert when("What did the board plan before the vote?", TODAY) == When("event", "before the vote", event="the vote")
    found = when("Who lived there after the fire?", None)
    assert found is not None
    assert (found.event, found.after) == ("the fire", True)


@pytest.mark.parametrize(
    "question",
    [
        "Who ordered U.S. Cyber Command to halt operations against Russia?",
        "When does the ward close?",
        "What burned on April 11?",
        "How long had it stood idle since 2016?",
        "Who may know him?",
        "What did the mayor march for?",
        "What is known about the last chief?",
    ],
)
def test_the_days_that_a_question_asks_about_are_left_to_search(question: str) -> None:
    assert when(question, TODAY) is None


@pytest.mark.parametrize("question", ["What happened last week?", "What was it as of March?", "What burned yesterday?"])
def test_without_a_day_to_count_from_nothing_is_assumed(question: str) -> None:
    assert when(question, None) is None


@given(st.text(max_size=80), st.one_of(st.none(), st.dates(date(2, 1, 2))))
def test_no_question_raises(question: str, today: date | None) -> None:
    when(question, today)


@given(
    st.sampled_from(["as of Feb 29", "reported on Feb 30", "last week", "the past 999 years", "as of 0000-00-00"]),
    st.dates(date(1900, 1, 1)),
)
def test_days_that_do_not_exist_are_no_days(words: str, today: date) -> None:
    found = when(f"What happened, {words}?", today)
    assert found is None or found.since is None or found.until is None or found.since <= found.until
