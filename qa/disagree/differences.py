"""What two sentences of different articles say otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from qa.disagree.asked import answers
from qa.disagree.claims import claims
from qa.disagree.copies import copies
from qa.disagree.corrections import corrections
from qa.disagree.dates import dates
from qa.disagree.events import another_time, same_event
from qa.disagree.numbers import numbers
from qa.disagree.people import people
from qa.disagree.relation import related
from qa.disagree.told import Difference, Told


def differences(left: Told, right: Told, question: str | None = None) -> list[Difference]:
    """Each value that the two give otherwise of the same event, once; [] where they agree or speak of other things.

    `question` tells which values must agree, where it is known. Not covered: what only several sentences say together.
    """
    found: dict[tuple[str, str, str], Difference] = {}
    for difference in _found(left, right, question):
        found.setdefault((difference.kind, difference.left.casefold(), difference.right.casefold()), difference)
    return [related(difference, left, right) for difference in found.values()]


def _found(left: Told, right: Told, question: str | None) -> Iterator[Difference]:
    yield from corrections(left, right)
    same = same_event(left, right)
    if same:
        yield from chain(people(left, right), numbers(left, right), dates(left, right), claims(left, right))
    yield from copies(left, right)
    if same or not another_time(left, right):
        yield from answers(question, left, right, same=same)
