"""Articles in, paragraphs found. The promised names; everything else may change."""

from index.errors import PullquoteError
from index.library import Library
from index.sync import SyncReport
from index.types import Article, Paragraph, Passage

__all__ = ["Article", "Library", "Paragraph", "Passage", "PullquoteError", "SyncReport"]
