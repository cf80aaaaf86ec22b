"""What the environment says. It is read here and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from qa.errors import ModelMissing

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

    from index.embed import MiniLMEmbedding
    from index.minilm import MiniLM


REPLY = 400
"""Tokens of a chat model's reply, at most; so much of its context is kept free."""

READ_TIMEOUT = 62.0
"""Seconds; just above the silence that qa.model bears, so that a server is given up there and soon after hung up on."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")

OPENAI_MODEL = "gpt-4.1-mini"
"""The model at OpenAI when there is a key and no other word."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`library` is the library folder; `embed_path` a folder with an embedding model in place of the built-in one.

    `model` is a chat model at `base_url`, any server that speaks OpenAI's chat completions; without a base URL, OpenAI.
    `context` is how many tokens it is given at most: Ollama silently drops what is above its own limit of 4,096.
    """

    library: Path = Path(".pullquote")
    embed_path: Path | None = None
    model: str | None = None
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    context: int = 4096

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """From PULLQUOTE_LIBRARY, _EMBED_PATH, _LLM_MODEL, _LLM_BASE_URL and _LLM_API_KEY; empty is unset.

        OPENAI_API_KEY counts where no base URL is set, so that no other server is ever sent it. A model named "none"
        means no chat model, whatever else is set.
        """

        def read(name: str) -> str | None:
            return environment.get(name, "").strip() or None

        embed = read("PULLQUOTE_EMBED_PATH")
        found = cls(
            library=Path(read("PULLQUOTE_LIBRARY") or ".pullquote").expanduser(),
            embed_path=Path(embed).expanduser() if embed else None,
        )
        base_url = read("PULLQUOTE_LLM_BASE_URL")
        key = read("PULLQUOTE_LLM_API_KEY") or (None if base_url else read("OPENAI_API_KEY"))
        return found.with_llm(read("PULLQUOTE_LLM_MODEL"), base_url, key)

    def with_llm(self, model: str | None, base_url: str | None, api_key: str | None) -> Settings:
        """These settings with another chat model; "none" for none."""
        if model == "none":
            model = base_url = api_key = None
        if api_key and not base_url:
            model = model or OPENAI_MODEL
        return replace(self, model=model, base_url=base_url, api_key=api_key)

    @property
    def has_llm(self) -> bool:
        """Whether a chat model is asked for; `load_llm` says what is missing yet."""
        return bool(self.model or self.base_url)

    def load_embedder(self) -> MiniLMEmbedding:
        """The embedding model for llama-index. Raises EmbedderMissing."""
        from index.embed import MiniLMEmbedding

        return MiniLMEmbedding(self.load_model())

    def load_llm(self) -> LLM:
        """The chat model. Raises ModelMissing."""
        if not self.model:
            raise ModelMissing(
                "No chat model is named. Set PULLQUOTE_LLM_MODEL, and PULLQUOTE_LLM_BASE_URL for a server of your own, "
                "such as http://127.0.0.1:11434/v1; or OPENAI_API_KEY."
            )
        if not self.base_url and not self.api_key:
            raise ModelMissing(
                f"The model {self.model!r} has no server. Set PULLQUOTE_LLM_BASE_URL, such as "
                "http://127.0.0.1:11434/v1, or OPENAI_API_KEY for OpenAI."
            )
        from llama_index.llms.openai_like import OpenAILike

        if (host := urlsplit(self.base_url or "").hostname) in LOOPBACK:
            reach_directly(str(host))
        return OpenAILike(
            model=self.model,
            api_base=self.base_url or "https://api.openai.com/v1",
            api_key=self.api_key or "none",
            is_chat_model=True,
            context_window=self.context,
            max_tokens=REPLY,
            temperature=0.0,
            timeout=READ_TIMEOUT,
            max_retries=0,  # qa.model tries again, within one time limit for the whole answer
            additional_kwargs={"stream_options": {"include_usage": True}},
        )

    def load_model(self) -> MiniLM:
        """The embedding model itself, once in a process: search and the writer share it. Raises EmbedderMissing."""
        return _load(self.embed_path)


def reach_directly(*hosts: str) -> None:
    """Leave the proxy of the environment out for these hosts: for a server on this machine it is only in the way."""
    others = os.environ.get("no_proxy") or os.environ.get("NO_PROXY")
    os.environ["no_proxy"] = ",".join(filter(None, (others, *hosts)))


@cache
def _load(folder: Path | None) -> MiniLM:
    from index.minilm import MiniLM

    return MiniLM.load(folder)
