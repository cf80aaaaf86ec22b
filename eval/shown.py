"""What a reader is shown as a disagreement, over whole libraries: makes eval/results/disagreements-shown.md.

    python -m eval.shown --data DIR [--keep FILE] [--notes FILE]

`DIR` holds rgb_fact, ramdocs, squad2 and multihop500. Each corpus is indexed, its questions are asked, and what the
answers show is counted. In the first two, wrong answers were planted: a disagreement is real when one side has an
accepted answer and the other a planted one. They are halved by question: rules were tuned on one half ("seen") only.
In the others nothing was planted, so what is shown must be read; `--keep` writes it down, outside the repository.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.disagreements import Row, seen, shown_in
from eval.record import write_table
from eval.train_chooser import read_lines
from index import Library
from qa import Assistant

PLANTED = ("rgb_fact", "ramdocs")
OTHERS = ("squad2", "multihop500")
ASKED = 300  # questions of a corpus


def ask(data: Path, questions: Sequence[Row]) -> Iterator[Row]:
    """Each question with what its answer shows."""
    with tempfile.TemporaryDirectory() as folder:
        with Library.open(folder, create=True) as library:
            library.sync([data / "corpus.dev.jsonl"])
        assistant = Assistant.open(folder)
        for question in questions:
            answer = assistant.ask(question["question"])
            yield question | {"answered": answer.answered, "text": answer.text, "shown": shown_in(answer)}
        assistant.close()


def real(shown: Row, question: Row) -> bool:
    """One side's value is an accepted answer, the other's a planted one."""
    left, right = shown["values"]
    wrong = question.get("fake_answers") or question.get("wrong_answers") or []
    return any(_is(one, question["answers"]) and _is(two, wrong) for one, two in ((left, right), (right, left)))


def _is(value: str, accepted: Sequence[str]) -> bool:
    mine = _plain(value)
    return any(theirs and (mine in theirs or theirs in mine) for theirs in map(_plain, accepted)) and bool(mine)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def counts(rows: Sequence[Row]) -> tuple[str, ...]:
    """(questions, answered, with a planted conflict, of these found, shown, of these real)."""
    planted = [row for row in rows if row.get("conflicting")]
    found = sum(any(real(d, row) for d in row["shown"]) for row in planted)
    every = [(d, row) for row in rows for d in row["shown"]]
    right = sum(real(d, row) for d, row in every)
    answered = sum(row["answered"] for row in rows)
    return tuple(map(str, (len(rows), answered, len(planted), found, len(every), right)))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m eval.shown", description="Count what is shown as a disagreement.")
    parser.add_argument("--data", type=Path, required=True, help="the folder with the corpora")
    parser.add_argument("--keep", type=Path, help="where to write what is shown; outside the repository")
    parser.add_argument("--notes", type=Path, help="Markdown to put below the figures")
    given = parser.parse_args()
    table: list[tuple[str, ...]] = []
    kept: list[Row] = []
    for name in (*PLANTED, *OTHERS):
        rows = list(ask(given.data / name, read_lines(given.data / name / "queries.dev.jsonl")[:ASKED]))
        kept += [row | {"set": name} for row in rows if row["shown"]]
        if name in PLANTED:
            for part, half in (("seen", True), ("not seen", False)):
                table.append((f"{name}, {part}", *counts([row for row in rows if seen(row) is half])))
        else:
            table.append((name, *counts(rows)[:-1], "to be read"))
    head = ("corpus", "questions", "answered", "with a planted conflict", "of these found", "shown", "of these real")
    notes = given.notes.read_text(encoding="utf-8") if given.notes else ""
    write_table("disagreements-shown", "Disagreements that a reader is shown", head, table, notes=notes)
    if given.keep:
        given.keep.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept), encoding="utf-8")


if __name__ == "__main__":
    main()
