"""Gradio, imported so that it neither calls home nor writes files. Import it from here: `from web.framework import gr`.

Whenever it is imported, Gradio parses its sources to write type stubs beside them (`create_or_modify_pyi`), which takes
half of its four seconds; its wheel holds these stubs already. It passes over classes that have no source file, so while
it is imported its classes have none. Should a later Gradio stop asking, this does nothing.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

__all__ = ["gr"]


@contextmanager
def _no_stubs() -> Iterator[None]:
    found = inspect.getfile

    def getfile(object: Any) -> str:
        if getattr(object, "__module__", "").startswith("gradio."):
            raise OSError("no stubs are written for it")
        return found(object)

    inspect.getfile = getfile
    try:
        yield
    finally:
        inspect.getfile = found


os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
with _no_stubs():
    import gradio as gr
