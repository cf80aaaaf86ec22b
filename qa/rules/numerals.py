"""Numbers in figures and in words, as far as the number itself goes: "1.2 million", "twenty-two", "two-thirds"."""

from __future__ import annotations

from qa.rules.units import GLYPHS, MONEY, ORDINALS, PARTS, SCALE, SHORT_SCALE, SMALL, TIMES, UNITS
from qa.rules.words import STOP, Text, Word

Number = tuple[int, float, float, bool, str]
"""The word after the number, its value, the size of its last digit, whether it is scaled (million), its kind."""


class Numerals:
    """The words of a text, and the numbers that start at each."""

    def __init__(self, text: Text) -> None:
        self.words = text.words
        self.text = text

    def low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def glued(self, i: int) -> bool:
        """Whether word `i` stands right behind the one before it."""
        return 0 < i < len(self.words) and self.words[i - 1].end == self.words[i].start

    def number(self, i: int) -> Number | None:
        """A number that starts at word `i`: (the word after it, value, step, whether it is scaled, kind)."""
        word = self.words[i]
        if word.low[0].isdigit():
            return self.figures(i, word)
        if word.text in GLYPHS:
            return i + 1, GLYPHS[word.text] * 100, 1, True, "part"
        if word.low in TIMES:
            return i + 1, TIMES[word.low], 1, False, "times"
        if word.low in ("noon", "midnight"):
            return i + 1, 720.0 if word.low == "noon" else 0.0, 1, False, "clock"
        if word.low == "half":
            if self.low(i - 1) in ("first", "second", "-", "the", "other", "better") and self.low(i + 1) not in (
                "of",
                "the",
            ):
                return None
            if self.low(i + 1) in ("an", "a") or self.low(i + 1) == "-":
                unit = self.low(i + 2)
                if unit in ("hour", "mile", "day", "year", "century", "million", "billion", "dozen"):
                    scale = SCALE.get(unit, 12 if unit == "dozen" else 0)
                    return (i + 3, 0.5 * scale, 0.1 * scale, True, "") if scale else (i + 2, 0.5, 0.1, False, "")
                return None
            return i + 1, 50.0, 1, True, "part"
        if word.low in ("a", "an") and self.low(i + 1) in (
            "hundred",
            "thousand",
            "million",
            "billion",
            "trillion",
            "dozen",
        ):
            scale = SCALE.get(self.low(i + 1), 12)
            return i + 2, float(scale), scale, True, ""
        if word.low == "dozen":
            return i + 1, 12.0, 1, False, ""
        return self.spelt(i, word)

    def spelt(self, i: int, word: Word) -> Number | None:
        if word.low in ORDINALS:
            if word.low == "second" and self.low(i - 1) in ("a", "per", "every", "each", "one", "-"):
                return None
            if self.low(i - 1) == "a" and word.low in PARTS and self.low(i + 1) in ("of", "off"):
                return i + 1, 100 / PARTS[word.low], 1, True, "part"
            return i + 1, float(ORDINALS[word.low]), 1, False, "ordinal"
        if word.low not in SMALL:
            return None
        total, current, step, k = 0.0, 0.0, 1.0, i
        while k < len(self.words):
            low = self.low(k)
            if low in SMALL and (
                k == i or current % 100 == 0 or (20 <= current % 100 < 100 and SMALL[low] < 10 and current % 10 == 0)
            ):
                current, step = current + SMALL[low], 1
            elif low == "hundred" and k > i:
                current, step = current * 100, 100
            elif low in SCALE and k > i:
                total, current, step = total + current * SCALE[low], 0, SCALE[low]
            elif (
                low in ("-", "and")
                and k > i
                and self.low(k + 1) in SMALL
                and (
                    (low == "-" and current % 100 >= 20 and SMALL[self.low(k + 1)] < 10)
                    or (low == "and" and step >= 100)
                )
            ):
                pass
            else:
                break
            k += 1
        value = total + current
        after = k + 1 if self.low(k) == "-" else k
        if self.low(after) in ORDINALS and value >= 20 and ORDINALS[self.low(after)] < 10 and after > k:
            return after + 1, value + ORDINALS[self.low(after)], 1, False, "ordinal"
        if self.low(after) in PARTS and (after > k or self.low(after + 1) in ("of", "the")) and value < 10:
            return after + 1, 100 * value / PARTS[self.low(after)], 1, True, "part"
        if value == 1 and self.low(k) not in SCALE:
            if self.low(k) in ("in", "out") and self.low(k + 1) in {*SMALL, "of"}:
                other = self.low(k + 2) if self.low(k + 1) == "of" else self.low(k + 1)
                if SMALL.get(other, 0) > 1 and self.low(k) == "in":
                    return k + 2, 100 / SMALL[other], 1, True, "part"
            return k, 1.0, 1, False, "weak"
        return k, value, step, step >= 1000, ""

    def figures(self, i: int, word: Word) -> Number | None:
        before = self.words[i - 1] if i else None
        if before is not None and self.glued(i):
            if before.stem or (before.text in ("/", "#") and i > 1 and self.words[i - 2].stem and self.glued(i - 1)):
                return None
            if before.text == "-" and self.glued(i - 1) and i > 1 and self.words[i - 2].low[0].isalpha():
                kind = "label"  # F-16
                return i + 1, _value(word.low) or 0.0, 1, False, kind
        value = _value(word.low)
        if value is None or (self.low(i + 1) in (".", ")") and self.opens_line(i)):
            return None  # 1.2.3; "1." of a list
        digits = word.low.replace(",", "")
        step = 10 ** -len(digits.split(".")[1]) if "." in digits else _round(digits)
        if self.low(i + 1) == ":" and self.glued(i + 1) and self.glued(i + 2) and self.low(i + 2).isdigit():
            return i + 3, value * 60 + int(self.low(i + 2)), 1, False, "clock"
        k, scale = i + 1, 1
        follows = self.low(k)
        if follows in SCALE and follows != "hundred":
            k, scale = k + 1, SCALE[follows]
        elif follows == "-" and self.low(k + 1) in SCALE:
            k, scale = k + 2, SCALE[self.low(k + 1)]
        elif follows in SHORT_SCALE and (self.glued(k) or (before is not None and before.text in MONEY)):
            k, scale = k + 1, SHORT_SCALE[follows]
        elif follows in ("st", "nd", "rd", "th") and self.glued(k):
            return k + 1, value, 1, False, "ordinal"
        elif (
            self.glued(k)
            and follows[0].isalpha()
            and follows not in UNITS
            and follows not in ("am", "pm", "a.m.", "p.m.", "g", "p", "c", "f")
        ):
            return None  # 4x4, 5G
        elif follows == "/" and self.glued(k) and self.glued(k + 1) and self.low(k + 1)[:1].isdigit():
            return None
        if follows in GLYPHS and scale == 1:
            k, value = k + 1, value + GLYPHS[follows]
        if (
            before is not None
            and scale == 1
            and (before.low in ("no.", "nos.") or before.text == "No" or (before.text == "#" and self.glued(i)))
        ):
            return k, value, 1, False, "ordinal"
        if before is not None and before.text == "." and i > 1 and self.low(i - 2) in ("no", "nos"):
            return k, value, 1, False, "ordinal"
        if (
            scale == 1
            and before is not None
            and before.capital
            and before.text.isalpha()
            and i > 1
            and before.low not in STOP
            and not self.follows_noun(k)
        ):
            return k, value, step, False, "label"
        return k, value * scale, step * scale, scale > 1 or "." in digits, ""

    def opens_line(self, i: int) -> bool:
        return i > 0 and "\n" in self.text.raw[self.words[i - 1].end : self.words[i].start]

    def follows_noun(self, k: int) -> bool:
        low = self.low(k)
        return (
            low in UNITS
            or low.rstrip("s") in UNITS
            or low in ("%", "-", "per", "a.m.", "p.m.", "am", "pm")
            or (bool(low) and low[0].isalpha() and low not in STOP)
        )


def _value(low: str) -> float | None:
    parts = low.split(",")
    if len(parts) > 1 and not all(len(part.split(".")[0]) == 3 for part in parts[1:]):
        return None
    try:
        return float("".join(parts))
    except ValueError:
        return None  # 1.2.3


def _round(digits: str) -> float:
    """The size of the last digit that is not a closing zero: 100 for 1,200."""
    return float(10 ** (len(digits) - len(digits.rstrip("0")))) if digits.strip("0") else 1.0
