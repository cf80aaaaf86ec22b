"""The hard facts of a claim: its numbers, dates, names and quotations must be those of its evidence."""

from __future__ import annotations

from datetime import date

from qa.rules.dates import check_dates
from qa.rules.finding import Finding
from qa.rules.names import check_names
from qa.rules.numbers import check_numbers
from qa.rules.opposed import check_opposed
from qa.rules.quotations import check_quotations
from qa.rules.words import read, read_claim


def check_facts(claim: str, evidence: str, published: date | None = None) -> list[Finding]:
    """What the claim's numbers, dates, names and quotations say against it; [] when they are the evidence's.

    `published` is the day of the article, from which "Friday" and "last month" are reckoned.
    """
    asked, there = read_claim(claim), read(evidence)
    if not asked.words or any(text.running in there.running for text in (asked, read(claim))):
        return []
    return [
        *check_numbers(asked, there, published),
        *check_dates(asked, there, published),
        *check_names(asked, there),
        *check_quotations(asked, there),
        *check_opposed(asked, there),
    ]
