"""Do two sentences tell of the same event? Most alarms that would be false are stopped here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qa.disagree.dates import full
from qa.disagree.told import Told
from qa.rules.clauses import weight
from qa.rules.days import mentions
from qa.rules.nations import SAME
from qa.rules.spelling import is_name, runs
from qa.rules.words import Text

ENOUGH = 0.5  # of the shorter sentence's meaning, where one name is shared
STORY = 0.3  # where their articles tell the same story
NAMES, SHARED = 4, 0.35  # how many names articles on one story share, and which part of the fewer
UNDATED_NAMES, UNDATED_SHARED = 3, 0.6  # where no days tell that it is one story
ACQUAINTED = 2
LITTLE = 0.2  # where two names are shared
ALIKE = 0.75  # where neither names anybody
APART = 4  # days between dates that cannot belong to one event
YEARLY = 180  # days between reports that cannot be on one event, even of one story
OLD = 45  # days between two reports that need more than one shared name

_AT = frozenset("in at near outside".split())


def share(left: Told, right: Told, *, of_more: bool = False) -> float:
    """How much of the meaning of the sentence with less of it (or more) the other has, 0 to 1."""
    both = _weight(left.keys & right.keys)
    weights = sorted((_weight(left.keys), _weight(right.keys)))
    return both / weights[of_more] if weights[0] else 0.0


def same_event(left: Told, right: Told) -> bool:
    """Not covered: two events of one kind in one place within days of each other."""
    return one_scene(left, right) and not strangers(left, right)


def one_text(left: Told, right: Told, asked: frozenset[str]) -> bool:
    """Whether two articles have nearly all names in common, beside `asked`: those for which they were found.

    It is what tells two texts without dates on one thing from two on namesakes. On texts of an encyclopedia, real
    contradictions shared 0.6 of the names or more, namesakes 0.5 at most.
    """
    mine, theirs = left.article_names - asked, right.article_names - asked
    both = len(mine & theirs)
    return both >= UNDATED_NAMES and both >= UNDATED_SHARED * min(len(mine), len(theirs))


def dated(left: Told, right: Told) -> bool:
    return left.published is not None and right.published is not None


def days_between(left: Told, right: Told) -> int:
    return abs((left.published - right.published).days) if left.published and right.published else 0


def one_scene(left: Told, right: Told) -> bool:
    """The same without regard to names that only one of the articles knows: those may be misspelt."""
    alike = share(left, right)
    if alike < LITTLE:
        return False
    shared = _shared(left, right)
    if alike < ALIKE and not shared and not same_story(left, right):
        return False
    if alike < (LITTLE if len(shared) >= 2 else STORY if same_story(left, right) else ENOUGH):
        return False
    return not (elsewhere(left, right) or another_time(left, right))


def acquainted(left: Told, right: Told, asked: frozenset[str]) -> bool:
    """Whether one sentence has two names, beside those asked for, that stand around the other too."""
    return len(_shared(left, right) - asked) >= ACQUAINTED


def _shared(left: Told, right: Told) -> frozenset[str]:
    return (left.names & right.setting_names) | (right.names & left.setting_names)


def same_story(left: Told, right: Told) -> bool:
    """Whether the two articles have many names in common."""
    mine, theirs = left.article_names, right.article_names
    both = len(mine & theirs)
    return both >= NAMES and both >= SHARED * min(len(mine), len(theirs))


def strangers(left: Told, right: Told) -> bool:
    """Each names somebody of whom the other's whole article knows nothing: two subjects."""
    return any(not right.knows(name) for name in left.names) and any(not left.knows(name) for name in right.names)


def elsewhere(left: Told, right: Told) -> bool:
    """Each names a place that the other's whole article does not have, and they share none."""
    mine, theirs = _places(left.read), _places(right.read)
    strange = (
        (not any(map(right.knows, place.split())) for place in mine),
        (not any(map(left.knows, place.split())) for place in theirs),
    )
    return bool(mine and theirs) and all(strange[0]) and all(strange[1])


def _places(text: Text) -> list[str]:
    found = []
    for run in runs(text):
        if run[0] and text.words[run[0] - 1].low in _AT:
            words = [text.words[i] for i in run if is_name(text.words[i]) and text.words[i].low not in SAME]
            if words:
                found.append(" ".join(word.low for word in words))
    return found


def another_time(left: Told, right: Told) -> bool:
    """Days that cannot belong to one event, where the stories differ."""
    gap = days_between(left, right)
    if gap > YEARLY:
        return True
    if same_story(left, right):
        return False
    mine, theirs = full_days(left), full_days(right)
    if mine and theirs and min(abs((a - b).days) for a in mine for b in theirs) > APART:
        return True
    return gap > OLD


def full_days(told: Told) -> set[date]:
    """The days that the sentence names, as far as they are known to the day."""
    return {day for mention in mentions(told.read, told.published) for day in full(mention.meant)}


def _weight(stems: Iterable[str]) -> float:
    return sum(weight(stem) for stem in stems)
