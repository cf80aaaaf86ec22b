"""The writer that needs no LLM: it chooses the sentences that answer, word for word, or declines.

A linear model scores each sentence of the best passages (features in qa.features), another judges from the best
sentence whether the question is answered at all. Their coefficients are in chooser.json, made by
`eval/train_chooser.py` from questions of SQuAD 2.0 (CC BY-SA 4.0).

Not covered: answers spread over several articles, yes or no, sums, and questions whose premise is false but whose words
are the article's.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index import Passage
from qa.features import NAMES, Candidate, candidates, content_words, features, stem, stems
from qa.reading import Reader
from qa.types import Draft

PASSAGES = 8  # read of those found: the right one is among the first eight in 98 of 100 cases
SENTENCES = 3  # at most
NEW_WORDS = 0.1  # the share of its words that a further sentence must add


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear score over standardised features."""

    weights: NDArray[np.float64]
    bias: float

    def __call__(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        return rows @ self.weights + self.bias


@dataclass(frozen=True, slots=True)
class Chooser:
    """`choose` ranks sentences (a softmax over them gives probabilities); `gate` is positive where there is an answer.

    A sentence beside the best is given too when it is at least `share` times as probable.
    """

    choose: Linear
    gate: Linear
    share: float

    @classmethod
    @cache
    def load(cls) -> Chooser:
        stored: dict[str, Any] = json.loads(Path(__file__).with_name("chooser.json").read_text(encoding="utf-8"))
        return cls(_linear(stored["choose"]), _linear(stored["gate"]), stored["share"])


class Extractor:
    """Drafts that are sentences of the passages. No drafts: the passages do not answer."""

    name = "extractive"
    model: str | None = None

    def __init__(self, reader: Reader, chooser: Chooser | None = None) -> None:
        self.reader = reader
        self.chooser = chooser or Chooser.load()

    def write(self, question: str, passages: Sequence[Passage]) -> list[Draft]:
        """At most three sentences, the best first, the others in the order of their articles."""
        passages = passages[:PASSAGES]
        found = candidates(passages)
        rows = features(question, passages, found, self.reader)
        chosen = self.choose(passages, found, rows)
        return [Draft(_one_line(found[same[0]].text), tuple(found[i].passage + 1 for i in same)) for same in chosen]

    def choose(
        self, passages: Sequence[Passage], found: Sequence[Candidate], rows: NDArray[np.float64]
    ) -> list[list[int]]:
        """The sentences to give, as numbers of candidates; one that stands in reprints has several. None: declined."""
        if not found:
            return []
        scores = self.chooser.choose(rows)
        order = sorted(range(len(found)), key=lambda i: (-scores[i], i))
        best = order[0]
        if self.chooser.gate(rows[best : best + 1])[0] < 0:
            return []
        chosen: dict[str, list[int]] = {}
        for i in order:
            text = _one_line(found[i].text)
            if text in chosen:
                chosen[text].append(i)
                continue
            probable = np.exp(scores[i] - scores[best]) >= self.chooser.share
            if probable and len(chosen) < SENTENCES and not any(_adds_little(text, other) for other in chosen):
                chosen[text] = [i]

        def place(same: list[int]) -> tuple[bool, bool, str, int]:
            candidate = found[same[0]]
            paragraph = passages[candidate.passage].paragraph
            elsewhere = paragraph.article.id != passages[found[best].passage].paragraph.article.id
            return same[0] != best, elsewhere, paragraph.article.id, paragraph.start + candidate.start

        return sorted(chosen.values(), key=place)


def _adds_little(text: str, other: str) -> bool:
    """Whether nearly every word of meaning in `text` is in `other` too, as in an edited reprint."""
    words = {stem(word) for word in content_words(text)}
    return len(words - stems(other)) <= NEW_WORDS * len(words)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _linear(stored: dict[str, Any]) -> Linear:
    """Fold means and scales into the weights. Columns are found by name, so that a stale file fails loudly."""
    weights = np.zeros(len(NAMES))
    bias = float(stored["bias"])
    for name, (weight, mean, scale) in stored["features"].items():
        weights[NAMES.index(name)] = weight / scale
        bias -= weight * mean / scale
    return Linear(weights, bias)
