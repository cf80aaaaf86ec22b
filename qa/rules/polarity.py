"""Does the claim deny what the evidence says, or say the opposite of it?"""

from __future__ import annotations

from collections.abc import Iterator

from qa.rules.clauses import Match, following, preceding, stems
from qa.rules.finding import Finding
from qa.rules.opposites import CONVERSE, LOOSE, Side, sides
from qa.rules.stems import stem
from qa.rules.words import STOP, Word

_CUES = frozenset("not n't never no none nobody nothing neither nor without cannot nowhere hardly scarcely".split())
_VERB_CUES = {stem(word) for word in "fail refuse decline unable".split()}  # "to" do it
_DENY = stem("deny")
_HARMLESS_AFTER = frozenset(
    "only just least merely simply doubt matter later more less fewer longer one-time earlier sooner".split()
)
_HARMLESS_BEFORE = frozenset("or whether if why".split())
_SCOPE_ENDS = frozenset(
    "but although though because while that who which when whom if until unless after before since and as so"
    " where than".split()
)
_NEGATIVE_STEMS = frozenset(
    stem(word)
    for word in "fail refuse deny decline reject lack prevent avoid unable absent ban block stop halt cancel"
    " instead rather unlikely little few rarely doubt dismiss impossible miss oppose except exclude scrap"
    " abandon drop end cease false untrue bypass skip waive forgo omit rule unclear unknown free forbid"
    " prohibit bar seldom less fewer stay keep remain still before until lose lost loss deprive rob shed".split()
)


def check_negation(match: Match) -> Iterator[Finding]:
    """A "not" that the claim adds to what the evidence says, or takes away from it.

    Not covered: a negation that both have, of different things.
    """
    if match.share < 0.6:
        return
    mine, theirs = list(negations(match.clause)), list(negations(match.words))
    here, there = _negative(match.clause, match.there), _negative(match.words, match.content)
    if mine and not theirs and not there:
        cues = [(cue, scope) for cue, scope in mine if match.clause[cue].stem not in match.there]
        denied = frozenset().union(*(stems(match.clause, scope[:2]) for _, scope in cues))
        if denied & match.there:
            at = next(k for k, word in enumerate(match.words) if word.stem in denied)
            yield _finding(
                f'the sentence says "{match.clause[cues[0][0]].text}"; the paragraph does not deny it', match.words, at
            )
    elif theirs and not mine and not here:
        for cue, scope in theirs:
            denied = stems(match.words, scope[:2])
            free = {w.stem for k, w in enumerate(match.words) if k not in scope}
            named = any(w.stem in denied and w.low.endswith("ing") for w in match.clause)
            if denied and denied <= match.content and not denied <= free and not named:
                said = " ".join(word.text for word in match.words[cue : scope[0] + 1])
                yield _finding(f'the paragraph says "{said}"; the sentence leaves that out', match.words, scope[0])
                return


def _finding(reason: str, words: tuple[Word, ...], at: int) -> Finding:
    return Finding("negation", "contradicted", reason, (words[max(0, at - 1)].start, words[at].end))


def negations(words: tuple[Word, ...]) -> Iterator[tuple[int, list[int]]]:
    """Each negating word, by number, with the words of meaning that it negates."""
    for i, word in enumerate(words):
        verb = word.stem in _VERB_CUES and i + 1 < len(words) and words[i + 1].low == "to"
        if not (verb or is_negation(word)) or (
            word.text == "No" and i + 1 < len(words) and words[i + 1].text in (".", *"0123456789")
        ):
            continue
        after = words[i + 1].low if i + 1 < len(words) else ""
        before = words[i - 1].low if i else ""
        if (after in _HARMLESS_AFTER and not (after == "longer" and word.low == "no")) or before in _HARMLESS_BEFORE:
            continue
        scope = following(words, i, 3, _SCOPE_ENDS)
        if scope:
            yield i, scope


def is_negation(word: Word) -> bool:
    """Whether the word denies: not, never, no, without ..."""
    return word.low in _CUES or word.low.endswith("n't") or word.stem == _DENY


def _negative(words: tuple[Word, ...], shared: frozenset[str]) -> bool:
    """Whether anything in the words may negate, be it only by its meaning; what both sides have cancels out."""
    return any(
        word.low in _CUES
        or word.low.endswith("n't")
        or ((word.stem in _NEGATIVE_STEMS or _denies_in_part(word.low)) and word.stem not in shared)
        for word in words
    )


def _denies_in_part(low: str) -> bool:
    """Whether a word's beginning or end denies: unhurt, nonstop, homeless."""
    begins = low.startswith(("un", "non", "dis")) and not low.startswith(
        ("under", "unit", "univers", "union", "until", "uncle", "uni")
    )
    return len(low) > 5 and (begins or low.endswith(("less", "lessness")))


def check_direction(match: Match) -> Iterator[Finding]:
    """The opposite word in the same place: rose for fell, approved for rejected, before for after.

    Not covered: opposites of which neither is in the table; a sentence that has both of a pair.
    """
    if match.share < 0.5 or (match.share == 1 and not any(w.low in ("before", "after") for w in match.clause)):
        return
    yield from _order(match)
    for i, word in enumerate(match.clause):
        for side, group in sides(word):
            if (word.low in STOP and word.low not in ("up", "down", "above", "below")) or (word.capital and i):
                continue
            found = _opposite(match, i, side, group)
            if found is not None:
                other = match.words[found]
                reason = f"the paragraph says {other.text}, the sentence says {word.text}"
                yield Finding("direction", "contradicted", reason, (other.start, other.end))
                return


def _opposite(match: Match, i: int, side: int, group: int) -> int | None:
    """The word of the evidence's sentence on the other side of the pair, where it stands as the claim's does."""
    if any(Side(1 - side, group) in sides(w) for w in match.clause):
        return None
    if any(Side(side, group) in sides(w) for w in match.words):
        return None
    if _negative_near(match.clause, i):
        return None
    mine = _neighbours(match.clause, i)
    for k, word in enumerate(match.words):
        if Side(1 - side, group) not in sides(word) or _negative_near(match.words, k):
            continue
        if word.stem in match.content:
            continue
        theirs = _neighbours(match.words, k)
        needed = 2 if word.low in LOOSE or match.clause[i].low in LOOSE else 1
        if len(mine & theirs) < needed:
            continue
        if word.stem in CONVERSE and not (
            stems(match.clause, preceding(match.clause, i, 3)) & stems(match.words, preceding(match.words, k, 3))
        ):
            continue  # "A sold it to B" is "B bought it from A"
        return k
    return None


def _neighbours(words: tuple[Word, ...], i: int) -> frozenset[str]:
    return stems(words, following(words, i, 3) + preceding(words, i, 3))


def _negative_near(words: tuple[Word, ...], i: int) -> bool:
    return any(is_negation(w) or w.stem in _VERB_CUES for w in words[max(0, i - 5) : i])


def _order(match: Match) -> Iterator[Finding]:
    """ "before the vote" for "after the vote": the other word with the same thing behind it."""
    for i, word in enumerate(match.clause):
        if word.low not in ("before", "after"):
            continue
        other = "after" if word.low == "before" else "before"
        mine = stems(match.clause, following(match.clause, i, 2))
        places = {w.low: k for k, w in enumerate(match.words) if w.low in ("before", "after")}
        if mine and other in places and word.low not in places:
            theirs = stems(match.words, following(match.words, places[other], 2))
            if mine & theirs:
                there = match.words[places[other]]
                reason = f"the paragraph says {other}, the sentence says {word.low}"
                yield Finding("direction", "contradicted", reason, (there.start, there.end))
