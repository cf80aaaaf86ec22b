"""Library: the one door to a folder of articles. Open it, bring files into it, search it.

    library = Library.open("my-library", create=True)
    library.sync(["articles/"])
    for passage in library.search("Who ordered the pause?", k=5): ...

Not covered: several processes writing at once (the second is told to wait), and reading from a network drive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Literal

from filelock import FileLock, Timeout

from index.catalog import Catalog, digest_of
from index.errors import LibraryBusy, LibraryError, NoLibrary, WrongEmbedder
from index.evidence import attributions_of, gathered, untraced
from index.search import Filters, search, valid
from index.split import paragraphs
from index.sync import Progress, SyncReport, sync
from index.types import Article, Attribution, Origin, Paragraph, Passage

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

    from index.vectors import Vectors

Outcome = Literal["added", "updated", "unchanged"]


def _quiet(what: str, done: int, total: int) -> None:
    """The progress of somebody who does not watch."""


def _packaged_embedder() -> BaseEmbedding:
    from index.embed import MiniLMEmbedding

    return MiniLMEmbedding.load()


class Library:
    """An open library folder. One may be shared by several threads."""

    def __init__(self, folder: Path, catalog: Catalog, load_embedder: Callable[[], BaseEmbedding]) -> None:
        self.folder = folder
        self.catalog = catalog
        self._load_embedder = load_embedder
        self._lock = RLock()
        self._seen = catalog.meta("generation")
        self._origins: tuple[str | None, dict[str, Origin]] | None = None

    @classmethod
    def open(
        cls,
        folder: str | Path,
        *,
        create: bool = False,
        embedder: Callable[[], BaseEmbedding] = _packaged_embedder,
    ) -> Library:
        """Open the library in `folder`; `embedder` loads the embedding model, and is called when it is first needed.

        Raises NoLibrary when there is none and `create` is False, WrongFormat when the folder holds something else.
        """
        folder = Path(folder)
        path = folder / "catalog.sqlite"
        if not path.is_file() and not create:
            raise NoLibrary(f"There is no library in {folder}. Make one from your articles: pullquote index PATH")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return cls(folder, Catalog.open(path), embedder)
        except OSError as error:
            raise LibraryError(f"The library folder {folder} cannot be used ({error}). Name another one.") from error

    def close(self) -> None:
        if "vectors" in self.__dict__:
            self.vectors.close()
        self.catalog.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @cached_property
    def embedder(self) -> BaseEmbedding:
        """The embedding model. Raises WrongEmbedder when the library was built with another one."""
        embedder = self._load_embedder()
        found = self.catalog.meta("embedder")
        if found is not None and found != embedder.model_name:
            raise WrongEmbedder(
                f"This library was built with {found!r} and cannot be searched with {embedder.model_name!r}. "
                f"Open it with {found!r}, or rebuild it: pullquote index --rebuild"
            )
        return embedder

    @cached_property
    def vectors(self) -> Vectors:
        from index.vectors import Vectors

        return Vectors(self.folder / "chroma")

    # What is in it

    def articles(self) -> list[Article]:
        return self.catalog.articles()

    def article(self, id: str) -> Article:
        """Raises NoSuchArticle."""
        return self.catalog.article(id)

    def paragraphs(self, article: Article) -> list[Paragraph]:
        return self.catalog.paragraphs(article)

    def attributions(self, article: Article) -> list[Attribution]:
        """The credits to publishers in an article, in the order of its text."""
        self.trace()
        return attributions_of(self.catalog.database, article.id)

    def origins(self) -> dict[str, Origin]:
        """Article id -> where its report comes from, as far as there is evidence."""
        from index.origins import origins

        self.trace()
        generation = self.catalog.meta("generation")
        with self._lock:
            if self._origins is None or self._origins[0] != generation:
                self._origins = generation, origins(gathered(self.catalog.database))
            return dict(self._origins[1])

    def count(self) -> tuple[int, int]:
        """How many articles and paragraphs."""
        return self.catalog.count()

    def newest(self) -> date | None:
        """The last day on which an article was published; None when none has a date."""
        day = self.catalog.newest()
        return date.fromisoformat(day) if day else None

    def undated(self) -> int:
        """How many articles have no date."""
        return self.catalog.undated()

    def search(
        self,
        question: str,
        k: int = 10,
        *,
        outlet: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> list[Passage]:
        """The k best passages, best first. Filters keep one outlet (in any case), or days from `since` to `until`.

        An article without a date is left out when a day is asked for. A question without a word finds nothing.
        """
        self._catch_up()
        return search(self, valid(question), k, Filters(outlet, since, until))

    # Articles in and out

    def sync(
        self,
        paths: Iterable[str | Path],
        *,
        prune: bool = False,
        on_progress: Progress = _quiet,
    ) -> SyncReport:
        """Add and update the articles in files and folders; with `prune` also remove those whose file is gone."""
        with self._writing():
            return sync(self, paths, prune=prune, on_progress=on_progress)

    def add(self, article: Article) -> Outcome:
        """Add or replace one article."""
        with self._writing():
            outcome = self.put(article, declared=False, file=None)
            self.mend()
        return outcome

    def remove(self, id: str) -> None:
        """Take an article out. Raises NoSuchArticle."""
        with self._writing():
            self.catalog.article(id)
            file = self.catalog.file_of(id)
            with self.catalog.writing():
                self.catalog.remove(id)
                if file is not None:
                    self.catalog.set_file_digest(file, None)  # so that indexing the file again brings it back
            self.vectors.delete([id])

    def rebuild(self, on_progress: Progress = _quiet) -> None:
        """Embed everything again, with whichever embedding model this library was opened with."""
        with self._writing():
            with self.catalog.writing():
                self.catalog.delete_meta("embedder")
                for id in self.catalog.pieces():
                    self.catalog.set_pieces(id, None)
            self.__dict__.pop("embedder", None)
            self.vectors.clear()
            self.mend(on_progress)

    def put(self, article: Article, *, declared: bool, file: str | None) -> Outcome:
        """Write an article to the catalog; its vectors are made by the next `mend`. For `sync`, inside its lock."""
        spans = paragraphs(article, declared=declared)
        digest, stored = digest_of(article, spans), self.catalog.digest(article.id)
        with self.catalog.writing():
            if digest == stored:
                if file is not None:
                    self.catalog.set_file(article.id, file)
                return "unchanged"
            self.catalog.put(article, spans, digest, file)
        return "added" if stored is None else "updated"

    def is_same(self, article: Article, *, declared: bool) -> bool:
        return digest_of(article, paragraphs(article, declared=declared)) == self.catalog.digest(article.id)

    def mend(self, on_progress: Progress = _quiet) -> None:
        """Make the vectors follow the catalog: what is missing, stale or left over after a crash."""
        from index.mend import mend

        with self._writing():
            mend(self, on_progress)
            self._seen = self.catalog.meta("generation")

    def trace(self) -> None:
        """Look for origins in articles that an older version brought in; while another process writes, those wait."""
        if untraced(self.catalog.database):
            from index.trace import trace_waiting

            with suppress(LibraryBusy), self._writing():
                trace_waiting(self.catalog)

    def _catch_up(self) -> None:
        """See what another process has written since, and finish what one that was stopped left undone."""
        with self._lock:
            generation = self.catalog.meta("generation")
            opened = "vectors" in self.__dict__
            if opened and generation != self._seen:
                self.vectors.refresh()
            if not opened or generation != self._seen:
                self._seen = generation
                try:
                    self.mend()
                except LibraryBusy:
                    return  # whoever is writing makes those vectors; until then keyword search finds the words

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """The right to write: one process at a time, or Chroma loses records. Nested calls share it."""
        try:
            held = self._file_lock.acquire(timeout=0)
        except Timeout:
            raise LibraryBusy(
                f"Another process is writing to {self.folder}. Wait until it is done, then try again."
            ) from None
        with held:
            yield

    @cached_property
    def _file_lock(self) -> FileLock:
        return FileLock(self.folder / "lock")
