"""A cause that was not known in one report and is told in a later one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.disagree.events import same_story
from qa.disagree.told import Difference, Told, in_order, later, short

_UNKNOWN = re.compile(
    r"\b[Cc]ause\b[^.;]{0,40}?\b(?:not (?:yet )?(?:known|clear|been determined)|unknown|unclear|under investigation"
    r"|being investigated|undetermined)\b"
)
_TOLD = re.compile(
    r"\b(?:traced|caused (?:by )?|blamed (?:on|for)|cause was|due to|set off by"
    r"|(?:started|sparked|triggered) (?:by|the))\b"
)


def unknowns(left: Told, right: Told) -> Iterator[Difference]:
    """Not covered: anything that was unknown but a cause."""
    newest = later(left, right)
    if newest is None:
        return
    new, old = in_order(newest, left, right)
    if _UNKNOWN.search(old.text) and _TOLD.search(new.text) and same_story(left, right):
        yield Difference("claim", "cause", short(left.text), short(right.text), "update", newest)
