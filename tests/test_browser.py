"""The page in a real browser. After each test: nothing was logged, nothing ran, nobody outside was called."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    expect,
)
from test_ui import FIRE, HOMES, HOSTILE, NOBODY, ScriptedAssistant, answer, paragraph, sentence, serving, steps

from index import Passage
from qa import Assistant, Sentence, Verdict

DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
SMALL_PHONE: ViewportSize = {"width": 320, "height": 640}
Scheme = Literal["light", "dark"]
REMOVED = Sentence("It was arson.", (), Verdict("unsupported", 0.1, "verbatim", "cites nothing"), "removed")
EVIL = paragraph(HOSTILE, title=HOSTILE, outlet=HOSTILE, url="javascript:window.__pwned=1")
LONG = paragraph("A" * 400 + " burned. " + "It burned on. " * 60, title="B" * 200, url="https://a.example/" + "c" * 300)

OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    script = {
        "How many?": steps(HOMES),
        "Who?": steps(NOBODY),
        "Removed?": steps(answer("Removed?", removed=(REMOVED,))),
        "Hostile?": steps(answer("Hostile?", sentence(EVIL, HOSTILE), notices=(HOSTILE,))),
        "Hostile, unanswered?": steps(answer("Hostile, unanswered?", nearest=(Passage(EVIL, 1.0, 1, 1),))),
        "Long?": steps(answer("Long?", sentence(LONG, "It burned on."))),
        HOSTILE: steps(NOBODY),
    }
    with serving(ScriptedAssistant(script)) as url:
        yield url


@pytest.fixture
def open_page(browser: Browser, url: str) -> Iterator[OpenPage]:
    """Opens a page as a new reader; afterwards looks at what the pages said and whom they called."""
    contexts = []
    wrong: list[str] = []

    def open_page(path: str = "", size: ViewportSize = DESK, scheme: Scheme = "light") -> Page:
        context = browser.new_context(viewport=size, color_scheme=scheme, has_touch=size == PHONE)
        context.add_init_script("window.alert = window.confirm = window.prompt = () => { window.__pwned = 1 }")
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
        page.on("console", hear)
        page.on("request", see)
        page.goto(url + path)
        expect(page.get_by_role("textbox", name="Your question")).to_be_visible()
        return page

    def hear(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            wrong.append(f"console: {said.text}")

    def see(request: Request) -> None:
        if not request.url.startswith((url, "data:", "blob:")):
            wrong.append(f"request: {request.url}")

    yield open_page
    for context in contexts:
        wrong += ["something ran" for page in context.pages if page.evaluate("window.__pwned") is not None]
        wrong += ["a page was opened"] * (len(context.pages) - 1)
        context.close()
    assert wrong == []


def ask(page: Page, question: str) -> None:
    page.get_by_role("textbox", name="Your question").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator("#conversation .user").last).to_have_text(" ".join(question.split()))
    expect(page.locator("#conversation .bot").last).not_to_contain_text("…")


def test_an_answer_has_a_mark_that_leads_to_its_card(open_page: OpenPage) -> None:
    page = open_page()
    assert page.title() == "Pullquote"
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator("#masthead").get_by_role("status")).to_have_text("2 articles, 5 paragraphs")
    ask(page, "How many?")
    card = page.locator("#evidence .card")
    expect(card.locator("mark")).to_have_text("The fire left 43 people without homes, the chief said.")
    expect(card).to_contain_text("It began late.")
    expect(page.locator("#conversation .bot")).to_contain_text(
        "4 articles, 2 independent sources (The Ledger, Upland News Service)"
    )
    before = page.url
    page.get_by_role("link", name="[1]").click()
    expect(card).to_be_focused()
    assert page.url == before
    assert page.context.pages == [page]


def test_the_keyboard_is_enough(open_page: OpenPage) -> None:
    page = open_page()
    box = page.get_by_role("textbox", name="Your question")
    expect(box).to_be_focused()
    page.keyboard.type("How many?")
    page.keyboard.press("Enter")
    mark = page.get_by_role("link", name="[1]")
    expect(mark).to_be_visible()
    expect(box).to_have_value("")
    expect(box).to_be_focused()
    for _ in range(6):
        page.keyboard.press("Shift+Tab")
        if mark.evaluate("link => link === document.activeElement"):
            break
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#evidence .card")).to_be_focused()


def test_a_mark_works_under_an_address_with_a_query(open_page: OpenPage) -> None:
    page = open_page("?from=mail")
    ask(page, "How many?")
    page.get_by_role("link", name="[1]").click()
    expect(page.locator("#evidence .card")).to_be_focused()
    expect(page.locator("#conversation .user")).to_have_count(1)


def test_a_mark_of_an_earlier_answer_unfolds_its_card(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "How many?")
    ask(page, "Who?")
    card = page.locator("#c-1-1")
    expect(card).to_be_hidden()
    page.get_by_role("link", name="[1]").click()
    expect(card).to_be_visible()
    expect(card).to_be_focused()


def test_a_refusal_looks_different_from_an_answer(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "Who?")
    expect(page.locator("#conversation .bot blockquote")).to_have_text("The articles do not answer this.")
    expect(page.get_by_role("heading", name="Nearest passages")).to_be_visible()
    expect(page.locator("#evidence .near .card")).to_contain_text("It began late.")
    assert page.locator("#evidence mark").count() == 0
    assert page.locator("#conversation .bot a").count() == 0


def test_removed_sentences_unfold_on_demand(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "Removed?")
    expect(page.get_by_text("It was arson.")).to_be_hidden()
    page.get_by_text("Removed: 1 sentence that the articles do not support").click()
    expect(page.get_by_text("It was arson.")).to_be_visible()
    expect(page.get_by_text("cites nothing")).to_be_visible()


@pytest.mark.parametrize("question", ["Hostile?", "Hostile, unanswered?", HOSTILE])
def test_hostile_text_is_shown_as_text_and_nothing_runs(open_page: OpenPage, question: str) -> None:
    page = open_page()
    ask(page, question)
    page.wait_for_timeout(500)  # for whatever would run late, such as an image that fails to load
    conversation, evidence = page.locator("#conversation .message-wrap"), page.locator("#evidence")
    if question != HOSTILE:
        expect(evidence.locator(".text")).to_have_text(HOSTILE)
        expect(evidence.locator(".source")).to_have_text(HOSTILE)
    if question != "Hostile, unanswered?":
        expect(conversation.locator(".bot, .user").filter(has_text=HOSTILE)).not_to_have_count(0)
    for rendered in ("script", "img", "b, strong, code", "i", ".katex, math", "a:not([href^='#c-'])"):
        assert conversation.locator(".prose").locator(rendered).count() == 0, rendered
        assert evidence.locator(rendered).count() == 0, rendered


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE, SMALL_PHONE], ids=["desk", "phone", "small phone"])
def test_nothing_is_wider_than_the_window(open_page: OpenPage, size: ViewportSize, scheme: Scheme) -> None:
    page = open_page(size=size, scheme=scheme)
    for question in ("How many?", "Who?", "Long?"):
        ask(page, question)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert page.evaluate("[...document.querySelectorAll('.card')].every(c => c.scrollWidth <= c.clientWidth)")


def test_on_a_phone_a_tap_brings_the_card_into_view(open_page: OpenPage) -> None:
    page = open_page(size=PHONE)
    ask(page, "Long?")
    ask(page, "How many?")
    card = page.locator("#c-2-1")
    page.get_by_role("link", name="[1]").last.tap()
    expect(card).to_be_in_viewport(ratio=0.95)
    talk, evidence = (page.locator(part).bounding_box() for part in ("#talk", "#evidence-column"))
    assert talk is not None
    assert evidence is not None
    assert evidence["y"] >= talk["y"] + talk["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(open_page: OpenPage, scheme: Scheme) -> None:
    page = open_page(scheme=scheme)
    ask(page, "How many?")
    ask(page, "Who?")
    page.locator("#evidence .earlier summary").click()
    shown = "#masthead p, #conversation .prose p, #conversation .prose em, #conversation .prose a, #evidence p, "
    shown += "#evidence h2, #evidence h3, #evidence mark, #evidence summary, #evidence .number"
    ratios = page.locator(shown).evaluate_all(CONTRAST)
    assert len(ratios) > 15
    assert min(ratios) >= 4.5


CONTRAST = """elements => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = colour => { pen.clearRect(0, 0, 1, 1); pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = element => { for (let e = element; e; e = e.parentElement) {
    const colour = rgb(getComputedStyle(e).backgroundColor); if (colour[3] > 200) return colour; }
    return rgb(getComputedStyle(document.body).backgroundColor); };
  return elements.map(element => {
    const [low, high] = [light(rgb(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05); });
}"""


def test_an_empty_question_gets_a_hint_and_nothing_else(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("textbox", name="Your question").press("Enter")
    expect(page.get_by_text("Type a question first.")).to_be_visible()
    assert page.locator("#conversation .user").count() == 0


def test_an_example_is_asked_with_a_click(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("button", name="How many?").click()
    expect(page.get_by_role("link", name="[1]")).to_be_visible()


def test_a_cleared_conversation_starts_anew(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "How many?")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#evidence .card")).to_have_count(0)
    ask(page, "Who?")
    expect(page.locator("#conversation .user")).to_have_count(1)


def test_two_readers_have_two_conversations(open_page: OpenPage) -> None:
    one, other = open_page(), open_page()
    ask(one, "How many?")
    ask(other, "Who?")
    expect(one.locator("#conversation .bot")).to_contain_text("43 people")
    expect(other.locator("#conversation .user")).to_have_count(1)


def test_while_it_works_the_page_says_so(browser: Browser) -> None:
    go = threading.Event()
    with serving(ScriptedAssistant({"How many?": [steps(HOMES)[0], lambda: go.wait(20), *steps(HOMES)[1:]]})) as url:
        page = browser.new_page()
        page.goto(url)
        page.get_by_role("textbox", name="Your question").fill("How many?")
        page.keyboard.press("Enter")
        expect(page.locator("#conversation .bot")).to_contain_text("checking every sentence")
        go.set()
        expect(page.get_by_role("link", name="[1]")).to_be_visible()
        page.close()


def test_the_card_shows_the_whole_paragraph(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, "How many?")
    expect(page.locator("#evidence .text")).to_have_text(FIRE.text)


def test_the_true_assistant_answers_from_the_sample_articles(browser: Browser, seeds: Assistant) -> None:
    with serving(seeds) as address:
        page = browser.new_page(viewport=DESK)
        page.goto(address)
        box = page.get_by_role("textbox")
        box.fill("Who ordered U.S. Cyber Command to halt operations against Russia?")
        box.press("Enter")
        expect(page.locator(".card mark").first).to_contain_text("Pete Hegseth", timeout=30_000)
        expect(page.locator("#conversation")).to_contain_text("[1]")
        box.fill("What is the capital of Mongolia?")
        box.press("Enter")
        expect(page.locator("#conversation")).to_contain_text("The articles do not answer this.", timeout=30_000)
        page.close()
