"""Two days for the same thing, each reckoned from its own article's date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qa.disagree.concepts import SAYING, keys
from qa.disagree.counts import PERSONS, is_named
from qa.disagree.told import Difference, Told
from qa.rules.days import Day, Mention, mentions
from qa.rules.words import Word

WEEK = 7  # days
BARE = 8  # words before a bare weekday in which a word of saying makes it the day of the report
_REPORTING = SAYING | frozenset(
    "updated published statement interview article listing caption letter email shared posted wrote conference"
    " reporters".split()
)


def dates(left: Told, right: Told) -> Iterator[Difference]:
    """Not covered: a day that only follows from others ("two days later"), hours of the day."""
    mine, theirs = told_days(left), told_days(right)
    for one in mine:
        for two in theirs:
            if not apart(one, two) or any(not apart(one, m) for m in theirs) or any(not apart(m, two) for m in mine):
                continue
            bare = one.said.day is None or two.said.day is None  # reports are full of weekdays
            reach = 1 if bare else 5
            if close(one, two) and near(left, one, reach) & near(right, two, reach):
                yield Difference("date", "date", one.text, two.text)


def told_days(told: Told) -> list[Mention]:
    """The mentions that are known to the day, and do not tell when something was said."""
    return [
        m
        for m in joined(mentions(told.read, told.published))
        if not m.relative and any(day.year and day.month and day.day for day in m.meant) and not said_then(told, m)
    ]


def joined(found: tuple[Mention, ...]) -> list[Mention]:
    """ "Friday, April 11" is one mention."""
    result: list[Mention] = []
    for mention in found:
        if result and 0 <= mention.start - result[-1].end <= 2 and result[-1].said.weekday is not None:
            before = result.pop()
            gap = " " * (mention.start - before.end - 1)
            text = f"{before.text},{gap}{mention.text}" if gap else f"{before.text} {mention.text}"
            mention = Mention(before.start, mention.end, text, mention.said, mention.meant)
        result.append(mention)
    return result


def apart(one: Mention, two: Mention) -> bool:
    """No reading of one is a reading of the other, as far as both tell."""
    return not any(_agree(a, b) for a in one.meant for b in two.meant)


def close(one: Mention, two: Mention) -> bool:
    """Within a week of each other, or the same day of another year that both name: what one event may be told with."""
    if one.said.year and two.said.year and one.said[1:3] == two.said[1:3]:
        return True
    return any(abs((a - b).days) <= WEEK for a in full(one.meant) for b in full(two.meant))


def full(days: tuple[Day, ...]) -> list[date]:
    """The days that are known to the day."""
    found = []
    for day in days:
        if day.year and day.year > 0 and day.month and day.day:
            try:
                found.append(date(day.year, day.month, day.day))
            except ValueError:
                continue
    return found


def _agree(one: Day, two: Day) -> bool:
    decade = any(day.year is not None and day.year < 0 for day in (one, two))
    if decade:
        return one == two
    return all(a is None or b is None or a == b for a, b in zip(one, two, strict=True))


def near(told: Told, mention: Mention, reach: int) -> frozenset[str]:
    """The keys of the nearest words of meaning on each side; who is no part of what happened when."""
    words = told.read.words
    sentence = told.read.sentence_of(mention.start)
    inside = words[sentence.first : sentence.last]
    before = [w for w in inside if w.end <= mention.start][::-1]
    after = [w for w in inside if w.start >= mention.end]
    return keys([*_bearing(before, reach), *_bearing(after, reach)]) - PERSONS


def _bearing(words: list[Word], reach: int) -> list[Word]:
    found: list[Word] = []
    for word in words:
        if word.text in ";:":
            break
        if keys([word]) and not is_named(word):
            found.append(word)
        if len(found) == reach:
            break
    return found


def said_then(told: Told, mention: Mention) -> bool:
    """ "he said on Tuesday": the day of the report, not of what is reported."""
    sentence = told.read.sentence_of(mention.start)
    bare = mention.said.day is None
    inside = told.read.words[sentence.first : sentence.last]
    before = [w for w in inside if w.end <= mention.start][-(BARE if bare else 3) :]
    return lasting(told, mention) or any(word.low in _REPORTING for word in before)


def lasting(told: Told, mention: Mention) -> bool:
    """Whether a day only bounds a time: "as of Friday", "since May 3"."""
    return told.text[: mention.start].casefold().endswith(("as of ", "since ", "until "))
