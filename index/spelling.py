"""Names that two articles misspell alike: a sign that one was copied from the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from index.publishers import LEADING, POSSESSIVE, RUN

EDITS = 2  # letters by which a misspelling differs from the name


def names(text: str) -> set[str]:
    """The names of two or three capitalised words in `text`: "Pete Hegseth"."""
    found = set()
    for run in RUN.finditer(text):
        spelt = [POSSESSIVE.sub("", word) for word in run[0].split()]
        while spelt and spelt[0] in LEADING:
            spelt.pop(0)
        if 2 <= len(spelt) <= 3:
            found.add(" ".join(spelt))
    return found


class Spellings:
    """How a library's articles spell names: article id -> names."""

    def __init__(self, spelt: Mapping[str, Collection[str]]) -> None:
        self.spelt = spelt
        self.count = Counter(name for found in spelt.values() for name in found)
        self.by_word: dict[str, list[str]] = {}
        for name in sorted(self.count):
            for word in set(name.split()):
                self.by_word.setdefault(word, []).append(name)

    def shared_errors(self, one: str, other: str, circle: Collection[str]) -> Iterator[tuple[str, str]]:
        """(misspelt, usual) where both articles have a name that none outside `circle` has, one or two letters off a
        name that at least two others have and these do not.
        """
        here = set(self.spelt[one]) & set(self.spelt[other])
        mine = {*self.spelt[one], *self.spelt[other]}
        for name in sorted(here):
            if self.count[name] > sum(name in self.spelt[id] for id in circle):
                continue
            near = {n for word in name.split() for n in self.by_word[word]}
            usual = [n for n in sorted(near) if n not in mine and self.count[n] > 1 and _differ_by_letters(n, name)]
            if usual:
                yield name, max(usual, key=lambda n: self.count[n])


def _differ_by_letters(one: str, other: str) -> bool:
    mine, theirs = one.split(), other.split()
    if len(mine) != len(theirs):
        return False
    unlike = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return len(unlike) == 1 and unlike[0][0][0] == unlike[0][1][0] and 0 < _edits(*unlike[0]) <= EDITS


def _edits(one: str, other: str) -> int:
    """Letters to add, drop or change (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, row = row, [i]
        for j, (above, before) in enumerate(pairwise(last)):
            row.append(min(before + 1, row[-1] + 1, above + (a != other[j])))
    return row[-1]
