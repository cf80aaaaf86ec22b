"""How many disagreements are found, and how many of those shown are real: makes eval/results/disagreements.md.

    python -m eval.disagreements --data DIR [--mistakes FILE]
    python -m eval.disagreements --cost LIBRARY
    python -m eval.disagreements --read LIBRARY --questions FILE.jsonl > FILE

`DIR` holds rgb_fact and ramdocs. The pairs are halved by question: rules were tuned on one half ("seen") only. `--cost`
times answers over a library with and without comparing, turn about; `--read` prints every disagreement that is shown
for fifty random questions, to be read by a person. `--mistakes` keeps wrong pairs, outside the repository.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from eval.record import write_table
from eval.train_chooser import read_lines
from index import Library
from qa import Answer, Assistant, Checked, Disagreement, Sentence
from qa.assistant import open_library
from qa.compare import Comparer, Search
from qa.disagree import Told, differences
from qa.extract import Extractor
from qa.reading import Reader
from qa.settings import Settings
from qa.verify import CalibratedVerifier

Row = dict[str, Any]
ROOT = Path(__file__).parents[1]
RANDOM = 50
HOW = (
    ("as texts that answer the question", True, None),
    ("as an answer sees them, of one day", False, date(2021, 6, 1)),
    ("as an answer sees them, undated", False, None),
)


def seen(row: Row) -> bool:
    """Whether the rules were tuned on this row's question."""
    return zlib.crc32(row["question"].encode()) % 2 == 0


def pairs(rows: Sequence[Row], *, given: bool, day: date | None) -> tuple[tuple[str, str, str], list[Row]]:
    """(recall and precision of "contradict", how many of how many), and the rows that were judged wrongly."""
    wrong, right, alarms, real = [], 0, 0, 0
    for row in rows:
        found = differences(Told(row["a"], day), Told(row["b"], day), row["question"], given=given)
        contradicts = row["label"] == "contradict"
        real += contradicts
        alarms += bool(found)
        right += contradicts and bool(found)
        if bool(found) != contradicts:
            wrong.append(row | {"found": [(d.kind, d.left, d.right) for d in found]})
    counts = f"{right} of {real} found, {alarms - right} false"
    return (f"{right / max(1, real):.2f}", f"{right / max(1, alarms):.2f}", counts), wrong


def public(data: Path) -> tuple[list[tuple[str, ...]], list[Row]]:
    table: list[tuple[str, ...]] = []
    wrong: list[Row] = []
    for name in ("rgb_fact", "ramdocs"):
        rows = read_lines(data / name / "conflicts.dev.jsonl")
        rows = [row for row in rows if row["label"] != "contradict_or_other_entity"]
        for how, given, day in HOW:
            for part, chosen in (("seen", True), ("not seen", False), ("all", None)):
                half = [row for row in rows if chosen is None or seen(row) is chosen]
                figures, missed = pairs(half, given=given, day=day)
                table.append((f"{name}, {how}, {part}", *figures))
                if chosen is None and given:
                    wrong += [row | {"set": name} for row in missed]
    return table, wrong


def samples() -> tuple[list[tuple[str, ...]], list[str]]:
    """What was planted in seeds/ and is found; what is shown for the sixty questions and was not planted."""
    planted = read_lines(ROOT / "eval/disagreements.jsonl")
    questions = [q["question"] for q in read_lines(ROOT / "eval/questions.jsonl")]
    with tempfile.TemporaryDirectory() as folder:
        with Library.open(folder, create=True) as library:
            library.sync([ROOT / "seeds"])
        assistant = Assistant.open(folder)
        answers = {text: assistant.ask(text) for text in dict.fromkeys([*questions, *(p["question"] for p in planted)])}
        assistant.close()
    found = [any(_is(shown, p) for shown in answers[p["question"]].disagreements) for p in planted]
    shown = [(text, d) for text in questions for d in answers[text].disagreements]
    invented = [(text, d) for text, d in shown if not any(_is(d, p) for p in planted)]
    counts = f"{sum(found)} of {len(found)} found"
    table: list[tuple[str, ...]] = [
        ("seeds/: planted disagreements and updates", f"{sum(found) / len(found):.2f}", "", counts),
        ("seeds/: the sixty questions", "", "", f"{len(shown)} shown, {len(invented)} of them invented"),
    ]
    notes = [f"- missed: {p['question']} {p['values']}" for p, ok in zip(planted, found, strict=True) if not ok]
    return table, notes + [f"- invented: {text} -> {d.left.value} / {d.right.value}" for text, d in invented]


def _is(shown: Disagreement, planted: Row) -> bool:
    sides = [[side.value, side.citation.quote] for side in (shown.left, shown.right)]
    told = all(any(value in text for text in side) for value, side in zip(planted["values"], sides, strict=True))
    turned = all(
        any(value in text for text in side) for value, side in zip(planted["values"], sides[::-1], strict=True)
    )
    same = (shown.kind, shown.relation) == (planted["kind"], planted["relation"])
    return same and (told or (turned and shown.relation in ("conflict", "spelling")))


class Alone(Comparer):
    """Compares nothing: what an answer costs without it."""

    def seen(self, sentence: Sentence, search: Search) -> Checked:  # noqa: ARG002
        self.sentences.append(sentence)
        return Checked(sentence)

    def disagreements(self) -> tuple[Disagreement, ...]:
        return ()

    def sources(self) -> tuple[Any, ...]:
        return ()


def cost(folder: Path, questions: Sequence[str]) -> list[tuple[str, ...]]:
    """Seconds of an answer with and without comparing, medians; which goes first changes from question to question."""
    settings = Settings.read()
    reader = Reader(settings.load_model)
    library = open_library(folder, settings)
    assistant = Assistant(library, Extractor(reader), CalibratedVerifier(reader))
    articles, paragraphs = assistant.library.count()
    assistant.ask(questions[0])
    times: dict[bool, list[float]] = {True: [], False: []}
    answered: list[bool] = []
    for at, question in enumerate(questions):
        for compares in (at % 2 == 0, at % 2 == 1):
            reader._known.clear()  # or the second answer would find every sentence read
            answer = _timed(assistant, question, compares)
            times[compares].append(answer.timings["total"])
        answered.append(answer.answered)
    assistant.close()
    some = [i for i, ok in enumerate(answered) if ok]
    rows: list[tuple[str, ...]] = []
    for name, which in (("all questions", range(len(questions))), ("those answered", some)):
        with_, without = (median(times[compares][i] for i in which) for compares in (True, False))
        added = median(times[True][i] / times[False][i] for i in which) - 1
        rows.append((name, str(len(which)), f"{without:.3f} s", f"{with_:.3f} s", f"{100 * added:.0f} %"))
    print(f"{articles} articles, {paragraphs} paragraphs")
    return rows


def _timed(assistant: Assistant, question: str, compares: bool) -> Answer:
    with patch("qa.assistant.Comparer", Comparer if compares else Alone):
        return assistant.ask(question)


def read(folder: Path, questions: Sequence[str]) -> Iterator[Row]:
    assistant = Assistant.open(folder)
    for question in questions:
        answer = assistant.ask(question)
        yield {"question": question, "answered": answer.answered, "text": answer.text, "shown": shown_in(answer)}
    assistant.close()


def shown_in(answer: Answer) -> list[Row]:
    """The disagreements of an answer, to be counted or read."""
    return [
        {"kind": d.kind, "relation": d.relation, "about": d.about}
        | {"values": [d.left.value, d.right.value], "quotes": [d.left.citation.quote, d.right.citation.quote]}
        for d in answer.disagreements
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m eval.disagreements", description="Measure disagreement.")
    parser.add_argument("--data", type=Path, help="the folder with rgb_fact and ramdocs")
    parser.add_argument("--mistakes", type=Path, help="where to keep what was judged wrongly; outside the repository")
    parser.add_argument("--cost", type=Path, metavar="LIBRARY", help="time answers over this library")
    parser.add_argument("--read", type=Path, metavar="LIBRARY", help="print what is shown over this library")
    parser.add_argument("--questions", type=Path, help="JSON lines with a question each, for --cost and --read")
    parser.add_argument("--notes", type=Path, help="Markdown to put below the figures")
    given = parser.parse_args()
    asked = [row["question"] for row in read_lines(given.questions)] if given.questions else []
    asked = random.Random(5).sample(asked, min(RANDOM, len(asked)))
    if given.read:
        for row in read(given.read, asked):
            print(json.dumps(row, ensure_ascii=False))
    if given.cost:
        columns: tuple[str, ...] = ("", "questions", "without", "with", "added, median")
        write_table("disagreements-cost", "What comparing costs", columns, cost(given.cost, asked))
    if given.data:
        table, wrong = public(given.data)
        more, lines = samples()
        notes = given.notes.read_text(encoding="utf-8") if given.notes else ""
        columns = ("set", "recall", "precision", "")
        write_table("disagreements", "Disagreements", columns, [*table, *more], notes="\n".join([*lines, "", notes]))
        if given.mistakes:
            given.mistakes.write_text(
                "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in wrong), encoding="utf-8"
            )


if __name__ == "__main__":
    main()
