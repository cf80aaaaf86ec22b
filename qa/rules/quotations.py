"""Do the words that the claim puts between quotation marks stand in the evidence, word for word?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from qa.rules.finding import Finding
from qa.rules.words import Text, Word, read, running, squeeze

_QUOTED = re.compile(r'"([^"]+)"')
_SINGLE = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[(]))'(?=\w)([^\"]+?)(?<=[\w,.?!])'(?!\w)")
_GAP = re.compile(r"\.\.\.|…|\[[^\]]*\]|\(\.\.\.\)")


def check_quotations(claim: Text, evidence: Text) -> list[Finding]:
    """Quotations of three words and more that the evidence does not have, or has otherwise.

    A gap ("...") and words in brackets may stand for others. Not covered: shorter quotations, which are often titles
    or so-called words.
    """
    found = []
    for quoted in (*_QUOTED.finditer(claim.plain), *_SINGLE.finditer(claim.plain)):
        for piece in _GAP.split(quoted[1]):
            words = [word for word in read(piece).words if word.stem]
            if len(words) >= 3 and not _stands(piece, words, evidence):
                found.append(_judged(piece.strip(" ,."), words, evidence))
    return found


def _stands(piece: str, words: list[Word], evidence: Text) -> bool:
    return running(words) in evidence.running or squeeze(piece) in evidence.squeezed


def _judged(piece: str, words: list[Word], evidence: Text) -> Finding:
    there = [word for word in evidence.words if word.stem]
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(there):
        places[word.low].append(at)
    votes = Counter(at - i for i, word in enumerate(words) for at in places.get(word.low, ()))
    first, agreeing = max(votes.items(), key=lambda vote: (vote[1], -vote[0]), default=(0, 0))
    if agreeing >= 2 and agreeing + max(1, len(words) // 5) >= len(words) and first >= 0:
        theirs = there[first : first + len(words)]
        changed = [(mine, other) for mine, other in zip(words, theirs, strict=False) if mine.low != other.low]
        if changed:
            mine, other = changed[0]
            reason = f'the sentence quotes "{mine.text}" where the paragraph says "{other.text}"'
            return Finding("quotation", "contradicted", reason, (theirs[0].start, theirs[-1].end))
    return Finding("quotation", "unsupported", f'the paragraph does not have the words "{piece}"')
