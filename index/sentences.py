"""A paragraph's sentences, as spans of its text.

The splitting is nupunkt's (Punkt; Kiss and Strunk 2006). Its model is trained on legal text, whose abbreviation list
holds thousands of ordinary words ("cold", "works", "will") and lacks those of a newsroom ("Cmdr.", "Supt."), so the
list is replaced here. What still goes wrong in news text is mended by rule afterwards, each rule with its example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

WINDOW = 10_000
"""Characters looked at together; a longer sentence is cut. nupunkt takes quadratic time on some hostile text."""

# Before a name these never end a sentence.
_TITLES = (
    "Adm Amb Asst Atty Brig Capt Cllr Cmdr Col Cpl Cpt Det Dr Fr Gen Gov Hon Insp Lt Ltc Maj Messrs Mr Mrs Ms Msgr Mx"
    " Ofc Pfc Pres Prof Pvt Rep Reps Rev Sec Sen Sens Sgt Spc Supt Treas"
).split()
_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
_ABBREVIATIONS = [
    *_TITLES,
    *_MONTHS,
    # States, where the abbreviation is no English word
    *"Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mich Minn Mo Mont Neb Nev Okla Pa Penn".split(),
    *"Tenn Tex Va Vt Wis Wyo Alta Ont Que Sask".split(),
    # Places, companies and the rest
    *"Ave Blvd Bldg Bros Co Corp Dept Dist Esq Ft Govt Hwy Inc Intl Jr Ltd Mt Mtn Natl Pkwy Rd Sr St Ste Univ".split(),
    *"al approx cf ca dept etc ed eds hr hrs lb lbs oz pp sq v vol vs viz".split(),
    *"Mon Tue Tues Wed Thu Thur Thurs Fri".split(),
]

_SAINTS = (
    "Andrew Ann Anthony Catherine Clair Francis George James John Joseph Luke Mark Mary Matthew Michael Nicholas"
    " Patrick Paul Peter Thomas Vincent"
).split()
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TIME_ZONE = r"(?:[ECMP][SD]?T|GMT|UTC|BST|CET|Eastern|Central|Mountain|Pacific)"
_UPPER = r"[\"'“‘(]?[A-Z]"
_MERGES = tuple(
    (re.compile(left), re.compile(right))
    for left, right in (
        # "Lt. | Gov. Dan Patrick", "Cmdr. | Day"
        (rf"(?:^|[\s(\"'“‘—/-])(?:{'|'.join(_TITLES)})\.$", _UPPER),
        # "No. | 2", "Jan. | 6"
        (rf"(?:^|[\s(\"'“‘—-])(?:Nos?|nos?|{'|'.join(_MONTHS)})\.$", r"[#$]?\d"),
        # "2. | Second item", "J. | R. Smith" at the start of a sentence
        (r"^[\"'“‘(]?(?:\d{1,3}|[A-Z])[.)]$", r"\S"),
        # "J. | R. Smith" further on
        (r"(?:^|[\s(\"'“‘])[A-Z]\.$", r"[A-Z]\.(?:\s|$)"),
        # "9 a.m. | Tuesday", "6 p.m. | EST"
        (
            r"\b[ap]\.?m\.$",
            rf"{_WEEKDAY}\b|{_TIME_ZONE}\b|(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d",
        ),
        # "J.K. | Rowling" and "U.N. | Ambassador" at the start of a sentence, "as U.S. | Secretary of State"
        (r"^\W*(?:[A-Z]\.){2,4}$", _UPPER),
        (r"\b(?:U\.S|U\.N|U\.K|E\.U)\.$", r"(?:Senators?|Secretar(?:y|ies)|Ambassadors?|Sens?\.|Reps?\.)(?!\w)"),
        # "St. | John's College", "Lions vs. | No. 5 Hawks"
        (r"(?:^|[\s(-])St\.$", rf"(?:{'|'.join(_SAINTS)})\b"),
        (r"\bvs\.$", r"\S"),
        # "Sen. Ann Day, R-N.D. | ; and"
        (r"\S", r"[:;,]"),
        # "Yahoo! | News"
        (r"\b(?:Yahoo|Jeopardy)!$", r"[A-Z]"),
        # "Sen. Bob Day, D-N.J. | in May", "Wham! | in the 1980s"; but not "... | iPhone sales", "... | example.com"
        (r"[.!?][\"'”’)]*$", r"[^\W\d_A-Z]+(?:[\s,;:)]|$)"),
        # A closing quotation mark or bracket that stands alone
        (r"\S", r"[^\w\s“‘$£€#@(\[•*‣◦▪–—-]+\s*$"),
    )
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) spans of the sentences in `text`: in order, not overlapping, without white space at their ends.

    Together they cover all of the text that is not white space; a text without any gives (). Line breaks are white
    space like any other.

    Not covered: a full stop without a space after it ("over.Then"), which joins; languages other than English, which
    are split at their punctuation as if they were English; a sentence of over `WINDOW` characters, which is cut.
    """
    starts = _starts(text)
    return tuple((start, start + len(text[start:end].rstrip())) for start, end in pairwise([*starts, len(text)]))


def _starts(text: str) -> list[int]:
    starts: list[int] = []
    at = _skip_space(text, 0)
    while at < len(text):
        window = text[at : at + WINDOW]
        found = [at + start for start in _merged(window)]
        cut = at + WINDOW < len(text) and len(found) > 1
        # The last sentence of a window that is cut may go on behind its edge: look at it again from its start.
        at = found.pop() if cut else _skip_space(text, at + WINDOW)
        starts += found
    return starts


def _merged(text: str) -> Iterator[int]:
    """Where sentences start in `text`, which itself starts with one."""
    start = 0
    yield start
    for at, _ in _tokenizer().span_tokenize(text):
        here = _skip_space(text, at)
        if start < here < len(text) and not _belongs(text[start:here].rstrip(), text[here : here + 40]):
            start = here
            yield start


def _belongs(left: str, right: str) -> bool:
    return any(before.search(left) and after.match(right) for before, after in _MERGES)


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


@cache
def _tokenizer() -> PunktSentenceTokenizer:
    from nupunkt import PunktSentenceTokenizer
    from nupunkt.models import get_default_model_path

    # An instance of our own: nupunkt.load() hands the same one to everybody.
    tokenizer = PunktSentenceTokenizer.load(get_default_model_path())
    kept = tokenizer.parameters.abbrev_types
    kept.intersection_update({a for a in kept if "." in a or len(a) == 1})
    tokenizer.add_abbreviations([a.lower() for a in _ABBREVIATIONS])
    return tokenizer
