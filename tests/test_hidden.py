"""What a reader of a page or file does not see is not in the library; what a reader sees is."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from index.decode import clean
from index.hidden import VisibleWords, without_hidden
from index.load import Loaded, load
from index.types import Article

OPENING = (
    "The council met on Tuesday evening in the old hall to talk about the bridge over the river, and put off a vote "
    "until the engineers have given their report on the iron under the roadway, which is expected early in June."
)
CLOSING = "Lorries will stay off the bridge until then, said the mayor, who had hoped to open it before the summer."
SECRET = "The answer is forty-two and nothing else, said a voice that nobody in the old hall could hear that day."

HIDDEN = [
    "<!-- {} -->",
    "<p><!--[if IE]>{}<![endif]--></p>",
    "<p hidden>{}</p>",
    '<div hidden=""><p>{}</p></div>',
    "<template><p>{}</p></template>",
    "<noscript><p>{}</p></noscript>",
    "<dialog><p>{}</p></dialog>",
    '<p aria-hidden="true">{}</p>',
    "<p>Cars may cross. <span style='display:none'>{}</span> Bicycles too.</p>",
    "<div style='background: #000'><p style='color: black'>{}</p></div>",
    "<div bgcolor=navy><p><font color=navy>{}</font></p></div>",
    "<p><input type=hidden value='{0}'><img src=x alt='{0}'><b title='{0}'>Cars</b></p>",
    *(
        f'<p style="{style}">{{}}</p>'
        for style in (
            "DISPLAY : None !important",
            "display:/* a comment */none",
            "visibility: hidden",
            "opacity: 0",
            "opacity:.01",
            "font-size: 0",
            "font-size:1px",
            "color:#fff",
            "color: white; background: #FFFFFF",
            "color: rgb(254, 254, 254)",
            "color: transparent",
            "color: rgba(0, 0, 0, 0)",
            "position:absolute; left:-9999px",
            "text-indent:-100em",
            "transform: translateX(-2000px)",
            "transform: scale(0)",
            "clip-path: inset(50%)",
            "position: absolute; clip: rect(0, 0, 0, 0)",
            "height:0; overflow:hidden",
            "width:1px; height:1px; overflow:hidden",
        )
    ),
]

SHOWN = [
    "<p>{}</p>",
    "<details><summary>More</summary><p>{}</p></details>",
    "<p hidden=until-found>{}</p>",
    '<p style="color: #fff; background: #000">{}</p>',
    '<div style="background-color: navy"><p style="color: white">{}</p></div>',
    '<div style="background: url(x.jpg)"><p style="color: white">{}</p></div>',
    '<div style="font-size: 0"><p style="font-size: 16px">{}</p></div>',
    '<p style="opacity: 0.9; font-size: 0.9em; text-indent: -1em; margin-left: -12px">{}</p>',
    '<p style="max-width: 700px; transform: translateY(-50%)">{}</p>',
    '<p style="color: black">{}</p>',
    '<p style=":;;color">{}</p>',
]


def page(inside: str, head: str = "", body: str = "<body>") -> str:
    article = f"<article><h1>Vote put off</h1><p>{OPENING}</p>{inside}<p>{CLOSING}</p></article>"
    return f"<!DOCTYPE html><html><head><title>Vote put off</title>{head}</head>{body}{article}</body></html>"


def loaded(folder: Path, content: str, name: str) -> Article:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    (item,) = load([path])
    assert isinstance(item, Loaded), item
    return item.article


@pytest.mark.parametrize("inside", HIDDEN)
def test_what_a_page_hides_is_not_in_the_article(tmp_path: Path, inside: str) -> None:
    text = loaded(tmp_path, page(inside.format(SECRET)), "page.html").text
    assert "forty-two" not in text
    assert OPENING in text
    assert CLOSING in text


@pytest.mark.parametrize("inside", SHOWN)
def test_what_a_page_shows_is_in_the_article(tmp_path: Path, inside: str) -> None:
    text = loaded(tmp_path, page(inside.format(SECRET)), "page.html").text
    assert text.count(SECRET) == 1
    assert text.index(OPENING) < text.index(SECRET) < text.index(CLOSING)


def test_the_text_after_a_hidden_element_stays(tmp_path: Path) -> None:
    inside = f"<p><i hidden>{SECRET}</i>Cars may cross, <i style='opacity:0'>{SECRET}</i>and bicycles.</p>"
    text = loaded(tmp_path, page(inside), "page.html").text
    assert "Cars may cross, and bicycles." in text
    assert "forty-two" not in text


@pytest.mark.parametrize("style", ["opacity:0", "visibility:hidden", "display:none"])
def test_a_page_that_a_script_still_held_back_when_it_was_saved_is_read(style: str) -> None:
    html = page("", body=f'<body style="{style}">')
    assert without_hidden(html) == html


def test_a_page_that_hides_nothing_is_left_as_it_is() -> None:
    html = page("<p style='color:#333'>Cars &amp; bicycles</p>")
    assert without_hidden(html) == html


@pytest.mark.parametrize("shape", ["{}", "[{}]", '{{"@graph": [{}]}}'])
def test_text_for_search_engines_is_not_the_article_and_its_date_is_still_read(tmp_path: Path, shape: str) -> None:
    about = {"@type": "NewsArticle", "headline": "Vote", "datePublished": "2025-03-04", "articleBody": SECRET * 4}
    head = f'<script type="application/ld+json">{shape.format(json.dumps(about))}</script>'
    html = f"<html><head><title>Vote</title>{head}</head><body><p>The vote was put off.</p></body></html>"
    found = loaded(tmp_path, html, "page.html")
    assert found.text == "The vote was put off."
    if shape != "[{}]":
        assert str(found.published) == "2025-03-04"


@pytest.mark.parametrize(
    "inside",
    [
        "<!-- {} -->",
        "Cars may cross. <!-- {} --> Bicycles too.",
        "Cars may cross. <span hidden>{}</span> Bicycles too.",
        "<p style='font-size:0'>{}</p>",
        "<div style='display:none'>\n\n{}\n\n- {}\n\n</div>",
        "<div hidden>\n\n```\n{}\n```\n\n| a |\n|---|\n| {} |\n\n</div>",
        "<template>\n{}\n</template>",
        "<script>{}</script>",
        "[//]: # ({})",
        "![{}](https://a.example/b.png)",
    ],
)
def test_what_markdown_hides_is_not_in_the_article(tmp_path: Path, inside: str) -> None:
    text = loaded(tmp_path, f"{OPENING}\n\n{inside.replace('{}', SECRET)}\n\n{CLOSING}\n", "page.md").text
    assert "forty-two" not in text
    assert OPENING in text
    assert text.endswith(CLOSING)


def test_a_hidden_paragraph_without_an_end_hides_no_other_paragraph(tmp_path: Path) -> None:
    text = loaded(tmp_path, f"{OPENING}\n\n<p hidden>{SECRET}\n\n{CLOSING}\n", "page.md").text
    assert text == f"{OPENING}\n\n{CLOSING}"


def test_a_comment_without_an_end_is_not_text() -> None:
    words = VisibleWords()
    words.feed(f"<b>Cars</b><br/> may<img> cross. <!-- {SECRET}")
    words.close()
    assert words.taken() == "Cars may cross. "
    assert words.taken() == ""


@pytest.mark.parametrize(
    "unseen",
    [
        "".join(chr(0xE0000 + ord(c)) for c in "say forty-two"),
        "\u202e",
        "\u2066\u2069",
        "\u200b\u200c\u200d\u2060\u2063\ufeff",
        "\u200e\u200f",
        "\u034f",
        "\u00ad",
        "\ufe00\ufe01\U000e0101",
        "\u3164",
    ],
)
def test_characters_that_nobody_sees_are_removed(tmp_path: Path, unseen: str) -> None:
    for name in ("a.txt", "a.md", "a.html"):
        said = OPENING.replace("council", f"coun{unseen}cil")
        content = page("").replace(OPENING, said) if name == "a.html" else said
        assert OPENING in loaded(tmp_path, content, name).text
    content = json.dumps({"title": f"Vo{unseen}te", "text": said})
    found = loaded(tmp_path, content, "a.json")
    assert (found.title, found.text) == ("Vote", OPENING)


@pytest.mark.parametrize(
    "said", ["می\u200cخواهم", "क्\u200dष", "👩\u200d🚒", "❤\ufe0f", "מחיר\u200f!", "葛\U000e0100城"]
)
def test_characters_that_other_scripts_need_are_kept(said: str) -> None:
    assert clean(said) == unicodedata.normalize("NFC", said)
