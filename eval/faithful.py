"""True rewritings: other words or another order, nothing added. A sentence where a rule is unsure gives none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from eval.wording import (
    MONTHS,
    NUMBER_WORDS,
    PERSON,
    WEEKDAYS,
    Place,
    commas_balanced,
    figures,
    has_word,
    looks_impersonal,
    lower_first,
    upper_first,
)  # fmt: skip


def verbatim(place: Place) -> Iterator[str]:
    yield place.sentence


_FRONTED = re.compile(
    rf"^((?:On|In|By|Last|This|At|During|Earlier|Since) (?:(?:{'|'.join(WEEKDAYS + MONTHS)})"
    r"|(?:early|late|mid-?)?\s?\d{4}|week|month|year|the (?:spring|summer|autumn|fall|winter)"
    r"|the (?:past|last|first) \w+)(?: \d{1,2})?(?:,? \d{4})?), ([A-Z\w].*)\.$"
)


def shortened(place: Place) -> Iterator[str]:
    s = place.sentence
    if re.search(r"[\"“”]", s):
        return
    bracket = re.fullmatch(r"([^()]+\w) \([^()]+\)([ ,.][^()]*)", s)
    if bracket:
        yield bracket[1] + bracket[2]
    if not commas_balanced(s):
        return
    if s.count(",") == 2:
        aside = re.fullmatch(
            r"([^,]*[A-Z]\w+), (?:who|which|a|an|the) [^,]{5,70}, ((?!and\b|or\b|but\b|as\b)[a-z][^,]*)", s
        )
        if aside:
            yield f"{aside[1]} {aside[2]}"
    if s.count(",") == 1:
        tail = re.fullmatch(r"([^,]{30,}), (?:which|who) [^,]+\.", s)
        if tail and not re.search(r"\b(?:that|if)\b", tail[1]):
            yield tail[1] + "."
        joined = re.fullmatch(
            r"((?:The|A|He|She|It|They|[A-Z]\w+ [A-Z]\w+)\b[^,]{25,}), (?:and|but) (?:he|she|it|they|the) [^,]+\.", s
        )
        if joined and not re.search(r"\b(?:if|unless|both|either|between|not only|said|says)\b", s):
            yield joined[1] + "."
    fronted = _FRONTED.match(s)
    if fronted and not re.match(r"(?:said|according)", fronted[2]):
        yield upper_first(fronted[2]) + "."


def reordered(place: Place) -> Iterator[str]:
    s = place.sentence
    if commas_balanced(s) and s.count(",") == 1:
        clause = re.fullmatch(r"(When|After|Before|While|Because|Although|If|Once|Until) ([^,]+), ([^,]+)\.", s)
        if clause and not re.search(r"\b(?:said|says|told|that|who|which|and|but|then)\b", clause[3]):
            main = upper_first(clause[3])
            yield f"{main} {clause[1].lower()} {clause[2]}."
        told = re.fullmatch(r"According to ([^,]+), ([^,]+)\.", s)
        if told:
            yield f"{upper_first(told[2])}, according to {told[1]}."
        told = re.fullmatch(r"([^,]+), according to ([^,]+)\.", s)
        lowered = told and lower_first(told[1], place.people)
        if told and lowered:
            yield f"According to {told[2]}, {lowered}."
    if commas_balanced(s):
        fronted = _FRONTED.match(s)
        if fronted and not re.search(r",|\b(?:said|says|told|that|who|which|and|but|when|after|before)\b", fronted[2]):
            yield f"{upper_first(fronted[2])} {fronted[1][0].lower()}{fronted[1][1:]}."
        said = re.fullmatch(rf"([^,]+), ((?:he|she|officials|police|{PERSON})) said\.", s)
        lowered = said and lower_first(said[1], place.people)
        if said and lowered:
            yield f"{upper_first(said[2])} said that {lowered}."
    quote = re.fullmatch(rf"(“[^“”]+),” ({PERSON}|he|she) said\.", s) or re.fullmatch(
        rf"(\"[^\"]+),\" ({PERSON}|he|she) said\.", s
    )
    if quote:
        close = "”" if quote[1].startswith("“") else '"'
        yield f"{upper_first(quote[2])} said, {quote[1]}.{close}"


_SAME = "won made held led sent built bought sold found lost cut set taught caught fought paid brought"
_OTHER = {
    "took": "taken", "gave": "given", "wrote": "written", "beat": "beaten", "chose": "chosen", "drew": "drawn",
    "broke": "broken", "threw": "thrown", "stole": "stolen", "saw": "seen", "began": "begun", "drove": "driven",
}  # fmt: skip
_REGULAR = (
    "accepted accused acquired added adopted announced appointed approved arrested attacked banned blamed blocked"
    " called cancelled canceled captured carried caused charged cleared closed completed condemned conducted confirmed"
    " convicted covered created criticized damaged defeated delayed delivered denied described destroyed developed"
    " directed discovered dismissed donated elected employed ended endorsed established examined expanded filed fined"
    " fired founded funded halted hired hosted hosted imposed injured introduced invited issued killed launched named"
    " nominated offered opened ordered organized owned passed performed planned postponed praised produced"
    " promoted proposed provided published purchased raised recalled received recorded recovered rejected released"
    " removed replaced reported rescued reversed reviewed sanctioned scored seized signed sponsored staged started"
    " struck suspended targeted threatened trained unveiled used vetoed viewed visited welcomed"
)
PARTICIPLE = {verb: verb for verb in (_SAME + " " + _REGULAR).split()} | _OTHER
_PAST = {participle: verb for verb, participle in PARTICIPLE.items()}
_SMALL = (
    "to for in on at by with from that who which and or as after during than into against about before while when over"
    " under through between among because if but not all it he she they them him us me you is are was were be been has"
    " have had will would can could may might itself himself herself themselves more"
).split()
_PLAIN = rf"(?!(?:{'|'.join(_SMALL)}|of)\b|\w+(?:ly|ing|ed)\b)[a-z][a-z-]+"
_OWN_NAME = r"(?:(?:U\.S\. |U\.N\. )?[A-Z][\w&’-]*(?: (?:of |and |for )?(?:U\.S\. )?[A-Z][\w&’-]*){0,5})"
_SOMEBODY = rf"(?:(?:the|a|an) (?:{_OWN_NAME}|(?:{_PLAIN} ){{0,2}}{_PLAIN}(?: {_OWN_NAME})?)|{_OWN_NAME})"
_SOMETHING = (
    rf"(?:(?:the|a|an|its|their|\d[\d,]*|{'|'.join(NUMBER_WORDS)}) (?:{_PLAIN} ){{0,2}}{_PLAIN}"
    rf"(?: of (?:the |a |an )?(?:{_PLAIN} )?{_PLAIN})?|{_OWN_NAME})"
)
_ADJUNCT = (
    r"(?: (?:(?:on|in|at|during) (?:the )?[A-Z\d]|last|this|earlier this|late last|early this)"
    r"[\w’'-]*(?: (?!that\b|who\b|which\b|to\b|and\b|but\b|as\b|for\b)[\w’'-]+){0,4}|)"
)
_SAID = rf"((?:, (?:he|she|officials|police|{PERSON}) said|, according to [^,]+)?)"
# Verbs in -ed whose next words are no object, or whose object has no passive.
_NO_PASSIVE = (
    "lasted remained weighed averaged totaled turned traveled waited walked graduated worked lived climbed jumped"
    " dropped aged married looked seemed appeared voted served helped asked agreed entered finished stayed died arrived"
    " returned ended started based used continued resigned happened wanted needed decided managed tried liked loved"
    " resembled joined followed earned learned received gained attended"
).split()
_VERB = rf"{'|'.join(PARTICIPLE)}|(?!(?:{'|'.join(_NO_PASSIVE)})\b)[a-z]{{3,}}ed(?= (?:the|a|an|its|their) )"
_ACTIVE = re.compile(rf"^({_SOMEBODY}) (has |had |)({_VERB}|{'|'.join(_PAST)}) ({_SOMETHING})({_ADJUNCT}){_SAID}\.$")
_PASSIVE = re.compile(
    rf"^({_SOMETHING}) (was|were|has been|have been|had been) ({'|'.join(_PAST)}) by ({_SOMEBODY})"
    rf"({_ADJUNCT}){_SAID}\.$"
)


def voice(place: Place) -> Iterator[str]:
    """Active to passive and back: only a plain subject, verb and object, with a time or place at most after them."""
    fronted = re.match(
        rf"(?:On (?:{'|'.join(WEEKDAYS)})|In (?:(?:{'|'.join(MONTHS)})(?: \d{{4}})?|\d{{4}})|Last \w+),? ",
        place.sentence,
    )
    opening, whole = (fronted[0], place.sentence[fronted.end() :]) if fronted else ("", place.sentence)
    first = whole.partition(" ")[0]
    if first in ("The", "A", "An"):
        whole = whole[0].lower() + whole[1:]
    elif not opening and not any(
        re.search(rf"[a-z,] {re.escape(first)}\b", t) for t in (place.paragraph, *place.others)
    ):
        return  # "Inspectors": nobody knows whether the capital is the word's own
    said = ""
    active = _ACTIVE.match(whole)
    if active and (active[3] not in _OTHER if active[2] else active[3] not in _OTHER.values()):
        done = active[3] if active[2] else PARTICIPLE.get(active[3], active[3])
        many = _plural(active[4])
        was = {"has ": ("has been", "have been"), "had ": ("had been", "had been"), "": ("was", "were")}[active[2]][
            many
        ]
        said = f"{active[4]} {was} {done} by {active[1]}{active[5]}{active[6]}."
    passive = _PASSIVE.match(whole)
    if passive:
        has = "had" if passive[2].startswith("had") else "have" if _plural(passive[4]) else "has"
        verb = f"{has} {passive[3]}" if passive[2].endswith("been") else _PAST[passive[3]]
        said = f"{passive[4]} {verb} {passive[1]}{passive[5]}{passive[6]}."
    if said:
        yield upper_first(opening + said)


def _plural(thing: str) -> bool:
    head = thing.split(" of ")[0]
    if head[0].isdigit() or head.split()[0] in NUMBER_WORDS:
        return True
    if head[0].isupper() or head.startswith(("a ", "an ")):
        return False
    return bool(re.search(r"(?:[^sui]s|men|women|people|police)$", head)) and not re.search(r"(?:series|news)$", head)


def numbers(place: Place) -> Iterator[str]:
    """The same number in another form: "three" and 3, "1.2 million" and 1,200,000, "percent" and %."""
    s = place.sentence
    words = {value: word for word, value in NUMBER_WORDS.items()}
    for match in re.finditer(
        rf"(?<=[a-z] )({'|'.join(NUMBER_WORDS)})(?= (?!of\b|or\b|to\b|million|billion|hundred|thousand)[a-z])", s
    ):
        yield s[: match.start()] + str(NUMBER_WORDS[match[1]]) + s[match.end() :]
    for match in figures(s):
        rest = s[match.end() :]
        value = (match[2] + (match[3] or "")).replace(",", "")
        scale = re.match(r" (million|billion)(?=[ ,.])(?!-)", rest)
        if scale:
            whole = round(float(value) * (10**6 if scale[1] == "million" else 10**9))
            yield s[: match.start()] + f"{match[1]}{whole:,}" + rest[scale.end() :]
        elif re.match(r" percent\b(?!age)", rest):
            yield s[: match.start()] + match[0] + "%" + rest[len(" percent") :]
        elif not match[1] and not match[3] and int(value) in words and re.match(r" [a-z]{3,}", rest) and match.start():
            yield s[: match.start()] + words[int(value)] + rest
    for match in re.finditer(r"(?<=\d)%(?=[ ,.])", s):
        yield s[: match.start()] + " percent" + s[match.end() :]


_PRONOUN = re.compile(r"^(He|She) (?=[a-z])")


def resolved(place: Place) -> Iterator[str]:
    """ "He" at the start, after a sentence that begins with the only person whom the paragraph has named."""
    pronoun = _PRONOUN.match(place.sentence)
    if not pronoun or not place.before:
        return
    told = " ".join(place.before)
    named = [person for person in place.people if has_word(told, person.split()[-1])]
    if len(named) != 1:
        return
    full, last = re.escape(named[0]), re.escape(named[0].split()[-1])
    opener = re.match(rf"(?:\S+ ){{0,3}}?({full}|{last})\b(?![’'-])", place.before[-1])
    speaking = r"\b(?:said|says|told|added|adds|recall\w*|remember\w*|explained|argued|noted)\b"
    if re.search(speaking, place.before[-1]) and not re.match(rf"\w+ (?:also )?{speaking}", place.sentence):
        return  # "Lee says the owner was strict. He would ...": he may be the owner
    others = set(re.findall(rf"(?<!the ){PERSON}", told)) - {named[0]}
    if opener and all(looks_impersonal(other) for other in others):
        yield f"{opener[1]} {place.sentence[pronoun.end() :]}"


def merged(place: Place) -> Iterator[str]:
    """Two sentences that follow each other, joined by "and"."""
    if not place.after:
        return
    first, second = place.sentence, place.after[0]
    whole = re.fullmatch(r"[A-Z].*[a-z\d)%]\.", second)
    plain = (
        bool(whole)
        and commas_balanced(first)
        and commas_balanced(second)
        and first.endswith(".")
        and second.endswith(".")
    )
    if not plain or not all(5 <= len(text.split()) <= 20 for text in (first, second)):
        return
    if first.count(",") > 1 or re.search(r"\b(?:said|says|if|believes?d?|that)\b", first):
        return
    if re.match(r"(?:But|And|So|Or|Then|However|Still|Yet|That|This|Also|Instead|Meanwhile)\b", second):
        return
    lowered = lower_first(second, place.people)
    if lowered:
        yield f"{first[:-1]}, and {lowered}"


TRUE: dict[str, Callable[[Place], Iterator[str]]] = {
    "verbatim": verbatim,
    "shortened": shortened,
    "reordered": reordered,
    "voice": voice,
    "number words": numbers,
    "pronoun resolved": resolved,
    "merged": merged,
}
