"""The answer as the page shows it: Markdown for the conversation, HTML for the paragraphs beside it.

Article text is untrusted. In the panel it is escaped HTML; in the conversation every mark of punctuation in it becomes
a character reference, so that no Markdown, HTML or formula in an article can render.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from index import Article
from qa import Answer, Citation, Disagreement, Sentence
from qa.text import drafted
from qa.wording import heading, labels, references, sources_line, where_from

REFUSAL = "The articles do not answer this."
EMPTY = '<p class="quiet">The paragraphs that an answer rests on are shown here, the quoted words marked.</p>'
UNANSWERED = '<h2>Nearest passages</h2><p class="quiet">They do not answer the question.</p>'
NOTHING_NEAR = '<h2>Nearest passages</h2><p class="quiet">Nothing in the articles comes near this question.</p>'


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of this session and what came of it: an answer, or the message of an error."""

    question: str
    outcome: Answer | str


def conversation(turns: Sequence[Turn]) -> list[dict[str, str]]:
    messages = []
    for number, turn in enumerate(turns, start=1):
        messages.append({"role": "user", "content": plain(turn.question)})
        messages.append({"role": "assistant", "content": reply(turn.outcome, number)})
    return messages


def plain(text: str) -> str:
    """Text that Markdown shows as it stands, on one line."""
    return re.sub(r"[!-/:-@\[-`{-~]", lambda found: f"&#{ord(found[0])};", " ".join(text.split()))


def prose(sentences: Sequence[Sentence], turn: int) -> str:
    """The sentences as Markdown, each `[n]` a link to its card in the panel."""
    return " ".join(
        plain(sentence.text) + " " + "".join(_mark(c, turn) for c in sentence.citations) for sentence in sentences
    )


def reply(outcome: Answer | str, turn: int) -> str:
    """What the conversation says, as Markdown."""
    if isinstance(outcome, str):
        return f"> **{plain(outcome)}**"
    lines = [prose(outcome.sentences, turn)] if outcome.answered else [f"> {REFUSAL}"]
    lines += [disagreement(found, turn) for found in outcome.disagreements]
    lines += [f"*{plain(line)}*" for line in (sources_line(outcome), drafted(outcome), *outcome.notices) if line]
    return read_as(outcome.question, outcome.standalone) + "\n\n".join(lines)


def read_as(question: str, standalone: str) -> str:
    """How a question was understood, where that is not as it was asked."""
    return f"*Read as: {plain(standalone)}*\n\n" if standalone != " ".join(question.split()) else ""


def disagreement(found: Disagreement, turn: int) -> str:
    """One line of Markdown: what the values are to each other, and each with its mark, outlet and day."""
    sides = [
        f"{plain(f'{label}: ' if label else '')}**{plain(side.value)}** {_mark(side.citation, turn)} "
        f"({plain(where_from(side))})"
        for label, side in zip(labels(found), (found.left, found.right), strict=True)
    ]
    return f"> {plain(heading(found))}: {' · '.join(sides)}"


def _mark(citation: Citation, turn: int) -> str:
    return f"[\\[{citation.number}\\]](#c-{turn}-{citation.number})"


def panel(outcome: Answer | str, turn: int) -> str:
    """What stands beside the conversation, as HTML."""
    if isinstance(outcome, str):
        return ""
    if outcome.answered:
        shown = cited(references(outcome), turn)
    elif outcome.nearest:
        near = [passage.paragraph for passage in outcome.nearest]
        cards = "".join(_card(paragraph.article, paragraph.number, escape(paragraph.text)) for paragraph in near)
        shown = f'{UNANSWERED}<div class="near">{cards}</div>'
    else:
        shown = NOTHING_NEAR
    return shown + _removed(outcome.removed)


def earlier(turns: Sequence[Turn]) -> str:
    """The panels of the turns before, folded, the last one first: their `[n]` still lead somewhere."""
    panels = [(turn.question, panel(turn.outcome, number)) for number, turn in enumerate(turns, start=1)]
    return "".join(
        f'<details class="earlier"><summary>Earlier: {escape(question)}</summary>{shown}</details>'
        for question, shown in reversed(panels)
        if shown
    )


def cited(citations: Sequence[Citation], turn: int) -> str:
    """A card for each citation: the whole paragraph, with the quoted words marked."""
    cards = ""
    for citation in citations:
        paragraph = citation.paragraph
        start, end = citation.start - paragraph.start, citation.end - paragraph.start
        before, quote, after = (escape(part) for part in (paragraph.text[:start], citation.quote, paragraph.text[end:]))
        text = f"{before}<mark>{quote}</mark>{after}"
        cards += _card(paragraph.article, paragraph.number, text, citation.number, f"c-{turn}-{citation.number}")
    return f"<h2>Cited paragraphs</h2>{cards}"


def _card(article: Article, paragraph: int, text: str, number: int | None = None, id: str = "") -> str:
    """`text` is HTML."""
    source = escape(article.source)
    if article.origin and article.outlet != article.origin:
        credit = f"{'first' if article.outlet else 'First'} published by {escape(article.origin)}"
        source = f"{source}, {credit}" if article.outlet else credit
    title = escape(article.title)
    if article.url and article.url.lower().startswith(("https://", "http://")):
        address = f'href="{escape(article.url)}" target="_blank" rel="noopener noreferrer"'
        title = f"<a {address}>{title or escape(article.url)}</a>"
    heading = f"<h3>{title}</h3>" if title else ""
    day = article.published
    date = f' · <time datetime="{day.isoformat()}">{day:%B} {day.day}, {day.year}</time>' if day else ""
    mark = f'<span class="number">{number}</span>' if number else ""
    name = f"Citation {number}" if number else "Nearest passage"
    return (
        f'<article class="card" tabindex="-1" aria-label="{name}: {escape(article.source)}, paragraph {paragraph}"'
        + (f' id="{id}"' if id else "")
        + f'><header>{mark}<div><p class="source">{source}{date}</p>{heading}</div>'
        + f'<span class="paragraph">¶ {paragraph}</span></header><p class="text" dir="auto">{text}</p></article>'
    )


def _removed(removed: Sequence[Sentence]) -> str:
    if not removed:
        return ""
    lines = "".join(f"<li>{escape(s.text)} <span>{escape(s.verdict.reason)}</span></li>" for s in removed)
    count = "1 sentence" if len(removed) == 1 else f"{len(removed)} sentences"
    return f"<details><summary>Removed: {count} that the articles do not support</summary><ul>{lines}</ul></details>"


def masthead(status: str) -> str:
    name = "<h1>Pullquote</h1><p>Answers from your own articles, paragraph by paragraph.</p>"
    return f'<header class="masthead">{name}<p role="status">{escape(status)}</p></header>'
