"""The writer that uses a chat model: numbered passages in, sentences with source numbers out.

What it writes is a draft like any other. Citing and verifying do not know who wrote it, and a number that names no
passage is passed on as it is.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence

from index import Paragraph, Passage
from qa.errors import ContextTooLong, ModelFailed
from qa.marks import DraftParser
from qa.model import Message, Model, Session
from qa.prompts import PASSAGE, QUESTION, REWRITE, WRITER
from qa.settings import REPLY
from qa.types import Draft, Usage
from qa.untrusted import safe_label

BYTES = 3  # of UTF-8 a token, at the least: English has four or five
REWRITES = 3  # at most in one answer
SENTENCES = 8  # of a reply; it was asked for three


class Generator:
    """Drafts by `model`. Safe to share between threads."""

    name = "llm"

    def __init__(self, model: Model) -> None:
        self.chat = model
        self.model: str | None = model.name

    def write(self, question: str, passages: Sequence[Passage]) -> Writing:
        return Writing(self.chat, question, passages)


class Writing:
    """One answer being written. Iterating gives its sentences as soon as each is complete; once.

    Raises ModelFailed when the reply did not come, or broke off: what was given before that are whole sentences all the
    same. No sentence and no exception: the model says that the passages do not answer.
    """

    def __init__(self, model: Model, question: str, passages: Sequence[Passage]) -> None:
        self.session = model.begin()
        self.question = question
        self.passages = passages
        self.room = (model.context - REPLY) * BYTES - len((WRITER + question).encode())
        self._rewritten: set[str] = set()

    @property
    def usage(self) -> Usage | None:
        return self.session.usage

    def __iter__(self) -> Iterator[Draft]:
        given = self.passages
        while given:
            try:
                yield from _read(self.session, _prompt(self.question, given, self.room))
                return
            except ContextTooLong:  # the server counts otherwise than we do; nothing was written yet
                if len(given) == 1:
                    raise
                given = given[: len(given) // 2]

    def rewrite(self, text: str, paragraph: Paragraph) -> str | None:
        """`text` anew from the paragraph, or None. A paragraph is sent for this at most once."""
        if paragraph.id in self._rewritten or len(self._rewritten) == REWRITES:
            return None
        self._rewritten.add(paragraph.id)
        mark = boundary()
        source = _shortened(paragraph.text, self.room)
        asked: list[Message] = [("user", REWRITE.format(boundary=mark, text=source, sentence=text))]
        try:
            return next((draft.text for draft in _read(self.session, asked)), None)
        except ModelFailed:
            return None


def _read(session: Session, messages: list[Message]) -> Iterator[Draft]:
    """Each sentence when it is complete. A model that goes on and on is not listened to after a few."""
    parser = DraftParser()
    failed: ModelFailed | None = None
    given = 0
    try:
        for piece in session.stream(messages):
            for draft in parser.feed(piece):
                yield draft
                given += 1
            if given >= SENTENCES:
                return
    except ModelFailed as error:
        failed = error
    yield from parser.finish(cut=failed is not None)
    if failed:
        raise failed


def _prompt(question: str, passages: Sequence[Passage], room: int) -> list[Message]:
    """As many passages as there is room for, in bytes; the first in any case. Reprints of one text are sent once."""
    mark = boundary()
    shown: dict[str, str] = {}
    for number, passage in enumerate(passages, start=1):
        paragraph = passage.paragraph
        if paragraph.text in shown:
            continue
        text = _shortened(paragraph.text, room) if not shown else paragraph.text
        line = PASSAGE.format(boundary=mark, number=number, about=_about(paragraph), text=text)
        room -= len(line.encode())
        if shown and room < 0:
            break
        shown[paragraph.text] = line
    asked = QUESTION.format(boundary=mark, passages="\n".join(shown.values()), question=question)
    return [("system", WRITER), ("user", asked)]


def _about(paragraph: Paragraph) -> str:
    """Outlet, day and title; metadata is as untrusted as text."""
    article = paragraph.article
    return ", ".join(
        part for part in (safe_label(article.source), str(article.published or ""), safe_label(article.title)) if part
    )


def _shortened(text: str, room: int) -> str:
    """What there is room for, in bytes, up to a space."""
    raw = text.encode()
    return text if len(raw) <= room else raw[: max(room, 300)].decode(errors="ignore").rpartition(" ")[0]


def boundary() -> str:
    return secrets.token_hex(6)
