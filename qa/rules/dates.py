"""Are the claim's dates those of the evidence?

A claim may leave out a part of a date and may say it in another way ("February 28" for the "Friday" of an article of
Monday, March 3, 2025). It may not change a part.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qa.rules.days import Day, Mention, mentions
from qa.rules.finding import Finding
from qa.rules.words import Sentence, Text, content, read


def check_dates(claim: Text, evidence: Text, published: date | None = None) -> list[Finding]:
    """Dates of the claim that the evidence changes or does not give.

    Not covered: lengths of time counted from a date ("two weeks later"); a date that stands in the evidence for
    something else, unless its own sentence is clearly another one.
    """
    there = mentions(evidence, published)
    found = []
    for mention in mentions(claim, published):
        agreeing = [other for other in there if _agrees(mention, other, there, published)]
        if agreeing:
            other = _elsewhere(mention, agreeing, there, claim, evidence)
            if other is not None:
                found.append(_different(mention, other, evidence))
        elif not _known(mention, published):
            if _year_untold(mention, there, published):
                continue
            rival = _rival(mention, there, claim, evidence)
            if rival is not None:
                found.append(_different(mention, rival, evidence))
            elif not mention.relative:
                reason = f"the sentence says {mention.text}; the paragraph does not"
                found.append(Finding("date", "unsupported", reason))
    return found


def _different(mention: Mention, other: Mention, evidence: Text) -> Finding:
    said = evidence.raw[other.start : other.end].strip(" ,")
    reason = f"the paragraph says {said}, the sentence says {mention.text}"
    return Finding("date", "contradicted", reason, (other.start, other.end))


def _agrees(asked: Mention, other: Mention, there: Sequence[Mention], published: date | None) -> bool:
    if asked.text.lower() == other.text.lower():
        return True
    wanted = [asked.said] if not asked.relative else []
    # A weekday that is resolved stands for its day; but a year does not stand for its decade (a negative year).
    wanted += [day for day in asked.meant if day.year is None or day.year > 0]
    if any(meant.tells(want) for want in wanted for meant in other.meant):
        return True
    if asked.said.year is not None and asked.said.month is not None:
        # "March 4, 2025" where the text says "March 4" and 2025 elsewhere.
        years = {m.said.year for m in there} | ({published.year} if published else set())
        bare = asked.said._replace(year=None)
        return asked.said.year in years and any(
            m.tells(bare) and m.year in (None, asked.said.year) for m in other.meant
        )
    return False


def _known(mention: Mention, published: date | None) -> bool:
    return published is not None and mention.said == Day(year=published.year)


def _year_untold(mention: Mention, there: Sequence[Mention], published: date | None) -> bool:
    """Whether nothing is added but the year, and nothing tells which year it is."""
    bare = mention.said._replace(year=None)
    told = published is not None or any(other.said.year for other in there)
    return not told and bare != Day() and any(other.said == bare for other in there)


def _grain(day: Day) -> tuple[bool, ...]:
    return tuple(part is not None for part in day)


def _rival(mention: Mention, there: Sequence[Mention], claim: Text, evidence: Text) -> Mention | None:
    """The date that stands where the claim has another: of the same parts, in the sentence most like the claim's."""
    if mention.relative:
        unit = mention.text.lower().split()[-1]
        same = (m for m in there if m.relative and m.text.lower().split()[-1] == unit)
        return next(same, None)
    asked = _sentence(claim, mention).content - _own(mention)
    best: tuple[float, Mention] | None = None
    for other in there:
        if other.relative or not any(_comparable(mention.said, day) for day in (other.said, *other.meant)):
            continue
        shared = len(asked & _sentence(evidence, other).content)
        if shared >= min(2, len(asked)) and (best is None or shared > best[0]):
            best = (shared, other)
    return best[1] if best else None


def _comparable(one: Day, two: Day) -> bool:
    return any(a and b for a, b in zip(_grain(one), _grain(two), strict=True))


def _own(mention: Mention) -> frozenset[str]:
    return content(read(mention.text).words)


def _elsewhere(
    mention: Mention, agreeing: Sequence[Mention], there: Sequence[Mention], claim: Text, evidence: Text
) -> Mention | None:
    """The date that the evidence has in the claim's sentence, where the claim's date belongs to another sentence."""
    asked = _sentence(claim, mention).content - _own(mention)
    if len(asked) < 3 or mention.relative:
        return None
    share = max(len(asked & _sentence(evidence, other).content) for other in agreeing) / len(asked)
    rivals = [m for m in there if m not in agreeing and _grain(m.said) == _grain(mention.said)]
    if not rivals:
        return None
    rival = max(rivals, key=lambda m: len(asked & _sentence(evidence, m).content))
    against = len(asked & _sentence(evidence, rival).content) / len(asked)
    return rival if against >= 0.7 and share <= 0.35 else None


def _sentence(text: Text, mention: Mention) -> Sentence:
    return text.sentence_of(mention.start)
