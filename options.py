"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[
    Path | None, typer.Option("--library", help="The library folder; else PULLQUOTE_LIBRARY, else .pullquote.")
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on stdout, for programs.")]
Outlet = Annotated[str | None, typer.Option(help="Only articles of this outlet.")]
Since = Annotated[str | None, typer.Option(help="Only articles of this day or later: YYYY-MM-DD.")]
Until = Annotated[str | None, typer.Option(help="Only articles of this day or earlier: YYYY-MM-DD.")]
AsOf = Annotated[
    str | None, typer.Option(help="The day of the question: later articles are not known. YYYY-MM-DD; else the newest.")
]
Batch = Annotated[
    Path | None,
    typer.Option(help='A file of JSON lines {"id", "question"}, or - for stdin: a JSON line for each, as it is done.'),
]
Model = Annotated[
    str | None, typer.Option(help='The chat model that writes; "none" for none. Else PULLQUOTE_LLM_MODEL.')
]
BaseUrl = Annotated[
    str | None,
    typer.Option(help="Its server, which speaks OpenAI's protocol. Else PULLQUOTE_LLM_BASE_URL, else OpenAI."),
]
Gguf = Annotated[Path | None, typer.Option(help="A model file for llama.cpp, which is run here (extra: local-llm).")]
Question = Annotated[list[str] | None, typer.Argument(help="The question.", show_default=False)]
