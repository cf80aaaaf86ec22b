"""Ids of articles: stable, readable, harmless. No id is ever used as a file name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from index.decode import clean

MAX_ID = 300
"""Characters. A longer id is cut and ends in a digest of the whole."""


def file_id(path: Path, root: Path) -> str:
    """The id of the article in the file `path`: its path below `root`, without extension, in plain lower-case words.

    "News/Old Bridge.txt" gives "news/old-bridge". Letters of any alphabet stay. It never starts with "/" or holds "..",
    a control character or white space, and is never longer than `MAX_ID`.
    """
    relative = path.relative_to(root).with_suffix("")
    return limited("/".join(map(_slug, relative.parts)))


def _slug(name: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    kept = "".join(c if c in "._-" or unicodedata.category(c)[0] in "LMN" else "-" for c in folded)
    slug = re.sub(r"-+", "-", re.sub(r"\.{2,}", ".", kept)).strip("-.")
    # Two names of emoji alone must not become one id.
    return slug or f"file-{_digest(name)}"


def given_id(id: str) -> str:
    """An id that the file states: itself, on one line, without characters that cannot be seen."""
    visible = "".join(c for c in clean(id) if unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp"))
    return limited(" ".join(visible.split()) or f"article-{_digest(id)}")


def limited(id: str) -> str:
    """`id`, in at most `MAX_ID` characters."""
    return id if len(id) <= MAX_ID else f"{id[: MAX_ID - 9]}-{_digest(id)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]
