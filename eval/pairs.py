"""Claim and paragraph pairs with a known answer, made from articles: the honest test of a verifier.

    python -m eval.pairs --data seeds --data ARTICLES.jsonl > /tmp/pairs.jsonl

A line is {"id", "kind", "claim", "evidence", "label", "article", "published"}. The same articles and seed give the same
pairs. Articles under other people's rights: write the pairs outside of the repository.

Not covered: irony, arithmetic, facts spread over paragraphs, headlines; errors of kinds that nobody listed here.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from eval.faithful import TRUE
from eval.falsify import FACTS
from eval.twist import MEANINGS
from eval.wording import Place, people
from index.load import Loaded, load
from index.split import paragraphs, sentences

PER_ARTICLE = 2  # pairs of one kind from one article, so that no article decides a figure
Label = str


@dataclass(frozen=True, slots=True)
class Made:
    """A generated pair: `label` is "supported" or "unsupported"; `published` an ISO date or None."""

    id: str
    kind: str
    claim: str
    evidence: str
    label: Label
    article: str
    published: str | None


def generate(loaded: Iterable[Loaded], count: int = 2000, seed: int = 7) -> list[Made]:
    """About `count` pairs, half true and half false, the kinds as even as the articles allow; sorted by id."""
    found: dict[str, list[Made]] = defaultdict(list)
    for item in loaded:
        for kind, made in _of_article(item, seed):
            found[kind].append(made)
    chosen: list[Made] = []
    for kinds in (TRUE, {**FACTS, **MEANINGS}):
        chosen += _even({kind: found[kind] for kind in kinds}, count // 2, seed)
    return sorted(chosen, key=lambda made: made.id)


def _even(by_kind: dict[str, list[Made]], count: int, seed: int) -> list[Made]:
    """Scarce kinds give all they have; the others share the rest."""
    chosen: list[Made] = []
    order = sorted(by_kind, key=lambda kind: (len(by_kind[kind]), kind))
    for place, kind in enumerate(order):
        share = (count - len(chosen)) // (len(order) - place)
        pool = sorted(by_kind[kind], key=lambda made: made.id)
        chosen += Random(f"{seed} {kind}").sample(pool, min(share, len(pool)))
    return chosen


def _of_article(item: Loaded, seed: int) -> Iterator[tuple[str, Made]]:
    article = item.article
    texts = list(dict.fromkeys(p.text for p in paragraphs(article, declared=item.declared)))
    texts = [text for text in texts if _readable(text)]
    known = people(article.text)
    made: dict[str, list[Made]] = defaultdict(list)
    claims: set[tuple[str, str]] = set()
    random = Random(f"{seed} {article.id}")

    def add(kind: str, claim: str, evidence: str, label: Label) -> None:
        if (claim, evidence) not in claims:
            claims.add((claim, evidence))
            published = article.published.isoformat() if article.published else None
            id = f"{article.id}/{kind}/{len(made[kind])}"
            made[kind].append(Made(id, kind, claim, evidence, label, article.id, published))

    for text in texts:
        parts = [text[start:end] for start, end in sentences(text)]
        others = tuple(other for other in texts if other != text)
        for at, sentence in enumerate(parts):
            if not _usable(sentence):
                continue
            place = Place(sentence, tuple(parts[:at]), tuple(parts[at + 1 :]), text, others, known)
            for kind, rewrite in TRUE.items():
                for claim in rewrite(place):
                    add(kind, claim, text, "supported")
            changed = [(kind, claim) for kind, falsify in FACTS.items() for claim in falsify(place, random)]
            changed += [(kind, claim) for kind, twist in MEANINGS.items() for claim in twist(place)]
            for kind, claim in changed:
                evidence = _nearest(claim, others) if kind == "another paragraph's fact" else text
                if evidence and claim not in evidence:
                    add(kind, claim, evidence, "unsupported")
    for kind, pairs in made.items():
        for pair in random.sample(pairs, min(PER_ARTICLE, len(pairs))):
            yield kind, pair


def _nearest(claim: str, others: tuple[str, ...]) -> str | None:
    """The paragraph that shares most words with the claim, and lacks one of its numbers or names."""
    words = set(re.findall(r"\w{4,}", claim.lower()))
    facts = set(re.findall(r"\d[\d,.]*\d|\d|(?<=[a-z,] )[A-Z][a-z]+", claim))
    lacking = [other for other in others if facts and any(fact not in other for fact in facts)]
    near = max(lacking, key=lambda other: (len(words & set(re.findall(r"\w{4,}", other.lower()))), other), default=None)
    shared = len(words & set(re.findall(r"\w{4,}", near.lower()))) / max(len(words), 1) if near else 0.0
    return near if 0 < shared < 0.6 else None


_FURNITURE = re.compile(
    r"https?:|www\.|©|\bsubscri|newsletter|\bclick\b|sign up|cookies|advertis|read more|follow us|@|\bAP Photo|photo by"
    r"|contributed to this report|getty images|caption|\|",
    re.IGNORECASE,
)  # fmt: skip


def _readable(text: str) -> bool:
    """A paragraph of news prose: no picture credit, link list, table or advertisement."""
    return 15 <= len(text.split()) <= 250 and not _FURNITURE.search(text) and text[-1] in '.”"’' and "\n" not in text


def _usable(sentence: str) -> bool:
    """A whole statement that can stand as a claim."""
    whole = re.fullmatch(r"[A-Z“\"\d][^\n]*[a-z\d)%][.][”\"]?", sentence)
    even = sentence.count("“") == sentence.count("”") and sentence.count('"') % 2 == 0
    return bool(whole) and even and 6 <= len(sentence.split()) <= 45 and "?" not in sentence and "..." not in sentence


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.pairs", description="Make claim and paragraph pairs.")
    parser.add_argument(
        "--data", type=Path, action="append", required=True, help="articles: a file or folder; repeatable"
    )
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args(arguments)
    articles = [item for item in load(asked.data) if isinstance(item, Loaded)]
    for made in generate(articles, asked.count, asked.seed):
        sys.stdout.write(json.dumps(asdict(made), ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
