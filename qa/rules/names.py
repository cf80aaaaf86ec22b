"""Are the claim's names in the evidence, in a form that a reader knows for the same?

A name may be shortened ("Hegseth"), put as initials ("NSA"), or turned into an adjective ("Russian"). It may not be
spelt otherwise, and a person may not be given another first name.
"""

from __future__ import annotations

from collections.abc import Iterator

from qa.rules.finding import Finding
from qa.rules.known import Known
from qa.rules.nations import SAME
from qa.rules.spelling import TITLES, Name, is_name, names, runs
from qa.rules.words import STOP, Text, Word


def check_names(claim: Text, evidence: Text) -> list[Finding]:
    """Names of the claim that the evidence spells otherwise, gives to another person, or does not have.

    Not covered: nicknames ("Bob" for "Robert"), a name that opens a sentence and may as well be an ordinary word, and
    headlines in capitals, where every word looks like a name.
    """
    known = Known.of(evidence)
    headline = _headline(claim)
    found: list[Finding] = []
    missing: dict[str, tuple[int, int] | None] = {}
    for name in names(claim):
        if known.has(name):
            continue
        other = known.first_name(name) or (known.near(name.word) if name.sure or known.cased else None)
        if other is not None:
            found.append(_spelt(name, other, evidence))
        elif name.sure and not headline:
            missing.setdefault(name.word.text, known.surname(name))
    if missing:
        listed = ", ".join(list(missing)[:3])
        # The surname alone is there: whoever knows the whole article may know the first name too.
        span = next(iter(missing.values())) if len(missing) == 1 else None
        found.append(Finding("name", "unsupported", f"the sentence says {listed}; the paragraph does not", span))
    return found + list(_mixed(claim, evidence, known))


def _spelt(name: Name, other: tuple[int, int], evidence: Text) -> Finding:
    theirs = evidence.raw[other[0] : other[1]]
    mine = " ".join(w.text for w in name.run[name.run.index(name.word) :][:2]) if " " in theirs else name.word.text
    verb = "says" if " " in theirs else "spells it"
    return Finding("name", "contradicted", f"the sentence says {mine}; the paragraph {verb} {theirs}", other)


def _headline(claim: Text) -> bool:
    plain = [w for w in claim.words if w.stem and w.low not in STOP and not w.low[0].isdigit()]
    return (
        len(plain) >= 4 and sum(w.capital for w in plain) > 0.75 * len(plain) and len(plain) >= 0.5 * len(claim.words)
    )


def _untitled(run: tuple[Word, ...]) -> tuple[Word, ...]:
    return tuple(word for word in run if word.low.rstrip(".") not in TITLES)


def _mixed(claim: Text, evidence: Text, known: Known) -> Iterator[Finding]:
    """A first name of one person in the evidence put before the surname of another."""
    if not known.cased:
        return
    persons: list[tuple[Word, ...]] = []
    for run in runs(claim):
        pair = [claim.words[i] for i in run]
        if len(pair) != 2 or len(pair[1].low) < 3 or not all(is_name(word) and word.low not in SAME for word in pair):
            continue
        first, last = pair
        if f" {first.low} {last.low} " in evidence.running or first.low not in known.keys or last.low not in known.keys:
            continue
        persons = persons or [_untitled(tuple(evidence.words[i] for i in r)) for r in runs(evidence)]
        theirs = [r for r in persons if len(r) == 2 and r[1].low == last.low and is_name(r[0])]
        other = [r for r in persons if len(r) == 2 and r[0].low == first.low and is_name(r[1])]
        together = any(first.low in {w.low for w in r} and last.low in {w.low for w in r} for r in persons)
        if theirs and other and not together:
            span = theirs[0][0].start, theirs[0][1].end
            said = evidence.raw[span[0] : span[1]]
            reason = f"the sentence says {first.text} {last.text}; the paragraph says {said}"
            yield Finding("name", "contradicted", reason, span)
