"""A chat model that says what it is told: for tests, for demonstrations, for trying a writer without a server."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from llama_index.core.llms import CompletionResponse, CustomLLM, LLMMetadata
from pydantic import Field, PrivateAttr


class ScriptedLLM(CustomLLM):
    """Says its lines in turn, and raises IndexError when it is asked once more than it has lines.

    A line that is an exception is raised instead. `asked` holds every prompt; a reply is streamed word by word.

    >>> ScriptedLLM(["It sank. [1]"]).complete("What happened?").text
    'It sank. [1]'
    """

    asked: list[str] = Field(default_factory=list)
    context_window: int = 4096
    _lines: list[str | Exception] = PrivateAttr()

    def __init__(self, lines: Sequence[str | Exception], **settings: Any) -> None:
        super().__init__(**settings)
        self._lines = list(lines)

    @classmethod
    def class_name(cls) -> str:
        return "ScriptedLLM"

    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata(model_name="scripted", context_window=self.context_window)

    def complete(self, prompt: str, formatted: bool = False, **_: Any) -> CompletionResponse:  # noqa: ARG002
        return CompletionResponse(text=self._next(prompt))

    def stream_complete(
        self,
        prompt: str,
        formatted: bool = False,  # noqa: ARG002
        **_: Any,
    ) -> Generator[CompletionResponse, None, None]:
        line = self._next(prompt)

        def words() -> Generator[CompletionResponse, None, None]:
            said = ""
            for word in line.split(" "):
                delta = word if not said else f" {word}"
                said += delta
                yield CompletionResponse(text=said, delta=delta)

        return words()

    def _next(self, prompt: str) -> str:
        self.asked.append(prompt)
        if not self._lines:
            raise IndexError(f"the script has no line for question {len(self.asked)}")
        line = self._lines.pop(0)
        if isinstance(line, Exception):
            raise line
        return line
