"""Fit the alignment model and write qa/alignment.json. scikit-learn's scipy is needed here, and nowhere at run time.

    python -m eval.train_alignment --data DIR

Trained on three kinds of text: attributionbench.dev (answers of search engines), cliff.dev with goyal21.dev
(summaries), and eval/paraphrases.jsonl (320 claims of our own over 40 paragraphs of our own, written for this: true
ones in other words, false ones in the paragraph's words). Not trained on: qags, frank, wice, eval/claims.jsonl. Of the
last, the even rows were looked at when OWN_COUNTS and FALSE_PASS were chosen; the odd ones were not.

Every weight has the sign that its meaning demands, so that no set can teach that what the text lacks speaks for a
claim. Stored beside the coefficients: for each source of attributionbench a model that never saw that source, neither
for its weights nor for its thresholds, and how well it does there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.metrics import auroc, macro_f1
from index.minilm import MiniLM
from qa.alignment import COEFFICIENTS
from qa.comparison import compare
from qa.reading import Reader

ANSWERS = "attributionbench"
SETS = {ANSWERS: ANSWERS, "cliff": "summaries", "goyal21": "summaries"}
OWN = Path(__file__).with_name("paraphrases.jsonl")
OWN_COUNTS = 1.5  # times as much as all other sets together
FEATURES = {"missing words": 1, "echo": 1, "names missing": -1}  # and the sign of each weight
STRENGTH = 0.1  # of the data against the ridge penalty
FALSE_PASS = 0.16  # share of false claims of unseen sources that may be called supported, where no rule stops them
AS_LIKELY = 0.45  # the lowest probability that is called partial

Floats = NDArray[np.float64]
Claim = tuple[str, str, bool]  # claim, evidence, whether it is supported


@dataclass(frozen=True, slots=True)
class Rows:
    """`features` (n, f), `labels` (n) 1 for supported, `kinds` and `sources` (n)."""

    features: Floats
    labels: NDArray[np.int64]
    kinds: NDArray[np.str_]
    sources: NDArray[np.str_]

    def where(self, chosen: NDArray[np.bool_]) -> Rows:
        return Rows(self.features[chosen], self.labels[chosen], self.kinds[chosen], self.sources[chosen])

    def weights(self) -> Floats:
        """True and false claims of a kind count alike, and our own OWN_COUNTS times as much as all others together."""
        weights = np.zeros(len(self.labels))
        for kind in set(self.kinds):
            here = self.kinds == kind
            size = OWN_COUNTS * (self.kinds != "own").sum() if kind == "own" else here.sum()
            for label in (0, 1):
                both = here & (self.labels == label)
                weights[both] = size / 2 / both.sum()
        return weights


@dataclass(frozen=True, slots=True)
class Fitted:
    means: Floats
    scales: Floats
    weights: Floats
    intercept: float

    def totals(self, features: Floats) -> Floats:
        totals: Floats = ((features - self.means) / self.scales) @ self.weights + self.intercept
        return totals


def own() -> Iterator[Claim]:
    for line in OWN.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for name in ("true", "false"):
            yield from ((claim, row["evidence"], name == "true") for claim in row[name])


def read(path: Path) -> Iterator[tuple[Claim, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield (row["claim"], row["evidence"], row["label"] == "supported"), row["source"]


def measure(folder: Path, reader: Reader) -> Rows:
    """The features of every row of the training sets. A few minutes on two cores."""
    found = [(claim, "own", "own") for claim in own()]
    for name, kind in SETS.items():
        found += [(claim, kind, source) for claim, source in read(folder / f"{name}.dev.jsonl")]
    features, labels, kinds, sources = [], [], [], []
    for (claim, evidence, true), kind, source in found:
        [compared] = compare(reader, [(claim, [evidence])])
        if compared is not None:
            features.append([compared.measured[feature] for feature in FEATURES])
            labels.append(int(true))
            kinds.append(kind)
            sources.append(source)
    return Rows(np.array(features), np.array(labels), np.array(kinds), np.array(sources))


def fit(rows: Rows) -> Fitted:
    """Logistic regression whose weights may not take the other sign, then set to be a probability on answers."""
    means, scales = rows.features.mean(axis=0), np.maximum(rows.features.std(axis=0), 1e-6)
    weights, intercept = _logistic((rows.features - means) / scales, rows.labels, rows.weights(), FEATURES.values())
    fitted = Fitted(means, scales, weights, intercept)
    answers = rows.where(rows.kinds == ANSWERS)
    totals = fitted.totals(answers.features)[:, None]
    slope, offset = _logistic(totals, answers.labels, answers.weights(), [1])
    return replace(fitted, weights=weights * slope[0], intercept=intercept * slope[0] + offset)


def _logistic(
    columns: Floats, labels: NDArray[np.int64], weights: Floats, signs: Iterable[int]
) -> tuple[Floats, float]:
    truth = np.where(labels == 1, 1.0, -1.0)

    def loss(found: Floats) -> tuple[float, Floats]:
        margin = truth * (columns @ found[:-1] + found[-1])
        pull = -truth * weights / (1 + np.exp(margin))
        penalty = float(found[:-1] @ found[:-1]) / 2 / STRENGTH
        gradient = np.append(columns.T @ pull + found[:-1] / STRENGTH, pull.sum())
        return float(weights @ np.logaddexp(0, -margin)) + penalty, gradient

    limits: list[tuple[float | None, float | None]] = [(0, None) if sign > 0 else (None, 0) for sign in signs]
    limits.append((None, None))
    found = minimize(loss, np.zeros(columns.shape[1] + 1), jac=True, bounds=limits, method="L-BFGS-B").x
    return found[:-1], float(found[-1])


def left_out(rows: Rows) -> Iterator[tuple[str, NDArray[np.bool_], Rows]]:
    """Each source of answers: its name, which rows it has, and all rows of the others."""
    for source in sorted(set(rows.sources[rows.kinds == ANSWERS])):
        here = rows.sources == source
        yield source, here, rows.where(~here)


def unseen(rows: Rows) -> tuple[NDArray[np.bool_], Floats]:
    """Which rows are answers, and for those a probability by a model that never saw the row's source."""
    totals = np.zeros(len(rows.labels))
    for _, here, others in left_out(rows):
        totals[here] = fit(others).totals(rows.features[here])
    answers = rows.kinds == ANSWERS
    return answers, 1 / (1 + np.exp(-totals[answers]))


def thresholds(rows: Rows) -> dict[str, float]:
    """`supported` lets FALSE_PASS of the false claims of unseen sources through; `partial` is near even."""
    answers, chances = unseen(rows)
    strict = float(np.quantile(chances[rows.labels[answers] == 0], 1 - FALSE_PASS))
    return {"supported": round(max(strict, 0.5), 4), "partial": AS_LIKELY}


def stored(rows: Rows) -> dict[str, Any]:
    """A model of these rows as qa.alignment.Model reads it."""
    fitted = fit(rows)
    return {
        "features": list(FEATURES),
        "means": fitted.means.round(5).tolist(),
        "scales": fitted.scales.round(5).tolist(),
        "weights": fitted.weights.round(5).tolist(),
        "intercept": round(fitted.intercept, 5),
        "thresholds": thresholds(rows),
    }


def figures(labels: NDArray[np.int64], chances: Floats, passed: NDArray[np.bool_]) -> dict[str, float]:
    return {
        "rows": len(labels),
        "macro-F1": round(macro_f1(labels, passed), 3),
        "AUROC": round(auroc(labels, chances), 3),
        "false pass": round(float(passed[labels == 0].mean()), 3),
        "false strip": round(float((~passed[labels == 1]).mean()), 3),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.train_alignment", description="Fit qa/alignment.json.")
    parser.add_argument("--data", type=Path, required=True, help="the folder with the public verification sets")
    parser.add_argument("--out", type=Path, default=COEFFICIENTS)
    asked = parser.parse_args(arguments)
    rows = measure(asked.data, Reader(MiniLM.load))
    models = {source: stored(others) for source, _, others in left_out(rows)}
    answers, chances = unseen(rows)
    labels, sources = rows.labels[answers], rows.sources[answers]
    limits = np.array([[models[source]["thresholds"][name] for name in ("supported", "partial")] for source in sources])
    sizes = {kind: int((rows.kinds == kind).sum()) for kind in (ANSWERS, "summaries", "own")}
    kept = stored(rows) | {
        "trained on": f"{sizes}: attributionbench.dev (OSU-NLP-Group/AttributionBench b33329b29946), cliff.dev and"
        " goyal21.dev (Liyan06/AggreFact f0654b245232), eval/paraphrases.jsonl",
        "command": "python -m eval.train_alignment --data DIR",
        "date": date.today().isoformat(),
        "unseen sources, supported": figures(labels, chances, chances >= limits[:, 0]),
        "unseen sources, supported or partial": figures(labels, chances, chances >= limits[:, 1]),
        "left out": models,
    }
    asked.out.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps({name: kept[name] for name in kept if name != "left out"}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
