"""Two numbers for the same thing, with their units and bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.disagree.concepts import keys
from qa.disagree.events import same_story
from qa.disagree.told import Difference, Side, Told, later
from qa.rules.days import mentions
from qa.rules.numbers import agrees
from qa.rules.quantities import Quantity, quantities
from qa.rules.stems import stem
from qa.rules.words import Word

_PERSONS = frozenset(stem(word) for word in "people person resident tenant victim individual inhabitant".split())
_OTHERS = frozenset("other others more another additional further extra".split())
_MARGIN = re.compile(
    r"\s*(?:\w+ )?(?:less|more|fewer|higher|lower|below|above|earlier|later|ago|before|after)\b", re.IGNORECASE
)
_BY = re.compile(r"\bby (?:about |nearly |almost |around |some )?[$€£]?$", re.IGNORECASE)
ALIKE = 3  # words of meaning that two sentences share whose numbers are of a unit and stand apart from them
_IF = re.compile(r"\b(?:if|unless|whether)\b", re.IGNORECASE)
_OF = re.compile(r"\b[Oo]f (?:the |its |their |all |those |these )?(?:about )?$")
_WAS = re.compile(r"\b(?:up|down|increased|raised|lowered|revised|rose|fell|grew|not) from (?:the |about )*[$€£]?$")
_NEAR = 8  # words on each side
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
            if not comparable(one, two):
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


def countable(told: Told) -> list[Quantity]:
    """The numbers that measure or count what is told now.

    Not those by which something is more or less, nor what it was before, nor the whole that a part is "of".
    """
    found: list[Quantity] = []
    whole = ""
    for q in quantities(told.read, told.published):
        before, after = told.text[: q.start], told.text[q.end :]
        if _OF.search(before):
            whole = q.noun
        elif (
            q.kind == ""
            and q.unit != "clock"
            and not (_MARGIN.match(after) or _BY.search(before) or _WAS.search(before))
        ):
            bare = not q.unit and (not q.noun or _verb(told, q))
            found.append(q._replace(noun=whole) if whole and bare else q)
    return found


def _verb(told: Told, quantity: Quantity) -> bool:
    """ "four closed": the word behind the number is what they did."""
    return bool(re.match(r"\s*\w+ed\b|\s*(?:were|was|have|had|are|is)\b", told.text[quantity.end :]))


def told_too(quantity: Quantity, other: Told) -> list[Quantity]:
    """The numbers of the other text that say the same, in whatever sense it gives them."""
    return [q for q in quantities(other.read, other.published) if q.kind == "" and not differ(quantity, q)]


def differ(one: Quantity, two: Quantity) -> bool:
    return not agrees(one, two) and not agrees(two, one)


def said(quantity: Quantity) -> str:
    """The number as it is written, its bound before it."""
    bound = {"over": "more than ", "least": "at least ", "under": "less than ", "most": "up to ", "nearly": "nearly "}
    unit = f" {quantity.said}" if quantity.unit == "percent" and "percent" in quantity.said not in quantity.text else ""
    return f"{bound.get(quantity.bound, '')}{quantity.text}{unit}"


def comparable(one: Quantity, two: Quantity) -> bool:
    """Of the same unit, or counting the same; and of a size that could be the same thing."""
    if one.unit != two.unit:
        return False
    if not one.unit or one.unit == "percent":
        alike = one.noun == two.noun or {one.noun, two.noun} <= _PERSONS
        if not alike or not one.noun:
            return False
    low, high = sorted((one.value, two.value))
    return low > 0 and high / low <= _TIMES


def counted_on(left: Told, one: Quantity, right: Told, two: Quantity) -> Side | None:
    """ "at least 12" one day, "14" on a later one: which text has the later count."""
    newest = later(left, right)
    older, newer = (one, two) if newest == "right" else (two, one)
    return newest if older.bound in _UPWARD and newer.value > older.value * 1.0001 else None


def _same_thing(left: Told, one: Quantity, right: Told, two: Quantity) -> bool:
    if (_others(left, one)) != (_others(right, two)):
        return False
    mine, theirs = near(left, one), near(right, two)
    own = {one.noun, two.noun} | _PERSONS
    shared = (mine & theirs) - own
    whole = (left.keys & right.keys) - own
    if one.unit:
        lone = all(sum(q.unit == one.unit for q in countable(told)) == 1 for told in (left, right))
        return lone and (len(shared) >= 2 or len(whole) >= ALIKE) and same_story(left, right)
    return bool(shared) or (one.noun not in _PERSONS and bool(whole))  # what is counted may be plain by itself


def near(told: Told, quantity: Quantity) -> frozenset[str]:
    """The keys of the words around, in the same sentence, up to a semicolon."""
    words = told.read.words
    sentence = told.read.sentence_of(quantity.start)
    inside = words[sentence.first : sentence.last]
    before = [w for w in inside if w.end <= quantity.start]
    after = [w for w in inside if w.start >= quantity.end]
    return keys([*_clause(before[::-1]), *_clause(after)])


def _clause(words: list[Word]) -> list[Word]:
    stop = next((k for k, w in enumerate(words) if w.text in (";", ":")), len(words))
    return words[: min(stop, _NEAR)]


def _others(told: Told, quantity: Quantity) -> bool:
    after = told.text[quantity.end : quantity.end + 14].casefold()
    before = told.text[max(0, quantity.start - 10) : quantity.start].casefold()
    return any(re.search(rf"\b{word}\b", f"{before} | {after}") for word in _OTHERS)


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
