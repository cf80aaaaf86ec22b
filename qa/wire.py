"""Answers and passages as the JSON that every door gives. The shapes are promised: see docs/architecture.md."""

from __future__ import annotations

from datetime import date
from typing import Any

from index import Article, Passage, PullquoteError
from qa.types import Answer, Citation, Claimed, Sentence, Usage, Verdict
from qa.verify import Pair

Json = dict[str, Any]


def answer_json(answer: Answer) -> Json:
    return {
        "question": answer.question,
        "standalone": answer.standalone,
        "answered": answer.answered,
        "text": answer.text,
        "sentences": [_sentence(sentence) for sentence in answer.sentences],
        "removed": [_sentence(sentence) for sentence in answer.removed],
        "citations": [_citation(citation) for citation in answer.citations],
        "sources": [
            {
                "origin": source.origin,
                "articles": list(source.articles),
                "first_published": _day(source.first_published),
            }
            for source in answer.sources
        ],
        "disagreements": [
            {
                "about": found.about,
                "kind": found.kind,
                "relation": found.relation,
                "left": _claimed(found.left),
                "right": _claimed(found.right),
            }
            for found in answer.disagreements
        ],
        "nearest": [passage_json(passage) for passage in answer.nearest],
        "notices": list(answer.notices),
        "writer": answer.writer,
        "model": answer.model,
        "timings": dict(answer.timings),
        "usage": _usage(answer.usage),
    }


def passage_json(passage: Passage) -> Json:
    paragraph = passage.paragraph
    return {
        "paragraph_id": paragraph.id,
        "article_id": paragraph.article.id,
        "paragraph": paragraph.number,
        "text": paragraph.text,
        "score": round(passage.score, 6),
        "keyword_rank": passage.keyword_rank,
        "vector_rank": passage.vector_rank,
        "title": paragraph.article.title,
        "outlet": paragraph.article.outlet,
        "published": _day(paragraph.article.published),
    }


def article_json(article: Article, paragraphs: int) -> Json:
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": _day(article.published),
        "dateline": article.dateline,
        "byline": article.byline,
        "url": article.url,
        "origin": article.origin,
        "paragraphs": paragraphs,
    }


def pair_of(asked: Json) -> Pair:
    """{"claim", "evidence", "published"}, evidence a text or a list of texts. Raises PullquoteError."""
    claim, evidence, day = asked.get("claim"), asked.get("evidence"), asked.get("published")
    texts = [evidence] if isinstance(evidence, str) else evidence
    if not isinstance(claim, str) or not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise PullquoteError('expected {"id": ..., "claim": "...", "evidence": "..." or ["...", ...]}')
    try:
        published = date.fromisoformat(str(day)[:10]) if day else None
    except ValueError:
        raise PullquoteError(f'"published" is {day!r}, which is not a day; write it as YYYY-MM-DD') from None
    return Pair(claim, tuple(texts), published)


def verdict_json(asked: Json, verdict: Verdict) -> Json:
    """`span` is [start, end] in the evidence, or [text, start, end] where the evidence is a list; None if nowhere."""
    places = [[span.evidence, span.start, span.end] for span in verdict.spans]
    span = places[0] if places else None
    return {
        "support": verdict.support,
        "score": verdict.score,
        "reason": verdict.reason,
        "span": span[1:] if span and isinstance(asked["evidence"], str) else span,
    }


def _sentence(sentence: Sentence) -> Json:
    verdict = sentence.verdict
    return {
        "text": sentence.text,
        "citations": [citation.number for citation in sentence.citations],
        "verdict": {
            "support": verdict.support,
            "score": verdict.score,
            "verifier": verdict.verifier,
            "reason": verdict.reason,
        },
        "action": sentence.action,
    }


def _citation(citation: Citation) -> Json:
    paragraph, article = citation.paragraph, citation.paragraph.article
    return {
        "number": citation.number,
        "paragraph_id": paragraph.id,
        "article_id": article.id,
        "paragraph": paragraph.number,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "title": article.title,
        "outlet": article.outlet,
        "published": _day(article.published),
        "url": article.url,
    }


def _usage(usage: Usage | None) -> Json | None:
    return None if usage is None else {"input_tokens": usage.input_tokens, "output_tokens": usage.output_tokens}


def _claimed(claimed: Claimed) -> Json:
    return {"value": claimed.value, "citation": _citation(claimed.citation)}


def _day(day: object) -> str | None:
    return None if day is None else str(day)
