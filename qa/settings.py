"""What the environment says. It is read here and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.embed import MiniLMEmbedding
    from index.minilm import MiniLM


@dataclass(frozen=True, slots=True)
class Settings:
    """`library` is the library folder; `embed_path` a folder with an embedding model in place of the built-in one."""

    library: Path = Path(".pullquote")
    embed_path: Path | None = None

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """From PULLQUOTE_LIBRARY and PULLQUOTE_EMBED_PATH; an empty value counts as unset."""
        library = environment.get("PULLQUOTE_LIBRARY") or ".pullquote"
        embed = environment.get("PULLQUOTE_EMBED_PATH")
        return cls(Path(library).expanduser(), Path(embed).expanduser() if embed else None)

    def load_embedder(self) -> MiniLMEmbedding:
        """The embedding model for llama-index. Raises EmbedderMissing."""
        from index.embed import MiniLMEmbedding

        return MiniLMEmbedding(self.load_model())

    def load_model(self) -> MiniLM:
        """The embedding model itself, once in a process: search and the writer share it. Raises EmbedderMissing."""
        return _load(self.embed_path)


@cache
def _load(folder: Path | None) -> MiniLM:
    from index.minilm import MiniLM

    return MiniLM.load(folder)
