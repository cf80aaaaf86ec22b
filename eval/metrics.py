"""Figures for yes-or-no judgements, each with its definition, in plain numpy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def rate(hits: ArrayLike) -> tuple[float, float]:
    """The share of true values and its standard error (binomial); (nan, nan) of none."""
    values = np.asarray(hits, dtype=bool)
    if not values.size:
        return float("nan"), float("nan")
    share = float(values.mean())
    return share, float(np.sqrt(share * (1 - share) / values.size))


def bootstrap_error(measure: Callable[..., float], *columns: ArrayLike, draws: int = 200, seed: int = 7) -> float:
    """The standard error of `measure(*columns)` over rows drawn anew with replacement (Efron, 1979)."""
    arrays = [np.asarray(column) for column in columns]
    random = np.random.default_rng(seed)
    found = []
    for _ in range(draws):
        rows = random.integers(0, len(arrays[0]), len(arrays[0]))
        found.append(measure(*(array[rows] for array in arrays)))
    return float(np.nanstd(found))


def macro_f1(labels: ArrayLike, passed: ArrayLike) -> float:
    """The mean of the two classes' F1."""
    truth, said = np.asarray(labels, dtype=bool), np.asarray(passed, dtype=bool)
    scores = []
    for own, told in ((truth, said), (~truth, ~said)):
        both = int((own & told).sum())
        scores.append(2 * both / max(int(own.sum()) + int(told.sum()), 1))
    return float(np.mean(scores))


def balanced_accuracy(labels: ArrayLike, passed: ArrayLike) -> float:
    """The mean of the shares of true claims passed and of false claims stopped."""
    truth, said = np.asarray(labels, dtype=bool), np.asarray(passed, dtype=bool)
    return (rate(said[truth])[0] + rate(~said[~truth])[0]) / 2


def auroc(labels: ArrayLike, scores: ArrayLike) -> float:
    """The chance that a true claim scores above a false one, ties counted half (Mann and Whitney)."""
    truth, values = np.asarray(labels, dtype=bool), np.asarray(scores, dtype=np.float64)
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends: NDArray[Any] = np.cumsum(counts)
    ranks = (ends - (counts - 1) / 2)[places]
    yes, no = int(truth.sum()), int((~truth).sum())
    return float((ranks[truth].sum() - yes * (yes + 1) / 2) / (yes * no)) if yes and no else float("nan")
