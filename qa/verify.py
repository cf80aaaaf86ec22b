"""Is a claim supported by the text it cites? Decided here once; front ends colour what they are told.

The steps, cheapest first: a quotation of the text is supported; a number, date, name or quotation that the text lacks
or has otherwise is not (qa.rules.facts); nor is a meaning turned round, made surer or added (qa.rules.meaning); what
is left gets a probability (qa.alignment). docs/verification.md says how often this is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Protocol

from index.search import STOP_WORDS, WORD
from qa.alignment import Alignment, AlignmentResult, Model
from qa.comparison import plain
from qa.halves import halves
from qa.reading import Reader
from qa.rules.facts import check_facts
from qa.rules.finding import Finding
from qa.rules.meaning import check_meaning
from qa.settings import Settings
from qa.types import Span, Verdict
from qa.verbatim import quoted_in, taken_back

JOIN = "\n\n"  # between the texts of one pair, when rules read them as one
ENGLISH_NEEDS = 6  # words without a single English function word: another language


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and the texts that it cites, judged together; `published` resolves "Friday" and "last month"."""

    claim: str
    evidence: tuple[str, ...]
    published: date | None = None


class Verifier(Protocol):
    """One verdict for each pair, in order."""

    name: str

    def judge(self, pairs: Sequence[Pair]) -> list[Verdict]: ...


class CalibratedVerifier:
    """Works offline. `Verdict.verifier` names the step that decided: verbatim, facts, meaning or alignment.

    Not covered: sums, irony, what several texts say only together, languages other than English (`unjudged`).
    """

    name = "calibrated"

    def __init__(self, reader: Reader, model: Model | None = None) -> None:
        self.alignment = Alignment(reader, model or Model.load())

    @classmethod
    def load(cls) -> CalibratedVerifier:
        """With the embedding model that the settings name."""
        return cls(Reader(Settings.read().load_model))

    def judge(self, pairs: Sequence[Pair]) -> list[Verdict]:
        verdicts = [_by_rule(pair) for pair in pairs]
        left = [i for i, verdict in enumerate(verdicts) if verdict is None]
        parts = [(i, claim) for i in left for claim in (pairs[i].claim, *(halves(pairs[i].claim) or ()))]
        scored = self.alignment.score([(claim, pairs[i].evidence) for i, claim in parts])
        results: dict[int, list[AlignmentResult]] = {i: [] for i in left}
        for (i, _), result in zip(parts, scored, strict=True):
            results[i].append(result)
        return [verdict or _by_score(*results[i]) for i, verdict in enumerate(verdicts)]


class Unverified:
    """Verification switched off: everything is `unjudged`, and says so."""

    name = "none"

    def judge(self, pairs: Sequence[Pair]) -> list[Verdict]:
        return [Verdict("unjudged", None, self.name, "verification is switched off") for _ in pairs]


def _by_rule(pair: Pair) -> Verdict | None:
    """The verdict of every step before the score; None when they let the claim pass."""
    claim = plain(pair.claim)
    if not WORD.search(claim):
        return _unjudged("the claim has no words")
    if not any(WORD.search(text) for text in pair.evidence):
        return Verdict("unsupported", 0.0, "verbatim", "there is no text to support it")
    quoted = quoted_in(claim, pair.evidence)
    text = JOIN.join(pair.evidence)
    if quoted:
        before = taken_back(pair.evidence[quoted[0].evidence], quoted[0].start)
        if before:
            return Verdict("partial", None, "verbatim", f'the text says this only after "{before}"', quoted)
        findings = check_meaning(claim, text) if _is_english(text) else []
        supported = Verdict("supported", 1.0, "verbatim", "a quotation of the text", quoted)
        return _found("meaning", findings, pair) or supported
    if claim.rstrip("\"'”’) ").endswith("?"):
        return _unjudged("a question claims nothing")
    if not _is_english(text) or not (_is_english(claim) or _shares_words(claim, text)):
        return _unjudged("not in English, and only quotations can be judged in other languages")
    facts = _found("facts", check_facts(claim, text, pair.published), pair)
    return facts or _found("meaning", check_meaning(claim, text), pair)


def _by_score(whole: AlignmentResult, *parts: AlignmentResult) -> Verdict:
    """A sentence stands only as far as its halves do: one that nothing carries makes the whole `partial`."""
    support = whole.support
    reason = {
        "supported": "the text carries what the sentence says",
        "partial": "the text carries only part of what the sentence says",
        "unsupported": "the text does not carry what the sentence says",
    }[support]
    if support == "supported" and any(part.support == "unsupported" for part in parts):
        support, reason = "partial", "the text carries only one half of the sentence"
    spans = tuple(span for span in (whole.span, *whole.further[:1]) if span is not None)
    return Verdict(support, round(whole.score, 4), "alignment", reason, spans)


def _found(step: str, findings: Sequence[Finding], pair: Pair) -> Verdict | None:
    """The verdict of the worst finding, where there is one."""
    if not findings:
        return None
    worst = min(findings, key=lambda finding: finding.support != "contradicted")
    return Verdict(worst.support, 0.0, step, worst.reason, _located(worst, pair.evidence))


def _unjudged(reason: str) -> Verdict:
    return Verdict("unjudged", None, "calibrated", reason)


def _is_english(text: str) -> bool:
    """Mostly Latin letters and, in a text long enough to tell, at least one English function word."""
    start = text[:2000]
    letters = [character for character in start if character.isalpha()]
    if sum(character < "ɐ" for character in letters) < 0.7 * len(letters):
        return False
    words = WORD.findall(start.casefold())
    return len(words) < ENGLISH_NEEDS or any(word in STOP_WORDS for word in words)


def _shares_words(claim: str, text: str) -> bool:
    """A headline may have no function word; in the text's language it has words of the text."""
    words = WORD.findall(claim.casefold())
    return 3 * len(set(words) & set(WORD.findall(text.casefold()))) >= len(set(words))


def _located(finding: Finding, evidence: Sequence[str]) -> tuple[Span, ...]:
    """The finding's place in the joined texts, as a place in one of them."""
    if finding.span is None:
        return ()
    start, end = finding.span
    starts = accumulate((len(text) + len(JOIN) for text in evidence), initial=0)
    for number, (text, offset) in enumerate(zip(evidence, starts, strict=False)):
        if offset <= start and end <= offset + len(text):
            return (Span(number, start - offset, end - offset),)
    return ()
