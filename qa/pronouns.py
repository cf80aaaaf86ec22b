"""The pronouns of a question, put back into the words that they stand for.

A pronoun whose noun is in the question itself stays, and so do "it" in "Is it true that", "that" as a conjunction and
"there" in "Is there". Which of several people or things is meant is a guess by recency, number and kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa.antecedents import Earlier, spoken_of
from qa.asked import DETERMINERS, JOINERS, PREPOSITIONS, PRONOUNS, WH, asked, bare, body
from qa.phrases import Kind, Mention, phrases_before
from qa.rules.nations import SAME
from qa.verbs import AUXILIARIES, SPEAKING, base_of, gerund, is_participle

_CLASSES = {
    **dict.fromkeys(("he", "him", "his"), "he"),
    **dict.fromkeys(("she", "her", "hers"), "she"),
    **dict.fromkeys(("it", "its", "this", "that"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "these", "those"), "they"),
    "there": "there",
}
_KINDS: dict[str, tuple[Kind, ...]] = {
    "he": ("person", "name"),
    "she": ("person", "name"),
    "it": ("thing", "group", "name"),
    "they": ("many", "group"),
    "there": ("thing", "group", "name"),
}
_EXPLETIVE = re.compile(
    r"\bit (?:(?:really|still|also|not|even|now) )*(?:is |was |be |been |would be )?"
    r"(?:true|possible|impossible|likely|unlikely|clear|known|certain|legal|illegal|safe|necessary|important|hard|easy"
    r"|worth|too late|the case|fair|normal|common|usual|right|wrong|expected|believed|thought|said|reported|estimated)"
    r" (?:that|to|for|how|when|whether|if|who|why|what)\b"
    r"|\b(?:is|was) it (?:really )?(?:raining|snowing|cold|hot|dark|late|\S.* (?:who|that|which) )"
    r"|\b(?:time|day|date) (?:is|was) it\b|\b(?:does|did|will|would) it (?:take|cost|mean|feel|matter)\b.* to \w"
    r"|\bit (?:seems?|turn(?:s|ed)? out|happens)\b|\b(?:made|make|makes) it\b|\bhow (?:is|was) it that\b"
)
_CLAUSE_VERBS = SPEAKING | frozenset(
    "know believe find mean hope fear confirm prove hear learn see agree warn show state announce report tell deny"
    " insist note reveal discover decide demand ensure expect feel propose require admit".split()
)
_BEFORE_THAT_CLAUSE = frozenset("true sure clear likely certain possible so now such fact known said".split())
_MOTION = frozenset("get go come travel move drive walk fly went came moved sent send arrive".split())
_NUMBERS = frozenset("number figure total amount count".split())
_HEADS: dict[str, Kind] = {
    **dict.fromkeys("company firm agency newspaper organization organisation team party union group".split(), "group"),
    **dict.fromkeys("man woman politician official mayor senator governor minister president".split(), "person"),
    **dict.fromkeys("building place site town city bridge ship boat law bill plan".split(), "thing"),
}
_SINGLES = frozenset("company firm agency newspaper organization organisation team union building".split())


class Anaphor(NamedTuple):
    """Words `start` to `end` (not included) of a question that lean on what was said before."""

    start: int
    end: int
    group: str
    word: str
    possessive: bool
    noun: str = ""


def resolve(question: str, earlier: Sequence[Earlier]) -> tuple[str, bool]:
    """The question with its pronouns replaced, and whether one of them was left for which nothing was found."""
    tokens = body(question).split()
    found = list(anaphors(tokens))
    done: dict[str, str] = {}
    if found and re.search(r"\bdo (?:this|that|it|so)$", " ".join(tokens)) and (deed := _deed(earlier[0])):
        tokens[-2:] = deed.split()  # "Why did he do that?"
        found = list(anaphors(tokens))
    missing = False
    out, at = [], 0
    for anaphor in found:
        if anaphor.group in done and not anaphor.noun:
            continue
        words = _words_for(anaphor, tokens, earlier)
        if words is None:
            missing = True
            continue
        done[anaphor.group] = words
        mark = re.sub(r"^.*?(\W*)$", r"\1", tokens[anaphor.end - 1]) if not anaphor.possessive else ""
        out += [*tokens[at : anaphor.start], _owner(words) if anaphor.possessive else words + mark]
        at = anaphor.end
    text = " ".join([*out, *tokens[at:]])
    said = re.fullmatch(r"What (?:exactly )?(?:did|does|do|has|have) .+ (\w+)", text)
    if done and said and said[1] in SPEAKING and earlier:
        matter = next((m for m in spoken_of(earlier[0], "it") if m.kind in ("thing", "many")), None)
        if matter and matter.text not in text:
            text = f"{text} about {matter.text}"
    return text, missing


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
            if not (low in ("this", "these") and after in _TIME_NOUNS):
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
        if low == "there" and not i:
            continue
        possessive = low in ("his", "its", "their") or (low == "her" and _is_noun(after) and after != "to")
        main = low == subject and bool(parts) and before in AUXILIARIES
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
    if before in PREPOSITIONS:
        return last or after in PREPOSITIONS or after in JOINERS or after in AUXILIARIES
    if last:
        return True
    return before in AUXILIARIES and (is_participle(after) or base_of(after) is not None or after in PREPOSITIONS)


def _inside(tokens: Sequence[str], lows: Sequence[str], i: int, group: str, possessive: bool) -> bool:
    """Whether the question names what the pronoun stands for, where grammar lets it mean that."""
    after = lows[i + 1] if i + 1 < len(lows) else ""
    subject = lows[i] in ("he", "she", "they") or after in AUXILIARIES or base_of(after) is not None
    for end, mention in phrases_before(tokens[:i]):
        if not _fits(group, mention):
            continue
        if possessive or any(low in JOINERS for low in lows[end:i]) or (subject and end < i):
            return True
    return False


def _fits(group: str, mention: Mention) -> bool:
    if group in ("he", "she"):
        return mention.kind in ("person", "name") and mention.gender != {"he": "f", "she": "m"}[group]
    if group == "they" and mention.kind == "person":
        return mention.text in ("who", "whom")
    return mention.kind in _KINDS[group]


def _words_for(anaphor: Anaphor, tokens: Sequence[str], earlier: Sequence[Earlier]) -> str | None:
    for exchange in earlier:
        if anaphor.noun:
            words = _noun_of(anaphor, exchange)
        elif anaphor.group == "there":
            words = _place(exchange, bare(tokens[anaphor.start - 1]) in _MOTION)
        else:
            main = bool(anaphor.start) and bare(tokens[anaphor.start - 1]) in AUXILIARIES
            words = (
                _happening(anaphor, tokens, exchange)
                or _repeated_object(anaphor, tokens, exchange)
                or _pick(anaphor.group, exchange, main)
            )
            if words is None and anaphor.group == "it" and anaphor.start and exchange is earlier[0]:
                words = _event(exchange) if bare(tokens[anaphor.start - 1]) in PREPOSITIONS else None
                if words is None and exchange.has_event:
                    return None  # "it" is what happened, which no noun of the question names
        if words:
            return words
    return None


def _pick(group: str, exchange: Earlier, main: bool) -> str | None:
    fitting = [m for m in spoken_of(exchange, group) if _fits(group, m)]
    if group in ("he", "she"):
        sex = {"he": "m", "she": "f"}[group]
        fitting.sort(key=lambda m: m.gender != sex or m in exchange.in_question)
    if group == "it" and not main and len(fitting) > 1 and exchange.is_active and fitting[0] == exchange.subject:
        fitting = fitting[1:]  # "Does the county run the boat?", "Who pays for it?": one object follows the other
    if not fitting and group == "they" and exchange.asks_name:
        fitting = [m for m in spoken_of(exchange, group) if m.kind == "person"]
    return fitting[0].text if fitting else None


def _happening(anaphor: Anaphor, tokens: Sequence[str], exchange: Earlier) -> str | None:
    """ "Why did he do that?" after "Who ordered the halt?", "about that" after "Why was the bridge closed?"."""
    parts, before = exchange.parts, bare(tokens[anaphor.start - 1]) if anaphor.start else ""
    if anaphor.word not in ("that", "this") or parts is None or not parts.rest:
        return None
    if before in PREPOSITIONS and parts.auxiliary in ("was", "were") and parts.subject and parts.kind != "what":
        return f"{parts.subject} being {parts.rest}" if is_participle(bare(parts.rest.split()[0])) else None
    return None


def _repeated_object(anaphor: Anaphor, tokens: Sequence[str], exchange: Earlier) -> str | None:
    """ "Who ordered the halt?", "When did he order it?": the verb is the same, and so is its object."""
    if anaphor.word not in ("it", "that", "this", "them") or not anaphor.start:
        return None
    before = bare(tokens[anaphor.start - 1])
    verb = None if before in AUXILIARIES else base_of(before)
    words = body(exchange.question).split()
    for i, word in enumerate(words[:-1]):
        same = base_of(bare(word))
        if verb and same and same[0] == verb[0] and (bare(words[i + 1]) in DETERMINERS or words[i + 1][0].isupper()):
            return " ".join(words[i + 1 :])
    return None


def _event(exchange: Earlier) -> str | None:
    """What happened, as a noun phrase: "Pete Hegseth ordering the halt"."""
    parts = exchange.parts
    if parts is None or not parts.rest or not exchange.has_event:
        return None
    agent = exchange.agent if not parts.auxiliary and parts.kind == "who" else parts.subject
    verb, _, tail = parts.rest.partition(" ")
    base = base_of(bare(verb)) if parts.auxiliary in ("", "did", "does", "do") else None
    return f"{agent} {gerund(base[0])} {tail}".strip() if base and agent else None


def _deed(exchange: Earlier) -> str | None:
    """What somebody did, as it stands behind "did": "order the halt"."""
    parts = exchange.parts
    if parts is None or not parts.rest or parts.kind == "what":
        return None
    verb, _, tail = parts.rest.partition(" ")
    base = base_of(bare(verb)) if parts.auxiliary in ("", "did", "does", "do") else None
    return f"{base[0]} {tail}".strip() if base else None


def _place(exchange: Earlier, motion: bool) -> str | None:
    for mention in spoken_of(exchange, "there"):
        if mention.kind in _KINDS["there"]:
            inside = re.search(rf"\bin {re.escape(mention.text)}", exchange.question)
            return f"{'to' if motion else 'in' if inside or _is_town(mention) else 'at'} {mention.text}"
    return None


def _is_town(mention: Mention) -> bool:
    last = mention.text.split()[-1]
    return mention.kind == "name" or last.lower() in SAME or last in ("Falls", "Gap", "County", "City", "Town", "State")


def _noun_of(anaphor: Anaphor, exchange: Earlier) -> str | None:
    """ "That vote" is the vote that the earlier question spoke of, "the company" the one that it or its answer named."""
    noun = anaphor.noun.removesuffix("'s")
    mentions = [*exchange.in_question, *(exchange.in_answer if exchange.asks_name else ())]
    for mention in mentions:
        head = re.split(r" (?:of|at|for|on|with|in|to|against|that|who) ", mention.text)[0].lower()
        if head.split()[-1] == noun:
            return mention.text if mention.text.lower() != f"the {noun}" else None
    counted = next((m for m in mentions if m.kind == "many" and re.search(r" (?:who|that) ", m.text)), None)
    if noun in _NUMBERS and counted:
        return f"the number of {counted.text.removeprefix('the ')}"
    kind = _HEADS.get(noun)
    named = [m for m in mentions if m.is_name and (m.kind == kind or {m.kind, kind} <= {"thing", "group"})]
    return named[0].text if kind and named else None


def _owner(words: str) -> str:
    return f"{words}'" if words.endswith("s") and words[-2:] != "ss" and " " in words else f"{words}'s"
