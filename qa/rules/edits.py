"""A sentence that is all but copied: what was put in, left out or exchanged in it?

Where claim and evidence go side by side word for word, one changed word is seen for what it is, so that words can be
judged here that mean too many things elsewhere (more, first, up).
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from qa.rules.clauses import Match
from qa.rules.finding import Finding, FindingKind
from qa.rules.known import same_person
from qa.rules.nations import SAME
from qa.rules.numbers import agrees
from qa.rules.opposites import opposite
from qa.rules.polarity import is_negation
from qa.rules.quantifiers import is_all, is_part
from qa.rules.quantities import Quantity, quantities
from qa.rules.spelling import is_name
from qa.rules.stance import PLANNED, is_hedging, is_source
from qa.rules.words import STOP, Text, Word

_COPIED = 0.75  # of the claim's words, in the evidence's order
_SHARED = 0.68  # of its meaning: the exchanged word may be its heaviest
_AHEAD = frozenset("should would can due set scheduled slated".split())
_ALLEGED = frozenset("alleged allegedly reportedly purported purportedly supposedly accused suspected".split())
_ONLY = frozenset("only just merely simply".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_SPANS = frozenset("second minute hour day week month year decade century".split())
_MONTHS = frozenset("january february march april june july august september october november december".split())


class Edit(NamedTuple):
    """Words of the evidence, and those that the claim has for them; either may be none.

    `after` and `before` are the words around them that both have, `kept` all words of the claim: a word that was only
    moved is among them.
    """

    theirs: tuple[Word, ...]
    mine: tuple[Word, ...]
    after: Word | None
    before: Word | None
    kept: frozenset[str]


def check_edits(match: Match, claim: Text, evidence: Text) -> Iterator[Finding]:
    """What was changed in a copied sentence.

    Not covered: words that were moved; a clause that was left out whole.
    """
    swap = _exchanged(match)
    if swap is not None:
        yield swap
    for edit in _edits(match):
        finding = _judged(edit, match, claim, evidence)
        if finding is not None:
            yield finding


_ARTICLES = frozenset(("the", "a", "an"))
_MUTUAL = frozenset("and or with met meets marry married wed versus vs join joined resemble".split())
_LONGEST = 6  # words of a name that changes places


def _exchanged(match: Match) -> Finding | None:
    """Two names that changed places in a sentence that is the same otherwise: "Ada beat Bo" for "Bo beat Ada"."""
    mine, theirs = ([w for w in words if w.stem and w.low not in _ARTICLES] for words in (match.clause, match.sentence))
    lows, others = [w.low for w in mine], [w.low for w in theirs]
    if lows == others or sorted(lows) != sorted(others):
        return None
    first = next(k for k, (a, b) in enumerate(zip(lows, others, strict=True)) if a != b)
    last = len(lows) - next(k for k, (a, b) in enumerate(zip(lows[::-1], others[::-1], strict=True)) if a != b)
    # Names may share their first or last words ("the Detroit Three", "the Detroit Free Press").
    for start in range(first, max(first - 2, -1), -1):
        middle, swapped = lows[start:last], others[start:last]
        for one in range(1, min(_LONGEST, len(middle) - 2) + 1):
            for two in range(1, min(_LONGEST, len(middle) - one - 1) + 1):
                between = middle[one:-two]
                exchanged = swapped == [*middle[-two:], *between, *middle[:one]]
                names = mine[start].capital and mine[last - two].capital
                if exchanged and names and not set(between) & _MUTUAL and any(low not in STOP for low in between):
                    says, said = (" ".join(w.text for w in words[start:last]) for words in (theirs, mine))
                    reason = f'the paragraph says "{says}", the sentence says "{said}"'
                    return Finding("role", "contradicted", reason, (theirs[start].start, theirs[last - 1].end))
    return None


def _edits(match: Match) -> Iterator[Edit]:
    mine = [word for word in match.clause if word.stem]
    theirs = [word for word in match.sentence if word.stem]
    if len(mine) < 5 or match.share < _SHARED:
        return
    matcher = SequenceMatcher(None, [w.low for w in theirs], [w.low for w in mine], autojunk=False)
    codes = matcher.get_opcodes()
    if sum(b - a for tag, a, b, _, _ in codes if tag == "equal") < _COPIED * len(mine):
        return
    kept = frozenset(word.low for word in mine)
    for tag, a, b, c, d in codes:
        if tag == "replace" and b == len(theirs):
            b = min(b, a + d - c + 2)  # what the evidence goes on to say is nothing that was exchanged
        if tag != "equal" and b - a <= 8 and d - c <= 8:
            after = theirs[b] if b < len(theirs) and d < len(mine) else None
            before = theirs[a - 1] if a and c else None
            yield Edit(tuple(theirs[a:b]), tuple(mine[c:d]), after, before, kept)


def _judged(edit: Edit, match: Match, claim: Text, evidence: Text) -> Finding | None:
    mine, theirs = edit.mine, edit.theirs
    added, dropped = sum(map(is_negation, mine)), sum(map(is_negation, theirs))
    moved = sum(map(is_negation, match.clause)) == sum(map(is_negation, match.sentence))
    if edit.after is not None and added % 2 != dropped % 2 and not moved:
        words = mine or theirs
        only = any(w.low in _ONLY for w in (*mine, *theirs))
        if len(words) <= 3 and not only and _plain(mine) and _plain(theirs):
            return _found("negation", "contradicted", edit)
    pair = next(((one, two) for one in theirs for two in mine if opposite(one, two)), None)
    if pair is not None and len(theirs) <= 3 and len(mine) <= 3:
        return _found("direction", "contradicted", edit)
    if edit.after is not None and edit.before is not None:
        if any(w.low in _ALLEGED and w.low not in edit.kept for w in theirs) and not _unsure(mine):
            return _found("attribution", "unsupported", edit)
        if _hedges(edit) and not _unsure(mine):
            return _found("hedge", "unsupported", edit)
        lows = [w.low for w in theirs]
        one_of = lows[:2] == ["one", "of"] and "one" not in edit.kept
        if one_of or (any(map(is_part, theirs)) and any(map(is_all, mine))):
            return _found("quantifier", "contradicted", edit)
    return _swapped(edit, claim, evidence)


def _hedges(edit: Edit) -> bool:
    """Whether what was left out is a hedge and nothing else, but for words that the claim has in their place."""
    keys = {w.stem for w in edit.mine}
    rest = [w for w in edit.theirs if not is_hedging(w) and w.low not in STOP and w.stem not in keys]
    said = [w for w in edit.theirs if is_hedging(w) and w.low not in edit.kept]
    planned = any(w.low == "to" for w in (*edit.theirs, edit.after) if w is not None)
    return bool(said) and not rest and any(w.low not in PLANNED or planned for w in said)


def _unsure(words: tuple[Word, ...]) -> bool:
    return any(is_hedging(w) or is_source(w) or w.low in _AHEAD for w in words)


def _plain(words: tuple[Word, ...]) -> bool:
    """Nothing but small words, so that no other word carries what the "not" did."""
    return all(is_negation(w) or w.low in STOP for w in words)


def _swapped(edit: Edit, claim: Text, evidence: Text) -> Finding | None:
    """One name, number or day of the evidence put in the place of another."""
    mine, theirs = edit.mine, edit.theirs
    for names in (_DAYS, _MONTHS, _SPANS):
        one, two = (
            [w for w in words if w.low.removesuffix("s") in names or w.low in names] for words in (theirs, mine)
        )
        if len(one) == 1 and len(two) == 1:
            return _found("date", "contradicted", edit)
    numbers = _within(evidence, theirs), _within(claim, mine)
    if all(len(found) == 1 for found in numbers) and _differ(numbers[1][0], numbers[0][0]):
        return _found("number", "contradicted", edit)
    persons = [[w for w in words if w.capital and is_name(w) and w.low not in SAME] for words in (theirs, mine)]
    whole = all(persons) and len(persons[0]) == len(theirs) and len(persons[1]) == len(mine)
    if whole and edit.after is not None and not same_person(persons[0], persons[1], evidence):
        return _found("role", "contradicted", edit)
    return None


def _differ(one: Quantity, two: Quantity) -> bool:
    return not agrees(one, two) and not agrees(two, one)


def _within(text: Text, words: tuple[Word, ...]) -> list[Quantity]:
    if not words:
        return []
    return [q for q in quantities(text) if words[0].start <= q.start < words[-1].end and q.kind != "weak"]


def _found(kind: FindingKind, support: Literal["contradicted", "unsupported"], edit: Edit) -> Finding:
    theirs, mine = _said(edit.theirs, edit), _said(edit.mine, edit)
    first = edit.theirs[0] if edit.theirs else edit.before or edit.after
    last = edit.theirs[-1] if edit.theirs else edit.after or edit.before
    span = (first.start, last.end) if first is not None and last is not None else None
    return Finding(kind, support, f'the paragraph says "{theirs}", the sentence says "{mine}"', span)


def _said(words: tuple[Word, ...], edit: Edit) -> str:
    """The words, with the word behind them where there are none or few."""
    shown = [*words, *([edit.after] if edit.after is not None and len(words) < 2 else [])]
    return " ".join(word.text for word in shown)
