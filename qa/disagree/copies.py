"""Two sentences that are the same but for one name, number or day."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from qa.disagree.dates import apart, joined
from qa.disagree.numbers import countable, differ, said
from qa.disagree.told import Difference, Told
from qa.rules.days import Mention, mentions
from qa.rules.nations import SAME
from qa.rules.spelling import is_name
from qa.rules.units import STARTS
from qa.rules.words import Text, Word, running

COPIED = 0.7  # of the words, in the same order
LEAST = 5  # words that both have
MOST = 3  # values that were exchanged: more, or of several kinds, are another thing told by the same pattern
LONGEST = 6  # words that were exchanged


def copies(left: Told, right: Told) -> Iterator[Difference]:
    """Not covered: other words that were exchanged, since a reprint is often worded anew."""
    mine, theirs = (_words(told.read) for told in (left, right))
    if min(len(mine), len(theirs)) < LEAST:
        return
    lows, others = [w.low for w in mine], [w.low for w in theirs]
    if len(set(lows) & set(others)) < COPIED * min(len(set(lows)), len(set(others))):
        return
    codes = SequenceMatcher(None, lows, others, autojunk=False).get_opcodes()
    same = sum(b - a for tag, a, b, _, _ in codes if tag == "equal")
    if same < max(LEAST, COPIED * min(len(mine), len(theirs))):
        return
    found = [
        difference
        for tag, a, b, c, d in codes
        if tag == "replace" and b - a <= LONGEST and d - c <= LONGEST
        for difference in _exchanged(left, mine[a:b], right, theirs[c:d])
    ]
    if len(found) <= MOST and len({difference.kind for difference in found}) == 1:
        yield from found


def _words(text: Text) -> list[Word]:
    return [word for word in text.words if word.stem]


def _exchanged(left: Told, mine: list[Word], right: Told, theirs: list[Word]) -> Iterator[Difference]:
    days = [_days_in(told, words) for told, words in ((left, mine), (right, theirs))]
    if all(days):
        if all(apart(one, two) for one in days[0] for two in days[1]):
            yield Difference("date", "date", days[0][0].text, days[1][0].text)
        return
    counts = [[q for q in countable(t) if _inside(q.start, w)] for t, w in ((left, mine), (right, theirs))]
    if len(counts[0]) == len(counts[1]) == 1 and not any(days):
        one, two = counts[0][0], counts[1][0]
        if one.unit == two.unit and differ(one, two):
            yield Difference("number", "number", said(one), said(two))
        return
    here, there = _name(mine), _name(theirs)
    if here and there and not right.says(running(here)) and not left.says(running(there)):
        yield Difference("name", "name", _text(here), _text(there))


def _days_in(told: Told, words: list[Word]) -> list[Mention]:
    found = joined(mentions(told.read, told.published))
    return [m for m in found if m.start < words[-1].end and words[0].start < m.end]


def _inside(start: int, words: list[Word]) -> bool:
    return words[0].start - 1 <= start < words[-1].end


def _name(words: list[Word]) -> list[Word]:
    """The name among the words that were exchanged, when they are a name and little else."""
    names = [w for w in words if w.capital and is_name(w) and w.low not in SAME and w.low not in STARTS]
    return names if names and len(words) - len(names) <= 2 else []


def _text(words: list[Word]) -> str:
    return " ".join(w.text for w in words)
