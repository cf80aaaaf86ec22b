"""A model's reply taken apart: every way of marking a source that models have, and replies that come in pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa import Draft
from qa.marks import DraftParser, drafts


def read(reply: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(draft.text, draft.marks) for draft in drafts(reply)]


@pytest.mark.parametrize(
    "mark",
    [
        "[1, 3].", ". [1, 3]", "[1][3].", ". [1] [3]", "[1,3].", " [1; 3].", "[1 and 3].", "【1】【3】.",
        "【1†source】[3].", "[^1][^3].", "(sources 1 and 3).", ". (Source 1, source 3)", "[source 1, 3].",
        "[Passages 1 & 3].", "[#1, #3].", " (see passages 1 and 3).", "[1](http://example.com/a)[3](#p3).",
        ".[1][3]", "**[1]** [3].", ".\n[1][3]", "[source: 1][passage 3].",
    ],
)  # fmt: skip
def test_a_mark_is_read_however_it_is_written(mark: str) -> None:
    assert read(f"The ferry sank{mark}") == [("The ferry sank.", (1, 3))]


@pytest.mark.parametrize(("mark", "numbers"), [("[1-3]", (1, 2, 3)), ("[2–4]", (2, 3, 4)), ("[1, 3-5]", (1, 3, 4, 5))])
def test_a_range_names_all_its_numbers(mark: str, numbers: tuple[int, ...]) -> None:
    assert read(f"It sank {mark}.") == [("It sank.", numbers)]


def test_a_range_without_end_is_not_nine_hundred_claims() -> None:
    assert len(drafts("It sank [1-900].")[0].marks) <= 21


def test_marks_after_a_full_stop_belong_to_the_sentence_before() -> None:
    assert read("It sank. [1] It rose. [2]") == [("It sank.", (1,)), ("It rose.", (2,))]


def test_marks_in_front_belong_to_the_sentence_behind() -> None:
    assert read("[1] It sank. [2] It rose.") == [("It sank.", (1,)), ("It rose.", (2,))]


@pytest.mark.parametrize(
    "text", ["It sank in [2024].", "See [Figure 3].", "It cost (5) dollars.", "He [the mayor] left."]
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert read(text) == [(text, ())]


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    reply = "Mr. Day went to the U.S. Senate on Jan. 6 [1]. He left [2]."
    assert read(reply) == [("Mr. Day went to the U.S. Senate on Jan. 6.", (1,)), ("He left.", (2,))]


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        ("**Answer:** The *ferry* `sank`. [1]", "The ferry sank."),
        ("- The ferry sank [1].", "The ferry sank."),
        ("1. The ferry sank [1].", "The ferry sank."),
        ("> The ferry sank [1].", "The ferry sank."),
        ("According to passage 1, the ferry sank.", "The ferry sank."),
        ("<think>It may be [2]. Or not.</think>The ferry sank. [1]", "The ferry sank."),
        ("The [ferry](http://evil.example/?q=1) sank. [1] ![](http://evil.example/i.png)", "The ferry sank."),
        ("The ferry sank. [1]\n\nSources:\n[1] The Ledger\n[2] The Post", "The ferry sank."),
        ("The ferry sank. [1] NO ANSWER", "The ferry sank."),
    ],
)
def test_what_a_model_puts_around_a_sentence_is_taken_off(reply: str, text: str) -> None:
    assert read(reply) == [(text, (1,))]


@pytest.mark.parametrize("reply", ["NO ANSWER", "NO ANSWER.", "**No answer**", "", " \n ", "[1]", "<think>It sank."])
def test_a_reply_that_says_nothing_gives_no_sentence(reply: str) -> None:
    assert drafts(reply) == []


REPLY = "The ferry, Mr. Day said, sank [1, 2]. It was raised in the U.S. (source 3) on Monday. [4]\n- It is back【5】."


@given(st.lists(st.integers(1, 30), min_size=1, max_size=60))
def test_pieces_give_what_the_whole_gives_however_they_are_cut(sizes: list[int]) -> None:
    parser, found, at = DraftParser(), list[Draft](), 0
    for size in sizes:
        found += parser.feed(REPLY[at : at + size])
        at += size
    found += parser.feed(REPLY[at:]) + parser.finish()
    assert found == drafts(REPLY)


def test_a_sentence_is_given_before_the_reply_is_complete() -> None:
    parser = DraftParser()
    early = [draft for character in REPLY[:-1] for draft in parser.feed(character)]
    assert early == drafts(REPLY)[: len(early)]
    assert early


@pytest.mark.parametrize("end", ["It was raised ag", "It was raised again. ", "It cost $1.", "It was raised [2"])
def test_of_a_reply_that_was_cut_the_last_sentence_counts_only_when_it_is_whole(end: str) -> None:
    parser = DraftParser()
    parser.feed(f"It sank. [1] {end}")
    assert parser.finish(cut=True) == [Draft("It sank.", (1,))]


@given(st.text(alphabet="ab. [1]【】(source2)\n*-#<think>![](", max_size=120))
def test_no_reply_raises(reply: str) -> None:
    parser = DraftParser()
    fed = [draft for character in reply for draft in parser.feed(character)]
    assert len(fed) <= len(drafts(reply)) or fed
    parser.finish(cut=True)
