"""A sentence that says two things, taken apart where each half can stand alone."""

from __future__ import annotations

import re

# The second half must bring its own subject, so that neither half needs words of the other.
_SUBJECT = r"(?:the|a|an|he|she|it|they|his|her|its|their|this|that|these|those|no|some|all|[A-Z\d“\"][\w’'.-]*)"
_JOINT = re.compile(rf"[,;]? (?:and|but|while|whereas) (?={_SUBJECT} )|; (?={_SUBJECT} )")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|did|does|do|said|says|\w+ed"
    r"|went|came|made|took|gave|got|became|began|rose|fell|won|lost|left|met|paid|sold|bought|told|held|kept|ran|led"
    r"|cut|put|set|hit|shut|spent|built|sent|found|grew|saw|knew|fled|died|\w{3,}(?<!s)s)\b"
)
LEAST = 3  # words in a half


def halves(text: str) -> tuple[str, str] | None:
    """Two sentences that together say what `text` does, or None where it cannot be split cleanly.

    >>> halves("The ferry returned on Monday, and the port paid for its engine.")
    ('The ferry returned on Monday.', 'The port paid for its engine.')

    Not covered: halves that share a subject ("The ferry returned and sank"), and joints inside quotation marks.
    """
    for joint in _JOINT.finditer(text):
        first, second = text[: joint.start()].strip(), text[joint.end() :].strip()
        whole = all(half.count("“") == half.count("”") and half.count('"') % 2 == 0 for half in (first, second))
        long = all(len(half.split()) >= LEAST and _VERB.search(half) for half in (first, second))
        if whole and long:
            return first.rstrip(",;") + ".", second[0].upper() + second[1:]
    return None
