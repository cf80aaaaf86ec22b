"""Which part of the evidence speaks of what a clause of the claim speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from qa.rules.words import STOP, Text, Word, content

_JOINS = frozenset(("and", "but", "while", "whereas", "although", "though"))


class Match(NamedTuple):
    """A clause of the claim and the part of the evidence that is most like it: a sentence, or a clause of one.

    `share` is how much of the clause's meaning-bearing words the sentence has, 0 to 1, long words counting more.
    `whole` is the sentence of the claim that the clause is of, `sentence` the evidence's whole sentence.
    """

    whole: tuple[Word, ...]
    clause: tuple[Word, ...]
    content: frozenset[str]
    words: tuple[Word, ...]
    there: frozenset[str]
    share: float
    sentence: tuple[Word, ...]


@lru_cache(maxsize=256)
def matches(claim: Text, evidence: Text) -> tuple[Match, ...]:
    """Each clause of the claim with its best match; the whole sentence too, where it was taken apart."""
    return tuple(_matches(claim, evidence))


def _matches(claim: Text, evidence: Text) -> Iterator[Match]:
    for sentence in claim.sentences:
        words = claim.words[sentence.first : sentence.last]
        parts = clauses(words)
        for part in parts if len(parts) == 1 else [*parts, words]:
            asked = content(part)
            best = best_sentence(asked, evidence)
            if best is not None:
                there = evidence.sentences[best[1]]
                full = evidence.words[there.first : there.last]
                found = _narrowed(asked, full)
                yield Match(words, part, asked, found, content(found), _share(asked, content(found)), full)


def _narrowed(asked: frozenset[str], words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The clause that has most of what the sentence has of the claim, else the sentence."""
    parts = clauses(words, least=2)
    if len(parts) == 1:
        return words
    best = max(parts, key=lambda part: _share(asked, content(part)))
    return best if _share(asked, content(best)) >= 0.75 * _share(asked, content(words)) else words


def best_sentence(asked: frozenset[str], evidence: Text) -> tuple[float, int] | None:
    """(share, number) of the sentence with most of the stems asked for, the first of equals; None if none has any."""
    best = (0.0, 0)
    for at, sentence in enumerate(evidence.sentences):
        share = _share(asked, sentence.content)
        if share > best[0]:
            best = share, at
    return best if best[0] > 0 else None


def _share(asked: frozenset[str], there: frozenset[str]) -> float:
    return sum(map(weight, asked & there)) / sum(map(weight, asked)) if asked else 0.0


def weight(stem: str) -> float:
    """Long words are rare and say more."""
    return 1.0 + min(len(stem), 9) / 3


def clauses(words: tuple[Word, ...], least: int = 3) -> list[tuple[Word, ...]]:
    """A sentence's clauses: cut at semicolons and joining words that have `least` words of meaning on both sides."""
    bearing = [word.stem != "" and word.low not in STOP for word in words]
    total = sum(bearing)
    cut, before, since = [0], 0, 0
    for i, word in enumerate(words):
        joins = word.text == ";" or (word.low in _JOINS and i > 0)
        if joins and since >= least and total - before >= least:
            cut.append(i)
            since = 0
        before, since = before + bearing[i], since + bearing[i]
    return [words[a:b] for a, b in zip(cut, [*cut[1:], len(words)], strict=True)]


def following(words: tuple[Word, ...], at: int, count: int, stop: frozenset[str] = frozenset()) -> list[int]:
    """The next `count` words of meaning after word `at`, by number, as far as the clause goes."""
    return _bearing(words, range(at + 1, len(words)), count, ".;:!?,", stop)


def preceding(words: tuple[Word, ...], at: int, count: int, stop: frozenset[str] = frozenset()) -> list[int]:
    """The `count` words of meaning before word `at`, the nearest first."""
    return _bearing(words, range(at - 1, -1, -1), count, ".;:!?", stop)


def _bearing(words: tuple[Word, ...], numbers: range, count: int, marks: str, stop: frozenset[str]) -> list[int]:
    """The first `count` of these words that bear meaning, up to a mark or a word to stop at."""
    found: list[int] = []
    for k in numbers:
        word = words[k]
        if word.text in marks or word.low in stop:
            break
        if word.stem and word.low not in STOP:
            found.append(k)
            if len(found) == count:
                break
    return found


def stems(words: tuple[Word, ...], at: list[int]) -> frozenset[str]:
    return frozenset(words[k].stem for k in at)
