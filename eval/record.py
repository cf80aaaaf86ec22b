"""Results that can be checked: a Markdown page with date, commit, machine and command beside the figures."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).with_name("results")


def write_result(name: str, title: str, figures: Mapping[str, float | str], *, notes: str = "") -> Path:
    """Print the figures and write them to eval/results/NAME.md."""
    rows = [(key, value if isinstance(value, str) else f"{value:.3f}") for key, value in figures.items()]
    return write_table(name, title, ("measure", "value"), rows, notes=notes)


def write_table(name: str, title: str, head: Sequence[str], rows: Sequence[Sequence[str]], *, notes: str = "") -> Path:
    """The same for figures in several columns."""
    lines = [f"# {title}", "", provenance(), "", _row(head), _row(["---"] * len(head)), *map(_row, rows)]
    return _write(name, [*lines, *(["", notes] if notes else [])])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _write(name: str, lines: Sequence[str]) -> Path:
    text = "\n".join([*lines, ""])
    print(text)
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.md"
    path.write_text(text, encoding="utf-8")
    return path


def provenance() -> str:
    """Date, commit, machine and command, in one line."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    dirty = subprocess.run(["git", "status", "--porcelain"], capture_output=True, text=True, check=False)
    changed = " with uncommitted changes" if dirty.stdout.strip() else ""
    module = getattr(sys.modules["__main__"].__spec__, "name", sys.argv[0])
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, commit {commit.stdout.strip() or 'none'}{changed}; {machine}; "
        f"`python -m {module} ...`"
    )


def write_json(name: str, value: object) -> Path:
    """The same for figures that a program reads."""
    path = RESULTS / f"{name}.json"
    path.write_text(json.dumps(value, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return path
