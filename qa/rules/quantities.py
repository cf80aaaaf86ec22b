"""The numbers of a text as quantities: a value with its unit, its bound and what is counted.

"about 1.2 million people"  ->  1200000, bound "about", counting people
"$10,000"                   ->  10000, unit "$"
"a 27-year-old"             ->  27, unit "age"
"half the seats"            ->  50, unit "percent"
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from qa.rules.days import mentions
from qa.rules.numerals import Numerals
from qa.rules.units import BOUNDS, FILLERS, GLYPHS, MONEY, PLURALS, SMALL, STARTS, UNITS
from qa.rules.words import STOP, Text


class Quantity(NamedTuple):
    """`value` in `unit`; `step` is the size of its last digit; `scaled` when written with million, percent and such.

    `figure` is the value before its unit is counted in: 14 for "14 feet", whose value is 168 inches. `kind` is "" or
    "ordinal", "clock", "label" (Route 19), "weak" (one, twice: words with other uses). `noun` is the stem of what is
    counted, empty when it is not plain; `said` the unit as it is written; `near` the stems around.
    """

    start: int
    end: int
    text: str
    figure: float
    value: float
    step: float
    scaled: bool
    unit: str
    said: str
    kind: str
    bound: str
    noun: str
    near: frozenset[str]


@lru_cache(maxsize=256)
def quantities(text: Text, published: date | None = None) -> tuple[Quantity, ...]:
    """The quantities of a text, in order. Years, days and months are left to `qa.rules.dates`."""
    taken = [(m.start, m.end) for m in mentions(text, published) if any(c.isdigit() for c in m.text)]
    return tuple(_Reader(text, taken).all())


class _Reader(Numerals):
    def __init__(self, text: Text, taken: list[tuple[int, int]]) -> None:
        super().__init__(text)
        self.taken = {start for start, _ in taken}
        self.ends = dict(taken)

    def all(self) -> Iterator[Quantity]:
        i = 0
        found: list[Quantity] = []
        spans: list[tuple[int, int]] = []
        while i < len(self.words):
            if self.words[i].start in self.taken:
                end = self.ends[self.words[i].start]
                while i < len(self.words) and self.words[i].start < end:
                    i += 1
                continue
            low = self.words[i].low
            read = self.number(i) if low in STARTS or low[0].isdigit() or low in GLYPHS else None
            if read is None:
                i += 1
                continue
            stop, value, step, scaled, kind = read
            if self.low(stop) == "and" and self.low(stop + 1) == "a" and self.low(stop + 2) == "half" and not kind:
                stop, value, step, scaled = stop + 3, value + 0.5 * (step if scaled else 1), step / 10, True
            quantity, stop = self.measured(i, stop, value, step, scaled, kind)
            if quantity is not None:
                if found and self.between(spans[-1][1], i) and not found[-1].unit and not found[-1].noun:
                    # "5 to 10 percent": the second tells the unit of both
                    found[-1] = found[-1]._replace(unit=quantity.unit, said=quantity.said, noun=quantity.noun)
                found.append(quantity)
                spans.append((i, stop))
            i = max(stop, i + 1)
        return iter(found)

    def between(self, left: int, right: int) -> bool:
        return left < right <= left + 2 and all(
            self.low(k) in ("to", "-", "or", "and", "$", "£", "€") for k in range(left, right)
        )

    def measured(
        self, i: int, stop: int, value: float, step: float, scaled: bool, kind: str
    ) -> tuple[Quantity | None, int]:
        """The quantity whose number is words `i` to `stop`, with what stands around it."""
        unit, said, first, noun, figure = "", "", i, "", value
        before = self.low(i - 1)
        if kind == "times":
            unit, said, kind = "times", "times", "weak"
        elif kind == "part":
            unit, said, kind = "percent", "", ""
        elif kind == "clock":
            unit, said = "clock", "clock"
            value, said, stop = self.clock(value, stop)
        elif kind == "" and self.low(stop) in ("a.m.", "p.m.", "am", "pm", "o'clock") and value <= 12:
            unit, said, kind = "clock", "clock", "clock"
            value, said, stop = self.clock(value * 60, stop)
        elif before in ("age", "aged", "ages"):
            unit, said = "age", "years old"
        elif before in ("$", "€", "£", "¥"):
            unit = said = before
            first = i - 1
        if not unit and kind in ("", "weak"):
            unit, said, value, step, stop, kind = self.unit(stop, value, step, kind)
        if kind == "weak" and unit not in ("", "times"):
            kind = ""
        if not unit or unit == "percent":
            noun = self.noun(stop) if kind != "label" else self.words[i - 1 if self.low(i - 1) != "-" else i - 2].stem
        bound, first = self.bound(first)
        start, end = (
            self.words[i if unit not in MONEY.values() or before not in MONEY else i - 1].start,
            self.words[stop - 1].end,
        )
        near = self.near(first, stop)
        scaled = scaled or unit in ("percent", *MONEY.values())
        text = self.text.raw[start:end]
        return Quantity(start, end, text, figure, value, step, scaled, unit, said, kind, bound, noun, near), stop

    def clock(self, minutes: float, stop: int) -> tuple[float, str, int]:
        """Minutes since midnight, and "am" or "pm" where that is told."""
        half = self.low(stop).replace(".", "")
        if half in ("am", "pm"):
            return minutes % 720 + (720 if half == "pm" else 0), half, stop + 1
        if self.low(stop) == "o'clock":
            stop += 1
        named = "pm" if minutes >= 780 or self.low(stop - 1) == "noon" else "am" if minutes == 0 else ""
        return minutes, named, stop

    def unit(self, stop: int, value: float, step: float, kind: str) -> tuple[str, str, float, float, int, str]:
        k = stop + 1 if self.low(stop) == "-" else stop
        low = self.low(k)
        name = PLURALS.get(low) or (low if low in UNITS else low.rstrip("s"))
        if low == "per" and self.low(k + 1) == "cent":
            name, k = "percent", k + 1
        if low == "percentage" or (name == "percent" and self.low(k + 1) in ("point", "points")):
            if self.low(k + 1) in ("point", "points"):
                return "points", "percentage points", value, step, k + 2, kind
            return "", "", value, step, stop, kind
        if low == "c" and self.glued(k):
            return "", "", value, step, stop, kind
        if low in ("u.s.", "us", "american", "canadian", "australian") and self.low(k + 1).rstrip("s") in MONEY:
            name, k = self.low(k + 1).rstrip("s"), k + 1
        if name in MONEY:
            return MONEY[name], name, value, step, k + 1, kind
        if low in ("time", "times") and low == "times":
            return "times", "times", value, step, k + 1, kind
        if name == "year" and (self.low(k + 1) == "old" or (self.low(k + 1) == "-" and self.low(k + 2) == "old")):
            return "age", "years old", value, step, k + (2 if self.low(k + 1) == "old" else 3), kind
        if name in UNITS:
            unit, many = UNITS[name]
            if name == "second" and kind == "ordinal":
                return "", "", value, step, stop, kind
            return unit, name, value * many, step * many, k + 1, kind
        return "", "", value, step, stop, kind

    def noun(self, stop: int) -> str:
        """The stem of what is counted: the first word after the number that is not "more", "of the" and such."""
        for k in range(stop, min(stop + 4, len(self.words))):
            word = self.words[k]
            if word.text == "-" and k == stop:
                continue
            if (
                not word.stem
                or word.low[0].isdigit()
                or word.low
                in ("is", "are", "was", "were", "in", "on", "at", "and", "to", "by", "from", "a", "an", "per")
            ):
                return ""
            if word.low not in STOP and word.low not in FILLERS:
                return word.stem
        return ""

    def bound(self, first: int) -> tuple[str, int]:
        back = first
        if self.low(back - 1) in ("a", "an", "the", "just"):
            back -= 1
        for size in (3, 2, 1):
            for at in {first, back}:
                key = tuple(self.low(k) for k in range(at - size, at))
                if key in BOUNDS:
                    return BOUNDS[key], at - size
        return "", first

    def near(self, first: int, stop: int) -> frozenset[str]:
        """The stems of the three words of meaning on each side, within the clause."""
        found = []
        for step, k in ((-1, first - 1), (1, stop)):
            count = 0
            while 0 <= k < len(self.words) and count < 3:
                word = self.words[k]
                if (
                    word.text in '.;:!?(),"'
                    or word.low[0].isdigit()
                    or word.low in SMALL
                    or (word.low in ("and", "but", "while"))
                ):
                    break
                if word.stem and word.low not in STOP:
                    found.append(word.stem)
                    count += 1
                k += step
        return frozenset(found)
