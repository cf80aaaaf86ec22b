"""Two numbers for the same thing, with their units and bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.disagree.counts import PERSONS, countable, counted_by, near, one_scope, placed_in, said, subjects
from qa.disagree.events import same_story
from qa.disagree.told import Difference, Side, Told, later
from qa.rules.days import mentions
from qa.rules.numbers import agrees
from qa.rules.quantities import Quantity, quantities

ALIKE = 3  # words of meaning that two sentences share whose numbers are of a unit and stand apart from them
_IF = re.compile(r"\b(?:if|unless|whether)\b", re.IGNORECASE)
_TIMES = 12.0  # a number so many times the other counts something else
_UPWARD = ("over", "least")


def numbers(left: Told, right: Told) -> Iterator[Difference]:
    """Not covered: sums; a part told for the whole."""
    if _years(left) and _years(right) and not _years(left) & _years(right):
        return
    if _IF.search(left.text) or _IF.search(right.text):
        return  # what would be is not reported
    mine, theirs = countable(left), countable(right)
    for one in mine:
        for two in theirs:
            if not comparable(left, one, right, two):
                continue
            known = told_too(one, right) + told_too(two, left)
            replaced = bool(known) and changed(left, right, known)
            if not (replaced or _same_thing(left, one, right, two)):
                continue
            about = _about(left, one)
            if differ(one, two):
                if replaced or not known:
                    yield Difference("number", about, said(one), said(two))
            elif newest := counted_on(left, one, right, two):
                yield Difference("number", about, said(one), said(two), "update", newest)


def told_too(quantity: Quantity, other: Told) -> list[Quantity]:
    """The numbers of the other text that say the same, in whatever sense it gives them."""
    return [q for q in quantities(other.read, other.published) if q.kind == "" and not differ(quantity, q)]


def differ(one: Quantity, two: Quantity) -> bool:
    return not (agrees(one, two) or agrees(two, one) or _rounded(one, two))


def _rounded(one: Quantity, two: Quantity) -> bool:
    """Whether one is the other to the digits that it gives: 5 percent and 5.3, not ten people and 14."""
    coarse, fine = sorted((one, two), key=lambda q: -q.step)
    exact = coarse.step > 1 and not coarse.scaled
    return not exact and fine.step < coarse.step and abs(one.value - two.value) <= coarse.step / 2


def comparable(left: Told, one: Quantity, right: Told, two: Quantity) -> bool:
    """Of the same unit, or counting the same; of one scope, and of a size that could be the same thing."""
    if one.unit != two.unit:
        return False
    if not one.unit or one.unit == "percent":
        alike = one.noun == two.noun or {one.noun, two.noun} <= PERSONS
        if not alike or not one.noun:
            return False
    low, high = sorted((one.value, two.value))
    near_in_size = low > 0 and high / low <= _TIMES
    return near_in_size and one_scope(left, one, right, two) and not _elsewhere(left, one, right, two)


def counted_on(left: Told, one: Quantity, right: Told, two: Quantity) -> Side | None:
    """ "at least 12" one day, "14" on a later one: which text has the later count."""
    newest = later(left, right)
    older, newer = (one, two) if newest == "right" else (two, one)
    return newest if older.bound in _UPWARD and newer.value > older.value * 1.0001 else None


def _same_thing(left: Told, one: Quantity, right: Told, two: Quantity) -> bool:
    mine, theirs = near(left, one), near(right, two)
    own = {one.noun, two.noun} | PERSONS
    shared = (mine & theirs) - own
    whole = (left.keys & right.keys) - own
    if one.unit:
        return (
            _lone(left, one) and _lone(right, two) and bool(shared) and len(whole) >= ALIKE and same_story(left, right)
        )
    return bool(shared)


def _lone(told: Told, quantity: Quantity) -> bool:
    """Whether no other number of the sentence has its unit: of miles and miles an hour there may be one each."""
    alike = (q for q in countable(told) if q.unit == quantity.unit)
    return all(q == quantity or not one_scope(told, q, told, quantity) for q in alike)


def _elsewhere(left: Told, one: Quantity, right: Told, two: Quantity) -> bool:
    """Each is bounded by a name, or one is somebody's, and the other's paragraph knows nothing of the name.

    Shares and prices are always somebody's: there a name before each that the other sentence lacks is enough.
    """
    if one.unit and subjects(left, one) - right.read.lows and subjects(right, two) - left.read.lows:
        return True
    mine, theirs = placed_in(left, one), placed_in(right, two)
    if mine and theirs and not (mine <= right.around_lows and theirs <= left.around_lows):
        return True
    return not (counted_by(left, one) <= right.around_lows and counted_by(right, two) <= left.around_lows)


def changed(left: Told, right: Told, known: list[Quantity]) -> bool:
    """One text tells both values, and that one took the other's place."""
    words = "|".join(re.escape(quantity.text) for quantity in known)
    pattern = (
        rf"\b(?:(?:up|down|increased|raised|lowered|revised|rose|fell|grew) from(?: the)?|not|instead of)\s+(?:{words})"
    )
    return bool(re.search(pattern, f"{left.text} | {right.text}", re.IGNORECASE))


def _years(told: Told) -> set[int]:
    return {m.said.year for m in mentions(told.read, told.published) if m.said.year and m.said.year > 0}


def _about(told: Told, quantity: Quantity) -> str:
    noun = next((w.low for w in told.read.words if w.stem == quantity.noun and quantity.noun), "")
    if noun:
        return f"number of {noun}"
    return {"$": "amount", "€": "amount", "£": "amount", "percent": "share"}.get(
        quantity.unit, quantity.said or "number"
    )
