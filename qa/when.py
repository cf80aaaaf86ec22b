"""What a question says of time: "latest", "as of March", "last week", "before the vote".

Days are those on which articles were published. A question's own dates ("What burned on April 11?") are not read here:
they are what the articles tell of, and search finds them.

Not covered: hours, seasons, quarters ("in the second quarter"), holidays, two periods in one question.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?" + (
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = (
    rf"(?:(?P<iso>\d{{4}}-\d\d-\d\d)|(?P<only>\d{{4}})"
    rf"|(?:{_MONTH}(?:\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b)?(?:,?\s+(?P<year>\d{{4}}))?))"
)
_AS_OF = re.compile(rf"\b(?:as of|as at|up to and including)\s+(?:the end of\s+)?{_DAY}", re.IGNORECASE)
_REPORTED = re.compile(
    rf"\b(?:reported|published|written|said|articles?|reports?|news|stories|coverage)\s+(?P<how>in|from|on|before|until|after|since)"
    rf"\s+{_DAY}",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:(?P<shift>last|past|previous|this|current)\s+(?P<unit>week|month|year|weekend)"
    r"|(?:(?:in|over|during|within)\s+)?the\s+(?:last|past|previous)\s+(?P<count>\d{1,3}|two|three|four|five|six|seven|ten)"
    r"\s+(?P<units>days|weeks|months|years)"
    r"|(?P<near>yesterday|today|tonight|this morning))\b",
    re.IGNORECASE,
)
_NEWEST = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?|up[- ]to[- ]date|currently|current|right now|nowadays|so far|to date|by now"
    r"|at (?:the moment|present)|these days|as of (?:now|today)|lately|recently)\b|\bnow\b(?!\s+(?:that|known))",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?P<how>before|prior to|ahead of|after|following|since)\s+(?P<event>the\s+[^?.,;]{3,60})", re.IGNORECASE
)
_NEWS = re.compile(r"\b(?:happened|happening|new|news|reported|reports?|articles?|stories|coverage)\b", re.IGNORECASE)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}


@dataclass(frozen=True, slots=True)
class When:
    """`kind`: a "period" of days from `since` to `until`; the "newest" reports first; or what was reported on one side
    of an `event`, whose day is not known yet (`after` it or before). `words` are the question's.

    A `loose` period is that of what happened, not surely of the reports: what was lost last year is told this year.
    """

    kind: Literal["period", "newest", "event"]
    words: str
    since: date | None = None
    until: date | None = None
    event: str = ""
    after: bool = False
    loose: bool = False

    def holds(self, day: date) -> bool:
        """Whether it is one of the days from `since` to `until`."""
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


def when(question: str, today: date | None) -> When | None:
    """What `question` says of time; None when it says nothing. Relative days count from `today`, and need it."""
    if (found := _AS_OF.search(question)) and (period := _days(found, today)) is not None:
        return When("period", found[0], None, period[1])
    if (found := _REPORTED.search(question)) and (period := _days(found, today)) is not None:
        return _reported(found, period)
    if today is not None and (found := _PERIOD.search(question)):
        first, last = _relative(found, today)
        long = re.search("month|year", found[0], re.IGNORECASE) and not _NEWS.search(question)
        return When("period", found[0], first, last, loose=bool(long))
    if found := _NEWEST.search(question):
        return When("newest", found[0])
    if found := _EVENT.search(question):
        after = found["how"].lower() in ("after", "following", "since")
        return When("event", found[0].strip(), event=found["event"].strip(), after=after)
    return None


def _reported(found: re.Match[str], period: tuple[date, date]) -> When:
    first, last = period
    match found["how"].lower():
        case "before":
            return When("period", found[0], None, first - timedelta(1))
        case "until":
            return When("period", found[0], None, last)
        case "after":
            return When("period", found[0], last + timedelta(1), None)
        case "since":
            return When("period", found[0], first, None)
    return When("period", found[0], first, last)


def _days(found: re.Match[str], today: date | None) -> tuple[date, date] | None:
    """The first and the last day of a date that may lack its day or its year; None for one that does not exist.

    Without a year, the last one that is not after `today`.
    """
    try:
        if found["iso"]:
            day = date.fromisoformat(found["iso"])
            return day, day
        if found["only"]:
            return date(int(found["only"]), 1, 1), date(int(found["only"]), 12, 31)
        month = next(i for i, name in enumerate(MONTHS, 1) if name.startswith(found["month"][:3].lower()))
        if found["year"] is None and today is None:
            return None
        year = int(found["year"]) if found["year"] else (today or date.min).year
        if not found["year"] and today and date(year, month, int(found["day"] or 1)) > today:
            year -= 1
        if found["day"]:
            day = date(year, month, int(found["day"]))
            return day, day
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    except ValueError:
        return None


def _relative(found: re.Match[str], today: date) -> tuple[date, date]:
    if near := found["near"]:
        day = today - timedelta(near.lower() == "yesterday")
        return day, day
    if units := found["units"]:
        count = _COUNTS.get(found["count"].lower()) or int(found["count"])
        days = {"days": 1, "weeks": 7, "months": 31, "years": 366}[units.lower()]
        return today - timedelta(count * days), today
    unit, back = found["unit"].lower(), found["shift"].lower() not in ("this", "current")
    match unit:
        case "week":
            first = today - timedelta(today.weekday() + 7 * back)
            return first, min(first + timedelta(6), today)
        case "weekend":
            first = today - timedelta((today.weekday() - 5) % 7 + 7 * (back and today.weekday() >= 5))
            return first, min(first + timedelta(2), today)  # what happened on it is in Monday's papers
        case "month":
            last = today.replace(day=1) - timedelta(1) if back else today
            return last.replace(day=1), last
        case _:
            year = today.year - back
            return date(year, 1, 1), min(date(year, 12, 31), today)
