"""How sure the evidence is, and who says so: what a retelling is apt to drop."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rules.clauses import Match, following, stems
from qa.rules.finding import Finding
from qa.rules.stems import PAST_IRREGULAR, stem
from qa.rules.words import Word

_MODALS = frozenset("may might could".split())
_PLANS = {
    stem(word)
    for word in "expect plan consider propose intend hope aim likely possible possibly perhaps potentially"
    " probably predict forecast project seek want threaten weigh mull anticipate ask urge offer try attempt"
    " discuss".split()
}
_ADVERBS = frozenset("likely probably possibly perhaps potentially apparently reportedly".split())
PLANNED = frozenset(
    "expected plan plans planned planning hope hopes hoped hoping intend intends intended aim aims"
    " considering proposed proposes scheduled predicted forecast projected threatened threatens".split()
)
"""What may yet come to nothing, when "to" follows."""
_FUTURE = frozenset("will would shall 'll".split())
_HEDGES = _PLANS | {
    stem(w)
    for w in "alleged allegedly reportedly suspect believe appear seem apparently suggest think should if"
    " unless whether".split()
}
_HEDGE_STOP = frozenset(("but", "which", "who", "while", "because", ".", ";", ":", "?", "!"))

_DOUBT = frozenset(
    "allege alleges alleged alleging allegedly accuse accuses accused accusing claim claims claimed claiming"
    " suspect suspects suspected believe believes believed reportedly purported purportedly rumored rumoured"
    " supposedly allegation allegations accusation accusations argue argues argued arguing contend contends contended"
    " predict predicts predicted fear fears feared hope hopes hoped think thinks thought insist insists"
    " insisted".split()
)
_PARTIES = frozenset(
    "indictment suit lawsuit complaint filing filings charges prosecutors affidavit accusers plaintiffs critics".split()
)
"""What is only said "according to" them has not been found to be so."""
_SOURCES = {stem(word) for word in _DOUBT} | {
    stem(w)
    for w in "say tell accord charge report think argue contend insist maintain state assert indict"
    " prosecutor suggest police plead trial appear seem apparently describe call consider view warn estimate"
    " deny see deem admit".split()
}


def check_hedge(match: Match) -> Iterator[Finding]:
    """ "may close", "is expected to close", "will close" told as "closed": the claim must hedge where the text does.

    Not covered: a hedge on another word than the claim's own verb.
    """
    if match.share < 0.6 or any(_is_hedge(match.clause, k) for k in range(len(match.clause))):
        return
    for hedge, verbs in _hedged(match.words):
        sure = [
            k
            for k, word in enumerate(match.words)
            if word.stem in {match.words[v].stem for v in verbs} and k not in verbs
        ]
        if sure:
            continue
        for k, word in enumerate(match.clause):
            if all(word.stem != match.words[v].stem for v in verbs) or not _finite(match.clause, k):
                continue
            if match.words[hedge].low in _FUTURE and (
                any(w.low in ("will", "would", "shall", "to", "if") for w in match.clause[max(0, k - 5) : k])
                or not _past(match.clause, k)
            ):
                continue
            verb = next(v for v in verbs if match.words[v].stem == word.stem)
            said = " ".join(w.text for w in match.words[hedge : verb + 1])
            reason = f'the paragraph says "{said}"; the sentence tells it as a fact'
            yield Finding("hedge", "unsupported", reason, (match.words[hedge].start, match.words[verb].end))
            return


def _is_hedge(words: tuple[Word, ...], k: int) -> bool:
    word = words[k]
    return _is_modal(words, k) or word.low == "can" or word.stem in _HEDGES


def _is_modal(words: tuple[Word, ...], k: int) -> bool:
    return words[k].low in _MODALS and not (words[k].text.startswith("May") and k > 0)


def _hedged(words: tuple[Word, ...]) -> Iterator[tuple[int, set[int]]]:
    """Each hedge, by number, with the verb that it hedges."""
    for i, word in enumerate(words):
        if _is_modal(words, i):
            verbs = following(words, i, 1, _HEDGE_STOP)
            if i + 1 < len(words) and words[i + 1].low in ("not", "n't"):
                continue
        elif word.stem in _PLANS:
            to = next((k for k in range(i + 1, min(i + 4, len(words))) if words[k].low == "to"), None)
            if to is None and not word.low.endswith("ing") and word.low not in _ADVERBS:
                continue
            verbs = following(words, to if to is not None else i, 1, _HEDGE_STOP)
        elif word.low in _FUTURE:
            if i + 1 < len(words) and words[i + 1].low in ("not", "n't", "have"):
                continue
            verbs = following(words, i, 1, _HEDGE_STOP)
        else:
            continue
        if verbs and not _is_hedge(words, verbs[0]) and not words[verbs[0]].capital:
            yield i, {verbs[0]}


def _finite(words: tuple[Word, ...], k: int) -> bool:
    """Whether the claim's word tells something that is or was so: not "to close", "closing" or "the close"."""
    before = words[k - 1].low if k else ""
    if k == 0 or before in ("to", "the", "a", "an", "of", "by", "for", "its", "his", "their", "her", "not"):
        return False
    return not words[k].low.endswith("ing") or before in ("is", "are", "was", "were", "been")


def _past(words: tuple[Word, ...], k: int) -> bool:
    low = words[k].low
    past = low in PAST_IRREGULAR or low.endswith("ed")
    return past and not any(w.low in ("be", "being", "is", "are") for w in words[max(0, k - 3) : k])


def is_hedging(word: Word) -> bool:
    """Whether the word takes something back from a fact: may, could, expected, likely, reportedly ..."""
    return (word.low in _MODALS and not word.text.startswith("May")) or word.low in PLANNED or word.low in _ADVERBS


def check_attribution(match: Match) -> Iterator[Finding]:
    """An accusation or belief told as plain fact: "prosecutors allege that he took" as "he took".

    Not covered: ordinary facts that an official is quoted for, which may be told without him.
    """
    if match.share < 0.6 or any(
        is_source(word) or _is_modal(match.whole, k) or word.text == '"' for k, word in enumerate(match.whole)
    ):
        return
    for i, word in enumerate(match.words):
        after = match.words[i + 1].low if i + 1 < len(match.words) else ""
        if (word.low, after) == ("according", "to") and any(w.low in _PARTIES for w in match.words[i + 2 : i + 5]):
            party = " ".join(w.text for w in match.words[i : i + 5])
            reason = f'the paragraph says it "{party} ..."; the sentence tells it as a fact'
            yield Finding("attribution", "unsupported", reason, (word.start, match.words[i + 1].end))
            return
        if word.low not in _DOUBT and not (word.low == "charged" and after == "with"):
            continue
        if word.low in ("alleged", "reportedly", "suspected") and i and _is_adjective(match.words, i):
            continue
        if word.low in ("claims", "claim", "claimed", "claiming") and not _claims_that(match.words, i):
            continue
        behind = stems(match.words, following(match.words, i, 6, frozenset(("but", "while"))))
        needed = max(2, (len(match.content) + 1) // 3)
        if len(behind & match.content) >= min(needed, len(behind)) > 0:
            reason = f'the paragraph only says "{word.text}"; the sentence tells it as a fact'
            yield Finding("attribution", "unsupported", reason, (word.start, word.end))
            return


def is_source(word: Word) -> bool:
    """Whether the word tells who says so, or that it is only said."""
    return word.stem in _SOURCES


def _is_adjective(words: tuple[Word, ...], i: int) -> bool:
    """ "his alleged victim", "a reportedly risky plan": said of a thing, not of what is told."""
    return words[i - 1].low in "a an the his her its their some two three several of with as one".split()


def _claims_that(words: tuple[Word, ...], i: int) -> bool:
    after = words[i + 1].low if i + 1 < len(words) else ""
    return after in "that he she they it the his her to there".split() and not (
        after == "the" and any(w.low in ("lives", "life", "title", "prize", "victory") for w in words[i + 1 : i + 4])
    )
