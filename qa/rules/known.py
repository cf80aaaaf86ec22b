"""The names that a text has, in all the forms in which they may be told again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from qa.rules.nations import PHRASES, SAME, SHORT
from qa.rules.spelling import TITLES, Name, is_name, opens, ordinary, runs
from qa.rules.words import STOP, Text, Word

_SUFFIXES = frozenset(
    ("", "n", "an", "ian", "ean", "ese", "ish", "i", "ic", "er", "s", "es", "ist", "ists", "ism", "al", "y", "e", "a")
)


class Known:
    """The names that a text has, in all the forms that they may be told again."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.keys = _keys(text)
        capitals = [w for w in text.words if w.stem and w.capital and w.low not in STOP]
        # Some corpora are in lower case throughout: there any word may be a name.
        self.cased = 25 * len(capitals) > len(text.words)
        self.capitals = {
            w.low: w for w in reversed(capitals if self.cased else [w for w in text.words if len(w.low) > 4])
        }
        self.beginnings: dict[str, list[str]] = {}
        for low in sorted(text.lows):
            self.beginnings.setdefault(low[:4], []).append(low)
        self.pairs: dict[str, list[int]] = {}
        for i, (before, word) in enumerate(pairwise(text.words), 1):
            if before.capital and word.capital and len(before.low) > 2:
                self.pairs.setdefault(word.low, []).append(i)
        bearing = [w for w in text.words if w.stem and w.low[0].isalpha()]
        fold = (lambda c: c) if self.cased else str.upper
        self.initials = "".join(fold(w.text[0]) for w in bearing if w.low not in STOP)
        self.all_initials = "".join(w.text[0].upper() for w in bearing)

    @staticmethod
    @lru_cache(maxsize=256)
    def of(text: Text) -> Known:
        return Known(text)

    def has(self, name: Name) -> bool:
        word = name.word
        if not self.keys.isdisjoint(_forms(word.text, word.low)):
            return True
        bare = word.low.replace(".", "")
        if word.text.replace(".", "").isupper() and len(bare) >= 2 and self._initials(bare.upper()):
            return True
        if any(c.isupper() for c in word.text[1:]) and len(bare) >= 6 and bare in self.text.squeezed:
            return True  # YouTube, "you tube"
        return self._short(name) or self._inflected(word.low)

    def _initials(self, letters: str) -> bool:
        return letters in self.initials or (len(letters) > 2 and letters in self.all_initials)

    def _short(self, name: Name) -> bool:
        """Whether the evidence has the initials of the claim's name: NSA for National Security Agency."""
        at = name.run.index(name.word)
        letters = [w.text[0] for w in name.run]
        for first in range(max(0, at - 5), at + 1):
            for last in range(max(at + 1, first + 2), min(len(letters), first + 6) + 1):
                short = "".join(letters[first:last]).lower()
                if (short in self.keys and len(short) > 2) or (
                    short.upper() in ("US", "UK", "UN", "EU") and short in self.keys
                ):
                    return True
        return False

    def _inflected(self, low: str) -> bool:
        return any(_inflection(low, other) for other in self.beginnings.get(low[:4], ()))

    def near(self, word: Word) -> tuple[int, int] | None:
        """A name of the evidence that is a letter or two away."""
        for low, other in self.capitals.items():
            allowed = 2 if min(len(low), len(word.low)) >= 7 else 1
            if min(len(low), len(word.low)) >= 4 and self._close(word.low, low, allowed) and is_name(other):
                return other.start, other.end
        return None

    @staticmethod
    def _close(one: str, two: str, allowed: int) -> bool:
        if abs(len(one) - len(two)) > allowed or (one[0] != two[0] and one[-1] != two[-1]):
            return False
        return not _inflection(one, two) and distance(one, two) <= allowed

    def first_name(self, name: Name) -> tuple[int, int] | None:
        """Where the evidence has the claim's surname with another first name."""
        at = name.run.index(name.word)
        if at + 1 >= len(name.run) or len(name.word.low) < 3:
            return None
        surname = name.run[at + 1].low
        if surname in TITLES or surname in SAME or surname in STOP:
            return None
        for i in self.pairs.get(surname, ()):
            before = self.text.words[i - 1]
            person = i < 2 or not self.text.words[i - 2].capital or self.text.words[i - 2].low.rstrip(".") in TITLES
            called = not opens(self.text, i - 1) or not ordinary(before)
            short = _nickname(before.low, name.word.low)
            if is_name(before) and person and called and not short and before.low not in SAME:
                return before.start, self.text.words[i].end
        return None

    def surname(self, name: Name) -> tuple[int, int] | None:
        """Where the evidence has the surname behind the claim's first name, alone."""
        at = name.run.index(name.word)
        word = self.capitals.get(name.run[at + 1].low) if at + 1 < len(name.run) else None
        return (word.start, word.end) if word is not None and self.cased and is_name(word) else None


def _nickname(one: str, two: str) -> bool:
    """ "Alex" for Alexander, "Gabby" for Gabrielle."""
    short, long = sorted((one, two), key=len)
    return long.startswith(short) or (short.endswith(("y", "ie")) and long[:3] == short[:3])


def same_person(one: Sequence[Word], two: Sequence[Word], text: Text) -> bool:
    """Whether the text has a word of each in one name: "Bernadette" and "Kroll" of Bernadette Kroll."""
    first, second = {w.low for w in one}, {w.low for w in two}
    if first & second:
        return True
    for run in runs(text):
        lows = {text.words[i].low for i in run}
        if lows & first and lows & second:
            return True
    return False


def _keys(text: Text) -> frozenset[str]:
    keys: set[str] = set()
    for word in text.words:
        if word.stem:
            keys.update(_forms(word.text, word.low))
    for one, two in pairwise(text.words):
        phrase = PHRASES.get((one.low, two.low))
        if phrase:
            keys.add(phrase)
    if "america" in keys:
        keys.update(("united", "states"))
    if "britain" in keys:
        keys.update(("united", "kingdom", "great"))
    if "eu" in keys or "europe" in keys:
        keys.update(("european", "union"))
    if "un" in keys:
        keys.update(("united", "nations"))
    return frozenset(keys)


@lru_cache(maxsize=50_000)
def _forms(text: str, low: str) -> tuple[str, ...]:
    """The keys under which a word is known: itself, its country, what it abbreviates."""
    if text in ("US", "USA") or low == "u.s.":
        return ("america",)
    bare = low.replace(".", "")
    country = SAME.get(low) or (SAME.get(low[:-1]) if low.endswith("s") else None)
    return tuple(form for form in (bare, country, SHORT.get(bare)) if form)


def _inflection(one: str, two: str) -> bool:
    shared = 0
    while shared < min(len(one), len(two)) and one[shared] == two[shared]:
        shared += 1
    return (
        shared >= 4
        and one[shared:] in _SUFFIXES
        and two[shared:] in _SUFFIXES
        and (shared >= 5 or not (one[shared:] and two[shared:]))
        and not (one[shared:] in ("a", "e", "y", "i", "n", "") and two[shared:] in ("a", "e", "y", "i", "n", ""))
    )


def distance(one: Sequence[str], two: Sequence[str]) -> int:
    """Letters to change, add, drop or swap with the next (Damerau 1964, optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        above, before, row = before, row, [i]
        for j, b in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]
