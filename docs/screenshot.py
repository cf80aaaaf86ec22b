"""Makes docs/screenshot.png and docs/screenshot-phone.png: seeds/ indexed, the true page, the first example question.

    python docs/screenshot.py

Needs Chromium at /usr/bin/chromium (Debian: apt-get install chromium) and playwright from the dev dependencies.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import ui
from index import Library
from qa import Assistant

ROOT = Path(__file__).resolve().parent.parent

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
PICTURES: dict[str, ViewportSize] = {
    "screenshot.png": {"width": 1280, "height": 800},
    "screenshot-phone.png": {"width": 390, "height": 844},
}


def ask(page: Page, question: str) -> None:
    page.get_by_role("textbox", name="Your question").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator("#evidence .card").first).to_be_visible(timeout=60_000)
    expect(page.locator("#conversation .bot")).not_to_contain_text("…")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        with Library.open(folder, create=True) as library:
            library.sync([ROOT / "seeds"])
        assistant = Assistant.open(folder)
        served = ui.start(assistant, port=0)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
            for name, size in PICTURES.items():
                page = browser.new_page(viewport=size)
                page.goto(str(served.local_url))
                ask(page, ui.EXAMPLES[0])
                page.screenshot(path=ROOT / "docs" / name)
                print(f"docs/{name}")
            browser.close()
        served.close(verbose=False)
        assistant.close()


if __name__ == "__main__":
    main()
