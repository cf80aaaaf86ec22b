"""A question's parts, told by its closed-class words: what it asks for, the auxiliary, the subject, the rest.

    >>> asked("Until when was the Quarry Street Bridge closed to trucks?")
    Asked(wh='Until when', auxiliary='was', subject='the Quarry Street Bridge', rest='closed to trucks')

Not covered: questions in which something stands before the question word ("In the end, who paid?").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.dialogue.verbs import AUXILIARIES, BE, is_base, is_participle, is_verb

WH = frozenset("who whom whose what which when where why how".split())
PREPOSITIONS = frozenset(
    "about above across after against along among around at before behind below beside between beyond by despite down"
    " during for from in inside into near of off on onto out outside over per since through to toward towards under"
    " until up upon via with within without".split()
)
DETERMINERS = frozenset(
    "the a an its his her their our your my this that these those each every any some no both all".split()
)
PRONOUNS = frozenset(
    "he she it they him her them we us you i this that these those there anyone anybody someone somebody everyone"
    " everybody nobody anything something nothing".split()
)
JOINERS = frozenset("and but or nor when while after before because if that who which since as than though".split())
_MEASURES = frozenset(
    "many much long old far often big tall high deep wide large heavy soon quickly late early badly strong".split()
)
_PREDICATES = frozenset(
    "open free true safe dead alive available able likely due ready responsible legal illegal guilty empty full unusual"
    " possible necessary expensive late early still not also ever really already so too now yet there here".split()
)
LEAD = re.compile(r"^\s*(?:(?:and|but|so|also)\b[,\s]+|(?:then|okay|ok|now|well|yes|no)\s*,\s*)+(?=\w)", re.IGNORECASE)
_IS = re.compile(r"\b(what|who|where|when|why|how|it|he|she)['’]s\b(?! been| \w+ed\b)", re.IGNORECASE)
_END = re.compile(r"[\s?!.…]+$")


@dataclass(frozen=True, slots=True)
class Asked:
    """`wh` is empty for yes or no. Without an auxiliary, or without a subject, `wh` is what the verb speaks of."""

    wh: str
    auxiliary: str
    subject: str
    rest: str

    @property
    def kind(self) -> str:
        """The question word itself, in lower case: "how" of "By how many votes"."""
        return next((low for low in map(bare, self.wh.split()) if low in WH), "")

    @property
    def noun(self) -> str:
        """What is counted or chosen from: "people" of "How many people", "team" of "Which team"."""
        words = [bare(word) for word in self.wh.split()]
        at = next((i for i, word in enumerate(words) if word in WH), len(words))
        nouns = words[at + 1 :]
        if nouns and nouns[0] in _MEASURES:
            nouns = nouns[1:] if nouns[0] in ("many", "much") else []
        return " ".join(word for word in nouns if word not in ("else", "exactly"))

    @property
    def is_bare(self) -> bool:
        """Only a question word and what belongs to it: "And when?", "By how many votes?"."""
        words = self.wh.split()
        nominal = all(word.islower() and not word.endswith("ed") for word in words[1:])  # not "What tribes hated Rome"
        return 0 < len(words) <= 4 and nominal and not self.auxiliary and not self.rest


def bare(token: str) -> str:
    """A word without the marks around it and without case."""
    return token.strip(",;:\"'“”‘’()").replace("’", "'").lower()


def body(question: str) -> str:
    """The question without its end mark and without an "And" at its start."""
    return _IS.sub(r"\1 is", LEAD.sub("", _END.sub("", " ".join(question.split()))).strip())


def asked(question: str) -> Asked | None:
    """None for what does not have the form of an English question."""
    tokens = body(question).split()
    if not tokens:
        return None
    lows = [bare(token) for token in tokens]
    if lows[0] in AUXILIARIES and len(tokens) > 1:
        subject, rest = split_subject(tokens[1:], lows[0])
        return Asked("", tokens[0].lower(), subject, rest)
    at = 1 if lows[0] in PREPOSITIONS and len(lows) > 1 else 0
    if lows[at] not in WH:
        return None
    end = _end_of_wh(tokens, lows, at)
    wh, tokens, lows = " ".join(tokens[:end]), tokens[end:], lows[end:]
    if not tokens or lows[0] not in AUXILIARIES:
        return Asked(wh, "", "", " ".join(tokens))
    auxiliary, tokens, lows = lows[0], tokens[1:], lows[1:]
    if not tokens or _starts_with_verb(tokens, auxiliary):
        return Asked(wh, auxiliary, "", " ".join(tokens))
    subject, rest = split_subject(tokens, auxiliary)
    return Asked(wh, auxiliary, subject, rest)


def _end_of_wh(tokens: Sequence[str], lows: Sequence[str], at: int) -> int:
    word, end = lows[at], at + 1
    if word == "how" and end < len(lows) and lows[end] in ("come", "so") and len(lows) == end + 1:
        return end + 1
    if word == "how" and end < len(lows) and lows[end] in _MEASURES:
        counts = lows[end] in ("many", "much")
        end += 1
        if not counts:
            return end
    elif word not in ("which", "what", "whose"):
        return end + (end < len(lows) and lows[end] in ("else", "exactly"))
    first = end
    while end < len(lows) and lows[end] not in AUXILIARIES and end - first < 5:
        verbal = end > first or word == "what" or (word == "how" and lows[end].endswith("ed"))
        if (
            (lows[end] in PREPOSITIONS and lows[end] != "of")
            or lows[end] in PRONOUNS
            or lows[end] in DETERMINERS
            or (verbal and tokens[end].islower() and _acts(lows[end]))
        ):
            break
        end += 1
    return end


def _acts(low: str) -> bool:
    return low == "happened" or low == "happens" or (is_verb(low) and not low.endswith("ing"))


def _starts_with_verb(tokens: Sequence[str], auxiliary: str) -> bool:
    low = bare(tokens[0])
    if low in ("be", "been", "being", "have") or (low in _PREDICATES and low not in PRONOUNS):
        return True
    if not tokens[0].islower():
        return False
    if auxiliary in BE or auxiliary in ("has", "have", "had"):
        return is_participle(low)
    return is_base(low) and len(tokens) > 1 and not is_base(bare(tokens[1]))


def split_subject(tokens: Sequence[str], auxiliary: str) -> tuple[str, str]:
    """The words behind an auxiliary, as the subject and the rest, which begins with the verb if it was found."""
    lows = [bare(token) for token in tokens]
    if lows[0] in PRONOUNS and not (lows[0] in DETERMINERS and len(lows) > 1 and _is_noun(lows[1])):
        return tokens[0], " ".join(tokens[1:])
    start = 1 if lows[0] in DETERMINERS else 0
    for i in range(start + 1, len(tokens)):
        if _is_verb_here(tokens, lows, i, auxiliary):
            return " ".join(tokens[:i]), " ".join(tokens[i:])
    for i in range(start + 1, len(tokens)):  # "Is the bridge on the east bank": no verb, so the noun phrase ends first
        if auxiliary in BE and lows[i] in PREPOSITIONS and lows[i] not in ("of", "for", "with"):
            return " ".join(tokens[:i]), " ".join(tokens[i:])
    return " ".join(tokens), ""


def _is_noun(low: str) -> bool:
    return low not in AUXILIARIES and low not in PREPOSITIONS and low not in JOINERS and not is_participle(low)


def _is_verb_here(tokens: Sequence[str], lows: Sequence[str], i: int, auxiliary: str) -> bool:
    low, before = lows[i], lows[i - 1]
    if low in ("be", "been", "being"):
        return True
    if not tokens[i][0].islower() or low in PREPOSITIONS or before in DETERMINERS or before in PREPOSITIONS:
        return False
    if low in ("and", "or") or before in ("and", "or"):
        return False
    if low in _PREDICATES:
        return True
    if auxiliary in BE or auxiliary in ("has", "have", "had"):
        return is_participle(low)
    follows = i + 1 < len(lows) and is_base(lows[i + 1]) and tokens[i + 1].islower() and lows[i + 1] not in PREPOSITIONS
    named = tokens[i - 1][0].isupper() and low not in DETERMINERS  # behind a name even a word that is not known
    return (is_base(low) or named) and not follows
