"""A text as words and sentences, read once and remembered: what all the rules look at.

Offsets are those of the text itself: folding never changes a length.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from index.sentences import sentences
from qa.rules.stems import stem

_SIGNS = frozenset("$€£¥%")
_ONE_FOR_ONE = str.maketrans(
    dict.fromkeys("‘’‚‛`´", "'") | dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‐‑‒–—―−", "-") | {"\u00a0": " "}
)
_MARK = re.compile(r"\s*\[\^?\d+(?:\s*[,;-]\s*\d+)*\]")
_LONE_STOP = re.compile(r"(?<=\s)\.(?=\s)")  # between spaces, in texts that were taken apart
LONGEST = 5_000
_WORD = re.compile(
    r"(?<!\w)(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?"  # U.S., a.m.
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"
    r"|[^\w\s]"
)

STOP = frozenset(
    "a an the this that these those and or but nor so yet if then than as of in on at by for from to into"
    " onto with without within about over under after before during between among through against per via up"
    " down out off is are was were be been being am do does did done has have had having will would shall"
    " should can could may might must it its he him his she her hers they them their theirs we us our ours"
    " you your i me my who whom whose which what when where why how there here not no n't s t also just only"
    " very more most less least some any all each every both either neither own same such other another too"
    " again said says say told added according".split()
)


class Word(NamedTuple):
    """A word, number or mark. `low` is folded (case, accents, possessive); `stem` is empty for a mark."""

    text: str
    low: str
    stem: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


class Sentence(NamedTuple):
    """Words `first` to `last` (not included) of a text, and the stems of those that carry meaning."""

    first: int
    last: int
    start: int
    end: int
    content: frozenset[str]


@dataclass(frozen=True, eq=False)
class Text:
    """A text that was read; the same one each time, so that what is found in it can be remembered.

    `plain` has straight quotation marks, hyphens and spaces, at the same offsets.
    """

    raw: str
    plain: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def lows(self) -> frozenset[str]:
        return frozenset(word.low for word in self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(word.stem for word in self.words if word.stem)

    @cached_property
    def running(self) -> str:
        """The words alone, each between spaces: a quotation in other punctuation is found as a substring."""
        return running(self.words)

    @cached_property
    def squeezed(self) -> str:
        """Letters and figures alone, for texts whose words were taken apart ("we 're", "You Tube")."""
        return squeeze(self.plain)

    @cached_property
    def whole(self) -> frozenset[str]:
        """Each sentence as in `running`."""
        return frozenset(running(self.words[s.first : s.last]) for s in self.sentences)

    def sentence_of(self, start: int) -> Sentence:
        """The sentence that the character at `start` stands in."""
        return self.sentences[max(0, bisect_right(self.sentences, start, key=lambda s: s.start) - 1)]


def running(words: tuple[Word, ...] | list[Word]) -> str:
    """The words and the signs that count as words: £5 is not $5."""
    return " " + " ".join(word.low for word in words if word.stem or word.text in _SIGNS) + " "


def straight(text: str) -> str:
    return text.translate(_ONE_FOR_ONE)


def squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))


def fold(text: str) -> str:
    """Without case and accents: Müller and MULLER are one."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.casefold()


def read_claim(claim: str) -> Text:
    """A claim, its citation marks `[1]` and Markdown left aside; of a very long one the first `LONGEST` characters."""
    claim = claim[:LONGEST]
    return read(re.sub(r"^\s*(?:#+|[-*•>]|\d+[.)])\s+|[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}", "", _MARK.sub("", claim)))


@lru_cache(maxsize=256)
def read(text: str) -> Text:
    plain = straight(text)
    words = tuple(_word(found.group(), found.start(), found.end()) for found in _WORD.finditer(plain))
    return Text(text, plain, words, tuple(_sentences(plain, words)))


def _word(text: str, start: int, end: int) -> Word:
    low, key = _folded(text)
    return Word(text, low, key, start, end)


@lru_cache(maxsize=100_000)
def _folded(text: str) -> tuple[str, str]:
    low = fold(text) or text
    if not low[0].isalnum():
        return low, ""
    if low.endswith("'s"):
        low = low[:-2]
    elif "." in low and not low[0].isdigit():
        low = low.rstrip(".") + "."
    return low, stem(low)


def _sentences(plain: str, words: tuple[Word, ...]) -> list[Sentence]:
    found = []
    first = 0
    for start, end in _spans(plain):
        last = first
        while last < len(words) and words[last].start < end:
            last += 1
        if last > first:
            found.append(Sentence(first, last, start, end, content(words[first:last])))
        first = last
    return found


def _spans(plain: str) -> Iterator[tuple[int, int]]:
    for start, end in sentences(plain):
        for stop in _LONE_STOP.finditer(plain, start, end):
            yield start, stop.end()
            start = stop.end()
        if start < end:
            yield start, end


def content(words: tuple[Word, ...]) -> frozenset[str]:
    """The stems that carry meaning."""
    return frozenset(word.stem for word in words if word.stem and word.low not in STOP)
