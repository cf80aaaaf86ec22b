"""Is a claim supported by the text it cites? Decided here once; front ends colour what they are told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from qa.types import Span, Verdict


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and the texts that it cites, judged together; `published` resolves "Friday" and "last month"."""

    claim: str
    evidence: tuple[str, ...]
    published: date | None = None


class Verifier(Protocol):
    """One verdict for each pair, in order."""

    name: str

    def judge(self, pairs: Sequence[Pair]) -> list[Verdict]: ...


class VerbatimVerifier:
    """Supports a claim that is a quotation of its evidence, white space, quotation marks and dashes aside.

    Not covered: everything else. A claim in other words is `unjudged`, never `unsupported`.
    """

    name = "verbatim"

    def judge(self, pairs: Sequence[Pair]) -> list[Verdict]:
        return [self._judge(pair) for pair in pairs]

    def _judge(self, pair: Pair) -> Verdict:
        found = [(number, find_quote(pair.claim, text)) for number, text in enumerate(pair.evidence)]
        spans = tuple(Span(number, *place) for number, place in found if place is not None)
        if spans:
            return Verdict("supported", 1.0, self.name, "a quotation of the paragraph", spans)
        return Verdict("unjudged", None, self.name, "not a quotation, and only quotations can be judged so far")


SAME = {"'": "['‘’‚‛]", '"': '["“”„‟«»]', "-": "[-‐‑‒–—―]"}
CHARACTER = {variant: pattern for pattern in SAME.values() for variant in pattern[1:-1]}


def find_quote(claim: str, text: str) -> tuple[int, int] | None:
    """Where `claim` stands in `text`, word for word: (start, end), or None.

    White space, the style of quotation marks and the kind of dash may differ, nothing else. It must begin and end
    where words do: "is late" does not stand in "This late hour".
    """
    words = claim.split()
    if not any(character.isalnum() for character in claim):
        return None
    pattern = r"\s+".join("".join(CHARACTER.get(c) or re.escape(c) for c in word) for word in words)
    found = re.search(rf"(?<!\w){pattern}(?!\w)", text)
    return found.span() if found else None
