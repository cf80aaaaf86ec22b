"""Questions in, verified answers out. The promised names; everything else may change."""

from qa.assistant import Assistant
from qa.types import (
    Answer,
    Checked,
    Citation,
    Disagreement,
    Done,
    Draft,
    Event,
    Found,
    Sentence,
    Source,
    Span,
    Verdict,
)
from qa.verify import Pair, VerbatimVerifier, Verifier

__all__ = [
    "Answer",
    "Assistant",
    "Checked",
    "Citation",
    "Disagreement",
    "Done",
    "Draft",
    "Event",
    "Found",
    "Pair",
    "Sentence",
    "Source",
    "Span",
    "VerbatimVerifier",
    "Verdict",
    "Verifier",
]
