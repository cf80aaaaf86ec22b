"""Two sentences that are the same but for one name, number or day."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from qa.disagree.counts import countable, one_scope, said
from qa.disagree.dates import apart, joined, lasting
from qa.disagree.numbers import differ
from qa.disagree.told import Difference, Told
from qa.disagree.wanted import asked_names
from qa.rules.days import Mention, mentions
from qa.rules.nations import SAME
from qa.rules.spelling import is_name
from qa.rules.units import STARTS
from qa.rules.words import Text, Word, running

COPIED = 0.7  # of the words, in the same order
HALF = 0.5  # of the longer one's
LEAST = 5  # words that both have
MOST = 3  # values that were exchanged: more, or of several kinds, are another thing told by the same pattern
LONGEST = 6  # words that were exchanged


def copies(left: Told, right: Told, question: str | None, *, sure: bool) -> Iterator[Difference]:
    """Two texts not `sure` to be on one thing must be the same in all names and numbers, but for one value.

    Not covered: other words that were exchanged, since a reprint is often worded anew.
    """
    mine, theirs = (_words(told.read) for told in (left, right))
    if min(len(mine), len(theirs)) < LEAST:
        return
    lows, others = [w.low for w in mine], [w.low for w in theirs]
    if len(set(lows) & set(others)) < COPIED * min(len(set(lows)), len(set(others))):
        return
    codes = SequenceMatcher(None, lows, others, autojunk=False).get_opcodes()
    same = [word for tag, a, b, _, _ in codes if tag == "equal" for word in mine[a:b]]
    if len(same) < max(LEAST, COPIED * min(len(mine), len(theirs)), HALF * max(len(mine), len(theirs))):
        return
    found, rest = [], []
    for tag, a, b, c, d in codes:
        if tag != "equal":
            short = tag == "replace" and b - a <= LONGEST and d - c <= LONGEST
            values = list(_exchanged(left, mine[a:b], right, theirs[c:d])) if short else []
            found += values
            rest += [] if values else [*_marked(left, mine[a:b]), *_marked(right, theirs[c:d])]
    if not sure:
        known = all(told.knows(word) for told in (left, right) for word in asked_names(question))
        if rest or not (known and _marked(left, same)) or any(not _alike(found[0], other) for other in found[1:]):
            return
    if len(found) <= MOST and len({difference.kind for difference in found}) == 1:
        yield from found


def _marked(told: Told, words: list[Word]) -> list[Word]:
    """The words that tell one thing from another: names and numbers."""
    return [w for w in words if w.start in told.sure or w.low[0].isdigit()]


def _alike(one: Difference, other: Difference) -> bool:
    """The same values, be it in fewer words."""
    pairs = ((one.left, other.left), (one.right, other.right))
    return all(mine in theirs or theirs in mine for mine, theirs in pairs)


def _words(text: Text) -> list[Word]:
    return [word for word in text.words if word.stem]


def _exchanged(left: Told, mine: list[Word], right: Told, theirs: list[Word]) -> Iterator[Difference]:
    days = [_days_in(told, words) for told, words in ((left, mine), (right, theirs))]
    if all(days) and not (_beside(left, mine, days[0]) or _beside(right, theirs, days[1])):
        bounds = any(lasting(told, m) for told, found in zip((left, right), days, strict=True) for m in found)
        if not bounds and all(apart(one, two) for one in days[0] for two in days[1]):
            yield Difference("date", "date", days[0][0].text, days[1][0].text)
        return
    counts = [[q for q in countable(t) if _inside(q.start, w)] for t, w in ((left, mine), (right, theirs))]
    if len(counts[0]) == len(counts[1]) == 1 and not any(days):
        one, two = counts[0][0], counts[1][0]
        if one.unit == two.unit and differ(one, two) and one_scope(left, one, right, two):
            yield Difference("number", "number", said(one), said(two))
        return
    here, there = _name(left, mine), _name(right, theirs)
    if here and there and not right.says(running(here)) and not left.says(running(there)):
        yield Difference("name", "name", _text(here), _text(there))


def _days_in(told: Told, words: list[Word]) -> list[Mention]:
    found = joined(mentions(told.read, told.published))
    return [m for m in found if m.start < words[-1].end and words[0].start < m.end]


def _beside(told: Told, words: list[Word], days: list[Mention]) -> list[Word]:
    """The names and numbers among the words that belong to no day."""
    return [w for w in _marked(told, words) if not any(m.start <= w.start < m.end for m in days)]


def _inside(start: int, words: list[Word]) -> bool:
    return words[0].start - 1 <= start < words[-1].end


def _name(told: Told, words: list[Word]) -> list[Word]:
    """The name among the words that were exchanged, when they are a name and little else."""
    found = [w for w in words if w.capital and is_name(w) and w.low not in SAME and w.low not in STARTS]
    if len(found) == 1 and told.read.words[told.read.sentence_of(found[0].start).first] == found[0]:
        return []  # it may have its capital from its place
    return found if found and len(words) - len(found) <= 2 else []


def _text(words: list[Word]) -> str:
    return " ".join(w.text for w in words)
