"""What the environment says. It is read here and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import ModelMissing

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

    from index.embed import MiniLMEmbedding
    from index.minilm import MiniLM


@dataclass(frozen=True, slots=True)
class Settings:
    """`library` is the library folder; `embed_path` a folder with an embedding model in place of the built-in one.

    `model` is a chat model at `base_url`, any server that speaks OpenAI's chat completions; without a base URL, OpenAI.
    """

    library: Path = Path(".pullquote")
    embed_path: Path | None = None
    model: str | None = None
    base_url: str | None = None
    api_key: str | None = None

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """From PULLQUOTE_LIBRARY, _EMBED_PATH, _MODEL, _BASE_URL and _API_KEY (else OPENAI_API_KEY); empty is unset."""

        def read(name: str) -> str | None:
            return environment.get(name) or None

        embed = read("PULLQUOTE_EMBED_PATH")
        return cls(
            library=Path(read("PULLQUOTE_LIBRARY") or ".pullquote").expanduser(),
            embed_path=Path(embed).expanduser() if embed else None,
            model=read("PULLQUOTE_MODEL"),
            base_url=read("PULLQUOTE_BASE_URL"),
            api_key=read("PULLQUOTE_API_KEY") or read("OPENAI_API_KEY"),
        )

    def load_embedder(self) -> MiniLMEmbedding:
        """The embedding model for llama-index. Raises EmbedderMissing."""
        from index.embed import MiniLMEmbedding

        return MiniLMEmbedding(self.load_model())

    def load_llm(self) -> LLM:
        """The chat model. Raises ModelMissing."""
        if self.model is None:
            raise ModelMissing(
                "No chat model is set. Name one in PULLQUOTE_MODEL, and its server in PULLQUOTE_BASE_URL, "
                "such as http://127.0.0.1:8080/v1; or use the calibrated verifier, which needs none."
            )
        from llama_index.llms.openai_like import OpenAILike

        return OpenAILike(
            model=self.model,
            api_base=self.base_url,
            api_key=self.api_key or "none",
            is_chat_model=True,
            context_window=8192,
            temperature=0.0,
            timeout=120.0,
            max_retries=1,
        )

    def load_model(self) -> MiniLM:
        """The embedding model itself, once in a process: search and the writer share it. Raises EmbedderMissing."""
        return _load(self.embed_path)


@cache
def _load(folder: Path | None) -> MiniLM:
    from index.minilm import MiniLM

    return MiniLM.load(folder)
