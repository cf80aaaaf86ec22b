"""What stands around an article's paragraphs: title, headings, byline, dates, boilerplate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from index.blocks import HEADING_MARK, looks_like_heading
from index.dateline import dateline
from index.dates import MONTH, day


class Role(Enum):
    PARAGRAPH = auto()
    TITLE = auto()
    HEADING = auto()
    BYLINE = auto()
    DATE = auto()
    DATELINE = auto()  # a block that is nothing else
    HEADER = auto()  # "Title: ..." at the top
    NOTICE = auto()  # an advertisement's place, a copyright line, "Sign up for our newsletter"


HEADER = re.compile(
    r"(?P<key>title|headline|date|published|publication[ _-]date|publish[ _-]date|pubdate|by|byline|authors?|outlet"
    r"|source|publication|publisher|site|newspaper|url|link|canonical|id|doc_id|dateline|place|location|origin"
    r"|section|category|tags|keywords|description|summary|language|lang)\s*:\s+(?P<value>\S.*)",
    re.IGNORECASE,
)

_PIECE = r"this (?:\w+ )?(?:article|story|report|piece|column|post|interview|essay|op-ed|commentary|dispatch)"
_REPRINT = (
    # "This article originally appeared in ...", "A version of this story was first published by ..."
    rf"(?:(?:a|an|another|the) (?:\w+ )?(?:version|edition) of )?{_PIECE} (?:(?:was|is|has been|had) (?!from))?"
    r"(?:(?:originally|first) (?:appeared|ran|(?:been )?(?:published|posted|reported|printed|produced))"
    r"|appeared(?: first| originally)?|(?:republished|reprinted|syndicated)(?: here)?|produced|distributed|provided"
    r"|(?:comes|is)(?= from))"
    # "Originally published in ...", "Reprinted with permission from ..."
    r"|(?:originally|first) (?:published|appeared)|(?:republished|reprinted)"
)
REPRINTED_FROM = re.compile(
    rf"(?:{_REPRINT})(?: with permission)?(?: in| on| at| by| from| of),? (?P<name>\S.*)", re.IGNORECASE | re.DOTALL
)
"""A block that says where the article was before."""

WIRE_SOURCE = re.compile(
    r"source: (?P<name>\S.{1,60} (?:wire|wire service|news agency|news service)|(?:the )?associated press|ap|afp"
    r"|reuters|upi)\.?",
    re.IGNORECASE,
)
"""A line such as "Source: Alder Valley wire"."""

_COPYRIGHT = re.compile(r"(?:©|\(c\)\s|copyright\s+(?:©|\(c\)|\d{4}))|.{0,200}\ball rights reserved\.?$", re.IGNORECASE)
_NETWORKS = r"(?:twitter|x|facebook|instagram|threads|bluesky|mastodon|tiktok|linkedin|youtube)\b"
_BOILERPLATE = re.compile(
    "|".join(
        (
            r"(?:sign up|subscribe)(?: (?:here|now|today))?[.!]?$",
            r"(?:sign up|subscribe|get)\b.{0,100}\b(?:newsletters?|inbox)\b",
            rf"follow\b.{{1,80}}\bon\b.{{0,30}}\b{_NETWORKS}|(?:like|find) us on\b",
            r"(?:read|see) (?:more|also|next)(?:$|:| (?:about|on|at|here|from)\b)",
            r"(?:see also|related(?: \w+)?|more (?:from|on) [^:]{1,60}|read this next|recommended)\s*:",
            r"more (?:from|on) [^.:]{1,60}$|(?:related|recommended) (?:stories|articles|content|topics)$",
            r"share this(?: (?:article|story|post))?[.!]?$|click here\b|download (?:our|the) .{0,30}\bapp\b",
            r"(?:leave a )?comments?\.?$|our standards:|this (?:material|content) may not be (?:published|reproduced)",
            r"\((?:additional )?reporting by\b|(?:additional )?reporting by [^;.]{2,120}; ?(?:writing|editing)\b",
            r"(?:contact|reach|e-?mail)\b[^.]{1,80}\bat\b.{0,60}@",
            r"[-*_=~•# ]{3,}$",
        )
    ),
    re.IGNORECASE,
)
_CONTINUES = r"(?:(?:story|article) continues below(?: this)?(?: advertisement)?|scroll to continue)"
_ADVERTISEMENT = re.compile(
    rf"[-–—(\[ ]*(?:{_CONTINUES}|advertisement|sponsored(?: content)?)(?:[ :.–—-]*{_CONTINUES})?[-–—)\] .:]*$",
    re.IGNORECASE,
)

_NAME_WORD = r"(?:[^\W\d_a-z][\w.'’-]*|and|&|de|da|di|la|le|van|von|der|den|del|bin|al|of|for|the)"
_BYLINE = re.compile(
    r"(?:(?:[Ww]ritten |[Ss]tory |[Ww]ords )?[Bb]y|BY)\s+"
    rf"(?P<names>{_NAME_WORD}(?:(?:[\s,|/•·]+|\s[–—-]\s){_NAME_WORD}){{0,15}})"
)
_PIPED = re.compile(
    r"(?P<names>[^\W\d_a-z][\w.'’-]*(?: (?:and |de |van |von )?[^\W\d_a-z][\w.'’-]*){1,4}) \| (?P<outlet>[^|]{2,60})"
)
_OUTLET = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,5}}")
_ROLE = re.compile(
    r"(?:(?:senior|chief|special|political|staff|national|foreign|city|deputy|managing|contributing|associate)\s+)*"
    r"(?:writer|reporter|correspondent|editor|columnist|contributor|staff|photographer|producer|report"
    r"|special to .*)s?",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    rf"\b(?:published|updated|posted|modified|created|last|first|on|at|by|date|time|edt|est|cdt|cst|mdt|mst|pdt|pst|et|ct"
    rf"|pt|gmt|utc|bst|am|pm|a\.m|p\.m|of|st|nd|rd|th|{MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b"
    r"|(?<=\d)(?:st|nd|rd|th|t|z)\b|(?<=\d)t(?=\d)",
    re.IGNORECASE,
)


def roles(blocks: Sequence[str], title: str = "") -> list[Role]:
    """What each of an article's blocks is, top to bottom; `title` is the article's title where that is known.

    At the top: the title (a line equal to `title`, or a first line that does not end as a sentence does), byline,
    dates, "Key: value" lines. At the end: boilerplate, upwards to the last block that is none. Anywhere: lines marked
    "#", "Advertisement", and one or two lines of the shape of a heading when a paragraph follows them; three or more
    such lines, or those after a colon, are a list. When nothing is left, the unmarked blocks are the paragraphs, or
    else all: a text is never without any.
    """
    found = [_anywhere(block) for block in blocks]
    for i in reversed(range(len(blocks))):
        if not _is_boilerplate(blocks[i]):
            break
        found[i] = Role.NOTICE
    _mark_top(blocks, found, title)
    _mark_headings(blocks, found)
    if Role.PARAGRAPH not in found:
        bare = {Role.TITLE, Role.HEADING, Role.BYLINE, Role.DATE, Role.DATELINE, Role.HEADER}
        free = [i for i, role in enumerate(found) if role in bare and not HEADING_MARK.match(blocks[i])] or range(
            len(blocks)
        )
        for i in free:
            found[i] = Role.PARAGRAPH
    return found


def is_reprint_notice(block: str) -> bool:
    """Whether `block` does nothing but say whose the article is: a copyright line, "originally appeared in"."""
    return len(block) <= 400 and bool(
        _COPYRIGHT.match(block) or REPRINTED_FROM.match(block) or WIRE_SOURCE.fullmatch(block)
    )


def byline(block: str) -> tuple[str, str | None] | None:
    """The names in a byline and the outlet it gives: "By Jane Doe, Staff Writer", "Jane Doe | The Courier"."""
    if len(block) > 160 or "\n" in block:
        return None
    piped = _PIPED.fullmatch(re.sub(r"^(?:By|BY) ", "", block))
    if piped:
        return piped["names"], None if _ROLE.fullmatch(piped["outlet"]) or "@" in piped["outlet"] else piped["outlet"]
    match = _BYLINE.fullmatch(block)
    if not match or day(block):
        return None
    names = [name.strip() for name in re.split(r"\s*[,|/•·]\s*|\s[–—-]\s", match["names"])]
    while len(names) > 1 and _ROLE.fullmatch(names[-1]):
        names.pop()
    return ", ".join(names), None


def is_outlet_line(block: str) -> bool:
    """Whether `block`, which stands under a byline, can be the outlet: a few capitalised words, and no job."""
    return looks_like_heading(block) and bool(_OUTLET.fullmatch(block)) and not _ROLE.fullmatch(block)


def is_date_line(block: str) -> bool:
    """Whether `block` says when the article appeared and nothing else."""
    return len(block) <= 120 and day(block) is not None and not any(c.isalpha() for c in _DATE_WORDS.sub("", block))


def unmarked(heading: str) -> str:
    """A heading's words, without the marks before them."""
    return HEADING_MARK.sub("", heading, count=1).strip()


def _anywhere(block: str) -> Role:
    if "\n" not in block and HEADING_MARK.match(block):
        return Role.HEADING
    return Role.NOTICE if _is_advertisement(block) else Role.PARAGRAPH


def _mark_top(blocks: Sequence[str], found: list[Role], title: str) -> None:
    titled = signed = False
    for i, block in enumerate(blocks):
        if found[i] is Role.NOTICE:
            continue
        role = _top_role(block, title, first=not titled and not signed, last=i + 1 == len(blocks))
        if role is None and titled and not signed and _is_standfirst(block, blocks[i + 1 : i + 2]):
            role = Role.HEADING
        if role is None:
            return
        found[i] = role
        titled = titled or role is Role.TITLE
        signed = signed or role in (Role.BYLINE, Role.DATE)


def _is_standfirst(block: str, below: Sequence[str]) -> bool:
    """Whether the line between a title and a byline or a date sums the article up; it may end in a full stop."""
    return len(block) <= 250 and any(byline(line) or is_date_line(line) for line in below)


def _top_role(block: str, title: str, *, first: bool, last: bool) -> Role | None:
    alone = dateline(block)
    if alone:
        return Role.DATELINE if alone.end == len(block) else None
    if is_date_line(block):
        return Role.DATE
    if byline(block):
        return Role.BYLINE
    if all(HEADER.fullmatch(line.strip()) for line in block.split("\n")):
        return Role.HEADER
    if is_reprint_notice(block):
        return Role.NOTICE
    if title and _folded(unmarked(block)) == _folded(title):
        return Role.TITLE
    if HEADING_MARK.match(block) and "\n" not in block:
        return Role.TITLE if first else Role.HEADING
    return Role.TITLE if first and not last and _looks_like_title(block) else None


def _looks_like_title(block: str) -> bool:
    # Longer than a heading, and it may ask or exclaim
    if "\n" in block or len(block) > 160 or len(block.split()) > 25:
        return False
    return looks_like_heading(block) or (
        (block[0].isupper() or block[0].isdigit() or block[0] in "\"'“‘")
        and not re.search(r"(?:[.…,;:–—-]|[.…,!?][\"'”’)]+)$", block)
        and not re.search(r"[a-z]{3}[.!?] [A-Z]", block)
        and any(c.isalpha() for c in block)
    )


def _mark_headings(blocks: Sequence[str], found: list[Role]) -> None:
    i = 0
    while i < len(blocks):
        run = i
        while run < len(blocks) and found[run] is Role.PARAGRAPH and _may_be_heading(blocks[run]):
            run += 1
        followed = run < len(blocks) and found[run] is Role.PARAGRAPH
        announced = i > 0 and blocks[i - 1].endswith(":")
        if 0 < run - i < 3 and followed and not announced:
            found[i:run] = [Role.HEADING] * (run - i)
        i = max(run, i + 1)


def _may_be_heading(block: str) -> bool:
    return looks_like_heading(block) and " | " not in block  # no row of a table


def _is_boilerplate(block: str) -> bool:
    return (
        is_reprint_notice(block) or _is_advertisement(block) or (len(block) <= 400 and bool(_BOILERPLATE.match(block)))
    )


def _is_advertisement(block: str) -> bool:
    return len(block) <= 100 and bool(_ADVERTISEMENT.match(block))


def _folded(line: str) -> str:
    return " ".join(line.split()).casefold()
