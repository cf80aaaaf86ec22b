"""What an article's paragraphs are, and where sentences end."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.dateline import dateline
from index.split import paragraphs, sentences
from index.types import Article


def texts(text: str, *, declared: bool = False, title: str = "") -> list[str]:
    return [p.text for p in paragraphs(Article("bridge", text, title), declared=declared)]


LONG = "The council met on Tuesday evening in the old hall to talk about the bridge over the river, and put off a vote."
NEXT = (
    "Engineers have warned for three years that the iron under the roadway is rusting, and that lorries must stay off."
)


# Blocks


def test_every_line_is_a_paragraph_when_there_is_no_blank_line() -> None:
    assert texts(f"{LONG}\n{NEXT}\nA vote is due in May.") == [LONG, NEXT, "A vote is due in May."]


def test_with_blank_lines_a_line_end_is_a_soft_wrap() -> None:
    wrapped = "The council met on Tuesday evening in the old\nhall to talk about the bridge. It put off\na vote."
    assert texts(f"{wrapped}\n\nA vote is due in May.") == [wrapped, "A vote is due in May."]


def test_long_whole_lines_under_a_title_are_paragraphs_although_there_is_a_blank_line() -> None:
    assert texts("Bridge vote put off\n\n" + "\n".join([LONG, NEXT] * 10)) == [LONG, NEXT] * 10


def test_a_heading_directly_above_a_long_line_stands_alone() -> None:
    assert texts(f"{LONG}\n\nWhat comes next\n{NEXT}") == [LONG, NEXT]


def test_a_line_of_spaces_is_a_blank_line() -> None:
    assert texts("One ended.\n \t \nTwo ended.") == ["One ended.", "Two ended."]


def test_each_list_item_is_a_paragraph() -> None:
    items = ["- Route 4 stops at the mill", "- Route 5 is cancelled", "- Route 6 is late"]
    assert texts(f"{LONG}\n\n" + "\n".join(items)) == [LONG, *items]


def test_numbers_run_from_one_and_ids_name_the_article() -> None:
    found = paragraphs(Article("bridge", f"{LONG}\n\n{NEXT}"))
    assert [p.id for p in found] == ["bridge#p1", "bridge#p2"]


def test_only_white_space_has_no_paragraph() -> None:
    assert texts("") == [] == texts(" \n\n\t ") == texts(" \n ", declared=True)


# Headings and furniture


@pytest.mark.parametrize("heading", ["The Council Puts Off Its Vote", "## What comes next", "What comes next"])
def test_a_heading_between_paragraphs_is_not_a_paragraph(heading: str) -> None:
    assert texts(f"{LONG}\n{heading}\n{NEXT}") == [LONG, NEXT]
    assert texts(f"{LONG}\n\n{heading}\n\n{NEXT}") == [LONG, NEXT]


@pytest.mark.parametrize(
    "short",
    [
        "It was over.",
        "“No comment,” she said",
        '"Never again"',
        "- Route 4 is cancelled",
        "1. Route 4 is cancelled",
        "Why now?",
        "and nobody knew",
        "Here is what we know:",
    ],
)
def test_a_short_sentence_quotation_or_list_item_is_a_paragraph(short: str) -> None:
    assert texts(f"{LONG}\n\n{short}\n\n{NEXT}") == [LONG, short, NEXT]


def test_three_short_lines_in_a_row_are_a_list_and_not_headings() -> None:
    winners = ["Best pie Ann Bell", "Best cake Bob Cole", "Best jam Cy Dunn"]
    assert texts("\n\n".join([LONG, *winners, NEXT])) == [LONG, *winners, NEXT]


def test_what_follows_a_colon_is_not_a_heading() -> None:
    assert texts(f"The winner is:\n\nAnn Bell\n\n{NEXT}") == ["The winner is:", "Ann Bell", NEXT]


def test_the_last_line_is_not_a_heading_since_nothing_stands_under_it() -> None:
    assert texts(f"{LONG}\n\nThe vote is in May") == [LONG, "The vote is in May"]


@pytest.mark.parametrize(
    "top",
    [
        "Bridge vote put off",
        "Will the bridge ever reopen?",
        "# Bridge vote put off",
        "By Jane Doe",
        "By Jane Doe, Staff Writer",
        "By Jane Doe and J. R. de la Cruz | The Alder Courier",
        "Jane Doe | The Alder Courier",
        "March 4, 2025",
        "Published: Tuesday, March 4, 2025 at 9:30 a.m. EST",
        "2025-03-04T09:30:00Z",
        "Title: Bridge vote put off",
        "Advertisement",
        "Bridge vote put off\n\nBy Jane Doe\nMarch 4, 2025",
        "Bridge vote put off\n\nThe crossing is a century old.\n\nBy Jane Doe",
        "MILLBROOK —",
        "This story was first published by The Alder Courier.",
    ],
)
def test_what_stands_above_the_first_paragraph_is_not_a_paragraph(top: str) -> None:
    assert texts(f"{top}\n\n{LONG}\n\n{NEXT}") == [LONG, NEXT]


def test_a_first_line_that_repeats_the_title_is_not_a_paragraph() -> None:
    assert texts(f"Enough is enough.\n\n{LONG}", title="Enough is Enough.") == [LONG]


def test_a_first_sentence_is_a_paragraph_even_when_it_is_short_or_starts_with_by() -> None:
    assert texts(f"By noon the river had fallen.\n\n{LONG}") == ["By noon the river had fallen.", LONG]


@pytest.mark.parametrize(
    "end",
    [
        "© 2025 The Alder Courier Company",
        "Copyright 2025 The Alder Courier. All rights reserved.",
        "The Alder Courier. All rights reserved.",
        "This article originally appeared in The Alder Courier.",
        "A version of this story was first published by The Alder Courier on March 4.",
        "Sign up for our newsletter",
        "Follow Jane Doe on Twitter: @janedoe",
        "Read more: The long history of a bridge",
        "Contact Jane Doe at 555-0100 or jane@courier.example.",
        "Advertisement",
        "Read more about the bridge\n\nShare this article\n\n© 2025 The Alder Courier",
    ],
)
def test_boilerplate_at_the_end_is_not_a_paragraph(end: str) -> None:
    assert texts(f"{LONG}\n\n{NEXT}\n\n{end}") == [LONG, NEXT]


@pytest.mark.parametrize(
    "end",
    [
        "Correction: An earlier version misspelled the engineer's name.",
        "Copyright law was not the issue, the judge said.",
        "Follow the river road on foot, the mayor said.",
        "Get out of the valley when the sirens sound, the alerts said.",
        "The order was first reported by The Alder Courier, a weekly.",
        "Join us on the bridge, the protesters called.",
    ],
)
def test_a_closing_sentence_that_begins_like_boilerplate_is_a_paragraph(end: str) -> None:
    assert texts(f"{LONG}\n\n{end}") == [LONG, end]


def test_an_advertisement_mark_between_paragraphs_is_not_a_paragraph() -> None:
    assert texts(f"{LONG}\n\n— Advertisement —\n\n{NEXT}") == [LONG, NEXT]


@pytest.mark.parametrize("text", ["One short line", "By Jane Doe", "© 2025 The Courier", "# Bridge", "Advertisement"])
def test_a_text_of_furniture_alone_still_has_paragraphs(text: str) -> None:
    assert texts(text) == [text]


# Declared paragraphs


def test_declared_paragraphs_are_numbered_as_the_blank_lines_set_them_apart() -> None:
    blocks = ["Jane Doe", "March 4, 2025", LONG, "What comes next", "- one\n- two", "Read more", NEXT]
    assert texts("\n\n".join(blocks), declared=True) == blocks


def test_closing_copyright_lines_are_dropped_from_declared_paragraphs() -> None:
    end = "This article originally appeared in The Alder Courier.\n\n© 2025 The Alder Courier"
    assert texts(f"{LONG}\n\n{NEXT}\n\n{end}", declared=True) == [LONG, NEXT]


def test_a_declared_text_without_a_blank_line_is_one_paragraph() -> None:
    assert texts("One ended.\nTwo ended.", declared=True) == ["One ended.\nTwo ended."]


def test_a_declared_paragraph_that_is_all_dateline_keeps_its_number() -> None:
    assert texts(f"New York CNN Business —\n\n{LONG}", declared=True) == ["New York CNN Business —", LONG]


# Datelines


@pytest.mark.parametrize("declared", [False, True])
@pytest.mark.parametrize(
    ("line", "place", "published", "agency"),
    [
        (" date 2025-03-03 MILLBROOK >> ", "MILLBROOK", "2025-03-03", None),
        ("MILLBROOK (AP) — ", "MILLBROOK", None, "The Associated Press"),
        ("LONDON, March 4 (Reuters) - ", "LONDON", None, "Reuters"),
        ("LONDON, March 4, 2025 (Reuters) - ", "LONDON", "2025-03-04", "Reuters"),
        ("MILLBROOK — ", "MILLBROOK", None, None),
        ("MILLBROOK, Conn. -- ", "MILLBROOK, Conn.", None, None),
        ("Millbrook, Conn. — ", "Millbrook, Conn.", None, None),
        ("ST. PAUL, Minn. (AP) — ", "ST. PAUL, Minn.", None, "The Associated Press"),
        ("RIO DE JANEIRO/NEW YORK – ", "RIO DE JANEIRO/NEW YORK", None, None),
        ("MILLBROOK (Alder Valley Wire) — ", "MILLBROOK", None, "Alder Valley Wire"),
        ("MILLBROOK, Pa. (July 13, 2017) — ", "MILLBROOK, Pa.", "2017-07-13", None),
        ("New York CNN Business — ", "New York", None, "CNN"),
        ("(CNN) ", None, None, "CNN"),
    ],
)
def test_the_dateline_is_not_part_of_the_first_paragraph(
    line: str, place: str | None, published: str | None, agency: str | None, declared: bool
) -> None:
    assert texts(f"{line}{LONG}\n\n{NEXT}", declared=declared) == [LONG, NEXT]
    found = dateline(line + LONG)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert (str(found.published) if found.published else None) == published


@pytest.mark.parametrize(
    "sentence",
    [
        "NASA — the agency — said so.",
        "NASA — The agency said so.",
        "OXFAM — Britain's best known charity — said so.",
        "The mayor — who was absent — said so.",
        "Apple — The company said so.",
        "BREAKING — The bridge has closed.",
        "U.S. — The rest of the world is waiting.",
        "The mayor (CNN) said so.",
        "I — We — nobody knew.",
        "FEMA (Federal Emergency Management Agency) — The agency said so.",
        "IRAN, Russia — and China — said so.",
        "Well-known — But not here.",
    ],
)
def test_a_sentence_with_a_dash_is_not_a_dateline(sentence: str) -> None:
    assert dateline(sentence) is None


# Offsets


@given(st.text(), st.booleans())
@example("\r\n\r\n a \x1c\n\n\u2028b", False)
def test_a_paragraph_is_the_slice_it_points_at(text: str, declared: bool) -> None:
    article = Article("any", text)
    end = 0
    for number, p in enumerate(paragraphs(article, declared=declared), start=1):
        assert p.number == number
        assert article.text[p.start : p.end] == p.text == p.text.strip() != ""
        assert p.start >= end
        end = p.end


_WORDS = st.sampled_from(
    ["MILLBROOK — ", "The", "By Jane Doe", "#", "© 2025", "ended.", "\n", "\n\n", " ", "- ", "Key: v", "“", "—"]
)


@given(st.lists(_WORDS).map(" ".join), st.booleans())
def test_an_article_with_words_has_paragraphs(text: str, declared: bool) -> None:
    assert bool(texts(text, declared=declared)) == bool(text.strip())


# Sentences

CASES = [
    "Hegg ordered U.S. Cyber Command to stop.|It stopped.",
    "Sen. Amy Day, D-N.Y., said so.|Then she left.",
    "Gov. Lee spoke.|He was brief.",
    "Lt. Gov. Dan Patrick replied.|Nobody else did.",
    "He is the No. 2 official.|Nos. 3 and 4 left.",
    "He said no.|The council said yes.",
    "J. R. Smith arrived.|J.R. Smith left.|George W. Bush stayed.",
    "They met at 9 a.m. Tuesday in town.|They left early.",
    "It opened at 10 a.m.|The meeting began at noon.",
    "He lives in Washington, D.C.|The house is big.",
    "It is hot in Washington, D.C., in July.",
    "St. Paul, Minn., is cold.|Apple Inc. rose.",
    "He works at Acme Inc.|The firm grew.",
    "Did he?|Yes!|It is true.",
    'He called it "a mistake."|Then he left.',
    "He called it “a mistake.”|Then he left.",
    "“We will be at the table,” Ruiz said.|“This is absurd.”|He left.",
    "“Is it over?” she asked.|“No!” he said.",
    '"Is it over?" she asked.|"No!" he said.',
    "‘Fine,’ he said.|‘Go.’|They went.",
    "Well... he left.|Well… he left.",
    "He paused...|Then he left.",
    "It cost $1.2 million.|It rose 3.5 percent.",
    "It starts at 5 p.m. EST on Monday.|It ends at 6 p.m. EST.|People went home.",
    "Lions vs. Bears is on.|It is Smith vs. Jones.",
    "It was heard on Jan. 6.|It ended Jan. 6, 2021.|On Jan. 7 they left.",
    "The court sat.|Apple won.",
    "St. Louis won.|St. John's College lost.",
    "Mr. and Mrs. Smith left.|Dr. Day stayed.",
    "He left the U.S.|The country was sad.",
    "He is back in the U.S.|The Senate met.|The U.S. Senate met.",
    "Fruit, e.g. apples, i.e. food, is good.|Eat it.",
    "John Smith Jr. said so.|He left.",
    "Acme Co. sold it to Acme Corp. for a dollar.",
    "The page https://www.example.com/a.b?c=d.html is down.|It was up.",
    "Rep. Jim Day (R-Ohio) said so.|Sen. Bo Lee (D-N.J.) did not.",
    "Sgt. Maj. Tom Ford, Col. Ann Lee and Capt. Bo Day came.|Cmdr. Day did not.",
    "Det. Lee, Supt. Day and Dist. Atty. Roy Hill spoke.|Adm. Fox listened.",
    "(He left.)|They stayed.",
    "In Birmingham, Ala., she works.|It was cold.|People came.",
    "U.N. Ambassador Li Wei spoke.|J.K. Rowling wrote.",
    "Bob Day, R-N.D. in May, said so.|He left.",
    "He took a job as U.S. Secretary of State.|He liked it.",
    "1. First comes this.|2. Second comes that.",
    "The film is Wham! in the 1980s.|It ended.",
    "He has a Ph.D. in law.|He teaches it.",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_a_reader_ends_them(case: str) -> None:
    expected = case.split("|")
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


def check_spans(text: str) -> None:
    covered = 0
    for start, end in sentences(text):
        assert covered <= start < end
        assert text[covered:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        covered = end
    assert text[covered:].strip() == ""


@given(st.text())
def test_sentences_are_in_order_trimmed_and_cover_all_words(text: str) -> None:
    check_spans(text)


@given(
    st.lists(
        st.sampled_from(["He left.", "U.S.", "J.", "“", "”", "?", "...", "No.", "2", "a.m.", "\n", "Lt.", "x"])
    ).map(" ".join)
)
def test_sentences_of_newspaper_like_noise_cover_all_words(text: str) -> None:
    check_spans(text)


def test_a_text_longer_than_the_window_is_split_as_its_parts_are() -> None:
    text = " ".join(
        f"The {n}th bridge of the U.S. Army in St. Paul, Minn., fell at 9 a.m. Tuesday." for n in range(1000)
    )
    found = sentences(text)
    assert len(found) == 1000
    check_spans(text)


def test_hostile_punctuation_does_not_stall_the_splitter() -> None:
    begun = time.perf_counter()
    for text in (").”" * 50_000, ". " * 100_000, "a" * 200_000, '"' * 200_000):
        check_spans(text)
    assert time.perf_counter() - begun < 20
