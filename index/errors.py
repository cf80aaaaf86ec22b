"""Everything that `index` raises on purpose.

PullquoteError
├── BadArticle        one file or line could not be read as an article; the rest of a sync goes on
├── BadDate           a filter's date is not a day
├── EmbedderMissing   the embedding model is not installed, or its files are not the ones expected
└── LibraryError      the library folder
    ├── NoLibrary     nothing has been indexed there
    ├── NoSuchArticle an id that is not in the library
    ├── LibraryBusy   another process is writing to it
    ├── WrongEmbedder it was built with another embedding model
    └── WrongFormat   it was written by another version of Pullquote, or is not a library

Every message is for the person at the keyboard: what was found, what was expected, what to do.
"""

from __future__ import annotations


class PullquoteError(Exception):
    """The base of all errors that a reader can mend."""


class BadArticle(PullquoteError):
    """`source` is the file (with `:line` for JSON lines), `problem` what is wrong and what to do."""

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source
        self.problem = problem


class BadDate(PullquoteError):
    pass


class EmbedderMissing(PullquoteError):
    pass


class LibraryError(PullquoteError):
    pass


class NoLibrary(LibraryError):
    pass


class NoSuchArticle(LibraryError):
    pass


class LibraryBusy(LibraryError):
    pass


class WrongEmbedder(LibraryError):
    pass


class WrongFormat(LibraryError):
    pass
