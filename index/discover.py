"""Which files there are to read, in files and folders that a user names."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import BadArticle

SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl")

_NOT_ARTICLES = re.compile(r"(?:readme|license|licence|copying|notice|changelog)(?:\..*)?$|origin\.md$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class File:
    """A file to read. `root` is the folder that its article's id is relative to."""

    path: Path
    root: Path


def discover(paths: Iterable[str | Path]) -> tuple[list[File], list[BadArticle]]:
    """The files to read, each once and sorted by path, and what cannot be: nothing is opened yet.

    A file named in `paths` is always tried. Inside a folder hidden files, README and the like are passed over, and
    other files that are no articles are reported. Links are followed, but no folder is entered twice.
    """
    files: dict[str, File] = {}
    bad: list[BadArticle] = []
    entered: set[tuple[int, int]] = set()
    for given in map(Path, paths):
        path = Path(os.path.realpath(given.parent)) / given.name
        if _is_folder(path):
            root = Path(os.path.realpath(path))
            for found in _walk(root, entered, bad):
                files.setdefault(str(found), File(found, root))
        elif not os.path.lexists(path):
            bad.append(BadArticle(shown(path), "does not exist. Check the path."))
        elif _can_be_opened(path, bad):
            files.setdefault(str(path), File(path, path.parent))
    return [files[name] for name in sorted(files)], sorted(bad, key=lambda error: error.source)


def shown(path: Path) -> str:
    """The path on one line, whatever its name holds; the folder with its links resolved."""
    text = os.fsencode(Path(os.path.realpath(path.parent)) / path.name).decode(errors="replace")
    return "".join(repr(c)[1:-1] if unicodedata.category(c) == "Cc" else c for c in text)


def unsupported(path: Path) -> str:
    """What to say of a file that is none of `SUFFIXES`."""
    kind = f"files of type {path.suffix}" if path.suffix else "files without an extension"
    return f"{kind} are not supported. Save it as one of {' '.join(SUFFIXES)}, or move it elsewhere."


def _walk(folder: Path, entered: set[tuple[int, int]], bad: list[BadArticle]) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            status = current.stat()
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            entries = sorted(current.iterdir(), reverse=True)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            bad.append(BadArticle(shown(current), f"cannot be listed ({reason}). Check that you may read the folder."))
            continue
        for entry in entries:
            if entry.name.startswith(".") or _NOT_ARTICLES.match(entry.name) or not _can_be_opened(entry, bad):
                continue
            if _is_folder(entry):
                waiting.append(entry)
            elif entry.suffix.lower() in SUFFIXES:
                yield entry
            else:
                bad.append(BadArticle(shown(entry), unsupported(entry)))


def _can_be_opened(path: Path, bad: list[BadArticle]) -> bool:
    if path.is_symlink() and not _is_reached(path):
        bad.append(BadArticle(shown(path), "is a link that leads nowhere. Mend or remove it."))
        return False
    try:
        str(path).encode()
    except UnicodeEncodeError:
        bad.append(BadArticle(shown(path), "its name is not valid UTF-8. Rename it."))
        return False
    return True


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # in a folder that may not be entered
        return False


def _is_reached(link: Path) -> bool:
    try:
        return link.exists()
    except OSError:
        return True  # it may well be there: reading it will tell
