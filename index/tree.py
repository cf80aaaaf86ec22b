"""The origins of a library's articles, to look at: sources, their articles, and below each what derives from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from index.types import Article, Origin


def origin_json(origin: Origin) -> dict[str, Any]:
    return {
        "id": origin.article,
        "kind": origin.kind,
        "source": origin.source,
        "via": origin.via,
        "evidence": list(origin.evidence),
    }


def lines(origins: Mapping[str, Origin], articles: Iterable[Article]) -> Iterator[str]:
    """A line for each source, by name, and one for each of its articles, by day. Each article is shown once."""
    listed = sorted(
        (article for article in articles if article.id in origins),
        key=lambda article: (str(article.published or "9999"), article.id),
    )
    below: dict[str, list[Article]] = {}
    roots: dict[str, list[Article]] = {}
    for article in listed:
        origin = origins[article.id]
        if origin.via in origins:
            below.setdefault(str(origin.via), []).append(article)
        else:
            roots.setdefault(origin.source, []).append(article)
    for source in sorted(roots):
        yield source
        waiting = [(article, 1) for article in reversed(roots[source])]
        while waiting:
            article, depth = waiting.pop()
            yield "  " * depth + _line(article, origins[article.id])
            waiting += [(child, depth + 1) for child in reversed(below.pop(article.id, []))]


def _line(article: Article, origin: Origin) -> str:
    day = str(article.published or "no date")
    kind = "" if origin.kind == "unknown" else f"  {origin.kind}"
    return f"{article.id}  {day}{kind}{': ' if origin.evidence else ''}{'; '.join(origin.evidence)}"
