"""What a question asks for: the kind of value, and the words that it must stand near."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from qa.disagree.concepts import key, keys
from qa.disagree.told import Told
from qa.rules.spelling import names
from qa.rules.words import read

HELD = 0.6  # of the question's meaning that each text must have
MOSTLY = 0.6  # of it, where the question's names are missing
REACH = 20  # words: what stands farther from all of the question's words does not answer it
_KINDS = (
    ("date", r"\bwhen\b|\b(?:what|which|release) (?:date|day|year|month)\b|\bdate of\b"),
    ("number", r"\bhow (?:many|much|big|old|tall|high|large)\b|\bwhat (?:is|was|'s) (?:the |its )?(?:population|cost"
     r"|price|toll)\b|\b(?:number|revenue|share|cost|amount)\b"),
    ("place", r"\bwhere\b|\b(?:which|what) (?:city|country|town|state|place)\b|\blocation\b"),
    ("name", r"\bwho(?:m|se)?\b|\b(?:which|what) (?:\w+ )?(?:actor|actress|director|movie|film|company|team|person"
     r"|player|artist|band|publication|newspaper|hospital|school)\b|\b(?:first |last )?name\b|\bwhat is (?:men|women)"),
)  # fmt: skip


class Asked(NamedTuple):
    """`keys` of the question's meaning, `lows` its words, `names` those of them that name something."""

    kind: str
    keys: frozenset[str]
    lows: frozenset[str]
    names: frozenset[str]


@lru_cache(maxsize=64)
def asked(question: str) -> Asked | None:
    lowered = question.casefold()
    kind = next((name for name, pattern in _KINDS if re.search(pattern, lowered)), None)
    if kind is None:
        return None
    text = read(question)
    skip = frozenset("date name city country number movie film year day time".split())
    found = keys(w for w in text.words if w.low not in skip)
    return Asked(kind, found, text.lows, asked_names(question)) if found else None


@lru_cache(maxsize=64)
def asked_words(question: str | None) -> frozenset[str]:
    return read(question).lows if question else frozenset()


@lru_cache(maxsize=64)
def asked_names(question: str | None) -> frozenset[str]:
    return frozenset(name.word.low for name in names(read(question)) if name.sure) if question else frozenset()


def holds(told: Told, wanted: Asked) -> bool:
    """A day often stands in a sentence that leaves to the title what it is about."""
    said = told.keys | told.title_keys if wanted.kind == "date" else told.keys
    return len(said & wanted.keys) >= HELD * len(wanted.keys)


def named(told: Told, wanted: Asked) -> bool:
    """Whether the text has at least half of the question's names, or most of its meaning."""
    if wanted.names and 2 * len(wanted.names & told.setting_lows) >= len(wanted.names):
        return True
    held = told.setting_keys & wanted.keys
    return len(held) >= max(2, MOSTLY * len(wanted.keys))


def nearness(told: Told, start: int, end: int, wanted: Asked) -> float:
    """Summed over the question's words: 1 for a neighbour, less the farther it stands."""
    words = [w for w in told.read.words if w.stem]
    at = [k for k, w in enumerate(words) if start <= w.start < end]
    if not at:
        return 0.0
    best: dict[str, float] = {}
    for k, word in enumerate(words):
        name = key(word)
        if name in wanted.keys and k not in at:
            distance = min(abs(k - at[0]), abs(k - at[-1]))
            if distance <= REACH:
                best[name] = max(best.get(name, 0.0), 1 / (1 + distance / 4))
    return sum(best.values())
