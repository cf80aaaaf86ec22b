"""What is read from files, and what is said of those that cannot be read."""

from __future__ import annotations

import json
import os
import random
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import day, stated_day
from index.decode import clean
from index.errors import BadArticle
from index.ids import file_id, given_id
from index.load import MAX_BYTES, File, Loaded, discover, load, read
from index.split import paragraphs
from index.types import Article

LONG = "The council met on Tuesday evening in the old hall to talk about the bridge over the river, and put off a vote."
NEXT = (
    "Engineers have warned for three years that the iron under the roadway is rusting, and that lorries must stay off."
)
TEXT = f"{LONG}\n\n{NEXT}\n"


def one(path: Path) -> Loaded:
    (item,) = load([path])
    assert isinstance(item, Loaded), item
    return item


def article(folder: Path, content: str | bytes, name: str = "bridge.txt") -> Article:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return one(path).article


def problem(folder: Path, content: bytes, name: str = "bad.txt") -> str:
    path = folder / name
    path.write_bytes(content)
    (item,) = load([path])
    assert isinstance(item, BadArticle), item
    assert "\n" not in str(item)
    assert str(item).startswith(str(path))
    return item.problem


def texts(item: Loaded) -> list[str]:
    return [p.text for p in paragraphs(item.article, declared=item.declared)]


# Plain text


def test_a_text_file_is_read_verbatim(tmp_path: Path) -> None:
    assert article(tmp_path, TEXT).text == TEXT


def test_line_ends_composition_and_control_characters_are_normalised(tmp_path: Path) -> None:
    assert (
        article(tmp_path, "Cafe\u0301 closed.\r\nAt\x07 noon.\rOver.\ufeff").text
        == "Caf\u00e9 closed.\nAt noon.\nOver."
    )


def test_an_article_without_a_title_is_called_by_its_opening_words(tmp_path: Path) -> None:
    assert article(tmp_path, TEXT).title == "The council met on Tuesday evening in the old hall…"
    assert article(tmp_path, f"MILLBROOK — {TEXT}").title.startswith("The council met")
    assert article(tmp_path, "It rained. It stopped.").title == "It rained. It stopped"


def test_a_short_text_is_its_own_title_and_still_a_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "short.txt"
    path.write_text("The bridge has closed.\n\nBuses go round by the ford, the council said.")
    assert texts(one(path)) == ["The bridge has closed.", "Buses go round by the ford, the council said."]


def test_title_byline_day_and_outlet_are_read_above_the_text(tmp_path: Path) -> None:
    found = article(tmp_path, f"Bridge vote put off\n\nJane Doe | The Alder Courier\nMarch 4, 2025\n\n{TEXT}")
    assert (found.title, found.byline, found.outlet) == ("Bridge vote put off", "Jane Doe", "The Alder Courier")
    assert found.published == date(2025, 3, 4)


def test_a_role_is_not_part_of_the_byline(tmp_path: Path) -> None:
    assert article(tmp_path, f"Bridge vote put off\n\nBy Jane Doe, Staff Writer\n\n{TEXT}").byline == "Jane Doe"


def test_dateline_tells_place_day_and_agency(tmp_path: Path) -> None:
    found = article(tmp_path, f"MILLBROOK, Pa., March 4, 2025 (Reuters) - {TEXT}")
    assert (found.dateline, found.published, found.origin) == ("MILLBROOK, Pa.", date(2025, 3, 4), "Reuters")


def test_the_line_under_a_byline_is_the_outlet_and_spells_out_the_agency(tmp_path: Path) -> None:
    found = article(tmp_path, f"By Jane Doe\nAlder Valley News\n\nMILLBROOK, March 4, 2025 (AVN) -- {TEXT}")
    assert (found.byline, found.outlet, found.origin) == ("Jane Doe", "Alder Valley News", "Alder Valley News")
    assert found.title.startswith("The council met")


def test_an_address_beside_the_byline_is_not_an_outlet(tmp_path: Path) -> None:
    found = article(tmp_path, f"Bridge vote put off\n\nBy Jane Doe | jane@courier.example\n\n{TEXT}")
    assert (found.byline, found.outlet) == ("Jane Doe", None)


# Front matter


def test_yaml_front_matter_is_metadata_and_not_text(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "---\nid: bridge-1\ntitle: 1984\ndate: 2025-03-04\nauthors: [Jane Doe, J. R. Roe]\nsource: The Alder Courier\n"
        f"url: https://courier.example/bridge\nplace: MILLBROOK\n---\n\n{TEXT}",
    )
    assert found == Article(
        id="bridge-1",
        text=TEXT,
        title="1984",
        outlet="The Alder Courier",
        published=date(2025, 3, 4),
        dateline="MILLBROOK",
        byline="Jane Doe, J. R. Roe",
        url="https://courier.example/bridge",
    )


def test_header_lines_are_metadata_and_not_text(tmp_path: Path) -> None:
    found = article(tmp_path, f"Title: Bridge: a vote\nDate: March 4, 2025\nBy: Jane Doe\nDesk: Local\n\n{TEXT}")
    assert (found.title, found.byline, found.text) == ("Bridge: a vote", "Jane Doe", TEXT)
    assert found.published == date(2025, 3, 4)


def test_a_first_line_with_a_colon_is_not_a_header(tmp_path: Path) -> None:
    assert article(tmp_path, f"Opinion: Close the bridge\n\n{TEXT}").title == "Opinion: Close the bridge"


def test_dashes_that_open_no_front_matter_are_text(tmp_path: Path) -> None:
    assert article(tmp_path, f"---\n{TEXT}").text.startswith("---")
    assert article(tmp_path, f"---\njust words\n---\n{TEXT}").text.startswith("---")


@pytest.mark.parametrize("yaml", ["title: [unclosed", "a: b: c", "title: \t'x", "date: 2025-02-31", "? " + "[" * 5000])
def test_broken_front_matter_is_refused(tmp_path: Path, yaml: str) -> None:
    assert "front matter" in problem(tmp_path, f"---\n{yaml}\n---\n{TEXT}".encode())


def test_front_matter_cannot_run_code_or_grow_without_bound(tmp_path: Path) -> None:
    assert "front matter" in problem(tmp_path, b"---\ntitle: !!python/object/apply:os.getcwd []\n---\nText.")
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghijkl", "bcdefghijklm", strict=True)
    )
    assert article(tmp_path, f"---\n{bomb}title: *m\n---\n{TEXT}").title.startswith("The council")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "//courier.example", "http://[", "http://a b"]
)
def test_only_web_addresses_are_kept(tmp_path: Path, address: str) -> None:
    assert article(tmp_path, f"---\nurl: '{address}'\n---\n{TEXT}").url is None


# Who reported first


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("This article originally appeared in The Alder Courier.", "The Alder Courier"),
        ("This story was first published by The Alder Courier on March 4.", "The Alder Courier"),
        (
            "A version of this story first appeared in the Alder Valley Times, which has closed.",
            "the Alder Valley Times",
        ),
        ("Originally published by U.S. Bridge News.", "U.S. Bridge News"),
        ("Reprinted with permission from The Alder Courier.", "The Alder Courier"),
        ("This article was distributed by Alder Valley News.", "Alder Valley News"),
        ("This report comes from Alder Valley News.", "Alder Valley News"),
        ("Source: Alder Valley wire", "Alder Valley"),
        ("Source: Reuters", "Reuters"),
        ("According to The Alder Courier, the vote is in May.", None),
        ("The vote was first reported by The Alder Courier.", None),
        ("Source: the county's own records", None),
        ("© 2025 The Alder Courier", None),
    ],
)
def test_the_origin_is_who_the_article_itself_names(tmp_path: Path, line: str, origin: str | None) -> None:
    assert article(tmp_path, f"{TEXT}\n{line}\n").origin == origin


# Days


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-04",
        "2025/03/04",
        "20250304",
        "2025-03-04T23:35:33+00:00",
        "March 4, 2025",
        "Mar. 4 2025",
        "Tuesday, 4 March 2025",
        "4th of March, 2025",
        "Updated March 4, 2025 at 9:30 a.m.; first published March 1, 2025",
    ],
)
def test_a_whole_day_is_read(text: str) -> None:
    assert day(text) == date(2025, 3, 4)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "March 2025", "March 4", "03/04/2025", "2025-02-31", "0001-01-01", "12345-01-01"]
)
def test_what_is_no_whole_day_is_not_guessed(text: str) -> None:
    assert stated_day(text) is None


def test_days_in_other_languages_are_read_from_metadata() -> None:
    assert stated_day("4 mars 2025") == stated_day("4 de marzo de 2025") == date(2025, 3, 4)
    assert stated_day("25/03/2025") == date(2025, 3, 25)


# Markdown


def test_markdown_marks_are_gone_and_blocks_remain(tmp_path: Path) -> None:
    path = tmp_path / "bridge.md"
    path.write_text(
        "# Bridge *vote* put off\n\nThe **council** [met](https://x.example) on\nTuesday. ![A bridge](b.png)\n\n"
        "Next steps\n----------\n\n- Close it\n- Or *not*\n\n1. First\n2. Then\n\n> “Never,” she said.\n\n"
        "<p>Raw <b>words</b> count.</p>\n\n"
        "| Route | Stop |\n|---|---|\n| 4 | Mill |\n\n---\n\nIt is \\*over\\* &amp; done.\n"
    )
    item = one(path)
    assert item.article.title == "Bridge vote put off"
    assert texts(item) == [
        "The council met on Tuesday.",
        "- Close it",
        "- Or not",
        "1. First",
        "2. Then",
        "“Never,” she said.",
        "Raw words count.",
        "Route | Stop",
        "4 | Mill",
        "It is *over* & done.",
    ]
    assert "## Next steps" in item.article.text


# HTML

PAGE = """<!DOCTYPE html><html><head><title>Bridge vote put off - Courier</title>
<meta property="og:title" content="Bridge vote put off"><meta property="og:site_name" content="The Alder Courier">
<meta property="article:published_time" content="2025-03-04T10:00:00Z">
<meta property="article:modified_time" content="2025-03-09T10:00:00Z"><meta name="author" content="Jane Doe">
<link rel="canonical" href="https://courier.example/bridge"></head><body>
<nav><a href="/">Home</a> <a href="/n">News</a></nav>
<article><h1>Bridge vote put off</h1><p>By Jane Doe</p><p>MILLBROOK &mdash; %s</p><h2>What comes next</h2><p>%s</p>
<ul><li>Route 4 stops at the mill</li><li>Route 5 is cancelled</li></ul><script>alert("no")</script>
<p>This article originally appeared in The Alder Valley Times.</p></article><footer>Contact us</footer></body></html>"""


@pytest.mark.parametrize("name", ["bridge.html", "bridge.HTM"])
def test_a_web_page_gives_its_article_and_metadata(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(PAGE % (LONG, NEXT))
    item = one(path)
    assert texts(item) == [LONG, NEXT, "- Route 4 stops at the mill", "- Route 5 is cancelled"]
    assert "## What comes next" in item.article.text
    found = item.article
    assert (found.title, found.outlet, found.byline) == ("Bridge vote put off", "The Alder Courier", "Jane Doe")
    assert (found.published, found.dateline) == (date(2025, 3, 4), "MILLBROOK")
    assert (found.url, found.origin) == ("https://courier.example/bridge", "The Alder Valley Times")


def test_a_page_in_the_encoding_it_declares_is_read(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="iso-8859-2"></head><body><article><p>Łódź. {LONG}</p></article></body></html>'
    assert "Łódź" in article(tmp_path, page.encode("iso-8859-2"), "bridge.html").text


def test_a_very_short_page_keeps_its_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "short.html"
    path.write_text("<html><body><p>The ferry sank.</p><p>Two men swam ashore.</p></body></html>")
    assert texts(one(path)) == ["The ferry sank.", "Two men swam ashore."]


def test_a_page_without_an_article_is_refused(tmp_path: Path) -> None:
    assert "no article text" in problem(tmp_path, b"<html><body><script>x()</script></body></html>", "bad.html")


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + "deep",
        "<?xml version='1.0' encoding='utf-8'?><p>One. Two.</p>",
        "<",
        "&#0;&#55296;",
        "plain words",
    ],
)
def test_a_strange_page_gives_an_article_or_one_line(tmp_path: Path, page: str) -> None:
    path = tmp_path / "strange.html"
    path.write_text(page)
    (item,) = load([path])
    assert isinstance(item, Loaded | BadArticle)


# JSON


def json_file(folder: Path, value: Any, name: str = "corpus.json") -> list[Loaded | BadArticle]:
    path = folder / name
    path.write_text(json.dumps(value))
    return list(load([path]))


def test_a_json_object_gives_every_field(tmp_path: Path) -> None:
    (item,) = json_file(
        tmp_path,
        {
            "doc_id": "https://courier.example/bridge",
            "title": "Bridge vote put off",
            "outlet": "The Alder Courier",
            "date": "2025-03-04T10:00:00+00:00",
            "author": ["Jane Doe", "J. R. Roe"],
            "text": TEXT,
            "unknown": {"x": 1},
        },
    )
    assert isinstance(item, Loaded)
    assert item.declared
    assert item.article == Article(
        id="https://courier.example/bridge",
        text=TEXT,
        title="Bridge vote put off",
        outlet="The Alder Courier",
        published=date(2025, 3, 4),
        byline="Jane Doe, J. R. Roe",
        url="https://courier.example/bridge",
    )


def test_articles_of_a_list_without_ids_are_numbered_and_a_bad_one_is_reported(tmp_path: Path) -> None:
    first, bad, third = json_file(tmp_path, [{"text": "One."}, {"title": "No text"}, {"text": "Three.", "id": 7}])
    assert isinstance(first, Loaded)
    assert first.article.id == "corpus-1"
    assert isinstance(bad, BadArticle)
    assert "item 2" in bad.problem
    assert isinstance(third, Loaded)
    assert third.article.id == "7"


def test_a_broken_line_is_named_and_the_other_lines_load(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"text": "One."}\r\n{"text": \n\n["x"]\n{"text": "\xe9"}\n{"text": "Six.", "date": null}'
    )
    found = list(load([path]))
    assert [item.article.id for item in found if isinstance(item, Loaded)] == ["corpus-1", "corpus-6"]
    assert [item.source for item in found if isinstance(item, BadArticle)] == [f"{path}:{n}" for n in (2, 4, 5)]
    assert all(item.file == str(path) for item in found if isinstance(item, Loaded))


def test_declared_paragraphs_are_the_blocks_between_blank_lines(tmp_path: Path) -> None:
    blocks = ["Jane Doe", f"MILLBROOK — {LONG}", "What comes next", NEXT]
    (item,) = json_file(tmp_path, {"text": "\n\n".join(blocks)})
    assert isinstance(item, Loaded)
    assert texts(item) == blocks


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"text": ""},
        {"text": " \n "},
        {"text": None},
        {"text": 5},
        {"text": ["a"]},
        {"text": "x", "title": 5},
        {"text": "x", "date": ["2025"]},
        {"text": "x", "id": 1.5},
        {"text": "x", "id": True},
        {"text": "x", "author": [1]},
        "text",
        5,
        None,
        [],
    ],
)
def test_json_of_another_shape_is_refused(tmp_path: Path, value: Any) -> None:
    (item,) = json_file(tmp_path, value)
    assert isinstance(item, BadArticle)
    assert "expected" in item.problem.lower() or "should be" in item.problem


def test_lone_surrogates_do_not_reach_the_library(tmp_path: Path) -> None:
    path = tmp_path / "corpus.json"
    path.write_text('{"id": "a\\ud800", "title": "b\\udfff", "text": "c\\ud800d"}')
    found = one(path).article
    assert (found.id, found.title, found.text) == ("a\ufffd", "b\ufffd", "c\ufffdd")


# Bad input


@pytest.mark.parametrize("name", ["bad.txt", "bad.md", "bad.html", "bad.json", "bad.jsonl"])
@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    assert "is empty" in problem(tmp_path, content, name)


@pytest.mark.parametrize("name", ["bad.txt", "bad.md", "bad.html", "bad.json"])
@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"text\x01\x02\x03\x04text", bytes(range(1, 32)) * 40]
)
def test_a_binary_file_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    assert "binary" in problem(tmp_path, content, name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_told_from_the_bytes(tmp_path: Path, encoding: str) -> None:
    said = f"“It’s the café’s bridge,” she said – and left. {LONG}"
    assert article(tmp_path, said.encode(encoding)).text == said


def test_another_alphabet_in_an_old_encoding_is_told(tmp_path: Path) -> None:
    said = "Мэр города заявил во вторник, что старый мост закроют на ремонт до июня. Жители недовольны решением совета."
    assert article(tmp_path, said.encode("cp1251")).text == said


def test_bytes_in_no_encoding_are_refused(tmp_path: Path) -> None:
    noise = random.Random(0)
    assert "encoding" in problem(tmp_path, bytes(noise.randrange(128, 256) for _ in range(3000)))
    assert "damaged" in problem(tmp_path, b"\xff\xfeabc")


@pytest.mark.parametrize("name", ["big.txt", "big.html", "big.json"])
def test_a_file_of_50_mb_is_refused_without_being_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch()
    os.truncate(path, 50_000_000)
    begun = time.perf_counter()
    (item,) = load([path])
    assert isinstance(item, BadArticle)
    assert "50 MB" in item.problem
    assert "20 MB" in item.problem
    assert time.perf_counter() - begun < 1


def test_a_long_json_line_is_refused_and_the_next_line_loads(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * (MAX_BYTES + 5) + b'"}\n{"text": "Two."}\n')
    bad, good = load([path])
    assert isinstance(bad, BadArticle)
    assert bad.source == f"{path}:1"
    assert isinstance(good, Loaded)
    assert good.article.id == "corpus-2"


@pytest.mark.parametrize("content", [b"{", b"[1,", b'{"text": NULL}', b"[" * 100_000, b"1" * 10_000])
def test_broken_json_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "JSON" in problem(tmp_path, content, "bad.json")


def test_an_unsupported_type_is_refused(tmp_path: Path) -> None:
    assert ".pdf" in problem(tmp_path, b"%PDF", "bad.pdf")
    assert "without an extension" in problem(tmp_path, b"text", "bad")


def test_what_cannot_be_opened_is_reported(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    found = list(load([tmp_path, tmp_path / "missing.txt"]))
    assert all(isinstance(item, BadArticle) for item in found)
    assert [Path(item.source).name for item in found if isinstance(item, BadArticle)] == [
        "gone.txt",
        "loop.txt",
        "missing.txt",
        "pipe.txt",
    ]
    (item,) = read(File(tmp_path, tmp_path.parent))
    assert isinstance(item, BadArticle)
    (item,) = read(File(tmp_path / "removed.txt", tmp_path))
    assert isinstance(item, BadArticle)
    assert "No such file" in item.problem


def test_an_unlistable_folder_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    files, bad = discover([tmp_path])
    assert files == []
    assert [error.problem for error in bad] == [
        "cannot be listed (Permission denied). Check that you may read the folder."
    ]


# Folders and ids


def test_a_folder_is_read_recursively_sorted_and_without_what_is_no_article(tmp_path: Path) -> None:
    for name in (
        "b/two.txt",
        "a.txt",
        "b/c/three.md",
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "b/ORIGIN.md",
        "LICENSE",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)
    (tmp_path / "b" / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "b" / "again").symlink_to(tmp_path)
    found = list(load([tmp_path]))
    assert [item.article.id for item in found if isinstance(item, Loaded)] == ["a", "b/c/three", "b/two"]
    assert [Path(item.source).name for item in found if isinstance(item, BadArticle)] == ["photo.jpg"]


def test_a_file_that_is_named_is_always_tried_and_only_once(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(TEXT)
    (tmp_path / "a.txt").write_text(TEXT)
    found = list(load([path, tmp_path, str(tmp_path / "a.txt"), tmp_path / "." / "a.txt"]))
    assert [item.article.id for item in found if isinstance(item, Loaded)] == ["readme", "a"]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("News/Old Bridge!.txt", "news/old-bridge"),
        ("Straße ünd Ⅳ.txt", "strasse-ünd-iv"),
        ("हिन्दी.txt", "हिन्दी"),
        ("a\nb.txt", "a-b"),
        ("a#p1.txt", "a-p1"),
        ("v1.2 final.txt", "v1.2-final"),
        ("x..%2f..%2fetc.txt", "x.-2f.-2fetc"),
        ("-rf.txt", "rf"),
    ],
)
def test_ids_are_readable_and_harmless(tmp_path: Path, name: str, id: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXT)
    assert [item.article.id for item in load([tmp_path]) if isinstance(item, Loaded)] == [id]


def test_names_without_a_letter_and_very_long_ones_give_ids_of_their_own() -> None:
    root = Path("/x")
    ids = [file_id(root / name, root) for name in ("🌉.txt", "🌁.txt", f"{'a' * 400}1.txt", f"{'a' * 400}2.txt")]
    assert len(set(ids)) == 4
    assert all(0 < len(id) <= 300 for id in ids)


def test_a_given_id_is_kept_without_what_cannot_be_seen() -> None:
    assert given_id("https://courier.example/a?b=c#d") == "https://courier.example/a?b=c#d"
    assert given_id(" ../../etc/passwd\n\x00\u202e ") == "../../etc/passwd"
    assert given_id("\u202e").startswith("article-")
    assert len(given_id("x" * 1000)) == 300


def test_a_file_name_with_a_line_break_is_reported_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").write_text("")
    (item,) = load([tmp_path])
    assert isinstance(item, BadArticle)
    assert "\n" not in str(item)


@given(st.text(alphabet=st.characters(exclude_characters="/\0"), min_size=1, max_size=60))
def test_any_file_name_gives_a_plain_id(name: str) -> None:
    id = file_id(Path("/news/folder") / f"x{name}.txt", Path("/news"))
    assert id.startswith("folder/")
    assert ".." not in id
    assert not any(c.isspace() or c in "#\\\0" for c in id)


@given(st.text(alphabet=st.characters(codec=None)))
def test_cleaning_is_done_after_one_time_and_gives_text_that_can_be_stored(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    cleaned.encode()


def test_a_closing_copyright_line_names_the_outlet(tmp_path: Path) -> None:
    file = tmp_path / "quay.txt"
    body = "The quay was swept on Monday.\n\nNobody was hurt, the port said.\n\n"
    for line, outlet in (
        ("© 2025 The Harbor Post", "The Harbor Post"),
        ("Copyright 2025 Harbor Post Company. All rights reserved.", "Harbor Post"),
        ("This article originally appeared in The Bay Bugle.\n\n© 2025 The Bay Bugle Company", None),
    ):
        file.write_text(body + line, encoding="utf-8")
        (item,) = load([file])
        assert isinstance(item, Loaded)
        assert item.article.outlet == outlet
