"""What becomes of an LLM's drafts: the sixty questions over seeds/, answered with a model file; eval/results/drafts.md.

    python -m eval.drafts --gguf FILE

Every sentence that the model wrote is listed with what was done and why, so that the kept ones can be read by hand.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from eval.questions import ROOT, right
from eval.record import write_table
from eval.train_chooser import read_lines
from index import Library
from qa import Answer, Assistant, Sentence
from qa.local import served
from qa.settings import Settings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gguf", type=Path, required=True)
    asked = parser.parse_args()
    questions = read_lines(ROOT / "eval/questions.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        with Library.open(folder, create=True) as library:
            library.sync([ROOT / "seeds"])
        with served(asked.gguf, Settings()) as settings:
            assistant = Assistant.open(folder, settings=settings)
            answers: dict[str, Answer] = {}
            for number, question in enumerate(questions, start=1):
                answers[question["id"]] = assistant.ask(question["question"])
                took = answers[question["id"]].timings["total"]
                print(f"{number} of {len(questions)}: {took:.0f} s", file=sys.stderr)
            assistant.close()
    by_model = {id: answer for id, answer in answers.items() if answer.model}
    counts = Counter(sentence.action for answer in by_model.values() for sentence in answer.sentences)
    removed = [sentence for answer in answers.values() for sentence in answer.removed]
    why = Counter(sentence.verdict.verifier for sentence in removed)
    answerable = [question for question in questions if question["answerable"]]
    rightly = [q for q in answerable if right(answers[q["id"]], q, only_first=False)]
    declined = [q for q in questions if not q["answerable"] and not answers[q["id"]].answered]
    rows = [
        ("questions", str(len(questions))),
        ("drafted sentences", str(sum(counts.values()) - counts["rewritten"] + len(removed))),
        *((f"sentences {action}", str(counts[action])) for action in ("kept", "recited", "rewritten")),
        ("sentences removed", str(len(removed))),
        *((f"of these, found by {step}", str(number)) for step, number in why.most_common()),
        ("answers in the model's words", str(sum(answer.answered for answer in by_model.values()))),
        ("answers chosen without it", str(sum(a.answered and not a.model for a in answers.values()))),
        ("refusals", str(sum(not answer.answered for answer in answers.values()))),
        ("answerable questions rightly answered", f"{len(rightly)} of {len(answerable)}"),
        ("unanswerable questions declined", f"{len(declined)} of {len(questions) - len(answerable)}"),
        ("tokens read and written", _tokens(list(answers.values()))),
    ]
    lines = [f"Sentences that the model wrote ({asked.gguf.stem}), by question:", ""]
    for question in questions:
        answer = answers[question["id"]]
        lines.append(f"- {question['id']} {question['question']}")
        shown = answer.sentences if answer.model else ()
        lines += [f"    - {_line(sentence)}" for sentence in (*shown, *answer.removed)]
    write_table("drafts", "What becomes of a model's drafts", ("measure", "value"), rows, notes="\n".join(lines))


def _tokens(answers: list[Answer]) -> str:
    used = [answer.usage for answer in answers if answer.usage]
    return f"{sum(u.input_tokens for u in used):,}; {sum(u.output_tokens for u in used):,}"


def _line(sentence: Sentence) -> str:
    cited = " / ".join(f"“{citation.quote}” ({citation.paragraph.id})" for citation in sentence.citations)
    rests = f"; rests on {cited}" if cited else ""
    return f"**{sentence.action}**: {sentence.text} ({sentence.verdict.reason}{rests})"


if __name__ == "__main__":
    main()
