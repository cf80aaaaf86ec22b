"""Search: both ways find, filters filter, and no question raises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Article, Library
from index.search import terms
from qa import Assistant


def test_a_paraphrase_is_found_by_its_meaning(seeds: Assistant) -> None:
    found = seeds.library.search("lodgings destroyed by flames, residents left without a home", 5)
    assert any(passage.paragraph.article.id.startswith("larkin-block-fire") for passage in found)


def test_a_word_of_the_title_finds_the_article(library: Library, ferry: Article) -> None:
    library.add(replace(ferry, title="Zanzibar express"))
    assert library.search("zanzibar")[0].keyword_rank == 1


def test_ranks_say_which_way_found_a_passage(seeds: Assistant) -> None:
    found = seeds.library.search("Who ordered U.S. Cyber Command to halt operations?", 10)
    assert found[0].keyword_rank is not None
    assert found[0].vector_rank is not None
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)


def test_the_same_question_finds_the_same(seeds: Assistant) -> None:
    question = "What did the bridge repair cost?"
    assert seeds.library.search(question) == seeds.library.search(question)


def test_k_bounds_what_is_found(seeds: Assistant) -> None:
    assert len(seeds.library.search("bridge", 3)) == 3
    assert seeds.library.search("bridge", 0) == []


def test_an_outlet_is_kept_in_any_case(seeds: Assistant) -> None:
    found = seeds.library.search("bridge", 10, outlet="the tarrow falls LEDGER")
    assert {passage.paragraph.article.outlet for passage in found} == {"The Tarrow Falls Ledger"}


def test_days_are_kept_from_since_to_until(seeds: Assistant) -> None:
    since, until = date(2025, 4, 1), date(2025, 4, 30)
    days = {p.paragraph.article.published for p in seeds.library.search("bridge", 30, since=since, until=until)}
    assert days
    assert all(day is not None and since <= day <= until for day in days)


def test_an_outlet_that_is_not_there_leaves_nothing(seeds: Assistant) -> None:
    assert seeds.library.search("bridge", outlet="The Moon Gazette") == []


@pytest.mark.parametrize(
    "question",
    [
        "", " ", "?!…", '"', "'", '""" OR body:*', "NEAR(bridge, 5)", "bridge AND NOT (", "body : bridge", "* ^ -",
        "🚢🌉", "мост закрыт", "桥什么时候开放", "a" * 5000, "bridge " * 1000, "bridge\x00closed", "\ud800 bridge",
        "the of and",
    ],
)  # fmt: skip
def test_no_question_raises(seeds: Assistant, question: str) -> None:
    assert isinstance(seeds.library.search(question, 3), list)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_no_text_at_all_raises(seeds: Assistant, question: str) -> None:
    assert len(seeds.library.search(question, 3)) <= 3


def test_stop_words_are_searched_when_there_is_nothing_else() -> None:
    assert terms("Who was it?") == ["who", "was", "it"]
    assert terms("Who was the Mayor of Fenmoor, the mayor?") == ["mayor", "fenmoor"]
