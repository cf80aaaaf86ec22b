"""The verifier that asks an LLM, and the one that asks both.

An LLM's word alone is not taken: a verdict counts only with a quotation that stands, word for word, in the text. One
that cannot be had, read or proved is `unjudged`, with the reason.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, get_args

from qa.errors import ModelFailed
from qa.model import Model
from qa.prompts import JUDGE
from qa.rules.facts import check_facts
from qa.types import Support, Verdict
from qa.verbatim import quoted_in
from qa.verify import Pair, Verifier

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

VERDICTS: dict[str, Support] = {name: name for name in get_args(Support) if name != "unjudged"}


class LLMVerifier:
    """Asks `llm`, any of llama-index's, once for each pair. Not covered: evidence beyond the model's context window."""

    def __init__(self, llm: LLM) -> None:
        self.model = Model(llm)
        self.name = f"llm:{self.model.name}"

    def judge(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """When the model fails at a pair, those behind it are not asked: they are `unjudged` for the same reason."""
        verdicts: list[Verdict] = []
        for pair in pairs:
            try:
                verdicts.append(self._judge(pair))
            except ModelFailed as error:
                failed = self._unjudged(f"the model could not be asked: {error}")
                return verdicts + [failed] * (len(pairs) - len(verdicts))
        return verdicts

    def _judge(self, pair: Pair) -> Verdict:
        prompt = JUDGE.format(evidence=_unmarked("\n\n".join(pair.evidence)), claim=_unmarked(pair.claim))
        said = self.model.begin().ask([("user", prompt)])
        found = _json_object(said)
        support = VERDICTS.get(str(found.get("verdict"))) if found else None
        if found is None or support is None:
            return self._unjudged("the model's answer was not a verdict")
        reason = str(found.get("reason") or "").strip() or "the model gave no reason"
        spans = quoted_in(str(found.get("quote") or ""), pair.evidence)
        if support == "unsupported":  # nothing to quote
            return Verdict("unsupported", None, self.name, reason, spans)
        if not spans:
            return self._unjudged("the model quoted words that are not in the text")
        return Verdict(support, None, self.name, reason, spans)

    def _unjudged(self, reason: str) -> Verdict:
        return Verdict("unjudged", None, self.name, reason)


class BothVerifier:
    """A calibrated verdict that an LLM may lower, and may raise only where the hard facts agree.

    A quotation is not sent to the LLM: there is nothing to judge. Where the LLM cannot judge, the calibrated verdict
    stands.
    """

    def __init__(self, calibrated: Verifier, llm: Verifier) -> None:
        self.calibrated = calibrated
        self.llm = llm
        self.name = f"{calibrated.name}+{llm.name}"

    def judge(self, pairs: Sequence[Pair]) -> list[Verdict]:
        verdicts = self.calibrated.judge(pairs)
        asked = [i for i, verdict in enumerate(verdicts) if verdict.verifier != "verbatim"]
        for i, second in zip(asked, self.llm.judge([pairs[i] for i in asked]), strict=True):
            raised = second.support == "supported" and verdicts[i].support != "supported"
            lowered = second.support not in ("supported", "unjudged") and verdicts[i].support == "supported"
            if lowered or (raised and not _facts_disagree(pairs[i])):
                verdicts[i] = second
        return verdicts


def _facts_disagree(pair: Pair) -> bool:
    return bool(check_facts(pair.claim, "\n\n".join(pair.evidence), pair.published))


def _unmarked(text: str) -> str:
    """Text that cannot close its own mark in the prompt."""
    return text.replace("<", "‹").replace(">", "›")


def _json_object(said: str) -> dict[str, Any] | None:
    """The first JSON object in what the model said, which may stand in prose or a code fence."""
    decoder = json.JSONDecoder()
    for start, character in enumerate(said):
        if character == "{":
            try:
                found, _ = decoder.raw_decode(said, start)
            except json.JSONDecodeError:
                continue
            return found if isinstance(found, dict) else None
    return None
