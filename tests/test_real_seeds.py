"""The two real files that stand for what users have. Not in the repository: the tests run where the folder is."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from test_ui import serving

from index import Library
from index.load import Loaded, load
from index.split import paragraphs
from qa import Assistant
from qa.wire import answer_json

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
WHO = "Who ordered U.S. Cyber Command to halt operations against Russia?"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real files are not beside this repository")


def seed(number: str) -> Loaded:
    (item,) = load(SEEDS.glob(f"{number}_*.txt"))
    assert isinstance(item, Loaded)
    return item


def test_the_file_without_a_title_has_eight_paragraphs_and_opens_with_its_title() -> None:
    article = seed("000").article
    found = paragraphs(article)
    assert len(found) == 8
    assert not any(p.text == "The U.S. Eases Sanctions on Russia" for p in found)
    assert article.title.endswith("…")
    assert article.text.startswith(article.title[:-1])
    assert (article.origin, article.dateline, article.published, article.byline) == (None, None, None, None)


def test_the_file_with_a_dateline_gives_it_as_metadata_and_names_its_origin() -> None:
    article = seed("001").article
    found = paragraphs(article)
    assert len(found) == 23
    assert found[0].text.startswith("Defense Secretary")
    assert article.title.startswith("Defense Secretary")
    assert (article.dateline, article.published) == ("WASHINGTON", date(2025, 3, 3))
    assert article.origin == "The New York Times"
    assert not any("originally appeared" in p.text or "©" in p.text for p in found)


def test_paragraphs_of_the_real_files_are_slices_of_them() -> None:
    for number in ("000", "001"):
        for p in paragraphs(seed(number).article):
            assert p.article.text[p.start : p.end] == p.text


@pytest.fixture(scope="module")
def real_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real-library")
    with Library.open(folder, create=True) as library:
        assert library.sync([SEEDS]).failed == []
    return folder


def expect_the_order(answer: dict[str, Any]) -> None:
    """The right sentence, from the right paragraph, with a quote that stands in it."""
    assert answer["answered"]
    first = answer["citations"][0]
    assert "Pete Hegseth has ordered U.S. Cyber Command" in answer["sentences"][0]["text"]
    assert (first["article_id"], first["paragraph"]) == ("001_00bcbd430bcffc60", 1)
    assert first["quote"].startswith("Defense Secretary Pete Hegseth has ordered")
    assert first["quote"].endswith("secret instructions.")


def test_the_order_is_answered_in_python(real_library: Path) -> None:
    assistant = Assistant.open(real_library)
    expect_the_order(answer_json(assistant.ask(WHO)))
    assistant.close()


def test_the_order_is_answered_by_the_command(real_library: Path) -> None:
    command = [sys.executable, "cli.py", "ask", WHO, "--json", "--library", str(real_library)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    expect_the_order(json.loads(done.stdout))


def test_the_order_is_answered_on_the_page(browser: Browser, real_library: Path) -> None:
    assistant = Assistant.open(real_library)
    with serving(assistant) as address:
        page = browser.new_page()
        page.goto(address)
        page.get_by_role("textbox").fill(WHO)
        page.get_by_role("textbox").press("Enter")
        mark = page.locator(".card mark").first
        expect(mark).to_contain_text("Defense Secretary Pete Hegseth has ordered U.S. Cyber Command", timeout=30_000)
        expect(page.locator(".card").first).to_contain_text("¶ 1")
        page.close()
    assistant.close()
