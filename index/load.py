"""Files to articles: .txt .md .html .htm .json .jsonl, alone or in folders.

A file or a line that cannot be read is a `BadArticle` in the stream, so that the rest is still read.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from index.decode import clean, decode
from index.discover import File, discover, shown, unsupported
from index.errors import BadArticle
from index.ids import file_id, given_id, limited
from index.markup import html_blocks, html_charset, markdown_blocks
from index.metadata import Metadata, front_matter, stated, told
from index.types import Article

__all__ = ["MAX_BYTES", "File", "Loaded", "discover", "load", "read"]

MAX_BYTES = 20_000_000
"""The longest file that is read whole, and the longest line of a .jsonl file, which may itself be of any size."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article, the resolved path of the file it came from, and whether its blank lines declare its paragraphs."""

    article: Article
    file: str
    declared: bool


def load(paths: Iterable[str | Path]) -> Iterator[Loaded | BadArticle]:
    """The articles in files and folders (with all below them), sorted by path; and what could not be read."""
    files, bad = discover(paths)
    yield from bad
    for file in files:
        yield from read(file)


def read(file: File) -> Iterator[Loaded | BadArticle]:
    """The articles in one file: one, or as many as a .json list or a .jsonl file holds."""
    source = shown(file.path)
    reader = _READERS.get(file.path.suffix.lower())
    try:
        if reader is None:
            raise BadArticle(source, unsupported(file.path))
        status = file.path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise BadArticle(source, "is not a regular file. Give a text, Markdown, HTML or JSON file.")
        if status.st_size == 0:
            raise BadArticle(source, "is empty. Remove it, or save the article into it.")
        if reader is not _read_json_lines and status.st_size > MAX_BYTES:
            size, most = status.st_size / 1e6, MAX_BYTES // 1_000_000
            raise BadArticle(
                source, f"has {size:.0f} MB, over the limit of {most} MB. Split it into one file an article."
            )
        yield from reader(file, source)
    except BadArticle as error:
        yield error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield BadArticle(source, f"cannot be opened ({reason}). Check that it is there and that you may read it.")


def _read_text(file: File, source: str) -> Iterator[Loaded]:
    about, text = front_matter(clean(decode(file.path.read_bytes(), source)), source)
    yield _loaded(file, source, text, about)


def _read_markdown(file: File, source: str) -> Iterator[Loaded]:
    about, text = front_matter(clean(decode(file.path.read_bytes(), source)), source)
    yield _loaded(file, source, clean(_parsed(markdown_blocks, text, source, "Markdown")), about)


def _read_html(file: File, source: str) -> Iterator[Loaded]:
    raw = file.path.read_bytes()
    html = decode(raw, source, html_charset(raw))
    if not html.strip():
        raise BadArticle(source, "is empty. Remove it, or save the article into it.")
    text, about = _parsed(html_blocks, html, source, "HTML")
    if not text.strip():
        raise BadArticle(source, "holds no article text. Save the page again when it has fully loaded, or as .txt.")
    yield _loaded(file, source, clean(text), stated(about))


def _read_json(file: File, source: str) -> Iterator[Loaded | BadArticle]:
    text = decode(file.path.read_bytes(), source)
    if not text.strip():
        raise BadArticle(source, "is empty. Remove it, or save the article into it.")
    value = _json(text, source)
    if not isinstance(value, list):
        yield _from_object(file, source, value, file_id(file.path, file.root))
        return
    if not value:
        raise BadArticle(source, 'is an empty list. Expected objects such as {"title": ..., "text": ...}.')
    for position, item in enumerate(value, start=1):
        try:
            yield _from_object(
                file, source, item, limited(f"{file_id(file.path, file.root)}-{position}"), f"item {position}: "
            )
        except BadArticle as error:
            yield error


def _read_json_lines(file: File, source: str) -> Iterator[Loaded | BadArticle]:
    count = number = 0
    with file.path.open("rb") as stream:
        while line := stream.readline(MAX_BYTES + 1):
            number += 1
            if number == 1 and b"\0" in line:
                raise BadArticle(source, "is not UTF-8 text. Save it as UTF-8, one JSON object a line.")
            where = f"{source}:{number}"
            try:
                if len(line) > MAX_BYTES:
                    while line and not line.endswith(b"\n"):
                        line = stream.readline(MAX_BYTES)
                    count += 1
                    raise BadArticle(where, f"the line is longer than {MAX_BYTES // 1_000_000} MB. Split the article.")
                if not line.strip(b" \t\r\n\xef\xbb\xbf"):
                    continue
                count += 1
                try:
                    text = line.decode("utf-8-sig" if number == 1 else "utf-8")
                except UnicodeDecodeError:
                    raise BadArticle(where, "the line is not UTF-8. Save the file as UTF-8 and try again.") from None
                yield _from_object(
                    file, where, _json(text, where), limited(f"{file_id(file.path, file.root)}-{number}")
                )
            except BadArticle as error:
                yield error
    if not count:
        raise BadArticle(source, "is empty. Expected one JSON object a line.")


_READERS: dict[str, Callable[[File, str], Iterator[Loaded | BadArticle]]] = {
    ".txt": _read_text,
    ".md": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".json": _read_json,
    ".jsonl": _read_json_lines,
}


def _json(text: str, source: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise BadArticle(source, f"is not valid JSON ({error.msg} at {where}). Mend it and try again.") from None
    except (ValueError, RecursionError):
        raise BadArticle(source, "is not JSON that can be read: a number or the nesting is too large.") from None


def _from_object(file: File, source: str, value: object, id: str, prefix: str = "") -> Loaded:
    if not isinstance(value, dict):
        raise BadArticle(source, f'{prefix}expected an object such as {{"text": ...}}, found {_kind(value)}.')
    for key in ("text", "title", "outlet", "date", "published", "url", "byline", "author"):
        found = value.get(key)
        if found is None or isinstance(found, str) or (key in ("byline", "author") and _is_texts(found)):
            continue
        raise BadArticle(source, f'{prefix}"{key}" should be a text, found {_kind(found)}.')
    for key in ("id", "doc_id"):
        if isinstance(value.get(key), bool) or not isinstance(value.get(key), str | int | None):
            raise BadArticle(source, f'{prefix}"{key}" should be a text or a whole number, found {_kind(value[key])}.')
    text = clean(value.get("text") or "")
    if not text.strip():
        raise BadArticle(source, f'{prefix}has no "text". Expected an object such as {{"title": ..., "text": ...}}.')
    known = ("id", "doc_id", "title", "outlet", "date", "published", "url", "byline", "author")
    about = stated({key: value[key] for key in known if key in value})
    # An id that is a web address is where the article was read.
    address = stated({"url": about.id}).url if about.url is None and about.id else None
    return _loaded(file, source, text, about.or_else(Metadata(id=id, url=address)), declared=True)


def _loaded(file: File, source: str, text: str, about: Metadata, *, declared: bool = False) -> Loaded:
    if not text.strip():
        raise BadArticle(source, "is empty. Remove it, or save the article into it.")
    about = about.or_else(told(text, declared=declared))
    article = Article(
        id=given_id(about.id) if about.id else file_id(file.path, file.root),
        text=text,
        title=clean(about.title or ""),
        outlet=_cleaned(about.outlet),
        published=about.published,
        dateline=_cleaned(about.dateline),
        byline=_cleaned(about.byline),
        url=_cleaned(about.url),
        origin=_cleaned(about.origin),
    )
    return Loaded(article, os.path.realpath(file.path), declared)


def _parsed(parser: Callable[[str], _T], text: str, source: str, kind: str) -> _T:
    try:
        return parser(text)
    except Exception as error:  # a parser's bug on one hostile file must not end the run
        raise BadArticle(source, f"cannot be read as {kind} ({type(error).__name__}). Save it as .txt.") from error


def _cleaned(text: str | None) -> str | None:
    return clean(text) if text else None


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
