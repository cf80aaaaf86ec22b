"""Vectors that follow the catalog, whatever happened in between: a crash, a deleted folder, a changed article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.embed import pieces_of

if TYPE_CHECKING:
    from index.library import Library
    from index.sync import Progress

GROUP = 16  # articles embedded at once: a second or two, so that the progress bar moves


def mend(library: Library, on_progress: Progress) -> None:
    """Embed what has no vectors, and drop vectors that nothing stands behind. Stopped halfway, it goes on next time."""
    _compare(library)
    waiting = library.catalog.unembedded()
    for start in range(0, len(waiting), GROUP):
        on_progress("embedding", start, len(waiting))
        _embed(library, waiting[start : start + GROUP])
    if waiting:
        on_progress("embedding", len(waiting), len(waiting))


def _compare(library: Library) -> None:
    """Where the number of vectors is not the expected one, find out whose are wrong."""
    expected = {id: pieces for id, pieces in library.catalog.pieces().items() if pieces is not None}
    if library.vectors.count() == sum(expected.values()):
        return
    found = library.vectors.counts()
    library.vectors.delete(id for id in found if id not in expected)
    with library.catalog.writing():
        for id, pieces in expected.items():
            if found[id] != pieces:
                library.catalog.set_pieces(id, None)


def _embed(library: Library, ids: Sequence[str]) -> None:
    catalog, embedder = library.catalog, library.embedder
    groups = [pieces_of(catalog.paragraphs(catalog.article(id)), embedder) for id in ids]
    pieces = [piece for group in groups for piece in group]
    vectors = embedder.get_text_embedding_batch([piece.text for piece in pieces])
    library.vectors.delete(ids)
    library.vectors.add(pieces, vectors)
    with catalog.writing():
        catalog.set_meta("embedder", embedder.model_name)
        for id, group in zip(ids, groups, strict=True):
            catalog.set_pieces(id, len(group))
