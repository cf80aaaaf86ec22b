"""How much of a claim do its texts carry? A small logistic model over shared words and aligned word vectors.

Token alignment after BERTScore (Zhang et al., 2020): each word is compared with the word of the other side that is
nearest in the embedding model. What counts is how near the text comes to the words that it lacks: a copied sentence
with one invented word has a high mean and one word far from everything, a true paraphrase many words all half near.
Coefficients are in alignment.json; eval/train_alignment.py made them.

Not covered: a swapped number, a "not", who did what to whom. An otherwise copied sentence scores high: the rules that
look at facts come first.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self

from qa.comparison import Comparison, compare
from qa.reading import Reader
from qa.types import Span

COEFFICIENTS = Path(__file__).with_name("alignment.json")


@dataclass(frozen=True, slots=True)
class AlignmentResult:
    """`score` is the probability that the texts support the claim; `support` is where it falls.

    `span` is the sentence, or two that follow each other, that carries most of the claim; `further` are sentences that
    carry what it lacks, best first. Without a word in claim or evidence: 0, "unsupported" and no span.
    """

    score: float
    support: Literal["supported", "partial", "unsupported"]
    span: Span | None = None
    further: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model. `supported` and `partial` are the lowest probabilities that are called so."""

    features: tuple[str, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float
    supported: float
    partial: float

    @classmethod
    def load(cls, path: Path = COEFFICIENTS) -> Self:
        return cls.of(json.loads(path.read_text(encoding="utf-8")))

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Self:
        """From the JSON object that eval/train_alignment.py writes."""
        return cls(
            features=tuple(stored["features"]),
            means=tuple(stored["means"]),
            scales=tuple(stored["scales"]),
            weights=tuple(stored["weights"]),
            intercept=stored["intercept"],
            supported=stored["thresholds"]["supported"],
            partial=stored["thresholds"]["partial"],
        )

    def probability(self, measured: dict[str, float]) -> float:
        columns = zip(self.features, self.means, self.scales, self.weights, strict=True)
        total = sum(weight * (measured[name] - mean) / scale for name, mean, scale, weight in columns)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total + self.intercept))))


class Alignment:
    """Scores claims against texts. One `Reader` shared with others means that nothing is read twice."""

    def __init__(self, reader: Reader, model: Model) -> None:
        self.reader = reader
        self.model = model

    def score(self, claims_and_evidence: Sequence[tuple[str, Sequence[str]]]) -> list[AlignmentResult]:
        """One result for each claim with its texts, in order. Texts of any length: their sentences are searched."""
        return [self._result(compared) for compared in compare(self.reader, claims_and_evidence)]

    def _result(self, compared: Comparison | None) -> AlignmentResult:
        if compared is None:
            return AlignmentResult(0.0, "unsupported")
        score = self.model.probability(compared.measured)
        limits = self.model
        support: Literal["supported", "partial", "unsupported"] = (
            "supported" if score >= limits.supported else "partial" if score >= limits.partial else "unsupported"
        )
        return AlignmentResult(score, support, compared.span, compared.further)
