"""The catalog: one SQLite file with every article, its paragraphs and their words. The truth; the vectors follow it.

A write is a transaction: a crash leaves the library as it was before or after, never between. `pieces` counts the
vectors that an article should have in Chroma; NULL says that they are still to be made.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from index.errors import NoSuchArticle, WrongFormat
from index.evidence import SCHEMA as EVIDENCE
from index.types import Article, Paragraph

FORMAT = "2"  # "1" had no evidence of origins; it is added when such a library is opened
FIELDS = "id, text, title, outlet, published, dateline, byline, url, origin"
CONTEXT_WEIGHT = 0.5  # of a word in the title or dateline beside one in the paragraph (eval/results/retrieval.md)
SCHEMA = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE articles (
    id TEXT PRIMARY KEY, text TEXT NOT NULL, title TEXT NOT NULL, outlet TEXT, published TEXT, dateline TEXT,
    byline TEXT, url TEXT, origin TEXT, file TEXT, digest TEXT NOT NULL, pieces INTEGER
);
CREATE INDEX articles_file ON articles (file);
CREATE TABLE paragraphs (
    rowid INTEGER PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id), number INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, UNIQUE (article, number)
);
CREATE TABLE files (path TEXT PRIMARY KEY, digest TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (body, context, tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO meta VALUES ('format', '{FORMAT}'), ('generation', '0');
{EVIDENCE}
"""


class Catalog:
    """Articles in, articles out. Threads may share one: SQLite lets a connection run one statement at a time."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database

    @classmethod
    def open(cls, path: Path) -> Catalog:
        """Open the catalog at `path`, or make an empty one. Raises WrongFormat."""
        database = sqlite3.connect(path, timeout=30, check_same_thread=False, isolation_level=None)
        try:
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("PRAGMA journal_mode = WAL")  # readers go on while an index run writes
            database.execute("PRAGMA synchronous = NORMAL")  # safe with WAL: a power cut can lose the last write only
            database.create_function("casefold", 1, lambda text: text and text.casefold(), deterministic=True)
            if not database.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                database.executescript(f"BEGIN IMMEDIATE; {SCHEMA} COMMIT;")
            found = database.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
            if found == ("1",):
                upgrade = f"UPDATE meta SET value = '{FORMAT}' WHERE key = 'format'"
                database.executescript(f"BEGIN IMMEDIATE; {EVIDENCE} {upgrade}; COMMIT;")
                found = (FORMAT,)
        except sqlite3.DatabaseError as error:
            database.close()
            raise WrongFormat(
                f"{path} is not a Pullquote library ({error}). Name another folder, or remove it."
            ) from error
        if not found or found[0] != FORMAT:
            database.close()
            raise WrongFormat(
                f"{path} has format {found and found[0]}; this version reads format {FORMAT}. "
                "Index the articles again into a new folder: pullquote index --library NEW PATH"
            )
        return cls(database)

    def close(self) -> None:
        self.database.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it or nothing. Tells other processes, by `generation`, that the library changed."""
        self.database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.database.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
        except BaseException:
            self.database.execute("ROLLBACK")
            raise
        self.database.execute("COMMIT")

    # What is in it

    def meta(self, key: str) -> str | None:
        row = self.database.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_meta(self, key: str, value: str) -> None:
        self.database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def delete_meta(self, key: str) -> None:
        self.database.execute("DELETE FROM meta WHERE key = ?", (key,))

    def articles(self) -> list[Article]:
        """All articles by id."""
        return [_article(row) for row in self.database.execute(f"SELECT {FIELDS} FROM articles ORDER BY id")]

    def article(self, id: str) -> Article:
        row = self.database.execute(f"SELECT {FIELDS} FROM articles WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise NoSuchArticle(f"There is no article {id!r} in this library. See them all: pullquote articles")
        return _article(row)

    def paragraphs(self, article: Article) -> list[Paragraph]:
        rows = self.database.execute(
            'SELECT number, start, "end" FROM paragraphs WHERE article = ? ORDER BY number', (article.id,)
        )
        return [Paragraph(article, *row) for row in rows]

    def paragraphs_at(self, keys: Iterable[tuple[str, int]]) -> Iterator[Paragraph]:
        """The paragraphs of these (article id, number), in order; those that are not there (any more) are left out."""
        articles: dict[str, dict[int, Paragraph]] = {}
        for id, number in keys:
            if id not in articles:
                row = self.database.execute(f"SELECT {FIELDS} FROM articles WHERE id = ?", (id,)).fetchone()
                article = _article(row) if row else None
                articles[id] = {p.number: p for p in self.paragraphs(article)} if article else {}
            if number in articles[id]:
                yield articles[id][number]

    def keyword_hits(
        self, match: str, limit: int, where: str, values: Sequence[str], *, context: float = CONTEXT_WEIGHT
    ) -> dict[tuple[str, int], float]:
        """(article id, paragraph number) -> BM25 score, best first; `match` is in FTS5's words, `where` in SQL's."""
        rows = self.database.execute(
            "SELECT paragraphs.article, paragraphs.number, -bm25(words, 1.0, ?) AS score FROM words"
            " JOIN paragraphs ON paragraphs.rowid = words.rowid JOIN articles ON articles.id = paragraphs.article"
            f" WHERE words MATCH ? AND {where}"
            " ORDER BY score DESC, paragraphs.article, paragraphs.number LIMIT ?",
            (context, match, *values, limit),
        )
        return {(article, number): score for article, number, score in rows}

    def count(self) -> tuple[int, int]:
        """How many articles and paragraphs."""
        articles, paragraphs = self.database.execute(
            "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM paragraphs)"
        ).fetchone()
        return articles, paragraphs

    def newest(self) -> str | None:
        """The last day on which an article was published, in ISO form."""
        row: tuple[str | None] = self.database.execute("SELECT max(published) FROM articles").fetchone()
        return row[0]

    def undated(self) -> int:
        return int(self.database.execute("SELECT count(*) FROM articles WHERE published IS NULL").fetchone()[0])

    # Articles in and out

    def digest(self, id: str) -> str | None:
        row = self.database.execute("SELECT digest FROM articles WHERE id = ?", (id,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, article: Article, paragraphs: Sequence[Paragraph], digest: str, file: str | None) -> None:
        """Add or replace an article. Keyword search also looks at the title and the dateline of each paragraph."""
        from index.trace import trace

        self.remove(article.id)
        published = article.published.isoformat() if article.published else None
        values: list[str | None] = [article.id, article.text, article.title, article.outlet, published]
        values += [article.dateline, article.byline, article.url, article.origin, file, digest]
        self.database.execute(f"INSERT INTO articles VALUES ({','.join('?' * len(values))}, NULL)", values)
        context = f"{article.title} {article.dateline or ''}"
        for paragraph in paragraphs:
            rowid = self.database.execute(
                'INSERT INTO paragraphs (article, number, start, "end") VALUES (?, ?, ?, ?)',
                (article.id, paragraph.number, paragraph.start, paragraph.end),
            ).lastrowid
            row = (rowid, paragraph.text, context)
            self.database.execute("INSERT INTO words (rowid, body, context) VALUES (?, ?, ?)", row)
        trace(self.database, article, paragraphs)

    def remove(self, id: str) -> None:
        """Take an article out, if it is there, and the evidence that rests on it."""
        rows = "(SELECT rowid FROM paragraphs WHERE article = ?)"
        self.database.execute(f"DELETE FROM words WHERE rowid IN {rows}", (id,))
        self.database.execute("DELETE FROM paragraphs WHERE article = ?", (id,))
        self.database.execute("DELETE FROM articles WHERE id = ?", (id,))

    # Where they came from

    def file_of(self, id: str) -> str | None:
        row = self.database.execute("SELECT file FROM articles WHERE id = ?", (id,)).fetchone()
        return None if row is None else row[0]

    def set_file(self, id: str, file: str) -> None:
        self.database.execute("UPDATE articles SET file = ? WHERE id = ?", (file, id))

    def articles_by_file(self) -> dict[str, list[str]]:
        """File -> the ids that came from it, for articles that came from files."""
        found: dict[str, list[str]] = {}
        for file, id in self.database.execute("SELECT file, id FROM articles WHERE file NOT NULL ORDER BY file, id"):
            found.setdefault(file, []).append(id)
        return found

    def file_digest(self, path: str) -> str | None:
        row = self.database.execute("SELECT digest FROM files WHERE path = ?", (path,)).fetchone()
        return None if row is None else str(row[0])

    def set_file_digest(self, path: str, digest: str | None) -> None:
        self.database.execute("DELETE FROM files WHERE path = ?", (path,))
        if digest is not None:
            self.database.execute("INSERT INTO files VALUES (?, ?)", (path, digest))

    # Which vectors should exist

    def unembedded(self) -> list[str]:
        return [row[0] for row in self.database.execute("SELECT id FROM articles WHERE pieces IS NULL ORDER BY id")]

    def set_pieces(self, id: str, pieces: int | None) -> None:
        self.database.execute("UPDATE articles SET pieces = ? WHERE id = ?", (pieces, id))

    def pieces(self) -> dict[str, int | None]:
        return dict(self.database.execute("SELECT id, pieces FROM articles"))


def digest_of(article: Article, spans: Iterable[Paragraph]) -> str:
    """Changes whenever anything about the article does."""
    fields = [getattr(article, name.strip()) for name in FIELDS.split(",")]
    return hashlib.sha256(
        repr((fields, [(p.start, p.end) for p in spans])).encode("utf-8", "surrogatepass")
    ).hexdigest()


def _article(row: tuple[str | None, ...]) -> Article:
    id, text, title, outlet, published, dateline, byline, url, origin = row
    day = date.fromisoformat(published) if published else None
    return Article(str(id), str(text), str(title), outlet, day, dateline, byline, url, origin)
