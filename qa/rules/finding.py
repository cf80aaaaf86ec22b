"""What a rule has to say against a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FindingKind = Literal[
    "number",
    "date",
    "name",
    "quotation",
    "negation",
    "direction",
    "hedge",
    "quantifier",
    "attribution",
    "cause",
    "role",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a claim says and its evidence does not, or says otherwise.

    `reason` is for a reader: 'the paragraph says 14, the sentence says 41'. `span` are the characters (start, end) of
    the evidence that it rests on, None where nothing in the evidence comes near.
    """

    kind: FindingKind
    support: Literal["contradicted", "unsupported"]
    reason: str
    span: tuple[int, int] | None = None
