"""The values that travel through the house: an article, one of its paragraphs, a paragraph that search found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it stands in the library.

    `text` is the whole article, headings and closing boilerplate included, with `\\n` line ends. `published` is a
    day, since that is all most articles tell. `dateline` is the place ("WASHINGTON"). `origin` names the publisher
    that reported first, where the article says so; `outlet` is the one this copy was read in.
    """

    id: str
    text: str
    title: str = ""
    outlet: str | None = None
    published: date | None = None
    dateline: str | None = None
    byline: str | None = None
    url: str | None = None
    origin: str | None = None

    @property
    def source(self) -> str:
        """Who to name as the source: the outlet, else the original publisher, else the id."""
        return self.outlet or self.origin or self.id


@dataclass(frozen=True, slots=True)
class Attribution:
    """A sentence of an article that credits a publisher: characters `start` to `end`, end not included.

    `name` is the full name ("The New York Times" for "NYT"; the article's own outlet for "this newspaper"). `words` is
    the credit itself, as it stands in the sentence ("first reported by The Record"). `kind` is "reported first",
    "reported" (says, writes, according to), "told" (somebody spoke to it) or "contributed".
    """

    article: str
    start: int
    end: int
    name: str
    kind: Literal["reported first", "reported", "told", "contributed"]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article's report comes from, as far as there is evidence.

    `source` names who reported first: an outlet or agency. `via` is the article in the library that this one derives
    from, None where that is not in it. `evidence` has a line for each sign. An article without evidence is its own
    origin: "unknown" says that nobody credits it either.
    """

    article: str
    kind: Literal["original", "derived", "unknown"]
    source: str
    via: str | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph (from 1) that points into its article: characters `start` to `end`, end not included."""

    article: Article
    number: int
    start: int
    end: int

    @property
    def id(self) -> str:
        return f"{self.article.id}#p{self.number}"

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that search found, and why.

    `score` is the fused score (higher is better; comparable within one search only). A rank counts from 1; None means
    that this way of searching did not find the paragraph.
    """

    paragraph: Paragraph
    score: float
    keyword_rank: int | None
    vector_rank: int | None
