"""Something that was spoken of, and whether it is a person, a thing, a group or many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qa.rules.nations import SAME
from qa.rules.spelling import TITLES

Kind = Literal["person", "name", "thing", "group", "many"]
PEOPLE = frozenset("people men women children police officials pupils staff crew firefighters".split())
ATTACHED = frozenset("of for at with on against to between in".split())
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december year years month months week weeks day days night morning evening noon"
    " midnight weekday weekend today yesterday tomorrow now time hour hours".split()
)
THINGS = frozenset(
    "bridge street road avenue lane river council county department university hospital church school company co inc"
    " llc l.l.c. corp ltd union falls gap board committee court force agency bank center centre valley states house"
    " senate party news radio block library headquarters command holdings office ministry association commission"
    " times post record register ledger weekly town city state district park hall station airport port act bill"
    " diner hardware mill paper front army navy cross service memorandum presidential security national directive"
    " route engine square building tower island lake mountain bay coast north south east west new".split()
)
GROUPS = frozenset(
    "council company co inc llc l.l.c. corp ltd holdings union board committee agency department association team party"
    " commission ministry bank news radio club group firm".split()
)
_MALE = frozenset("mr sir lord king prince father brother pope councilman congressman chairman spokesman".split())
_FEMALE = frozenset(
    "mrs ms miss lady dame queen princess sister councilwoman congresswoman chairwoman spokeswoman".split()
)
LOWER_TITLES = TITLES - {"state", "major", "general", "private", "former", "saint", "justice", "chair", "vice"}


@dataclass(frozen=True, slots=True)
class Mention:
    """Something spoken of, in words that can stand in a question. `gender` is "" where nothing tells it."""

    text: str
    kind: Kind
    gender: str = ""

    @property
    def is_name(self) -> bool:
        """Whether it is called by its name: not "the fire at the Larkin Block"."""
        words = self.text.split()
        head = next((i for i, word in enumerate(words) if i and word in ATTACHED), len(words))
        return self.kind != "many" and words[head - 1][0].isupper()


def kind_of_name(raw: str, *, titled: bool, article: bool) -> Kind:
    words = [word.strip(".,").lower() for word in raw.replace("-", " ").split() if word[0].isupper()]
    if not words or titled or words[0] in LOWER_TITLES:
        return "person"
    if any(word in GROUPS for word in words) or (article and words[-1].endswith("s") and len(words) > 1):
        return "group"
    if article or any(word in THINGS or word in SAME for word in words) or "&" in raw:
        return "thing"
    return "person" if len(words) > 1 else "name"


def gender_of(title: str) -> str:
    return "m" if title in _MALE else "f" if title in _FEMALE else ""
