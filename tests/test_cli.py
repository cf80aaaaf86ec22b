"""The command as a person and as a program use it: stdout, stderr, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import cli
from tests.bad_llm import serving

ROOT = Path(__file__).parents[1]
WHO = "Who ordered U.S. Cyber Command to halt operations against Russia?"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """The command in this process: (exit code, stdout, stderr)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["pullquote", *map(str, arguments)])
        patch.setattr(cli.messages, "file", None)
        try:
            cli.main()
            code = 0
        except SystemExit as stop:
            code = int(stop.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def test_ask_shows_the_sentence_its_mark_and_the_quote(capsys: pytest.CaptureFixture[str], seeds_folder: Path) -> None:
    code, out, _ = run(capsys, "ask", WHO, "--library", seeds_folder)
    assert code == 0
    assert "Pete Hegseth" in out
    assert "[1] The Potomac Register · 2025-03-03 · " in out
    assert "· ¶ 1" in out


def test_ask_json_is_one_value_on_stdout(capsys: pytest.CaptureFixture[str], seeds_folder: Path) -> None:
    code, out, err = run(capsys, "ask", *WHO.split(), "--json", "--library", seeds_folder)
    assert (code, err) == (0, "")
    assert json.loads(out)["citations"][0]["paragraph_id"] == "cyber-command-order#p1"


def test_a_refusal_is_a_correct_answer(capsys: pytest.CaptureFixture[str], seeds_folder: Path) -> None:
    code, out, _ = run(capsys, "ask", "What is the capital of Mongolia?", "--library", seeds_folder)
    assert code == 0
    assert out.startswith("The articles do not answer this.\n\nNearest passages:")


def test_a_batch_gives_a_line_for_each_question_and_goes_on_after_a_bad_one(
    capsys: pytest.CaptureFixture[str], seeds_folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    lines = [{"id": "a", "question": WHO}, {"id": "b"}, {"id": "c", "question": "What is the capital of Mongolia?"}]
    file.write_text("\n".join(json.dumps(line) for line in lines) + "\nbroken\n", encoding="utf-8")
    code, out, _ = run(capsys, "ask", "--batch", file, "--library", seeds_folder)
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [(line["id"], line.get("answered"), "error" in line) for line in found] == [
        ("a", True, False), ("b", None, True), ("c", False, False), (4, None, True),
    ]  # fmt: skip


def test_search_batch_has_id_question_and_passages(
    capsys: pytest.CaptureFixture[str], seeds_folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(json.dumps({"id": 7, "question": WHO}), encoding="utf-8")
    code, out, _ = run(capsys, "search", "--batch", file, "-k", 4, "--library", seeds_folder)
    line = json.loads(out)
    assert (code, list(line), len(line["passages"])) == (0, ["id", "question", "passages"], 4)


def test_search_json_is_a_list_of_passages(capsys: pytest.CaptureFixture[str], seeds_folder: Path) -> None:
    arguments = ("search", "bridge", "-k", "2", "--json", "--since", "2025-05-01", "--library", seeds_folder)
    code, out, _ = run(capsys, *arguments)
    assert code == 0
    assert json.loads(out)[0]["article_id"] == "bridge-reopens"


def test_index_reports_what_happened_and_fails_when_a_file_did(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "good.txt").write_text("The quay was swept on Monday.\n\nNobody was hurt.", encoding="utf-8")
    (news / "empty.txt").touch()
    code, out, err = run(capsys, "index", news, "--library", tmp_path / "library")
    assert code == 1
    assert out.startswith("added 1, updated 0, unchanged 0, removed 0, failed 1")
    assert "empty.txt" in err
    code, out, _ = run(capsys, "index", news, "--json", "--library", tmp_path / "library")
    assert (json.loads(out)["unchanged"], len(json.loads(out)["failed"])) == (["good"], 1)
    code, out, _ = run(capsys, "remove", "good", "--library", tmp_path / "library")
    assert (code, out) == (0, "removed good\n")
    code, out, _ = run(capsys, "articles", "--json", "--library", tmp_path / "library")
    assert (code, json.loads(out)) == (0, [])


def test_articles_lists_what_is_there(capsys: pytest.CaptureFixture[str], seeds_folder: Path) -> None:
    code, out, _ = run(capsys, "articles", "--library", seeds_folder)
    assert code == 0
    assert "bridge-closed  2025-03-04  The Tarrow Falls Ledger  " in out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["ask", "Who?", "--library", "/nowhere/at/all"], 1, "There is no library in"),
        (["search", "Who?", "--since", "yesterday"], 1, "--since is 'yesterday', which is not a day"),
        (["remove", "nothing"], 1, "There is no article 'nothing'"),
        (["ask", "--batch", "no-such-file.jsonl"], 1, "no-such-file.jsonl cannot be read"),
        (["ask"], 2, "ask a question"),
        (["index"], 2, "name the files or folders"),
        (["fly"], 2, "No such command"),
        (["index", "/no/such/folder"], 1, "/no/such/folder"),
    ],
)
def test_an_error_is_one_clear_message(
    capsys: pytest.CaptureFixture[str], seeds_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    arguments: list[str], code: int, message: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("PULLQUOTE_LIBRARY", str(tmp_path / "new" if "index" in arguments else seeds_folder))
    found, out, err = run(capsys, *arguments)
    assert found == code
    assert message in err
    assert "Traceback" not in err
    assert out == "" or arguments[0] == "index"


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--help")
    assert code == 0
    for command in ("index", "articles", "remove", "ask", "search", "verify", "serve"):
        assert command in out
        assert run(capsys, command, "--help")[0] == 0


def test_the_command_runs_as_its_own_process_and_starts_light(seeds_folder: Path) -> None:
    """What only lists articles must not wait for the heavy libraries."""
    code = (
        "import sys, cli; sys.argv = ['pullquote', 'articles']\n"
        "try: cli.main()\nexcept SystemExit: pass\n"
        "heavy = {'gradio', 'chromadb', 'llama_index', 'onnxruntime', 'trafilatura'} & set(sys.modules)\n"
        "print(sorted(heavy), file=sys.stderr)"
    )
    environment = {**os.environ, "PULLQUOTE_LIBRARY": str(seeds_folder)}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert "bridge-closed" in done.stdout
    assert done.stderr.strip() == "[]"


def test_ask_writes_with_the_server_that_is_named(capsys: pytest.CaptureFixture[str], seeds_folder: Path) -> None:
    reply = "The town will not be charged for the repair, and 85 workers will be hired. [1]"
    with serving(f"{reply} NO ANSWER") as server:
        arguments = ("ask", WHO, "--library", seeds_folder, "--model", "good", "--base-url", server.url)
        code, out, err = run(capsys, *arguments)
    assert code == 0
    assert "Pete Hegseth" in out
    assert reply[:-4] in out[out.index("Removed, because") :]
    assert "Nothing that the model wrote is supported" in err
    assert server.calls["good"] >= 1


def test_an_unreachable_model_is_one_line_on_stderr_and_the_answer_stands(
    capsys: pytest.CaptureFixture[str], seeds_folder: Path
) -> None:
    arguments = ("--library", seeds_folder, "--model", "m", "--base-url", "http://127.0.0.1:9/v1")
    code, out, err = run(capsys, "ask", WHO, *arguments)
    assert code == 0
    assert "Pete Hegseth" in out
    assert "cannot be reached" in err


def test_a_model_without_a_server_is_an_error_that_says_what_to_set(
    capsys: pytest.CaptureFixture[str], seeds_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    code, out, err = run(capsys, "ask", WHO, "--library", seeds_folder, "--model", "m")
    assert (code, out) == (1, "")
    assert "PULLQUOTE_LLM_BASE_URL" in err
