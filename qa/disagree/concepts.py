"""Words by which two reporters tell the same thing: killed, died and dead have one key."""

from __future__ import annotations

from collections.abc import Iterable

from qa.rules.stems import stem
from qa.rules.words import STOP, Word

_GROUPS = """
kill killed died die dead death deaths fatal fatality fatalities toll perished
hurt injured injure injury injuries wounded wound casualties
ill illness illnesses sick sickened infected infections
homeless homes home displaced displace houses
cost costs price bill expense estimate estimated
reopen reopened open opened reopening
close closed closing shut shuttered closure
win won wins winner winning beat beats beating defeated defeat champion championship victory title crowned triumph
award awarded awards prize laureate
buy bought buys purchase purchased acquire acquired acquires acquisition takeover
direct directed director directs directing filmmaker
star stars starred starring play plays playing actress actor role portrays portrayed lead
release released releases launch launched launches premiere premiered premieres debut debuted available
found founded established establish founding
build built constructed construction completed
host hosted hosts hosting held hold stage staged venue
arrest arrested detained detain
begin began start started starts beginning
hire hired hires recruit
say said told
ceo chief executive boss
population inhabitants residents
fire blaze
quake earthquake
election vote voted ballot ballots voters
job jobs position positions post posts
employees workers staff
order ordered instructed instruction directive orders
announce announced unveiled announcement unveil revealed
location located situated place
"""
_KEY: dict[str, str] = {}
for _line in _GROUPS.strip().splitlines():
    _first = stem(_line.split()[0])
    for _word in _line.split():
        _KEY.setdefault(stem(_word), _first)

_PROPER = frozenset("crown star stars post home homes place fire stage prize hall house".split())
"""A star of the paper's name does not star in it."""
_SCALES = frozenset("hundred thousand million billion trillion percent dollars".split())
SAYING = frozenset("say said says told tell announced announce added reported report wrote".split())


def key(word: Word) -> str:
    """One key for words that tell the same; the stem for all others, and for names."""
    if word.text in ("US", "USA"):
        return "u.s."
    if word.low == "open":
        return word.low  # what is open was not opened
    return word.stem if word.capital and word.low in _PROPER else _KEY.get(word.stem, word.stem)


def keys(words: Iterable[Word]) -> frozenset[str]:
    """The keys of the words that carry meaning; numbers aside."""
    return frozenset(
        key(w)
        for w in words
        if w.stem and w.low not in STOP and not w.low[0].isdigit() and w.low not in SAYING and w.low not in _SCALES
    )
