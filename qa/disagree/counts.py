"""What the numbers of a text count or measure, and within which bounds of time, place and kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from qa.disagree.concepts import SAYING, keys
from qa.disagree.told import Told
from qa.rules.nations import SAME
from qa.rules.quantities import Quantity, quantities
from qa.rules.spelling import is_name
from qa.rules.stems import stem
from qa.rules.words import Word

_MARGIN = re.compile(
    r"\s*(?:\w+ )?(?:less|more|fewer|higher|lower|below|above|earlier|later|ago|before|after)\b", re.IGNORECASE
)
_BY = re.compile(r"\bby (?:about |nearly |almost |around |some )?[$€£]?$", re.IGNORECASE)
_OF = re.compile(
    r"(?:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|some|many|most|half|several|few|none|thirds?"
    r"|quarters?|percent|majority|part|out)|%|\d) [Oo]f (?:the |its |their |all |those |these )?(?:about )?$"
)
_WAS = re.compile(
    r"\b(?:(?:up|down|r[io]s\w*|(?:climb|jump|increas|rais|gr[eo]w|f[ae]ll|drop|declin|lower|revis)\w*)"
    r" from\b[^.,;]{0,30}|not from |(?:compared (?:to|with)|versus|vs\.?) (?:the |about )*[$€£]?)$"
)
_NAMED = re.compile(r"\b[A-Z][\w-]*[ -]$")  # Boeing 737
_LABEL = re.compile(
    r"\b(?:Category|Level|Phase|Type|Class|Season|Episode|Chapter|Part|Game|Week|Day|Interstate|Highway|Flight|Room"
    r"|Channel|Article|Title|Section|Proposition|Amendment|Group|Division|District|Precinct|Top)[ -]$"
)
_OTHERS = re.compile(r"\b(?:others?|more(?! than)|another|additional|further|extra)\b")
_RENEWED = re.compile(
    r"\b(?:new|newly|previous|previously|former|formerly|earlier|last|next|old|original|originally)\b"
)
_RATE = re.compile(
    r"\s*(?:[a-z]+\s+){0,2}?(?:an? (day|night|week|weekend|month|year|hour|person|share|gallon|ounce|pound|barrel|game)"
    r"|(?:per|each|every) (\w+))\b"
)
_UP_TO = re.compile(r"(?: to |-|–| or )[$€£]?\d")  # a range has no one value
_FROM = re.compile(r"\d(?: to |-|–| or )[$€£]?$")
_JOINED = re.compile(r" \w+-\w")  # "12 full-time workers": what is counted is not told from how
_AGE = re.compile(r"[ -](?:\w+[ -])?old\b")
_IN_WHAT = re.compile(r"\s(?:in|of|worth of) ([a-z]+)")
_DAILY = re.compile(r"\b(day|night|week|month|year|hour)ly\b|\b(dai)ly\b")
_PLURALS = frozenset(
    "people men women children police poultry cattle fish sheep deer aircraft spacecraft feet teeth mice geese"
    " personnel staff crew".split()
)
_TIMES = frozenset(stem(word) for word in "day week month year hour person".split())
PERSONS = frozenset(stem(word) for word in "people person resident tenant victim individual inhabitant student".split())
NEAR = 2  # words of meaning on each side
LINK = 6  # words behind a number in which a name may bound it
OWNER = 3  # words before a number in which its owner stands
_PAUSES = frozenset(",:;()-")
_IN = frozenset("in at with for from on across of".split())


class _Scope(NamedTuple):
    """`others`: "12 more"; `renewed`: a new one; `rate`: "day"; `joined`: "10-year"; `age`: "4 months old"."""

    average: bool
    others: bool
    renewed: bool
    rate: str
    joined: bool
    age: bool


def countable(told: Told) -> list[Quantity]:
    """The numbers that measure or count what is told now.

    Not fractions in words, nor those that are part of a name, nor those by which something is more or less, nor
    ranges, nor what it was before, nor the whole that a part is "of".
    """
    found: list[Quantity] = []
    whole = ""
    for q in quantities(told.read, told.published):
        before, after = told.text[: q.start], told.text[q.end :]
        if _OF.search(before):
            whole = q.noun
        elif q.kind == "" and q.unit != "clock" and not (_in_name(before, after) or _compares(before, after)):
            if (q.unit == "percent" and not re.search(r"\d", q.text)) or not (q.unit or _counted(q, after)):
                continue
            bare = not q.unit and (not q.noun or _verb(after))
            found.append(q._replace(noun=whole) if whole and bare else q)
    return found


def _counted(quantity: Quantity, after: str) -> bool:
    """Whether it is plain what is counted: not in "12 full-time workers", nor "two school districts"."""
    if _JOINED.match(after):
        return False
    noun = next((low for low in re.findall(r"[\w'’-]+", after.casefold()) if stem(low) == quantity.noun), "")
    return not noun or quantity.value <= 1 or noun.endswith("s") or noun in _PLURALS


def said(quantity: Quantity) -> str:
    """The number as it is written, its bound before it."""
    bound = {"over": "more than ", "least": "at least ", "under": "less than ", "most": "up to ", "nearly": "nearly "}
    unit = f" {quantity.said}" if quantity.unit == "percent" and "percent" in quantity.said not in quantity.text else ""
    return f"{bound.get(quantity.bound, '')}{quantity.text}{unit}"


def one_scope(left: Told, one: Quantity, right: Told, two: Quantity) -> bool:
    """Whether both count the like: all or only others, new or old ones, a day or altogether, in cash or in gold."""
    stuff = _stuff(left, one), _stuff(right, two)
    return _scope(left, one) == _scope(right, two) and (not all(stuff) or stuff[0] == stuff[1])


def near(told: Told, quantity: Quantity) -> frozenset[str]:
    """The keys of the nearest words that carry meaning, names aside, in the same sentence, up to a semicolon."""
    found = keys(word for side in _around(told, quantity) for word in [w for w in side if not is_named(w)][:NEAR])
    return found - _TIMES


def placed_in(told: Told, quantity: Quantity) -> frozenset[str]:
    """The name that bounds what is counted: Ashdell of "12 shops in Ashdell"."""
    words = [w for w in told.read.words if w.start >= quantity.end][:LINK]
    at = next((k for k, w in enumerate(words) if w.low in _IN), len(words))
    return frozenset(w.low for w in words[at + 1 :] if w.start in told.sure)


def subjects(told: Told, quantity: Quantity) -> frozenset[str]:
    """The names before a number, in its sentence: whose share or price it may be."""
    return _names(told, _before(told, quantity))


def counted_by(told: Told, quantity: Quantity) -> frozenset[str]:
    """Whose number it is: Ashdell Motors of "Ashdell Motors will close 12 shops"; nobody who only says so."""
    before = _before(told, quantity)
    pause = max((k for k, w in enumerate(before) if w.text in _PAUSES), default=-1)
    beside = before[pause + 1 :][-OWNER:]
    return frozenset() if any(w.low in SAYING for w in beside) else _names(told, beside)


def _names(told: Told, words: Sequence[Word]) -> frozenset[str]:
    return frozenset(w.low for w in words if w.start in told.sure and w.low not in SAME)


def _before(told: Told, quantity: Quantity) -> Sequence[Word]:
    sentence = told.read.sentence_of(quantity.start)
    return [w for w in told.read.words[sentence.first : sentence.last] if w.end <= quantity.start]


def is_named(word: Word) -> bool:
    return word.capital and is_name(word)


def _around(told: Told, quantity: Quantity) -> tuple[list[Word], list[Word]]:
    """The words of meaning before a number and those behind it, the nearest first."""
    sentence = told.read.sentence_of(quantity.start)
    after = [w for w in told.read.words[sentence.first : sentence.last] if w.start >= quantity.end]
    return _bearing(_before(told, quantity)[::-1]), _bearing(after)


def _bearing(words: Sequence[Word]) -> list[Word]:
    stop = next((k for k, w in enumerate(words) if w.text in (";", ":")), len(words))
    return [w for w in words[:stop] if len(w.low) > 2 and keys([w])]


def _scope(told: Told, quantity: Quantity) -> _Scope:
    after = told.text[quantity.end :]
    before = told.text[: quantity.start].casefold()
    rate = _RATE.match(after) or _DAILY.search(f"{before[-12:]} {after[:14].casefold()}")
    return _Scope(
        average="averag" in before[-30:],
        others=bool(_OTHERS.search(before[-12:]) or _OTHERS.search(after[:14].casefold())),
        renewed=bool(_RENEWED.search(before[-12:])),
        rate=next((word[:3] for word in rate.groups() if word), "") if rate else "",
        joined=bool(quantity.unit) and "-" in quantity.text,
        age=bool(_AGE.match(after)),
    )


def _stuff(told: Told, quantity: Quantity) -> str:
    """What an amount is of: cash of "$480,000 in cash"."""
    found = _IN_WHAT.match(told.text[quantity.end :]) if quantity.unit else None
    return stem(found.group(1)) if found else ""


def _in_name(before: str, after: str) -> bool:
    return bool(_LABEL.search(before) or (_NAMED.search(before) and re.match(r"[ -][A-Z]", after)))


def _compares(before: str, after: str) -> bool:
    ranges = _UP_TO.match(after) or _FROM.search(before)
    return bool(ranges or _MARGIN.match(after) or _BY.search(before) or _WAS.search(before))


def _verb(after: str) -> bool:
    """ "four closed": the word behind the number is what they did."""
    return bool(re.match(r"\s*\w+ed\b|\s*(?:were|was|have|had|are|is)\b", after))
