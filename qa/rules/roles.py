"""Who did it, to whom, and who said it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from qa.rules.clauses import Match, following, preceding, stems
from qa.rules.finding import Finding
from qa.rules.spelling import runs
from qa.rules.stems import PAST_IRREGULAR, stem
from qa.rules.words import Text, Word

_BE = frozenset("is are was were be been being am get got gets".split())
_SAYING = frozenset("say says said add adds added tell told write wrote".split())
_ADVERBS = frozenset("later earlier already yesterday today tonight tomorrow soon often once still twice".split())
_PREPOSITIONS = frozenset(
    "over for in on at to with from about of into during against under through as near by until".split()
)
_ENDS = frozenset("who which that but while whereas when because although though after before if and".split())


class _Deed(NamedTuple):
    at: int
    doer: frozenset[str]
    target: frozenset[str]


def check_roles(match: Match, evidence: Text) -> Iterator[Finding]:
    """The same deed with doer and target exchanged; the same words in another person's mouth.

    Not covered: deeds that are told with different verbs.
    """
    if match.share < 0.5:
        return
    for mine in _deeds(match.clause):
        verb = match.clause[mine.at]
        theirs = [deed for deed in _deeds(match.words) if match.words[deed.at].stem == verb.stem]
        if len(theirs) == 1 and _exchanged(mine, theirs[0]):
            there = match.words[theirs[0].at]
            reason = f"in the paragraph it is the other way round: who {verb.text} whom"
            yield Finding("role", "contradicted", reason, (there.start, there.end))
            return
    yield from _speaker(match, evidence)


def _exchanged(mine: _Deed, theirs: _Deed) -> bool:
    crossed = mine.doer & theirs.target and mine.target & theirs.doer
    return bool(crossed) and not (mine.doer & theirs.doer) and not (mine.target & theirs.target)


def _deeds(words: tuple[Word, ...]) -> Iterator[_Deed]:
    """The verbs that are plainly verbs, with the words of meaning before and behind them, turned round if passive."""
    for i, word in enumerate(words):
        if not word.stem or word.low in _SAYING or not _is_verb(words, i):
            continue
        before = _things(words, preceding(words, i, 3, _ENDS))
        after = _things(words, following(words, i, 3, _ENDS | _PREPOSITIONS))
        by = i + 1 < len(words) and words[i + 1].low == "by"
        passive = by or any(w.low in _BE for w in words[max(0, i - 3) : i])
        if passive:
            if not any(w.low == "by" for w in words[i + 1 : i + 5]):
                continue
            at = next(k for k in range(i + 1, i + 5) if words[k].low == "by")
            before, after = _things(words, following(words, at, 3, _ENDS | _PREPOSITIONS)), before
        if before and after:
            yield _Deed(i, before, after)


def _things(words: tuple[Word, ...], at: list[int]) -> frozenset[str]:
    return stems(words, [k for k in at if words[k].low not in _ADVERBS and not words[k].low.endswith("ly")])


def _is_verb(words: tuple[Word, ...], i: int) -> bool:
    low = words[i].low
    if words[i].capital and i:
        return False
    if low in PAST_IRREGULAR or (low.endswith("ed") and len(low) > 4):
        return i > 0 and words[i - 1].low not in ("the", "a", "an", "of", "its", "his", "her", "their")
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3 and i + 1 < len(words):
        after = words[i + 1]
        return after.low in ("the", "a", "an", "its", "his", "her", "their") or (after.capital and bool(after.stem))
    return i > 0 and words[i - 1].low in ("will", "would", "could", "may", "might", "to")


def _speaker(match: Match, evidence: Text) -> Iterator[Finding]:
    """ "X said ..." where the sentence that says so names Y alone as the speaker."""
    mine, theirs = _speakers(match.clause), _speakers(match.words)
    if len(mine) != 1 or len(theirs) != 1:
        return
    (name,), (other,) = mine, theirs
    rest = match.content - {stem(low) for low in name}
    if len(rest) < 2 or len(rest & match.there) < 0.7 * len(rest):
        return
    present = {word.low for word in match.words}
    known = evidence.lows
    if not any(low in present for low in name) and any(low in known for low in name):
        at = next(k for k, word in enumerate(match.words) if word.low in other)
        said = " ".join(word.text for word in match.words if word.low in other)
        reason = f"in the paragraph it is {said} who says so"
        yield Finding("role", "contradicted", reason, (match.words[at].start, match.words[at].end))


def _speakers(words: tuple[Word, ...]) -> list[tuple[str, ...]]:
    """The names right beside a verb of saying."""
    found = []
    text = Text("", "", words, ())
    spans = [run for run in runs(text) if run]
    for i, word in enumerate(words):
        if word.low not in ("say", "says", "said"):
            continue
        for run in spans:
            beside = run[-1] == i - 1 or run[0] == i + 1
            if beside and words[run[0]].low not in ("he", "she", "they", "the", "i", "we", "it"):
                found.append(tuple(words[k].low for k in run))
    return found
