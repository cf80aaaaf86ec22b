"""Whose report an article is by its own account, when it says so for all of it and not for a sentence in passing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.dateline import dateline
from index.publishers import canonical, is_agency, key, mentions, spelled_out
from index.sentences import sentences
from index.types import Article, Attribution, Paragraph

LEAD = 2  # sentences
LED = 0.2  # of the paragraphs credit it, and so does the lead
UNLED = 1 / 3  # of the paragraphs do, and the lead does not
ENOUGH = 3  # paragraphs, where the lead does not
HEAD = 5  # paragraphs among which byline and dateline are, where the paragraphs were declared


@dataclass(frozen=True, slots=True)
class Claim:
    """`article` rests on the report of `name`.

    "stated": it says so of itself (origin, dateline, byline). "credited": its lead or a large share of its paragraphs
    credits `name`. "copied": it says nothing, and the same text in another article does.
    """

    article: str
    name: str
    sign: Literal["stated", "credited", "copied"]
    evidence: tuple[str, ...]

    @property
    def key(self) -> str:
        return key(self.name)


def claim(article: Article, paragraphs: Sequence[Paragraph], credits: Sequence[Attribution]) -> Claim | None:
    """What the article's own words say, the library unseen; None where they do not say it of the whole."""
    own = key(article.outlet)
    for name, line in _stated(article, paragraphs):
        if key(name) not in (own, ""):
            return Claim(article.id, canonical(name), "stated", (line,))
    return _credited(article, paragraphs, credits)


def _stated(article: Article, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, str]]:
    if article.origin:
        yield article.origin, f"says that it comes from {article.origin}"
    for paragraph in paragraphs[:HEAD]:
        line = article.text[article.text.rfind("\n", 0, paragraph.start) + 1 : paragraph.end]
        opening = dateline(line)
        if opening and opening.agency:
            agency = spelled_out(opening.agency, article.outlet, article.origin)
            yield agency, f"has {agency} in its dateline"
        if len(line) < 60:
            yield from (one for one in _agencies(line) if one[0] == canonical(line.strip()))
    yield from _agencies(article.byline or "")


def _agencies(byline: str) -> Iterator[tuple[str, str]]:
    return ((m.name, f"has {m.name} in its byline") for m in mentions(byline) if is_agency(m.name))


def _credited(article: Article, paragraphs: Sequence[Paragraph], credits: Sequence[Attribution]) -> Claim | None:
    """A credit in the lead that further paragraphs repeat, or one in many paragraphs, and none to others that often.

    "Told X" in the lead needs a second credit, and what was told to the outlet itself weighs against all.
    """
    own = {key(article.outlet), key(article.origin)} - {""}
    lead = _lead(paragraphs)
    by_name: dict[str, list[Attribution]] = {}
    for credit in credits:
        if credit.kind != "contributed":
            by_name.setdefault(key(credit.name), []).append(credit)
    where = {
        name: len({p.number for p in paragraphs for c in found if p.start <= c.start < p.end})
        for name, found in by_name.items()
    }
    for name in sorted(where.keys() - own, key=lambda name: (-where[name], name)):
        found = by_name[name]
        leading = [c for c in found if c.start < lead and (c.kind != "told" or len(found) > 1)]
        share = where[name] / max(1, len(paragraphs))
        enough = share >= LED if leading else share >= UNLED and where[name] >= ENOUGH
        rival = max((count for other, count in where.items() if other != name), default=0)
        if enough and where[name] + bool(leading) >= 2 * rival:
            return Claim(
                article.id, found[0].name, "credited", tuple(_lines(found[0].name, leading, where[name], paragraphs))
            )
    return None


def _lines(name: str, leading: Sequence[Attribution], where: int, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    if leading:
        yield f"credits {name} in its lead: “{leading[0].words}”"
    if where > 1:
        yield f"credits {name} in {where} of {len(paragraphs)} paragraphs"


def _lead(paragraphs: Sequence[Paragraph]) -> int:
    """Where the article's first sentences end; a byline or a caption that stands as a paragraph does not count."""
    seen, end = 0, 0
    for paragraph in paragraphs[:6]:
        if len(paragraph.text.split()) < 8:
            continue
        for _, until in sentences(paragraph.text):
            end, seen = paragraph.start + until, seen + 1
            if seen == LEAD:
                return end
    return end
