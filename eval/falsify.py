"""False rewritings: one name, number, unit or date of a true sentence changed, so that the paragraph lacks it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from eval.wording import GAZETTEER, MONTHS, NUMBER_WORDS, WEEKDAYS, Place, figures, has_word


def name(place: Place, random: Random) -> Iterator[str]:
    """Another person of the article, or another country, state or city, that the paragraph does not name."""
    s = place.sentence
    strangers = [p for p in place.people if not any(has_word(place.paragraph, word) for word in p.split())]
    for person in place.people:
        last = person.split()[-1]
        others = [other for other in strangers if not set(other.split()) & set(person.split())]
        if not others or not has_word(s, last):
            continue
        other = random.choice(others)
        changed = re.sub(rf"\b{re.escape(person)}\b", other, s)
        changed = re.sub(rf"(?<![A-Z]\. )(?<![a-z] )\b{re.escape(last)}\b(?! [A-Z])", other.split()[-1], changed)
        changed = re.sub(rf"(?<=[a-z] )\b{re.escape(last)}\b(?! [A-Z])", other.split()[-1], changed)
        if changed != s and not has_word(changed, last):
            yield changed
    for places in GAZETTEER:
        for match in re.finditer(rf"(?<![A-Z’'-])(?<=[a-z] )({'|'.join(places)})(?=[ ,.](?! ?[A-Z]))", s):
            new = random.choice(places)
            if not has_word(place.paragraph, new) and len(re.findall(rf"\b{match[0]}", s)) == 1:
                yield s[: match.start()] + new + s[match.end() :]


# With these a smaller or larger number may be true as well.
_BOUND = re.compile(
    r"\b(?:more than|less than|fewer than|at least|at most|up to|as many as|as much as|as few as|over|under|nearly"
    r"|almost|above|below|some|between|minimum of|maximum of|top|number|within|no|of the|exceed\w*|in)"
    r" (?:an? )?(?:the )?$",
    re.IGNORECASE,
)


def number(place: Place, random: Random) -> Iterator[str]:
    s = place.sentence
    for match in figures(s):
        whole, fraction = match[2].replace(",", ""), match[3] or ""
        if _BOUND.search(s[: match.start()]) or re.match(
            r" (?:or (?:more|less|fewer)|times|percentage)", s[match.end() :]
        ):
            continue
        value = max(int(whole), 1)
        new = random.choice([round(value * factor) for factor in (0.4, 0.6, 1.4, 1.7, 2.5, 4)])
        if len(whole) == 2 and whole[0] != whole[1] and whole[1] != "0" and random.random() < 0.5:
            new = int(whole[::-1])
        shown = f"{new:,}" if "," in match[2] else str(new)
        if new < 2 or new == int(whole) or shown in place.paragraph or new in _values(place.paragraph):
            continue
        yield s[: match.start()] + match[1] + shown + fraction + s[match.end() :]
    for match in re.finditer(rf"\b({'|'.join(NUMBER_WORDS)})(?= (?!of\b|or\b|to\b|times\b|and\b)[a-z])(?!-)", s):
        choices = [w for w, value in NUMBER_WORDS.items() if value < 13 and value not in _values(place.paragraph)]
        if choices and not _BOUND.search(s[: match.start()]):
            yield s[: match.start()] + random.choice(choices) + s[match.end() :]


def _values(text: str) -> set[int]:
    words = {value for word, value in NUMBER_WORDS.items() if has_word(text, word)}
    return words | {int(match.replace(",", "")) for match in re.findall(r"\d[\d,]*\d|\d", text)}


_UNITS = {
    "million": "billion", "billion": "million", "miles": "kilometers", "kilometers": "miles", "feet": "meters",
    "inches": "feet", "meters": "feet", "pounds": "kilograms", "tons": "pounds", "acres": "square miles",
    "hours": "days", "minutes": "hours", "seconds": "minutes", "days": "weeks", "weeks": "months", "months": "weeks",
    "years": "months", "Fahrenheit": "Celsius", "mph": "kph", "yards": "miles", "gallons": "barrels",
    "percent": "percentage points", "thousand": "million",
}  # fmt: skip


def unit(place: Place, random: Random) -> Iterator[str]:
    s = place.sentence
    counted = rf"(?:\d|\b(?:{'|'.join(NUMBER_WORDS)}))"
    for match in re.finditer(rf"(?<=[a-z\d] )(?<!-)({'|'.join(_UNITS)})(?=[ ,.])(?! of age| old| ago)", s):
        new = _UNITS[match[1]]
        counts = re.search(rf"[$€£]?({counted})[\w,.]* (?:degrees )?$", s[: match.start()])
        if counts and not _BOUND.search(s[: counts.start()]) and not has_word(place.paragraph, new):
            yield s[: match.start()] + new + s[match.end() :]
    for match in re.finditer(r"\$(?=\d)", s):
        yield s[: match.start()] + random.choice("€£") + s[match.end() :]


_OPEN_ENDED = re.compile(
    r"\b(?:by|since|until|till|before|after|through|between|from|to|and|or|than)(?: \w+)? $", re.IGNORECASE
)


def date(place: Place, random: Random) -> Iterator[str]:
    """A weekday, month, day of the month or year, where no "since" or "by" could make the other date true too."""
    s = place.sentence
    for names, pattern in (
        (WEEKDAYS, rf"(?<!\w)({'|'.join(WEEKDAYS)})(?=[ ,.])(?! Night| [A-Z])"),
        (MONTHS, rf"(?<=[a-z,] )({'|'.join(MONTHS)})(?= \d|[ ,.](?! ?[A-Z]))"),
    ):
        for match in re.finditer(pattern, s):
            new = random.choice([n for n in names if not has_word(place.paragraph, n) and n != "May"] or [""])
            if new and not _OPEN_ENDED.search(s[: match.start()]):
                yield s[: match.start()] + new + s[match.end() :]
    for match in re.finditer(rf"(?<=[a-z,] )(?:{'|'.join(MONTHS)}) (\d\d?)(?=[ ,.](?! ?\d))", s):
        new = str(random.choice([day for day in range(1, 29) if abs(day - int(match[1])) > 2]))
        if new not in re.findall(r"\d+", place.paragraph) and not _OPEN_ENDED.search(s[: match.start()]):
            yield s[: match.start(1)] + new + s[match.end() :]
    for match in re.finditer(r"(?<=\bin )((?:19|20)\d\d)(?=[ ,.])(?! and| or| to)", s):
        new = str(int(match[1]) - random.randint(1, 9))
        if new not in place.paragraph and not re.search(r"\b(?:since|by|until)\b", s):
            yield s[: match.start()] + new + s[match.end() :]


FACTS: dict[str, Callable[[Place, Random], Iterator[str]]] = {
    "name": name,
    "number": number,
    "unit": unit,
    "date": date,
}
