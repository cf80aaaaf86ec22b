"""The cited articles by who reported first: five reprints of one report are one source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from index import Article
from index.types import Origin
from qa.types import Citation, Source


def sources(articles: Sequence[Article], origins: Mapping[str, Origin]) -> tuple[Source, ...]:
    """In order of first use; reports that go back to the same name are one source."""
    groups: dict[str, tuple[str, list[Article]]] = {}
    for article in articles:
        name = _name(article, origins)
        groups.setdefault(name.casefold(), (name, []))[1].append(article)
    return tuple(
        Source(name, tuple(a.id for a in group), min((a.published for a in group if a.published), default=None))
        for name, group in groups.values()
    )


def first_of(citations: Iterable[Citation], origins: Mapping[str, Origin]) -> list[Citation]:
    """The citations, those of an original before those of what derives from it; else in the order given."""
    cited = list(citations)
    earlier = {id for citation in cited for id in ancestors(citation.paragraph.article.id, origins)}
    return sorted(cited, key=lambda citation: citation.paragraph.article.id not in earlier)


def ancestors(id: str, origins: Mapping[str, Origin]) -> list[str]:
    """The articles that this one derives from, the nearest first. Circular evidence ends where it began."""
    found: list[str] = []
    last: str | None = id
    while last and (origin := origins.get(last)) and (last := origin.via) and last not in (id, *found):
        found.append(last)
    return found


def _name(article: Article, origins: Mapping[str, Origin]) -> str:
    root = (ancestors(article.id, origins) or [article.id])[-1]
    return origins[root].source if root in origins else article.origin or article.source
