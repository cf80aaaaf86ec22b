"""How often search finds the gold paragraph, and what each of its choices is worth.

    python -m eval.retrieval --data DIR [--articles 180]

DIR holds squad2, multihop500 and realtimeqa (paragraphs count from 0 there). realtimeqa is cut to the articles with an
answer and as many again, since embedding all of it five times would take hours. Makes eval/results/retrieval.md.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.record import write_table
from eval.train_chooser import read_lines
from index import Library, Paragraph
from index.search import Filters, match_expression
from index.sentences import sentences
from qa.settings import Settings

Key = tuple[str, int]
Ranking = list[Key]
QUESTIONS = 1000
RANK_CONSTANT = 60  # the usual one, of reciprocal rank fusion


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=180, help="of realtimeqa")
    arguments = parser.parse_args()
    rows = []
    for name in ("squad2", "multihop500", "realtimeqa"):
        rows += measure(name, arguments.data / name, arguments.articles if name == "realtimeqa" else None)
    head = ("set", "search", "hit@1", "hit@5", "hit@10", "recall@10")
    write_table("retrieval", "What search finds (development halves)", head, rows)


def measure(name: str, folder: Path, articles: int | None) -> list[tuple[str, ...]]:
    """A row for each way to search this set."""
    questions = [q for q in read_lines(folder / "queries.dev.jsonl") if q["gold"]]
    random.Random(0).shuffle(questions)
    gold = [{(g["doc_id"], g["paragraph"] + 1) for g in q["gold"]} for q in questions]
    corpus = folder / "corpus.dev.jsonl"
    keep = None
    if articles is not None:
        ids = [line["doc_id"] for line in read_lines(corpus)]
        needed = {article for keys in gold for article, _ in keys}
        keep = set(sorted(ids, key=lambda id: (id not in needed, id))[:articles])
    asked = [(q, g) for q, g in zip(questions, gold, strict=True) if keep is None or {a for a, _ in g} <= keep]
    asked = asked[-QUESTIONS:]  # of squad2 the first 300 are kept for the writer's figures
    with tempfile.TemporaryDirectory() as work, Library.open(work, create=True) as library:
        library.sync([corpus if keep is None else subset(corpus, keep, Path(work) / "subset.jsonl")])
        found = rankings(library, [q["question"] for q, _ in asked])
    label = f"{name} ({len(asked)} questions)"
    return [(label, way, *score(ranked, [g for _, g in asked])) for way, ranked in found.items()]


def subset(corpus: Path, keep: set[str], out: Path) -> Path:
    lines = corpus.read_text(encoding="utf-8").splitlines()
    wanted = [line for line, value in zip(lines, read_lines(corpus), strict=True) if value["doc_id"] in keep]
    out.write_text("\n".join(wanted), encoding="utf-8")
    return out


def rankings(library: Library, questions: Sequence[str]) -> dict[str, list[Ranking]]:
    model = Settings().load_model()
    asked = model.encode(questions)
    articles = [library.paragraphs(article) for article in library.articles()]
    paragraphs = [p for article in articles for p in article]
    before = {p.id: last_sentence(previous) for article in articles for previous, p in pairwise(article)}
    keys = [(p.article.id, p.number) for p in paragraphs]

    def keyword(question: str, weight: float) -> Ranking:
        return list(library.catalog.keyword_hits(match_expression(question), 50, *Filters().sql(), context=weight))

    def nearest(text_of: Callable[[Paragraph], str]) -> list[Ranking]:
        similarity = asked @ model.encode([text_of(p) for p in paragraphs]).T
        return [[keys[i] for i in order[:50]] for order in np.argsort(-similarity, axis=1, kind="stable")]

    title_half = [keyword(question, 0.5) for question in questions]
    own = nearest(lambda p: p.text)
    return {
        "keyword, paragraph only": [keyword(question, 0.0) for question in questions],
        "keyword, title and dateline at 0.5": title_half,
        "keyword, title and dateline at 1": [keyword(question, 1.0) for question in questions],
        "vector, paragraph only": own,
        "vector, title before it": nearest(lambda p: f"{p.article.title}. {p.text}"),
        "vector, sentence before it": nearest(lambda p: f"{before.get(p.id, '')} {p.text}"),
        "both, reciprocal rank": [reciprocal_rank(pair) for pair in zip(title_half, own, strict=True)],
        "both, scores (what search does)": [
            [(p.paragraph.article.id, p.paragraph.number) for p in library.search(question)] for question in questions
        ],
    }


def last_sentence(paragraph: Paragraph) -> str:
    return paragraph.text[slice(*sentences(paragraph.text)[-1])]


def reciprocal_rank(rankings: Sequence[Ranking]) -> Ranking:
    scores: dict[Key, float] = {}
    for ranking in rankings:
        for rank, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + 1 / (RANK_CONSTANT + rank)
    return sorted(scores, key=lambda key: (-scores[key], key))


def score(rankings: Sequence[Ranking], gold: Sequence[set[Key]]) -> tuple[str, ...]:
    """hit@1, hit@5, hit@10: a gold paragraph is among the first; recall@10: the share of them that is."""
    hits: list[NDArray[Any]] = [np.array([key in g for key in r[:10]]) for r, g in zip(rankings, gold, strict=True)]
    figures = [np.mean([h[:k].any() for h in hits]) for k in (1, 5, 10)]
    figures.append(np.mean([h.sum() / len(g) for h, g in zip(hits, gold, strict=True)]))
    return tuple(f"{figure:.3f}" for figure in figures)


if __name__ == "__main__":
    main()
