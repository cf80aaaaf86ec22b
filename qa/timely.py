"""Which reports a question about time is answered from: those of a period, the newest first, or before an event.

Only days of publication count, and only those that articles tell. An article without one is left out of a period, and
said to have none where an answer about time rests on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index import Article, Library, Passage
from qa.when import When, when

CONSIDERED = 3  # articles, those that search ranks first: the newest of them is asked before all


@dataclass(frozen=True, slots=True)
class Scope:
    """The days that search is held to, and what else the question says of time."""

    since: date | None
    until: date | None
    asked: When | None
    undated: int = 0

    @classmethod
    def of(cls, library: Library, question: str, since: date | None, until: date | None, as_of: date | None) -> Scope:
        """`as_of` is the day on which the question is asked; nothing later is known then. Else the newest article's.

        The filters that were given hold; a period of the question counts only without them.
        """
        if as_of is not None:
            until = min(until, as_of) if until else as_of
        asked = when(question, as_of or library.newest())
        if asked is None or asked.kind != "period" or asked.loose:
            return cls(since, until, _dated(library, asked))
        if since is not None or (until is not None and until != as_of):
            return cls(since, until, None)
        last = min(filter(None, (asked.until, until)), default=None)
        return cls(asked.since, last, asked, library.undated())

    def orders(self, passages: Sequence[Passage]) -> Iterator[Sequence[Passage]]:
        """What to answer from: first the passages that the question prefers, where there are such, then all."""
        preferred = [passage for passage in passages if self._prefers(passage, passages)]
        if preferred and len(preferred) < len(passages):
            yield preferred
        yield passages

    def _prefers(self, passage: Passage, passages: Sequence[Passage]) -> bool:
        asked, published = self.asked, passage.paragraph.article.published
        if asked is None or published is None:
            return False
        if asked.kind != "newest":
            return asked.holds(published)
        first = list(dict.fromkeys(other.paragraph.article.id for other in passages))[:CONSIDERED]
        days = [p.paragraph.article.published for p in passages if p.paragraph.article.id in first]
        return passage.paragraph.article.id in first and published == max(filter(None, days))

    def notices(self, cited: Sequence[Article]) -> tuple[str, ...]:
        """How the question's time was read, and which article that the answer cites has no date."""
        asked = self.asked
        if asked is None:
            return ()
        lines = []
        days = [day for article in cited if (day := article.published)]
        if asked.kind == "newest" and days:
            lines.append(f"The newest report cited is of {written(max(days))}.")
        elif asked.kind == "period" and not asked.loose:
            lines.append(f"Read “{asked.words}” as reports {_range(self.since, self.until)}.")
        elif days and all(map(asked.holds, days)):
            lines.append(f"Read “{asked.words}” as reports {_range(asked.since, asked.until)}.")
        if self.undated:
            were = "articles without a date were" if self.undated > 1 else "article without a date was"
            lines.append(f"{self.undated} {were} left out.")
        lines += [f"“{article.title or article.id}” has no date." for article in cited if article.published is None]
        return tuple(lines)


def _dated(library: Library, asked: When | None) -> When | None:
    """An event with the days before or after it: it happened when the first article about it that search finds says."""
    if asked is None or asked.kind != "event":
        return asked
    found = next(iter(library.search(asked.event, 1)), None)
    day = found.paragraph.article.published if found else None
    if day is None:
        return None
    since, until = (day, None) if asked.after else (None, day - timedelta(1))
    return When("event", asked.words, since, until, asked.event, asked.after)


def written(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _range(since: date | None, until: date | None) -> str:
    if since and until:
        return f"of {written(since)}" if since == until else f"from {written(since)} to {written(until)}"
    return f"from {written(since)} on" if since else f"up to {written(until)}" if until else "of any day"
