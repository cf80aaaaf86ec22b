"""A conversation: each question is made to stand alone by what was asked before, then answered like any other.

Earlier answers say what a question is about. They are never evidence: search starts anew for every question.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

from index.search import STOP_WORDS, WORD
from qa.dialogue import Exchange
from qa.dialogue import standalone as by_rules
from qa.errors import ModelFailed
from qa.generate import Generator, boundary
from qa.model import Model
from qa.prompts import STANDALONE
from qa.rules.stems import stem
from qa.types import Answer, Asked, Done, Event, Usage, answer_of

if TYPE_CHECKING:
    from qa.assistant import Assistant

TURNS = 6  # remembered; older ones are forgotten
LONGEST = 300  # characters of a question that a model wrote anew
PATIENCE = 20.0  # seconds for that; the rules need none


class Chat:
    """One conversation. Not to be shared between readers: every one has a `Chat` of their own.

    `turns` are its last answers, refusals too; a question that failed with an error leaves none.
    """

    def __init__(self, assistant: Assistant, turns: Sequence[Answer] = ()) -> None:
        self.assistant = assistant
        self.turns = tuple(turns)[-TURNS:]

    def ask(self, question: str, **filters: Unpack[Asked]) -> Answer:
        """As `Assistant.ask`; `question` of the answer is what was asked, `standalone` what was understood."""
        return answer_of(self.stream(question, **filters))

    def stream(self, question: str, **filters: Unpack[Asked]) -> Iterator[Event]:
        start = time.perf_counter()
        understood, usage = self._understood(question)
        spent = time.perf_counter() - start
        for event in self.assistant.stream(understood, **filters):
            if isinstance(event, Done):
                answer = event.answer
                timings = {**answer.timings, "total": round(answer.timings["total"] + spent, 4)}
                used = Usage.total(answer.usage, usage)
                event = Done(replace(answer, question=question, timings=timings, usage=used))
                self.turns = (*self.turns, event.answer)[-TURNS:]
            yield event

    def _understood(self, question: str) -> tuple[str, Usage | None]:
        """The question as it stands alone, and what a model was asked for it."""
        earlier = [Exchange(turn.standalone, " ".join(s.text for s in turn.sentences)) for turn in self.turns]
        writer = self.assistant.writer
        if not earlier:
            return question, None
        if not isinstance(writer, Generator):
            return by_rules(question, earlier), None
        written, usage = _by_model(writer.chat, question, earlier)
        return written or by_rules(question, earlier), usage


def _by_model(model: Model, question: str, earlier: Sequence[Exchange]) -> tuple[str | None, Usage | None]:
    """What the model makes of it, where that is a question in words that were said before; else None."""
    session = model.begin(min(PATIENCE, model.patience.total))
    turns = "\n".join(f"Question: {turn.question}\nAnswer: {turn.answer or 'none'}" for turn in earlier)
    try:
        reply = session.ask([("user", STANDALONE.format(boundary=boundary(), turns=turns, question=question))])
    except ModelFailed:
        return None, session.usage
    lines = [line.strip().strip('"“”*') for line in reply.splitlines() if line.strip()]
    written = lines[0].rpartition("question:")[2].strip() if lines else ""
    said = " ".join([question, *(f"{turn.question} {turn.answer}" for turn in earlier)])
    invented = _meaning(written) - _meaning(said)
    fits = 0 < len(written) <= LONGEST and not invented and (written.endswith("?") or not question.endswith("?"))
    return (written if fits else None), session.usage


def _meaning(text: str) -> set[str]:
    return {stem(word) for word in WORD.findall(text.casefold()) if word not in STOP_WORDS}
