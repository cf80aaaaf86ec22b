"""Why: a cause that the claim gives and the evidence does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.rules.clauses import Match, best_sentence
from qa.rules.finding import Finding
from qa.rules.words import Text, content, read

_CAUSES = re.compile(
    r"\b(?:because(?: of)?|(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )due to"
    r"|due to (?:the|a|an|its|his|her|their|this|that)\b|as a result(?: of)?|owing to|thanks to|result(?:ed|ing) in"
    r"|led to|leading to|caus(?:ed|es|ing)|triggered|prompted|on account of|sparked|therefore|consequently"
    r"|as a consequence(?: of)?)(?!\w)"
)
_CAUSAL = re.compile(
    r"\b(?:because|since|due|result\w*|owing|thanks|le(?:d|ads?|ading)|caus\w*|trigger\w*|prompt\w*|account|spark\w*"
    r"|therefore|thus|hence|so|consequen\w*|blam\w*|attribut\w*|reasons?|why|forc(?:e[sd]?|ing)|made|makes?|making"
    r"|driv\w*|drove|fuel\w*|contribut\w*|stem\w*|effects?|affect\w*|impact\w*|create[sd]?|respon[ds]\w*|follow\w*|amid"
    r"|produc\w*|induc\w*|bring\w*|brought|help\w*|risks?|factors?|given|mean[st]?|explain\w*|enabl\w*|allow\w*"
    r"|trac(?:ed|ing)|link\w*|behind|motiv\w*|out of|influenc\w*|associated|turn(?:s|ed)?|root\w*|culprit|fault"
    r"|gives?|gave|giving|le(?:ft|aves?|aving)\b.* (?:without|homeless|dead|injured|stranded))\b"
)


def check_cause(match: Match, evidence: Text) -> Iterator[Finding]:
    """ "because of", "led to" and such where the evidence's sentences have no word of cause at all.

    One of the two things that are linked may be missing from the evidence altogether.

    Not covered: a cause that is told of something else in the same sentences.
    """
    if match.clause != match.whole:
        return
    linked = " ".join(word.low for word in match.clause)
    found = _CAUSES.search(linked)
    if found is None:
        return
    sides = [content(read(part).words) for part in (linked[: found.start()], linked[found.end() :])]
    places = [place for place in (best_sentence(side, evidence) for side in sides) if place and place[0] >= 0.5]
    if not places:
        return
    numbers = [place[1] for place in places]
    first, last = evidence.sentences[min(numbers)], evidence.sentences[max(numbers)]
    if len(set(numbers)) > 1 and max(numbers) - min(numbers) > 1:
        there = evidence.words[first.first : first.last] + evidence.words[last.first : last.last]
    else:
        there = evidence.words[first.first : last.last]
    if not _CAUSAL.search(" ".join(word.low for word in there)):
        reason = f'the sentence says "{found[0]}"; the paragraph gives no cause'
        yield Finding("cause", "unsupported", reason, (there[0].start, there[-1].end))
