"""Fit the alignment model and write qa/alignment.json. scikit-learn is needed here, and nowhere at run time.

    python -m eval.train_alignment --data DIR

Trained on attributionbench.dev alone (cliff.dev beside it changed nothing). Not on qags, frank or wice_oracle, so that
figures on those are for text of other origin, with thresholds that were chosen elsewhere. Stored beside the
coefficients: for each source of attributionbench a model that never saw that source, neither for its weights nor for
its thresholds, and how well it does there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from eval.metrics import auroc, macro_f1
from index.minilm import MiniLM
from qa.alignment import COEFFICIENTS
from qa.comparison import compare
from qa.reading import Reader

SET = "attributionbench"
FEATURES = ("alignment", "words found", "numbers missing", "names missing")
STRENGTH = 0.3  # of the data against the ridge penalty: LogisticRegression's C
SEED = 7
FALSE_PASS = 0.1  # share of false claims of unseen sources that may be called supported

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rows:
    """`features` (n, f), `labels` (n) 1 for supported, `sources` (n)."""

    features: Floats
    labels: NDArray[np.int64]
    sources: NDArray[np.str_]

    def where(self, chosen: NDArray[np.bool_]) -> Rows:
        return Rows(self.features[chosen], self.labels[chosen], self.sources[chosen])


@dataclass(frozen=True, slots=True)
class Fitted:
    means: Floats
    scales: Floats
    weights: Floats
    intercept: float

    def probabilities(self, features: Floats) -> Floats:
        total = ((features - self.means) / self.scales) @ self.weights + self.intercept
        chances: Floats = 1 / (1 + np.exp(-total))
        return chances


def measure(folder: Path, reader: Reader) -> Rows:
    """The features of every row of the training set. A few minutes on two cores."""
    features, labels, sources = [], [], []
    for line in (folder / f"{SET}.dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        [compared] = compare(reader, [(row["claim"], [row["evidence"]])])
        if compared is not None:
            features.append([compared.measured[feature] for feature in FEATURES])
            labels.append(int(row["label"] == "supported"))
            sources.append(row["source"])
    return Rows(np.array(features), np.array(labels), np.array(sources))


def fit(rows: Rows) -> Fitted:
    means, scales = rows.features.mean(axis=0), np.maximum(rows.features.std(axis=0), 1e-6)
    model = LogisticRegression(C=STRENGTH, max_iter=5000, random_state=SEED)
    model.fit((rows.features - means) / scales, rows.labels)
    return Fitted(means, scales, model.coef_[0], float(model.intercept_[0]))


def left_out(rows: Rows) -> Iterator[tuple[str, NDArray[np.bool_], Rows]]:
    """Each source: its name, which rows it has, and all rows of the others."""
    for source in sorted(set(rows.sources)):
        here = rows.sources == source
        yield source, here, rows.where(~here)


def unseen(rows: Rows) -> Floats:
    """A probability for every row, by a model that never saw the row's source."""
    chances = np.zeros(len(rows.labels))
    for _, here, others in left_out(rows):
        chances[here] = fit(others).probabilities(rows.features[here])
    return chances


def thresholds(rows: Rows) -> dict[str, float]:
    """`supported` lets FALSE_PASS of the false claims of unseen sources through; `partial` is more likely than not."""
    strict = float(np.quantile(unseen(rows)[rows.labels == 0], 1 - FALSE_PASS))
    return {"supported": round(max(strict, 0.5), 4), "partial": 0.5}


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
    chances = unseen(rows)
    limits = np.array(
        [[models[source]["thresholds"][name] for name in ("supported", "partial")] for source in rows.sources]
    )
    kept = stored(rows) | {
        "trained on": f"{SET}.dev, {len(rows.labels)} rows (OSU-NLP-Group/AttributionBench b33329b29946)",
        "seed": SEED,
        "command": "python -m eval.train_alignment --data DIR",
        "date": date.today().isoformat(),
        "unseen sources, supported": figures(rows.labels, chances, chances >= limits[:, 0]),
        "unseen sources, supported or partial": figures(rows.labels, chances, chances >= limits[:, 1]),
        "left out": models,
    }
    asked.out.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps({name: kept[name] for name in kept if name != "left out"}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
