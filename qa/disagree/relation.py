"""Do two values contradict each other, or is one of them only the later word?"""

from __future__ import annotations

import re
from dataclasses import replace

from qa.disagree.people import WHO
from qa.disagree.told import SIDES, Difference, Told, in_order, later

_CORRECTS = re.compile(
    r"\b(?:correction|corrected|corrects|clarification|misstated|misspelled|misspelt|misidentified"
    r"|an earlier version|gave the wrong|incorrectly)\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\b(?:expect(?:s|ed)?|estimat(?:e|es|ed)|hop(?:e|es|ed|ing)|plans?|planned|scheduled|projected|forecast"
    r"|(?-i:may)(?! \d)|predict(?:s|ed)?|would|could|might|will|aims?|due to|likely|preliminary|not known|unclear)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:now|final|finally|in the end|revised|rose to|risen to|climbed to|up from|down from|increased to|so far"
    r"|no longer|has grown|as of|raised to|lowered to|than (?:first|the estimate|previously|originally)|updated)\b",
    re.IGNORECASE,
)
_COUNTING = re.compile(r"\b(?:at least|so far|more than|as of|ha(?:ve|s) .* since)\b", re.IGNORECASE)


def related(found: Difference, left: Told, right: Told) -> Difference:
    """The difference with its relation.

    An update needs two days, and then: the same outlet, a forecast that a report of what came of it follows, or words
    of counting on. A correction says that it is one and names the value that it takes back. Without dates nothing is
    assumed.
    """
    if found.relation != "conflict":
        return found
    newest = later(left, right)
    for side in SIDES:
        new, _ = in_order(side, left, right)
        if newest in (side, None) and _takes_back(new, found.right if side == "left" else found.left):
            return replace(found, relation="correction", newest=side)
    if newest is None or found.about.startswith(WHO):
        return found  # a person's name does not change from one report to the next
    new, old = in_order(newest, left, right)
    same_outlet = left.outlet and right.outlet and left.outlet.casefold() == right.outlet.casefold()
    settled = foretold(left, right) and (not _FORECAST.search(new.text) or _LATER.search(new.text))
    counting = _COUNTING.search(old.text) and found.kind in ("number", "claim")
    if same_outlet or settled or counting or (_LATER.search(new.text) and found.kind in ("number", "date")):
        return replace(found, relation="update", newest=newest)
    return found


def foretold(left: Told, right: Told) -> bool:
    """Whether the earlier word is about what was still to come."""
    newest = later(left, right)
    return newest is not None and bool(_FORECAST.search(in_order(newest, left, right)[1].text))


def corrects(told: Told) -> bool:
    return any(_CORRECTS.search(text) for text in (told.title, told.around, told.text))


def _takes_back(told: Told, value: str) -> bool:
    said = re.escape(value.strip())
    denied = re.search(rf"\b(?:not|rather than|instead of)\s+(?:on\s+|in\s+|by\s+)?{said}", told.text, re.IGNORECASE)
    return bool(denied) and corrects(told)
