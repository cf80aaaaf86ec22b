"""A text's blocks: what blank lines, or else line ends, set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

HEADING_MARK = re.compile(r"#{1,6}\s+(?=\S)")
_BULLET = re.compile(r"[•*‣◦▪–—-]\s+\S")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)]\s+\S")
_BLANK = re.compile(r"\n(?:[^\S\n]*\n)+")
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")

PARAGRAPH_LINE = 100
"""Lines of this length and more, on average, were not wrapped by an editor: each is a paragraph."""


def declared_blocks(text: str) -> list[Span]:
    """The (start, end) spans that blank lines set apart, in order, trimmed of white space; line ends are soft."""
    starts, ends = [0], []
    for blank in _BLANK.finditer(text):
        ends.append(blank.start())
        starts.append(blank.end())
    return _trimmed(text, zip(starts, [*ends, len(text)], strict=True))


def blocks(text: str) -> list[Span]:
    """The blocks of a text whose author declared nothing.

    Without a blank line, every line is a block. With blank lines they separate the blocks, and a line end inside one
    is a soft wrap; but a line of a block stands alone when
    - it is marked as a heading, or the block has two or more list items, of which each starts a block;
    - all lines of the block look like headings (a byline with the date below it, or a list);
    - the block's lines are whole paragraphs: at least two thirds of those that do not look like a heading end as a
      sentence does, and they have `PARAGRAPH_LINE` characters on average (a title, a blank line, then twenty lines).

    Not covered: text wrapped at 80 columns that has no blank line at all, which gives a block a line.
    """
    whole = declared_blocks(text)
    if len(whole) < 2:
        return _lines(text, 0, len(text))
    return [span for start, end in whole for span in _inner(text, start, end)]


def is_list_item(block: str) -> bool:
    return bool(_BULLET.match(block) or _NUMBERED.match(block))


def looks_like_heading(block: str) -> bool:
    """Whether `block` has the shape of a heading: one short line, starting with a capital or a figure, that neither
    ends as a sentence or a clause does nor holds the end of one, and is no list item and no quotation.
    """
    return (
        "\n" not in block
        and len(block) <= 100
        and len(block.split()) <= 14
        and (block[0].isupper() or block[0].isdigit())
        and not is_list_item(block)
        and not _SENTENCE_END.search(block)
        and block[-1] not in ":;,-–—"
        and not re.search(r"[a-z]{3}[.!?] [A-Z]", block)
        and any(c.isalpha() for c in block)
    )


def _inner(text: str, start: int, end: int) -> Iterator[Span]:
    lines = _lines(text, start, end)
    if len(lines) > 1 and _are_paragraphs([text[a:b] for a, b in lines]):
        yield from lines
        return
    listed = sum(bool(_BULLET.match(text, a)) for a, _ in lines) > 1
    since: int | None = None
    until = start
    for a, b in lines:
        marked = bool(HEADING_MARK.match(text, a))
        if since is not None and (marked or (listed and _BULLET.match(text, a))):
            yield since, until
            since = None
        if marked:
            yield a, b
        elif since is None:
            since = a
        until = b
    if since is not None:
        yield since, until


def _are_paragraphs(lines: list[str]) -> bool:
    running = [line for line in lines if not looks_like_heading(line) and not HEADING_MARK.match(line)]
    ended = sum(bool(_SENTENCE_END.search(line)) for line in running)
    return not running or (3 * ended >= 2 * len(running) and sum(map(len, running)) >= PARAGRAPH_LINE * len(running))


def _lines(text: str, start: int, end: int) -> list[Span]:
    return _trimmed(text, (line.span() for line in _LINE.finditer(text, start, end)))


def _trimmed(text: str, spans: Iterator[Span]) -> list[Span]:
    found = []
    for start, end in spans:
        piece = text[start:end]
        if piece.strip():
            start += len(piece) - len(piece.lstrip())
            found.append((start, start + len(piece.strip())))
    return found
