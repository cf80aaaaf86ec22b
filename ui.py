"""The browser front end: a conversation, and beside it the paragraphs that the newest answers cite.

Presentation only: it shows what the assistant says and decides nothing. What `web.render` makes of an answer is put
into the page as a value, never as a template, which Gradio would run as JavaScript.
"""

from __future__ import annotations

import errno
import socket
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from index import PullquoteError
from qa import Answer, Assistant, Checked, Done, Found, Sentence
from qa.settings import reach_directly
from web.framework import gr
from web.render import EMPTY, Turn, cited, conversation, earlier, masthead, panel, plain, prose, read_as

WEB = Path(__file__).parent / "web"
EXAMPLES = (
    "Who ordered U.S. Cyber Command to halt operations against Russia?",
    "How many people lost their homes in the Larkin Block fire?",
    "How many workers will the mill hire to restart its second shift?",
    "Which laboratory tested the tap water?",
)
FAULT = "Pullquote failed on this question, and that is a fault in Pullquote. The terminal says more."
INTRODUCTION = "Every sentence of an answer names the paragraph that it rests on."
PORTS = range(7860, 7960)


def build(assistant: Assistant | Callable[[], Assistant], examples: Sequence[str] = EXAMPLES) -> gr.Blocks:
    """The page. A callable is called for every question and may take its time, while the page is already open."""

    def ready() -> Assistant:
        return assistant() if callable(assistant) else assistant

    def ask(question: str, turns: tuple[Turn, ...]) -> Iterator[dict[Any, Any]]:
        question = question.strip()
        if not question:
            gr.Info("Type a question first.", duration=4)
            yield {box: gr.skip()}
            return
        number = len(turns) + 1
        history = [*conversation(turns), {"role": "user", "content": plain(question)}]

        def show(content: str) -> list[dict[str, str]]:
            return [*history, {"role": "assistant", "content": content}]

        before = earlier(turns)
        yield {box: "", chat: show("*Searching the articles …*"), evidence: before}
        kept: list[Sentence] = []
        understood = ""
        outcome: Answer | str = FAULT
        try:
            answers = [turn.outcome for turn in turns if isinstance(turn.outcome, Answer)]
            for event in ready().chat(answers).stream(question):
                match event:
                    case Found(standalone, passages):
                        understood = read_as(question, standalone)
                        found = f"{len(passages)} passage{'' if len(passages) == 1 else 's'} found"
                        yield {chat: show(f"{understood}*{found}. Writing, and checking every sentence …*")}
                    case Checked(sentence):
                        kept.append(sentence)
                        citations = {c.number: c for s in kept for c in s.citations}
                        shown = cited([citations[n] for n in sorted(citations)], number)
                        yield {chat: show(understood + prose(kept, number) + " …"), evidence: shown + before}
                    case Done(answer):
                        outcome = answer
        except PullquoteError as error:
            outcome = str(error)
        except Exception:  # the last door before the reader, who is owed a message and not a stack trace
            traceback.print_exc()
        turns = (*turns, Turn(question, outcome))
        yield {state: turns, chat: conversation(turns), evidence: panel(outcome, number) + before or EMPTY}

    def size() -> str:
        try:
            articles, paragraphs = ready().library.count()
        except PullquoteError as error:
            return masthead(str(error))
        except Exception:  # `serve` has printed it
            return masthead("The library could not be opened. The terminal says more.")
        return masthead(f"{articles:,} articles, {paragraphs:,} paragraphs")

    page = gr.Blocks(title="Pullquote", analytics_enabled=False)
    with page:
        state = gr.State(())
        header = gr.HTML(masthead("Opening the library …"), elem_id="masthead", apply_default_css=False)
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk", scale=5, min_width=320):
                chat = gr.Chatbot(
                    label="Conversation",
                    show_label=False,
                    elem_id="conversation",
                    height="100%",
                    buttons=[],
                    feedback_options=None,
                    latex_delimiters=[],
                    sanitize_html=True,
                    layout="panel",
                    placeholder=INTRODUCTION + (" Try one of these:" if examples else ""),
                    examples=[{"text": example} for example in examples],
                )
                box = gr.Textbox(
                    label="Your question",
                    show_label=False,
                    placeholder="Ask a question",
                    submit_btn="Ask",
                    autofocus=True,
                    max_length=2000,
                    elem_id="question",
                )
            with gr.Column(elem_id="evidence-column", scale=4, min_width=320):
                evidence = gr.HTML(EMPTY, elem_id="evidence", apply_default_css=False)
        wiring: dict[str, Any] = {
            "fn": ask,
            "inputs": [box, state],
            "outputs": [box, state, chat, evidence],
            "concurrency_limit": 4,
            "show_progress": "hidden",
            "api_visibility": "undocumented",
        }
        box.submit(**wiring, api_name="ask")
        chat.example_select(_chosen, None, box, queue=False, api_visibility="private").then(**wiring)
        chat.clear(lambda: ((), EMPTY), None, [state, evidence], queue=False, api_visibility="private")
        page.load(size, None, header, concurrency_limit=4, show_progress="hidden", api_visibility="private")
    return page


def _chosen(choice: gr.SelectData) -> str:
    return str(choice.value["text"])


def start(
    assistant: Assistant | Callable[[], Assistant],
    host: str = "127.0.0.1",
    port: int | None = None,
    examples: Sequence[str] = EXAMPLES,
) -> gr.Blocks:
    """Serve the page and return at once: `local_url` is its address, `close()` ends it.

    Without a port the first free one from 7860 on; port 0 means any. Raises PullquoteError when it cannot be opened.
    Not covered: IPv6 hosts, TLS and passwords; put a proxy in front to serve other people.
    """
    page = build(assistant, examples)
    reach_directly("localhost", host)  # Gradio calls its own page when it starts
    page.launch(
        server_name=host,
        server_port=_free_port(host, port),
        prevent_thread_lock=True,
        quiet=True,
        share=False,
        ssr_mode=False,
        mcp_server=False,
        pwa=False,
        run_history=False,
        enable_monitoring=False,
        max_file_size="1kb",
        footer_links=[],
        theme=gr.themes.Default(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]),
        css_paths=WEB / "style.css",
        js=(WEB / "page.js").read_text("utf-8"),
    )
    return page


def serve(
    load: Callable[[], Assistant],
    host: str = "127.0.0.1",
    port: int | None = None,
    examples: Sequence[str] = EXAMPLES,
) -> None:
    """Open the page first, then load the assistant; a question asked before it is there waits. Ends with Ctrl-C.

    When loading fails the terminal says so, and so does the page to every question.
    """
    loading: Future[Assistant] = Future()
    page = start(loading.result, host, port, examples)
    print(f"Pullquote is at {page.local_url} (stop it with Ctrl-C)", flush=True)
    try:
        loading.set_result(load())
    except KeyboardInterrupt:
        page.close(verbose=False)
        return
    except Exception as error:
        loading.set_exception(error)
        if isinstance(error, PullquoteError):
            print(error, file=sys.stderr)
        else:
            traceback.print_exc()
    page.block_thread()


def _free_port(host: str, port: int | None) -> int:
    for candidate in PORTS if port is None else (port,):
        try:
            with socket.create_server((host, candidate)) as server:
                return int(server.getsockname()[1])
        except OSError as error:
            if port is None and error.errno == errno.EADDRINUSE:
                continue
            raise PullquoteError(
                f"The page cannot be opened at {host}:{candidate}: {error.strerror or error}. "
                "Name another port, or none to take the next free one."
            ) from None
    raise PullquoteError(f"All ports from {PORTS[0]} to {PORTS[-1]} are in use. Name another port.")


def main() -> None:
    """`python ui.py`: the library that the settings name, at the default address."""
    try:
        serve(Assistant.open)
    except PullquoteError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
