"""The pullquote command. Answers go to stdout, messages to stderr; 0 done, 1 an error you can mend, 2 wrong usage."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from batch import answer_lines, each_line, print_json
from index.errors import BadDate, PullquoteError
from options import AsJson, AsOf, BaseUrl, Batch, Folder, Gguf, Model, Outlet, Question, Since, Until

if TYPE_CHECKING:
    from index import Library
    from index.sync import Progress
    from qa import Assistant

HELP = "Answers from your own news articles: every sentence cites a paragraph and was checked against it."
app = typer.Typer(help=HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
messages = Console(stderr=True, highlight=False)


@app.command()
def index(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders: .txt .md .html .json .jsonl")] = None,
    library: Folder = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove articles whose file is gone from these folders.")
    ] = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Embed every article again.")] = False,
    as_json: AsJson = False,
) -> None:
    """Add or update articles. What cannot be read is reported; everything else is still indexed."""
    from qa.assistant import open_library

    if not paths and not rebuild:
        raise typer.BadParameter("name the files or folders to index")
    with open_library(library, create=bool(paths)) as opened, _progress() as show:
        if rebuild:
            opened.rebuild(show)
        report = opened.sync(paths or [], prune=prune, on_progress=show)
        articles, paragraphs = opened.count()
    for failure in report.failed:
        messages.print(f"failed: {failure}", style="red", markup=False, soft_wrap=True)
    done = {name: getattr(report, name) for name in ("added", "updated", "unchanged", "removed")}
    if as_json:
        print_json({**done, "failed": [{"source": bad.source, "problem": bad.problem} for bad in report.failed]})
    else:
        counts = ", ".join(f"{name} {len(ids)}" for name, ids in done.items())
        print(f"{counts}, failed {len(report.failed)}; the library has {articles} articles, {paragraphs} paragraphs")
    if report.failed:
        raise typer.Exit(1)


@app.command()
def articles(
    library: Folder = None,
    origins: Annotated[bool, typer.Option("--origins", help="Who reported first, and who repeats whom.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the articles in the library."""
    from qa.assistant import open_library
    from qa.wire import article_json

    with open_library(library) as opened:
        if origins:
            from index.tree import lines, origin_json

            traced = opened.origins()
            if as_json:
                print_json([origin_json(origin) for origin in traced.values()])
            else:
                print("\n".join(lines(traced, opened.articles())))
            return
        found = [(article, len(opened.paragraphs(article))) for article in opened.articles()]
    if as_json:
        print_json([article_json(article, paragraphs) for article, paragraphs in found])
        return
    for article, paragraphs in found:
        parts = [article.id, str(article.published or "no date"), article.source, article.title, f"{paragraphs} ¶"]
        print("  ".join(parts))


@app.command()
def remove(
    ids: Annotated[list[str], typer.Argument(help="Article ids.")], library: Folder = None, as_json: AsJson = False
) -> None:
    """Take articles out of the library. Their files stay."""
    from qa.assistant import open_library

    with open_library(library) as opened:
        for id in ids:
            opened.remove(id)
    if as_json:
        print_json({"removed": ids})
    else:
        print(f"removed {', '.join(ids)}")


@app.command()
def ask(
    question: Question = None,
    library: Folder = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    model: Model = None,
    base_url: BaseUrl = None,
    gguf: Gguf = None,
    batch: Batch = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question, each sentence with the paragraph it rests on."""
    from qa.wire import answer_json
    from talk import opened, say

    filters = {**_filters(outlet, since, until), "as_of": _day(as_of, "--as-of")}
    with opened(library, model, base_url, gguf) as assistant:
        if batch is not None:
            answer_lines(batch, lambda asked: answer_json(assistant.ask(asked, **filters)))
        elif as_json:
            print_json(answer_json(assistant.ask(_one(question), **filters)))
        else:
            asked = _one(question)
            say(asked, assistant.stream(asked, **filters), messages, _width())


@app.command()
def chat(
    library: Folder = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    model: Model = None,
    base_url: BaseUrl = None,
    gguf: Gguf = None,
    as_json: AsJson = False,
) -> None:
    """Talk with your articles: a question a line, which may lean on those before it ("And when?")."""
    from talk import converse, opened

    filters = {**_filters(outlet, since, until), "as_of": _day(as_of, "--as-of")}
    with opened(library, model, base_url, gguf) as assistant:
        converse(assistant.chat(), as_json, messages, _width(), **filters)


@app.command()
def search(
    question: Question = None,
    k: Annotated[int, typer.Option("-k", min=1, help="How many passages.")] = 10,
    library: Folder = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    batch: Batch = None,
    as_json: AsJson = False,
) -> None:
    """Find the passages nearest to a question, best first."""
    from qa.assistant import open_library
    from qa.text import passage_text

    filters = _filters(outlet, since, until)
    with open_library(library) as opened:
        if batch is not None:
            answer_lines(batch, lambda asked: {"question": asked, "passages": _passages(opened, asked, k, filters)})
        elif as_json:
            print_json(_passages(opened, _one(question), k, filters))
        else:
            found = opened.search(_one(question), k, **filters)
            print("\n\n".join(passage_text(passage, _width()) for passage in found))
            if not found:
                messages.print("Nothing found: no article is left by the filters, or the question has no word in it.")


@app.command()
def verify() -> None:
    """Check claims against texts: JSON lines {"id", "claim", "evidence"} on stdin, a verdict for each on stdout.

    "evidence" is a text or a list of texts; "published" (YYYY-MM-DD) resolves "Friday".
    """
    from qa.verify import CalibratedVerifier
    from qa.wire import pair_of, verdict_json

    verifier = CalibratedVerifier.load()
    each_line(Path("-"), lambda asked: verdict_json(asked, verifier.judge([pair_of(asked)])[0]))


@app.command()
def serve(
    library: Folder = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int | None, typer.Option(help="The port; 7860, or the next free one, unless you name one.")] = None,
    model: Model = None,
    base_url: BaseUrl = None,
    gguf: Gguf = None,
) -> None:
    """Serve the chat page."""
    from qa.assistant import open_library

    with open_library(library) as found:  # a missing library is said here, not by the page
        sample = any(article.id == "larkin-block-fire" for article in found.articles())
    import ui

    with ExitStack() as until_the_end:

        def load() -> Assistant:
            from talk import opened

            return until_the_end.enter_context(opened(library, model, base_url, gguf))

        ui.serve(load, host, port, ui.EXAMPLES if sample else ())


def main() -> None:
    """The command's entry point."""
    try:
        app()
    except PullquoteError as error:
        messages.print(f"pullquote: {error}", style="red", markup=False, soft_wrap=True)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        messages.print("pullquote: stopped; what was done so far is kept")
        raise SystemExit(130) from None
    except BrokenPipeError:  # the reader of our output, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(141) from None


def _width() -> int:
    """Of the terminal, but no wider than is good to read."""
    return min(Console().width, 100)


def _one(question: list[str] | None) -> str:
    if not question:
        raise typer.BadParameter("ask a question, or name a file of questions with --batch")
    return " ".join(question)


def _filters(outlet: str | None, since: str | None, until: str | None) -> dict[str, Any]:
    return {"outlet": outlet, "since": _day(since, "--since"), "until": _day(until, "--until")}


def _day(text: str | None, option: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadDate(
            f"{option} is {text!r}, which is not a day. Write it as YYYY-MM-DD, such as 2025-03-01."
        ) from None


def _passages(library: Library, question: str, k: int, filters: dict[str, Any]) -> list[dict[str, Any]]:
    from qa.wire import passage_json

    return [passage_json(passage) for passage in library.search(question, k, **filters)]


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on stderr, where that is a terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=messages, transient=True, disable=not messages.is_terminal) as bar:
        tasks: dict[str, Any] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(f"{what} articles", total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield show


if __name__ == "__main__":
    main()
