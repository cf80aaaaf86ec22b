"""The same told as so and as not so: denied here and not there, approved here and rejected there, none and nine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.disagree.concepts import key, keys
from qa.disagree.counts import countable
from qa.disagree.events import share
from qa.disagree.told import Difference, Told, short
from qa.rules.finding import Finding
from qa.rules.meaning import check_meaning
from qa.rules.opposites import LOOSE
from qa.rules.words import STOP, Word, read

ALIKE = 0.6  # of the shorter sentence's meaning: rules on small words need sentences that say nearly the same
HALF = 0.5  # of the longer one's
_NONE = frozenset("no nobody none zero".split())
_HARM = {"kill", "hurt", "ill", "arrest", "homeless"}
_DENIES = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|neither|nor|without|den(?:y|ied|ies)|refus\w+|fail\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:[^,;—]|,(?=\d))+")
_KINDS = ("negation", "direction")


def claims(left: Told, right: Told) -> Iterator[Difference]:
    """Not covered: opposites outside qa.rules.opposites, irony, denials of what somebody else is said to have said."""
    yield from _none_and_some(left, right)
    if share(left, right) < ALIKE or share(left, right, of_more=True) < HALF:
        return
    for one, two in ((left, right), (right, left)):
        for finding in check_meaning(one.text, two.text):
            contradicts = finding.support == "contradicted" and finding.kind in _KINDS and not _loose(finding, two)
            denied = finding.kind != "negation" or _denied(one, two) or _denied(two, one)
            if contradicts and denied:
                yield Difference("claim", _about(left, right), short(left.text), short(right.text))
                return


def _loose(finding: Finding, told: Told) -> bool:
    """Words with other uses: "up from" and "less than" need not be opposites in two reporters' sentences."""
    if finding.span is None:
        return True
    words = told.text[slice(*finding.span)].casefold().split()
    return finding.kind == "direction" and any(word in LOOSE for word in words)


def _denied(one: Told, two: Told) -> bool:
    """Whether a clause with a denial is like a clause of the other text; "but no vote was held" may be an aside."""
    mine, theirs = _clauses(one), _clauses(two)
    return any(
        len(keys_ & other) >= HALF * max(len(keys_), len(other))
        for text, keys_ in mine
        if _DENIES.search(text)
        for _, other in theirs
    )


def _clauses(told: Told) -> list[tuple[str, frozenset[str]]]:
    return [(found.group(), keys(read(found.group()).words)) for found in _CLAUSE.finditer(told.text)]


def _none_and_some(left: Told, right: Told) -> Iterator[Difference]:
    for one, two in ((left, right), (right, left)):
        none = _nobody(one)
        if not none or _nobody(two):
            continue
        counted = [q for q in countable(two) if q.noun and none & _doing(two, q.start, q.end)]
        if counted:
            yield Difference("claim", min(none), short(left.text), short(right.text))
            return


def _nobody(told: Told) -> set[str]:
    """What is said to have befallen nobody: "No illnesses had been linked", "Nobody was killed"."""
    words = told.read.words
    found: set[str] = set()
    for i, word in enumerate(words):
        if word.low in _NONE:
            near = [w for w in words[i + 1 : i + 8] if w.stem and w.low not in STOP][:2]
            found |= keys(near) & _HARM
    return found


def _doing(told: Told, start: int, end: int) -> set[str]:
    words = [w for w in told.read.words if w.stem and w.low not in STOP]
    after = [w for w in words if w.start >= end][:6]
    before = [w for w in words if w.end <= start][-3:]
    return {key(w) for w in (*before, *after)}


def _about(left: Told, right: Told) -> str:
    """The words that both have, in the order of the first."""
    shared = left.keys & right.keys
    said: list[Word] = [w for w in left.read.words if key(w) in shared and w.stem and w.low not in STOP]
    return " ".join(dict.fromkeys(w.text for w in said[:5]))
