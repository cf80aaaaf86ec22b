"""Are the claim's numbers those of the evidence, with their units, bounds and rounding, and of the same things?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from qa.rules.finding import Finding
from qa.rules.quantities import Quantity, quantities
from qa.rules.reckoning import reckoned
from qa.rules.stems import stem
from qa.rules.words import Text

_PEOPLE = frozenset(
    stem(word)
    for word in "people person victim man woman child passenger resident student worker employee soldier"
    " officer patient protester civilian customer voter member individual adult tenant survivor migrant"
    " refugee teenager boy girl".split()
)
_UPWARD, _DOWNWARD = ("over", "least"), ("under", "most", "nearly")


def check_numbers(claim: Text, evidence: Text, published: date | None = None) -> list[Finding]:
    """Numbers of the claim that the evidence changes, gives to something else, or does not give.

    Not covered: arithmetic, but for one step (qa.rules.reckoning). A number that would have to be reckoned from several
    others is not in the evidence.
    """
    there = quantities(evidence, published)
    found = []
    for asked in quantities(claim, published):
        agreeing = [other for other in there if agrees(asked, other)]
        if not agreeing and (_taken_apart(asked, evidence) or reckoned(asked, claim, there, evidence, agrees)):
            continue
        other = _elsewhere(asked, agreeing, there) if agreeing else _rival(asked, there, claim, evidence)
        if other is not None:
            found.append(_different(asked, other, evidence))
        elif not agreeing and not _lenient(asked) and not _small(asked):
            found.append(Finding("number", "unsupported", f"the sentence says {asked.text}; the paragraph does not"))
    return found


def _different(asked: Quantity, other: Quantity, evidence: Text) -> Finding:
    said, says = (f"{_BOUND_NAMES.get(q.bound, '')}{q.text}" for q in (other, asked))
    if said == says:
        said, says = (f"{q.text} {_thing(q, text)}" for q, text in ((other, evidence), (asked, evidence)))
    return Finding(
        "number", "contradicted", f"the paragraph says {said}, the sentence says {says}", (other.start, other.end)
    )


_BOUND_NAMES = {
    "over": "more than ",
    "least": "at least ",
    "under": "less than ",
    "most": "up to ",
    "nearly": "nearly ",
    "about": "about ",
}


def _thing(quantity: Quantity, evidence: Text) -> str:
    return next((word.low for word in evidence.words if word.stem == quantity.noun), quantity.noun)


def agrees(asked: Quantity, other: Quantity) -> bool:
    """Whether `other` bears out `asked`: unit, value to the precision that is claimed, and bound."""
    if asked.unit == "clock" or other.unit == "clock":
        return _same_time(asked, other)
    if asked.kind == "ordinal" and other.kind != asked.kind and other.kind != "label":
        return False
    if other.kind == "ordinal" and asked.kind not in ("ordinal", "label"):
        return False
    if asked.kind == "label" or other.kind == "label":
        return asked.figure == other.figure
    if asked.unit != other.unit and not _bare(asked, other) and not _bare(other, asked):
        return False
    same_unit = asked.unit == other.unit
    mine, theirs = (asked.value, other.value) if same_unit else (asked.figure, other.figure)
    if (asked.bound in _UPWARD and other.bound in _DOWNWARD) or (asked.bound in _DOWNWARD and other.bound in _UPWARD):
        return asked.bound == "nearly" and theirs < mine
    if abs(mine - theirs) <= 1e-6 * max(1.0, abs(mine)):
        return True
    if {asked.bound, other.bound} <= {"over", "least"} or {asked.bound, other.bound} <= {"under", "most"}:
        return abs(mine - theirs) <= 0.1 * mine  # "up to 75" is not "up to 45"
    if asked.bound in _UPWARD:
        return mine < theirs <= mine * 1.5
    if asked.bound in ("under", "most"):
        return mine * 0.5 <= theirs < mine
    if asked.bound == "nearly":
        return mine * 0.85 <= theirs < mine
    if asked.bound == "about":
        return abs(mine - theirs) <= min(max(0.05 * mine, asked.step / 2), 0.12 * mine)
    rounded = asked.scaled and asked.step <= 0.1 * mine and other.step < asked.step
    return rounded and abs(mine - theirs) <= asked.step / 2 * 1.0001


def _bare(one: Quantity, other: Quantity) -> bool:
    """A number without unit and noun ("rose from 12 to 14") may be of the other's unit."""
    return not one.unit and not one.noun and other.unit != "points"


def _same_time(asked: Quantity, other: Quantity) -> bool:
    if asked.unit != other.unit:
        bare, clock = (other, asked) if asked.unit == "clock" else (asked, other)
        return not bare.unit and not bare.noun and bare.figure * 60 % 720 == clock.value % 720
    if asked.said and other.said:
        return asked.value == other.value
    return asked.value % 720 == other.value % 720


def _taken_apart(asked: Quantity, evidence: Text) -> bool:
    """Whether the evidence has "235, 000" for 235,000, as texts do whose words were taken apart."""
    parts = re.findall(r"\d+", asked.text)
    return len(parts) > 1 and bool(re.search(r"(?<!\d)" + r"[.,]\s".join(parts) + r"(?!\d)", evidence.plain))


def _small(asked: Quantity) -> bool:
    """A "two" or "three" may count what the evidence lists."""
    return asked.value <= 3 and not asked.unit and asked.kind == "" and asked.text.isalpha()


def _lenient(asked: Quantity) -> bool:
    """Words that are more than numbers ("one", "first", "twice") need not stand in the evidence."""
    return asked.kind == "weak" or (asked.kind == "ordinal" and asked.value <= 2)


def _rival(asked: Quantity, there: Sequence[Quantity], claim: Text, evidence: Text) -> Quantity | None:
    """The evidence's number that stands where the claim has another."""
    best: tuple[int, Quantity] | None = None
    topic = claim.sentence_of(asked.start).content
    for other in there:
        if other.kind == "weak" and asked.kind != "weak" and not other.noun:
            continue
        same_figure = asked.figure == other.figure and asked.unit and other.unit and asked.figure != 1
        if not (same_figure or _comparable(asked, other)):
            continue
        near = len(asked.near & other.near)
        shared = len(topic & evidence.sentence_of(other.start).content)
        if _lenient(asked) and (asked.noun != other.noun or not other.noun or near < 2):
            continue
        score = 3 * near + shared + (3 if same_figure else 0)
        if (near or shared >= 2) and (best is None or score > best[0]):
            best = (score, other)
    return best[1] if best else None


def _comparable(asked: Quantity, other: Quantity) -> bool:
    if asked.kind != other.kind and "weak" not in (asked.kind, other.kind):
        return False
    if asked.unit or other.unit:
        return asked.unit == other.unit
    if asked.kind == "ordinal":
        return True
    if _same_noun(asked, other):
        return bool(asked.noun) or asked.kind != "weak" != other.kind
    return (
        not (asked.noun and other.noun) and "weak" not in (asked.kind, other.kind) and len(asked.near & other.near) >= 2
    )


def _same_noun(one: Quantity, two: Quantity) -> bool:
    return one.noun == two.noun or {one.noun, two.noun} <= _PEOPLE


def _elsewhere(asked: Quantity, agreeing: Sequence[Quantity], there: Sequence[Quantity]) -> Quantity | None:
    """The number that the evidence has for the claim's thing, where the claim's number counts something else in it."""
    if _lenient(asked) or asked.kind == "label":
        return None
    if not asked.unit and asked.noun:
        if any(not other.noun or _same_noun(asked, other) or asked.noun in other.near for other in agreeing):
            return None
        rivals = [
            o for o in there if o not in agreeing and not o.unit and o.noun == asked.noun and o.kind == asked.kind
        ]
        closest = max((len(asked.near & other.near) for other in agreeing), default=0)
        return next((o for o in rivals if len(asked.near & o.near) > closest), None)
    return None
