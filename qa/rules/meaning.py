"""Does the claim mean what its evidence means? Rules for what a swapped or dropped small word does to a sentence.

Each speaks only where it can be precise, and leaves the rest to the score: a false alarm costs a true sentence.
"""

from __future__ import annotations

from itertools import chain

from qa.rules.causes import check_cause
from qa.rules.clauses import matches
from qa.rules.edits import check_edits
from qa.rules.finding import Finding
from qa.rules.polarity import check_direction, check_negation
from qa.rules.quantifiers import check_quantifier
from qa.rules.roles import check_roles
from qa.rules.stance import check_attribution, check_hedge
from qa.rules.words import read, read_claim

_CLAUSE_CHECKS = (check_negation, check_direction, check_hedge, check_quantifier, check_attribution)


def check_meaning(claim: str, evidence: str) -> list[Finding]:
    """What the claim turns round, makes surer or adds; [] when nothing is seen.

    Each clause of the claim is held against the sentence of the evidence that is most like it. A claim that is the
    evidence's own sentence is never found fault with. Not covered: irony, sarcasm, languages other than English.
    """
    asked, there = read_claim(claim), read(evidence)
    if not asked.words or any(text.whole <= there.whole for text in (asked, read(claim))):
        return []
    found: dict[str, Finding] = {}
    for match in matches(asked, there):
        if " ".join(word.low for word in match.clause) == " ".join(word.low for word in match.words):
            continue
        for finding in chain(
            check_edits(match, asked, there),
            *(check(match) for check in _CLAUSE_CHECKS),
            check_roles(match, there),
            check_cause(match, there),
        ):
            found.setdefault(finding.kind, finding)
    return list(found.values())
