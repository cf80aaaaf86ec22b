"""Two names for the same person: another first name, or another spelling."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from qa.disagree.told import Difference, Told
from qa.rules.known import distance
from qa.rules.nations import SAME
from qa.rules.spelling import TITLES, is_name, runs
from qa.rules.words import Text, Word

PLACES = frozenset(
    "street avenue road lane drive row square bridge river creek lake mountain mount island county city town village"
    " district state states department ministry office agency bureau council court committee commission board school"
    " university college hospital church center centre museum library senate congress parliament house airport station"
    " park stadium theater theatre hall tower building block falls valley gap point bay beach hill hills north south"
    " east west".split()
)
_NOT_PERSONS = PLACES | frozenset(
    "party union bank company corp corporation inc group times post news journal press radio television team club"
    " league cup open championship games award prize festival act bill law army navy force forces guard police command"
    " service network plan fund association institute foundation day week month year war".split()
)
_NICKNAMES = {
    short: full
    for full, shorts in {
        "william": "bill billy will willie liam",
        "robert": "bob bobby rob robbie",
        "richard": "rick dick rich ricky",
        "joseph": "joe joey",
        "michael": "mike mick mickey",
        "james": "jim jimmy jamie",
        "john": "jack johnny jon",
        "edward": "ed eddie ted ned",
        "thomas": "tom tommy",
        "charles": "charlie chuck",
        "henry": "harry hank",
        "elizabeth": "liz beth betty lizzie eliza",
        "margaret": "maggie meg peggy",
        "katherine": "kate katie kathy kathryn catherine cathy",
        "anthony": "tony",
        "andrew": "andy drew",
        "patrick": "pat paddy",
        "patricia": "pat patty tricia",
        "stephen": "steve steven",
        "peter": "pete",
        "theodore": "ted teddy",
        "nicholas": "nick",
        "daniel": "dan danny",
        "david": "dave",
        "matthew": "matt",
        "christopher": "chris",
        "timothy": "tim",
        "kenneth": "ken",
        "lawrence": "larry",
        "ronald": "ron",
        "donald": "don",
        "samuel": "sam",
        "benjamin": "ben",
        "alexander": "alex",
        "gregory": "greg",
        "jeffrey": "jeff",
        "deborah": "deb debbie",
        "susan": "sue susie",
        "jennifer": "jen jenny",
        "rebecca": "becky",
        "volodymyr": "vladimir",
    }.items()
    for short in shorts.split()
}
FIRST, SPELLING = WHO = ("first name of ", "spelling of ")
LETTERS = 3  # the shortest first name that is compared


class Person(NamedTuple):
    """`first` may be missing; `titles` are the words of office right before the name."""

    first: Word | None
    last: Word
    titles: frozenset[str]

    @property
    def text(self) -> str:
        return f"{self.first.text} {bare(self.last)}" if self.first is not None else bare(self.last)


def bare(word: Word) -> str:
    return word.text[:-2] if word.text.casefold().endswith(("'s", "’s")) else word.text


@lru_cache(maxsize=512)
def persons(text: Text) -> tuple[Person, ...]:
    """Runs of capitals that may be a person: a surname, with a first name or a title, or alone."""
    return tuple(_persons(text))


def _persons(text: Text) -> Iterator[Person]:
    for run in runs(text):
        words = [text.words[i] for i in run]
        at = max((k for k, word in enumerate(words) if word.low.rstrip(".") in TITLES), default=-1)
        titles = [w.low.rstrip(".") for w in words[: at + 1]]
        if at < 0 and run[0] >= 2 and text.words[run[0] - 1].low == "of":
            # "Secretary of Defense Pat Hegseth"
            titles = [w.low for w in text.words[run[0] - 2 : run[0] - 1] if w.low in TITLES]
        if at < 0 and not titles and run[0]:
            titles = [w.low for w in text.words[max(0, run[0] - 2) : run[0]] if w.low in TITLES]
        name = [w for w in words[at + 1 :] if len(w.low.rstrip(".")) > 1 and is_name(w)]
        if not name or name[-1].low in _NOT_PERSONS or name[-1].low in SAME or len(name[-1].low) < LETTERS:
            continue
        first = name[-2] if len(name) > 1 and name[-2].low not in SAME else None
        yield Person(first, name[-1], frozenset(titles))


def people(left: Told, right: Told) -> Iterator[Difference]:
    """Not covered: nicknames beyond a short list, relatives who hold the same office one after the other."""
    for one in persons(left.read):
        for two in persons(right.read):
            found = _compared(one, two, left, right)
            if found is not None:
                yield found


def _compared(one: Person, two: Person, left: Told, right: Told) -> Difference | None:
    if one.last.low == two.last.low:
        if one.first is None or two.first is None or one.first.low == two.first.low:
            return None
        if _nickname(one.first.low, two.first.low) or left.knows(two.first.low) or right.knows(one.first.low):
            return None
        if min(len(one.first.low), len(two.first.low)) < LETTERS or (two.first.low in SAME or one.first.low in SAME):
            return None
        close = one.first.low[0] == two.first.low[0] and distance(one.first.low, two.first.low) <= 2
        if not (one.titles & two.titles) and not close:
            return None
        spelt = sounds(one.first.low) == sounds(two.first.low)
        return Difference("name", FIRST + bare(one.last), one.text, two.text, *_spelling(spelt))
    if not _variant(one.last.low, two.last.low) or left.knows(two.last.low) or right.knows(one.last.low):
        return None
    known = one.titles & two.titles or (one.first and two.first and one.first.low == two.first.low)
    spelt = sounds(one.last.low) == sounds(two.last.low)
    if not spelt and not known:
        return None
    return Difference("name", SPELLING + bare(one.last), bare(one.last), bare(two.last), *_spelling(spelt))


def _spelling(spelt: bool) -> tuple[()] | tuple[str]:
    return ("spelling",) if spelt else ()


def _variant(one: str, two: str) -> bool:
    return min(len(one), len(two)) >= 5 and one[0] == two[0] and distance(one, two) <= 2 and not _inflected(one, two)


def _inflected(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return long.startswith(short) and long[len(short) :] in ("s", "es", "n", "an", "ian")


def sounds(name: str) -> str:
    """The same for what is only written otherwise: Zelenskyy and Zelensky, Sara and Sarah."""
    bare = name.casefold().replace("y", "i").replace("h", "").replace("c", "k").replace("j", "i").replace("w", "v")
    folded = "".join(letter for k, letter in enumerate(bare) if k == 0 or letter != bare[k - 1])
    return folded.rstrip("ei") or folded


def _nickname(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return (
        long.startswith(short)
        or _full(one) & _full(two) != set()
        or (short[:3] == long[:3] and short.endswith(("y", "ie")))
    )


def _full(name: str) -> set[str]:
    return {name, _NICKNAMES.get(name, name)}
