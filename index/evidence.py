"""What the catalog keeps of where reports come from: credits, claims, copied paragraphs, and who retells whom.

Every row rests on one article or on a pair of them and on nothing else in the library, so that the order in which
articles come does not matter. It is written with the article, in the same transaction, and goes with it.
Not covered: a paragraph that stands in more than `CROWD` articles is nobody's (a footer), and once such a crowd is
thinned out by removals, those that came late are not compared again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from index.claims import Claim
from index.types import Attribution

TRACER = "1"  # raise it when a change to attributions, claims or copies should reach articles that did not change
CROWD = 100  # articles

SCHEMA = """
CREATE TABLE IF NOT EXISTS traces (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE, version TEXT NOT NULL, outlet TEXT NOT NULL,
    origin TEXT NOT NULL, words INTEGER NOT NULL, terms BLOB NOT NULL, pairs BLOB NOT NULL, names TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS traces_outlet ON traces (outlet);
CREATE INDEX IF NOT EXISTS traces_origin ON traces (origin);
CREATE TABLE IF NOT EXISTS attributions (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    name TEXT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS attributions_article ON attributions (article);
CREATE TABLE IF NOT EXISTS claims (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE, key TEXT NOT NULL, name TEXT NOT NULL,
    sign TEXT NOT NULL, evidence TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS claims_key ON claims (key);
CREATE TABLE IF NOT EXISTS retellings (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    told TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    words REAL NOT NULL, pairs REAL NOT NULL, PRIMARY KEY (article, told)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS retellings_told ON retellings (told);
CREATE TABLE IF NOT EXISTS bands (
    band INTEGER NOT NULL, paragraph INTEGER NOT NULL REFERENCES paragraphs (rowid) ON DELETE CASCADE,
    PRIMARY KEY (band, paragraph)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bands_paragraph ON bands (paragraph);
CREATE TABLE IF NOT EXISTS copies (
    one TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, number INTEGER NOT NULL,
    other TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, other_number INTEGER NOT NULL,
    words INTEGER NOT NULL, other_words INTEGER NOT NULL, PRIMARY KEY (one, number, other, other_number)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS copies_other ON copies (other);
"""
"""`words` of a copy counts those of the paragraph in `one`, `other_words` those in `other`; `one` < `other`."""


@dataclass(frozen=True, slots=True)
class Known:
    """An article, as far as its origin goes. `words` counts those of its paragraphs; `names` are spelt as in it."""

    id: str
    outlet: str | None
    origin: str | None
    published: date | None
    words: int
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Copies:
    """What two articles share: how many paragraphs, and how many words of `one` and of `other` stand in them."""

    one: str
    other: str
    paragraphs: int
    words: int
    other_words: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of a library. `retellings`: article -> (article it may retell, likeness from 0 to 1)."""

    articles: dict[str, Known]
    claims: dict[str, Claim]
    retellings: dict[str, list[tuple[str, float]]]
    copies: list[Copies]


def untraced(database: sqlite3.Connection) -> list[str]:
    """Articles that an older version of Pullquote brought in."""
    rows = database.execute(
        "SELECT id FROM articles LEFT JOIN traces ON traces.article = id WHERE version IS NOT ? ORDER BY id", (TRACER,)
    )
    return [row[0] for row in rows]


def attributions_of(database: sqlite3.Connection, article: str) -> list[Attribution]:
    rows = database.execute(
        'SELECT article, start, "end", name, kind, words FROM attributions WHERE article = ? ORDER BY rowid', (article,)
    )
    return [Attribution(*row) for row in rows]


def gathered(database: sqlite3.Connection) -> Evidence:
    """Everything, as values. What another process adds meanwhile is left out."""
    rows = database.execute(
        "SELECT id, articles.outlet, articles.origin, published, coalesce(words, 0), coalesce(names, '') FROM articles"
        " LEFT JOIN traces ON article = id ORDER BY id"
    )
    articles = {
        id: Known(id, outlet, origin, date.fromisoformat(day) if day else None, count, frozenset(spelt.split("\n")))
        for id, outlet, origin, day, count, spelt in rows
    }
    claims = {
        id: Claim(id, name, sign, tuple(json.loads(lines)))
        for id, name, sign, lines in database.execute("SELECT article, name, sign, evidence FROM claims")
        if id in articles
    }
    retellings: dict[str, list[tuple[str, float]]] = {}
    for article, told, share in database.execute("SELECT article, told, words FROM retellings ORDER BY article, told"):
        if article in articles and told in articles:
            retellings.setdefault(article, []).append((told, share))
    copies = [pair for pair in _copies(database) if pair.one in articles and pair.other in articles]
    return Evidence(articles, claims, retellings, copies)


def _copies(database: sqlite3.Connection) -> Iterator[Copies]:
    rows = database.execute("SELECT * FROM copies ORDER BY one, other, number, other_number").fetchall()
    partners: dict[tuple[str, int], set[str]] = {}
    for one, number, other, other_number, *_ in rows:
        partners.setdefault((one, number), set()).add(other)
        partners.setdefault((other, other_number), set()).add(one)
    pairs: dict[tuple[str, str], tuple[dict[int, int], dict[int, int]]] = {}
    for one, number, other, other_number, count, other_count in rows:
        if max(len(partners[one, number]), len(partners[other, other_number])) < CROWD - 1:
            mine, theirs = pairs.setdefault((one, other), ({}, {}))
            mine[number], theirs[other_number] = count, other_count
    for (one, other), (mine, theirs) in pairs.items():
        yield Copies(one, other, min(len(mine), len(theirs)), sum(mine.values()), sum(theirs.values()))
