"""A chat model asked with bounded patience, so that it can neither hang an answer nor break it.

Any of llama-index's LLMs. Whatever goes wrong becomes one ModelFailed with one line for the reader. Words of the server
are never repeated: they may hold the key.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from qa.errors import ContextTooLong, ModelFailed
from qa.types import Usage

if TYPE_CHECKING:
    from llama_index.core.llms import LLM, ChatMessage, ChatResponse

LONGEST = 8000  # characters of a reply; a model that goes on is not listened to any more
Message = tuple[str, str]  # role ("system" or "user") and text


@dataclass(frozen=True, slots=True)
class Patience:
    """`silence` seconds without a word and `total` seconds in all for one answer, every retry and rewrite included.

    A request that got no word is tried `attempts` times, after `pause` seconds, then twice that, or after what the
    server asks for, where the time allows it.
    """

    silence: float = 60.0
    total: float = 120.0
    attempts: int = 3
    pause: float = 0.5


class Model:
    """A chat model by name. Safe to share between threads as far as `llm` is; `begin` once for every answer."""

    def __init__(self, llm: LLM, patience: Patience | None = None) -> None:
        self.llm = llm
        self.name = llm.metadata.model_name
        self.context = llm.metadata.context_window
        self.patience = patience or Patience()

    def begin(self, total: float | None = None) -> Session:
        """Requests that belong together and may take `total` seconds in all; else what `patience` says."""
        return Session(self, self.patience.total if total is None else total)


class Session:
    """What one answer asks of a model: the requests share a deadline, and their tokens are added up.

    `usage` is None as long as the server has not said what it counted.
    """

    def __init__(self, model: Model, total: float) -> None:
        self.model = model
        self.usage: Usage | None = None
        self.deadline = time.monotonic() + total

    def ask(self, messages: Sequence[Message]) -> str:
        """The whole reply. Raises ModelFailed, as `stream` does."""
        return "".join(self.stream(messages))

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """The reply piece by piece. Raises ModelFailed when it did not come, or not to its end.

        What was given before that is the beginning of a reply, which may stop in the middle of a word.
        """
        patience, begun = self.model.patience, False
        for attempt in range(1, patience.attempts + 1):
            try:
                for piece in self._pieces(messages):
                    begun = True
                    yield piece
                return
            except ModelFailed:
                raise
            except Exception as error:  # whatever a provider's library raises; they have no common base
                wait = _retry_after(error) or patience.pause * 2 ** (attempt - 1)
                late = time.monotonic() + wait >= self.deadline
                if begun:
                    raise ModelFailed("The model's reply broke off.") from None
                if late or attempt == patience.attempts or not _passing(error):
                    raise _failure(error, self.model.name) from None
            time.sleep(wait)

    def _pieces(self, messages: Sequence[Message]) -> Iterator[str]:
        """One attempt. The model is read in a thread of its own, since only so can any of them be left waiting."""
        replies: Queue[ChatResponse | Exception | None] = Queue()
        stopped = Event()
        chat = _chat_messages(messages)
        Thread(target=_read, args=(self.model.llm, chat, replies, stopped), daemon=True).start()
        said, ending = "", _Ending()
        try:
            while (reply := self._next(replies)) is not None:
                content = reply.message.content or ""
                piece = reply.delta if reply.delta is not None else content.removeprefix(said)
                said += piece
                ending.read(reply.raw)
                if piece:
                    yield piece
                if len(said) > LONGEST:
                    raise ModelFailed("The model did not come to an end; the rest of its reply was not read.")
        finally:
            stopped.set()
            self.usage = Usage.total(self.usage, ending.usage)
        if ending.reason == "length":
            raise ModelFailed("The model's reply was cut off by its token limit.")
        if ending.expected and ending.reason is None:
            raise _BrokenOff
        if not said.strip():
            raise _NothingSaid

    def _next(self, replies: Queue[ChatResponse | Exception | None]) -> ChatResponse | None:
        silence = self.model.patience.silence
        left = self.deadline - time.monotonic()
        try:
            reply = replies.get(timeout=max(0.0, min(silence, left)))
        except Empty:
            waited = f"said nothing for {silence:g} seconds" if silence <= left else "took too long"
            raise ModelFailed(f"The model {self.model.name!r} {waited}.") from None
        if isinstance(reply, Exception):
            raise reply
        return reply


class _BrokenOff(Exception):
    """The stream ended before the model had."""


class _NothingSaid(Exception):
    pass


class _Ending:
    """What OpenAI's chunks say of the end: why it came, and what it cost. Other servers' say nothing."""

    def __init__(self) -> None:
        self.expected = False
        self.reason: str | None = None
        self.usage: Usage | None = None

    def read(self, raw: Any) -> None:
        for choice in _get(raw, "choices") or ():
            self.expected = True
            self.reason = _get(choice, "finish_reason") or self.reason
        counted = _get(raw, "usage")
        tokens = _get(counted, "prompt_tokens"), _get(counted, "completion_tokens")
        if isinstance(tokens[0], int) and isinstance(tokens[1], int):
            self.usage = Usage(tokens[0], tokens[1])


def _get(thing: Any, name: str) -> Any:
    return thing.get(name) if isinstance(thing, dict) else getattr(thing, name, None)


def _chat_messages(messages: Sequence[Message]) -> list[ChatMessage]:
    from llama_index.core.llms import ChatMessage

    return [ChatMessage(role=role, content=text) for role, text in messages]


def _read(
    llm: LLM, messages: list[ChatMessage], replies: Queue[ChatResponse | Exception | None], stopped: Event
) -> None:
    try:
        for reply in llm.stream_chat(messages):
            if stopped.is_set():
                return
            replies.put(reply)
        replies.put(None)
    except Exception as error:
        replies.put(error)


def _status(error: Exception) -> int:
    status = getattr(error, "status_code", None)
    return status if isinstance(status, int) else 0


def _names(error: Exception) -> str:
    return " ".join(kind.__name__ for kind in type(error).__mro__)


def _passing(error: Exception) -> bool:
    """Whether asking again may help."""
    if isinstance(error, (_BrokenOff, _NothingSaid)):
        return True
    status = _status(error)
    return status in (408, 409, 429) or status >= 500 or (not status and _unreachable(error))


def _unreachable(error: Exception) -> bool:
    names = _names(error)
    return isinstance(error, OSError) or any(
        word in names for word in ("Connect", "Timeout", "Protocol", "ReadError", "NetworkError")
    )


def _retry_after(error: Exception) -> float | None:
    """Seconds that the server asks to wait; the form of the header that is a date counts as not given."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    try:
        return max(0.0, float(headers.get("retry-after", "")))
    except ValueError:
        return None


def _failure(error: Exception, name: str) -> ModelFailed:
    status = _status(error)
    if status in (400, 413, 422, 500) and "context" in str(error).lower():
        return ContextTooLong(f"The passages are too long for the model {name!r}.")
    if isinstance(error, _BrokenOff):
        return ModelFailed("The model's reply broke off.")
    if isinstance(error, _NothingSaid):
        return ModelFailed("The model's reply was empty.")
    if status in (401, 403):
        line = f"The model server refused the key ({status}). Check PULLQUOTE_LLM_API_KEY or OPENAI_API_KEY."
    elif status == 404:
        line = f"The model server does not know {name!r} (404). Check PULLQUOTE_LLM_MODEL and PULLQUOTE_LLM_BASE_URL."
    elif status == 429:
        line = "The model server is busy, or its quota is used up (429)."
    elif status:
        line = f"The model server {'failed' if status >= 500 else 'refused the request'} ({status})."
    elif "Timeout" in _names(error):
        line = "The model server did not reply in time."
    elif _unreachable(error):
        line = "The model server cannot be reached, or broke the connection. Check that it runs at the address given."
    else:
        line = f"The model {name!r} failed ({type(error).__name__})."
    return ModelFailed(line)
