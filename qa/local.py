"""A model file served by llama.cpp inside this process, on loopback, for as long as it is needed.

Needs the extra `local-llm` (xllamacpp). The server has a key of its own, which no other program knows: without one, any
web page open on this machine could use the model.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from qa.errors import ModelMissing
from qa.settings import Settings

CONTEXT = 4096  # tokens: ten paragraphs and a reply; more takes memory and, on a processor, time
NEEDED = 1.2  # of the file's size in free memory, for the weights and what is worked out with them


@contextmanager
def served(file: Path, settings: Settings) -> Iterator[Settings]:
    """`settings` with the model in `file` as the chat model. Raises ModelMissing, in one line, when it cannot be."""
    _check(file)
    try:
        import xllamacpp
    except ImportError:
        raise ModelMissing("--gguf needs llama.cpp. Install it: pip install 'pullquote[local-llm]'") from None
    key = secrets.token_urlsafe(24)
    wanted = xllamacpp.CommonParams()
    wanted.model.path = str(file)
    wanted.n_ctx, wanted.n_parallel, wanted.port, wanted.verbosity = CONTEXT, 1, 0, 0
    wanted.hostnames, wanted.api_keys = ["127.0.0.1"], [key]
    wanted.ui = wanted.endpoint_slots = False
    wanted.sse_ping_interval = 3600  # a sign of life would keep a request alive that nobody waits for any more
    wanted.cache_ram_mib = 0  # else it keeps every prompt it has read, up to 8 GB of them
    try:
        server = xllamacpp.Server(wanted)
    except RuntimeError:
        raise ModelMissing(
            f"llama.cpp cannot load {file}: it is damaged, or of a kind that it does not know."
        ) from None
    try:
        yield replace(
            settings, model=file.stem, base_url=f"{server.listening_address}/v1", api_key=key, context=CONTEXT
        )
    finally:
        del server  # its destructor ends it


def _check(file: Path) -> None:
    """That the file is a model, and that there is memory for it: llama.cpp would be ended by the system, unheard."""
    try:
        with file.open("rb") as opened:
            begins = opened.read(4)
    except OSError as error:
        raise ModelMissing(f"{file} cannot be read: {error.strerror or error}.") from None
    if begins != b"GGUF":
        raise ModelMissing(f"{file} is not a GGUF model file: it begins with {begins!r}, not with b'GGUF'.")
    size, free = file.stat().st_size, _free_memory()
    if free is not None and size * NEEDED > free:
        need = size * NEEDED
        raise ModelMissing(f"{file} needs about {need / 1e9:.1f} GB of memory; {free / 1e9:.1f} GB are free.")


def _free_memory() -> float | None:
    """Bytes, where the system says."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next((float(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")), None)
