"""The names of a text: words with a capital that are not there for the capital's sake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from qa.rules.nations import SAME
from qa.rules.words import STOP, Text, Word

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir lord lady dame king queen prince princess pope president vice"
    " deputy acting secretary minister prime chancellor premier senator sen representative rep congressman"
    " congresswoman governor gov mayor councilman councilwoman councillor commissioner superintendent supt"
    " chief director chairman chairwoman chair ceo ambassador attorney general gen admiral adm colonel col"
    " major maj captain capt lieutenant lt sergeant sgt corporal private officer detective inspector judge"
    " justice coach sheriff reverend rev father sister bishop archbishop cardinal rabbi imam sheikh saint"
    " spokesman spokeswoman jr sr state former ex".split()
)
_DATES = frozenset(
    "january february march april may june july august september october november december jan feb mar apr"
    " jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues"
    " wed thu thur thurs fri sat sun am pm a.m. p.m. est edt gmt bst pst bc ad bce ce".split()
)
_OPENERS = frozenset(
    "police officials authorities residents people nobody everybody someone somebody everyone anyone nothing"
    " everything something drivers workers voters critics experts investigators prosecutors lawyers doctors"
    " scientists researchers teachers parents students children men women families firefighters crews troops"
    " soldiers analysts economists lawmakers legislators democrats republicans reporters journalists"
    " witnesses neighbors neighbours tenants yesterday today tomorrow tonight now later earlier recently"
    " meanwhile however moreover instead still already perhaps although though because since unless until"
    " despite besides like unlike along across around nearly almost even ever never once twice half part"
    " many much several few one two three four five six seven eight nine ten traffic water power work news"
    " information research money business evidence life music food land rain snow fire school health"
    " security trade growth demand production production access support opposition construction damage"
    " fighting violence crime weather sales prices shares stocks profits costs inflation unemployment"
    " government congress parliament army navy court city council company hospital church university voting"
    " turnout staff management training treatment service travel tourism media television radio technology"
    " please yes no thanks well first second third last next finally additionally furthermore therefore thus"
    " hence according based given here there former current new old young early late high low big small good"
    " great local national international federal public private american western northern southern eastern"
    " central".split()
)
_ORDINARY_ENDING = re.compile(
    r"(?:ing|ed|ly|tion|sion|ment|ness|ity|ance|ence|ship|ists?|ers|ors|ians|ure|ism|hood|age)$"
)
_LETTERS = frozenset("tv pc id ok dvd cd dna ceo cfo phd ai".split())
_SPEAKS = frozenset(
    "said says told tells was is has had will would can could may might did does also who wrote added called"
    " argued announced asked warned denied claimed".split()
)
_QUOTED = re.compile(
    r"\"[^\"\s]{1,40}\s[^\"\s]{1,40}\s[^\"]{1,500}\"|(?:(?<=\s)|(?<=^))'\w{1,40}\s[^\"\s]{1,40}\s[^\"]{1,500}?(?<=[\w,.?!])'(?!\w)"
)


class Name(NamedTuple):
    """A capitalised word of the claim, with the run of capitalised words that it stands in."""

    at: int
    word: Word
    run: tuple[Word, ...]
    sure: bool


@lru_cache(maxsize=256)
def names(text: Text) -> tuple[Name, ...]:
    """The names of a text, word by word."""
    return tuple(_names(text))


def _names(text: Text) -> Iterator[Name]:
    quoted = [found.span() for found in _QUOTED.finditer(text.plain)]
    for run in runs(text):
        for i in run:
            word = text.words[i]
            if any(start < word.start < end for start, end in quoted):
                continue
            explained = i > 0 and text.words[i - 1].text == "(" and word.text.isupper()  # "the ratio (CTR)"
            money = i + 1 < len(text.words) and text.words[i + 1].text in "$€£"  # US$5
            if is_name(word) and not explained and not money:
                yield Name(i, word, tuple(text.words[k] for k in run if abs(k - i) <= 8), _sure(text, i))


def runs(text: Text) -> Iterator[tuple[int, ...]]:
    """Words with a capital that stand together, by number; hyphens and full stops between them aside."""
    run: list[int] = []
    for i, word in enumerate(text.words):
        if word.stem and word.capital and not word.low[0].isdigit():
            run.append(i)
        elif (
            run
            and word.text in ("-", ".", "&")
            and i + 1 < len(text.words)
            and text.words[i + 1].start <= word.end + (word.text != "-")
        ):
            if word.text == "." and len(text.words[i - 1].text) > 4:
                yield tuple(run)
                run = []
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def is_name(word: Word) -> bool:
    low = word.low.rstrip(".")
    if len(low) < 2 or (low in STOP and not (word.text.isupper() and len(low) == 2 and low == "us")):
        return False
    return low not in TITLES and low not in _DATES and low not in _LETTERS and "'" not in low[:2]


def opens(text: Text, i: int) -> bool:
    """Whether a capital is due to the word's place: at the start of a sentence, a quotation or a line."""
    if i == text.sentence_of(text.words[i].start).first:
        return True
    before = text.words[i - 1]
    if before.text in "\"':;-([•*" and not (before.text == "-" and before.end == text.words[i].start):
        return True
    return "\n" in text.raw[before.end : text.words[i].start]


def ordinary(word: Word) -> bool:
    """Whether a word that opens a sentence is probably no name."""
    return word.low in _OPENERS or bool(_ORDINARY_ENDING.search(word.low))


def _sure(text: Text, i: int) -> bool:
    if not opens(text, i):
        return True
    word = text.words[i]
    if word.low in SAME:
        return True
    after = text.words[i + 1] if i + 1 < len(text.words) else None
    if (len(word.text) > 1 and word.text.isupper()) or any(c.isupper() for c in word.text[1:]):
        return True
    if ordinary(word) or after is None:
        return False
    if word.text.endswith("'s"):
        return True
    return after.low in _SPEAKS and (not word.low.endswith("s") or after.low in ("says", "is", "was", "has"))
