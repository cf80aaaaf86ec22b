"""A follow-up question, put so that it can be asked alone; by rules, without a model.

    "And when did he order it?", after "Who ordered the halt?", is "When did Pete Hegseth order the halt?".

A question that stands alone comes back as it is: that rule is above all others. Where no clean sentence can be made,
the topic of the last question is added in plain words. Only English follow-ups are known; others come back unchanged.

Not covered: references over several turns at once, "the former", sums of earlier answers, corrections ("No, I meant").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.dialogue.anaphors import anaphors
from qa.dialogue.antecedents import Earlier
from qa.dialogue.asked import DETERMINERS, LEAD, PREPOSITIONS, WH, Asked, asked, bare, body
from qa.dialogue.fragments import added, another_phrase, bare_wh
from qa.dialogue.phrases import REGARDING, topic
from qa.dialogue.pronouns import resolve
from qa.dialogue.verbs import AUXILIARIES

LOOKED_BACK = 6  # exchanges
LONGEST = 20  # words; a longer question says itself what it is about
_READ = 400  # characters of an earlier question
_SHORT = 10  # words of a question that may be given the last one's topic
_FOREIGN = re.compile(r"[¿¡]|[^\W\d_a-zA-ZÀ-ɏ]")
_ENGLISH = (
    WH
    | PREPOSITIONS
    | DETERMINERS
    | frozenset(
        "is are was were do does did has have had will would can could should may might must and but or so else more"
        " then tell there not if".split()
    )
)
_THAT = re.compile(
    r"(?P<wh>(?:\w+ )?(?:when|where|why|how|how come))(?: exactly)?"
    r" (?:is|was|were|did|does) (?:that|this)(?: happen| so| the case)?",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:what|how) about (?P<phrase>[^,]{1,80})", re.IGNORECASE)
_MORE = re.compile(
    r"(?:(?:can you |please )?(?:tell me|say) more(?: about (?:it|this|that|them))?|more|go on)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One earlier turn, as far as a follow-up may lean on it.

    `question` is in its standalone form; `answer` is the kept sentences without marks, "" when it was a refusal.
    """

    question: str
    answer: str


def standalone(question: str, earlier: Sequence[Exchange]) -> str:
    """The question as it would be asked without the conversation; the last six exchanges are looked at."""
    said = [Earlier(_plain(e.question), e.answer) for e in earlier[-LOOKED_BACK:] if e.question.strip()][::-1]
    text = body(question)
    several = re.search(r"[.!?]\s+[A-Z\"“]", text)
    if not said or not text or several or len(text.split()) > LONGEST or _FOREIGN.search(question):
        return question
    lows = {bare(word) for word in text.split()}
    joined = bool(LEAD.match(question))
    if not (lows & _ENGLISH or joined):
        return question
    written = _fragment(text, joined, said)
    if written is None:
        written = _sentence(text, said) if asked(text) or any(anaphors(text.split())) else None
    if written is None:
        return question
    return _finished(written, question)


def _fragment(text: str, joined: bool, said: Sequence[Earlier]) -> str | None:
    """A question that has no verb of its own, completed by that of the last; None when it is a sentence."""
    last = said[0]
    about, more, that = _ABOUT.fullmatch(text), _MORE.fullmatch(text), _THAT.fullmatch(text)
    if more:
        return f"Tell me more about {topic(last.question)}" if topic(last.question) else _regarding(text, last)
    if that:
        wh = that["wh"]
        past = re.search(r"\b(?:was|were|did)\b", that[0]) is not None
        source = next((e for e in said if e.is_past), last) if past else last
        return bare_wh(Asked(wh, "", "", ""), source) or _regarding(text, last)
    if text.lower() == "why not" and last.parts and last.parts.subject and last.parts.rest:
        return f"Why {last.parts.auxiliary} {last.parts.subject} not {last.parts.rest}"
    if re.fullmatch(r"(?:and )?what happened (?:next|then|afterwards?|later)", text, re.IGNORECASE):
        return _regarding(text, last)
    parts = asked(text)
    if parts is not None and parts.is_bare:
        return bare_wh(parts, last) or _regarding(text, last)
    if about:
        phrase = resolve(about["phrase"], said)
        return another_phrase(phrase, last, strict=True) or _regarding(f"What about {phrase}", last)
    words = text.split()
    plain = not any(bare(word) in WH or bare(word) in AUXILIARIES for word in words)
    if parts is None and plain and len(words) <= 8 and (joined or bare(words[0]) in PREPOSITIONS):
        phrase = resolve(text, said)
        if re.fullmatch(r"(?:\w+ )?(?:that|this|then|next)", text, re.IGNORECASE):
            return _regarding(f"What happened {phrase}", last)
        return (
            added(phrase, last)
            or another_phrase(phrase, last, strict=False)
            or _regarding(f"What about {phrase}", last)
        )
    return None


def _sentence(text: str, said: Sequence[Earlier]) -> str | None:
    """A full question with its pronouns replaced; None when it has none."""
    if not any(anaphors(text.split())):
        if "else" in text.split() and len(text.split()) <= 5:
            return _regarding(text, said[0])
        return None
    written = resolve(text, said)
    if written != text:
        return written
    return _regarding(written, said[0]) if len(text.split()) <= _SHORT else None


def _regarding(text: str, last: Earlier) -> str:
    about = topic(last.question)
    if about and about.lower() in text.lower():
        return text
    return f"{text}{REGARDING}{about}" if about else f"{text} (about: {body(last.question)})"


def _plain(question: str) -> str:
    """An earlier question as it is leaned on: of one that was given another behind it, that one."""
    about = re.search(r" \(about: (.+)\)\W*$", question)
    return (about[1] if about else question)[:_READ]


def _finished(written: str, question: str) -> str:
    """With a capital, and the end mark that the question had."""
    end = re.search(r"[?!.]*\s*$", question)
    mark = end.group().strip() if end else ""
    return written[0].upper() + written[1:] + (mark or "?")
