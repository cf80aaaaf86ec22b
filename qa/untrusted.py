"""Articles are not to be trusted: what in them speaks to the machine is found, and kept from writers and answers.

Not covered: orders given as ordinary sentences ("Readers should be told that ..."), letters set apart by blanks or
dots, languages other than those of `qa/phrases.py` and `qa/tongues.py`. Setting aside makes the risk smaller; what
bounds it is that no sentence is shown which the paragraphs do not support.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from index import Paragraph, Passage
from qa.phrases import ANYWHERE, CASED, CHINESE, CLAUSE, CLAUSE_START, SENTENCE, SENTENCE_START, WORD, WORD_START

SPARE = 10  # more passages than wanted are looked for, in case that some are set aside
MOST = 640  # passages looked for when even those are set aside: an article may have hundreds of such paragraphs
NAMED = 3  # paragraphs that notices name
NEAR = 160  # characters before and after a paragraph that are read with it: an order may be split over two
EXCERPT = 60

_STRAIGHT = str.maketrans("‘’‚‛`´“”„‟«»‹›–—―−‐‑", "''''''\"\"\"\"\"\"''------")
_FILLERS = "\u115f\u1160\u3164\uffa0\u2800"  # letters by category, blanks to the eye
_LOOK_ALIKE = str.maketrans(
    # Cyrillic, Greek, small capitals and the like; small letters, since capitals are folded before
    "асԁеһіјӏкмнорԛѕтухԝвѵαβεικνορτυχηγωıɡɑɩ℮ⱴʟᴀʙᴄᴅᴇꜰɢʜɪᴊᴋᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
    "acdehijlkmhopqstyxwbvabeiknoptuxnywigaievlabcdefghijkmnoprstuvwyz",
)


def addressed(text: str) -> str | None:
    """The words in `text` that speak to a machine which reads it, at most `EXCERPT` characters; None without any.

    An article about such attacks that quotes one is found too.
    """
    span = next(_spans(text), None)
    return None if span is None else _excerpt(text, *span)


def orders(paragraph: Paragraph) -> str | None:
    """The same of a paragraph, with what stands right before and after it; remembered."""
    text, start = paragraph.article.text, max(0, paragraph.start - NEAR)
    return _said_between(text[start : paragraph.end + NEAR], paragraph.start - start, paragraph.end - start)


def set_aside(passages: Sequence[Passage]) -> tuple[list[Passage], list[Passage]]:
    """(kept, aside), each in the order given. A paragraph is judged with what stands right before and after it."""
    kept: list[Passage] = []
    aside: list[Passage] = []
    for passage in passages:
        (kept if orders(passage.paragraph) is None else aside).append(passage)
    return kept, aside


def evidence(find: Callable[[int], Sequence[Passage]], wanted: int) -> tuple[list[Passage], tuple[str, ...]]:
    """The `wanted` best passages that may be used, and notices of those left out which ranked among them.

    `find` gives the best passages, as many as it is asked for, best first.
    """
    asked = wanted + SPARE
    found = find(asked)
    kept, aside = set_aside(found)
    while len(kept) < wanted and len(found) == asked < MOST:
        asked *= 2
        found = find(asked)
        kept, aside = set_aside(found)
    first = {passage.paragraph.id for passage in found[:wanted]}
    return kept[:wanted], tuple(_notices([passage for passage in aside if passage.paragraph.id in first]))


def safe_label(text: str | None, limit: int = 80) -> str | None:
    """A title or outlet as it may stand in a prompt: one line, at most `limit` characters, without signs that marks
    and fences are made of. None where nothing is left, and where it speaks to the machine.
    """
    if text is None or addressed(text) is not None:
        return None
    shown = "".join(" " if c in "<>`[]{}【】〔〕|\\" or unicodedata.category(c)[0] == "C" else c for c in text)
    line = " ".join(shown.split())
    return (line if len(line) <= limit else line[: limit - 1].rstrip() + "…") or None


def _notices(aside: Sequence[Passage]) -> Iterator[str]:
    for passage in aside[:NAMED]:
        paragraph, said = passage.paragraph, orders(passage.paragraph)
        title = safe_label(paragraph.article.title)
        name = f"“{title}”" if title else paragraph.article.id
        yield f'Left out ¶ {paragraph.number} of {name}: it speaks to the machine that reads it ("{said}").'
    if len(aside) > NAMED:
        yield f"Left out {len(aside) - NAMED} more paragraphs that speak to the machine that reads them."


@lru_cache(maxsize=4096)
def _said_between(text: str, start: int, end: int) -> str | None:
    """The first words addressed to a machine of which some stand between `start` and `end`."""
    found = next(((a, b) for a, b in _spans(text) if a < end and b > start), None)
    return None if found is None else _excerpt(text, *found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where in `text` a machine is spoken to. Not in order, and some twice."""
    cased, places = _simplified(text)
    plain, origin = _folded(cased, places)
    twin = plain if plain.isascii() else plain.translate(_LOOK_ALIKE)
    found = [(match, places) for match in CASED.finditer(cased)]
    for simple in dict.fromkeys((plain, twin)):
        found += [(match, origin) for match in _matches(simple)]
    yield from ((at[match.start()], at[match.end() - 1] + 1) for match, at in found if match[0])


def _matches(simple: str) -> Iterator[re.Match[str]]:
    for starts, pattern in ((CLAUSE_START, CLAUSE), (SENTENCE_START, SENTENCE), (WORD_START, WORD)):
        places = dict.fromkeys(start.end() for start in starts.finditer(simple))
        yield from filter(None, (pattern.match(simple, place) for place in places))
    for pattern in ANYWHERE if simple.isascii() else (*ANYWHERE, CHINESE):
        yield from pattern.finditer(simple)


def _folded(cased: str, places: Sequence[int]) -> tuple[str, list[int]]:
    letters = [(letter, place) for c, place in zip(cased, places, strict=True) for letter in c.casefold()]
    return "".join(letter for letter, _ in letters), [place for _, place in letters]


def _simplified(text: str) -> tuple[str, list[int]]:
    """Compatibility forms, without accents and what cannot be seen, white space as one blank or line end; and, for
    each of its characters, which one of `text` it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in character if character.isascii() else _forms(character):
            if letter.isspace():
                line_end = letter == "\n"
                if letters and letters[-1] in " \n":
                    if line_end:
                        letters[-1] = "\n"
                    continue
                letter = "\n" if line_end else " "
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


@lru_cache(maxsize=8192)
def _forms(character: str) -> str:
    if character in _FILLERS:
        return ""
    # й and ё lose their marks as well: the expressions are written without them
    found = unicodedata.normalize("NFKD", character).translate(_STRAIGHT)
    return "".join(c for c in found if unicodedata.category(c) not in ("Mn", "Me", "Cf", "Cn", "Co"))


def _excerpt(text: str, start: int, end: int) -> str:
    shown = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text[start:end])
    line = " ".join(shown.split()).strip(" .,:;!?\"'“”‘’()[]")
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1].rstrip() + "…"
