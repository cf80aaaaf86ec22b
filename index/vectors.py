"""The vectors, in Chroma through llama-index's ChromaVectorStore. Rebuildable: everything here follows the catalog.

A vector is keyed by `article#pN`, or `article#pN~2`, `~3` ... for the further windows of a long paragraph.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Any

from index.types import Paragraph

COLLECTION = "paragraphs"
# Chroma's defaults found 0.56 of the true ten nearest among 20,000 random vectors, these 0.996 at about the same speed.
HNSW = {"space": "cosine", "ef_construction": 200, "max_neighbors": 32, "ef_search": 400}
BATCH = 5000  # Chroma takes at most 5,461 records at once


@dataclass(frozen=True, slots=True)
class Piece:
    """A text to embed, all of a paragraph or a window of a long one, and its vector's key."""

    key: str
    paragraph: Paragraph
    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """A paragraph near a query: the article's id, the paragraph's number, the cosine similarity."""

    article: str
    number: int
    similarity: float


class Vectors:
    """One Chroma folder. Its client sees only what it wrote itself, so `refresh` after another process has written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = RLock()
        self.client: Any = None
        self.store: Any = None
        self.refresh()

    def refresh(self) -> None:
        """Open the folder anew."""
        import chromadb
        from chromadb.config import Settings
        from llama_index.vector_stores.chroma import ChromaVectorStore

        with self.lock:
            self.close()
            settings = Settings(anonymized_telemetry=False)
            self.client = chromadb.PersistentClient(path=str(self.folder), settings=settings)
            collection = self.client.get_or_create_collection(
                COLLECTION, embedding_function=None, configuration={"hnsw": HNSW}
            )
            self.store = ChromaVectorStore(chroma_collection=collection)

    def close(self) -> None:
        with self.lock:
            if self.client is not None:
                self.client.close()
            self.client = self.store = None

    def add(self, pieces: Sequence[Piece], vectors: Sequence[Sequence[float]]) -> None:
        """Store a vector for each piece. Keys that are already there must be deleted first."""
        from llama_index.core.schema import TextNode

        nodes = [
            TextNode(
                id_=piece.key,
                text=piece.text,
                embedding=list(vector),
                metadata=_metadata(piece.paragraph),
            )
            for piece, vector in zip(pieces, vectors, strict=True)
        ]
        with self.lock:
            for start in range(0, len(nodes), BATCH):
                self.store.add(nodes[start : start + BATCH])

    def delete(self, articles: Iterable[str]) -> None:
        """Drop every vector of these articles."""
        with self.lock:
            for article in articles:
                self.store.client.delete(where={"article": article})

    def clear(self) -> None:
        """Drop every vector, whatever model made it."""
        with self.lock:
            self.client.delete_collection(COLLECTION)
            self.refresh()

    def count(self) -> int:
        with self.lock:
            return int(self.store.client.count())

    def counts(self) -> Counter[str]:
        """Article id -> how many vectors it has. Reads all keys: for mending, not for every start."""
        with self.lock:
            return Counter(key.rpartition("#p")[0] for key in self.store.client.get(include=[])["ids"])

    def nearest(
        self,
        vector: Sequence[float],
        k: int,
        *,
        outlet: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> list[Near]:
        """The k nearest vectors, nearest first; a long paragraph can come more than once."""
        from llama_index.core.vector_stores import FilterOperator, MetadataFilter, MetadataFilters, VectorStoreQuery

        wanted: list[tuple[str, FilterOperator, str | int | None]] = [
            ("outlet", FilterOperator.EQ, outlet.casefold() if outlet else None),
            ("day", FilterOperator.GTE, since.toordinal() if since else None),
            ("day", FilterOperator.LTE, until.toordinal() if until else None),
        ]
        filters = [MetadataFilter(key=key, operator=how, value=value) for key, how, value in wanted if value]
        query = VectorStoreQuery(
            query_embedding=list(vector),
            similarity_top_k=k,
            filters=MetadataFilters(filters=list(filters)) if filters else None,
        )
        with self.lock:
            if not self.store.client.count():
                return []
            found = self.store.query(query)
        hits = zip(found.nodes or [], found.similarities or [], strict=True)
        # llama-index's score is exp(-distance), and the distance is 1 - cosine.
        return [Near(node.metadata["article"], node.metadata["number"], 1 + math.log(score)) for node, score in hits]


def _metadata(paragraph: Paragraph) -> dict[str, str | int]:
    article = paragraph.article
    found: dict[str, str | int] = {"article": article.id, "number": paragraph.number}
    if article.outlet:
        found["outlet"] = article.outlet.casefold()
    if article.published:
        found["day"] = article.published.toordinal()  # Chroma compares numbers only
    return found
