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
from qa.verify import CalibratedVerifier, Pair, Unverified, Verifier

__all__ = [
    "Answer",
    "Assistant",
    "CalibratedVerifier",
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
    "Unverified",
    "Verdict",
    "Verifier",
]
