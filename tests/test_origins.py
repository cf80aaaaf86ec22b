"""Who reported first: credits in the text, copied paragraphs, and what follows from both for every article."""

from __future__ import annotations

import itertools
import json
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Article, Library
from index.attributions import attributions
from index.claims import Claim, claim
from index.copies import bands, overlap, words
from index.evidence import gathered
from index.load import Loaded, load
from index.spelling import Spellings, names
from index.split import paragraphs
from index.types import Origin

SEEDS = Path(__file__).parents[1].parent / "shared" / "seeds"

# A report of our own in four paragraphs, and others that have nothing to do with it.
LANTERN = (
    "The harbor board of Wexcombe voted on Tuesday night to sell the old lighthouse on Skerry Point to a private buyer"
    " for $640,000, ending a dispute that has divided the town since the lamp went dark nine years ago.",
    "The buyer, a retired glassmaker named Ottoline Brackenbury, promised to open the tower to visitors on at least"
    " sixty days each summer and to repair the spiral stairs before the end of next year.",
    "Three members of the board voted against the sale because, they said, the town had never tried in earnest to"
    " raise the money for the repairs by itself or to ask the county for a grant.",
    "“A lighthouse without a keeper is only a cold tower,” said the chairman, Ruben Oyelowo-Sands, who cast the"
    " deciding vote shortly before midnight in front of some ninety residents.",
)
ORCHARD = (
    "Frost on two nights in the last week of April killed most of the plum blossom in the Dunmere valley.",
    "The cooperative expects to press a third of the juice that it pressed last autumn, and has asked for time.",
    "Apples flower later and were spared, apart from the low meadows beside the river where the cold air gathers.",
)
LIBRARY_HOURS = (
    "The public library in Oster Falls will close on Sundays from October because the county has cut its money.",
    "Two of the nine librarians are to leave, and the reading room on the upper floor will be let to a school.",
    "The director said that she had hoped for a gift, and that nobody had called, although she had waited.",
)


def article(id: str, *text: str, outlet: str | None = None, day: int | None = None, **fields: str) -> Article:
    """`day` is one of March 2025."""
    published = date(2025, 3, day) if day else None
    return Article(id=id, text="\n\n".join(text), title=id, outlet=outlet, published=published, **fields)


def traced(library: Library, articles: Iterable[Article]) -> dict[str, Origin]:
    for one in articles:
        library.put(one, declared=True, file=None)
    return library.origins()


# Copies


def test_a_paragraph_with_some_words_changed_shares_a_band_and_one_in_other_words_does_not() -> None:
    edited = LANTERN[0].replace("private buyer", "private owner").replace("nine years", "ten years")
    other = "On Tuesday the tower at Skerry Point went to a new owner, who is to pay $640,000 to the harbor board."
    one, two, three = bands([words(text) for text in (LANTERN[0], edited, other)])
    assert set(one) & set(two)
    assert not set(one) & set(three)
    assert overlap(words(LANTERN[0]), words(edited)) > 0.6 > overlap(words(LANTERN[0]), words(other))


def test_five_reprints_are_one_source(library: Library) -> None:
    reprints = [
        article(f"r{n}", *LANTERN, outlet=f"The {town} Herald", day=4 + n, origin="Coast News Service")
        for n, town in enumerate(("Ashby", "Borrow", "Calder", "Denholm", "Elswick"))
    ]
    found = traced(library, reprints)
    assert {origin.source for origin in found.values()} == {"Coast News Service"}
    assert {origin.kind for origin in found.values()} == {"derived"}


def test_five_reprints_that_say_nothing_are_one_source_the_first_of_them(library: Library) -> None:
    reprints = [
        article(f"r{n}", *LANTERN, outlet=f"The {town} Herald", day=4 + n)
        for n, town in enumerate(("Ashby", "Borrow", "Calder", "Denholm", "Elswick"))
    ]
    found = traced(library, reprints)
    assert {origin.source for origin in found.values()} == {"The Ashby Herald"}
    assert [origin.kind for origin in found.values()] == ["original", *["derived"] * 4]
    assert found["r3"].via == "r0"
    assert "100% of its text is that of r0 (4 paragraphs)" in found["r3"].evidence


def test_a_reprint_in_which_an_editor_changed_words_derives_from_the_earlier_one(library: Library) -> None:
    edited = [
        text.replace("old", "disused").replace("said", "added").replace("$640,000", "640,000 dollars")
        for text in LANTERN
    ]
    found = traced(
        library,
        [
            article("first", *LANTERN, outlet="The Harbor Post", day=4),
            article("second", *edited[:3], *ORCHARD[:1], outlet="The Inland Times", day=6),
        ],
    )
    assert (found["second"].kind, found["second"].via, found["second"].source) == (
        "derived",
        "first",
        "The Harbor Post",
    )
    assert found["first"].kind == "original"


def test_the_publishers_own_copy_is_the_parent_of_reprints(library: Library) -> None:
    found = traced(
        library,
        [
            article("own", *LANTERN, outlet="Coast News Service", day=4),
            article("reprint", *LANTERN[:3], outlet="The Ashby Herald", day=5, origin="Coast News Service"),
        ],
    )
    assert (found["reprint"].via, found["reprint"].source) == ("own", "Coast News Service")
    assert found["own"].kind == "original"


def test_a_copy_that_says_nothing_has_the_source_that_the_same_text_elsewhere_names(library: Library) -> None:
    found = traced(
        library,
        [
            article("silent", *LANTERN, outlet="The Ashby Herald", day=4),
            article("honest", *LANTERN, outlet="The Borrow Herald", day=5, origin="Coast News Service"),
        ],
    )
    assert (found["silent"].kind, found["silent"].source) == ("derived", "Coast News Service")
    assert found["silent"].evidence[0] == "the same text in honest comes from Coast News Service"


@pytest.mark.parametrize("days", [(None, None), (4, 4), (4, None)])
def test_of_the_same_text_without_an_order_of_days_none_is_called_first(
    library: Library, days: tuple[int | None, int | None]
) -> None:
    found = traced(
        library,
        [
            article("one", *LANTERN, outlet="The Harbor Post", day=days[0]),
            article("two", *LANTERN, outlet="The Inland Times", day=days[1]),
        ],
    )
    assert {origin.kind for origin in found.values()} == {"unknown"}
    assert {origin.source for origin in found.values()} == {"The Harbor Post or The Inland Times"}
    assert "who was first is not known" in found["one"].evidence[0]


def test_one_quoted_paragraph_is_no_derivation(library: Library) -> None:
    found = traced(
        library,
        [
            article("first", *LANTERN, outlet="The Harbor Post", day=4),
            article("second", *ORCHARD, *LIBRARY_HOURS, LANTERN[3], outlet="The Inland Times", day=6),
        ],
    )
    assert {origin.kind for origin in found.values()} == {"unknown"}


def test_an_outlet_that_repeats_itself_copies_nobody(library: Library) -> None:
    found = traced(
        library,
        [article(f"update-{n}", *LANTERN, outlet="The Harbor Post", day=4 + n) for n in range(3)],
    )
    assert {(origin.kind, origin.source) for origin in found.values()} == {("unknown", "The Harbor Post")}


def test_an_outlet_that_prints_its_own_text_again_did_not_copy_it_from_a_reprint(library: Library) -> None:
    outlets = "The Harbor Post", "The Inland Times", "The Harbor Post"
    found = traced(library, [article(f"a{n}", *LANTERN, outlet=outlet, day=4 + n) for n, outlet in enumerate(outlets)])
    assert [(origin.kind, origin.via) for origin in found.values()] == [
        ("original", None),
        ("derived", "a0"),
        ("unknown", None),
    ]
    assert {origin.source for origin in found.values()} == {"The Harbor Post"}


# Credits


RETOLD = (
    "The lighthouse on Skerry Point has been sold to a retired glassmaker for $640,000, The Harbor Post reports.",
    "The harbor board of Wexcombe voted for the sale on Tuesday night. According to the Post, Ottoline Brackenbury"
    " will open the tower to visitors on sixty days each summer and repair the spiral stairs.",
    "Three members of the board voted against it, the newspaper says, because the town never tried to raise the money "
    "for repairs.",
)


def test_a_retelling_that_credits_its_source_derives_from_the_article_it_retells(library: Library) -> None:
    found = traced(
        library,
        [
            article("first", *LANTERN, outlet="The Harbor Post", day=4),
            article("other", *ORCHARD, outlet="The Harbor Post", day=4),
            article("retold", *RETOLD, outlet="The Inland Times", day=5),
        ],
    )
    assert (found["retold"].kind, found["retold"].source, found["retold"].via) == (
        "derived",
        "The Harbor Post",
        "first",
    )
    assert found["retold"].evidence[0] == "credits The Harbor Post in its lead: “The Harbor Post reports”"
    assert (found["first"].kind, found["other"].kind) == ("original", "unknown")


def test_a_credited_source_that_is_not_in_the_library_is_named_and_nothing_more(library: Library) -> None:
    origin = traced(library, [article("retold", *RETOLD, outlet="The Inland Times", day=5)])["retold"]
    assert (origin.kind, origin.source, origin.via) == ("derived", "The Harbor Post", None)


def test_one_credited_sentence_of_background_is_no_derivation(library: Library) -> None:
    text = (*ORCHARD, *LIBRARY_HOURS, "The tower was sold last week, according to The Harbor Post.")
    one = article("own", *text, outlet="The Inland Times", day=5)
    found = traced(library, [article("first", *LANTERN, outlet="The Harbor Post", day=4), one])
    assert found["own"].kind == "unknown"
    assert [credit.name for credit in library.attributions(one)] == ["The Harbor Post"]


def test_a_credit_in_the_lead_of_a_long_report_of_its_own_is_no_derivation(library: Library) -> None:
    text = ("The tower was sold, as The Harbor Post reported.", *ORCHARD, *LIBRARY_HOURS)
    assert traced(library, [article("own", *text, outlet="The Inland Times")])["own"].kind == "unknown"


def test_two_sources_credited_alike_are_neither_the_origin(library: Library) -> None:
    text = "The tower was sold, according to The Harbor Post.", "The buyer is a glassmaker, Reuters reported."
    twice = (
        "The tower was sold, according to The Harbor Post and Reuters.",
        "It cost $640,000, Reuters and the Post said.",
    )
    one = article("a", *twice)
    assert claim(one, paragraphs(one), attributions(one, paragraphs(one))) is None
    assert traced(library, [article("b", *text, *text[1:])])["b"].kind == "unknown"


def test_an_article_that_credits_its_own_outlet_is_its_own_origin(library: Library) -> None:
    text = [text.replace("The Harbor Post", "The Inland Times").replace("the Post", "the Times") for text in RETOLD]
    own = article("own", *text, outlet="inlandtimes.com", day=5)
    stated = article("stated", *LANTERN, outlet="The Harbor Post", day=5, origin="Harbor Post")
    found = traced(library, [own, stated])
    assert {origin.kind for origin in found.values()} == {"unknown"}


def test_who_contributed_to_a_report_is_not_its_origin(library: Library) -> None:
    text = *ORCHARD, "The Associated Press contributed to this report."
    assert traced(library, [article("own", *text, outlet="The Inland Times")])["own"].kind == "unknown"


def test_what_comes_in_between_two_reads_is_left_out(library: Library) -> None:
    traced(library, MIXED)
    whole = gathered(library.catalog.database)
    late = Claim("late", "The Harbor Post", "stated", ())
    database = library.catalog.database
    database.execute("PRAGMA foreign_keys = OFF")
    database.execute("INSERT INTO claims VALUES (?, ?, ?, ?, '[]')", (late.article, late.key, late.name, late.sign))
    assert gathered(database) == whole


def test_an_outlets_own_initials_in_the_dateline_are_no_other_source(library: Library) -> None:
    one = article("wire", f"WEXCOMBE (CNS) — {LANTERN[0]}", *LANTERN[1:], outlet="Coast News Service", day=4)
    assert traced(library, [one])["wire"].kind == "unknown"


def test_an_agency_in_the_dateline_or_the_byline_is_the_source(library: Library) -> None:
    found = traced(
        library,
        [
            article("dateline", f"WEXCOMBE (AP) — {LANTERN[0]}", outlet="The Harbor Post"),
            article("byline", *ORCHARD, outlet="The Inland Times", byline="Mo Dahl, Coast News Service"),
            article("line", "Dora Quill", "Associated Press", *LIBRARY_HOURS, outlet="The Inland Times"),
        ],
    )
    assert [found[id].source for id in ("dateline", "byline", "line")] == [
        "The Associated Press",
        "Coast News Service",
        "The Associated Press",
    ]


def test_an_article_that_is_younger_than_the_credit_is_not_the_parent(library: Library) -> None:
    found = traced(
        library,
        [
            article("late", *LANTERN, outlet="The Harbor Post", day=9),
            article("retold", *RETOLD, outlet="The Inland Times", day=5),
        ],
    )
    assert (found["retold"].source, found["retold"].via) == ("The Harbor Post", None)
    assert found["late"].kind == "unknown"


def retelling(source: str) -> tuple[str, ...]:
    short = source.split()[-1]
    return tuple(text.replace("The Harbor Post", source).replace("the Post", f"the {short}") for text in RETOLD)


OUTLETS = "The Harbor Post", "The Inland Times", "The Moor Gazette"


def ring(size: int, days: Iterable[int | None]) -> list[Article]:
    """Each credits the outlet of the next, and the last that of the first."""
    return [
        article(f"a{n}", *retelling(OUTLETS[(n + 1) % size]), outlet=OUTLETS[n], day=day)
        for n, day in zip(range(size), days, strict=False)
    ]


@pytest.mark.parametrize("size", [2, 3])
def test_credits_that_run_in_a_circle_without_days_lead_nowhere(library: Library, size: int) -> None:
    found = traced(library, ring(size, [None] * size))
    assert {origin.kind for origin in found.values()} == {"unknown"}
    assert {origin.source for origin in found.values()} == {" or ".join(OUTLETS[:size])}, "still one report"
    assert all("circle" in origin.evidence[0] for origin in found.values())


def test_of_two_that_credit_each_other_the_earlier_is_the_root(library: Library) -> None:
    found = traced(library, ring(2, [4, 5]))
    assert (found["a0"].kind, found["a1"].kind, found["a1"].via) == ("original", "derived", "a0")
    assert {origin.source for origin in found.values()} == {OUTLETS[0]}


def test_in_a_circle_of_three_the_earliest_is_the_root_and_what_the_days_contradict_is_unknown(
    library: Library,
) -> None:
    found = traced(library, ring(3, [4, 5, 6]))  # a1 credits the outlet of a2, which is younger
    assert [origin.kind for origin in found.values()] == ["original", "unknown", "derived"]
    assert (found["a2"].via, found["a2"].source) == ("a0", OUTLETS[0])


def test_a_circle_through_an_article_that_is_not_in_the_library_is_cut_too(library: Library) -> None:
    first = article("a0", *retelling(OUTLETS[1]), outlet=OUTLETS[0], day=4)
    second = article("a1", *retelling(OUTLETS[0]), *ORCHARD[:1], outlet=OUTLETS[1], day=5)
    found = traced(library, [first, second])
    assert [origin.kind for origin in found.values()] == ["original", "derived"]


def test_a_chain_names_the_root_and_the_direct_parent(library: Library) -> None:
    found = traced(
        library,
        [
            article("first", *LANTERN, outlet="The Harbor Post", day=4),
            article("second", *retelling("The Harbor Post"), outlet="The Inland Times", day=5),
            article("third", *retelling("The Inland Times"), outlet="The Moor Gazette", day=6),
        ],
    )
    assert (found["third"].via, found["third"].source) == ("second", "The Harbor Post")
    assert (found["second"].via, found["second"].source) == ("first", "The Harbor Post")


# Errors that two share


def test_a_name_that_two_misspell_alike_makes_a_partial_copy_one(library: Library) -> None:
    first = article(
        "first", LANTERN[0], LANTERN[1].replace("Brackenbury", "Brackenburry"), outlet="The Harbor Post", day=4
    )
    mixed = (LANTERN[1].replace("Brackenbury", "Brackenburry"), *ORCHARD, LIBRARY_HOURS[0])
    usual = [
        article(f"u{n}", f"Ottoline Brackenbury sold glass in town {n} for years.", outlet=f"Daily {n}")
        for n in range(2)
    ]
    found = traced(library, [first, article("second", *mixed, outlet="The Inland Times", day=6), *usual])
    assert (found["second"].kind, found["second"].via) == ("derived", "first")
    assert "both write Ottoline Brackenburry, others Ottoline Brackenbury" in found["second"].evidence


def test_the_same_partial_copy_without_a_shared_error_is_none(library: Library) -> None:
    first = article("first", *LANTERN[:2], outlet="The Harbor Post", day=4)
    second = article("second", LANTERN[1], *ORCHARD, LIBRARY_HOURS[0], outlet="The Inland Times", day=6)
    assert traced(library, [first, second])["second"].kind == "unknown"


def test_two_people_with_one_surname_are_no_misspelling() -> None:
    spelt = {"a": {"Jeb Bush"}, "b": {"Jeb Bush"}, "c": {"George Bush"}, "d": {"George Bush"}}
    assert list(Spellings(spelt).shared_errors("a", "b", ["a", "b"])) == []
    spelt = {"a": {"Pat Hegseth"}, "b": {"Pat Hegseth"}, "c": {"Pete Hegseth"}, "d": {"Pete Hegseth"}}
    assert list(Spellings(spelt).shared_errors("a", "b", ["a", "b"])) == [("Pat Hegseth", "Pete Hegseth")]
    assert list(Spellings(spelt | {"e": {"Pat Hegseth"}}).shared_errors("a", "b", ["a", "b"])) == []


def test_names_are_found_without_the_word_that_opens_the_sentence() -> None:
    assert names("On Monday Pete Hegseth’s order reached Cyber Command. But Ann Lee stayed.") == {
        "Pete Hegseth",
        "Cyber Command",
        "Ann Lee",
    }


# The library


MIXED = [
    article("first", *LANTERN, outlet="The Harbor Post", day=4),
    article("copy", *LANTERN[:3], outlet="The Ashby Herald", day=5),
    article("undated", *LANTERN, outlet="The Borrow Herald"),
    article("retold", *RETOLD, outlet="The Inland Times", day=5),
    article("third", *retelling("The Inland Times"), outlet="The Moor Gazette", day=6),
    article("apart", *ORCHARD, outlet="The Harbor Post", day=4),
]


def test_the_order_in_which_articles_come_does_not_matter(tmp_path: Path) -> None:
    seen = []
    for n, order in enumerate(random.Random(5).sample(list(itertools.permutations(MIXED)), 12)):
        with Library.open(tmp_path / str(n), create=True) as library:
            seen.append(traced(library, order))
    assert all(found == seen[0] for found in seen)
    assert seen[0]["third"].source == "The Borrow Herald or The Harbor Post", "one of the two has no date"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(range(len(MIXED))), st.booleans()), max_size=14))
def test_what_comes_and_goes_leaves_what_indexing_from_scratch_gives(
    steps: list[tuple[int, bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    present: dict[str, Article] = {}
    with Library.open(folder / "grown", create=True) as grown, Library.open(folder / "fresh", create=True) as fresh:
        for n, changed in steps:
            one = MIXED[n]
            if one.id in present and not changed:
                del present[one.id]
                with grown.catalog.writing():
                    grown.catalog.remove(one.id)
            else:
                present[one.id] = replace(one, published=None) if changed else one
                grown.put(present[one.id], declared=True, file=None)
        assert grown.origins() == traced(fresh, present.values())


def test_removing_the_original_changes_what_derived_from_it(library: Library) -> None:
    traced(library, MIXED)
    library.remove("first")
    found = library.origins()
    assert "first" not in found
    assert (found["retold"].source, found["retold"].via) == ("The Harbor Post", None)
    assert all(found[id].via != "first" for id in found)
    left = library.catalog.database.execute("SELECT count(*) FROM copies WHERE 'first' IN (one, other)").fetchone()
    assert left == (0,)


def test_a_removed_article_leaves_no_row_behind(library: Library) -> None:
    traced(library, MIXED)
    with library.catalog.writing():
        for one in MIXED:
            library.catalog.remove(one.id)
    for table in ("traces", "attributions", "claims", "retellings", "bands", "copies"):
        assert library.catalog.database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


def test_a_write_that_fails_leaves_the_evidence_as_it_was(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    before = traced(library, MIXED)

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("index.trace._note_copies", fail)
    with pytest.raises(ZeroDivisionError):
        library.put(replace(MIXED[0], text="Something else."), declared=True, file=None)
    assert library.origins() == before


OLD_TABLES = "traces attributions claims retellings bands copies".split()


def test_a_library_of_the_first_format_is_brought_up_to_date_when_it_is_opened(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        before = traced(library, MIXED)
    with sqlite3.connect(tmp_path / "catalog.sqlite") as database:
        for table in OLD_TABLES:
            database.execute(f"DROP TABLE {table}")
        database.execute("UPDATE meta SET value = '1' WHERE key = 'format'")
    database.close()
    with Library.open(tmp_path) as library:
        assert library.catalog.meta("format") == "2"
        assert library.origins() == before
        assert [credit.name for credit in library.attributions(MIXED[3])] == ["The Harbor Post"] * 3


def test_an_empty_library_has_no_origins(library: Library) -> None:
    assert library.origins() == {}


def test_hostile_names_and_texts_do_no_harm(library: Library) -> None:
    found = traced(
        library,
        [
            article("'; DROP TABLE claims; --", *LANTERN, outlet="'; DROP TABLE traces; --", day=4),
            article("capitals", "A " * 20_000 + "Times said.", outlet="!!!"),
            article("nothing", "...", origin="???"),
            article("credits", "according to " * 3_000 + "Reuters", outlet="\x00"),
        ],
    )
    assert len(found) == 4
    assert {origin.kind for origin in found.values()} <= {"unknown", "derived"}
    assert found["nothing"].via is None


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "cli.py", *arguments]
    return subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True)


def test_the_command_prints_the_tree_and_its_json(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        origins = traced(library, MIXED[:5])
    printed = run("articles", "--origins", "--library", str(tmp_path)).stdout.splitlines()
    assert any(line.startswith("  first  2025-03-04") for line in printed)
    assert any(
        line.startswith("    retold  2025-03-05  derived: credits The Harbor Post in its lead") for line in printed
    )
    assert any(line.startswith("      third  2025-03-06  derived") for line in printed)
    found = json.loads(run("articles", "--origins", "--json", "--library", str(tmp_path)).stdout)
    assert [one["id"] for one in found] == sorted(origins)
    assert set(found[0]) == {"id", "kind", "source", "via", "evidence"}


# The two real files


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real files are not beside this repository")
def test_the_real_retelling_derives_from_the_real_report(library: Library) -> None:
    loaded = [item for item in load(sorted(SEEDS.glob("*.txt"))) if isinstance(item, Loaded)]
    for item in loaded:
        library.put(item.article, declared=item.declared, file=None)
    retold, report = (item.article for item in loaded)
    found = library.origins()
    assert (found[retold.id].kind, found[retold.id].via) == ("derived", report.id)
    assert {origin.source for origin in found.values()} == {"The New York Times"}
    assert found[retold.id].evidence[0] == "credits The New York Times in its lead: “according to The New York Times”"
    (record,) = [credit for credit in library.attributions(report) if credit.name == "The Record"]
    assert record.kind == "reported first"
    assert report.text[record.start : record.end].startswith("The order from Hegseth was first reported by The Record")


def test_the_sample_articles_have_the_origins_that_were_planted(seeds_folder: Path) -> None:
    with Library.open(seeds_folder) as library:
        found = library.origins()
    upland = {id for id in found if found[id].source == "Upland News Service"}
    assert upland == {"maternity-ward-ledger", "maternity-ward-radio", "maternity-ward-sentinel", "paper-mill-jobs"}
    retold = found["cyber-command-secondhand"]
    assert (retold.source, retold.via) == ("The Potomac Register", "cyber-command-order")
    derived = {id for id in found if found[id].kind == "derived" and found[id].via}
    assert derived == {"cyber-command-secondhand"}, "nothing else retells anything"
