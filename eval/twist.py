"""False rewritings: what a true sentence says turned round, told as surer than it was, or given a cause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from eval.wording import MONTHS, PERSON, WEEKDAYS, Place, commas_balanced, has_word, upper_first

_PARTICIPLE = (
    r"(?:[a-z]+ed|been|become|made|taken|given|seen|won|held|led|found|grown|fallen|risen|come|gone|begun|lost)"
)
_AUXILIARY = re.compile(
    r"^((?:[A-Z][\w’'-]*)(?: [\w’'-]+){0,6}?) (is|are|was|were|will|would|can|should"
    rf"|(?:has|have|had)(?= {_PARTICIPLE}\b)) (?!(?:not|never|no|only|just|also|already|still|so|too|even|both"
    r"|either|all|always|often|once|now|likely|rarely|much|more|hardly|barely|expected|due|there|any|ever|yet)\b)([a-z\d$].*)$"
)
_NEGATED = re.compile(
    r"\b(is|are|was|were|will|would|has|have|had|should|can|could)( not|n[’']t)"
    r" (?!only|just|yet|because|all|every|until|any|necessarily|ever|the only)"
)
_NO_SUBJECT = re.compile(
    r"\b(?:that|who|which|what|when|where|if|while|as|because|not|no|never|few|neither|nor|only|any|nothing|nobody|none"
    r"|how|why|whose|than|but|said|says|not|why|little|whether|and|or|there)\b",
    re.IGNORECASE,
)


def negation(place: Place) -> Iterator[str]:
    s = place.sentence
    if re.search(r"[\"“”?]", s):
        return
    found = _AUXILIARY.match(s)
    if found and not _NO_SUBJECT.search(found[1]):
        negated = "cannot" if found[2] == "can" else f"{found[2]} not"
        yield f"{found[1]} {negated} {found[3]}"
    taken = _NEGATED.search(s)
    if (
        taken
        and len(re.findall(r"\bnot\b|n[’']t\b|\b(?:any|ever|yet|until|never|nor|either|no|without)\b", s)) == 1
        and taken[0] != "won't "
    ):
        yield s[: taken.start(2)] + s[taken.end(2) :]


_DIRECTION = (
    ("rose", "fell"), ("increased", "decreased"), ("gained", "lost"), ("higher", "lower"), ("approved", "rejected"),
    ("upheld", "overturned"), ("largest", "smallest"), ("highest", "lowest"), ("oldest", "youngest"), ("won", "lost"),
    ("increase", "decrease"), ("accepted", "declined"), ("opened", "closed"), ("north", "south"), ("east", "west"),
    ("northern", "southern"), ("eastern", "western"), ("supports", "opposes"), ("raised", "lowered"),
    ("joined", "left"), ("raise", "lower"), ("cheaper", "more expensive"), ("faster", "slower"), ("older", "younger"),
    ("longest", "shortest"), ("convicted", "acquitted"), ("guilty", "not guilty"), ("succeeded", "failed"),
    ("expanded", "shrank"), ("more than", "less than"), ("at least", "at most"), ("above", "below"),
    ("up from", "down from"), ("before", "after"), ("up to", "at least"), ("earlier than", "later than"),
    ("better than", "worse than"), ("best-selling", "worst-selling"), ("began", "ended"), ("arrived in", "left"),
    ("bought", "sold"), ("outside", "inside"), ("winning", "losing"), ("southeast", "northwest"),
    ("southwest", "northeast"), ("increasing", "decreasing"), ("rising", "falling"), ("legal", "illegal"),
    ("major", "minor"), ("ahead of", "behind"), ("upper", "lower"), ("widened", "narrowed"),
)  # fmt: skip
_OPPOSITE = {
    a: b
    for pair in _DIRECTION
    for a, b in (pair, pair[::-1])
    if a not in ("left", "up to", "at least", "failed", "not guilty", "lower")
} | {"lower": "higher", "at least": "at most"}
_LEFT_ALONE = (
    r"(?<!as )(?<!the )(?<!day )(?<!not )(?<!no )(?<!or )(?<!and )(?<!to )({words})(?! (?:and|or|courts?|profile"
    r"|majority|leagues?|house|a (?:crowd|judge|committee)|the (?:court|committee|house|judge|law)|all|door|the rest"
    r"|office|line))(?=[ .,])"
)
_OPPOSITE_WORDS = re.compile(
    r"(?<![\w’'-])" + _LEFT_ALONE.format(words="|".join(sorted(_OPPOSITE, key=len, reverse=True)))
)
_BEFORE = re.compile(r"(?:before|after) (?:\w+ing|he|she|they|it|\d|noon|midnight|sunrise|sunset|[A-Z]\w+)\b")


def direction(place: Place) -> Iterator[str]:
    s = place.sentence
    if re.search(r"[\"“”]", s):
        return
    for match in _OPPOSITE_WORDS.finditer(s):
        if match[1] in ("before", "after") and not _BEFORE.match(s[match.start() :]):
            continue
        if not has_word(place.paragraph, _OPPOSITE[match[1]]):
            yield s[: match.start()] + _OPPOSITE[match[1]] + s[match.end() :]


_ONE_WAY = (
    "beat|defeated|sued|accused|criticized|praised|replaced|succeeded|thanked|hired|fired|endorsed|interviewed|arrested"
    "|invited|killed|attacked|acquired|bought|urged|warned|appointed|nominated|blamed|condemned|invaded|sanctioned|shot"
    "|ousted|pardoned|raised|recruited|directed|coached|trained|nominated|edged|topped|upset|overtook|challenged|helped"
    "|visited|joined|hosted|questioned|charged|rescued|backed|bombed|struck|asked|ordered|advised|outbid|outscored"
    "|knocked out|routed"
)
_PARTY = r"(?:[Tt]he )?[A-Z][\w&]*(?:-[A-Z]\w+)?(?: (?:[A-Z]\.|[A-Z][\w&]*(?:-[A-Z]\w+)?)){0,4}"
_SWAP = re.compile(
    rf"(?<![\w.’'&-])({_PARTY}) ((?:has |had |have |)(?:{_ONE_WAY})|(?:was|were|is|has been) (?:{_ONE_WAY}) by)"
    rf" ({_PARTY})"
    r"(?=,|\.$|\.” | (?:in|on|at|to|for|that|during|after|with|by|as|from|over|last|this|when|while|before|earlier)\b)"
)
_NO_PARTY = re.compile(
    r"^(?:He|She|It|They|We|I|You|Who|That|This|Since|When|After|While|As|Although|If|But|And|So|Before|Then"
    rf"|{'|'.join(WEEKDAYS + MONTHS)})\b|^[Tt]he$|^Republican|^Democrat"
)


def role_swap(place: Place) -> Iterator[str]:
    found = _SWAP.search(place.sentence)
    if (
        not found
        or _NO_PARTY.search(found[1])
        or _NO_PARTY.search(found[3])
        or found[1] in found[3]
        or found[3] in found[1]
    ):
        return
    if re.search(r"\b(?:of|and|or|&|for|in|at|by|[A-Z][\w.]*) $", place.sentence[: found.start()]):
        return
    old = found[1].replace("The ", "the ", 1) if found[1].startswith("The ") else found[1]
    yield upper_first(f"{place.sentence[: found.start()]}{found[3]} {found[2]} {old}{place.sentence[found.end() :]}")


_SUBJECT_WORD = (
    r"(?:[A-Z][\w’'-]+|he|she|it|they|company|government|city|agency|team|group|state|department|university"
    r"|administration|which|who)"
)
_HEDGES = (
    (re.compile(r"\b(?:is|are) (?:\w+ )?(?:expected|likely|projected|planning|aiming) to (?=[a-z]{2})"), "will "),
    (re.compile(rf"(?<=\b)({_SUBJECT_WORD}) (?:plans|hopes|aims|intends|wants) to (?=[a-z]{{2,}})"), r"\1 will "),
    (re.compile(r"\b(?:may|might) (?=(?!not\b|have\b|or\b|well\b|be able\b|also\b)[a-z]{2,} )"), "will "),
    (re.compile(r"\bcould (?=(?:be|become|lead|cause|help|face|result|take|affect|make|cost|mean|bring) )"), "will "),
    (re.compile(r"(?<=[a-z] )(?:allegedly|reportedly|apparently|possibly|probably|perhaps|potentially) (?=[a-z])"), ""),
    (re.compile(r"\b(is|are) (?:widely )?(?:believed|thought|suspected|rumored) to be (?=[a-z])"), r"\1 "),
    (re.compile(r"\b(?:is) (?:widely )?(?:believed|thought|suspected|alleged|reported) to have (?=[a-z])"), "has "),
    (re.compile(r"\b(?:are) (?:widely )?(?:believed|thought|suspected|alleged|reported) to have (?=[a-z])"), "have "),
)  # fmt: skip


def hedge_removed(place: Place) -> Iterator[str]:
    s = place.sentence
    if re.search(r"[\"“”?]|\bnot\b|n[’']t\b|\b(?:if|unless|would|whether|quite|very|no|must)\b", s):
        return
    for pattern, told in _HEDGES:
        found = pattern.search(s)
        if found:
            yield s[: found.start()] + found.expand(told) + s[found.end() :]


_DOUBTFUL = (
    "claims?|claimed|alleges?|alleged|argues?|argued|believes?|thinks?|contends?|contended|insists|insisted|suggests"
    "|predicts?|predicted|speculated|fears?|feared|maintains?|hopes|hoped"
)
_SOURCE = "prosecutors|(?:the|an?) (?:lawsuit|complaint|indictment|affidavit|criminal complaint)|critics|the suit"
_CLAUSE = r"((?:the|a|an|he|she|it|they|his|her|their|its|there|this|these|[A-Z][\w’'-]+)\b [^\"“”?]{15,}\.)"
_CLAIMED = re.compile(rf"^(?:[A-Z][\w’'.-]*(?: [\w’'.-]+){{0,5}}) (?:{_DOUBTFUL}) that {_CLAUSE}$")
_AFTER = re.compile(
    rf"^([^\"“”?]{{25,}}), (?:according to (?:{_SOURCE})|(?:{_SOURCE}|he|she|they|{PERSON}) (?:{_DOUBTFUL})"
    r"|prosecutors (?:allege|say|said)|police allege)\.$"
)


def attribution_removed(place: Place) -> Iterator[str]:
    """Only what somebody claims, believes or alleges, told as a fact; not what an official announced."""
    found = _CLAIMED.match(place.sentence)
    if found and not _NO_SUBJECT.search(place.sentence[: found.start(1)].replace(" that ", " ")):
        yield upper_first(found[1])
    found = _AFTER.match(place.sentence)
    if found:
        yield f"{found[1]}."


_CAUSES = (
    "bad weather", "a shortage of money", "a computer failure", "a labor dispute", "pressure from investors",
    "a change in the law", "a clerical mistake", "public protests", "a power failure", "safety concerns",
    "a court ruling", "rising costs", "a lack of staff", "a series of complaints", "an internal investigation",
)  # fmt: skip
_HAS_CAUSE = re.compile(
    r"\b(?:because|due|since|cause[ds]?|led|leading|result\w*|amid|reason|owing|thanks|therefore|after|blam\w+|over|for"
    r"|so|to|if|as|said|says|told|according|that)\b",
    re.IGNORECASE,
)


def cause_added(place: Place) -> Iterator[str]:
    """ "... because of X", where nothing in the paragraph is about X."""
    s = place.sentence
    if not commas_balanced(s) or _HAS_CAUSE.search(s) or not re.search(r"\b(?:was|were|has|had|will|[a-z]{3,}ed)\b", s):
        return
    if not 7 <= len(s.split()) <= 24 or not s.endswith("."):
        return
    fresh = [
        c
        for c in _CAUSES
        if not any(
            has_word(place.paragraph, word.rstrip("s")[:6]) or word[:5] in place.paragraph.lower()
            for word in c.split()
            if len(word) > 3
        )
    ]
    if fresh:
        yield f"{s[:-1]} because of {fresh[len(s) % len(fresh)]}."


def other_paragraph(place: Place) -> Iterator[str]:
    """A sentence with a number or a name, as it stands: `pairs` puts it beside another paragraph of the article."""
    if re.search(rf"\d|{PERSON}", place.sentence) and not re.match(
        r"(?:He|She|It|They|This|That|These|Those|But|And)\b", place.sentence
    ):
        yield place.sentence


MEANINGS: dict[str, Callable[[Place], Iterator[str]]] = {
    "negation": negation,
    "direction": direction,
    "role swap": role_swap,
    "hedge removed": hedge_removed,
    "attribution removed": attribution_removed,
    "cause added": cause_added,
    "another paragraph's fact": other_paragraph,
}
