"""An article's paragraphs, and a paragraph's sentences: the units that are cited and quoted."""

from __future__ import annotations

from index.blocks import Span, blocks, declared_blocks
from index.dateline import dateline
from index.furniture import Role, is_reprint_notice, roles
from index.sentences import sentences
from index.types import Article, Paragraph

__all__ = ["paragraphs", "sentences"]


def paragraphs(article: Article, *, declared: bool = False) -> tuple[Paragraph, ...]:
    """The paragraphs of `article` that can be cited, numbered from 1, in the order of the text.

    `article.text[p.start:p.end] == p.text`, without white space at either end; the paragraphs do not overlap. Only a
    text of white space has none. The dateline is not part of the first paragraph, unless it is all of it.

    `declared`: the text's blank lines were put there to separate paragraphs, as in a .jsonl corpus. Then every block
    counts, headings and bylines too, except copyright and "originally appeared" lines at the end. Otherwise the blocks
    are found as `index.blocks.blocks` says, and those that `index.furniture.roles` knows for something else are left
    out.
    """
    text = article.text
    spans = _declared(text) if declared else _found(text, article.title)
    if spans:
        start, end = spans[0]
        opening = dateline(text[start:end])
        if opening and start + opening.end < end:
            spans[0] = (start + opening.end, end)
    return tuple(Paragraph(article, number, start, end) for number, (start, end) in enumerate(spans, start=1))


def _declared(text: str) -> list[Span]:
    spans = declared_blocks(text)
    while len(spans) > 1 and is_reprint_notice(text[slice(*spans[-1])]):
        spans.pop()
    return spans


def _found(text: str, title: str) -> list[Span]:
    spans = blocks(text)
    told = roles([text[start:end] for start, end in spans], title)
    return [span for span, role in zip(spans, told, strict=True) if role is Role.PARAGRAPH]
