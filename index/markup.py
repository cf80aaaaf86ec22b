"""HTML and Markdown to plain blocks: blank lines between paragraphs, "## " before headings, "- " before list items."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from index.hidden import VisibleWords, without_hidden

if TYPE_CHECKING:
    from configparser import ConfigParser

    from markdown_it.token import Token

SHORT = 250
"""Characters. A page that gives fewer is read a second time, taking whatever text it has."""

_BLOCK_TAGS = frozenset("p head list item quote code table row div body".split())
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)


def html_blocks(html: str) -> tuple[str, Mapping[str, Any]]:
    """The article in a web page, and its metadata: title, byline, published, outlet, url, each a text or None.

    The text is "" when there is no article in it. Nothing is fetched. What a reader of the page does not see is left
    out (`index/hidden.py`). Not covered: text that scripts put on the page.
    """
    import trafilatura

    # Without a handler of its own a library's log lines land on the user's terminal.
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    text, about, html = "", {}, without_hidden(html)
    for size in (1, SHORT):
        page = trafilatura.bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
            config=_config(size),
        )
        if page is None or isinstance(page, dict) or page.body is None:
            continue
        found = "\n\n".join(_element_blocks(page.body))
        if len(found) > 2 * len(text):
            byline = ", ".join(page.author.split("; ")) if page.author else None
            text = found
            about = {
                "title": page.title,
                "byline": byline,
                "published": page.date,
                "outlet": page.sitename,
                "url": page.url,
            }
        if len(text) >= SHORT:
            break
    return text, about


def html_charset(raw: bytes) -> str | None:
    """The encoding that a page declares in its first 4,096 bytes."""
    match = _CHARSET.search(raw[:4096])
    return match[1].decode("ascii") if match else None


def markdown_blocks(markdown: str) -> str:
    """Markdown (CommonMark and tables) without its marks. Raw HTML keeps the text it shows; images leave nothing."""
    from markdown_it import MarkdownIt

    return "\n\n".join(_token_blocks(MarkdownIt("commonmark").enable("table").parse(markdown)))


@cache
def _config(size: int) -> ConfigParser:
    from copy import deepcopy

    from trafilatura.settings import DEFAULT_CONFIG

    # Below this size trafilatura drops the structure it found and takes all text as one paragraph.
    config = deepcopy(DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(size))
    return config


def _element_blocks(element: Any) -> Iterator[str]:
    """The blocks of trafilatura's tree (a TEI-like lxml element)."""
    if element.tag == "head":
        level = element.get("rend", "h2")[1:]
        yield f"{'#' * (int(level) if level in '123456' else 2)} {_squeezed(''.join(element.itertext()))}"
        return
    if element.tag == "row":
        yield " | ".join(_squeezed("".join(cell.itertext())) for cell in element)
        return
    mark = "- " if element.tag == "item" else ""
    running = _inline(element.text)
    for child in element:
        if child.tag in _BLOCK_TAGS:
            yield from _pieces(running, mark)
            yield from _element_blocks(child)
            running = ""
        elif child.tag == "lb":
            running += "\n"
        elif isinstance(child.tag, str):
            running += _inline("".join(child.itertext()))
        running += _inline(child.tail)
    yield from _pieces(running, mark)


def _token_blocks(tokens: list[Token]) -> Iterator[str]:
    mark, heading, in_cell, row = "", "", False, list[str]()
    html = VisibleWords()
    for token in tokens:
        if token.type == "heading_open":
            heading = "#" * int(token.tag[1:]) + " "
        elif token.type == "list_item_open":
            mark = f"{token.info}{token.markup} " if token.info else "- "
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield " | ".join(row)
        elif token.type in ("td_open", "th_open"):
            in_cell = True
        elif token.type == "inline" and in_cell:
            row.append(_squeezed(_inline_text(token, html)))
            in_cell = False
        elif token.type == "inline":
            text = _inline_text(token, html).strip()
            if text:
                yield heading + mark + text
            mark = heading = ""
        elif token.type in ("fence", "code_block") and html.shown:
            yield from _pieces(token.content, "")
        elif token.type == "html_block":
            html.feed(token.content)
            yield from _pieces(html.taken(), "")
        elif token.type == "paragraph_open" and not token.hidden:
            html.handle_starttag("p", [])
        elif token.type == "paragraph_close" and not token.hidden:
            html.handle_endtag("p")
    html.close()
    yield from _pieces(html.taken(), "")


def _inline_text(token: Token, html: VisibleWords) -> str:
    parts = []
    for child in token.children or ():
        if child.type == "html_inline":
            html.feed(child.content)
        elif not html.shown:
            continue
        elif child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
    return "".join(parts)


def _inline(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _pieces(text: str, mark: str) -> Iterator[str]:
    """Two line breaks in a row set paragraphs apart, as writers of HTML use them."""
    for piece in re.split(r"\n\s*\n", text):
        lines = "\n".join(filter(None, (_squeezed(line) for line in piece.split("\n"))))
        if lines:
            yield mark + lines
            mark = ""
