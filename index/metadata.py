"""What a file says about its article: title, outlet, byline, day, place, address, and who reported first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from index.blocks import blocks, declared_blocks
from index.dateline import dateline
from index.dates import MONTH, day, stated_day
from index.errors import BadArticle
from index.furniture import HEADER, REPRINTED_FROM, WIRE_SOURCE, Role, byline, is_outlet_line, roles, unmarked

TITLE_WORDS = 10

_KEYS = {
    "id": ("id", "doc id"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publication", "publisher", "newspaper", "site"),
    "byline": ("byline", "by", "author", "authors"),
    "published": ("date", "published", "publication date", "publish date", "pubdate"),
    "dateline": ("dateline", "place", "location"),
    "url": ("url", "link", "canonical"),
    "origin": ("origin", "originally published by"),
}

_FRONT_MATTER = re.compile(r"\s*---[^\S\n]*\n(?P<yaml>.*?)(?:^|\n)(?:---|\.\.\.)[^\S\n]*(?:\n|$)", re.DOTALL)
_FRONT_MATTER_SIZE = 65_536
_NAME_END = re.compile(
    r"[;|\n(]|(?<!\.[A-Z])\.(?:\s|$)|,? (?:and (?:is|was|has|can)|which|where|as part|under a|with permission)\b"
    rf"|,? (?:on|in) (?:the )?(?:\d|{MONTH}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|, \d"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of an `Article` that a file may state, each None when it does not."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: date | None = None
    dateline: str | None = None
    url: str | None = None
    origin: str | None = None

    def or_else(self, other: Metadata) -> Metadata:
        """This, with `other` where this says nothing."""
        mine = {f.name: getattr(self, f.name) for f in fields(self)}
        return Metadata(**{name: getattr(other, name) if value is None else value for name, value in mine.items()})


def stated(values: Mapping[str, Any]) -> Metadata:
    """Metadata from key and value pairs, whatever their case; unknown keys and values of another shape are left out.

    A list of names becomes "A, B". An address that is not http or https is dropped.
    """
    given = {str(key).strip().lower().replace("_", " ").replace("-", " "): value for key, value in values.items()}

    def first(field: str) -> Any:
        return next((given[key] for key in _KEYS[field] if given.get(key) not in (None, "")), None)

    found = first("published")
    address = _line(first("url"))
    outlet = _line(first("outlet"))
    if outlet and _is_address(outlet):
        address, outlet = address or outlet, None
    return Metadata(
        id=_line(first("id")),
        title=_line(first("title")),
        outlet=outlet,
        byline=re.sub(r"^by\s+", "", _line(first("byline")) or "", flags=re.IGNORECASE) or None,
        published=None if found is None else stated_day(found),
        dateline=_line(first("dateline")),
        url=address if address and _is_address(address) else None,
        origin=_line(first("origin")),
    )


def front_matter(text: str, source: str) -> tuple[Metadata, str]:
    """What stands before the text, and the text without it.

    Either YAML between two lines "---", or lines such as "Title: ...", "Date: ...", "By: ..." followed by a blank
    line. Raises BadArticle when YAML is begun and is not well formed.
    """
    match = _FRONT_MATTER.match(text, 0, _FRONT_MATTER_SIZE)
    if match:
        values = _yaml(match["yaml"], source)
        if isinstance(values, dict):
            return stated(values), text[match.end() :].lstrip("\n")
    return _header_lines(text)


def told(text: str, *, declared: bool) -> Metadata:
    """What the article's own text tells: its head, its dateline, its closing lines.

    With `declared` paragraphs there is no head to read: only dateline, origin and opening words. The title is
    never None. Only what the article says of itself gives an origin: "This article originally appeared in ...", the
    agency in the dateline, "Source: ... wire"; not "according to ...".
    """
    pieces = [text[start:end] for start, end in (declared_blocks(text) if declared else blocks(text))]
    parts = [Role.PARAGRAPH] * len(pieces) if declared else roles(pieces)
    title = names = outlet = published = None
    above = Role.PARAGRAPH
    for piece, role in zip(pieces, parts, strict=True):
        if role is Role.PARAGRAPH:
            break
        if role is Role.TITLE:
            title = title or unmarked(piece)
        elif role is Role.BYLINE and names is None:
            names, outlet = byline(piece) or (None, None)
        elif role is Role.DATE:
            published = published or day(piece)
        elif role is Role.HEADING and title is None and piece.startswith("#"):
            title = unmarked(piece)
        elif above is Role.BYLINE and outlet is None and is_outlet_line(piece):
            outlet = piece
        above = role
    running = [piece for piece, role in zip(pieces, parts, strict=True) if role in (Role.PARAGRAPH, Role.DATELINE)]
    opening = dateline(running[0]) if running else None
    origin = _origin(pieces) or (_spelled_out(opening.agency, pieces) if opening and opening.agency else None)
    owner = None if declared else _owner(pieces)
    return Metadata(
        title=title or _opening_words(running or pieces),
        outlet=outlet or (owner if owner != origin else None),
        byline=names,
        published=(opening.published if opening else None) or published,
        dateline=opening.place if opening else None,
        origin=origin,
    )


def _yaml(block: str, source: str) -> object:
    import yaml

    try:
        return yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark else ""
        raise BadArticle(
            source, f"its front matter is not well-formed YAML{where}. Mend it, or remove the lines between the ---."
        ) from None


def _header_lines(text: str) -> tuple[Metadata, str]:
    body = text.lstrip()
    lines = body.split("\n", 40)
    count = 0
    while count < len(lines) and count < 40 and re.match(r"[A-Za-z][\w -]{0,30}:(?:\s|$)", lines[count]):
        count += 1
    followed = count < len(lines) and not lines[count].strip()
    first = HEADER.fullmatch(lines[0].strip())
    if not count or not followed or not first:
        return Metadata(), text
    values: dict[str, str] = {}
    for line in lines[:count]:
        key, _, value = line.partition(":")
        values.setdefault(key, value.strip())
    return stated(values), "\n".join(lines[count:]).lstrip("\n")


def _line(value: object) -> str | None:
    """`value` as one line: a text, a number, a day or a list of those; None for anything else and for nothing."""
    if isinstance(value, list):
        return ", ".join(filter(None, (None if isinstance(one, list) else _line(one) for one in value))) or None
    if isinstance(value, bool) or not isinstance(value, str | int | float | date | datetime):
        return None
    return " ".join(str(value).split()) or None


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"[\s<>\"]", text)


def _opening_words(pieces: list[str]) -> str:
    for piece in pieces:
        opening = dateline(piece)
        words = unmarked(piece[opening.end :] if opening else piece).split()
        if words:
            # Without its full stop, so that `roles` does not take a short first paragraph for a repeated title
            whole = len(words) <= TITLE_WORDS
            return " ".join(words).rstrip(".") if whole else " ".join(words[:TITLE_WORDS]).rstrip(",;:.") + "…"
    return ""


def _owner(pieces: list[str]) -> str | None:
    """The outlet that a closing copyright line names: "© 2025 The Harbor Post"."""
    found = (_COPYRIGHT_OF.fullmatch(" ".join(piece.split())) for piece in pieces[-3:])
    return next((match["name"].strip(" ,.") for match in found if match), None)


_COPYRIGHT_OF = re.compile(
    r"(?:©|\(c\)|copyright)(?: ©| \(c\))? ?\d{4},? (?:by )?(?P<name>[^\W\d_][^.,©|]{1,60}?)"
    r"(?:,[^©]{0,40})?(?:,? (?:company|co|inc|llc|ltd|corp|media group)\.?)?(?:\. ?(?:all rights reserved)?\.?)?",
    re.IGNORECASE,
)


def _origin(pieces: list[str]) -> str | None:
    near_the_edges = dict.fromkeys([*reversed(pieces[-6:]), *pieces[:4]])
    for piece in near_the_edges:
        match = len(piece) <= 400 and (REPRINTED_FROM.match(piece) or WIRE_SOURCE.fullmatch(piece))
        if match:
            name = _NAME_END.split(match["name"], maxsplit=1)[0].strip(' ,.*_"”“:')
            # "The Courier's Morning Bell newsletter", "Alder Valley wire"
            name = re.sub(r"(?:['’]s?\s.*newsletter|\s+(?:wire|newswire)(?: service)?)$", "", name, flags=re.IGNORECASE)
            if name and len(name) <= 80:
                return name
    return None


def _spelled_out(agency: str, pieces: list[str]) -> str:
    """The name that the head or the tail gives in full for an agency's initials: "(AVN)", "Alder Valley News"."""
    if agency.isupper() and 3 <= len(agency) <= 5:
        name = re.compile(r"\b" + r" ".join(rf"{letter}[a-z]+" for letter in agency if letter.isalpha()) + r"\b")
        for piece in (*pieces[:4], *pieces[-6:]):
            found = name.search(piece)
            if found:
                return found[0]
    return agency
