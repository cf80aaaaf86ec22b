"""A sentence as one article tells it, with what stands around it; and a difference between two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from index import Paragraph
from qa.disagree.concepts import keys
from qa.rules.nations import SAME
from qa.rules.spelling import TITLES, names
from qa.rules.words import Text, fold, read, straight
from qa.types import Kind, Relation

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
SHOWN = 12  # words of a claim


@dataclass(frozen=True, eq=False)
class Told:
    """`text` is read closely; `title` and `around` (its paragraph) tell what it is about, `article` whom it knows."""

    text: str
    published: date | None = None
    outlet: str | None = None
    title: str = ""
    around: str = ""
    article: str = ""

    @classmethod
    def of(cls, text: str, paragraph: Paragraph) -> Told:
        article = paragraph.article
        return cls(text, article.published, article.outlet, article.title, paragraph.text, article.text)

    @cached_property
    def read(self) -> Text:
        return read(self.text)

    @cached_property
    def setting(self) -> tuple[Text, ...]:
        """Title and paragraph, which holds the text; read by themselves, since others share them."""
        around = self.around if self.text in self.around else f"{self.around}\n\n{self.text}"
        return tuple(read(part) for part in (self.title, around) if part)

    @cached_property
    def setting_lows(self) -> frozenset[str]:
        return frozenset().union(*(text.lows for text in self.setting))

    @cached_property
    def around_lows(self) -> frozenset[str]:
        """The words of the paragraph, without the title's."""
        return self.setting[-1].lows | self.read.lows

    @cached_property
    def setting_keys(self) -> frozenset[str]:
        return frozenset().union(*(keys(text.words) for text in self.setting))

    def says(self, words: str) -> bool:
        """Whether title or paragraph have these words (as `words.running` puts them) one behind the other."""
        return any(words in text.running for text in self.setting)

    @cached_property
    def keys(self) -> frozenset[str]:
        return keys(self.read.words)

    @cached_property
    def title_keys(self) -> frozenset[str]:
        return keys(read(self.title).words)

    @cached_property
    def names(self) -> frozenset[str]:
        return _specific(self.read)

    @cached_property
    def sure(self) -> frozenset[int]:
        """Where a word starts that is surely a name."""
        return frozenset(name.word.start for name in names(self.read) if name.sure)

    @cached_property
    def setting_names(self) -> frozenset[str]:
        return self.names.union(*map(_specific, self.setting))

    def knows(self, word: str) -> bool:
        """Whether the whole article has the word."""
        return word.casefold() in _words(self.article or f"{self.title}\n{self.around}\n{self.text}")

    @property
    def article_names(self) -> frozenset[str]:
        return _capitals(self.article or self.around or self.text)


_CAPITAL = re.compile(r"(?<=[\w,;)] )[A-Z][\w’'-]{2,}")
_COMMON = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december the and but mr mrs ms dr".split()
)


@lru_cache(maxsize=512)
def _capitals(text: str) -> frozenset[str]:
    """The capitalised words inside sentences; quick, for whole articles."""
    found = {re.sub(r"['’]s$", "", word).casefold() for word in _CAPITAL.findall(text)}
    return frozenset(word for word in found if word not in _COMMON and word not in SAME and word not in TITLES)


@lru_cache(maxsize=512)
def _words(text: str) -> frozenset[str]:
    """Every word, folded; quick, for whole articles."""
    found = re.findall(r"[^\W_]+(?:\.[^\W_]\.?)*(?:'[^\W_]+)*", straight(fold(text)))
    return frozenset(form for word in found for form in (word, word.removesuffix("'s")))


@lru_cache(maxsize=512)
def _specific(text: Text) -> frozenset[str]:
    """Names that tell one event from another: no countries."""
    return frozenset(name.word.low for name in names(text) if name.sure and name.word.low not in SAME)


def later(left: Told, right: Told) -> Side | None:
    """Which of the two was published on a later day; None where that is not known or the day is the same."""
    if left.published is None or right.published is None or left.published == right.published:
        return None
    return "left" if left.published > right.published else "right"


def in_order(newest: Side, left: Told, right: Told) -> tuple[Told, Told]:
    """(the later word, the earlier one)."""
    return (left, right) if newest == "left" else (right, left)


@dataclass(frozen=True, slots=True)
class Difference:
    """What two texts say otherwise: `left` and `right` are their words for it.

    `newest` says which of them is the later word where the one updates or corrects the other.
    """

    kind: Kind
    about: str
    left: str
    right: str
    relation: Relation = "conflict"
    newest: Side = "left"


def short(text: str) -> str:
    """The beginning of a sentence, as the value of a claim."""
    words = text.split()
    return " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")
