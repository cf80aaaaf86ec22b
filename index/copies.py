"""The same text in two articles: paragraphs that are word for word each other's, or nearly.

Candidates come from MinHash signatures (Broder 1997; `datasketch`) cut into bands, so that paragraphs which share a
band are found by one look into the catalog (locality-sensitive hashing); then the shingles themselves are compared.
Not covered: a retelling in other words (see `alike`), and paragraphs of fewer than `SHORTEST` words.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

SHINGLE = 3  # words
SHORTEST = 12  # words of a paragraph that is compared
BANDS, ROWS = 16, 4  # half of all pairs with a similarity of 0.45 share a band, 99 of 100 with 0.7
SAME = 0.6  # of the shorter paragraph's shingles are in the other

_WORD = re.compile(r"[^\W_]+")
_COMMON = frozenset(
    "the and for with from that this these those its was were been has have had not but who whom which what when"
    " where will would could can may might than then there also after before about into over more most said says say"
    " one two first new other some all out you your his her their them they she him our are any each such only very"
    " just".split()
)

Sketch = NDArray[np.uint32]


def words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def shingles(paragraph: Sequence[str]) -> set[tuple[str, ...]]:
    """Runs of three words."""
    return set(zip(*(paragraph[i:] for i in range(SHINGLE)), strict=False))


def bands(paragraphs: Sequence[Sequence[str]]) -> list[list[int]]:
    """Of each paragraph's words, `BANDS` numbers of 63 bits; two paragraphs that share one are worth a comparison."""
    from datasketch import MinHash

    sets = [[" ".join(one).encode() for one in shingles(paragraph)] for paragraph in paragraphs]
    found = MinHash.bulk(sets, num_perm=BANDS * ROWS, seed=1)
    return [_cut(minhash.hashvalues) for minhash in found]


def _cut(signature: NDArray[np.unsignedinteger]) -> list[int]:
    rows = np.ascontiguousarray(signature, dtype=np.uint32).reshape(BANDS, ROWS)
    salt = np.uint64(0x9E3779B97F4A7C15)
    band = np.arange(BANDS, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for column in range(ROWS):
            band = (band ^ rows[:, column]) * salt
            band ^= band >> np.uint64(29)
    return [int(number) for number in band >> np.uint64(1)]


def overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of the shorter paragraph stands in the longer: from 0 to 1."""
    a, b = shingles(one), shingles(other)
    return len(a & b) / max(1, min(len(a), len(b)))


def sketch(text: str) -> tuple[Sketch, Sketch]:
    """What an article speaks of: its content words, and pairs of them in a row, as sorted numbers."""
    stems = [word[:6] for word in words(text) if len(word) > 2 and word not in _COMMON]
    return _hashed(stems), _hashed([f"{a} {b}" for a, b in pairwise(stems)])


def _hashed(terms: Sequence[str]) -> Sketch:
    return np.unique(np.array([zlib.crc32(term.encode()) for term in terms], dtype=np.uint32))


def alike(retelling: tuple[Sketch, Sketch], told: tuple[Sketch, Sketch]) -> tuple[float, float]:
    """The share of the retelling's words, and of its pairs of words, that `told` has."""
    shares = [
        np.intersect1d(one, other, assume_unique=True).size / max(1, one.size)
        for one, other in zip(retelling, told, strict=True)
    ]
    return shares[0], shares[1]
