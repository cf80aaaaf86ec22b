"""The dateline: the place, the day and the agency in front of a report's first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from index.dates import MONTH, day

# What stands in parentheses -> who that is.
_AGENCIES = {
    "AP": "The Associated Press",
    "ASSOCIATED PRESS": "The Associated Press",
    "THE ASSOCIATED PRESS": "The Associated Press",
    "REUTERS": "Reuters",
    "THOMSON REUTERS": "Reuters",
    "AFP": "Agence France-Presse",
    "UPI": "United Press International",
    "DPA": "dpa",
    "PTI": "Press Trust of India",
    "ANI": "Asian News International",
    "TNS": "Tribune News Service",
    "BLOOMBERG": "Bloomberg",
    "BLOOMBERG NEWS": "Bloomberg",
    "XINHUA": "Xinhua",
    "KYODO": "Kyodo News",
    "YONHAP": "Yonhap",
    "TASS": "TASS",
    "INTERFAX": "Interfax",
    "EFE": "EFE",
    "ANSA": "ANSA",
    "PA": "PA Media",
    "CNN": "CNN",
    "CNN BUSINESS": "CNN",
    "NPR": "NPR",
    "BBC": "BBC",
    "CBS NEWS": "CBS News",
    "NBC NEWS": "NBC News",
    "ABC NEWS": "ABC News",
}

_STATES = frozenset(
    "Ala. Alaska Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Hawaii Idaho Ill. Ind. Iowa Kan. Kans. Ky. La. Maine Md."
    " Mass. Mich. Minn. Miss. Mo. Mont. Neb. Nev. N.H. N.J. N.M. N.Y. N.C. N.D. Ohio Okla. Ore. Pa. R.I. S.C. S.D."
    " Tenn. Texas Utah Vt. Va. Wash. W.Va. Wis. Wyo. D.C. Ont. Que. Alta. B.C. England Scotland Wales Ireland".split()
)

# Capitals and a dash that are no place: organisations that often start a sentence, and labels.
_NOT_PLACES = frozenset(
    "NASA NATO FBI CIA NSA EU UN US USA UK WHO FIFA UEFA OPEC UNESCO UNICEF IMF IAEA FEMA NOAA NFL NBA NHL MLB NCAA"
    " IRS DOJ EPA FDA CDC GOP DNC RNC AP BBC CNN NPR NBC CBS ABC IBM IKEA ISIS HAMAS GCHQ NAACP ACLU AFL-CIO TSA ICE"
    " BREAKING UPDATE UPDATED EXCLUSIVE OPINION ANALYSIS EDITORIAL COMMENT WATCH VIDEO PHOTOS LIVE CORRECTION NOTE"
    " EXPLAINER REVIEW OBITUARY LETTER INTERVIEW QUESTION ANSWER YES NO".split()
)

_ISO_PREFIX = re.compile(r"\s*(?:date\s+)?(\d{4}-\d\d-\d\d)\s+(?=\S)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:>>|»)\s*|\s*(?:[—―]|--)\s*|\s+[–-](?:\s+|$)")
_NO_SEPARATOR = re.compile(r"\((?P<agency>[A-Za-z ]{2,20})\)\s*(?=[A-Z\"“‘'$])")
_AGENCY = re.compile(r"(?:^|[\s,]+)\((?P<agency>[^()]{2,40})\)$")
_BARE_AGENCY = re.compile(r"(?:^|\s+)(?P<agency>CNN(?: Business)?|AP|Reuters|AFP)$")
_DAY = re.compile(
    rf"(?:^|,?\s+)(?P<day>{MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{MONTH}(?:\s+\d{{4}})?)$", re.IGNORECASE
)
_WORD = r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-]+[^\W\d_]+)*\.?"
_PLACE = re.compile(rf"{_WORD}(?:(?:\s+|\s*/\s*){_WORD}){{0,5}}")
_REGION = re.compile(rf"{_WORD}(?:\s+{_WORD}){{0,3}}")
_JOINERS = frozenset("and al de del du el la las le les los of on sur the upon".split())

_HEAD = 160
"""A dateline ends within so many characters."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence. `end` is where that sentence starts; any of the rest may be unsaid.

    `place` is as printed ("ST. PAUL, Minn."), `agency` under its full name ("The Associated Press" for "AP").
    """

    place: str | None
    published: date | None
    agency: str | None
    end: int


def dateline(text: str) -> Dateline | None:
    """The dateline at the start of `text`, or None.

    Known shapes: "date 2025-03-03 WASHINGTON >> ", "WASHINGTON (AP) — ", "LONDON, March 4 (Reuters) - ",
    "MILLBROOK — ", "Millbrook, Conn. — ", "New York CNN Business —", "(CNN) ". A text that is nothing but a dateline
    has `end == len(text)`.

    Capitals and a dash alone are weak evidence ("NASA — the agency — said"): then a new sentence must follow, and the
    capitals may not be a known organisation. Not covered: "London — " without capitals, state or agency, which is left
    in the paragraph.
    """
    start = len(text) - len(text.lstrip())
    prefix = _ISO_PREFIX.match(text)
    published = day(prefix[1]) if prefix else None
    if prefix:
        start = prefix.end()
    head = text[: start + _HEAD]
    separator = _SEPARATOR.search(head, start)
    if separator:
        left = head[start : separator.start()]
        found = _parts(left, text[separator.end() :], named=published is not None or ">" in separator[0])
        if found:
            place, written, agency = found
            return Dateline(place, published or written, agency, separator.end())
    return _without_separator(head, start, published)


def _parts(left: str, rest: str, *, named: bool) -> tuple[str | None, date | None, str | None] | None:
    """Place, day and agency in what stands before the dash; `named`: something else already tells a dateline."""
    agency = written = None
    bracketed = re.search(r"\s*\((?P<day>[^()]{6,20})\)$", left)
    if bracketed and day(bracketed["day"]):
        # "VALLEY FORGE, Pa. (July 13, 2017) — "
        written, left = bracketed, left[: bracketed.start()]
    bracket = _AGENCY.search(left) or _BARE_AGENCY.search(left)
    if bracket:
        agency = _AGENCIES.get(bracket["agency"].upper().rstrip("."))
        left = left[: bracket.start()]
    if written is None and (written := _DAY.search(left)):
        left = left[: written.start()]
    place, _, region = (part.strip() for part in left.strip(" ,").partition(","))
    known = named or agency is not None
    if not place:
        return (None, None, agency) if agency else None
    if not _PLACE.fullmatch(place) or (region and not _REGION.fullmatch(region)):
        return None
    if _in_capitals(place):
        if bracket and agency is None and bracket["agency"][0].isupper():
            agency = bracket["agency"]  # one that nobody has heard of
        told = bool(written or region or agency)
        if not known and not (not _is_label(place) and _starts_sentence(rest) and (told or _is_plain(place, rest))):
            return None
    elif not (known or region in _STATES) or (bracket and not agency) or not _is_title_case(place):
        return None
    return left.strip(" ,"), day(written["day"]) if written else None, agency


def _without_separator(head: str, start: int, published: date | None) -> Dateline | None:
    # "(CNN) In a video ...", "Washington (CNN)The president ..."
    bracket = _NO_SEPARATOR.search(head, start, start + 60)
    agency = _AGENCIES.get(bracket["agency"].upper()) if bracket else None
    if not bracket or not agency:
        return None
    place = head[start : bracket.start()].strip(" ,")
    if place and not (
        _PLACE.fullmatch(place) and (_in_capitals(place) or (_is_title_case(place) and " " not in place))
    ):
        return None
    return Dateline(place or None, published, agency, bracket.end())


def _starts_sentence(rest: str) -> bool:
    return not rest or rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"“‘'$£€("


def _is_plain(place: str, rest: str) -> bool:
    """Whether capitals with nothing but a dash behind them can be trusted to be a place."""
    if any(len(part.split()) > 3 for part in place.split("/")) or sum(c.isalpha() for c in place) < 3:
        return False
    if place.split()[0] in ("THE", "A", "AN"):
        return False
    # "OXFAM — Britain's best known charity — said": a second dash closes the first. Acronyms are short.
    sentence = re.split(r"[.!?]\s", rest, maxsplit=1)[0]
    return len(place) > 6 or not re.search(r"[—―]|--|\s[–-]\s", sentence)


def _is_label(place: str) -> bool:
    return place.replace(".", "") in _NOT_PLACES


def _in_capitals(place: str) -> bool:
    words = [word for word in re.split(r"[\s/]+", place) if word not in _JOINERS]
    return bool(words) and all(re.sub(r"^Ma?c(?=[A-Z])", "", word).isupper() for word in words)


def _is_title_case(place: str) -> bool:
    return all(word[0].isupper() or word in _JOINERS for word in re.split(r"[\s/]+", place)) and place[0].isupper()
