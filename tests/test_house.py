"""The shape of the house: who imports whom, which names are promised, what the README says."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import index
import qa

ROOT = Path(__file__).parents[1]
FORBIDDEN = {
    "index": {"qa", "cli", "ui", "api", "batch", "options", "talk", "web", "eval"},
    "qa": {"cli", "ui", "api", "batch", "options", "talk", "web", "eval"},
}


def imported(file: Path) -> set[str]:
    """The top-level packages that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("package", FORBIDDEN)
def test_imports_go_from_the_doors_to_qa_to_index_and_never_back(package: str) -> None:
    for file in (ROOT / package).rglob("*.py"):
        assert not imported(file) & FORBIDDEN[package], file


def test_the_global_settings_of_llama_index_are_never_touched() -> None:
    for file in [*ROOT.glob("*.py"), *(ROOT / "index").glob("*.py"), *(ROOT / "qa").rglob("*.py")]:
        assert not re.search(r"llama_index.*import.*\bSettings\b", file.read_text(encoding="utf-8")), file


def test_the_promised_names_of_index() -> None:
    assert index.__all__ == ["Article", "Library", "Paragraph", "Passage", "PullquoteError", "SyncReport"]
    assert all(hasattr(index, name) for name in index.__all__)


def test_the_promised_names_of_qa() -> None:
    assert set(qa.__all__) >= {"Answer", "Assistant", "Citation", "Draft", "Sentence", "Source", "Verdict", "Verifier"}
    assert all(hasattr(qa, name) for name in qa.__all__)
    assert qa.__all__ == sorted(qa.__all__)


def test_the_readme_names_only_commands_and_targets_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", readme)) <= targets
    help_text = subprocess.run([sys.executable, "cli.py", "--help"], cwd=ROOT, capture_output=True, text=True).stdout
    for command in re.findall(r"^\$? ?pullquote ([a-z]+)", readme, re.MULTILINE):
        assert command in help_text


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("index", "articles", "remove", "ask", "chat", "search", "verify", "serve"):
        assert f"pullquote {command}" in readme


def test_the_python_in_the_readme_runs(seeds_folder: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for code in re.findall(r"```python\n(.*?)```", readme, re.DOTALL):
        code = code.replace('"my-library"', repr(str(seeds_folder)))
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


def test_no_article_text_of_others_is_in_the_repository() -> None:
    origin = (ROOT / "seeds" / "ORIGIN.md").read_text(encoding="utf-8")
    named = {file.name for file in (ROOT / "seeds").iterdir() if file.name != "ORIGIN.md"}
    assert len(named) >= 14
    assert all(name in origin for name in named), "ORIGIN.md says where each file comes from"


def test_the_carried_files_are_named_in_notice() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert "tokenizer.json" in notice
    assert "bert-base-uncased" in notice
