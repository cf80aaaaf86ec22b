"""Text that a page holds and does not show: left out, since nobody who saved the page has read it.

Covered: the attribute `hidden`, `<template>`, `<noscript>`, closed dialogs, and inline styles (display, visibility,
opacity, size, colour, clipping, places off the screen); text in JSON-LD and other data for machines.
Not covered: what a style sheet or a script hides, text under a picture, colours that are merely hard to read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Any

_Colour = tuple[float, ...] | str

_NOT_SHOWN = frozenset({"template", "noscript", "script", "style"})
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_ENDS_P = frozenset("address article aside blockquote div dl h1 h2 h3 h4 h5 h6 hr li ol p pre section table ul".split())
_SMALLEST = 2.0  # pixels; smaller type is not there to be read
_AWAY = -500.0  # pixels to the left of the page or above it
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0, "vw": 12.8, "vh": 8.0}
_LENGTH = re.compile(r"(?<![\w.#-])(-?\d*\.?\d+)([a-z]*|%)(?![\w.%])")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NAMED = {"white": (255.0, 255.0, 255.0), "black": (0.0, 0.0, 0.0), "snow": (255.0, 250.0, 250.0)}
_SAME = 12.0  # of 255: two colours that differ less in every channel look the same
_FOR_MACHINES = frozenset({"articleBody", "reviewBody", "recipeInstructions", "acceptedAnswer", "step", "description"})


@dataclass(frozen=True, slots=True)
class Shown:
    """What an element passes on to those inside it. A page is white where it does not say otherwise."""

    gone: bool = False
    unseen: bool = False
    tiny: bool = False
    colour: _Colour | None = None
    background: _Colour = _NAMED["white"]

    @property
    def text(self) -> bool:
        """Whether text that stands here can be seen."""
        same = self.colour is not None and _look_the_same(self.colour, self.background)
        return not (self.gone or self.unseen or self.tiny or same)

    def within(self, tag: str, attributes: Mapping[str, str | None]) -> Shown:
        style = _declarations(attributes.get("style") or "")
        if tag in ("html", "body"):
            # Pages are saved while a script still holds them back: a whole page that is hidden was not meant to be.
            style = {key: value for key, value in style.items() if key in ("color", "background", "background-color")}
        elif _is_gone(tag, attributes, style):
            return replace(self, gone=True)
        unseen, tiny = self.unseen, self.tiny
        if "visibility" in style:
            unseen = style["visibility"] in ("hidden", "collapse")
        if size := _LENGTH.match(style.get("font-size", "")):
            # Relative to type of 16 pixels, which is near enough to tell what cannot be read
            tiny = _pixels(size, percent=0.16) < _SMALLEST
        colour = _colour(style.get("color") or (attributes.get("color") if tag == "font" else None))
        ground = _background(style) or _colour(attributes.get("bgcolor"))
        return Shown(
            self.gone,
            unseen,
            tiny,
            self.colour if colour in (None, "inherit") else colour,
            self.background if ground in (None, "inherit", "transparent") else ground,
        )


def without_hidden(html: str) -> str:
    """The page without its hidden text; the very same text where it hides nothing, so that nothing else changes."""
    from lxml.html import tostring
    from trafilatura import load_html

    tree = load_html(html)
    if tree is None:
        return html
    changed = _without_data_for_machines(tree)
    waiting: list[tuple[Any, Shown]] = [(tree, Shown())]
    while waiting:
        element, outside = waiting.pop()
        inside = outside.within(element.tag, element.attrib)
        if inside.gone and element.getparent() is not None:
            if element.tag not in ("script", "style"):
                changed = True
                _drop(element)
            continue
        if not inside.text:
            changed = True
            element.text = None
            for child in element:
                child.tail = None
        waiting += [(child, inside) for child in element if isinstance(child.tag, str)]
    return str(tostring(tree, encoding="unicode")) if changed else html


class VisibleWords(HTMLParser):
    """Collects the words of raw HTML that is fed to it piece by piece, and knows whether one here would be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[tuple[str, Shown]] = []

    @property
    def shown(self) -> bool:
        return self._here.text

    @property
    def _here(self) -> Shown:
        return self._open[-1][1] if self._open else Shown()

    def feed(self, data: str) -> None:
        # A comment without an end hides what follows in a browser; some versions of Python hand it over as text.
        super().feed(re.sub(r"<!--.*?(?:-->|\Z)", "", data, flags=re.DOTALL))

    def taken(self) -> str:
        """The words so far, once."""
        words, self.words = "".join(self.words), []
        return words

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ENDS_P and self._open and self._open[-1][0] == "p":
            self._open.pop()
        if tag not in _VOID:
            self._open.append((tag, self._here.within(tag, dict(attrs))))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:  # <span/> opens a span, as browsers read it
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        for i in reversed(range(len(self._open))):
            if self._open[i][0] == tag:
                del self._open[i:]
                return

    def handle_data(self, data: str) -> None:
        if self.shown:
            self.words.append(data)


def _without_data_for_machines(tree: Any) -> bool:
    """Takes article text out of JSON-LD, which trafilatura falls back on; title, author and date stay."""
    changed = False
    for element in tree.xpath("//*[@data-preloaded]"):
        del element.attrib["data-preloaded"]
        changed = True
    for script in tree.xpath('//script[contains(@type, "json")]'):
        try:
            value = json.loads(script.text or "")
            less = _pruned(value)
        except (ValueError, RecursionError):
            continue  # nor can trafilatura read its text
        if less != value:
            # "<" as an escape: a text of this script must not end it
            script.text = json.dumps(less).replace("<", "\\u003c")
            changed = True
    return changed


def _pruned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _pruned(one) for key, one in value.items() if key not in _FOR_MACHINES}
    return [_pruned(one) for one in value] if isinstance(value, list) else value


def _drop(element: Any) -> None:
    """Out of its tree, but not the text that follows it."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _is_gone(tag: str, attributes: Mapping[str, str | None], style: Mapping[str, str]) -> bool:
    """Whether neither the element nor anything in it is shown."""
    if tag in _NOT_SHOWN or (tag == "dialog" and "open" not in attributes):
        return True
    if "hidden" in attributes and (attributes["hidden"] or "").strip().lower() != "until-found":
        return True
    if style.get("display") == "none" or style.get("content-visibility") == "hidden":
        return True
    if re.match(r"(?:0?\.0\d*|0|[0-4]%)$", style.get("opacity", "")) or "opacity(0" in style.get("filter", ""):
        return True
    moved = ["margin-left", "margin-top", "text-indent", "transform", "translate"]
    if style.get("position") in ("absolute", "fixed", "relative"):
        moved += ["left", "top", "right", "bottom", "inset"]
    if any(_pixels(found) <= _AWAY for key in moved for found in _LENGTH.finditer(_spaced(style.get(key, "")))):
        return True
    clipped = style.get("clip", "") + style.get("clip-path", "")
    if re.search(r"rect\((?:[01](?:px)?[ ,]*){4}\)|inset\((?:[5-9]\d|100)%|circle\(0", clipped):
        return True
    if re.search(r"scale[xy]?\(0(?:\.0+)?[,)]", style.get("transform", "")):
        return True
    if style.get("overflow", "").startswith(("hidden", "clip")):
        sizes = (_LENGTH.match(style.get(key, "")) for key in ("width", "height", "max-width", "max-height"))
        return any(size is not None and _pixels(size) <= 1 for size in sizes)
    return False


def _declarations(style: str) -> dict[str, str]:
    pairs = (one.partition(":") for one in _COMMENT.sub("", style).lower().split(";"))
    return {key.strip(): value.replace("!important", "").strip() for key, _, value in pairs}


def _spaced(value: str) -> str:
    return re.sub(r"[(),]", " ", value)


def _pixels(length: re.Match[str], percent: float = 5.0) -> float:
    return float(length[1]) * (percent if length[2] == "%" else _PIXELS.get(length[2], 1.0))


def _background(style: Mapping[str, str]) -> _Colour | None:
    stated = style.get("background-color") or style.get("background")
    if stated is None:
        return None
    if "url(" in stated or "gradient(" in stated:
        return "a picture"
    return _colour(stated if "(" in stated else stated.partition(" ")[0])


def _colour(stated: str | None) -> _Colour | None:
    """Red, green and blue from 0 to 255; "transparent"; or the name as it stands."""
    text = (stated or "").strip().lower()
    if found := re.match(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$", text):
        digits = found[1] if len(found[1]) > 4 else "".join(digit * 2 for digit in found[1])
        values = [int(digits[i : i + 2], 16) for i in range(0, len(digits), 2)]
        return "transparent" if values[3:] == [0] else tuple(map(float, values[:3]))
    if text.startswith("rgb"):
        parts = re.findall(r"(\d*\.?\d+)(%?)", text)
        if len(parts) > 3 and float(parts[3][0]) <= 0.05:
            return "transparent"
        return tuple(float(number) * (2.55 if percent else 1) for number, percent in parts[:3])
    return _NAMED.get(text, text) or None


def _look_the_same(colour: _Colour, ground: _Colour) -> bool:
    if isinstance(colour, str) or isinstance(ground, str):
        return colour in ("transparent", ground)
    return len(colour) == len(ground) and all(abs(a - b) <= _SAME for a, b in zip(colour, ground, strict=True))
