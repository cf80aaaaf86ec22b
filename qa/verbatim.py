"""Does a text stand in another word for word? The first and surest step of verification."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.sentences import sentences
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


def taken_back(text: str, start: int) -> str | None:
    """The words before a quotation, in its own clause, that deny or doubt it: "It is not true that"; else None.

    A whole sentence has none; half a sentence may leave out that it was denied, or who alone says so.
    """
    sentence = max((begin for begin, _ in sentences(text) if begin <= start), default=0)
    clause = _BREAK.split(text[sentence:start])[-1].strip()
    return clause if _DOUBTS.search(clause) else None


_BREAK = re.compile(r"[,;:—–]|\b(?:and|but)\b")
_DOUBTS = re.compile(
    r"\b(?:not|never|no|nobody|den(?:y|ies|ied|ying)|false(?:ly)?|untrue|doubt\w*|if|whether|unless|alleg\w+|accus\w+|claim\w*"
    r"|rumou?r\w*|suspect\w*|believe\w*|fear\w*|hope\w*|may|might|could|would|predict\w*|argue\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
