"""Words that say the opposite of each other."""

from __future__ import annotations

from typing import NamedTuple

from qa.rules.stems import stem
from qa.rules.words import Word

_OPPOSITES = """
rise increase grow growth climb jump surge soar gain ramp escalate intensify up higher more|\
fall decrease decline drop shrink plunge slump \
sink slip tumble down lower dip less fewer
approve approval accept pass adopt backed endorse|reject rejection refuse turn defeat veto
support supported back backed favor favour|oppose opposed opposition
win won victory|lose lost defeat
open opened reopen reopened|close closed shut
keep continue|stop cease quit
resume resumed restart restarted reinstate continue|halt halted stop cease suspend suspended pause paused freeze
common usual frequent often routine|rare rarely unusual uncommon infrequent seldom
begin began start started launch|end ended stop stopped finish halt
allow allowed permit permitted|ban banned forbid prohibit bar block
admit admitted confirm confirmed acknowledge|deny denied
convict convicted guilty|acquit acquitted innocent
arrive arrived|leave left depart
hire hired|fire fired dismiss laid
buy bought purchase|sell sold
lift lifted|impose imposed
raise raised|lower lowered cut reduce
strengthen strengthened|weaken weakened
widen widened expand|narrow narrowed shrink
largest biggest highest most maximum longest tallest|smallest lowest least fewest minimum shortest
best|worst
top upper|bottom lower
majority|minority
early earlier|late later
former|current
upstream|downstream
legal lawful|illegal unlawful
temporary temporarily|permanent permanently
public publicly|private privately
import imported|export exported
north northern|south southern
east eastern|west western
above|below
inside|outside
accelerate speed faster|slow slower delay
hot hotter warmer|cold colder
safe|unsafe dangerous
success successful succeed|failure unsuccessful fail
profit|loss
ally|enemy
release released freed|jail detain detained arrest
include included|exclude excluded
join joined|leave left quit
father|mother
son|daughter
brother|sister
husband|wife
alive|dead
"""
_COPIED = """
first|last
for|against
all|none
uphold upheld|overturn overturned
major|minor
southwest|northeast
southeast|northwest
before|after
up|down
more|less fewer
many|few
boost|cut
early earlier|late later
morning|evening
summer|winter
left|right
in|out
on|off
over|under
with|without
always|never
ahead|behind
add added|remove removed
man men|woman women
he|she
black|white
day|night
high|low
rich|poor
old|new
big|small
long|short
strong|weak
good|bad
positive|negative
advantage|disadvantage
ancient|modern
possible|impossible
likely|unlikely
able|unable
agree agreed|disagree disagreed
"""
"""Looked at only where a sentence is copied and one such word exchanged: elsewhere they mean too many things."""

CONVERSE = frozenset(stem(word) for word in "buy bought purchase sell sold win won victory lose lost defeat".split())
"""Who buys and who sells are two persons: the same deed is told with either word."""
LOOSE = frozenset("up down more less fewer most least early late earlier later left back backed end free".split())
"""Words with other uses, which need more to go by."""


class Side(NamedTuple):
    side: int
    group: int


_NONE: tuple[Side, ...] = ()


def _read(table: str) -> dict[str, tuple[Side, ...]]:
    found: dict[str, tuple[Side, ...]] = {}
    for group, line in enumerate(table.strip().splitlines()):
        for side, words in enumerate(line.split("|")):
            for key in dict.fromkeys(stem(word) for word in words.split()):
                found[key] = (*found.get(key, ()), Side(side, group))
    return found


_SIDES = _read(_OPPOSITES)
_COPIED_SIDES = _read(_COPIED)


def sides(word: Word) -> tuple[Side, ...]:
    """The pairs that a word belongs to, and on which side."""
    return _SIDES.get(word.stem, _NONE)


def opposite(one: Word, two: Word) -> bool:
    """Whether the words are opposites, in a sentence that is the same otherwise."""
    for table in (_SIDES, _COPIED_SIDES):
        theirs = table.get(two.stem, _NONE)
        if any(Side(1 - side, group) in theirs for side, group in table.get(one.stem, _NONE)):
            return True
    return False
