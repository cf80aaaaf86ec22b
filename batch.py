"""JSON lines in, JSON lines out: for commands that are asked many things in one process."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from index.errors import PullquoteError


def answer_lines(file: Path, answer: Callable[[str], dict[str, Any]]) -> None:
    """`each_line` for lines {"id", "question"}."""

    def done(asked: dict[str, Any]) -> dict[str, Any]:
        if not isinstance(asked.get("question"), str):
            raise PullquoteError('expected {"id": ..., "question": "..."}')
        return answer(asked["question"])

    each_line(file, done)


def each_line(file: Path, answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """A JSON line for each line of `file`, as soon as it is done. A line that fails says so, and the run goes on."""
    failed = False
    for number, line in enumerate(_lines(file), start=1):
        if not line.strip():
            continue
        id: Any = number
        try:
            asked = json.loads(line)
            if not isinstance(asked, dict):
                raise PullquoteError("expected a JSON object")
            id = asked.get("id", number)
            print_json({"id": id, **answer(asked)})
        except (PullquoteError, ValueError, RecursionError) as error:
            failed = True
            print_json({"id": id, "error": f"line {number}: {error}"})
    if failed:
        raise SystemExit(1)


def _lines(file: Path) -> Iterator[str]:
    try:
        if str(file) == "-":
            yield from sys.stdin
        else:
            with file.open(encoding="utf-8-sig") as stream:
                yield from stream
    except (OSError, UnicodeDecodeError) as error:
        raise PullquoteError(
            f"{file} cannot be read ({error}). Name a UTF-8 file of JSON lines, or - for stdin."
        ) from error


def print_json(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False)
    print(text.encode("utf-8", "replace").decode("utf-8"), flush=True)
