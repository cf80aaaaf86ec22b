"""Write down an article's evidence: what its own text tells, and what ties it to the articles already there.

An article is compared with those that share a publisher's credit or a band of a paragraph's signature, never with all.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from index.attributions import attributions
from index.claims import Claim, claim
from index.copies import BANDS, SAME, SHORTEST, Sketch, alike, bands, overlap, sketch, words
from index.evidence import CROWD, TRACER, untraced
from index.publishers import key
from index.spelling import names
from index.types import Article, Paragraph

if TYPE_CHECKING:
    from index.catalog import Catalog

RETELLS = 0.4, 0.06
"""Of a retelling's content words, and of its pairs of them, that stand in what it retells. The two real files reach
0.59 and 0.27, the sample articles in new words 0.46 and 0.09; articles about one event seldom reach both.
"""


def trace(database: sqlite3.Connection, article: Article, paragraphs: Sequence[Paragraph]) -> None:
    """Note the evidence in an article that the catalog holds, and what ties it to the others. Inside a transaction."""
    for table in ("traces", "attributions", "claims"):
        database.execute(f"DELETE FROM {table} WHERE article = ?", (article.id,))
    database.execute("DELETE FROM retellings WHERE article = ?1 OR told = ?1", (article.id,))
    database.execute("DELETE FROM copies WHERE one = ?1 OR other = ?1", (article.id,))
    database.execute(
        "DELETE FROM bands WHERE paragraph IN (SELECT rowid FROM paragraphs WHERE article = ?)", (article.id,)
    )
    found = attributions(article, paragraphs)
    database.executemany(
        "INSERT INTO attributions VALUES (?, ?, ?, ?, ?, ?)",
        [(a.article, a.start, a.end, a.name, a.kind, a.words) for a in found],
    )
    texts = [words(paragraph.text) for paragraph in paragraphs]
    terms, pairs = sketch("\n".join(paragraph.text for paragraph in paragraphs))
    database.execute(
        "INSERT INTO traces VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article.id, TRACER, key(article.outlet), key(article.origin), sum(map(len, texts)), terms.tobytes(),
            pairs.tobytes(), "\n".join(sorted(names(article.text))),
        ),
    )  # fmt: skip
    claimed = claim(article, paragraphs, found)
    if claimed:
        database.execute(
            "INSERT INTO claims VALUES (?, ?, ?, ?, ?)",
            (article.id, claimed.key, claimed.name, claimed.sign, json.dumps(claimed.evidence)),
        )
    _note_retellings(database, article, (terms, pairs), claimed)
    _note_copies(database, article, texts)


def trace_waiting(catalog: Catalog) -> None:
    """The articles without evidence, one transaction each."""
    for id in untraced(catalog.database):
        article = catalog.article(id)
        with catalog.writing():
            trace(catalog.database, article, catalog.paragraphs(article))


def _note_retellings(
    database: sqlite3.Connection, article: Article, own: tuple[Sketch, Sketch], claimed: Claim | None
) -> None:
    """Who has what this article retells, and which articles may retell this one: by publisher, then by words."""
    columns = "traces.article, terms, pairs FROM traces"
    if claimed:
        for told, *blobs in database.execute(
            f"SELECT {columns} WHERE (outlet = :key OR origin = :key) AND traces.article != :id",
            {"key": claimed.key, "id": article.id},
        ).fetchall():
            _note_retelling(database, article.id, told, alike(own, _read(blobs)))
    carried = [name for name in (key(article.outlet), key(article.origin)) if name]
    for retelling, *blobs in database.execute(
        f"SELECT {columns} JOIN claims ON claims.article = traces.article"
        f" WHERE claims.key IN ({','.join('?' * len(carried))}) AND claims.article != ?",
        (*carried, article.id),
    ).fetchall():
        _note_retelling(database, retelling, article.id, alike(_read(blobs), own))


def _note_retelling(database: sqlite3.Connection, article: str, told: str, shares: tuple[float, float]) -> None:
    if all(share >= least for share, least in zip(shares, RETELLS, strict=True)):
        database.execute("INSERT OR REPLACE INTO retellings VALUES (?, ?, ?, ?)", (article, told, *shares))


def _read(blobs: Sequence[bytes]) -> tuple[Sketch, Sketch]:
    return np.frombuffer(blobs[0], dtype=np.uint32), np.frombuffer(blobs[1], dtype=np.uint32)


def _note_copies(database: sqlite3.Connection, article: Article, texts: Sequence[Sequence[str]]) -> None:
    """Write the paragraphs' signatures, and compare each with those that share a band with it."""
    rowids = [
        row[0]
        for row in database.execute("SELECT rowid FROM paragraphs WHERE article = ? ORDER BY number", (article.id,))
    ]
    long = [n for n, text in enumerate(texts) if len(text) >= SHORTEST]
    publisher = key(article.outlet or article.origin)
    others: dict[str, str] = {}
    for n, cut in zip(long, bands([texts[n] for n in long]), strict=True):
        near = database.execute(
            'SELECT DISTINCT article, number, start, "end" FROM bands JOIN paragraphs ON rowid = paragraph'
            f" WHERE band IN ({','.join('?' * BANDS)}) AND article != ? LIMIT ?",
            (*cut, article.id, CROWD),
        ).fetchall()
        for other, number, start, end in near if len(near) < CROWD else ():
            if other not in others:
                others[other] = _text_of_another(database, other, publisher)
            theirs = words(others[other][start:end])
            if overlap(texts[n], theirs) >= SAME:
                here, there = (article.id, n + 1, len(texts[n])), (other, number, len(theirs))
                (one, i, count), (two, j, other_count) = sorted((here, there))
                database.execute(
                    "INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?, ?, ?)", (one, i, two, j, count, other_count)
                )
        database.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", [(band, rowids[n]) for band in set(cut)])


def _text_of_another(database: sqlite3.Connection, id: str, publisher: str) -> str:
    """The article's text, or none where it is of the same publisher: an outlet repeats itself and copies nobody."""
    text, outlet, origin = database.execute("SELECT text, outlet, origin FROM articles WHERE id = ?", (id,)).fetchone()
    return "" if publisher and key(outlet or origin) == publisher else str(text)
