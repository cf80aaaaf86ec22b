"""Questions without a verb of their own ("And when?", "In Europe?", "And the mayor?"), completed by the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.dialogue.antecedents import Earlier
from qa.dialogue.asked import DETERMINERS, PREPOSITIONS, Asked, bare, body
from qa.dialogue.mentions import TIMES, Mention
from qa.dialogue.phrases import phrase
from qa.dialogue.verbs import BE, base_of, is_base, is_participle, is_past

_AMOUNT_VERBS = frozenset("cost pay fall rise lose spend earn give raise drop grow save owe".split())
_MASSES = frozenset("money damage water time support power help aid research work".split())
_OPPOSITES = ({"for", "against"}, {"before", "after"}, {"since", "until"}, {"with", "without"})
_NOW = frozenset("now today tomorrow yesterday".split())


def bare_wh(new: Asked, last: Earlier) -> str | None:
    """ "By how many votes?" with the verb of the last question; None when no clean sentence can be made."""
    parts, wh = last.parts, _adverb(new.wh)
    if parts is None:
        return None
    if new.kind in ("who", "what", "which", "whom", "whose") and bare(new.wh.split()[0]) not in PREPOSITIONS:
        return _other_object(new, parts)
    if not parts.subject:
        return _from_subject_question(wh, parts, last)
    if not parts.rest:
        return None
    words = parts.rest.split()
    amount = new.wh.lower() == "how much"
    if amount:
        at = next((i for i, word in enumerate(words) if bare(word) in _MASSES), None)
        if at is not None:
            rest = words[:at] + words[at + 1 :]
            return f"{new.wh} {bare(words[at])} {parts.auxiliary} {parts.subject} {' '.join(rest)}"
    if new.wh.lower() == "how many" or (amount and not any(bare(word) in _AMOUNT_VERBS for word in words)):
        return None
    words = _with_object(words, parts)
    return f"{wh} {parts.auxiliary} {parts.subject} {' '.join(words)}"


def _adverb(wh: str) -> str:
    return "Why" if wh.lower() in ("how so", "how come", "what for") else wh


def _other_object(new: Asked, parts: Asked) -> str | None:
    """ "Who else?" and "Which department?" take the place of what the last question asked for."""
    if new.kind == "who" and parts.noun in ("people", "residents", "men", "women") and not parts.subject:
        one = {"were": "was", "are": "is", "have": "has"}.get(parts.auxiliary, parts.auxiliary)
        return f"{new.wh} {one} {parts.rest}" if one or is_past(bare(parts.rest.split()[0])) else None
    if "else" in new.wh.lower().split() and parts.kind == new.kind:
        return " ".join(filter(None, (new.wh, parts.auxiliary, parts.subject, parts.rest)))
    if not parts.subject and parts.wh and not new.wh.lower().endswith("else") and parts.kind == new.kind:
        return " ".join(filter(None, (new.wh, parts.auxiliary, parts.rest)))
    anyone = bare(parts.subject) in ("anyone", "anybody", "someone", "somebody", "anything", "something")
    if not parts.wh and anyone and parts.auxiliary not in ("do", "does", "did") and parts.rest:
        return f"{new.wh} {parts.auxiliary} {parts.rest}"
    return None


def _from_subject_question(wh: str, parts: Asked, last: Earlier) -> str | None:
    """ "Who ordered it?" asked with another word: "When did Pete Hegseth order it"."""
    if parts.kind == "what" and not parts.noun:
        agent = "that"
    elif parts.kind in ("who", "which", "what"):
        agent = last.agent or ("someone" if parts.kind == "who" else "")
    else:
        noun = parts.noun
        agent = f"the {noun}" if noun else ""
    if not agent or not parts.rest:
        return None
    if parts.auxiliary:
        verb = bare(parts.rest.split()[0])
        if parts.auxiliary in BE and not is_participle(verb) and verb != "be" and parts.kind == "who":
            return None
        return f"{wh} {parts.auxiliary} {agent} {parts.rest}"
    verb, _, tail = parts.rest.partition(" ")
    base = base_of(bare(verb))
    if base is None:
        return None
    return f"{wh} {base[1]} {agent} {base[0]} {tail}".rstrip()


def _with_object(words: list[str], parts: Asked) -> list[str]:
    """What the last question asked for, put behind its verb: "hire the workers", "say that"."""
    if parts.kind == "what" and not parts.noun:
        thing = "that"
    elif parts.kind == "how" and parts.wh.lower().endswith("how much"):
        at = next((i for i, word in enumerate(words) if bare(word) in _AMOUNT_VERBS), None)
        return words if at is None else [*words[: at + 1], "that much", *words[at + 1 :]]
    elif parts.kind in ("which", "what", "how") and parts.noun and bare(parts.wh.split()[0]) not in PREPOSITIONS:
        thing = f"the {parts.noun}"
    else:
        return words
    at = 0
    while at + 1 < len(words) and (bare(words[at]) in ("be", "been", "have") or bare(words[at + 1]) == "to"):
        at += 1 if bare(words[at + 1]) != "to" else 2
    return [*words[: at + 1], thing, *words[at + 1 :]]


def added(new: str, last: Earlier) -> str | None:
    """ "And in April?", "And now?", "And overhauled?": put in the place of its like in the last question, or behind."""
    words, old = new.split(), body(last.question).split()
    lows = [bare(word) for word in words]
    if lows[0] in PREPOSITIONS:
        at = _like(old, lows)
        if at is None:
            return " ".join([*old, *words])
        return " ".join([*old[: at[0]], *words, *old[at[1] :]])
    if lows[0] in _NOW or (lows[0] in ("last", "next", "this") and lows[-1] in TIMES):
        while old and bare(old[-1]) in _NOW:
            old.pop()
        return " ".join([*old, *words])
    parts = last.parts
    if len(words) == 1 and parts is not None and parts.rest:
        fits = is_participle if parts.auxiliary in BE or parts.auxiliary in ("has", "have", "had") else is_base
        rest = parts.rest.split()
        at_verb = next((i for i, word in enumerate(rest) if fits(bare(word))), None)
        if fits(lows[0]) and words[0].islower() and at_verb is not None:
            rest[at_verb] = words[0]
            return " ".join(filter(None, (parts.wh, parts.auxiliary, parts.subject, *rest)))
    return None


def _like(old: Sequence[str], new: Sequence[str]) -> tuple[int, int] | None:
    """Where the last question has a phrase with the same preposition, of time for time and of place for place."""
    lows = [bare(word) for word in old]
    time = _is_time(new[1:])
    for at in range(len(lows) - 1, 0, -1):
        if lows[at] != new[0] and {lows[at], new[0]} not in _OPPOSITES:
            continue
        end = at + 1
        while end < len(lows) and lows[end] not in PREPOSITIONS and not (is_participle(lows[end]) and end > at + 2):
            end += 1
        if _is_time(lows[at + 1 : end]) == time:
            return at, end
    return None


def _is_time(lows: Sequence[str]) -> bool:
    return any(low in TIMES or re.fullmatch(r"(?:1\d|20)\d\d", low) for low in lows)


def another_phrase(new: str, last: Earlier, *, strict: bool) -> str | None:
    """ "And the mayor?": in the place of the person, "What about the buses?": of the only thing of the last question.

    `strict` keeps questions that ask why out of it: what is true of another thing need not have a reason.
    """
    given = phrase(new)
    if given is None:
        return None
    alike = [m for m in last.in_question if _alike(given, m) and m.text in last.question]
    outer = [m for m in alike if not any(m is not o and m.text in o.text for o in alike)]
    if len(outer) > 1 and given.kind != "person" and last.is_active and outer[0] == last.subject:
        outer = outer[1:]
    if not outer and given.kind == "person" and last.subject is not None and last.subject.kind in ("group", "many"):
        outer = [last.subject] if last.subject.text in last.question else []
    if not outer or (given.kind != "person" and (len(outer) > 1 or (strict and last.asks_why))):
        return None
    if outer[0].text in new:
        return None
    return body(last.question).replace(outer[0].text, _lowered(new), 1)


def _lowered(new: str) -> str:
    first = new.split()[0]
    return new[0].lower() + new[1:] if bare(first) in DETERMINERS else new


def _alike(one: Mention, two: Mention) -> bool:
    things, people = ("thing", "many", "group"), ("person", "name")
    if one.kind in people and two.kind in people:
        return True
    return one.kind == two.kind or (one.kind in things and two.kind in things)
