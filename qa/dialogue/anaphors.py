"""Which words of a question lean on what was said before: pronouns, "there", "that vote", "the company".

A pronoun whose noun may be in the question itself does not, nor do "it" in "Is it true that", "that" as a conjunction
and "there" in "Is there". In doubt a word does not: a question that stands alone must not be damaged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa.dialogue.asked import DETERMINERS, JOINERS, PREPOSITIONS, PRONOUNS, WH, asked, bare
from qa.dialogue.mentions import LOWER_TITLES, PEOPLE, THINGS, Kind, Mention
from qa.dialogue.phrases import CLOSED, phrases_before
from qa.dialogue.verbs import AUXILIARIES, BE, SPEAKING, base_of, is_participle, is_verb
from qa.rules.nations import SAME

_CLASSES = {
    **dict.fromkeys(("he", "him", "his"), "he"),
    **dict.fromkeys(("she", "her", "hers"), "she"),
    **dict.fromkeys(("it", "its", "this", "that"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "these", "those"), "they"),
    "there": "there",
}
KINDS: dict[str, tuple[Kind, ...]] = {
    "he": ("person", "name"),
    "she": ("person", "name"),
    "it": ("thing", "group", "name"),
    "they": ("many", "group"),
    "there": ("thing", "group", "name"),
}
_EXPLETIVE = re.compile(
    r"\bit (?:(?:really|still|also|not|even|now) )*(?:is |was |be |been |would be )?"
    r"(?:true|possible|impossible|likely|unlikely|clear|known|certain|legal|illegal|safe|necessary|important|hard|easy"
    r"|harder|easier|worth|essential|difficult|crucial|vital|useful|best|better|too late|the case|fair|normal|common"
    r"|usual|right|wrong|expected|believed|thought|said|reported|estimated)"
    r"(?: or \w+)? (?:that|to|for|how|when|whether|if|who|why|what)\b"
    r"|\b(?:is|was) it to \w|\b(?:is|was|be) it (?:\w+ )?(?:when|that|if|whether)\b"
    r"|\bit \w+ to (?:be|do|get|resolve|make|find|say|use|take)\b"
    r"|\b(?:is|was) it (?:really )?(?:raining|snowing|cold|hot|dark|late|\S.* (?:who|that|which) )"
    r"|\b(?:time|day|date) (?:is|was) it\b"
    r"|\b(?:does|did|will|would|can|could|may|might|doesn't|didn't) it (?:\w+ )?(?:take|cost|mean|feel)\b.* to \w"
    r"|\bit (?:seems?|turn(?:s|ed)? out|happens)\b|\b(?:made|make|makes) it\b|\bhow (?:is|was) it that\b"
)
_CLAUSE_VERBS = SPEAKING | frozenset(
    "know believe find mean hope fear confirm prove hear learn see agree warn show state announce report tell deny"
    " insist note reveal discover decide demand ensure expect feel propose require admit".split()
)
_BEFORE_THAT_CLAUSE = frozenset("true sure clear likely certain possible so now such fact known said".split())
_PERSONAL = re.compile(r"(?:er|or|ist|man|woman|ian|ident|ant|who|whose)$")
_LONG = 9  # words; from here on a pronoun behind a verb mostly means something in the question
_SINGLES = frozenset("company firm agency newspaper organization organisation team union building".split())


class Anaphor(NamedTuple):
    """Words `start` to `end` (not included) of a question that lean on what was said before."""

    start: int
    end: int
    group: str
    word: str
    possessive: bool
    noun: str = ""


def anaphors(tokens: Sequence[str]) -> Iterator[Anaphor]:
    """The words that lean on an earlier turn, in their order."""
    lows = [bare(token) for token in tokens]
    parts = asked(" ".join(tokens))
    subject = bare(parts.subject) if parts else ""
    expletive = bool(_EXPLETIVE.search(" ".join(lows)))
    for i, low in enumerate(lows):
        after = lows[i + 1] if i + 1 < len(lows) else ""
        before = lows[i - 1] if i else ""
        if low in ("this", "that", "these", "those") and _is_noun(after) and not _opens_clause(tokens, lows, i):
            free = not before or before in PREPOSITIONS or before in AUXILIARIES
            near = (free and (low != "those" or i < 3)) or i + 2 == len(lows)
            if near and not (low in ("this", "these") and after.removesuffix("'s") in _TIME_NOUNS):
                yield Anaphor(i, i + 2, _CLASSES[low], low, False, after)
            continue
        if low == "the" and after in _SINGLES and _stands_alone(tokens, lows, i + 1):
            yield Anaphor(i, i + 2, "it", low, after != bare(tokens[i + 1]) or "'" in tokens[i + 1], after)
            continue
        group = _CLASSES.get(low)
        if group is None or (low == "it" and expletive):
            continue
        if low in ("this", "that", "these", "those") and not _demonstrative(lows, i):
            continue
        if low == "there" and (before in AUXILIARIES or after in AUXILIARIES) and (after or before not in AUXILIARIES):
            continue
        if low == "there" and (not i or (before in BE and len(lows) > 4)):
            continue
        possessive = low in ("his", "its", "their") or (low == "her" and _is_noun(after) and after != "to")
        main = low == subject and bool(parts) and before in AUXILIARIES
        if len(lows) > _LONG and not parts:
            continue
        if not main and _inside(tokens, lows, i, group, possessive):
            continue
        yield Anaphor(i, i + 1, group, low, possessive)


_TIME_NOUNS = frozenset(
    "year month week morning afternoon evening night time summer winter spring autumn fall day".split()
)


def _is_noun(low: str) -> bool:
    closed = low in PREPOSITIONS or low in AUXILIARIES or low in JOINERS or low in PRONOUNS or low in WH
    return bool(low) and not closed and low not in DETERMINERS and not low.endswith("ly") and low not in ("to", "not")


def _opens_clause(tokens: Sequence[str], lows: Sequence[str], i: int) -> bool:
    """Whether "that" joins a clause: "said that prices rose", "the bridge that fell"."""
    if lows[i] != "that" or not i:
        return False
    before = base_of(lows[i - 1])
    speaking = before is not None and before[0] in _CLAUSE_VERBS
    free = lows[i - 1] in PREPOSITIONS or lows[i - 1] in AUXILIARIES or before is not None
    return speaking or lows[i - 1] in _BEFORE_THAT_CLAUSE or not free or tokens[i + 1][0].isupper()


def _stands_alone(tokens: Sequence[str], lows: Sequence[str], i: int) -> bool:
    """Whether "the company" is all that the question says of it, and names nothing itself."""
    after = lows[i + 1] if i + 1 < len(lows) else ""
    told = after in ("of", "that", "which", "who", "in", "at", "from", "for", "behind", "with") or _is_name(
        tokens, i + 1
    )
    named = any(token[0].isupper() for token in tokens[1:])
    return not told and not named and (not after or not _is_noun(after) or base_of(after) is not None)


def _is_name(tokens: Sequence[str], i: int) -> bool:
    return i < len(tokens) and tokens[i][0].isupper()


def _demonstrative(lows: Sequence[str], i: int) -> bool:
    before, last = (lows[i - 1] if i else ""), i + 1 == len(lows)
    after = "" if last else lows[i + 1]
    speaking = base_of(before)
    if (lows[i] == "those" and not last) or after == "of" or (last and speaking and speaking[0] in SPEAKING):
        return False
    if before in PREPOSITIONS:
        return last or after in PREPOSITIONS or after in JOINERS or after in AUXILIARIES
    if last:
        return True
    return before in AUXILIARIES and (is_participle(after) or base_of(after) is not None or after in PREPOSITIONS)


def _inside(tokens: Sequence[str], lows: Sequence[str], i: int, group: str, possessive: bool) -> bool:
    """Whether the question itself may name what the pronoun stands for: rather too often than too seldom."""
    first = next(_nouns(tokens[:i], lows[:i], group), None)
    defined = possessive and i == 2 and lows[0] in WH and lows[1] in BE  # "Who is its president?"
    if first is None or defined or lows[i] in ("this", "that"):
        return False
    after = lows[i + 1] if i + 1 < len(lows) else ""
    acts = after in AUXILIARIES or base_of(after) is not None or after == "to"
    parted = any(
        lows[k] in JOINERS or lows[k].endswith("ing") or tokens[k - 1][-1] in ",;" for k in range(first + 1, i)
    )
    far = len(tokens) >= _LONG and any(is_verb(lows[k]) and lows[k] not in AUXILIARIES for k in range(first + 1, i))
    return possessive or lows[i] in ("he", "she", "they") or acts or parted or far


def _nouns(tokens: Sequence[str], lows: Sequence[str], group: str) -> Iterator[int]:
    """The places of words that a pronoun of this group may stand for."""
    ends = [end - 1 for end, mention in phrases_before(tokens) if fits(group, mention) or _fits_loosely(group, mention)]
    for i, low in enumerate(lows):
        if (
            i in ends
            or (group in ("he", "she") and (_PERSONAL.search(low) or (i and _may_be_person(tokens, lows, i))))
            or low in ("who", "whose", "which")
            or (low == "and" and i and group == "they")
        ):
            yield i
        elif (
            tokens[i][0].isupper()
            or len(low) < 3
            or low in CLOSED
            or low in LOWER_TITLES
            or low.endswith("ly")
            or (is_verb(low) and (not i or lows[i - 1] not in DETERMINERS))
        ):
            continue
        elif group == "they" or (group == "it" and not low.endswith("s") and low not in PEOPLE and i > 1):
            yield i


def _may_be_person(tokens: Sequence[str], lows: Sequence[str], i: int) -> bool:
    return tokens[i][0].isupper() and lows[i] not in THINGS and lows[i] not in SAME and lows[i - 1] != "the"


def _fits_loosely(group: str, mention: Mention) -> bool:
    return group == "they" and mention.kind in ("thing", "name")


def fits(group: str, mention: Mention) -> bool:
    if group in ("he", "she"):
        return mention.kind in ("person", "name") and mention.gender != {"he": "f", "she": "m"}[group]
    if group == "they" and mention.kind == "person":
        return mention.text in ("who", "whom")
    return mention.kind in KINDS[group]
