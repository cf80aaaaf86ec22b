"""Numbers that the evidence does not give but that one step of reckoning makes of two that it gives.

"96 bottles, three more than the runner-up"   ->  the runner-up's 93
"1,874 to 1,612"                              ->  "by 262 votes"
"four of the nine", "80 percent, the rest"    ->  "fewer than half", "one-fifth"

Not covered: sums, averages, products, more than two numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

from qa.rules.quantities import Quantity
from qa.rules.words import Text

NUMBERS = 12  # in a paragraph; among more, two that make a third are found by chance
_MORE = frozenset("more fewer less higher lower ahead behind short larger smaller greater older younger".split())
_GAP = frozenset("by margin gap difference lead shortfall missed".split())
_REST = frozenset("rest remainder remaining remained other others balance".split())

Agree = Callable[[Quantity, Quantity], bool]


def reckoned(asked: Quantity, claim: Text, there: Sequence[Quantity], evidence: Text, agrees: Agree) -> Quantity | None:
    """The quantity that bears `asked` out when it is reckoned from two of `there`, where a word calls for reckoning."""
    plain = [q for q in there if q.kind in ("", "part") and not (q.unit and q.unit in ("clock", "age"))]
    if len(plain) > NUMBERS or asked.kind not in ("", "part", "weak"):
        return None
    made = _shares(asked, plain, evidence) if asked.unit == "percent" else _differences(asked, claim, plain, evidence)
    return next((quantity for quantity in made if agrees(asked, quantity)), None)


def _shares(asked: Quantity, there: Sequence[Quantity], evidence: Text) -> Iterator[Quantity]:
    """Only for "half", "a third" and such: a percentage in figures is copied, not reckoned."""
    if any(character.isdigit() for character in asked.text):
        return
    for part, whole in _together(there, evidence):
        if part.unit == whole.unit != "percent" and 0 < part.value < whole.value:
            yield asked._replace(value=100 * part.value / whole.value, bound="", step=0.01)
    if _has(evidence, _REST):
        for share in there:
            if share.unit == "percent" and share.value < 100:
                yield asked._replace(value=100 - share.value, bound="", step=0.01)


def _differences(asked: Quantity, claim: Text, there: Sequence[Quantity], evidence: Text) -> Iterator[Quantity]:
    called = bool(_after(claim, asked) & _MORE or _before(claim, asked) & _GAP)
    for less, more in _together(there, evidence):
        apart = bool(_after(evidence, less) & _MORE)  # "96 bottles, three more than the runner-up"
        same = not (less.noun and more.noun) or less.noun == more.noun or not asked.bound
        alike = less.unit == more.unit and same
        if more.value > less.value > 0 and ((called and alike) or (apart and (alike or not less.unit))):
            figure = more.figure - less.figure
            gap = more.value - less.value if less.unit == more.unit else more.value / more.figure * figure
            yield more._replace(value=gap, figure=figure, bound="", noun=asked.noun)


def _together(there: Sequence[Quantity], evidence: Text) -> Iterator[tuple[Quantity, Quantity]]:
    """Two numbers of one sentence: from all over a paragraph, some two would make almost any number."""
    for one, two in permutations(there, 2):
        if evidence.sentence_of(one.start) == evidence.sentence_of(two.start):
            yield one, two


def _after(text: Text, quantity: Quantity) -> set[str]:
    words = [word.low for word in text.words if word.start >= quantity.end]
    return set(words[:2])


def _before(text: Text, quantity: Quantity) -> set[str]:
    words = [word.low for word in text.words if word.end <= quantity.start]
    return set(words[-3:])


def _has(text: Text, words: frozenset[str]) -> bool:
    return any(word.low in words for word in text.words)
