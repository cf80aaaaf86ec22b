"""Questions about time, over the samples: a number that changed, a period, a day on which the question is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index import Article, Library
from qa import Answer, Assistant
from tests.test_answers import check_rules
from tests.test_cli import run


def days(answer: Answer) -> set[str]:
    check_rules(answer)
    return {str(citation.paragraph.article.published) for citation in answer.citations}


def test_the_latest_estimate_is_the_newest_reports(seeds: Assistant) -> None:
    answer = seeds.ask("What is the latest estimate of the cost of the bridge repair?")
    assert "$2.3 million" in answer.text
    assert days(answer) == {"2025-04-09"}
    assert "The newest report cited is of April 9, 2025." in answer.notices


def test_as_of_an_earlier_month_it_is_that_months(seeds: Assistant) -> None:
    answer = seeds.ask("As of March, what was the bridge repair expected to cost?")
    assert "$1.4 million" in answer.text
    assert days(answer) == {"2025-03-04"}
    assert "Read “As of March” as reports up to March 31, 2025." in answer.notices
    assert "1 article without a date was left out." in answer.notices


def test_a_question_asked_on_an_earlier_day_knows_nothing_later(seeds: Assistant) -> None:
    question = "What is the latest estimate of the cost of the bridge repair?"
    answer = seeds.ask(question, as_of=date(2025, 3, 20))
    assert "$1.4 million" in answer.text
    assert all(day <= "2025-03-20" for day in days(answer))


def test_last_week_counts_from_the_newest_article_or_the_day_that_is_given(seeds: Assistant) -> None:
    question = "What happened to the boil-water notice last week?"
    assert not seeds.ask(question).answered
    answer = seeds.ask(question, as_of=date(2025, 3, 25))
    assert answer.answered
    assert days(answer) <= {"2025-03-17", "2025-03-20", "2025-03-22"}


def test_what_was_lost_last_year_may_be_told_this_year(seeds: Assistant) -> None:
    answer = seeds.ask("How much money did the maternity ward lose last year?")
    assert answer.answered
    assert all(day >= "2025" for day in days(answer))
    assert answer.notices == ()


def test_an_open_bridge_is_told_by_the_newest_report(seeds: Assistant) -> None:
    assert days(seeds.ask("Is the Quarry Street Bridge open now?")) == {"2025-05-23"}


def test_a_filter_that_was_given_holds_against_the_questions_own_period(seeds: Assistant) -> None:
    answer = seeds.ask("As of March, what was the bridge repair expected to cost?", since=date(2025, 4, 1))
    assert all(day >= "2025-04-01" for day in days(answer))


@pytest.mark.parametrize("undated", [True, False])
def test_an_article_without_a_date_is_said_to_have_none(library: Library, ferry: Article, undated: bool) -> None:
    from qa.extract import Extractor
    from qa.reading import Reader
    from qa.settings import Settings
    from qa.verify import CalibratedVerifier

    library.add(replace(ferry, published=None) if undated else ferry)
    reader = Reader(Settings().load_model)
    assistant = Assistant(library, Extractor(reader), CalibratedVerifier(reader))
    answer = assistant.ask("What is the latest cost of the new engine?")
    assert answer.answered
    assert ("“Ferry returns to service” has no date." in answer.notices) == undated


def test_a_question_without_time_says_nothing_of_it(seeds: Assistant) -> None:
    assert seeds.ask("Which laboratory tested the tap water?").notices == ()


def test_the_command_takes_the_day_of_the_question(capsys: pytest.CaptureFixture[str], seeds: Assistant) -> None:
    arguments = ("--library", seeds.library.folder, "--as-of", "2025-03-20")
    code, out, _ = run(capsys, "ask", "What is the latest estimate of the cost of the bridge repair?", *arguments)
    assert code == 0
    assert "$1.4 million" in out
    assert run(capsys, "ask", "Who?", "--library", seeds.library.folder, "--as-of", "soon")[0] == 1
