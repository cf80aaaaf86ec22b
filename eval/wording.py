"""What the pair generator knows of English: where a sentence stands, names of people and places, numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence where it stands. `others` are the article's other paragraphs, `people` full names in the article."""

    sentence: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    paragraph: str
    others: tuple[str, ...]
    people: tuple[str, ...]


MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split(),
        start=2,
    )
}
COUNTRIES = (
    "Argentina Australia Austria Belgium Brazil Canada Chile China Colombia Cuba Denmark Egypt Ethiopia Finland France"
    " Germany Greece Hungary India Indonesia Iran Iraq Ireland Israel Italy Japan Kenya Lebanon Mexico Morocco Nigeria"
    " Norway Pakistan Peru Philippines Poland Portugal Qatar Russia Singapore Spain Sudan Sweden Switzerland Syria"
    " Taiwan Thailand Turkey Uganda Ukraine Venezuela Vietnam Yemen"
).split()
STATES = (
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Idaho Illinois Indiana Iowa"
    " Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska"
    " Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming"
).split()
CITIES = (
    "Atlanta Austin Baltimore Beijing Berlin Boston Brussels Cairo Chicago Cleveland Dallas Delhi Denver Detroit Dublin"
    " Geneva Houston Istanbul Jerusalem Kyiv London Madrid Melbourne Miami Milan Minneapolis Moscow Mumbai Nashville"
    " Orlando Oslo Paris Philadelphia Phoenix Pittsburgh Portland Rome Seattle Seoul Shanghai Stockholm Sydney Tokyo"
    " Toronto Vienna Warsaw"
).split()
GAZETTEER = (COUNTRIES, STATES, CITIES)

# A capital letter at the start of a sentence is none of these words' own.
_COMMON = frozenset(
    "the a an it he she they we there this that these those his her their its our some many most several all both one"
    " each every another other such no in on at for from with by under over after before during when while as if"
    " although though because since until about more less than nearly almost officials people police investigators"
    " researchers scientists experts critics prosecutors authorities voters workers students children women men"
    " lawmakers republicans-x what who how where".split()
) | frozenset(NUMBER_WORDS)

_NAME_WORD = r"(?:[A-Z][a-zà-ÿ]+(?:[-’'][A-Z]?[a-zà-ÿ]+)?|(?:Mc|Mac|O[’'])[A-Z][a-z]+)"
PERSON = rf"{_NAME_WORD}(?: [A-Z]\.)? {_NAME_WORD}"
_SAYING = r"(?:said|says|told|added|wrote|tweeted|explained|recalled|noted|argued|testified)"
_TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Lt|Capt|Sgt|Gen|Col)\.|(?:President|Senator|Governor|Judge|Chief|Mayor|Minister"
    r"|Secretary|Justice|Professor|coach|actor|actress|singer|director|author|spokesman|spokeswoman|lawyer|attorney)"
)
_IS_PERSON = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_SAYING} ({PERSON})(?=[.,])",
        rf"\b({PERSON}) {_SAYING}\b",
        rf"\b(?:{_TITLE}) ({PERSON})\b",
        rf"\b({PERSON}), (?:\d\d|who)\b",
    )
)
_NO_PERSON = re.compile(
    r"\b(?:The|This|That|These|But|And|In|On|At|As|For|When|After|Before|While|Associated|University|City|House|Court"
    r"|Department|County|State|States|News|Times|Post|Press|Committee|Party|League|Bank|Police|United|New|North|South"
    r"|East|West|White|Street|Security|Palace|Service|Center|Institute|Company|Group|Journal|Today|American|National"
    r"|Federal|Supreme|General|International|World|Health|Capitol|Justice|Foreign|Prime|Vice|President|Secretary"
    r"|Minister|Kingdom|Union|Office|Agency|Hospital|School|College|Airlines|Motors|Media|Club|Association|Board"
    r"|Commission|Council|Senate|Congress|Republican|Democratic|Democrats|Republicans|Wall|Silicon|Los|San|Las|Hong"
    r"|Abu|Tel|Saudi|Sri|Puerto|Costa|Ministry|Army|Navy|Air|Force|Reuters|Twitter|Fox|Mr|Mrs|Ms|Dr|Sen|Rep|Gov"
    r"|Former|Late|King|Queen|Prince|Princess|Sir|Pope|Saint|St|Judge|Mayor|Chief|Governor|Senator|Representative"
    rf"|{'|'.join(MONTHS + WEEKDAYS + COUNTRIES + STATES + CITIES)})\b"
)


def people(text: str) -> tuple[str, ...]:
    """Full names of people in `text`, where a title, an age or a verb of saying shows that they are people."""
    found = (match[1] for pattern in _IS_PERSON for match in pattern.finditer(text))
    return tuple(sorted({name for name in found if not _NO_PERSON.search(name)}))


def looks_impersonal(name: str) -> bool:
    """ "White House", "New York": capital words that are no person's name."""
    return _NO_PERSON.search(name) is not None


def lower_first(sentence: str, known: tuple[str, ...] = ()) -> str | None:
    """The sentence as it stands after "when" or "and": first letter small unless a name; None when unsure."""
    first, _, rest = sentence.partition(" ")
    bare = first.rstrip(",")
    if bare.lower() in _COMMON:
        return sentence[0].lower() + sentence[1:]
    own = bare in {*COUNTRIES, *STATES, *CITIES, *MONTHS, *WEEKDAYS} or any(bare in name.split() for name in known)
    return sentence if own or re.match(r"[A-Z]\w", rest) or re.fullmatch(r"[A-Z]{2,}", bare) else None


def upper_first(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def commas_balanced(sentence: str) -> bool:
    """No quotation mark or bracket that a cut or a move could tear apart."""
    return not re.search(r"[\"“”‘()\[\]:;—–?!]| [’']|[’'] ", sentence)


def figures(text: str) -> Iterator[re.Match[str]]:
    """Numbers in digits that stand alone: no years, clock times, scores, ranges, days of a month or parts of names."""
    pattern = r"(?<![\w.,:/#’'-])([$€£]?)(\d{1,3}(?:,\d{3})+|\d{1,6})(\.\d+)?(?![\w:/’'-]|[.,]\d|(?:th|st|nd|rd)\b)"
    for match in re.finditer(pattern, text):
        before = text[: match.start()]
        year = re.fullmatch(r"(?:1[5-9]|20)\d\d", match[2]) and not match[1] and not match[3]
        if year or re.search(
            rf"(?:\b(?:{'|'.join(MONTHS)}|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)|[A-Z]\w*\.?) $", before
        ):
            continue
        if not re.match(r" (?:[ap]\.?m\b|and \d|to \d|or \d)", text[match.end() :]):
            yield match
