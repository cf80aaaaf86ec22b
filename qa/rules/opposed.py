"""Contradictions that share no word: "unanimous" where votes were cast against, "morning" where it is 7 p.m., another
point of the compass."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.rules.finding import Finding
from qa.rules.units import SMALL
from qa.rules.words import Text

_UNANIMOUS = re.compile(r"\b(?:unanimous(?:ly)?|without dissent|with one voice)\b", re.IGNORECASE)
_COUNT = rf"(?:\d[\d,]*|{'|'.join(word for word, value in SMALL.items() if value)})"
_VOTES = re.compile(
    rf"\b(?:vot(?:e[sd]?|ing)\b[^.;]{{0,40}}?\b{_COUNT}(?: to |[-–]){_COUNT}\b"
    rf"|{_COUNT}(?: to |[-–]){_COUNT} vote|{_COUNT} votes to {_COUNT})\b",
    re.IGNORECASE,
)
_BEFORE_NOON = re.compile(r"\d ?a\.?m\b|\bmorning\b|\bdawn\b", re.IGNORECASE)
_AFTER_NOON = re.compile(r"\d ?p\.?m\b|\bafternoon\b|\bevening\b|\bnight\b", re.IGNORECASE)
_MORNING = re.compile(r"\bmorning\b", re.IGNORECASE)
_COMPASS = re.compile(r"\b(?P<point>(?:north|south)?(?:east|west)|north|south)(?:ern)? (?P<thing>[a-z]{3,})\b")
_LATER = re.compile(r"\b(?:afternoon|evening)\b", re.IGNORECASE)


def check_opposed(claim: Text, evidence: Text) -> Iterator[Finding]:
    """Not covered: a vote whose count of "no" is zero, and times that are told without "a.m." or "p.m."."""
    there = evidence.raw
    unanimous, votes = _UNANIMOUS.search(claim.raw), _VOTES.search(there)
    if unanimous and votes and not _UNANIMOUS.search(there) and not re.search(r"\b0\b", votes[0]):
        yield _finding(votes, unanimous)
    for said, same, other in ((_MORNING, _BEFORE_NOON, _AFTER_NOON), (_LATER, _AFTER_NOON, _BEFORE_NOON)):
        part, clock = said.search(claim.raw), other.search(there)
        if part and clock and not same.search(there):
            yield _finding(clock, part)
    points: dict[str, list[re.Match[str]]] = {}
    for found in _COMPASS.finditer(there):
        points.setdefault(found["thing"], []).append(found)
    for point in _COMPASS.finditer(claim.raw):
        others = points.get(point["thing"], [])
        if others and all(point["point"] != other["point"] for other in others):
            reason = f'the paragraph says "{others[0][0]}", the sentence says "{point[0]}"'
            yield Finding("direction", "contradicted", reason, others[0].span())


def _finding(there: re.Match[str], said: re.Match[str]) -> Finding:
    reason = f'the paragraph says "{there[0].strip()}", the sentence says "{said[0]}"'
    return Finding("quantifier" if "nanim" in said[0] else "date", "contradicted", reason, there.span())
