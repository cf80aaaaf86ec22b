"""What finding origins costs, and how often it is right.

    python -m eval.origins --data DIR [--paragraphs 10000]

Cost: realtimeqa's first articles are indexed once, embedding included, with a clock around the tracing of origins.
Real articles: how many of each set are called derived; eval/origins_read.jsonl holds which of them are right, as read
by hand. Planted copies: articles of realtimeqa, shortened and edited, added as another outlet's of a later day.
Makes eval/results/origins.md.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from eval.record import write_table
from eval.train_chooser import read_lines
from index import Article, Library
from index.trace import trace
from index.types import Origin

READ = Path(__file__).with_name("origins_read.jsonl")
SETS = "realtimeqa", "multihop500", "summhay"
PLANTED = 200
EDITS = {"all of it": (1.0, 0.0), "70 % of its paragraphs": (0.7, 0.0), "70 %, a word in 20 changed": (0.7, 0.05),
         "70 %, a word in 10 changed": (0.7, 0.1)}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--paragraphs", type=int, default=10_000)
    arguments = parser.parse_args()
    rows = [*counts(arguments.data), *planted(arguments.data), *cost(arguments.data, arguments.paragraphs)]
    notes = (
        "Right: the article is a reprint of, or by its own words rests mainly on, the source named. The planted copies"
        " have only words changed, so real editing is harder. Wall-clock times were taken beside other work on the same"
        " machine; processor time counts all threads of the process."
    )
    write_table("origins", "Where reports come from", ("measure", "value"), rows, notes=notes)


def counts(data: Path) -> Iterator[tuple[str, str]]:
    read = {line["id"]: line["right"] for line in read_lines(READ)} if READ.exists() else {}
    for name in SETS:
        with library_of(data / name / "corpus.dev.jsonl") as library:
            found = library.origins()
            claims = dict(library.catalog.database.execute("SELECT article, sign FROM claims"))
            credits = library.catalog.database.execute(
                "SELECT count(*), count(DISTINCT article) FROM attributions"
            ).fetchone()
        derived = [id for id, origin in found.items() if origin.kind == "derived"]
        signs = Counter(claims.get(id, "copied") for id in derived)
        told = ", ".join(f"{count} {sign}" for sign, count in sorted(signs.items()))
        yield f"{name}: derived of {len(found)} articles", f"{len(derived)} ({told or 'none'})"
        yield f"{name}: credits in the text", f"{credits[0]} in {credits[1]} articles"
        judged = [read[id] for id in derived if id in read]
        yield f"{name}: right, of those derived that were read by hand", f"{sum(judged)} of {len(judged)}"
        missed = [id for id in read if id in found and id not in derived and not read[id]]
        yield (
            f"{name}: derived, but not called so, among others read by hand",
            f"{len(missed)} of {_others(read, found)}",
        )


def _others(read: dict[str, bool], found: dict[str, Origin]) -> int:
    return sum(id in found and found[id].kind != "derived" for id in read)


def planted(data: Path) -> Iterator[tuple[str, str]]:
    """Copies whose parent and source are known: found with the right parent, with another, or not."""
    with library_of(data / "realtimeqa" / "corpus.dev.jsonl") as library:
        draw = random.Random(7)
        before = {id for id, origin in library.origins().items() if origin.kind == "derived"}
        whole = [a for a in library.articles() if a.published and a.id not in before]
        originals = draw.sample([a for a in whole if len(library.paragraphs(a)) >= 8], PLANTED)
        for label, (share, changed) in EDITS.items():
            copies = [_copy(original, share, changed, draw) for original in originals]
            for copy in copies:
                library.put(copy, declared=True, file=None)
            found = library.origins()
            right = sum(found[f"copy of {a.id}"].via == a.id for a in originals)
            wrong = sum(found[f"copy of {a.id}"].via not in (None, a.id) for a in originals)
            yield (
                f"planted copies, {label}: right parent, wrong parent, missed",
                (f"{right / PLANTED:.1%}, {wrong / PLANTED:.1%}, {(PLANTED - right - wrong) / PLANTED:.1%}"),
            )
            derived = {id for id, o in found.items() if o.kind == "derived" and not id.startswith("copy of ")}
            yield f"planted copies, {label}: other articles that are now called derived", str(len(derived - before))
            with library.catalog.writing():
                for copy in copies:
                    library.catalog.remove(copy.id)


def _copy(article: Article, share: float, changed: float, draw: random.Random) -> Article:
    assert article.published is not None
    paragraphs = [text for text in article.text.split("\n\n") if text.strip() and draw.random() < share]
    text = re.sub(
        r"\b[a-z]{4,}\b", lambda m: "other" if draw.random() < changed * 1.6 else m[0], "\n\n".join(paragraphs)
    )
    later = article.published + timedelta(days=1)
    return replace(
        article, id=f"copy of {article.id}", text=text or article.text, outlet="The Wexcombe Echo", published=later
    )


def cost(data: Path, paragraphs: int) -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as work:
        corpus, count = Path(work) / "corpus.jsonl", 0
        with corpus.open("w", encoding="utf-8") as out:
            for line in read_lines(data / "realtimeqa" / "corpus.dev.jsonl"):
                if count < paragraphs:
                    out.write(json.dumps(line) + "\n")
                    count += sum(bool(block.strip()) for block in line["text"].split("\n\n"))
        with _clocked() as spent, Library.open(Path(work) / "library", create=True) as library:
            library.embedder.get_text_embedding("loaded before the clock starts")
            wall, processor = time.perf_counter(), time.process_time()
            library.sync([corpus])
            total = time.perf_counter() - wall, time.process_time() - processor
            size = library.count()
            started = time.perf_counter()
            library.origins()
            resolved = time.perf_counter() - started
    yield "indexing", f"{size[0]} articles, {size[1]} paragraphs"
    for what, whole, origins in zip(("wall clock", "processor"), total, spent, strict=True):
        rest = whole - origins
        yield (
            f"indexing, {what}: without origins, origins, more",
            f"{rest:.1f} s, {origins:.1f} s, {origins / rest:.1%}",
        )
    yield "`origins()` of that library, the first time after a change", f"{resolved * 1000:.0f} ms"


@contextmanager
def _clocked() -> Iterator[list[float]]:
    """Adds up the wall-clock and processor seconds that go into tracing origins."""
    spent = [0.0, 0.0]

    def clocked(*arguments: Any) -> None:
        wall, processor = time.perf_counter(), time.process_time()
        trace(*arguments)
        spent[0] += time.perf_counter() - wall
        spent[1] += time.process_time() - processor

    with patch("index.trace.trace", clocked):
        yield spent


@contextmanager
def library_of(corpus: Path) -> Iterator[Library]:
    """A library without vectors: origins do not look at them."""
    with tempfile.TemporaryDirectory() as work, Library.open(work, create=True) as library:
        with patch.object(Library, "mend"):
            library.sync([corpus])
        yield library


if __name__ == "__main__":
    main()
