"""A claim beside its texts: which words are shared, which are near in meaning, and where.

Measured on what the embedding model says of single words (see qa.reading); nothing here decides anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.minilm import Tokens
from index.sentences import sentences
from qa.reading import Reader
from qa.types import Span

READ = 3  # sentences that the model reads for a claim, chosen by shared words; more change nothing but the time
LONGEST = 600  # characters of a sentence; a longer one (a table, a list) is cut at a space

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the model is given, and where it was found.

    `measured`, by name: "missing words" (how near the span's words come to those content words of the claim that it
    lacks: mean, weighted by rarity, of the best cosine; 1 where it lacks none), "echo" (how near the claim's words come
    to those of its best sentence: mean of the best cosine) and "names missing" (capital words that no sentence has, at
    most 4).
    """

    measured: dict[str, float]
    span: Span
    further: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence of the evidence with its word stems in order."""

    span: Span
    text: str
    stems: tuple[str, ...]


def compare(reader: Reader, claims_and_evidence: Sequence[tuple[str, Sequence[str]]]) -> list[Comparison | None]:
    """Measure every claim against its texts; None where one of them has no words."""
    prepared: list[tuple[str, list[_Place], tuple[_Place, ...]] | None] = []
    for claim, evidence in claims_and_evidence:
        bare = plain(claim)
        places = [place for number, text in enumerate(evidence) for place in _places(number, text)]
        known = bool(places) and bool(_words(bare))
        prepared.append((bare, _chosen(reader, bare, places), tuple(places)) if known else None)
    texts = [text for item in prepared if item for text in (item[0], *(place.text for place in item[1]))]
    tokens = dict(zip(texts, reader.read(texts), strict=True))
    return [item and _Compared(reader, *item, tokens).comparison() for item in prepared]


_MARKS = re.compile(
    r"</?s>|\[\d+(?:\s*[,–-]\s*\d+)*\]|【[^】]*】|[*_`#>|]{1,3}(?!\w*\d)|^\s*[-•]\s|(?<=\])\(https?:[^)]*\)"
)


def plain(claim: str) -> str:
    """The claim without citation marks and Markdown."""
    return " ".join(_MARKS.sub(" ", claim).split())


_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_ENDING = re.compile(r"(?<=\w{4})(?:ing|ies|ed|es|s|ly|e)$|['’]s$")
_NUMBERS = {
    word: str(value)
    for value, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), start=2)
}
_STOP = frozenset(
    "a an the of to in on at for and or but is are was were be been being by with as that this these those it its from"
    " he she they his her their them has have had do does did will would can could may might which who what when where"
    " there also than then so if into about over after before more such other some".split()
)


_LOWER = re.compile(r"\S.*?(?:[.!?](?=\s)|$)", re.DOTALL)  # a sentence of a text that has no capital letters


def _words(text: str) -> list[re.Match[str]]:
    return list(_WORD.finditer(text))


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """Crude on purpose: the same for a noun and its plural, a verb and its past; "1,200" is "1200" "three" "3"."""
    small = word.casefold()
    if small[0].isdigit():
        return small.replace(",", "")
    return _NUMBERS.get(small) or _ENDING.sub("", small)


@lru_cache(maxsize=256)
def _places(number: int, text: str) -> tuple[_Place, ...]:
    places = []
    capitals = text != text.lower()
    for start, end in sentences(text) if capitals else [match.span() for match in _LOWER.finditer(text)]:
        while start < end:
            stop = end
            if end - start > LONGEST:
                cut = text.rfind(" ", start + 1, start + LONGEST)
                stop = cut if cut > start else start + LONGEST
            part = text[start:stop]
            stems = tuple(_stem(match[0]) for match in _words(part))
            if stems:
                places.append(_Place(Span(number, start, stop), part, stems))
            start = stop + (stop < end and text[stop].isspace())
    return tuple(places)


def _chosen(reader: Reader, claim: str, places: Sequence[_Place]) -> list[_Place]:
    """The sentences to read: each time the one that holds most of what is missing still, in the order of the text.

    One is enough when it has every word, two when a third adds none: reading is what takes the time.
    """
    wanted = {_stem(m[0]): reader.rarity(m[0].lower()) for m in _words(claim) if m[0].lower() not in _STOP}
    shared = [{stem: wanted[stem] for stem in set(place.stems) if stem in wanted} for place in places]
    chosen: list[int] = []
    found: set[str] = set()
    while len(chosen) < min(READ, len(places)) and not (chosen and wanted.keys() <= found):
        rest = (i for i in range(len(places)) if i not in chosen)
        best = max(rest, key=lambda i: (sum(w if stem not in found else w / 3 for stem, w in shared[i].items()), -i))
        if len(chosen) >= 2 and shared[best].keys() <= found:
            break
        chosen.append(best)
        found.update(shared[best])
    return [places[i] for i in sorted(chosen)]


class _Compared:
    """One claim and the sentences chosen for it, worked out step by step."""

    def __init__(
        self,
        reader: Reader,
        claim: str,
        chosen: list[_Place],
        places: tuple[_Place, ...],
        tokens: dict[str, Tokens],
    ) -> None:
        words = _words(claim)
        self.chosen, self.places = chosen, places
        self.words = [word[0] for word in words]
        self.stems = [_stem(word) for word in self.words]
        self.rarity = np.array([reader.rarity(word.lower()) for word in self.words], dtype=np.float32)
        content = np.array([word.lower() not in _STOP for word in self.words])
        self.content = content if content.any() else ~content
        self.claim, self.read = tokens[claim], [tokens[place.text] for place in chosen]
        self.lexical = np.array([[stem in held for stem in self.stems] for held in (set(p.stems) for p in chosen)])
        self.aligned = _aligned(words, self.claim, self.read, self.lexical)
        self.windows = [(i,) for i in range(len(chosen))] + [
            (i, i + 1) for i, (a, b) in enumerate(pairwise(chosen)) if _follows(a.span, b.span)
        ]

    def comparison(self) -> Comparison:
        weighted = [
            float(self._best(window) @ self.rarity + self._held(window) @ self.rarity) for window in self.windows
        ]
        enough = 0.02 * 2 * float(self.rarity.sum())  # what a second sentence must add
        top = max(range(len(weighted)), key=lambda i: (weighted[i] - enough * len(self.windows[i]), -i))
        window = self.windows[top]
        first, last = self.chosen[window[0]].span, self.chosen[window[-1]].span
        return Comparison(self._measured(window), Span(first.evidence, first.start, last.end), self._further(window))

    def _best(self, window: Sequence[int]) -> Floats:
        best: Floats = np.max(self.aligned[list(window)], axis=0)
        return best

    def _held(self, window: Sequence[int]) -> Floats:
        held: Floats = self.lexical[list(window)].max(axis=0).astype(np.float32)
        return held

    def _further(self, window: Sequence[int]) -> tuple[Span, ...]:
        """The other sentences, where they hold a word of the claim that the window lacks."""
        missing = ~self.lexical[list(window)].any(axis=0) & self.content
        gains = {
            i: float((self.lexical[i] & missing) @ self.rarity) for i in range(len(self.chosen)) if i not in window
        }
        return tuple(self.chosen[i].span for i in sorted(gains, key=lambda i: (-gains[i], i)) if gains[i] > 0)

    def _measured(self, window: Sequence[int]) -> dict[str, float]:
        everywhere = {stem for place in self.places for stem in place.stems}
        absent = np.array([stem not in everywhere for stem in self.stems])
        names = np.array([i > 0 and word[0].isupper() for i, word in enumerate(self.words)])
        lacked = self.rarity * (self.content & (self._held(window) == 0))
        return {
            "missing words": float(self._best(window) @ lacked / lacked.sum()) if lacked.any() else 1.0,
            "echo": self._echo(),
            "names missing": float(min((absent & names).sum(), 4)),
        }

    def _echo(self) -> float:
        best = self.read[int(np.argmax(self.aligned @ self.rarity))]
        if not len(best.ids) or not len(self.claim.ids):
            return 0.0
        return float((best.vectors @ self.claim.vectors.T).max(axis=1).mean())


def _follows(first: Span, second: Span) -> bool:
    return first.evidence == second.evidence and 0 <= second.start - first.end <= 2


def _aligned(words: list[re.Match[str]], claim: Tokens, read: list[Tokens], lexical: NDArray[np.bool_]) -> Floats:
    """For each sentence and word of the claim, the mean over the word's pieces of the best cosine in that sentence.

    A word beyond the model's 256 tokens is taken for found where the sentence has it.
    """
    starts = np.array([word.start() for word in words])
    owner = np.searchsorted(starts, claim.offsets[:, 0], side="right") - 1
    ends = np.array([word.end() for word in words])
    inside = (owner >= 0) & (claim.offsets[:, 0] < ends[np.maximum(owner, 0)])
    pieces = np.bincount(owner[inside], minlength=len(words))
    rows = []
    for tokens, held in zip(read, lexical, strict=True):
        best = (claim.vectors @ tokens.vectors.T).max(axis=1) if len(tokens.ids) else np.zeros(len(claim.ids))
        sums = np.bincount(owner[inside], weights=best[inside], minlength=len(words))
        rows.append(np.where(pieces > 0, sums / np.maximum(pieces, 1), held))
    return np.array(rows, dtype=np.float32)
