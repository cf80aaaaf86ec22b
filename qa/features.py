"""What tells the sentence that answers a question from its neighbours: words, vectors, tokens, the kind of answer.

Every feature is between about -1 and 1 and means the same in a small library and in a large one, except
`search_score`, which compares passages of one search.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from index import Passage
from index.search import STOP_WORDS, WORD
from index.sentences import sentences
from qa.reading import Reader

NAMES = (
    "recall",  # of the question's words, weighted by rarity, in the sentence
    "context_recall",  # what the title and the sentence before add to that
    "paragraph_recall",  # what the whole paragraph adds to it
    "rarest_missing",  # the rarity of the rarest word that the sentence lacks
    "cosine",  # of question and sentence
    "paragraph_cosine",
    "alignment",  # for each token of the question the nearest of the sentence's, weighted by rarity
    "paragraph_alignment",
    "weakest_token",
    "search_score",
    "short",  # fewer than six words
    "date_given",  # the question asks when, and the sentence has a date
    "date_missing",
    "number_given",  # the question asks how many
    "number_missing",
    "name_missing",  # the question asks who, and the sentence has no name that the question lacks
)
STOP_WEIGHT = 0.05  # of a stop word's tokens in an alignment

ASKS_NUMBER = re.compile(
    r"\bhow (many|much|old|long|far|tall|high|large|big|fast|often|deep|wide|hot|cold|heavy)\b"
    r"|\bwhat (number|percent|percentage|share|amount|age|price|cost|population|size|length|distance)\b"
)
ASKS_DATE = re.compile(
    r"\bwhen\b|\b(what|which) (year|date|day|month|century|decade|time|period|era)\b|\bhow long ago\b"
)
ASKS_NAME = re.compile(
    r"\bwho(m|se)?\b|\b(what|which) (person|man|woman|king|queen|president|leader|author|company|group|team|country)\b"
)
NUMBER = re.compile(
    r"\b\d[\d,.]*\b|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|[mb]illion"
    r"|half|third|quarter|twice|first|second)\b",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\b(1\d{3}|20\d{2})\b|\b(January|February|March|April|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|centur(y|ies)|1\d?0s)\b|\b(Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
    r"|\bMay \d"
)
NAME = re.compile(r"(?<!^)(?<![.!?“\"‘] )(?<![“\"‘])\b[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer: characters `start` to `end` of the paragraph of the `passage`-th passage (from 0)."""

    passage: int
    start: int
    end: int
    text: str


def candidates(passages: Sequence[Passage]) -> list[Candidate]:
    """Every sentence of the passages, in their order."""
    return [
        Candidate(i, start, end, passage.paragraph.text[start:end])
        for i, passage in enumerate(passages)
        for start, end in sentences(passage.paragraph.text)
    ]


def features(
    question: str, passages: Sequence[Passage], found: Sequence[Candidate], reader: Reader
) -> NDArray[np.float64]:
    """One row for each candidate, one column for each of NAMES."""
    if not found:
        return np.zeros((0, len(NAMES)))
    asked, *read = reader.read([question, *(candidate.text for candidate in found)])
    lowered = question.lower()  # which, unlike casefold, keeps every place for all but a few letters
    words = content_words(question)
    weights = {stem(word): reader.rarity(word) for word in words}
    token_weights = np.array([_token_weight(lowered, start, end, reader) for start, end in asked.offsets.tolist()])
    total, token_total = sum(weights.values()) or 1.0, float(token_weights.sum()) or 1.0
    wants_date, wants_number, wants_name = (bool(p.search(lowered)) for p in (ASKS_DATE, ASKS_NUMBER, ASKS_NAME))
    best = max((passage.score for passage in passages), default=1.0) or 1.0
    by_passage = [[i for i, c in enumerate(found) if c.passage == n] for n in range(len(passages))]

    def recall(stems: set[str]) -> float:
        return sum(weight for word, weight in weights.items() if word in stems) / total

    rows = np.zeros((len(found), len(NAMES)))
    for passage, indices in zip(passages, by_passage, strict=True):
        if not indices:
            continue
        aligned = np.array([_align(asked.vectors, read[i].vectors) for i in indices])
        paragraph_alignment = float(aligned.max(axis=0) @ token_weights) / token_total
        mean = np.mean([read[i].mean for i in indices], axis=0)
        paragraph_cosine = float(asked.mean @ mean) / max(float(np.linalg.norm(mean)), 1e-9)
        paragraph_recall = recall(stems(passage.paragraph.text))
        title, before = stems(passage.paragraph.article.title), set[str]()
        for row, i in enumerate(indices):
            text = found[i].text
            own = stems(text)
            here = recall(own)
            has_date, has_number = bool(DATE.search(text)), bool(NUMBER.search(text))
            new_name = any(name.casefold() not in lowered for name in NAME.findall(text))
            rows[i] = (
                here,
                recall(own | before | title) - here,
                paragraph_recall - here,
                max((weight for word, weight in weights.items() if word not in own), default=0.0),
                float(asked.mean @ read[i].mean),
                paragraph_cosine,
                float(aligned[row] @ token_weights) / token_total,
                paragraph_alignment,
                float(aligned[row].min(initial=1.0)),
                passage.score / best,
                len(WORD.findall(text)) < 6,
                wants_date and has_date,
                wants_date and not has_date,
                wants_number and has_number,
                wants_number and not has_number,
                wants_name and not wants_date and not new_name,
            )
            before = own
    return rows


def content_words(text: str) -> list[str]:
    """The different words of a text in lower case, without stop words unless there is nothing else."""
    words = list(dict.fromkeys(WORD.findall(text.casefold())))
    return [word for word in words if word not in STOP_WORDS] or words


def stems(text: str) -> set[str]:
    return {stem(word) for word in WORD.findall(text.casefold())}


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """By the Snowball English stemmer (Porter2)."""
    return str(_STEMMER.stemWord(word))


_STEMMER = snowballstemmer.stemmer("english")


def _align(asked: NDArray[np.float32], given: NDArray[np.float32]) -> NDArray[np.float32]:
    """For each token of the question the cosine of the nearest of the sentence's."""
    if not len(given):
        return np.zeros(len(asked), dtype=np.float32)
    nearest: NDArray[np.float32] = (asked @ given.T).max(axis=1)
    return nearest


def _token_weight(question: str, start: int, end: int, reader: Reader) -> float:
    """The rarity of the word that the token at these characters is part of."""
    while start > 0 and question[start - 1].isalnum():
        start -= 1
    while end < len(question) and question[end].isalnum():
        end += 1
    word = question[start:end]
    return reader.rarity(word) if word and word[0].isalnum() and word not in STOP_WORDS else STOP_WEIGHT
