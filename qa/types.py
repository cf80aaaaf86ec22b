"""The values of an answer. Each makes one mistake impossible: see the table in docs/architecture.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypedDict

from index import Paragraph, Passage

Support = Literal["supported", "partial", "contradicted", "unsupported", "unjudged"]
Action = Literal["kept", "recited", "rewritten", "removed"]
Kind = Literal["name", "number", "date", "claim"]
Relation = Literal["conflict", "update", "correction", "spelling"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence as a writer wrote it, with the source numbers it claimed: 1 is the first passage it was given."""

    text: str
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """Words in a retrieved paragraph: `quote` is characters `start` to `end` of the article's text."""

    number: int
    paragraph: Paragraph
    start: int
    end: int

    @property
    def quote(self) -> str:
        return self.paragraph.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of the `evidence`-th text that was judged (from 0)."""

    evidence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verifier found. `score` is the probability of support, None where none was estimated.

    `unjudged` is not "no": it could not be decided, and `reason` says why. `spans` are the words it rests on.
    """

    support: Support
    score: float | None
    verifier: str
    reason: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that was checked. `action` says whether it stays, stays under another citation, was written anew from
    what it should have said, or went."""

    text: str
    citations: tuple[Citation, ...]
    verdict: Verdict
    action: Action

    @property
    def marked(self) -> str:
        """The text with its `[n]` marks."""
        return f"{self.text} {''.join(f'[{citation.number}]' for citation in self.citations)}"


@dataclass(frozen=True, slots=True)
class Source:
    """One origin of what an answer says: reprints of one report are one source."""

    origin: str
    articles: tuple[str, ...]
    first_published: date | None


@dataclass(frozen=True, slots=True)
class Claimed:
    """One side of a disagreement."""

    value: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two values for one thing. Without a later word neither is preferred: `left` is what the answer says.

    `relation`: "conflict"; "update" and "correction", where `left` is the later word; "spelling", one name in two
    spellings.
    """

    about: str
    kind: Kind
    left: Claimed
    right: Claimed
    relation: Relation = "conflict"


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the model's server counted them."""

    input_tokens: int
    output_tokens: int

    @classmethod
    def total(cls, *counts: Usage | None) -> Usage | None:
        """All of them together; None when nothing was counted."""
        known = [usage for usage in counts if usage]
        return cls(sum(u.input_tokens for u in known), sum(u.output_tokens for u in known)) if known else None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles say to a question. A refusal has no sentences, and the `nearest` passages instead.

    `standalone` is the question as it was searched for, which differs in a conversation. `writer` and `model` are those
    of the sentences; `usage` is what a model was asked for this answer, also when nothing of its draft was kept.
    `timings` are seconds by step: search, write, verify, compare, total.
    """

    question: str
    standalone: str
    sentences: tuple[Sentence, ...]
    removed: tuple[Sentence, ...]
    sources: tuple[Source, ...]
    disagreements: tuple[Disagreement, ...]
    nearest: tuple[Passage, ...]
    notices: tuple[str, ...]
    writer: str
    model: str | None
    timings: Mapping[str, float]
    usage: Usage | None = None

    @property
    def answered(self) -> bool:
        return bool(self.sentences)

    @property
    def text(self) -> str:
        """The sentences with their `[n]` marks."""
        return " ".join(sentence.marked for sentence in self.sentences)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Each citation once, by number."""
        cited = {citation.number: citation for sentence in self.sentences for citation in sentence.citations}
        return tuple(cited[number] for number in sorted(cited))


@dataclass(frozen=True, slots=True)
class Found:
    """A step of a streamed answer: the question as it is understood, and the passages that search found."""

    standalone: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A step of a streamed answer: a sentence that was checked and kept."""

    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Done:
    """The last step of a streamed answer."""

    answer: Answer


Event = Found | Checked | Done


class Asked(TypedDict, total=False):
    """What may be given with a question; see `Assistant.ask`."""

    outlet: str | None
    since: date | None
    until: date | None
    as_of: date | None


def answer_of(events: Iterable[Event]) -> Answer:
    """The answer that a stream ends with."""
    return next(event.answer for event in events if isinstance(event, Done))
