"""The noun phrases of a question, as things that a later question may mean.

Not covered: phrases with a verb in them, except those that count ("how many people work there").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.dialogue.asked import DETERMINERS, JOINERS, PREPOSITIONS, PRONOUNS, WH, Asked, asked, bare, body
from qa.dialogue.mentions import ATTACHED, GROUPS, LOWER_TITLES, PEOPLE, THINGS, TIMES, Mention, gender_of, kind_of_name
from qa.dialogue.verbs import AUXILIARIES, base_of, is_participle, is_verb

REGARDING = ", with regard to "
CLOSED = (
    PREPOSITIONS | PRONOUNS | AUXILIARIES | JOINERS | WH | DETERMINERS | {"more", "first", "again", "still", "once"}
)


def of_question(question: str) -> list[Mention]:
    """The noun phrases of a question, the subject first, and then the names that stand within them."""
    found = outer(question)
    return list(dict.fromkeys(found + [m for mention in found for m in _inner(mention)]))


def outer(question: str) -> list[Mention]:
    """What was counted, the subject, then the other noun phrases in their order."""
    question, _, about = question.partition(REGARDING)
    parts, regarded = asked(question), _phrases(body(about).split())
    if parts is None:
        return _phrases(body(question).split()) + regarded
    found = _counted(parts)
    if parts.subject and bare(parts.subject) not in PRONOUNS:
        subject = mention_of(parts.subject)
        is_thing = parts.wh.lower() == "what" and not parts.rest and subject.is_name  # "What is Recorded Future?"
        found.append(replace(subject, kind="thing") if is_thing else subject)
    return found + _phrases(parts.rest.split()) + regarded


def topic(question: str) -> str:
    """What a question is about, for "with regard to ...": its noun phrases, at most three."""
    texts: list[str] = []
    found = outer(question)
    for mention in [m for m in found if m.kind != "person"] or found:
        if not any(mention.text.removeprefix("the ") in text for text in texts):
            texts.append(mention.text)
    texts = texts[:3]
    return " and ".join(texts) if len(texts) < 3 else f"{texts[0]}, {texts[1]} and {texts[2]}"


def phrase(text: str) -> Mention | None:
    """A text that is one noun phrase, else None."""
    tokens = text.split()
    if not tokens or _phrase_end(tokens, [bare(token) for token in tokens], 0) < len(tokens):
        return None
    lows = [bare(token) for token in tokens]
    return mention_of(text) if lows[0] not in PREPOSITIONS | AUXILIARIES | WH | (PRONOUNS - DETERMINERS) else None


def phrases_before(tokens: Sequence[str]) -> list[tuple[int, Mention]]:
    """The noun phrases of a question's first words, each with the place where it ends; "who" is one too."""
    lows = [bare(token) for token in tokens]
    found: list[tuple[int, Mention]] = []
    for i, low in enumerate(lows):
        if low in ("who", "whom"):
            found.append((i + 1, Mention(low, "person")))
    parts = asked(" ".join(tokens))
    if parts is not None and parts.noun:
        found.append((len(parts.wh.split()), mention_of(parts.noun)))
    start = 0
    if parts is not None:
        start = len(tokens) - len(parts.rest.split())
        if parts.subject and bare(parts.subject) not in PRONOUNS:
            found.append((start, mention_of(parts.subject)))
    return found + list(_placed(tokens[start:], start))


def _counted(parts: Asked) -> list[Mention]:
    """ "How many people work there" speaks of the people who work there."""
    noun = parts.noun
    if parts.kind not in ("how", "which", "what") or (not noun.endswith("s") and noun.split()[-1:] != ["people"]):
        return []
    if noun.split()[-1] in TIMES or not parts.rest:
        return []
    who = "who" if noun.split()[-1] in PEOPLE or noun.endswith("ers") else "that"
    clause = " ".join(filter(None, (parts.subject, parts.auxiliary, parts.rest)))
    return [Mention(f"the {noun} {who if not parts.subject else 'that'} {clause}", "many")]


def mention_of(phrase: str) -> Mention:
    """A noun phrase as one that was spoken of before: "a shelter" is now "the shelter"."""
    tokens = phrase.rstrip(",;:").split()
    lows = [bare(token) for token in tokens]
    if lows[0] in ("a", "an"):
        tokens, lows = ["the", *tokens[1:]], ["the", *lows[1:]]
    head_end = next((i for i, low in enumerate(lows) if i and low in PREPOSITIONS and low != "of"), len(lows))
    head_end = next(
        (i for i, low in enumerate(lows[:head_end]) if i and low == "of" and tokens[i - 1].islower()), head_end
    )
    head, text = tokens[:head_end], " ".join(tokens)
    owner = next((i for i, t in enumerate(head[:-1], 1) if re.search("['’]s?$", t)), 0)  # "Vasik's store" is a store
    capitals = [token for token in head[owner:] if token[0].isupper()]
    low = lows[head_end - 1]
    if "and" in lows[1:head_end] and not {*lows} & THINGS:
        return Mention(text, "many")
    if capitals and (head[-1][0].isupper() or len(capitals) > 1):
        article = lows[0] == "the"
        kind = kind_of_name(" ".join(capitals), titled=lows[0] in LOWER_TITLES, article=article)
        gender = next((gender_of(bare(t).rstrip(".")) for t in head if gender_of(bare(t).rstrip("."))), "")
        return Mention(text, kind, gender)
    if low in LOWER_TITLES or low in ("man", "woman", "boy", "girl", "suspect", "driver", "victim", "owner", "author"):
        return Mention(text, "person", gender_of(low))
    if low in PEOPLE or (low.endswith("s") and not low.endswith(("ss", "us", "is", "news"))) or " and " in text:
        plural = text if lows[0] in DETERMINERS or capitals else f"the {text}"
        return Mention(plural, "many")
    return Mention(text, "group" if low in GROUPS else "thing")


def _phrases(tokens: Sequence[str]) -> list[Mention]:
    """The noun phrases of what stands behind the subject."""
    return [mention for _, mention in _placed(tokens, 0)]


def _placed(tokens: Sequence[str], offset: int) -> Iterator[tuple[int, Mention]]:
    lows, i = [bare(token) for token in tokens], 0
    while i < len(tokens):
        if not _starts_phrase(tokens, lows, i):
            i += 1
            continue
        end = _phrase_end(tokens, lows, i)
        if _names_something(tokens[i:end], lows[i:end]):
            yield offset + end, mention_of(" ".join(tokens[i:end]))
        i = end


def _starts_phrase(tokens: Sequence[str], lows: Sequence[str], i: int) -> bool:
    low = lows[i]
    after = lows[i + 1] if i + 1 < len(lows) else ""
    if not low or low in TIMES or (low in ("last", "next", "this") and after in TIMES):
        return False
    if low in DETERMINERS:
        return low not in ("his", "her", "their", "its", "that", "this", "these", "those")
    if low in CLOSED:
        return False
    return tokens[i][0].isupper() or (len(low) > 3 and not is_verb(low))


def _names_something(tokens: Sequence[str], lows: Sequence[str]) -> bool:
    words = [low for low in lows if low not in DETERMINERS]
    return (
        bool(words)
        and words[-1] not in TIMES
        and (lows[0] in DETERMINERS or tokens[0][0].isupper() or (words[0].endswith("s") or len(words) > 1))
    )


def _phrase_end(tokens: Sequence[str], lows: Sequence[str], i: int) -> int:
    end = i + 1
    while end < len(tokens):
        low, before = lows[end], tokens[end - 1]
        if before[-1] in ",;:" or low in AUXILIARIES or low in JOINERS - {"and"} or low in PRONOUNS - DETERMINERS:
            break
        if low in PREPOSITIONS:
            after = lows[end + 1] if end + 1 < len(lows) else ""
            infinitive = low == "to" and after and base_of(after) is not None
            if (
                low not in ATTACHED
                or not after
                or after in TIMES
                or re.match(r"\d", after)
                or after in PRONOUNS - DETERMINERS
                or infinitive
            ):
                break
            if after in DETERMINERS and end + 2 < len(lows) and {*lows[end + 2 : end + 4]} & TIMES:
                break
        elif tokens[end][0].islower() and lows[end - 1] not in DETERMINERS | PREPOSITIONS | {"and"}:
            if before[0].isupper() and (is_verb(low) or low not in _PLAIN_NOUNS):
                break
            if is_participle(low) or low.endswith("ly") or low in DETERMINERS or low == "and":
                break
        elif low in DETERMINERS and lows[end - 1] not in PREPOSITIONS | {"and", "all", "both"}:
            break
        end += 1
    return end


_PLAIN_NOUNS = frozenset(
    "bank program agency team store shop company plant mill budget police fire class government".split()
)


def _inner(mention: Mention) -> list[Mention]:
    """The names within a longer phrase: "the Larkin Block" of "the fire at the Larkin Block"."""
    if mention.kind == "person":
        return []
    tokens = mention.text.split()
    lows = [bare(token) for token in tokens]
    cuts = [i for i, low in enumerate(lows) if i and (low in ATTACHED or low in PREPOSITIONS)]
    return [m for cut in cuts for m in _phrases(tokens[cut + 1 :])[:1]]
