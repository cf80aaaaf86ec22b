"""Fit the extractive writer's two linear models and say how good they are: makes qa/chooser.json.

    python -m eval.train_chooser --data DIR

DIR holds squad2, multihop500 and realtimeqa as described in docs/decisions.md (SQuAD 2.0 is CC BY-SA 4.0). The first
300 answerable questions after shuffling with seed 0 are never trained on: they are what the figures are measured on.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.record import write_result
from index import Library, Passage
from qa.extract import PASSAGES, SENTENCES, Chooser, Extractor, Linear
from qa.features import NAMES, Candidate, candidates, features
from qa.reading import Reader
from qa.settings import Settings

HELD_OUT, TRAINED = 300, 1500
GATE = (
    "recall",
    "context_recall",
    "paragraph_cosine",
    "cosine",
    "alignment",
    "paragraph_alignment",
    "weakest_token",
    "rarest_missing",
    "date_missing",
    "number_missing",
    "name_missing",
)
ANSWERED = 0.93  # of the answerable training questions pass the gate
SHARE = 0.15  # of the best sentence's probability that a further one needs
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A question's candidate sentences: their features, and which of them are right."""

    passages: list[Passage]
    found: list[Candidate]
    rows: Matrix
    right: NDArray[np.bool_]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("qa/chooser.json"))
    arguments = parser.parse_args()
    data: Path = arguments.data
    questions = [q for q in read_lines(data / "squad2/queries.dev.jsonl") if q["answerable"]]
    random.Random(0).shuffle(questions)
    elsewhere = [q for name in ("realtimeqa", "multihop500") for q in read_lines(data / name / "queries.dev.jsonl")]
    random.Random(0).shuffle(elsewhere)
    reader = Reader(Settings().load_model)
    with tempfile.TemporaryDirectory() as folder, Library.open(folder, create=True) as library:
        library.sync([data / "squad2/corpus.dev.jsonl"])
        answerable = [case(library, reader, q) for q in questions[: HELD_OUT + TRAINED]]
        without = [case(library, reader, q, without_article=True) for q in questions[: HELD_OUT + TRAINED : 3]]
        off = [case(library, reader, q) for q in elsewhere]
    test, train = answerable[:HELD_OUT], answerable[HELD_OUT:]
    test_without, train_without = without[: HELD_OUT // 3], without[HELD_OUT // 3 :]
    train_off, test_off = off[::2], off[1::2]

    rows = np.concatenate([c.rows for c in train])
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    weights = fit_ranking([((c.rows - mean) / scale, c.right) for c in train if c.right.any()])
    choose = Linear(weights / scale, float(-(weights * mean / scale).sum()))
    columns = [NAMES.index(name) for name in GATE]

    def best(cases: list[Case]) -> Matrix:
        return np.array([c.rows[int(np.argmax(choose(c.rows)))][columns] for c in cases if len(c.rows)])

    positive, negative = best(train), np.concatenate([best(train_without), best(train_off)])
    gate_rows = np.concatenate([positive, negative])
    gate_mean, gate_scale = gate_rows.mean(axis=0), gate_rows.std(axis=0) + 1e-6
    labels = np.r_[np.ones(len(positive)), np.zeros(len(negative))]
    gate_weights, bias = fit_logistic((gate_rows - gate_mean) / gate_scale, labels)
    threshold = float(np.quantile((positive - gate_mean) / gate_scale @ gate_weights + bias, 1 - ANSWERED))
    stored = {
        "made_by": f"python -m eval.train_chooser, seed 0, {TRAINED} answerable questions of squad2.dev",
        "licence": "trained on SQuAD 2.0 (CC BY-SA 4.0); the coefficients are part of this project (Apache-2.0)",
        "choose": {"bias": 0.0, "features": table(NAMES, weights, mean, scale)},
        "gate": {"bias": round(bias - threshold, 4), "features": table(GATE, gate_weights, gate_mean, gate_scale)},
        "share": SHARE,
    }
    arguments.out.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    Chooser.load.cache_clear()
    figures = measure(Extractor(reader, Chooser.load()), test, test_without, test_off)
    write_result("chooser", "Choosing the answer sentence (squad2.dev, 300 questions not trained on)", figures)


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def case(library: Library, reader: Reader, question: dict[str, Any], *, without_article: bool = False) -> Case:
    """`without_article`: as if the article that answers were not in the library."""
    gold = {(g["doc_id"], g["paragraph"] + 1) for g in question["gold"]}
    passages = library.search(question["question"], 60 if without_article else PASSAGES)
    if without_article:
        articles = {article for article, _ in gold}
        passages = [p for p in passages if p.paragraph.article.id not in articles][:PASSAGES]
    found = candidates(passages)
    answers = [answer.casefold() for answer in question["answers"]]
    right = [
        (passages[c.passage].paragraph.article.id, passages[c.passage].paragraph.number) in gold
        and any(answer in c.text.casefold() for answer in answers)
        for c in found
    ]
    return Case(passages, found, features(question["question"], passages, found, reader), np.array(right, dtype=bool))


def fit_ranking(cases: list[tuple[Matrix, NDArray[np.bool_]]], l2: float = 1e-3, steps: int = 400) -> Matrix:
    """The weights of a softmax over each question's sentences, by Adam on the log-likelihood of the right ones."""
    weights = np.zeros(len(NAMES))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        gradient = l2 * weights
        for rows, right in cases:
            score = rows @ weights
            probability = np.exp(score - score.max())
            target = probability * right
            gradient = gradient + rows.T @ (probability / probability.sum() - target / target.sum()) / len(cases)
        first, second = 0.9 * first + 0.1 * gradient, 0.999 * second + 0.001 * gradient**2
        weights = weights - 0.03 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def fit_logistic(rows: Matrix, labels: Matrix, l2: float = 3.0, steps: int = 30) -> tuple[Matrix, float]:
    """Weights and bias by Newton's method; both classes weigh the same."""
    rows = np.column_stack([rows, np.ones(len(rows))])
    importance = np.where(labels == 1, 0.5 / labels.mean(), 0.5 / (1 - labels.mean()))
    penalty = np.diag([l2] * (rows.shape[1] - 1) + [0.0])
    weights = np.zeros(rows.shape[1])
    for _ in range(steps):
        probability = 1 / (1 + np.exp(-rows @ weights))
        curvature = importance * probability * (1 - probability)
        gradient = rows.T @ (importance * (probability - labels)) + penalty @ weights
        weights = weights - np.linalg.solve(rows.T @ (curvature[:, None] * rows) + penalty, gradient)
    return weights[:-1], float(weights[-1])


def table(names: tuple[str, ...], weights: Matrix, mean: Matrix, scale: Matrix) -> dict[str, list[float]]:
    """name -> [weight of the standardised feature, mean, scale]"""
    columns = zip(weights.tolist(), mean.tolist(), scale.tolist(), strict=True)
    return {name: [round(value, 4) for value in row] for name, row in zip(names, columns, strict=True)}


def measure(extractor: Extractor, test: list[Case], without: list[Case], off: list[Case]) -> dict[str, float]:
    """Every figure is a share of the questions, except `sentences`, how many an answer has on average."""
    chosen = [extractor.choose(c.passages, c.found, c.rows) for c in test]
    right = [[bool(c.right[indices].any()) for indices in picked] for c, picked in zip(test, chosen, strict=True)]
    ranked = [c.right[np.argsort(-extractor.chooser.choose(c.rows), kind="stable")] for c in test]

    def refused(cases: list[Case]) -> float:
        return float(np.mean([not extractor.choose(c.passages, c.found, c.rows) for c in cases]))

    return {
        "right sentence ranked first": float(np.mean([r[:1].any() for r in ranked])),
        f"right sentence among the first {SENTENCES}": float(np.mean([r[:SENTENCES].any() for r in ranked])),
        "possible from the passages read": float(np.mean([c.right.any() for c in test])),
        "answered": float(np.mean([bool(picked) for picked in chosen])),
        "first sentence given is right (a refusal is wrong)": float(np.mean([any(r[:1]) for r in right])),
        "a sentence given is right (a refusal is wrong)": float(np.mean([any(r) for r in right])),
        "sentences in an answer": float(np.mean([len(picked) for picked in chosen if picked])),
        "refused, its article left out of the library": refused(without),
        "refused, another corpus's question": refused(off),
    }


if __name__ == "__main__":
    main()
