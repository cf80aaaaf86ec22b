"""The question as a key to what two texts must agree on: who, where, when, how many.

Each text's best answer of the asked kind is found by nearness to the question's words. They disagree where neither
text has the other's anywhere: a wrong pick is then nearly always harmless, since the right answer is in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from qa.disagree.concepts import SAYING, key, keys
from qa.disagree.dates import apart, close, joined
from qa.disagree.numbers import changed, comparable, countable, counted_on, differ, said, told_too
from qa.disagree.people import PLACES
from qa.disagree.relation import related
from qa.disagree.told import Difference, Told
from qa.rules.days import Mention, mentions
from qa.rules.nations import SAME
from qa.rules.quantities import Quantity
from qa.rules.spelling import TITLES, is_name, names, opens, ordinary, runs
from qa.rules.stems import PAST_IRREGULAR
from qa.rules.words import STOP, Text, Word, read

HELD = 0.6  # of the question's meaning that each text must have
MOSTLY = 0.6  # of it, where the question's names are missing
NEARLY = 0.8  # of the best score: what may be the answer too
REACH = 20  # words: what stands farther from all of the question's words does not answer it
_OVER = frozenset("over against vs versus downed toppled".split())
_KINDS = (
    ("date", r"\bwhen\b|\b(?:what|which|release) (?:date|day|year|month)\b|\bdate of\b"),
    ("number", r"\bhow (?:many|much|big|old|tall|high|large)\b|\bwhat (?:is|was|'s) (?:the |its )?(?:population|cost|price"
     r"|toll)\b|\b(?:number|revenue|share|cost|amount)\b"),
    ("place", r"\bwhere\b|\b(?:which|what) (?:city|country|town|state|place)\b|\blocation\b"),
    ("name", r"\bwho(?:m|se)?\b|\b(?:which|what) (?:\w+ )?(?:actor|actress|director|movie|film|company|team|person|player"
     r"|artist|band|publication|newspaper|hospital|school)\b|\b(?:first |last )?name\b|\bwhat is (?:men|women)"),
)  # fmt: skip


class Asked(NamedTuple):
    """`keys` of the question's meaning, `lows` its words, `names` those of them that name something."""

    kind: str
    keys: frozenset[str]
    lows: frozenset[str]
    names: frozenset[str]


class Name(NamedTuple):
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(re.sub(r"['’]s$", "", word.text) for word in self.words)


@lru_cache(maxsize=64)
def asked(question: str) -> Asked | None:
    lowered = question.casefold()
    kind = next((name for name, pattern in _KINDS if re.search(pattern, lowered)), None)
    if kind is None:
        return None
    text = read(question)
    skip = frozenset("date name city country number movie film year day time".split())
    found = keys(w for w in text.words if w.low not in skip)
    called = frozenset(name.word.low for name in names(text) if name.sure)
    return Asked(kind, found, text.lows, called) if found else None


def answers(question: str | None, left: Told, right: Told, *, same: bool, given: bool) -> Iterator[Difference]:
    """What the two say otherwise in answer to the question.

    `same`: they are known to tell of one event, else both must have names of the question. `given`: they are known to
    answer it. Not covered: questions for anything but a value.
    """
    wanted = asked(question) if question else None
    if question is None or wanted is None:
        return
    if not given and not (holds(left, wanted) and holds(right, wanted)):
        return
    if not (given or same) and not (named(left, wanted) and named(right, wanted)):
        return
    if wanted.kind == "date":
        for found in _days(left, right, wanted, question):
            if given or near_enough(found, left, right):
                yield found
    elif wanted.kind == "number":
        yield from _counts(left, right, wanted, question)
    else:
        yield from _names(left, right, wanted, question)


def holds(told: Told, wanted: Asked) -> bool:
    """A day often stands in a sentence that leaves to the title what it is about."""
    said = told.keys | told.title_keys if wanted.kind == "date" else told.keys
    return len(said & wanted.keys) >= HELD * len(wanted.keys)


def named(told: Told, wanted: Asked) -> bool:
    """Whether the text has at least half of the question's names, or most of its meaning."""
    if wanted.names and 2 * len(wanted.names & told.setting.lows) >= len(wanted.names):
        return True
    held = keys(told.setting.words) & wanted.keys
    return len(held) >= max(2, MOSTLY * len(wanted.keys))


def _nearness(told: Told, start: int, end: int, wanted: Asked) -> float:
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


def _names(left: Told, right: Told, wanted: Asked, question: str) -> Iterator[Difference]:
    mine, theirs = _ranked(left, wanted), _ranked(right, wanted)
    if not mine or not theirs or _has(right, mine[0]) or _has(left, theirs[0]):
        return
    if any(_has(right, name) for name in mine) and any(_has(left, name) for name in theirs):
        return  # both have an answer that is nearly as near
    yield Difference("name", _about(question), mine[0].text, theirs[0].text)


def _ranked(told: Told, wanted: Asked) -> list[Name]:
    """The names that may be the answer, the nearest first; none that is much farther than it."""
    scored = [(score, name) for name in _candidates(told.read, wanted) if (score := _name_score(told, name, wanted)) > 0]
    scored.sort(key=lambda pair: -pair[0])
    return [name for score, name in scored if score >= NEARLY * scored[0][0]]


def _name_score(told: Told, name: Name, wanted: Asked) -> float:
    near = _nearness(told, name.words[0].start, name.words[-1].end, wanted)
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
            if part and any(len(w.low) > 2 for w in part) and not (len(part) == 1 and _rest(text, part[0], run, wanted)):
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
    """Whether the word is what is left of a longer name that the question has: the "Legacy" of "Olympic Games Legacy"."""
    at = next(k for k, i in enumerate(run) if text.words[i].start == word.start)
    beside = [text.words[run[k]] for k in (at - 1, at + 1) if 0 <= k < len(run)]
    return any(w.low in wanted.lows and w.low not in TITLES and w.low not in STOP for w in beside)


def _has(told: Told, name: Name) -> bool:
    """Whether the text has a word of the name, and not as somebody else's surname."""
    mine = {w.low for w in name.words}
    for word in name.words:
        if len(word.low) > 2 and word.low in told.setting.lows:
            for before, here in pairwise((None, *told.setting.words)):
                if here is not None and here.low == word.low and not _another(before, here, mine):
                    return True
    return False


def _another(before: Word | None, here: Word, mine: set[str]) -> bool:
    if before is None or before.end + 1 != here.start or not before.capital or not is_name(before):
        return False
    return before.low not in mine and before.low not in TITLES and len(before.low) > 2


def _days(left: Told, right: Told, wanted: Asked, question: str) -> Iterator[Difference]:
    mine, theirs = _mentions(left), _mentions(right)
    one, two = _best_day(left, mine, wanted), _best_day(right, theirs, wanted)
    if one is None or two is None:
        return
    if _to_the_day(one) != _to_the_day(two):
        return  # a year does not stand against a day
    if all(apart(one, m) for m in theirs) and all(apart(m, two) for m in mine):
        yield Difference("date", _about(question), one.text, two.text)


def _to_the_day(mention: Mention) -> bool:
    return mention.said.day is not None or mention.said.weekday is not None


def near_enough(found: Difference, left: Told, right: Told) -> bool:
    """Days far from each other belong to two events, unless one report only foretold the day."""
    sides = [
        m for told, value in ((left, found.left), (right, found.right)) for m in _mentions(told) if m.text == value
    ]
    return close(sides[0], sides[-1]) or related(found, left, right).relation == "update"


def _mentions(told: Told) -> list[Mention]:
    return [
        m
        for m in joined(mentions(told.read, told.published))
        if any(day.year and day.year > 0 or day.month and day.day for day in m.meant)
        and not (m.relative or _stamp(told, m))
    ]


def _stamp(told: Told, mention: Mention) -> bool:
    """The date that a page or a dateline puts before its first words."""
    return mention.start < 3 and told.text[mention.end :].lstrip().startswith(("...", "…", "—", "–", "-"))


def _best_day(told: Told, found: list[Mention], wanted: Asked) -> Mention | None:
    scored = [(_nearness(told, m.start, m.end, wanted), -m.start, m) for m in found]
    best = max(scored, key=lambda item: item[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def _counts(left: Told, right: Told, wanted: Asked, question: str) -> Iterator[Difference]:
    mine, theirs = countable(left), countable(right)
    one, two = _best_count(left, mine, wanted), _best_count(right, theirs, wanted)
    if one is None or two is None or not comparable(one, two):
        return
    if differ(one, two):
        known = told_too(one, right) + told_too(two, left)
        if not known or changed(left, right, known):
            yield Difference("number", _about(question), said(one), said(two))
    elif counted_on(left, one, right, two):
        newest = "left" if left.published > right.published else "right"  # type: ignore[operator]
        yield Difference("number", _about(question), said(one), said(two), "update", newest)  # type: ignore[arg-type]


def _best_count(told: Told, found: list[Quantity], wanted: Asked) -> Quantity | None:
    scored = [(_nearness(told, q.start, q.end, wanted), -q.start, q) for q in found]
    best = max(scored, key=lambda item: item[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def _about(question: str) -> str:
    return " ".join(question.split()).rstrip("?!. ")

