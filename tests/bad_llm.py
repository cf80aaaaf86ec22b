"""A chat server that speaks OpenAI's protocol badly, each way under a model name of its own. On loopback."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

SILENCE = 8.0  # seconds that a silent model sleeps; tests are patient for less


class BadServer(ThreadingHTTPServer):
    """`reply` is what the models that get that far say; `calls` counts requests by model, `bodies` keeps them."""

    daemon_threads = True

    def __init__(self, reply: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.reply = reply
        self.calls: Counter[str] = Counter()
        self.bodies: list[dict[str, Any]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


@contextmanager
def serving(reply: str) -> Iterator[BadServer]:
    server = BadServer(reply)
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: BadServer
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.bodies.append(body)
        model = body["model"]
        self.server.calls[model] += 1
        first = self.server.calls[model] == 1
        try:
            self._answer(model, first, body)
        except OSError:  # the client has had enough
            self.close_connection = True

    def _answer(self, model: str, first: bool, body: dict[str, Any]) -> None:
        reply = self.server.reply
        match model:
            case "wrong-key":
                self._error(401, f"Incorrect API key provided: {self.headers['authorization']}")
            case "unknown":
                self._error(404, "model not found")
            case "busy":
                self._error(429, "slow down")
            case "busy-for-an-hour":
                self._error(429, "slow down", {"retry-after": "3600"})
            case "busy-once" if first:
                self._error(429, "slow down", {"retry-after": "0.3"})
            case "fails":
                self._error(500, "oops")
            case "fails-once" if first:
                self._error(500, "oops")
            case "small" if len(json.dumps(body["messages"])) > 4200:
                self._error(400, "This model's maximum context length is 1000 tokens.", code="context_length_exceeded")
            case "tiny":
                self._error(400, "This model's maximum context length is 10 tokens.", code="context_length_exceeded")
            case "breaks":
                self._stream([reply], end=None, whole=False)
            case "stops":
                self._stream([reply], end=None)
            case "cut":
                self._stream([reply], end="length")
            case "empty":
                self._stream([], end="stop")
            case "silent":
                self._begin()
                time.sleep(SILENCE)
            case "breathes":  # comments keep the connection alive, and nothing is ever said
                self._begin()
                for _ in range(int(SILENCE * 10)):
                    self._chunk(": still here\n\n")
                    time.sleep(0.1)
            case "mumbles":  # a word now and then, for ever
                self._begin()
                for _ in range(int(SILENCE * 10)):
                    self._chunk(self._event({"content": "well "}, None))
                    time.sleep(0.1)
            case "web-page":
                page = b"<html><body>Welcome to nginx!</body></html>"
                self.send_response(200)
                self.send_header("content-type", "text/html")
                self.send_header("content-length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)
            case "gibberish":
                self._begin()
                self._chunk("data: {broken\n\n")
                self._chunk("")
            case _:
                self._stream([reply[i : i + 7] for i in range(0, len(reply), 7)], end="stop")

    def _error(self, status: int, message: str, headers: dict[str, str] | None = None, code: str = "") -> None:
        body = json.dumps({"error": {"message": message, "type": "error", "code": code or None}}).encode()
        self.send_response(status)
        for name, value in {
            "content-type": "application/json",
            "content-length": str(len(body)),
            **(headers or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _begin(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()

    def _stream(self, pieces: list[str], end: str | None, whole: bool = True) -> None:
        self._begin()
        for piece in pieces:
            self._chunk(self._event({"content": piece}, None))
        if end:
            self._chunk(self._event({}, end))
            usage = {"prompt_tokens": 120, "completion_tokens": 9, "total_tokens": 129}
            self._chunk(self._event(None, None, usage))
            self._chunk("data: [DONE]\n\n")
        if whole:
            self._chunk("")
        self.close_connection = True

    def _event(self, delta: dict[str, Any] | None, end: str | None, usage: dict[str, int] | None = None) -> str:
        choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": end}]
        event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices}
        return f"data: {json.dumps({**event, 'usage': usage})}\n\n"

    def _chunk(self, text: str) -> None:
        raw = text.encode()
        self.wfile.write(f"{len(raw):x}\r\n".encode() + raw + b"\r\n")
        self.wfile.flush()
