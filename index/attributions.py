"""Who is credited in an article's sentences: "according to The New York Times", "first reported by The Record".

A credit is a publisher's name (index.publishers) with words before or after it that make it a source. Police,
ministries and "two officials" are no publishers, and no news origin.
Not covered: a credit over a sentence's end ("The Ledger had the story. It said ..."), other languages than English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.dateline import dateline
from index.publishers import Mention, mentions, spelled_out
from index.sentences import sentences
from index.types import Article, Attribution, Paragraph

Kind = Literal["reported first", "reported", "told", "contributed"]
REACH = 110  # characters before and after a name in which the words that credit it stand

_DAY = r"(?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?"
_MEDIUM = (
    r"(?:news ?papers?|papers?|magazines?|(?:news|wire) (?:agency|service)|agency|broadcasters?|(?:news )?networks?"
    r"|(?:news )?(?:web)?sites?|(?:news )?outlets?|publications?|dail(?:y|ies)|tabloids?|weekly|(?:radio )?stations?"
    r"|channel|sister (?:paper|station))"
)
_BEFORE = rf"(?:the |a |an |its |our )?(?:(?:[\w’'-]+ ){{0,3}}{_MEDIUM},? )?(?:the |The )?"
_REPORTS = (
    r"(?:report|article|story|investigation|analysis|account|dispatch|reporting|database|tally|tracker|poll|survey"
    r"|profile|obituary|interview|op-ed|column|editorial|review)s?"
)
_A_REPORT = rf"(?:[\w’'-]+ ){{0,4}}{_REPORTS} (?:published |posted |released |aired )?{_DAY}(?:in|by|from|on|at|with) "
_DISCLOSED = (
    r"(?:reported|disclosed|revealed|published|announced|broken|broke|detailed|described|covered|obtained|uncovered"
    r"|appeared|noted|spotted)"
)

_LEFT: tuple[tuple[Kind, str], ...] = (
    ("reported first", rf"\b(?:first|originally|initially) (?:been )?{_DISCLOSED} (?:\w+ ){{0,3}}?(?:by|in|on) "),
    ("reported first", rf"\b(?:earlier|previously) {_DISCLOSED} (?:by|in) "),
    (
        "reported first",
        r"\bfirst (?:to|outlet to|with) (?:report|disclose|reveal|publish|break)\b[^.;]{0,60} (?:was|were) ",
    ),
    ("reported first", r"\b(?:news|story) (?:\w+ ){0,3}(?:was |were )?(?:first )?broken by "),
    (
        "told",
        r"\b(?:told|tells|telling|informed|confided (?:to|in)|asked by"
        r"|interview(?:s|ed)? (?:\w+ )?(?:with|to|on|by|in|for)"
        r"|(?:spoke|speaking|spoken|talking|talked) (?:\w+ )?(?:to|with|on)"
        r"|(?:statements?|e-?mail|comments?|remarks|message|confirmed|said) (?:sent )?(?:to|for)"
        rf"|(?:said|argued|appeared|appearance|appearing) {_DAY}on) ",
    ),
    ("contributed", r"\b(?:[Rr]eporting|[Ff]iles|[Mm]aterial|[Ii]nformation|[Ii]nputs?) (?:from|by) "),
    ("contributed", r"\b[Cc]ontribut(?:ing|ed by|ors?)\s?[:—–-]?\s?(?:[\w.’' ]{0,60}[,;] )?"),
    ("reported", rf"\b[Aa]ccording to (?:{_A_REPORT})?"),
    ("reported", rf"\b(?:citing|[Cc]iting|quoting) (?:{_A_REPORT})?"),
    (
        "reported",
        r"\b(?:reported|published|revealed|obtained|seen|carried|quoted|cited|reviewed|compiled) (?:\w+ )?(?:by|in) ",
    ),
    ("reported", rf"\b(?:[Aa]n?|[Tt]he|[Ii]n|[Rr]ecent|[Nn]ew|[Aa]nother|by) {_A_REPORT}"),
    ("reported", r"\b[Aa]s "),  # a credit only with "reported" behind the name
)
_SAYS = (
    r"(?:reports|reported|writes|wrote|says|said|notes|noted|emphasi[sz]e[sd]|stresse[sd]|adds|added|claims|claimed"
    r"|reveals|revealed|quotes|quoted|cites|cited|describes|described|calls|called|estimates|estimated|calculated"
    r"|finds|found|uncovered|obtained|confirms|confirmed|publishes|published|points out|pointed out|learned"
    r"|explains|explained|understands|observes|observed|tells|suggests|suggested|counted|identified)"
)
_ASIDE = r"(?:['’]s?)?(?: \([^)]{1,40}\))?(?:, [^,.;]{1,80},)?(?: (?:report|article|story))?"
_NOT_ITS_OWN = r"(?! (?:in a statement|it (?:would|will|had|has|was|is|plans|expects)|its |goodbye|no to))"
_RIGHT: tuple[tuple[Kind, str], ...] = (
    (
        "reported first",
        rf"{_ASIDE} {_DAY}(?:was|were) (?:among )?(?:the )?first (?:\w+ ){{0,2}}to (?:report|disclose|reveal|publish)",
    ),
    ("reported first", rf"{_ASIDE} {_DAY}(?:had |has |have )?(?:first|originally) {_DISCLOSED}"),
    ("reported first", rf"{_ASIDE} {_DAY}(?:first )?broke the (?:news|story)"),
    ("contributed", r",? (?:also )?contributed\b"),
    (
        "reported",
        rf"{_ASIDE} {_DAY}(?:(?!not |never )(?:\w+ly|also|has|had|have|later|earlier|further|then|nevertheless) "
        rf"){{0,3}}{_SAYS}\b{_NOT_ITS_OWN}",
    ),
    ("reported", r"(?:['’]s?)? (?:\w+ )?(?:investigation|analysis|poll|tally|exclusive|scoop)\b"),
)
_LEFT_RE = tuple((kind, re.compile(f"{words}{_BEFORE}$")) for kind, words in _LEFT)
_RIGHT_RE = tuple((kind, re.compile(words)) for kind, words in _RIGHT)
_AND = re.compile(r"(?:['’]s)?(?:,| and| or|, and) (?:the )?")
_STAND_IN = re.compile(
    r"\b(?P<which>[Tt]he|[Tt]his|[Oo]ur) (?:newspaper|paper|publication|news agency|news organization|news outlet"
    r"|outlet|magazine|tabloid|daily|broadcaster|website|news site|report)\b"
)
_IN_THE_DATELINE = re.compile(r"\((?P<agency>[^()]{2,40})\)")


@dataclass(frozen=True, slots=True)
class _Credit:
    start: int
    end: int
    name: str
    kind: Kind


def attributions(article: Article, paragraphs: Sequence[Paragraph]) -> list[Attribution]:
    """The credits in the article's paragraphs and in what stands before and after them, in the order of the text."""
    found = list[Attribution]()
    last: str | None = None
    stretches = [(start, article.text[start:end]) for start, end in _stretches(article, paragraphs)]
    named = [list(mentions(piece)) for _, piece in stretches]
    known = [mention.name for inside in named for mention in inside if not mention.bare]
    known += filter(None, (article.outlet, article.origin))
    for (start, piece), inside in zip(stretches, named, strict=True):
        credits = sorted(_credits(piece, inside, article, known, last), key=lambda c: (c.start, c.end))
        if not credits:
            continue
        spans = sentences(piece)
        for credit in credits:
            a, b = next(((a, b) for a, b in spans if a <= credit.start < b), (0, len(piece)))
            words = " ".join(piece[max(credit.start, a) : min(credit.end, b)].split())
            found.append(Attribution(article.id, start + a, start + b, credit.name, credit.kind, words))
        last = credits[-1].name
    return found


def _stretches(article: Article, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """The dateline, the paragraphs, and what is said below them ("The Associated Press contributed")."""
    if paragraphs:
        yield article.text.rfind("\n", 0, paragraphs[0].start) + 1, paragraphs[0].start
    for paragraph in paragraphs:
        yield paragraph.start, paragraph.end
    if paragraphs and article.text[paragraphs[-1].end :].strip():
        yield paragraphs[-1].end, len(article.text)


def _credits(
    piece: str, inside: Sequence[Mention], article: Article, known: Sequence[str], last: str | None
) -> Iterator[_Credit]:
    opening = dateline(piece)
    if opening and opening.agency and opening.end == len(piece):
        bracket = _IN_THE_DATELINE.search(piece)
        start, end = bracket.span() if bracket else (0, opening.end)
        yield _Credit(start, end, spelled_out(opening.agency, article.outlet, article.origin), "reported")
        return
    named = [(m, _full(m, known)) for m in inside]
    told = [_by_words(piece, m) for m, _ in named]
    for i in range(len(named) - 1):  # "Reuters and AP reported", "according to Reuters and AP"
        this, following = named[i][0], named[i + 1][0]
        if _AND.fullmatch(piece, this.end, following.start):
            mine, next_one = told[i], told[i + 1]
            told[i] = mine or (next_one and (this.start, *next_one[1:]))
            told[i + 1] = next_one or (mine and (mine[0], following.end, mine[2]))
    for (_, name), how in zip(named, told, strict=True):
        if how and name:
            last = name
            yield _Credit(how[0], how[1], name, how[2])
    yield from _stand_ins(piece, article, [n for (_, n), how in zip(named, told, strict=True) if how and n], last)


def _by_words(piece: str, name: Mention) -> tuple[int, int, Kind] | None:
    """Where the credit starts and ends, and which kind it is."""
    begin = max(0, name.start - REACH)
    before, after = piece[begin : name.start], piece[name.end : name.end + REACH]
    right = next(((kind, m) for kind, words in _RIGHT_RE if (m := words.match(after))), None)
    left = next(((kind, m) for kind, words in _LEFT_RE if (m := words.search(before))), None)
    if left and left[1][0].lower().startswith("as ") and not right:
        left = None
    if right and (left is None or left[1][0].lower().startswith("as ") or right[0] == "reported first"):
        return (begin + left[1].start() if left else name.start), name.end + right[1].end(), right[0]
    return (begin + left[1].start(), name.end, left[0]) if left else None


def _full(name: Mention, known: Sequence[str]) -> str | None:
    """The longer name that "the Register" stands for. Without one, only "The Register" with capitals is a name."""
    if not name.bare:
        return name.name
    word = name.name.removeprefix("The ")
    longer = next((full for full in known if full.endswith(f" {word}") and full != name.name), None)
    return longer or (name.name if name.name.startswith("The ") else None)


def _stand_ins(piece: str, article: Article, here: Sequence[str], last: str | None) -> Iterator[_Credit]:
    """Credits to "the newspaper", the one named last, and to "this newspaper", the article's own."""
    for found in _STAND_IN.finditer(piece):
        own = found["which"].lower() != "the"
        name = article.outlet or article.origin if own else last
        how = name and _by_words(piece, Mention(found.start(), found.end(), name))
        if name and how and (own or "report" not in found[0] or not here):
            yield _Credit(how[0], how[1], name, how[2])
