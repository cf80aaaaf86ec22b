"""Sources and disagreements in words, the same for terminal and page."""

from __future__ import annotations

from qa.types import Answer, Citation, Claimed, Disagreement


def sources_line(answer: Answer) -> str:
    """For example "2 articles, 1 independent source (The New York Times)"; empty without sources."""
    if not answer.sources:
        return ""
    articles = sum(len(source.articles) for source in answer.sources)
    count = len(answer.sources)
    names = ", ".join(source.origin for source in answer.sources)
    return f"{_many(articles, 'article')}, {_many(count, 'independent source')} ({names})"


def heading(found: Disagreement) -> str:
    """What the two values are to each other."""
    if found.relation == "spelling":
        return "One name in two spellings"
    if found.relation == "correction":
        return f"Corrected: {found.about}"
    if found.relation == "update":
        return f"Updated: {found.about}"
    return f"The articles disagree: {found.about}"


def labels(found: Disagreement) -> tuple[str, str]:
    """What stands before each of the two values."""
    return {"update": ("latest", "earlier"), "correction": ("corrected", "before")}.get(found.relation, ("", ""))


def where_from(claimed: Claimed) -> str:
    """Outlet and day of one side."""
    article = claimed.citation.paragraph.article
    day = article.published
    return f"{article.source}, {f'{day:%B} {day.day}, {day.year}' if day else 'no date'}"


def references(answer: Answer) -> tuple[Citation, ...]:
    """The citations of the sentences, then those that only a disagreement has, each once."""
    sides = (side.citation for found in answer.disagreements for side in (found.left, found.right))
    cited = {citation.number: citation for citation in (*sides, *answer.citations)}
    return tuple(cited[number] for number in sorted(cited))


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}{'s' if count != 1 else ''}"
