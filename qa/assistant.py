"""Questions in, verified answers out: search, write, check, compare; one line each in `stream`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack

from index import Library, Passage
from index.search import terms, valid
from qa.compare import Comparer
from qa.disagree.agreement import topic as agreement
from qa.reading import Reader
from qa.settings import Settings
from qa.timely import Scope
from qa.types import Answer, Asked, Done, Event, Found, answer_of
from qa.untrusted import evidence
from qa.verify import CalibratedVerifier, Unverified, Verifier
from qa.writing import Clock, Work, Writer

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

    from qa.chat import Chat

SEARCHED = 10  # passages a writer is given
NEAREST = 3  # passages shown with a refusal
VerifierName = Literal["calibrated", "llm", "both", "none"]


class Assistant:
    """Answers from one library. Safe to share between threads.

    Where nothing stands of what `writer` wrote, or it failed, `fallback` writes.
    """

    def __init__(self, library: Library, writer: Writer, verifier: Verifier, fallback: Writer | None = None) -> None:
        self.library = library
        self.writer = writer
        self.verifier = verifier
        self.fallback = fallback

    @classmethod
    def open(
        cls,
        folder: str | Path | None = None,
        *,
        verifier: Verifier | VerifierName = "calibrated",
        llm: LLM | None = None,
        settings: Settings | None = None,
    ) -> Assistant:
        """The assistant over the library in `folder` (else PULLQUOTE_LIBRARY, else `.pullquote`).

        `llm`, any of llama-index's, writes the answers; else the one that the settings name; else sentences are chosen
        without one. `verifier` is one of your own, or "calibrated" (offline), "llm" (asks the same model), "both" or
        "none". `settings` are those of the environment unless given. Raises the errors of `Library.open`, ModelMissing,
        and EmbedderMissing at the first question.
        """
        from qa.extract import Extractor

        settings = settings or Settings.read()
        reader = Reader(settings.load_model)
        if llm is None and settings.has_llm:
            llm = settings.load_llm()
        checker = verifier if not isinstance(verifier, str) else named_verifier(verifier, reader, settings, llm)
        extractor = Extractor(reader)
        library = open_library(folder, settings)
        if llm is None:
            return cls(library, extractor, checker)
        from qa.generate import Generator
        from qa.model import Model

        return cls(library, Generator(Model(llm)), checker, fallback=extractor)

    def close(self) -> None:
        self.library.close()

    def chat(self, turns: Sequence[Answer] = ()) -> Chat:
        """A conversation of its own, or one that goes on after `turns`."""
        from qa.chat import Chat

        return Chat(self, turns)

    def ask(self, question: str, **filters: Unpack[Asked]) -> Answer:
        """Answer one question; `outlet`, `since` and `until` are the filters of `Library.search`.

        `as_of` is the day on which it is asked: later articles are not known then, and "last week" is the week before.
        """
        return answer_of(self.stream(question, **filters))

    def stream(
        self,
        question: str,
        *,
        outlet: str | None = None,
        since: date | None = None,
        until: date | None = None,
        as_of: date | None = None,
    ) -> Iterator[Event]:
        """What was found, then each kept sentence, then the answer. Nothing is shown before it was checked."""
        clock, question = Clock(), valid(question)
        topic = agreement(question)  # what the reports may disagree on, where that is asked
        asked = topic or question
        scope = Scope.of(self.library, asked, since, until, as_of)
        find = partial(self.library.search, outlet=outlet, since=scope.since, until=scope.until)
        passages, left_out = evidence(partial(find, asked), SEARCHED)
        clock.lap("search")
        yield Found(asked, tuple(passages))
        work = Work(asked, self.verifier, clock)
        comparer = Comparer(self.library, self.verifier, asked, passages)
        for preferred in scope.orders(passages):
            for checked in () if work.kept else work.by(self.writer, preferred, self.fallback):
                clock.lap("verify")
                yield comparer.seen(checked.sentence, find)
                clock.lap("compare")
        disagreements = comparer.disagreements()
        if topic:
            yield from comparer.both_sides(disagreements)
        agreed = comparer.agreed() if topic and not disagreements else ()
        sources = comparer.sources()
        clock.lap("compare")
        yield Done(
            Answer(
                question=question,
                standalone=asked,
                sentences=tuple(comparer.sentences),
                removed=tuple(work.removed),
                sources=sources,
                disagreements=disagreements,
                nearest=() if work.kept else tuple(passages[:NEAREST]),
                notices=(
                    *_notices(question, passages, self.library, self.verifier),
                    *left_out,
                    *work.notices,
                    *agreed,
                    *scope.notices(comparer.cited()),
                ),
                writer=work.writer.name,
                model=work.writer.model,
                timings=clock.read(),
                usage=work.usage,
            )
        )


def open_library(
    folder: str | Path | None = None, settings: Settings | None = None, *, create: bool = False
) -> Library:
    """The library in `folder`, or the one that the settings name, with the embedding model that they name."""
    settings = settings or Settings.read()
    return Library.open(folder or settings.library, create=create, embedder=settings.load_embedder)


def named_verifier(name: VerifierName, reader: Reader, settings: Settings, llm: LLM | None = None) -> Verifier:
    """Raises ModelMissing when an LLM is asked for, and none is given or set."""
    if name == "none":
        return Unverified()
    if name == "calibrated":
        return CalibratedVerifier(reader)
    from qa.judge import BothVerifier, LLMVerifier

    judge = LLMVerifier(llm or settings.load_llm())
    return judge if name == "llm" else BothVerifier(CalibratedVerifier(reader), judge)


def _notices(question: str, passages: Sequence[Passage], library: Library, verifier: Verifier) -> tuple[str, ...]:
    notices = []
    if isinstance(verifier, Unverified):
        notices.append("Verification is switched off: no sentence was checked.")
    if not terms(question):
        notices.append("The question has no word to search for.")
    if not passages and not library.count()[0]:
        notices.append("The library is empty. Add articles to it: pullquote index PATH")
    return tuple(notices)
