"""The question as a key to what two texts must agree on: who, where, when, how many.

Each text's best answer of the asked kind is found by nearness to the question's words. They disagree where neither
text has the other's anywhere: a wrong pick is then nearly always harmless, since the right answer is in both.
"""

from __future__ import annotations

from collections.abc import Iterator

from qa.disagree.counts import countable, said
from qa.disagree.dates import apart, close, joined, near, said_then
from qa.disagree.numbers import changed, comparable, counted_on, differ, told_too
from qa.disagree.people import sounds
from qa.disagree.relation import foretold, related
from qa.disagree.slots import asks_the_same, in_slot, relation
from qa.disagree.told import Difference, Told
from qa.disagree.wanted import Asked, asked, holds, named, nearness
from qa.disagree.who import other_names
from qa.rules.days import Mention, mentions
from qa.rules.quantities import Quantity
from qa.types import Relation

BESIDE = 4  # words of meaning between a day and what happened then


def answers(question: str | None, left: Told, right: Told, *, same: bool, given: bool) -> Iterator[Difference]:
    """What the two say otherwise in answer to the question.

    `same`: they are known to tell of one event, else both must have names of the question. `given`: they are known to
    answer it. Not covered: questions for anything but a value.
    """
    wanted = asked(question) if question else None
    if question is None or wanted is None:
        return
    if not given and not all(_answers(told, wanted, question, same=same) for told in (left, right)):
        return
    if wanted.kind == "date":
        for found in _days(left, right, wanted, question):
            if given or (near_enough(found, left, right) and _happened(found, left, right, wanted, question)):
                yield found
    elif wanted.kind == "number":
        yield from _counts(left, right, wanted, question)
    else:
        pair = other_names(left, right, wanted)
        if pair is None:
            return
        one, two = pair
        if given or (in_slot(left, one.words, wanted, question) and in_slot(right, two.words, wanted, question)):
            spelt: Relation = "spelling" if sounds(one.text) == sounds(two.text) else "conflict"
            yield Difference("name", _about(question), one.text, two.text, spelt)


def _answers(told: Told, wanted: Asked, question: str, *, same: bool) -> bool:
    return holds(told, wanted) and (same or named(told, wanted)) and asks_the_same(told, wanted, question)


def _days(left: Told, right: Told, wanted: Asked, question: str) -> Iterator[Difference]:
    mine, theirs = _mentions(left), _mentions(right)
    one, two = _best_day(left, mine, wanted), _best_day(right, theirs, wanted)
    if one is None or two is None:
        return
    if _told_by(one) != _told_by(two):
        return  # a year does not stand against a day
    if all(apart(one, m) for m in theirs) and all(apart(m, two) for m in mine):
        yield Difference("date", _about(question), one.text, two.text)


def _told_by(mention: Mention) -> str:
    if mention.said.day is not None or mention.said.weekday is not None:
        return "day"
    return "month" if mention.said.month is not None else "year"


def near_enough(found: Difference, left: Told, right: Told) -> bool:
    """Days far from each other belong to two events, unless one report only foretold the day."""
    sides = [
        m for told, value in ((left, found.left), (right, found.right)) for m in _mentions(told) if m.text == value
    ]
    return close(sides[0], sides[-1]) or related(found, left, right).relation == "update"


def _happened(found: Difference, left: Told, right: Told, wanted: Asked, question: str) -> bool:
    """Whether what is asked about stands beside both days, or beside one of which one was only foretold.

    A bare month may be that of anything.
    """
    about = relation(wanted, question)
    beside = []
    for told, value in ((left, found.left), (right, found.right)):
        mention = next(m for m in _mentions(told) if m.text == value)
        if mention.said.month is not None and mention.said.day is None and mention.said.year is None:
            return False
        beside.append(bool(near(told, mention, BESIDE) & about))
    return not about or (any(beside) if foretold(left, right) else all(beside))


def _mentions(told: Told) -> list[Mention]:
    return [
        m
        for m in joined(mentions(told.read, told.published))
        if any((day.year and day.year > 0) or (day.month and day.day) for day in m.meant)
        and not (m.relative or said_then(told, m) or _stamp(told, m))
    ]


def _stamp(told: Told, mention: Mention) -> bool:
    """The date that a page or a dateline puts before its first words."""
    return mention.start < 3 and told.text[mention.end :].lstrip().startswith(("...", "…", "—", "–", "-"))


def _best_day(told: Told, found: list[Mention], wanted: Asked) -> Mention | None:
    scored = [(nearness(told, m.start, m.end, wanted), -m.start, m) for m in found]
    best = max(scored, key=lambda item: item[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def _counts(left: Told, right: Told, wanted: Asked, question: str) -> Iterator[Difference]:
    mine, theirs = countable(left), countable(right)
    one, two = _best_count(left, mine, wanted), _best_count(right, theirs, wanted)
    if one is None or two is None or not comparable(left, one, right, two):
        return
    if differ(one, two):
        known = told_too(one, right) + told_too(two, left)
        if not known or changed(left, right, known):
            yield Difference("number", _about(question), said(one), said(two))
    elif newest := counted_on(left, one, right, two):
        yield Difference("number", _about(question), said(one), said(two), "update", newest)


def _best_count(told: Told, found: list[Quantity], wanted: Asked) -> Quantity | None:
    scored = [(nearness(told, q.start, q.end, wanted), -q.start, q) for q in found]
    best = max(scored, key=lambda item: item[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def _about(question: str) -> str:
    return " ".join(question.split()).rstrip("?!. ")
