"""Questions about disagreement itself: "Do the reports agree on how many were hurt?" """

from __future__ import annotations

import re

_REPORTS = (
    r"(?:all |both )?(?:of )?(?:the |these |those |my |different |various )*(?:two )?"
    r"(?:reports?|articles?|accounts?|sources?|papers|newspapers|outlets|stories|news|media|they)"
)
_DIFFER = (
    r"(?:all )?(?:agree|disagree|differ|conflict|diverge|contradict (?:each other|one another)|say the same"
    r"|match)"
)
_ABOUT = r"(?:on|about|over|as to|regarding|concerning|in)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:do|does|did|don't|didn't) {_REPORTS} {_DIFFER}(?: {_ABOUT})? (?P<topic>.+)$",
        rf"^(?:where|how) (?:do|does|did) {_REPORTS} {_DIFFER} {_ABOUT} (?P<topic>.+)$",
        rf"^(?:is|are|was|were) there (?:any |a |some )?(?:disagreements?|contradictions?|conflicts?|differences?"
        rf"|agreement)(?: between {_REPORTS}| among {_REPORTS})? {_ABOUT} (?P<topic>.+)$",
    )
)
_ASKS = re.compile(r"^(?:how|who|whom|whose|what|when|where|which|why|whether)\b", re.IGNORECASE)


def topic(question: str) -> str | None:
    """The question that the reports may disagree on; None where that is not what is asked.

    >>> topic("Do the reports agree on how many people were hurt?")
    'How many people were hurt?'
    """
    asked = " ".join(question.split()).rstrip("?!. ")
    for pattern in _PATTERNS:
        found = pattern.match(asked)
        if found:
            return _as_question(found["topic"].strip())
    return None


def _as_question(words: str) -> str:
    if words.casefold().startswith("whether "):
        return f"{words[8:9].upper()}{words[9:]}?"
    if _ASKS.match(words):
        return f"{words[0].upper()}{words[1:]}?"
    number = re.match(r"^the (?:exact |total )?number of (.+)$", words, re.IGNORECASE)
    if number:
        return f"How many {number[1]}?"
    date = re.match(r"^the (?:exact )?(?:date|day|time) (?:of|when|on which) (.+)$", words, re.IGNORECASE)
    return f"When was {date[1]}?" if date else f"What is {words}?"
