"""A model's reply, as it comes, taken apart into sentences and the source numbers they claim.

Models write marks in many ways, and ask for one way though one may, they go on: `[1]`, `[1, 2]`, `[1][2]`, `[1-3]`,
`【1†source】`, "(source 2)", before or after the full stop, or in front of the sentence. Nothing is decided here about
whether a number names a passage.

Not covered: marks as superscripts, and passages named by their outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.sentences import sentences
from qa.types import Draft

DECLINED = "NO ANSWER"
"""What a model is asked to write, and nothing else, when the passages do not answer."""

AHEAD = 40  # characters behind a sentence that must be known before it is taken for complete
OFTEN = 12  # characters after which a growing reply is looked at again
MOST = 20  # numbers of one range: "[1-900]" is not nine hundred claims

_NUMBER = r"\^?\d{1,3}(?:\s*†[^\]】]*)?"
_WORD = r"(?:(?:source|passage|paragraph|citation|ref)s?[.:]?|no\.|#)\s*"
_LIST = rf"(?:{_WORD})?{_NUMBER}(?:\s*(?:,|;|&|and|to|[-–—])\s*(?:{_WORD})?{_NUMBER})*"
_MARK = re.compile(
    rf"[ \t]*(?:[\[【]\s*{_LIST}\s*[\]】](?:\([^)\s]*\))?|\(\s*(?:see\s+)?(?={_WORD}){_LIST}\s*\))", re.IGNORECASE
)
_NUMBERS = re.compile(r"(\d{1,3})(?:\s*†[^\]】,;]*)?(?:\s*(?:-|–|—|to)\s*\D{0,12}?(\d{1,3}))?")

_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL | re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]\n]+)\]\((?!\s)[^)\n]*\)")
_BULLET = re.compile(r"^\s*(?:#{1,6}\s+|>\s+|(?:[-*•–]|\d{1,2}[.)])\s+)*")
_EMPHASIS = re.compile(r"\*\*|__|`+|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")
_LABEL = re.compile(r"^(?:final )?(?:answer|response|reply)\s*:\s*", re.IGNORECASE)
_REFERENCES = re.compile(r"^(?:sources?|references?|citations?|passages used)\s*:?\s*(?:$|[\[\d:])", re.IGNORECASE)
_ACCORDING = re.compile(
    r"^(?:according to|as (?:stated|reported|mentioned) in|in)\s+(?:the\s+)?(?:source|passage|text|article)s?"
    r"(?:\s+provided|\s+given)?(?:\s*[\[(]?(\d{1,2})[\])]?)?\s*,\s*(?=\S)",
    re.IGNORECASE,
)
_COMPLETE = re.compile(r"[.!?…][\"'”’)]*\s*$")


def drafts(reply: str) -> list[Draft]:
    """The sentences of a whole reply.

    >>> drafts("The ferry is back [2]. It was away for nine weeks. [1, 3]")
    [Draft(text='The ferry is back.', marks=(2,)), Draft(text='It was away for nine weeks.', marks=(1, 3))]
    """
    return [found.draft for found in _parsed(reply)]


class DraftParser:
    """The same while the reply grows: every sentence once, as soon as it and its marks are surely complete."""

    def __init__(self) -> None:
        self.text = ""
        self._looked = 0
        self._given = 0

    def feed(self, piece: str) -> list[Draft]:
        self.text += piece
        if len(self.text) - self._looked < OFTEN:
            return []
        self._looked = len(self.text)
        found = _parsed(self.text)
        size = found[-1].end if found else 0
        return self._new([each.draft for each in found if size - each.end >= AHEAD])

    def finish(self, cut: bool = False) -> list[Draft]:
        """What is left. Of a reply that was `cut` the last sentence counts only with a full stop and a mark."""
        found = _parsed(self.text)
        if cut and found and not (found[-1].draft.marks and _COMPLETE.search(found[-1].draft.text)):
            found.pop()
        return self._new([each.draft for each in found])

    def _new(self, found: list[Draft]) -> list[Draft]:
        new, self._given = found[self._given :], max(self._given, len(found))
        return new


@dataclass(slots=True)
class _Found:
    draft: Draft
    end: int  # characters of bare text up to its end


def _parsed(reply: str) -> list[_Found]:
    found: list[_Found] = []
    size = 0
    for line in _THOUGHT.sub("", reply).splitlines():
        bare, marks = _unmarked(_plain(line))
        if _REFERENCES.match(bare) and found:
            break
        if not bare.strip():
            if found:  # marks on a line of their own
                _add(found[-1], [number for _, numbers in marks for number in numbers])
            continue
        for text, numbers in _sentences(bare, marks):
            size += len(text)
            if DECLINED not in text.upper():
                found.append(_Found(Draft(text, numbers), size))
    return found


def _plain(line: str) -> str:
    """A line without Markdown. An image leaves nothing, a link its words."""
    line = _EMPHASIS.sub("", _IMAGE.sub("", _BULLET.sub("", line)))
    return _LABEL.sub("", _LINK.sub(lambda link: link[0] if _MARK.fullmatch(link[0]) else link[1], line))


def _unmarked(line: str) -> tuple[str, list[tuple[int, list[int]]]]:
    """The line without its marks, and where in that each stood."""
    bare, marks, at = "", [], 0
    for mark in _MARK.finditer(line):
        bare += line[at : mark.start()]
        marks.append((len(bare), list(_numbers(mark[0]))))
        at = mark.end()
    return bare + line[at:], marks


def _numbers(mark: str) -> Iterator[int]:
    for first, last in _NUMBERS.findall(mark.split("](")[0]):
        yield from range(int(first), min(int(last), int(first) + MOST) + 1) if last else (int(first),)


def _sentences(line: str, marks: list[tuple[int, list[int]]]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Marks between two sentences belong to the first; in a line that begins with one, to the second."""
    spans = sentences(line)
    leading = bool(marks) and marks[0][0] <= spans[0][0]
    edges = [0, *(start for start, _ in spans[1:]), len(line) + 1]
    for (start, end), (low, high) in zip(spans, pairwise(edges), strict=True):
        inside = [
            number
            for at, numbers in marks
            if (low <= at + _gap(line, at) < high if leading else low < at <= high or low == at == 0)
            for number in numbers
        ]
        text = " ".join(line[start:end].split())
        if named := _ACCORDING.match(text):
            text = text[named.end()].upper() + text[named.end() + 1 :]
            inside += [int(named[1])] if named[1] else []
        yield text, tuple(dict.fromkeys(inside))


def _gap(line: str, at: int) -> int:
    """Spaces behind a mark, which stand before the sentence that it leads."""
    return len(line[at:]) - len(line[at:].lstrip())


def _add(found: _Found, numbers: list[int]) -> None:
    found.draft = Draft(found.draft.text, tuple(dict.fromkeys([*found.draft.marks, *numbers])))
