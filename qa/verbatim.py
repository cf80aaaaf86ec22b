"""Does a text stand in another word for word? The first and surest step of verification."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.types import Span

SAME = ("'‘’‚‛", '"“”„‟«»', "-‐‑‒–—―")  # marks that printers use for one another
CHARACTER = {mark: f"[{re.escape(marks)}]" for marks in SAME for mark in marks}


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


def quoted_in(claim: str, evidence: Sequence[str]) -> tuple[Span, ...]:
    """The places where `claim` stands in the texts, at most one in each."""
    places = ((number, find_quote(claim, text)) for number, text in enumerate(evidence))
    return tuple(Span(number, *place) for number, place in places if place is not None)
