"""Questions in, verified answers out: search, write, check, compare; one line each in `stream`."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal, Protocol

from index import Library, Passage
from index.search import terms, valid
from qa.cite import check
from qa.reading import Reader
from qa.settings import Settings
from qa.types import Answer, Checked, Done, Draft, Event, Found, Sentence, Source
from qa.untrusted import evidence
from qa.verify import CalibratedVerifier, Unverified, Verifier

SEARCHED = 10  # passages a writer is given
NEAREST = 3  # passages shown with a refusal
VerifierName = Literal["calibrated", "llm", "both", "none"]


class Writer(Protocol):
    """Drafts for a question from numbered passages (from 1). No drafts: the passages do not answer it."""

    name: str
    model: str | None

    def write(self, question: str, passages: Sequence[Passage]) -> list[Draft]: ...


class Assistant:
    """Answers from one library. Safe to share between threads."""

    def __init__(self, library: Library, writer: Writer, verifier: Verifier) -> None:
        self.library = library
        self.writer = writer
        self.verifier = verifier

    @classmethod
    def open(cls, folder: str | Path | None = None, *, verifier: Verifier | VerifierName = "calibrated") -> Assistant:
        """The assistant over the library in `folder` (else PULLQUOTE_LIBRARY, else `.pullquote`), without an LLM.

        `verifier` is one of your own, or "calibrated" (offline), "llm" (asks the model that the settings name), "both"
        or "none". Raises the errors of `Library.open`, ModelMissing, and EmbedderMissing at the first question.
        """
        from qa.extract import Extractor

        settings = Settings.read()
        reader = Reader(settings.load_model)
        checker = named_verifier(verifier, reader, settings) if isinstance(verifier, str) else verifier
        return cls(open_library(folder, settings), Extractor(reader), checker)

    def close(self) -> None:
        self.library.close()

    def ask(
        self, question: str, *, outlet: str | None = None, since: date | None = None, until: date | None = None
    ) -> Answer:
        """Answer one question; the filters are those of `Library.search`."""
        for event in self.stream(question, outlet=outlet, since=since, until=until):
            if isinstance(event, Done):
                return event.answer
        raise AssertionError("a stream ends with Done")

    def stream(
        self, question: str, *, outlet: str | None = None, since: date | None = None, until: date | None = None
    ) -> Iterator[Event]:
        """What was found, then each kept sentence, then the answer. Nothing is shown before it was checked."""
        clock, question = _Clock(), valid(question)
        search = partial(self.library.search, question, outlet=outlet, since=since, until=until)
        passages, left_out = evidence(search, SEARCHED)
        clock.lap("search")
        yield Found(tuple(passages))
        drafts = self.writer.write(question, passages) if passages else []
        clock.lap("write")
        kept, removed = check(drafts, passages, self.verifier)
        clock.lap("verify")
        yield from map(Checked, kept)
        sources = _sources(kept)
        clock.lap("compare")
        yield Done(
            Answer(
                question=question,
                standalone=question,
                sentences=tuple(kept),
                removed=tuple(removed),
                sources=sources,
                disagreements=(),
                nearest=() if kept else tuple(passages[:NEAREST]),
                notices=_notices(question, passages, self.library, self.verifier) + left_out,
                writer=self.writer.name,
                model=self.writer.model,
                timings=clock.read(),
            )
        )


def open_library(
    folder: str | Path | None = None, settings: Settings | None = None, *, create: bool = False
) -> Library:
    """The library in `folder`, or the one that the settings name, with the embedding model that they name."""
    settings = settings or Settings.read()
    return Library.open(folder or settings.library, create=create, embedder=settings.load_embedder)


def named_verifier(name: VerifierName, reader: Reader, settings: Settings) -> Verifier:
    """Raises ModelMissing when an LLM is asked for and none is set."""
    if name == "none":
        return Unverified()
    if name == "calibrated":
        return CalibratedVerifier(reader)
    from qa.judge import BothVerifier, LLMVerifier

    llm = LLMVerifier(settings.load_llm())
    return llm if name == "llm" else BothVerifier(CalibratedVerifier(reader), llm)


def _sources(sentences: Iterable[Sentence]) -> tuple[Source, ...]:
    """The cited articles by who reported them first, as far as they say so themselves; in order of first use."""
    articles = {
        citation.paragraph.article.id: citation.paragraph.article
        for sentence in sentences
        for citation in sentence.citations
    }
    origins: dict[str, list[str]] = {}
    for article in articles.values():
        origins.setdefault(article.origin or article.source, []).append(article.id)
    return tuple(
        Source(origin, tuple(ids), min((day for id in ids if (day := articles[id].published)), default=None))
        for origin, ids in origins.items()
    )


def _notices(question: str, passages: Sequence[Passage], library: Library, verifier: Verifier) -> tuple[str, ...]:
    notices = []
    if isinstance(verifier, Unverified):
        notices.append("Verification is switched off: no sentence was checked.")
    if not terms(question):
        notices.append("The question has no word to search for.")
    if not passages and not library.count()[0]:
        notices.append("The library is empty. Add articles to it: pullquote index PATH")
    return tuple(notices)


class _Clock:
    """Seconds by step."""

    def __init__(self) -> None:
        self.start = self.last = time.perf_counter()
        self.laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps[name] = round(now - self.last, 4)
        self.last = now

    def read(self) -> dict[str, float]:
        return {**self.laps, "total": round(time.perf_counter() - self.start, 4)}
