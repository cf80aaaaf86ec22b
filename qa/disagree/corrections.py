"""What a correction takes back: "The notice covered 4,600 customers, not 6,400." """

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from qa.disagree.counts import countable, said
from qa.disagree.dates import joined
from qa.disagree.events import share
from qa.disagree.numbers import comparable
from qa.disagree.relation import corrects
from qa.disagree.told import SIDES, Difference, Side, Told, in_order, later
from qa.rules.days import mentions
from qa.rules.spelling import is_name, runs

ALIKE = 0.3  # of the shorter sentence's meaning, beside the value itself
_NOT = re.compile(r"[,;]?\s*(?:and\s+)?\bnot\s+(?:on\s+|in\s+|by\s+)?(?=[\w$€£])", re.IGNORECASE)


def corrections(left: Told, right: Told) -> Iterator[Difference]:
    """Not covered: a correction that does not name the wrong value."""
    for newest in SIDES:
        new, old = in_order(newest, left, right)
        if not corrects(new) or later(left, right) not in (newest, None):
            continue
        for denied in _NOT.finditer(new.text):
            yield from _taken_back(new, old, denied.start(), denied.end(), newest)


def _taken_back(new: Told, old: Told, start: int, end: int, newest: Side) -> Iterator[Difference]:
    for wrong in (q for q in countable(new) if end <= q.start <= end + 12):
        for right in (q for q in countable(new) if q.end <= start):
            for printed in countable(old):
                taken_back = abs(printed.value - wrong.value) < 1e-6 * max(1, wrong.value)
                if taken_back and comparable(new, right, old, printed) and share(new, old) >= ALIKE:
                    yield _difference("number", said(right), said(printed), newest)
    days = joined(mentions(new.read, new.published))
    for false in (m for m in days if 0 <= m.start - end <= 3):
        for true in (m for m in days if m.end <= start):
            if false.text.casefold() in old.text.casefold() and share(new, old) >= ALIKE:
                yield _difference("date", true.text, false.text, newest)
    names = [[new.read.words[i] for i in run if is_name(new.read.words[i])] for run in runs(new.read)]
    for bad in (n for n in names if n and 0 <= n[0].start - end <= 3):
        for good in (n for n in names if n and n[-1].end <= start and start - n[-1].end <= 3):
            if all(w.low in old.read.lows for w in bad) and any(w.low in old.read.lows for w in good):
                yield _difference("name", " ".join(w.text for w in good), " ".join(w.text for w in bad), newest)


def _difference(kind: Literal["number", "date", "name"], right: str, wrong: str, newest: Side) -> Difference:
    left, other = (right, wrong) if newest == "left" else (wrong, right)
    return Difference(kind, kind, left, other, "correction", newest)
