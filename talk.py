"""Questions and answers in a terminal: an answer that is shown as it is checked, and a conversation."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console

from batch import print_json
from index.errors import PullquoteError
from qa import Answer, Assistant, Checked, Done, Event, Found
from qa.chat import Chat
from qa.settings import Settings
from qa.text import Flow, answer_foot
from qa.wire import answer_json


@contextmanager
def opened(
    library: Path | None, model: str | None = None, base_url: str | None = None, gguf: Path | None = None
) -> Iterator[Assistant]:
    """The assistant with the chat model that was named, or the one of the environment, or none."""
    settings = Settings.read({**os.environ, **_named(model, base_url)})
    if gguf is None:
        with _assistant(library, settings) as assistant:
            yield assistant
        return
    from qa.local import served

    with served(gguf, settings) as settings, _assistant(library, settings) as assistant:
        yield assistant


def _named(model: str | None, base_url: str | None) -> dict[str, str]:
    named = {"PULLQUOTE_LLM_MODEL": model, "PULLQUOTE_LLM_BASE_URL": base_url}
    return {name: value for name, value in named.items() if value}


@contextmanager
def _assistant(library: Path | None, settings: Settings) -> Iterator[Assistant]:
    assistant = Assistant.open(library, settings=settings)
    try:
        yield assistant
    finally:
        assistant.close()


def say(question: str, events: Iterable[Event], messages: Console, width: int) -> Answer:
    """Show each sentence as soon as it is checked, and at the end what it rests on. Notices go to `messages`."""
    flow = Flow(width)
    with messages.status("Searching the articles") as status:
        for event in events:
            match event:
                case Found(standalone, passages):
                    if standalone != " ".join(question.split()):
                        messages.print(f"Read as: {standalone}", style="dim", markup=False)
                    status.update(f"{len(passages)} passages found; writing, and checking every sentence")
                case Checked(sentence):
                    status.stop()
                    sys.stdout.write(flow.add(sentence.marked))
                    sys.stdout.flush()
                case Done(answer):
                    status.stop()
                    if answer.answered:
                        print("\n")
                    print(answer_foot(answer, width))
                    for notice in answer.notices:
                        messages.print(notice, style="yellow", markup=False, soft_wrap=True)
                    return answer
    raise AssertionError("a stream ends with Done")


def converse(chat: Chat, as_json: bool, messages: Console, width: int, **filters: Any) -> None:
    """A question a line from stdin, to its end. A question that fails says so, and the conversation goes on."""
    person = sys.stdin.isatty()
    if person:
        messages.print("Ask your articles. An empty line, or Ctrl-D, ends the conversation.", style="dim")
    while line := _line(person):
        try:
            if as_json:
                print_json(answer_json(chat.ask(line, **filters)))
            else:
                say(line, chat.stream(line, **filters), messages, width)
                print(flush=True)
        except PullquoteError as error:
            if as_json:
                print_json({"question": line, "error": str(error)})
            else:
                messages.print(f"{error}\n", style="red", markup=False, soft_wrap=True)


def _line(person: bool) -> str:
    """The next question; "" at the end. Blank lines of a file are passed over, a person's ends the conversation."""
    try:
        while not (line := input("> " if person else "").strip()) and not person:
            pass
    except EOFError:
        return ""
    return line
