"""Days as newspapers write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
"""The name of a month, whole or shortened, as a regular expression to be used without regard to case."""

_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"^\s*(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
_MONTH_FIRST = re.compile(
    rf"\b(?P<name>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<name>{MONTH}),?[\s-]+(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<!\d)(?P<one>\d{1,2})([-/.])(?P<two>\d{1,2})\2(?P<year>\d{4})(?!\d)")

_FIRST_YEAR, _LAST_YEAR = 1600, 2199


def day(text: str) -> date | None:
    """The first whole day (day, month and year) that `text` names in figures or in English, else None.

    An hour and its time zone are left aside: the day is the one that is written. "03/04/2025" is None, since half the
    world reads it as April; a missing date is better than a wrong one. Relative days ("yesterday") are None.
    """
    found = [(at, one) for at, one in _days(text) if _FIRST_YEAR <= one.year <= _LAST_YEAR]
    return min(found)[1] if found else None


def stated_day(value: object) -> date | None:
    """The day in a metadata field: a date, a number such as 20250304 or a text in any language, else None."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()
    return day(text) or _foreign_day(text)


def _days(text: str) -> Iterator[tuple[int, date]]:
    for pattern in (_ISO, _COMPACT, _MONTH_FIRST, _DAY_FIRST, _NUMERIC):
        for match in pattern.finditer(text):
            parts = match.groupdict()
            if "name" in parts:
                month, number = _MONTHS.index(parts["name"][:3].lower()) + 1, int(parts["day"])
            elif "one" in parts:
                one, two = int(parts["one"]), int(parts["two"])
                if one <= 12 and two <= 12 and one != two:
                    continue
                month, number = (two, one) if one > 12 else (one, two)
            else:
                month, number = int(parts["month"]), int(parts["day"])
            try:
                yield match.start(), date(int(parts["year"]), month, number)
            except ValueError:
                continue  # the 31st of February


def _foreign_day(text: str) -> date | None:
    # dateparser takes seconds to say no, so it is asked only about what can be a date: "le 4 mars 2025".
    plausible = len(text) <= 60 and re.search(r"(?<!\d)\d{4}(?!\d)", text) and re.search(r"(?<!\d)\d{1,2}(?!\d)", text)
    if not plausible or not re.search(r"[^\W\d_]", text) or re.search(rf"\b{MONTH}", text, re.IGNORECASE):
        return None
    import dateparser

    found = dateparser.parse(text, settings={"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]})
    return found.date() if found and _FIRST_YEAR <= found.year <= _LAST_YEAR else None
