"""Which paragraphs may hold the answer: keyword and vector search, fused.

Keyword search is BM25 (Robertson & Zaragoza, 2009) in SQLite's FTS5, over the paragraph and, for less, its article's
title and dateline. Vector search is the cosine of the question with the paragraph. Neither sees everything, and a
convex combination of their scores, each divided by its best (Bruch, Gai & Ingber, 2023), finds more than either, and
more than fusing by reciprocal rank (eval/results/retrieval.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from index.types import Passage

if TYPE_CHECKING:
    from index.library import Library

DEPTH = 50  # candidates from each way of searching
KEYWORD_SHARE = 0.5  # of the fused score; the rest is the vectors'
MAX_TERMS = 64  # a longer question is searched by its first 64 different words
Scores = dict[tuple[str, int], float]  # (article id, paragraph number) -> score, best first
WORD = re.compile(r"[^\W_]+")
STOP_WORDS = frozenset(
    "a about after all also an and any are as at be been before being but by can could did do does during for "
    "from had has have he her his how i if in into is it its may might no not of on or our over s said she should "
    "so such t than that the their them then there these they this those to under was we were what when where "
    "which who whom whose why will with would you your".split()
)


@dataclass(frozen=True, slots=True)
class Filters:
    """Keep one outlet, in any case, and the days `since` to `until`, both included. None keeps all."""

    outlet: str | None = None
    since: date | None = None
    until: date | None = None

    def sql(self) -> tuple[str, list[str]]:
        """A condition on the table `articles`, and its values."""
        conditions = [
            ("casefold(articles.outlet) = ?", self.outlet and self.outlet.casefold()),
            ("articles.published >= ?", self.since and self.since.isoformat()),
            ("articles.published <= ?", self.until and self.until.isoformat()),
        ]
        used = [(condition, value) for condition, value in conditions if value]
        return " AND ".join(["1", *(condition for condition, _ in used)]), [value for _, value in used]


def terms(question: str) -> list[str]:
    """The words that keyword search looks for: no stop words, unless there is nothing else; each once."""
    words = list(dict.fromkeys(WORD.findall(question.casefold())))
    return ([word for word in words if word not in STOP_WORDS] or words)[:MAX_TERMS]


def match_expression(question: str) -> str:
    """The question in FTS5's words: any of its terms, each quoted, so that nothing in it is an operator."""
    return " OR ".join(f'"{word}"' for word in terms(question))


def valid(question: str) -> str:
    """The question as text that can be written down: a lone surrogate, which no encoding has, becomes "?"."""
    return question.encode("utf-8", "replace").decode("utf-8")


def search(library: Library, question: str, k: int, filters: Filters) -> list[Passage]:
    """The k best passages, best first; none for a question without a word. Ties go by paragraph id."""
    if not terms(question) or k < 1:
        return []
    depth = max(DEPTH, k)
    keyword = library.catalog.keyword_hits(match_expression(question), depth, *filters.sql())
    vector = _vector_hits(library, question, depth, filters)
    keyword_rank = {key: rank for rank, key in enumerate(keyword, start=1)}
    vector_rank = {key: rank for rank, key in enumerate(vector, start=1)}
    scores = _fuse(keyword, vector)
    best = sorted(scores, key=lambda key: (-scores[key], key))
    paragraphs = islice(library.catalog.paragraphs_at(best), k)
    keys = ((paragraph, (paragraph.article.id, paragraph.number)) for paragraph in paragraphs)
    return [Passage(paragraph, scores[key], keyword_rank.get(key), vector_rank.get(key)) for paragraph, key in keys]


def _fuse(keyword: Scores, vector: Scores) -> Scores:
    """What the vectors did not find is as near as the last that they did; what the words did not find has none."""
    best_keyword = max(keyword.values(), default=1.0)
    best_vector = max([*vector.values(), 1e-9])
    farthest = min(vector.values(), default=0.0)
    return {
        key: KEYWORD_SHARE * keyword.get(key, 0.0) / best_keyword
        + (1 - KEYWORD_SHARE) * vector.get(key, farthest) / best_vector
        for key in keyword | vector
    }


def _vector_hits(library: Library, question: str, depth: int, filters: Filters) -> Scores:
    """Cosines, best first; a long paragraph has that of its best window."""
    vector = library.embedder.get_query_embedding(question)
    near = library.vectors.nearest(vector, depth, outlet=filters.outlet, since=filters.since, until=filters.until)
    hits: Scores = {}
    for hit in near:
        hits.setdefault((hit.article, hit.number), hit.similarity)
    return hits
