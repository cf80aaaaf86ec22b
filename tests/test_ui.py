"""The page, through a real Gradio server and its client. What needs a browser is in test_browser.py."""

from __future__ import annotations

import html
import os
import re
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest
from gradio_client import Client
from hypothesis import given
from hypothesis import strategies as st

import ui
from index import Article, Paragraph, Passage, PullquoteError
from qa import Answer, Assistant, Checked, Citation, Done, Event, Found, Sentence, Source, Verdict
from qa.wording import sources_line
from web.framework import gr
from web.render import REFUSAL, Turn, cited, conversation, earlier, panel, plain, reply

HOSTILE = (
    "<script>window.__pwned=1</script> ${alert(1)} {{alert(2)}} <img src=x onerror=alert(3)> "
    "[x](javascript:alert(4)) $x$ $$y^2$$ \\(z\\) **bold** `code` &lt;i&gt; http://evil.example/ ![](http://evil.example/i)"
)


class ScriptedAssistant:
    """Answers each question with the steps written for it: events to yield, errors to raise, calls to wait for.

    Raises KeyError for a question that it has no script for.
    """

    library = SimpleNamespace(count=lambda: (2, 5))
    turns: Sequence[Answer] = ()

    def __init__(self, script: Mapping[str, Sequence[Event | Exception | Callable[[], object]]]) -> None:
        self.script = script

    def chat(self, turns: Sequence[Answer]) -> ScriptedAssistant:
        self.turns = turns
        return self

    def stream(self, question: str) -> Iterator[Event]:
        for step in self.script[question]:
            if isinstance(step, Exception):
                raise step
            if isinstance(step, Found | Checked | Done):
                yield step
            else:
                step()


def paragraph(text: str, number: int = 1, **fields: Any) -> Paragraph:
    """A paragraph that stands in the middle of its article, so that no offset is right by luck."""
    article = Article(
        **{"id": "fire", "title": "Fire on Tanner Row", "outlet": "The Ledger", **fields}, text=f"A\n\n{text}\n\nZ"
    )
    return Paragraph(article, number, 3, 3 + len(text))


def sentence(paragraph: Paragraph, quote: str, number: int = 1) -> Sentence:
    start = paragraph.start + paragraph.text.index(quote)
    citation = Citation(number, paragraph, start, start + len(quote))
    return Sentence(quote, (citation,), Verdict("supported", 1.0, "verbatim", "a quotation"), "kept")


def answer(question: str, *sentences: Sentence, **fields: Any) -> Answer:
    empty: dict[str, Any] = {"removed": (), "sources": (), "disagreements": (), "nearest": (), "notices": ()}
    return Answer(
        question=question,
        standalone=question,
        sentences=sentences,
        writer="scripted",
        model=None,
        timings={},
        **{**empty, **fields},
    )


def steps(answer: Answer) -> list[Event]:
    return [Found(answer.standalone, answer.nearest), *map(Checked, answer.sentences), Done(answer)]


@contextmanager
def serving(assistant: Assistant | ScriptedAssistant | Callable[[], Assistant]) -> Iterator[str]:
    """The address of a page that is being served."""
    page = ui.start(cast(Assistant, assistant), port=0, examples=("How many?", "Who?"))
    try:
        yield str(page.local_url)
    finally:
        page.close(verbose=False)


class Reader:
    """A session with the page: `ask` gives what the conversation and the panel then show."""

    def __init__(self, url: str) -> None:
        self.client = Client(url, verbose=False, analytics_enabled=False)

    def ask(self, question: str) -> tuple[list[str], str]:
        _, chat, evidence = self.client.predict(question, api_name="/ask")
        return texts(chat), shown(evidence)


def shown(update: Any) -> str:
    return str(update["value"] if isinstance(update, dict) else update)


def texts(chat: Any) -> list[str]:
    """What a reader sees of the messages, Markdown links left as they are."""
    messages = chat["value"] if isinstance(chat, dict) else chat
    blocks = [message["content"] for message in messages]
    return [html.unescape(block if isinstance(block, str) else block[0]["text"]) for block in blocks]


FIRE = paragraph(
    "It began late. The fire left 43 people without homes, the chief said.", 2, published=date(2025, 4, 13)
)
HOMES = answer(
    "How many?",
    sentence(FIRE, "The fire left 43 people without homes, the chief said."),
    sources=(Source("The Ledger", ("fire",), None), Source("Upland News Service", ("a", "b", "c"), None)),
    notices=("One article has no date.",),
)
NOBODY = answer("Who?", nearest=(Passage(FIRE, 0.4, 1, None),))


# What an answer looks like


def test_an_answer_shows_marks_that_lead_to_cards_with_the_quote_marked() -> None:
    with serving(ScriptedAssistant({"How many?": steps(HOMES)})) as url:
        chat, evidence = Reader(url).ask("How many?")
    assert chat[0] == "How many?"
    assert chat[1].startswith(r"The fire left 43 people without homes, the chief said. [\[1\]](#c-1-1)")
    assert 'id="c-1-1"' in evidence
    assert "It began late. <mark>The fire left 43 people without homes, the chief said.</mark></p>" in evidence
    for words in ("The Ledger", "April 13, 2025", "Fire on Tanner Row", "¶ 2"):
        assert words in evidence


def test_sources_and_notices_stand_below_the_answer() -> None:
    lines = html.unescape(reply(HOMES, 1)).split("\n\n")
    assert lines[1:] == [
        "*4 articles, 2 independent sources (The Ledger, Upland News Service)*",
        "*One article has no date.*",
    ]
    assert sources_line(answer("?", sources=(Source("The Ledger", ("fire",), None),))) == (
        "1 article, 1 independent source (The Ledger)"
    )


def test_a_draft_names_its_model_and_says_that_it_was_checked() -> None:
    drafted = replace(HOMES, model="qwen<3>", writer="llm")
    assert "*Drafted by qwen<3>; every sentence was checked.*" in html.unescape(reply(drafted, 1))
    assert "<" not in reply(drafted, 1)


def test_a_follow_up_is_shown_as_it_was_understood_and_leans_on_the_turns_before() -> None:
    follow_up = replace(HOMES, question="And how many?", standalone="How many lost their homes?")
    assistant = ScriptedAssistant({"Who?": steps(NOBODY), "And how many?": steps(follow_up)})
    with serving(assistant) as url:
        reader = Reader(url)
        first, _ = reader.ask("Who?")
        assert assistant.turns == []
        chat, _ = reader.ask("And how many?")
    assert [turn.question for turn in assistant.turns] == ["Who?"]
    assert "Read as" not in first[1]
    assert chat[3].startswith("*Read as: How many lost their homes?*\n\nThe fire left 43")


def test_a_refusal_says_so_and_marks_nothing_as_quoted() -> None:
    with serving(ScriptedAssistant({"Who?": steps(NOBODY)})) as url:
        chat, evidence = Reader(url).ask("Who?")
    assert chat[1] == f"> {REFUSAL}"
    assert "Nearest passages" in evidence and "It began late." in evidence
    assert "<mark>" not in evidence and "id=" not in evidence


def test_a_refusal_without_near_passages_says_that_too() -> None:
    assert "Nothing in the articles comes near" in panel(answer("Who?"), 1)


def test_removed_sentences_are_folded_away_with_their_reason() -> None:
    removed = Sentence("It was <arson>.", (), Verdict("unsupported", 0.1, "verbatim", "cites nothing"), "removed")
    one = panel(answer("Who?", removed=(removed,)), 1)
    assert "<details><summary>Removed: 1 sentence that the articles do not support</summary>" in one
    assert "It was &lt;arson&gt;. <span>cites nothing</span>" in one
    assert "Removed: 2 sentences" in panel(answer("Who?", removed=(removed, removed)), 1)


@pytest.mark.parametrize(
    ("fields", "credit"),
    [
        ({"outlet": "The Ledger"}, "The Ledger"),
        ({"outlet": None, "origin": "Upland"}, "First published by Upland"),
        ({"outlet": "The Ledger", "origin": "Upland"}, "The Ledger, first published by Upland"),
        ({"outlet": None}, "fire"),
    ],
)
def test_a_card_credits_whoever_the_article_names(fields: dict[str, Any], credit: str) -> None:
    shown = cited(answer("?", sentence(paragraph("It burned.", **fields), "It burned.")).citations, 1)
    assert f'<p class="source">{credit}</p>' in shown


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://a.example/?a=1&b=2", True), ("HTTP://a.example", True), ("javascript:alert(1)", False), ("", False)],
)
def test_only_web_addresses_become_links(url: str, linked: bool) -> None:
    shown = cited(answer("?", sentence(paragraph("It burned.", url=url), "It burned.")).citations, 1)
    assert (f'href="{html.escape(url)}"' in shown) is linked
    assert "javascript" not in shown


# Article text is untrusted


@given(st.text())
def test_text_in_the_conversation_holds_no_punctuation_that_markdown_could_read(text: str) -> None:
    written = plain(text)
    assert html.unescape(written) == " ".join(text.split()) or "&" in text
    assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"&#\d+;", "", written))


def test_hostile_article_text_is_escaped_in_the_panel() -> None:
    hostile = paragraph(
        HOSTILE, title=HOSTILE, outlet=HOSTILE, origin=HOSTILE + ".", url=f'https://a.example/">{HOSTILE}'
    )
    removed = Sentence(HOSTILE, (), Verdict("unsupported", None, "x", HOSTILE), "removed")
    full = answer(HOSTILE, sentence(hostile, HOSTILE), removed=(removed,))
    near = answer(HOSTILE, nearest=(Passage(hostile, 1.0, 1, 1),))
    everything = panel(full, 1) + panel(near, 2) + earlier([Turn(HOSTILE, full)])
    assert not re.search(r"<(script|img)", everything)
    tags = re.findall(r"<[^>]*>", everything)
    assert all(
        re.fullmatch(r"</?(h2|h3|p|div|span|article|header|mark|a|details|summary|ul|li)\b[^<]*>", tag) for tag in tags
    )


def test_the_panel_is_a_value_and_never_a_template() -> None:
    with serving(ScriptedAssistant({})) as url, urllib.request.urlopen(f"{url}config") as response:
        config = response.read().decode()
    assert re.findall(r'"html_template":\s*"(.*?)"', config) == ["${value}", "${value}"]


# Errors, and questions that are none


def test_an_error_is_a_message_in_the_conversation() -> None:
    script = {"How many?": [PullquoteError("There is no library in x. Make one: pullquote index PATH")]}
    with serving(ScriptedAssistant(script)) as url:
        chat, _ = Reader(url).ask("How many?")
    assert chat[1] == "> **There is no library in x. Make one: pullquote index PATH**"


def test_a_fault_is_told_to_the_reader_and_traced_in_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with serving(ScriptedAssistant({"How many?": [ZeroDivisionError("secret")]})) as url:
        chat, _ = Reader(url).ask("How many?")
    assert chat[1] == f"> **{ui.FAULT}**"
    assert "ZeroDivisionError: secret" in capfd.readouterr().err


def test_after_an_error_the_next_question_is_answered() -> None:
    with serving(ScriptedAssistant({"Who?": [PullquoteError("busy")], "How many?": steps(HOMES)})) as url:
        reader = Reader(url)
        reader.ask("Who?")
        chat, evidence = reader.ask("How many?")
    assert [chat[0], chat[1], chat[2]] == ["Who?", "> **busy**", "How many?"]
    assert 'id="c-2-1"' in evidence


@pytest.mark.parametrize("question", ["", "   ", "\n\t"])
def test_an_empty_question_changes_nothing(question: str) -> None:
    with serving(ScriptedAssistant({"How many?": steps(HOMES)})) as url:
        reader = Reader(url)
        reader.client.predict(question, api_name="/ask")
        chat, _ = reader.ask("How many?")
    assert len(chat) == 2


# One answer after another, and several readers at once


def test_the_answer_appears_step_by_step() -> None:
    with serving(ScriptedAssistant({"How many?": steps(HOMES)})) as url:
        job = Reader(url).client.submit("How many?", api_name="/ask")
        job.result(timeout=30)
        seen = [texts(chat)[-1] for _, chat, _ in job.outputs()]
    assert seen[0].startswith("*Searching")
    assert seen[1].startswith("*0 passages found.")
    assert seen[2].startswith("The fire left 43") and seen[2].endswith("…")
    assert seen[-1].endswith("*One article has no date.*")


def test_earlier_cards_stay_and_every_id_is_unique() -> None:
    with serving(ScriptedAssistant({"How many?": steps(HOMES), "Who?": steps(NOBODY)})) as url:
        reader = Reader(url)
        for question in ("How many?", "Who?"):
            reader.ask(question)
        chat, evidence = reader.ask("How many?")
    ids = re.findall(r'id="(.*?)"', evidence)
    assert ids == ["c-3-1", "c-1-1"]
    assert [re.findall(r"\(#(.*?)\)", message) for message in chat[1::2]] == [["c-1-1"], [], ["c-3-1"]]


def test_two_readers_are_answered_at_once_and_do_not_see_each_other() -> None:
    both = threading.Barrier(2, timeout=20)  # passes only while two questions are being answered
    script = {"How many?": [both.wait, *steps(HOMES)], "Who?": [both.wait, *steps(NOBODY)]}
    with serving(ScriptedAssistant(script)) as url:
        readers = [Reader(url), Reader(url)]
        jobs = [reader.client.submit(q, api_name="/ask") for reader, q in zip(readers, script, strict=True)]
        chats = [texts(job.result(timeout=30)[1]) for job in jobs]
    assert [len(chat) for chat in chats] == [2, 2]
    assert "43 people" in chats[0][1] and REFUSAL in chats[1][1]


# Opening the page


def test_a_question_asked_before_the_assistant_is_loaded_waits_for_it() -> None:
    loading: Future[Assistant] = Future()
    with serving(loading.result) as url:
        job = Reader(url).client.submit("How many?", api_name="/ask")
        assert not job.done()
        loading.set_result(cast(Assistant, ScriptedAssistant({"How many?": steps(HOMES)})))
        assert "43 people" in texts(job.result(timeout=30)[1])[1]


def test_when_loading_fails_every_question_is_told_and_the_terminal_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def ask(page: Any) -> None:
        reader = Reader(page.local_url)
        told.extend(reader.ask(question)[0][-1] for question in ("How many?", "Who?"))
        page.close(verbose=False)

    def load() -> Assistant:
        raise PullquoteError("There is no library in nowhere.")

    monkeypatch.setattr(gr.Blocks, "block_thread", ask)
    ui.serve(load, port=0)
    assert told == ["> **There is no library in nowhere.**"] * 2
    printed = capsys.readouterr()
    assert printed.out.startswith("Pullquote is at http://127.0.0.1:")
    assert printed.err == "There is no library in nowhere.\n"


def test_a_stop_while_loading_closes_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    def load() -> Assistant:
        raise KeyboardInterrupt

    ui.serve(load, port=0)
    url = capsys.readouterr().out.split()[3]
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(url, timeout=5)


def test_a_taken_port_is_named_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PullquoteError, match=f"127.0.0.1:{port}") as caught:
            ui.start(cast(Assistant, ScriptedAssistant({})), port=port)
    assert "\n" not in str(caught.value)


def test_a_foreign_host_is_refused_in_one_line() -> None:
    with pytest.raises(PullquoteError, match=r"203\.0\.113\.9"):
        ui.start(cast(Assistant, ScriptedAssistant({})), host="203.0.113.9")


def test_without_a_port_the_next_free_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(ui, "PORTS", range(port, port + 20))
        page = ui.start(cast(Assistant, ScriptedAssistant({})))
        page.close(verbose=False)
    assert page.server_port in range(port + 1, port + 20)


def test_a_proxy_of_the_environment_does_not_get_in_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "models.example")
    monkeypatch.delenv("no_proxy", raising=False)
    with serving(ScriptedAssistant({"How many?": steps(HOMES)})) as url:
        assert len(Reader(url).ask("How many?")[0]) == 2
        assert os.environ["no_proxy"].startswith("models.example,")


def status(request: urllib.request.Request | str) -> int:
    try:
        with urllib.request.urlopen(request, timeout=5) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_the_page_keeps_no_door_open_that_it_does_not_need() -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n%s\r\n--x--\r\n' % (b"a" * 4096)
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    with serving(ScriptedAssistant({})) as url:
        assert status(url) == 200
        assert status(f"{url}monitoring") in {403, 404}
        assert status(urllib.request.Request(f"{url}gradio_api/upload", data=body, headers=kind)) == 413


def test_a_conversation_is_a_question_and_a_reply_for_each_turn() -> None:
    messages = conversation([Turn("How *many*?", HOMES), Turn("Who?", "busy")])
    assert [message["role"] for message in messages] == ["user", "assistant"] * 2
    assert "*" not in messages[0]["content"]


def test_gradio_is_imported_without_calling_home_and_without_writing_beside_its_sources() -> None:
    code = (
        "import inspect, sys; found = inspect.getfile; sys.dont_write_bytecode = True\n"
        "stub = lambda event, args: event == 'open' and str(args[0]).endswith('.pyi') and sys.exit(args[0])\n"
        "sys.addaudithook(stub)\n"
        "from web.framework import gr\n"
        "assert inspect.getfile is found and gr.Blocks().analytics_enabled is False"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ui.WEB.parent, timeout=60)
