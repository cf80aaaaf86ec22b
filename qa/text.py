"""An answer as a person reads it in a terminal."""

from __future__ import annotations

import textwrap

from index import Paragraph, Passage
from qa.types import Answer, Citation, Disagreement
from qa.wording import heading, labels, references, sources_line, where_from


class Flow:
    """A paragraph that grows: what to write next, wrapped at `width` columns as if all had been there at once."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.column = 0

    def add(self, text: str) -> str:
        written = ""
        for word in text.split():
            fits = self.column + 1 + len(word) <= self.width
            gap = "" if self.column == 0 else " " if fits else "\n"
            self.column = len(word) if gap != " " else self.column + 1 + len(word)
            written += gap + word
        return written


def answer_foot(answer: Answer, width: int = 80) -> str:
    """What stands below the answer: who says so, who says otherwise, each quotation; or what is nearest."""
    if answer.answered:
        parts = [sources_line(answer)] if answer.sources else []
        parts += [_disagreement(found) for found in answer.disagreements]
        parts += [_citation(citation, width) for citation in references(answer)]
    else:
        parts = ["The articles do not answer this."]
        if answer.nearest:
            parts += ["Nearest passages:", *(passage_text(passage, width) for passage in answer.nearest)]
    if answer.removed:
        parts.append("Removed, because the articles do not support it:")
        parts += [f"  {sentence.text}\n    {sentence.verdict.reason}" for sentence in answer.removed]
    if line := drafted(answer):
        parts.append(line)
    return "\n\n".join(parts)


def drafted(answer: Answer) -> str:
    """Which model's words these are, and that they were checked; "" where they are the articles' own."""
    checked = all(sentence.verdict.support == "supported" for sentence in answer.sentences)
    return f"Drafted by {answer.model}{'; every sentence was checked' if checked else ''}." if answer.model else ""


def passage_text(passage: Passage, width: int = 80) -> str:
    return f"{where(passage.paragraph)}\n{_indented(passage.paragraph.text, width)}"


def where(paragraph: Paragraph) -> str:
    """Outlet, date, title and paragraph number, in one line."""
    article = paragraph.article
    parts = [article.source, str(article.published or "no date"), article.title, f"¶ {paragraph.number}"]
    return " · ".join(part for part in parts if part)


def _disagreement(found: Disagreement) -> str:
    lines = [f"{heading(found)}"]
    for label, side in zip(labels(found), (found.left, found.right), strict=True):
        lines.append(f"    {f'{label}: ' if label else ''}{side.value} [{side.citation.number}] {where_from(side)}")
    return "\n".join(lines)


def _citation(citation: Citation, width: int) -> str:
    quote = _indented(citation.quote, width)
    return f"[{citation.number}] {where(citation.paragraph)}\n{quote}"


def _indented(text: str, width: int) -> str:
    return textwrap.fill(" ".join(text.split()), width, initial_indent="    ", subsequent_indent="    ")
