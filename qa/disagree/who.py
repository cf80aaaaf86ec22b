"""The names with which two texts answer "who" or "where"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from qa.disagree.concepts import SAYING, key
from qa.disagree.people import PLACES
from qa.disagree.told import Told
from qa.disagree.wanted import Asked, nearness
from qa.rules.nations import SAME
from qa.rules.spelling import TITLES, is_name, names, opens, ordinary, runs
from qa.rules.stems import PAST_IRREGULAR
from qa.rules.words import STOP, Text, Word

NEARLY = 0.8  # of the best score: what may be the answer too
_OVER = frozenset("over against vs versus downed toppled".split())


class Name(NamedTuple):
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(re.sub(r"['’]s$", "", word.text) for word in self.words)


def other_names(left: Told, right: Told, wanted: Asked) -> tuple[Name, Name] | None:
    """The best name of each text, where neither text has the other's; None where they may agree."""
    mine, theirs = _ranked(left, wanted), _ranked(right, wanted)
    if not mine or not theirs or _has(right, mine[0]) or _has(left, theirs[0]):
        return None
    if any(_has(right, name) for name in mine) and any(_has(left, name) for name in theirs):
        return None  # both have an answer that is nearly as near
    return mine[0], theirs[0]


def _ranked(told: Told, wanted: Asked) -> list[Name]:
    """The names that may be the answer, the nearest first; none that is much farther than it."""
    scored = [
        (score, name) for name in _candidates(told.read, wanted) if (score := _name_score(told, name, wanted)) > 0
    ]
    scored.sort(key=lambda pair: -pair[0])
    return [name for score, name in scored if score >= NEARLY * scored[0][0]]


def _name_score(told: Told, name: Name, wanted: Asked) -> float:
    near = nearness(told, name.words[0].start, name.words[-1].end, wanted)
    if not near:
        return 0.0
    index = next(k for k, w in enumerate(told.read.words) if w.start == name.words[0].start)
    placed = index > 0 and told.read.words[index - 1].low in ("in", "at")
    if wanted.kind == "place" and not placed:
        return 0.0
    if wanted.kind == "name" and "who" in wanted.lows and (placed or name.words[-1].low in PLACES):
        return 0.0
    if not wanted.lows & SAYING and _speaks(told.read, index, index + len(name.words)):
        return 0.0  # who says so is not who is asked for
    full = len(name.words) >= 2 if wanted.kind == "name" else placed
    beaten = "win" in wanted.keys and _beaten(told.read, index, index + len(name.words))
    return (near + 0.5 * full - 0.001 * index) * (0.5 if beaten else 1.0)


def _speaks(text: Text, first: int, last: int) -> bool:
    before = [w.low for w in text.words[max(0, first - 3) : first] if w.low.rstrip(".") not in TITLES][-1:]
    after = text.words[last].low if last < len(text.words) else ""
    return after in SAYING or before == ["said"]


def _beaten(text: Text, first: int, last: int) -> bool:
    """Whether the name is the loser's: "beat Ada", "over Ada", "Ada lost to"."""
    before = [w.low for w in text.words[max(0, first - 3) : first] if not w.capital]
    after = text.words[last].low if last < len(text.words) else ""
    return after in ("lost", "loses") or any(low in _OVER or low.startswith(("beat", "defeat")) for low in before)


def _candidates(text: Text, wanted: Asked) -> Iterator[Name]:
    sure = {name.word.start for name in names(text) if name.sure}
    for run in runs(text):
        part: list[Word] = []
        for i in [*run, -1]:
            word = text.words[i]
            fits = i >= 0 and is_name(word) and word.low not in wanted.lows and word.low not in TITLES
            fits = fits and (word.low not in SAME or wanted.kind == "place") and key(word) not in wanted.keys
            if fits and (word.start in sure or part or _opens_as_name(text, i, run, wanted)):
                part.append(word)
                continue
            if (
                part
                and any(len(w.low) > 2 for w in part)
                and not (len(part) == 1 and _rest(text, part[0], run, wanted))
            ):
                yield Name(tuple(part))
            part = []


def _opens_as_name(text: Text, i: int, run: tuple[int, ...], wanted: Asked) -> bool:
    if not opens(text, i) or len(run) > 1:
        return True
    after = text.words[i + 1] if i + 1 < len(text.words) else None
    if after is None or after.capital or ordinary(text.words[i]):
        return False
    return key(after) in wanted.keys or after.low in PAST_IRREGULAR or after.low.endswith("ed")


def _rest(text: Text, word: Word, run: tuple[int, ...], wanted: Asked) -> bool:
    """Whether the word is the rest of a longer name that the question has: the "Legacy" of "Olympic Games Legacy"."""
    at = next(k for k, i in enumerate(run) if text.words[i].start == word.start)
    beside = [text.words[run[k]] for k in (at - 1, at + 1) if 0 <= k < len(run)]
    return any(w.low in wanted.lows and w.low not in TITLES and w.low not in STOP for w in beside)


def _has(told: Told, name: Name) -> bool:
    """Whether the text has a word of the name, and not as somebody else's surname."""
    mine = {w.low for w in name.words}
    for word in name.words:
        if len(word.low) > 2 and word.low in told.setting_lows:
            for before, here in pairwise((None, *(w for text in told.setting for w in text.words))):
                if here is not None and here.low == word.low and not _another(before, here, mine):
                    return True
    return False


def _another(before: Word | None, here: Word, mine: set[str]) -> bool:
    if before is None or before.end + 1 != here.start or not before.capital or not is_name(before):
        return False
    return before.low not in mine and before.low not in TITLES and len(before.low) > 2
