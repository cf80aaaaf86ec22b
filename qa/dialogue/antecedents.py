"""What a conversation has spoken of: the people, things and groups that a later "he", "it" or "they" may mean.

They are found in the earlier question first, as its noun phrases, and in the earlier answer where the question asked
for a name. An answer's words say what is asked about; they are never evidence.

Not covered: who "he" is where two men were named in one answer; nicknames; names without capitals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from qa.dialogue.asked import Asked, asked, bare, body
from qa.dialogue.mentions import LOWER_TITLES, PEOPLE, Mention, gender_of, kind_of_name
from qa.dialogue.phrases import REGARDING, mention_of, of_question
from qa.dialogue.verbs import BE, is_base, is_past
from qa.rules.spelling import TITLES, is_name, opens, ordinary, runs
from qa.rules.words import Text, read

_READ = 2000  # characters of an answer


@dataclass(frozen=True)
class Earlier:
    """An earlier turn and what it spoke of."""

    question: str
    answer: str

    @cached_property
    def parts(self) -> Asked | None:
        return asked(self.question.partition(REGARDING)[0])

    @cached_property
    def in_question(self) -> list[Mention]:
        return of_question(self.question)

    @cached_property
    def in_answer(self) -> list[Mention]:
        """The names in the answer that the question lacks, in their order."""
        return _names(self.answer[:_READ], self.question)

    @property
    def asks_name(self) -> bool:
        """Whether a name in the answer is what was asked for."""
        parts = self.parts
        return parts is not None and (
            parts.kind in ("who", "whom", "whose") or (parts.kind in ("which", "what") and bool(parts.noun))
        )

    @property
    def asks_why(self) -> bool:
        return self.parts is not None and self.parts.kind == "why"

    @property
    def is_past(self) -> bool:
        parts = self.parts
        if parts is None:
            return False
        return parts.auxiliary in ("was", "were", "did", "had") or (
            not parts.auxiliary and bool(parts.rest) and is_past(bare(parts.rest.split()[0]))
        )

    @property
    def subject(self) -> Mention | None:
        return mention_of(self.parts.subject) if self.parts and self.parts.subject else None

    @property
    def is_active(self) -> bool:
        parts = self.parts
        return parts is not None and parts.auxiliary not in BE and not parts.rest.startswith("be")

    @property
    def agent(self) -> str | None:
        """Who did what the question asks about, by the answer."""
        if not self.asks_name:
            return None
        wanted = (
            ("person", "name", "group", "thing")
            if self.parts and self.parts.kind == "who"
            else ("group", "thing", "person", "name")
        )
        if self.parts and self.parts.noun.split()[-1:] and self.parts.noun.split()[-1] in LOWER_TITLES | PEOPLE:
            wanted = ("person", "name", "group", "thing")
        people = [m for kind in wanted for m in self.in_answer if m.kind == kind]
        return people[0].text if people else None

    @property
    def has_event(self) -> bool:
        """Whether somebody was asked or told to do something: "it" is then that, and not who was told."""
        words = body(self.question).split()
        return any(
            before[0].isupper() and bare(to) == "to" and is_base(bare(verb))
            for before, to, verb in zip(words, words[1:], words[2:], strict=False)
        )


def spoken_of(exchange: Earlier, group: str) -> list[Mention]:
    """What a pronoun of this group may mean, the likeliest first."""
    named = exchange.in_answer if exchange.asks_name else []
    parts = exchange.parts
    asked_which = parts is not None and parts.kind in ("which", "what") and bool(parts.noun)
    if group in ("he", "she"):
        people = [m for m in exchange.in_answer if m.kind == "person"]
        named = sorted(named, key=lambda m: m.kind != "person")
        return [*named, *exchange.in_question, *people]
    if parts is not None and parts.kind == "what" and not (parts.noun or parts.subject) and parts.auxiliary in BE:
        return []  # "What was stolen from the museum": not the museum
    if parts is None and len(exchange.in_question) != 1:
        return []
    if group == "they" or asked_which:
        return [*named, *exchange.in_question]
    if exchange.has_event:
        return [m for m in exchange.in_question if not m.is_name and m.kind == "thing"]
    return sorted(exchange.in_question, key=lambda m: m.kind == "group")


def _names(answer: str, question: str) -> list[Mention]:
    text, known = read(answer), {word.low for word in read(question).words}
    found = []
    for run in runs(text):
        at = list(run)
        if opens(text, at[0]) and not _keeps_first(text, at):
            at = at[1:]
        words = [text.words[i] for i in at]
        if not any(is_name(word) for word in words) or all(w.low in known or not is_name(w) for w in words):
            continue
        found.append(_name(text, at))
    return list(dict.fromkeys(found))


def _keeps_first(text: Text, at: Sequence[int]) -> bool:
    """Whether the first word of a sentence is part of the name that follows: "Mayor Haddle", "J. R. Pembry"."""
    first, more = text.words[at[0]], len(at) > 1
    initial = len(first.text) == 1 and more and text.raw[first.end] == "."
    return initial or (first.low.rstrip(".") in TITLES and more) or (is_name(first) and not ordinary(first))


def _name(text: Text, at: list[int]) -> Mention:
    """A run of capitals as a name: "Defense Secretary Pete Hegseth" is Pete Hegseth, "the Gear Herons" stay so."""
    lows = [text.words[i].low.rstrip(".") for i in at]
    titles = [n for n, low in enumerate(lows) if low in LOWER_TITLES]
    gender = next((gender_of(lows[n]) for n in titles if gender_of(lows[n])), "")
    if titles and len(at) - titles[-1] > 2:
        at = at[titles[-1] + 1 :]
    first, last = text.words[at[0]], text.words[at[-1]]
    end = last.end - 2 if last.text.endswith("'s") else last.end
    raw = text.raw[first.start : end]
    before = text.words[at[0] - 1].low if at[0] else ""
    after = text.words[at[-1] + 1].low if at[-1] + 1 < len(text.words) else ""
    kind = kind_of_name(raw, titled=bool(titles) or before in LOWER_TITLES, article=before == "the")
    gender = gender or gender_of(before)
    if not gender and kind == "person":
        gender = _gender_nearby(text, at[-1], after)
    return Mention(f"the {raw}" if before == "the" and kind != "person" else raw, kind, gender)


def _gender_nearby(text: Text, last: int, after: str) -> str:
    """ "Harriet Kroll said that she" tells; so does a pronoun before the next name, in the same sentence."""
    end = text.sentence_of(text.words[last].start).last
    for word in text.words[last + 1 : end]:
        if word.low in ("she", "her", "herself"):
            return "f"
        if word.low in ("he", "his", "him", "himself"):
            return "m"
        if word.capital and is_name(word) and after != "said":
            return ""
    return ""
