"""Sentences as the embedding model reads them, remembered, so that one that was read is not read again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cache
from threading import Lock

from index.minilm import MiniLM, Tokens

REMEMBERED = 3000  # sentences; about 50 kB each


class Reader:
    """Token vectors of sentences. Safe to share between threads; `load` is called at the first sentence."""

    def __init__(self, load: Callable[[], MiniLM]) -> None:
        self._load = cache(load)
        self._known: OrderedDict[str, Tokens] = OrderedDict()
        self._lock = Lock()

    def read(self, texts: Sequence[str]) -> list[Tokens]:
        """The tokens of each text, in order."""
        with self._lock:
            new = [text for text in dict.fromkeys(texts) if text not in self._known]
            self._known.update(zip(new, self._load().tokens(new), strict=True))
            found = [self._known[text] for text in texts]
            for text in texts:
                self._known.move_to_end(text)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return found

    def rarity(self, word: str) -> float:
        """How rare a lower-case word is in English, 0.05 to 1: by its place in the vocabulary, which is sorted by use.

        It needs no corpus, so that it means the same in a library of ten articles and of ten thousand.
        """
        return self._load().rarity(word)
