"""How many: some told as all, one of several as the only one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.rules.clauses import Match, following, stems
from qa.rules.finding import Finding
from qa.rules.units import SMALL as COUNTED
from qa.rules.words import Word

_ALL = frozenset("all every everyone everybody each always entire entirely whole".split())
_SOME = frozenset(
    "some many most several few half part partly mostly often sometimes majority dozens hundreds thousands"
    " usually".split()
)
_SCALE = (frozenset(("few", "handful")), frozenset(("many", "most", "majority")))
_TOP = re.compile(r"(?:most|best|worst|top|\w{3,}est)$")


def is_all(word: Word) -> bool:
    return word.low in _ALL


def is_part(word: Word) -> bool:
    return word.low in _SOME


def check_quantifier(match: Match) -> Iterator[Finding]:
    """ "some" told as "all", "one of the" as "the only" or "the largest", "few" as "many".

    Not covered: quantities without a common noun behind them.
    """
    if match.share < 0.5:
        return
    mine, theirs = {w.low for w in match.clause}, {w.low for w in match.words}
    for k, word in enumerate(match.clause):
        thing = stems(match.clause, following(match.clause, k, 3))
        found = None
        if word.low in _ALL and not (mine & _SOME) and not (theirs & _ALL):
            found = _quantified(match, _SOME, thing)
        elif (
            word.low in ("only", "sole")
            and k
            and match.clause[k - 1].low == "the"
            and not theirs & {"only", "sole", "single", "alone"}
        ):
            found = _one_of(match, thing)
        elif _TOP.search(word.low) and k and match.clause[k - 1].low == "the" and not mine & {"one", "among"}:
            found = _one_of(match, {word.stem})
        else:
            for less, more in (_SCALE, _SCALE[::-1]):
                if (
                    word.low in less
                    and not theirs & less
                    and not (word.low == "few" and match.clause[k - 1].low == "a")
                ):
                    found = found if found is not None else _quantified(match, more, thing)
        if found is not None:
            there = match.words[found]
            said = "one of" if there.low == "one" else there.text
            reason = f'the paragraph says "{said}", the sentence says "{word.text}"'
            yield Finding("quantifier", "contradicted", reason, (there.start, there.end))
            return


def _quantified(match: Match, words: frozenset[str], thing: frozenset[str]) -> int | None:
    for k, word in enumerate(match.words):
        counted = word.low in COUNTED and k + 1 < len(match.words) and match.words[k + 1].low == "of"
        if (word.low in words or (counted and words is _SOME)) and thing & stems(
            match.words, following(match.words, k, 3)
        ):
            return k
    return None


def _one_of(match: Match, thing: frozenset[str] | set[str]) -> int | None:
    for k, word in enumerate(match.words[:-1]):
        if (
            word.low == "one"
            and match.words[k + 1].low == "of"
            and thing & stems(match.words, following(match.words, k + 1, 4))
        ):
            return k
    return None
