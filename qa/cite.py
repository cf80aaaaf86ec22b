"""From a draft to a checked sentence: judged against what it cites, and mended where that can be done honestly.

A sentence that its citations do not support is cited anew from the other passages, or halved, or removed; it is never
kept as it is. What is removed stays on record with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index import Paragraph, Passage
from qa.halves import halves
from qa.types import Action, Citation, Draft, Sentence, Span, Verdict
from qa.verify import Pair, Unverified, Verifier

TRIED = 6  # other passages that an unsupported sentence is held against


@dataclass(frozen=True, slots=True)
class _Judged:
    """A text, what it rests on (paragraph and span), and the verdict."""

    text: str
    places: tuple[tuple[Paragraph, Span], ...]
    verdict: Verdict
    action: Action


def check(
    drafts: Sequence[Draft], passages: Sequence[Passage], verifier: Verifier
) -> tuple[list[Sentence], list[Sentence]]:
    """(kept, removed) sentences, each in the order written. A citation's quote is what the verdict rests on."""
    checker = _Checker([passage.paragraph for passage in passages], verifier)
    judged = [found for draft in drafts for found in checker.check(draft)]
    numbers: dict[tuple[str, int, int], int] = {}
    kept = [
        Sentence(found.text, _citations(found, numbers), found.verdict, found.action)
        for found in judged
        if found.action != "removed"
    ]
    removed = [Sentence(found.text, (), found.verdict, found.action) for found in judged if found.action == "removed"]
    return kept, removed


class _Checker:
    def __init__(self, paragraphs: Sequence[Paragraph], verifier: Verifier) -> None:
        self.paragraphs = paragraphs
        self.verifier = verifier
        self.keeps = {"supported", "unjudged"} if isinstance(verifier, Unverified) else {"supported"}

    def check(self, draft: Draft) -> list[_Judged]:
        """Usually one; two where only one half of the sentence stands."""
        cited = [self.paragraphs[mark - 1] for mark in draft.marks if 1 <= mark <= len(self.paragraphs)]
        if not cited:
            marks = ", ".join(f"[{mark}]" for mark in draft.marks) or "nothing"
            reason = f"cites {marks}; {len(self.paragraphs)} passages were given"
            return [_Judged(draft.text, (), Verdict("unsupported", None, "citations", reason), "removed")]
        verdict = self._judge(draft.text, cited)
        if verdict.support in self.keeps:
            return [self._trimmed(draft.text, cited, verdict)]
        return self._halved(draft.text, cited) or self._recited(draft.text, cited, verdict)

    def _judge(self, text: str, paragraphs: Sequence[Paragraph]) -> Verdict:
        return self.verifier.judge([_pair(text, paragraphs)])[0]

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

    def _recited(self, text: str, cited: list[Paragraph], verdict: Verdict) -> list[_Judged]:
        """Cited from the first other passage that supports it best, else removed with what the cited ones said."""
        others = [paragraph for paragraph in self.paragraphs if paragraph not in cited][:TRIED]
        verdicts = self.verifier.judge([_pair(text, [paragraph]) for paragraph in others])
        found = [i for i, other in enumerate(verdicts) if other.support == "supported"]
        if not found:
            return [_Judged(text, (), verdict, "removed")]
        best = max(found, key=lambda i: (verdicts[i].score or 0.0, -i))
        return [_kept(text, [others[best]], verdicts[best], "recited")]


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
