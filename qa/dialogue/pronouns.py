"""The pronouns of a question, put back into the words that they stand for.

Which of several people or things is meant is a guess by recency, number, kind and place in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.dialogue.anaphors import KINDS, Anaphor, anaphors, fits
from qa.dialogue.antecedents import Earlier, spoken_of
from qa.dialogue.asked import DETERMINERS, PREPOSITIONS, bare, body
from qa.dialogue.mentions import Kind, Mention
from qa.dialogue.verbs import AUXILIARIES, SPEAKING, base_of, gerund, is_participle
from qa.rules.nations import SAME

_MOTION = frozenset("get go come travel move drive walk fly went came moved sent send arrive".split())
_NUMBERS = frozenset("number figure total amount count".split())
_HEADS: dict[str, Kind] = {
    **dict.fromkeys("company firm agency newspaper organization organisation team party union group".split(), "group"),
    **dict.fromkeys("man woman politician official mayor senator governor minister president".split(), "person"),
    **dict.fromkeys("building place site town city bridge ship boat law bill plan".split(), "thing"),
}


def resolve(question: str, earlier: Sequence[Earlier]) -> str:
    """The question, without its end mark, with those pronouns replaced for which something was found; newest first."""
    tokens = body(question).split()
    found = list(anaphors(tokens))
    done: dict[str, str] = {}
    if found and re.search(r"\bdo (?:this|that|it|so)$", " ".join(tokens)) and (deed := _deed(earlier[0])):
        tokens[-2:] = deed.split()  # "Why did he do that?"
        found = list(anaphors(tokens))
    out, at = [], 0
    for anaphor in found:
        if anaphor.group in done and not anaphor.noun:
            continue
        words = _words_for(anaphor, tokens, earlier)
        if words is None:
            continue
        done[anaphor.group] = words
        mark = re.sub(r"^.*?(\W*)$", r"\1", tokens[anaphor.end - 1]) if not anaphor.possessive else ""
        out += [*tokens[at : anaphor.start], _owner(words) if anaphor.possessive else words + mark]
        at = anaphor.end
    text = " ".join([*out, *tokens[at:]])
    said = re.fullmatch(
        r"(?:What|When|Where|Why|How) (?:exactly )?(?:did|does|do|has|have) .+ (\w+)(?: that| this| so)?", text
    )
    if done and said and said[1] in SPEAKING and earlier:
        matter = next((m for m in spoken_of(earlier[0], "it") if m.kind in ("thing", "many")), None)
        if matter and matter.text not in text:
            text = f"{text} about {matter.text}"
    return text


def _words_for(anaphor: Anaphor, tokens: Sequence[str], earlier: Sequence[Earlier]) -> str | None:
    repeated = next(filter(None, (_repeated_object(anaphor, tokens, exchange) for exchange in earlier)), None)
    if repeated:
        return repeated
    for exchange in earlier:
        if anaphor.noun:
            words = _noun_of(anaphor, exchange)
        elif anaphor.group == "there":
            words = _place(exchange, bare(tokens[anaphor.start - 1]) in _MOTION)
        else:
            main = bool(anaphor.start) and bare(tokens[anaphor.start - 1]) in AUXILIARIES
            words = _happening(anaphor, tokens, exchange) or _pick(anaphor.group, exchange, main)
            if words is None and anaphor.group == "it" and anaphor.start and exchange is earlier[0]:
                words = _event(exchange) if bare(tokens[anaphor.start - 1]) in PREPOSITIONS else None
                if words is None and exchange.has_event:
                    return None  # "it" is what happened, which no noun of the question names
        if words:
            return words
    return None


def _pick(group: str, exchange: Earlier, main: bool) -> str | None:
    fitting = [m for m in spoken_of(exchange, group) if fits(group, m)]
    if group in ("he", "she"):
        sex = {"he": "m", "she": "f"}[group]
        fitting.sort(key=lambda m: m.gender != sex or m in exchange.in_question)
    if group == "it" and not main and len(fitting) > 1 and exchange.is_active and fitting[0] == exchange.subject:
        fitting = fitting[1:]  # "Does the county run the boat?", "Who pays for it?": one object follows the other
    if not fitting and group == "they" and exchange.asks_name:
        fitting = [m for m in spoken_of(exchange, group) if m.kind == "person"]
    return fitting[0].text if fitting else None


def _happening(anaphor: Anaphor, tokens: Sequence[str], exchange: Earlier) -> str | None:
    """ "Who is to blame for that?" after "Why was the bridge closed?": for the bridge being closed."""
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
        if mention.kind in KINDS["there"]:
            inside = re.search(rf"\bin {re.escape(mention.text)}", exchange.question)
            return f"{'to' if motion else 'in' if inside or _is_town(mention) else 'at'} {mention.text}"
    return None


def _is_town(mention: Mention) -> bool:
    last = mention.text.split()[-1]
    return mention.kind == "name" or last.lower() in SAME or last in ("Falls", "Gap", "County", "City", "Town", "State")


def _noun_of(anaphor: Anaphor, exchange: Earlier) -> str | None:
    """ "That vote" is the vote that the earlier question spoke of, "the company" the one that was named."""
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
    mentions.sort(key=lambda m: m.kind != kind)
    named = [m for m in mentions if m.is_name and (m.kind == kind or {m.kind, kind} <= {"thing", "group"})]
    return named[0].text if kind and named else None


def _owner(words: str) -> str:
    return f"{words}'" if words.endswith("s") and words[-2:] != "ss" and " " in words else f"{words}'s"
