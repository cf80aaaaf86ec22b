"""What many tests share: the sample articles in a real library, indexed once, and small articles of our own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from index import Article, Library
from qa import Assistant

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session", autouse=True)
def no_settings() -> Iterator[None]:
    """Nobody's own library, model or key takes part."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [*os.environ]:
            if name.startswith("PULLQUOTE_") or name == "OPENAI_API_KEY":
                patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def seeds_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of seeds/; not to be written to."""
    folder = tmp_path_factory.mktemp("seeds-library")
    with Library.open(folder, create=True) as library:
        assert library.sync([ROOT / "seeds"]).failed == []
    return folder


@pytest.fixture(scope="session")
def seeds(seeds_folder: Path) -> Iterator[Assistant]:
    assistant = Assistant.open(seeds_folder)
    yield assistant
    assistant.close()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path / "library", create=True) as opened:
        yield opened


@pytest.fixture
def ferry() -> Article:
    return Article(
        id="ferry",
        title="Ferry returns to service",
        outlet="The Harbor Post",
        published=date(2025, 4, 2),
        text="The ferry Margit returned to service on Monday after nine weeks in dry dock.\n\n"
        "Its new engine cost $310,000, the port authority said.",
    )


@pytest.fixture
def ferries(library: Library, ferry: Article) -> Library:
    """A library of that article: to a question about the engine, passage 1 is its cost, passage 2 the return."""
    library.add(ferry)
    return library


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        message = "Chromium is not installed; on Debian: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()
