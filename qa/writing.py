"""From passages to checked sentences: what a writer drafts is checked draft by draft, and another writer helps out."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Protocol, runtime_checkable

from index import Paragraph, Passage
from qa.cite import Checker
from qa.errors import ModelFailed
from qa.types import Checked, Draft, Sentence, Usage
from qa.verify import Verifier

UNSUPPORTED = "Nothing that the model wrote is supported by the articles."
WITHOUT = "The sentences shown were chosen without it."
SO_FAR = "What it had finished is shown."


class Writer(Protocol):
    """Drafts for a question from numbered passages (from 1). No drafts: the passages do not answer it.

    They may come one by one, each checked and shown before the next. `ModelFailed` at any point ends them.
    """

    name: str
    model: str | None

    def write(self, question: str, passages: Sequence[Passage]) -> Iterable[Draft]: ...


@runtime_checkable
class Rewriting(Protocol):
    """What `Writer.write` of a writer gives that can word a sentence anew, and that counts its tokens."""

    @property
    def usage(self) -> Usage | None: ...

    def rewrite(self, text: str, paragraph: Paragraph) -> str | None: ...


class Work:
    """What becomes of one question. After `by`: the sentences, what to tell the reader, and who wrote.

    `by` may be called again with other passages as long as nothing was kept.
    """

    def __init__(self, question: str, verifier: Verifier, clock: Clock) -> None:
        self.question, self.verifier, self.clock = question, verifier, clock
        self.kept: list[Sentence] = []
        self.removed: list[Sentence] = []
        self.notices: list[str] = []
        self.usage: Usage | None = None
        self.writer: Writer

    def by(self, writer: Writer, passages: Sequence[Passage], fallback: Writer | None = None) -> Iterator[Checked]:
        """Each sentence that is kept. `fallback` writes where `writer` failed, or nothing that it wrote stands."""
        self.notices.clear()
        before = len(self.removed)
        failure = yield from self._drafted(writer, passages)
        if failure:
            self.notices.append(f"{failure} {SO_FAR}" if self.kept else failure)
        elif fallback and len(self.removed) > before and not self.kept:
            self.notices.append(UNSUPPORTED)
        if fallback and self.notices and not self.kept:
            yield from self._drafted(fallback, passages)
            if self.kept:
                self.notices[-1] += f" {WITHOUT}"

    def _drafted(self, writer: Writer, passages: Sequence[Passage]) -> Generator[Checked, None, str]:
        """Returns the message of a failure, or ""."""
        self.writer = writer
        drafts = writer.write(self.question, passages) if passages else []
        rewriting = drafts if isinstance(drafts, Rewriting) else None
        checker = Checker(passages, self.verifier, rewriting.rewrite if rewriting else None)
        failure = ""
        try:
            for draft in drafts:
                self.clock.lap("write")
                yield from map(Checked, checker.check(draft))
                self.clock.lap("verify")
        except ModelFailed as error:
            failure = str(error)
        self.clock.lap("write")
        self.kept += checker.kept
        self.removed += checker.removed
        if rewriting:
            self.usage = Usage.total(self.usage, rewriting.usage)
        return failure


class Clock:
    """Seconds by step; a step may have several laps."""

    def __init__(self) -> None:
        self.start = self.last = time.perf_counter()
        self.laps = dict.fromkeys(("search", "write", "verify", "compare"), 0.0)

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps[name] = round(self.laps.get(name, 0.0) + now - self.last, 4)
        self.last = now

    def read(self) -> dict[str, float]:
        return {**self.laps, "total": round(time.perf_counter() - self.start, 4)}
