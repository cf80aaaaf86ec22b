"""Questions in, verified answers out. The promised names; everything else may change."""

from typing import TYPE_CHECKING, Any

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
    Usage,
    Verdict,
)
from qa.verify import CalibratedVerifier, Pair, Unverified, Verifier
from qa.writing import Writer

if TYPE_CHECKING:
    from qa.chat import Chat
    from qa.scripted import ScriptedLLM

__all__ = [
    "Answer",
    "Assistant",
    "CalibratedVerifier",
    "Chat",
    "Checked",
    "Citation",
    "Disagreement",
    "Done",
    "Draft",
    "Event",
    "Found",
    "Pair",
    "ScriptedLLM",
    "Sentence",
    "Source",
    "Span",
    "Unverified",
    "Usage",
    "Verdict",
    "Verifier",
    "Writer",
]


def __getattr__(name: str) -> Any:
    """What needs llama-index, which takes a second to import, is imported when it is asked for."""
    if name == "Chat":
        from qa.chat import Chat

        return Chat
    if name == "ScriptedLLM":
        from qa.scripted import ScriptedLLM

        return ScriptedLLM
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
