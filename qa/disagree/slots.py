"""Does a name stand where the question's answer stands: right beside the word that is asked about?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from qa.disagree.concepts import key
from qa.disagree.told import Told
from qa.disagree.wanted import Asked
from qa.rules.spelling import TITLES, is_name
from qa.rules.stems import PAST_IRREGULAR
from qa.rules.words import STOP, Word, read

REACH = 10  # words between the name and the word that is asked about
LONG, HEADLINE = 5, 0.9  # so many words, so many of them with a capital: no name can be told there
TOLD = 0.5  # of what is asked about: what the sentence itself must have
_BE = frozenset("is are was were be been being got gets".split())
_BARS = frozenset("not and or but with for from than before after over against behind like".split())
_LINKS = frozenset(", - \" '".split())
_PASSIVE = re.compile(
    r"^(?:who|whom|which\b.*?)\s+(?:has |have |had )?(?:is|are|was|were|been)\s+(?:\w+ly )?\w+(?:ed|en)\b"
)


def in_slot(told: Told, name: tuple[Word, ...], wanted: Asked, question: str) -> bool:
    """Whether the name, what is asked about and the question's names stand together, small words between them.

    "Ada Crandall, who directed Hamlet", "Hamlet's director Ada Crandall", "Hamlet, directed by Ada Crandall" for "Who
    directed Hamlet?"; not "The director Ada Crandall saw Hamlet". Not covered: answers told in other words.
    """
    words = told.read.words
    sentence = told.read.sentence_of(name[0].start)
    if (len(name) < 2 and wanted.kind == "name") or _headline(words[sentence.first : sentence.last]):
        return False
    about, passive = relation(wanted, question), _PASSIVE.search(question.strip().casefold()) is not None
    cluster = _cluster(words[sentence.first : sentence.last], name, wanted)
    if wanted.names and not any(w.low in wanted.names for w in cluster):
        return False
    first = cluster.index(name[0])
    after, before = cluster[first + len(name) :], cluster[:first][::-1]
    return _does(after, about, leads=True, passive=passive) or _does(before, about, leads=False, passive=passive)


def _cluster(words: Sequence[Word], name: tuple[Word, ...], wanted: Asked) -> list[Word]:
    """The stretch of small words and words of the question that the name stands in."""
    cluster: list[Word] = []
    for word in words:
        if name[0].start <= word.start <= name[-1].start or (word.low not in _BARS and _small(word, wanted)):
            cluster.append(word)
        elif name[0] in cluster:
            break
        else:
            cluster = []
    return cluster


def _small(word: Word, wanted: Asked) -> bool:
    low = word.low
    return word.text in _LINKS or low in STOP or low in wanted.lows or key(word) in wanted.keys or low in TITLES


def asks_the_same(told: Told, wanted: Asked, question: str) -> bool:
    """Whether the text has every number and every word that narrows the question: the year, "women's", "season 4"."""
    about = relation(wanted, question)
    if not wanted.keys <= told.setting_keys or len(about & told.keys) < TOLD * len(about):
        return False
    numbers = _numerals(question)
    if not numbers:
        return True
    said = _numerals(told.text)
    around = told.setting_lows | ({str(told.published.year)} if told.published else set())
    return numbers <= said or (not said and numbers <= around)


def relation(wanted: Asked, question: str) -> frozenset[str]:
    """The keys of what is asked about the question's names: "built" of "When was Ashdell Hall built?"."""
    return wanted.keys & frozenset(key(w) for w in read(question).words if not (w.capital and is_name(w)))


@lru_cache(maxsize=512)
def _numerals(text: str) -> frozenset[str]:
    return frozenset(w.low for w in read(text).words if w.low[0].isdigit())


def _does(words: Sequence[Word], about: frozenset[str], *, leads: bool, passive: bool) -> bool:
    """Whether the name is who does what is asked about, or whom it befalls where that is asked; a noun has no sides.

    `words`: those beside the name, the nearest first; `leads`: they come after it.
    """
    at = next((k for k, word in enumerate(words[:REACH]) if key(word) in about), None)
    if at is None:
        return False
    lows = [word.low for word in words[:at]]
    if not (words[at].low.endswith("ed") or words[at].low in PAST_IRREGULAR):
        return "by" not in lows
    if leads:
        return passive == any(low in _BE for low in lows[-2:])
    return passive != ("by" in lows)


def _headline(words: Sequence[Word]) -> bool:
    full = [w for w in words if w.stem and w.low not in STOP]
    return len(full) >= LONG and sum(w.capital for w in full) >= HEADLINE * len(full)
