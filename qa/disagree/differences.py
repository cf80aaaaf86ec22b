"""What two sentences of different articles say otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from qa.disagree.asked import answers
from qa.disagree.claims import claims
from qa.disagree.copies import copies
from qa.disagree.corrections import corrections
from qa.disagree.dates import dates
from qa.disagree.events import acquainted, another_time, dated, elsewhere, one_scene, one_text, same_event
from qa.disagree.numbers import numbers
from qa.disagree.people import people
from qa.disagree.relation import related
from qa.disagree.told import Difference, Told
from qa.disagree.unknowns import unknowns
from qa.disagree.wanted import asked_words


def differences(left: Told, right: Told, question: str | None = None, *, given: bool = False) -> list[Difference]:
    """Each value that the two give otherwise of the same event, once; [] where they agree or speak of other things.

    `question` tells which values must agree, where it is known; `given` that both texts are known to answer it. Not
    covered: what only several sentences say together.
    """
    found: dict[tuple[str, str, str], Difference] = {}
    for difference in _found(left, right, question, given):
        if not any(_within(difference, other) for other in found.values()):
            found[difference.kind, difference.left.casefold(), difference.right.casefold()] = difference
    return [related(difference, left, right) for difference in found.values()]


def _within(one: Difference, other: Difference) -> bool:
    """Whether the other has both values already: "Pete" and "Pat" of "Pete Hegseth" and "Pat Hegseth"."""
    return one.kind == other.kind and one.left in other.left and one.right in other.right


def _found(left: Told, right: Told, question: str | None, given: bool) -> Iterator[Difference]:
    yield from chain(corrections(left, right), unknowns(left, right))
    words = asked_words(question)
    one_time = given or dated(left, right)
    if one_scene(left, right) and (one_time or acquainted(left, right, words)):
        yield from people(left, right)
    one_thing = one_time or one_text(left, right, words)
    same = one_thing and same_event(left, right)
    if same:
        yield from chain(numbers(left, right), dates(left, right), claims(left, right))
    apart = not (given or same) and (elsewhere(left, right) or another_time(left, right))
    yield from copies(left, right, question, sure=one_time and not apart)
    if same or (one_thing and not apart):
        yield from answers(question, left, right, same=same, given=given)
