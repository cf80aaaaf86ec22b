"""How well the sixty questions over seeds/ are answered, end to end: makes eval/results/questions.md.

python -m eval.questions
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from eval.record import write_result
from eval.train_chooser import read_lines
from index import Library
from qa import Answer, Assistant

ROOT = Path(__file__).parents[1]


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    questions = read_lines(ROOT / "eval/questions.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        with Library.open(folder, create=True) as library:
            library.sync([ROOT / "seeds"])
        assistant = Assistant.open(folder)
        answers = {q["id"]: assistant.ask(q["question"]) for q in questions}
        assistant.close()
    answerable = [q for q in questions if q["answerable"]]
    unanswerable = [q for q in questions if not q["answerable"]]
    first = [right(answers[q["id"]], q, only_first=True) for q in answerable]
    given = [right(answers[q["id"]], q, only_first=False) for q in answerable]
    figures = {
        "answerable: answered": float(np.mean([answers[q["id"]].answered for q in answerable])),
        "answerable: the first sentence has the answer and cites a gold paragraph": float(np.mean(first)),
        "answerable: a sentence has the answer and cites a gold paragraph": float(np.mean(given)),
        "unanswerable: declined": float(np.mean([not answers[q["id"]].answered for q in unanswerable])),
    }
    missed = [q for q, ok in zip(answerable, given, strict=True) if not ok]
    missed += [q for q in unanswerable if answers[q["id"]].answered]
    lines = [f"- {q['id']} ({q['kind']}) {q['question']} -> {answers[q['id']].text or 'declined'}" for q in missed]
    write_result("questions", "The sixty questions over seeds/", figures, notes="\n".join(["Missed:", "", *lines]))


def right(answer: Answer, question: dict[str, Any], *, only_first: bool) -> bool:
    """A sentence holds one of the answers, and cites a paragraph that the question names as gold."""
    gold = {(g["article"], g["paragraph"]) for g in question["gold"]}
    wanted = [str(a).casefold() for a in question["answers"]]
    return any(
        any(text in sentence.text.casefold() for text in wanted)
        and any((c.paragraph.article.id, c.paragraph.number) in gold for c in sentence.citations)
        for sentence in answer.sentences[: 1 if only_first else None]
    )


if __name__ == "__main__":
    main()
