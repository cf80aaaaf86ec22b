"""Words of articles that go where they could be taken for something else."""

from __future__ import annotations


def safe_label(text: str | None, limit: int = 80) -> str | None:
    """One short line for a prompt."""
    return " ".join(text.split())[:limit] if text else None
