"""The days, months, years and weekdays that a text names, resolved against the day it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from qa.rules.words import Text

_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:1[0-9]|20|21)\d\d"
_PATTERN = re.compile(
    rf"(?<![\w$€£.,-])(?P<iso>(?P<iso_year>{_YEAR})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d))(?!\d)"
    rf"|(?<![\w$€£.,])(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format('month_last')}"
    rf"(?:,?\s+(?P<year_last>{_YEAR})(?![\d,]\d|%))?"
    rf"|\b{_MONTH.format('month_first')}\s+(?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%]|[.,]\d|\s+percent)"
    rf"(?:,?\s+(?P<year_end>{_YEAR})(?![\d,]\d|%))?"
    rf"|\b{_MONTH.format('month_alone')}(?:,?\s+(?:of\s+)?(?P<year_after>{_YEAR})(?![\d,]\d|%))?"
    rf"|(?<![\w$€£.,-])(?P<decade>(?:1\d|20|21)\d)0'?s\b"
    rf"|(?<![\w$€£.,/])(?P<year>{_YEAR})(?![\w%/]|[.,]\d|\s+(?:percent|per cent|people|dollars|euros|pounds|miles"
    rf"|kilomet|met(?:er|re)s|feet|tons|tonnes|years|hours|days|workers|jobs|homes|troops|soldiers)\b)"
    rf"(?:\s?[-/](?P<year_two>\d\d)(?!\d))?"
    rf"|\b(?:(?P<shift>last|next|this|past|previous)\s+(?P<unit>week|month|year|{'|'.join(_DAYS)})"
    rf"|(?P<relative>yesterday|today|tomorrow|tonight))\b"
    rf"|\b(?P<weekday>{'|'.join(_DAYS)})s?\b",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|on|of|by|last|next|this|since|until|till|from|to|through|between|and|during|early|late|mid|before|after"
    r"|for|every|each)[\s-]+)$",
    re.IGNORECASE,
)
_FUTURE = frozenset(
    "will would to scheduled plan plans planned expected due next coming shall starting beginning set".split()
)


class Day(NamedTuple):
    """What is known of a day; None where it is not told. `weekday` counts from Monday, 0."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def tells(self, asked: Day) -> bool:
        """Whether every part that `asked` gives is known here, and the same."""
        return all(a is None or a == b for a, b in zip(asked, self, strict=True))


class Mention(NamedTuple):
    """A date in a text: `said` as it is written, `meant` the days that it may be once it is resolved."""

    start: int
    end: int
    text: str
    said: Day
    meant: tuple[Day, ...]

    @property
    def relative(self) -> bool:
        return self.said == Day()


@lru_cache(maxsize=256)
def mentions(text: Text, published: date | None = None) -> tuple[Mention, ...]:
    """The dates that a text names, in order."""
    return tuple(_mentions(text, published))


def _mentions(text: Text, published: date | None) -> Iterator[Mention]:
    before: Mention | None = None
    for found in _PATTERN.finditer(text.plain):
        part = {name: value for name, value in found.groupdict().items() if value is not None}
        said = _said(part)
        if said is None or ("month_alone" in part and not _is_month(text.plain, found, part)):
            continue
        raw = text.raw[found.start() : found.end()].rstrip(" ,")
        mention = Mention(
            found.start(), found.start() + len(raw), raw, said, _meant(said, part, text, found.start(), published)
        )
        if before is not None and said.day and not text.plain[before.end : mention.start].strip(" ,"):
            # "Friday, February 28": each tells the other's parts
            weekday = before.said.weekday
            meant = tuple(day._replace(weekday=weekday) for day in mention.meant if day.weekday in (weekday, None))
            before, mention = (
                before._replace(meant=meant or before.meant),
                mention._replace(meant=meant or mention.meant),
            )
        if before is not None:
            yield before
        before = mention if said.weekday is not None else None
        if before is None:
            yield mention
    if before is not None:
        yield before


def _is_month(plain: str, found: re.Match[str], part: dict[str, str]) -> bool:
    name = part["month_alone"]
    if "year_after" in part:
        return True
    if len(name) < 4 and name.lower() != "may":
        return False
    ordinary = name.lower() in ("may", "march", "august")
    before = plain[max(0, found.start() - 12) : found.start()]
    if ordinary or not name[0].isupper():
        return name[0].isupper() and bool(_MONTH_BEFORE.search(before))
    return True


def _said(part: dict[str, str]) -> Day | None:
    if "iso" in part:
        return _real(Day(int(part["iso_year"]), int(part["iso_month"]), int(part["iso_day"])))
    for month, day, year in (("month_last", "day_first", "year_last"), ("month_first", "day_last", "year_end")):
        if month in part:
            return _real(Day(_number(part.get(year)), _month(part[month]), int(part[day])))
    if "month_alone" in part:
        return Day(_number(part.get("year_after")), _month(part["month_alone"]))
    if "year" in part:
        return Day(int(part["year"]))
    if "weekday" in part:
        return Day(weekday=_DAYS.index(part["weekday"].lower()))
    if part.get("unit", "").lower() in _DAYS:
        return Day(weekday=_DAYS.index(part["unit"].lower()))
    if "decade" in part:
        return Day(year=-int(part["decade"]))
    return Day()


def _real(day: Day) -> Day | None:
    return day if day.day and 1 <= day.day <= 31 and day.month and 1 <= day.month <= 12 else None


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _month(name: str) -> int:
    return next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].lower()))


def _meant(said: Day, part: dict[str, str], text: Text, start: int, published: date | None) -> tuple[Day, ...]:
    if "year_two" in part and said.year:
        second = said.year // 100 * 100 + int(part["year_two"])
        return (said, Day(second), Day(-(said.year // 10)))
    if said.weekday is not None and said.day is None:
        return _weekdays(said, text, start, published)
    if said == Day():
        return _relative(part, published)
    if said.day and said.month:
        years = [said.year] if said.year else [published.year + n for n in (-1, 0, 1)] if published else [None]
        days = [_whole(year, said.month, said.day) for year in years]
        if published and not said.year:
            days = [d for d in days if d.year and abs((_date(d) - published).days) <= 200] or days
        return tuple(days)
    if said.month and not said.year and published:
        nearest = min(
            (abs((year * 12 + said.month) - (published.year * 12 + published.month)), year)
            for year in (published.year - 1, published.year, published.year + 1)
        )
        return tuple(said._replace(year=year) for year in (nearest[1], nearest[1] - 1))
    if said.year and said.year > 0 and said.month is None:
        return (said, Day(-(said.year // 10)))
    return (said,)


def _whole(year: int | None, month: int, day: int) -> Day:
    try:
        return Day(year, month, day, date(year, month, day).weekday() if year else None)
    except ValueError:
        return Day(year, month, day)


def _date(day: Day) -> date:
    try:
        return date(day.year or 1, day.month or 1, day.day or 1)
    except ValueError:
        return date(day.year or 1, day.month or 1, 28)


def _weekdays(said: Day, text: Text, start: int, published: date | None) -> tuple[Day, ...]:
    """The last such day up to publication, and where the sentence looks ahead, the next one too."""
    if published is None or said.weekday is None:
        return (said,)
    last = published - timedelta((published.weekday() - said.weekday) % 7)
    days = [last]
    sentence = text.sentence_of(start)
    if any(word.low in _FUTURE for word in text.words[sentence.first : sentence.last]):
        days.append(last + timedelta(7))
    return tuple(Day(d.year, d.month, d.day, d.weekday()) for d in days)


def _relative(part: dict[str, str], published: date | None) -> tuple[Day, ...]:
    if published is None:
        return ()
    word = part.get("relative", "").lower()
    if word:
        day = published + timedelta({"yesterday": -1, "tomorrow": 1}.get(word, 0))
        return (Day(day.year, day.month, day.day, day.weekday()),)
    by = {"last": -1, "past": -1, "previous": -1, "next": 1}.get(part["shift"].lower(), 0)
    unit = part["unit"].lower()
    if unit == "year":
        return (Day(published.year + by),)
    if unit == "month":
        count = published.year * 12 + published.month - 1 + by
        return (Day(count // 12, count % 12 + 1),)
    first = published + timedelta(7 * by - published.weekday())
    week = (first + timedelta(n) for n in range(7))
    return tuple(Day(d.year, d.month, d.day, d.weekday()) for d in week)
