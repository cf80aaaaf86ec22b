"""From files to the library: what is new, what changed, what stayed, what is gone, what could not be read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import BadArticle
from index.load import Loaded, discover, read

if TYPE_CHECKING:
    from index.library import Library

Progress = Callable[[str, int, int], None]  # what is being done, how much of it is done, of how much
READER = "2"  # raise it when a change to load.py or split.py should reach files that did not change


@dataclass(slots=True)
class SyncReport:
    """The ids by what happened to them, and the files or lines that failed, each with its reason."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[BadArticle] = field(default_factory=list)


def sync(library: Library, paths: Iterable[str | Path], *, prune: bool, on_progress: Progress) -> SyncReport:
    """Bring the library in line with `paths`. What cannot be read is reported and left as the library has it."""
    roots = [Path(path) for path in paths]
    files, bad = discover(roots)
    report = SyncReport(failed=list(bad))
    catalog, known = library.catalog, library.catalog.articles_by_file()
    owners: dict[str, str] = {}  # id -> the file it came from in this run
    digests: dict[str, str] = {}  # files read without a failure

    for done, file in enumerate(files):
        on_progress("reading", done, len(files))
        name = str(file.path.resolve())
        digest = _digest(file.path)
        if digest is not None and catalog.file_digest(name) == digest:
            ids = known.get(name, [])
            owners |= dict.fromkeys(ids, name)
            report.unchanged += ids
            continue
        failures = len(report.failed)
        for item in read(file):
            problem = item if isinstance(item, BadArticle) else _clash(library, item, owners)
            if problem is not None:
                report.failed.append(problem)
            elif isinstance(item, Loaded):
                owners[item.article.id] = item.file
                outcome = library.put(item.article, declared=item.declared, file=item.file)
                getattr(report, outcome).append(item.article.id)
        if digest is not None and len(report.failed) == failures:
            digests[name] = digest
    on_progress("reading", len(files), len(files))
    if prune:
        report.removed = _prune(library, [root.resolve() for root in roots], owners, report.failed)
    with catalog.writing():
        for name, digest in digests.items():
            catalog.set_file_digest(name, digest)
    library.trace()
    if report.added or report.updated or report.removed or catalog.unembedded():
        library.mend(on_progress)
    return report


def _digest(path: Path) -> str | None:
    """Of the file's bytes; None when it cannot be read, which `read` will then say."""
    try:
        with path.open("rb") as stream:
            return f"{READER}:{hashlib.file_digest(stream, 'sha256').hexdigest()}"
    except OSError:
        return None


def _clash(library: Library, loaded: Loaded, owners: dict[str, str]) -> BadArticle | None:
    """An id that another file owns. A file that moved, or the same article under a new name, is not a clash."""
    id = loaded.article.id
    owner = owners.get(id)
    if owner is None:
        stored = library.catalog.file_of(id)
        moved = stored is None or stored == loaded.file or not Path(stored).exists()
        owner = None if moved or library.is_same(loaded.article, declared=loaded.declared) else stored
    if owner is None:
        return None
    advice = "Rename one of them, or give it an id of its own (a front-matter line 'id: ...', or \"id\" in JSON)."
    return BadArticle(loaded.file, f"its id {id!r} is already that of an article in {owner}. {advice}")


def _prune(library: Library, roots: list[Path], owners: dict[str, str], failed: list[BadArticle]) -> list[str]:
    """Remove what came from under `roots` and is gone. A file that failed this time keeps its articles."""
    failures = [Path(bad.source.rpartition(":")[0] or bad.source) for bad in failed] + [
        Path(bad.source) for bad in failed
    ]
    gone = []
    for file, ids in library.catalog.articles_by_file().items():
        path = Path(file)
        inside = any(path == root or root in path.parents for root in roots)
        unread = any(path == failure.resolve() or failure.resolve() in path.parents for failure in failures)
        if inside and not unread:
            gone += [id for id in ids if id not in owners]
    for id in gone:
        library.remove(id)
    return gone
