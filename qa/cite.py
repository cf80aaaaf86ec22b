"""From a draft to a checked sentence: judged against what it cites, and mended where that can be done honestly.

A sentence that its citations do not support is cited anew from the other passages, or halved, or written anew from the
passage that comes nearest, or removed; it is never kept as it is. What is removed stays on record with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index import Paragraph, Passage
from qa.halves import halves
from qa.types import Action, Citation, Draft, Sentence, Span, Verdict
from qa.verify import Pair, Unverified, Verifier

TRIED = 6  # other passages that an unsupported sentence is held against; all, where it named none
SENTENCE = 3  # words: "No." stands somewhere in every article, and tells a reader nothing of where

Rewrite = Callable[[str, Paragraph], str | None]
"""The sentence anew from the paragraph, or None."""

_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A text, what it rests on (paragraph and span), and the verdict."""

    text: str
    places: tuple[tuple[Paragraph, Span], ...]
    verdict: Verdict
    action: Action


class Checker:
    """Checks the drafts of one answer, one after the other. `kept` and `removed` are in the order written.

    A citation's quote is what the verdict rests on; the same words have the same number throughout the answer.
    """

    def __init__(self, passages: Sequence[Passage], verifier: Verifier, rewrite: Rewrite | None = None) -> None:
        self.paragraphs = [passage.paragraph for passage in passages]
        self.verifier = verifier
        self.rewrite = rewrite
        self.keeps = {"supported", "unjudged"} if isinstance(verifier, Unverified) else {"supported"}
        self.kept: list[Sentence] = []
        self.removed: list[Sentence] = []
        self._numbers: dict[tuple[str, int, int], int] = {}

    def check(self, draft: Draft) -> list[Sentence]:
        """What of the draft is kept: usually one sentence or none."""
        before = len(self.kept)
        for judged in self._judged(draft):
            if judged.action == "removed":
                self.removed.append(Sentence(judged.text, (), judged.verdict, "removed"))
            elif any(judged.text == sentence.text for sentence in self.kept):
                verdict = Verdict(judged.verdict.support, None, "citations", "repeats a sentence before it")
                self.removed.append(Sentence(judged.text, (), verdict, "removed"))
            else:
                citations = _citations(judged, self._numbers)
                self.kept.append(Sentence(judged.text, citations, judged.verdict, judged.action))
        return self.kept[before:]

    def _judged(self, draft: Draft) -> list[_Judged]:
        """More than one where only one half of the sentence stands, or where it was written anew."""
        given = len(self.paragraphs)
        cited = [self.paragraphs[mark - 1] for mark in draft.marks if 1 <= mark <= given]
        if address := self._unknown_address(draft.text):
            return [_removed(draft.text, f"names an address that no passage has: {address}")]
        if not cited or len(cited) < len(draft.marks):
            marks = ", ".join(f"[{mark}]" for mark in draft.marks) or "nothing"
            reason = f"cites {marks}; {given} passages were given, and none says this"
            if len(draft.text.split()) < SENTENCE:
                return [_removed(draft.text, reason)]
            return self._mended(draft.text, [], self.paragraphs, Verdict("unsupported", None, "citations", reason))
        verdict = self._judge(draft.text, cited)
        if verdict.support in self.keeps:
            return [self._trimmed(draft.text, cited, verdict)]
        others = [paragraph for paragraph in self.paragraphs if paragraph not in cited][:TRIED]
        return self._mended(draft.text, cited, others, verdict)

    def _mended(self, text: str, cited: list[Paragraph], others: list[Paragraph], verdict: Verdict) -> list[_Judged]:
        """Another citation, one more, a half, another wording, or nothing, in this order."""
        verdicts = self.verifier.judge([_pair(text, [paragraph]) for paragraph in others])
        ranked = sorted(zip(others, verdicts, strict=True), key=lambda found: -(found[1].score or 0.0))
        for paragraph, other in ranked:
            if other.support == "supported":
                return [_kept(text, [paragraph], other, "recited")]
        together = [*cited, *(paragraph for paragraph, _ in ranked)][: max(len(cited) + 1, 2)]
        if len(together) > len(cited) and (both := self._judge(text, together)).support == "supported":
            return [replace(self._trimmed(text, together, both), action="recited")]
        better = ranked and (ranked[0][1].score or 0.0) > (verdict.score or 0.0)
        nearest = [*([ranked[0][0]] if better else cited), *together][:1]
        return (
            (self._halved(text, cited) if cited else [])
            or self._rewritten(text, nearest, verdict)
            or [_Judged(text, (), verdict, "removed")]
        )

    def _judge(self, text: str, paragraphs: Sequence[Paragraph]) -> Verdict:
        return self.verifier.judge([_pair(text, paragraphs)])[0]

    def _unknown_address(self, text: str) -> str | None:
        """A web address is a fact like a name, and the way by which an article could make a model leak."""
        found = (address.rstrip(".,;:!?)\"'”’") for address in _ADDRESS.findall(text))
        return next((a for a in found if not any(a in paragraph.text for paragraph in self.paragraphs)), None)

    def _trimmed(self, text: str, cited: list[Paragraph], verdict: Verdict) -> _Judged:
        """Without the citations that add nothing: those that do not support it alone and are not needed together.

        After the citation precision of ALCE (Gao, Yen, Yu & Chen, 2023).
        """
        if len(cited) == 1 or isinstance(self.verifier, Unverified):
            return _kept(text, cited, verdict, "kept")
        alone = self.verifier.judge([_pair(text, [paragraph]) for paragraph in cited])
        enough = [(p, v) for p, v in zip(cited, alone, strict=True) if v.support == "supported"]
        if enough:
            places = tuple(place for p, v in enough for place in _places([p], v))
            return _Judged(text, places, enough[0][1], "kept")
        for paragraph in reversed(cited[1:]):
            fewer = [other for other in cited if other is not paragraph]
            without = self._judge(text, fewer)
            if without.support == "supported":
                cited, verdict = fewer, without
        return _kept(text, cited, verdict, "kept")

    def _halved(self, text: str, cited: list[Paragraph]) -> list[_Judged]:
        """The half that stands, and the other removed; [] where the sentence has no halves or neither stands."""
        parts = halves(text) or ()
        verdicts = self.verifier.judge([_pair(part, cited) for part in parts])
        if not any(verdict.support == "supported" for verdict in verdicts):
            return []
        return [
            self._trimmed(part, cited, verdict)
            if verdict.support == "supported"
            else _Judged(part, (), verdict, "removed")
            for part, verdict in zip(parts, verdicts, strict=True)
        ]

    def _rewritten(self, text: str, nearest: list[Paragraph], verdict: Verdict) -> list[_Judged]:
        """Written anew from the nearest paragraph and judged like any draft; the first wording stays on record."""
        wording = self.rewrite(text, nearest[0]) if self.rewrite and nearest else None
        if not wording or wording == text or self._unknown_address(wording):
            return []
        second = self._judge(wording, nearest)
        if second.support != "supported":
            return []
        return [_Judged(text, (), verdict, "removed"), _kept(wording, nearest, second, "rewritten")]


def _removed(text: str, reason: str) -> _Judged:
    return _Judged(text, (), Verdict("unsupported", None, "citations", reason), "removed")


def _pair(text: str, paragraphs: Sequence[Paragraph]) -> Pair:
    days = {paragraph.article.published for paragraph in paragraphs}
    return Pair(text, tuple(paragraph.text for paragraph in paragraphs), days.pop() if len(days) == 1 else None)


def _kept(text: str, paragraphs: Sequence[Paragraph], verdict: Verdict, action: Action) -> _Judged:
    return _Judged(text, _places(paragraphs, verdict), verdict, action)


def _places(paragraphs: Sequence[Paragraph], verdict: Verdict) -> tuple[tuple[Paragraph, Span], ...]:
    """What the verdict rests on; all of each paragraph where it does not say."""
    spans = verdict.spans or [Span(i, 0, len(paragraph.text)) for i, paragraph in enumerate(paragraphs)]
    return tuple((paragraphs[span.evidence], span) for span in spans)


def _citations(judged: _Judged, numbers: dict[tuple[str, int, int], int]) -> tuple[Citation, ...]:
    """One for each place; the same words have the same number throughout an answer."""
    found = {}
    for paragraph, span in judged.places:
        start, end = paragraph.start + span.start, paragraph.start + span.end
        number = numbers.setdefault((paragraph.article.id, start, end), len(numbers) + 1)
        found[number] = Citation(number, paragraph, start, end)
    return tuple(found[number] for number in sorted(found))
