"""From a draft's marks to citations. Only paragraphs that were retrieved can be cited."""

from __future__ import annotations

from collections.abc import Sequence

from index import Paragraph, Passage
from qa.types import Citation, Draft, Sentence, Span, Verdict
from qa.verify import Pair, Verifier


def check(
    drafts: Sequence[Draft], passages: Sequence[Passage], verifier: Verifier
) -> tuple[list[Sentence], list[Sentence]]:
    """Judge every draft against the passages it marks: (kept, removed) sentences, each in the order written.

    A citation's quote is what the verdict rests on. A mark that names no passage cites nothing; a draft left without
    evidence, or not supported by it, is removed and kept on record with the reason.
    """
    cited = [[passages[mark - 1].paragraph for mark in draft.marks if 1 <= mark <= len(passages)] for draft in drafts]
    judged = [i for i, paragraphs in enumerate(cited) if paragraphs]
    pairs = [
        Pair(drafts[i].text, tuple(paragraph.text for paragraph in cited[i]), cited[i][0].article.published)
        for i in judged
    ]
    verdicts = dict(zip(judged, verifier.judge(pairs), strict=True))
    kept: list[Sentence] = []
    removed: list[Sentence] = []
    numbers: dict[tuple[str, int, int], int] = {}
    for i, draft in enumerate(drafts):
        verdict = verdicts.get(i)
        if verdict is None:
            marks = ", ".join(f"[{mark}]" for mark in draft.marks) or "nothing"
            reason = f"cites {marks}; {len(passages)} passages were given"
            removed.append(Sentence(draft.text, (), Verdict("unsupported", None, "citations", reason), "removed"))
        elif verdict.support == "supported":
            kept.append(Sentence(draft.text, _citations(cited[i], verdict, numbers), verdict, "kept"))
        else:
            removed.append(Sentence(draft.text, (), verdict, "removed"))
    return kept, removed


def _citations(
    paragraphs: Sequence[Paragraph], verdict: Verdict, numbers: dict[tuple[str, int, int], int]
) -> tuple[Citation, ...]:
    """One for each span of the verdict, else for each paragraph; the same words keep their number in an answer."""
    found = []
    for span in verdict.spans or [Span(i, 0, len(paragraph.text)) for i, paragraph in enumerate(paragraphs)]:
        paragraph = paragraphs[span.evidence]
        start, end = paragraph.start + span.start, paragraph.start + span.end
        number = numbers.setdefault((paragraph.article.id, start, end), len(numbers) + 1)
        found.append(Citation(number, paragraph, start, end))
    return tuple(sorted(found, key=lambda citation: citation.number))
