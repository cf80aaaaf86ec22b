"""An answer as a person reads it in a terminal."""

from __future__ import annotations

import textwrap

from index import Paragraph, Passage
from qa.types import Answer, Citation


def answer_text(answer: Answer, width: int = 80) -> str:
    """The answer with its marks, then each citation with its quote; or that there is none, and what came nearest."""
    if answer.answered:
        parts = [textwrap.fill(answer.text, width)]
        parts += [_citation(citation, width) for citation in answer.citations]
    else:
        parts = ["The articles do not answer this."]
        if answer.nearest:
            parts += ["Nearest passages:", *(passage_text(passage, width) for passage in answer.nearest)]
    if answer.removed:
        parts.append("Removed, because the articles do not support it:")
        parts += [f"  {sentence.text}\n    {sentence.verdict.reason}" for sentence in answer.removed]
    return "\n\n".join(parts)


def passage_text(passage: Passage, width: int = 80) -> str:
    return f"{where(passage.paragraph)}\n{_indented(passage.paragraph.text, width)}"


def where(paragraph: Paragraph) -> str:
    """Outlet, date, title and paragraph number, in one line."""
    article = paragraph.article
    parts = [article.source, str(article.published or "no date"), article.title, f"¶ {paragraph.number}"]
    return " · ".join(part for part in parts if part)


def _citation(citation: Citation, width: int) -> str:
    quote = _indented(citation.quote, width)
    return f"[{citation.number}] {where(citation.paragraph)}\n{quote}"


def _indented(text: str, width: int) -> str:
    return textwrap.fill(" ".join(text.split()), width, initial_indent="    ", subsequent_indent="    ")
