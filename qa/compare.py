"""Who else says so, and who says otherwise: kept sentences are looked up in the other articles.

It works offline and phrases nothing: what agrees is decided by the verifier, what disagrees by `qa.disagree`.
Not covered: disagreement that only several sentences show together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from index import Article, Library, Paragraph, Passage
from index.sentences import sentences
from index.types import Origin
from qa.disagree import Difference, Told, differences
from qa.disagree.concepts import keys
from qa.origins import first_of, sources
from qa.rules.words import read
from qa.types import Checked, Citation, Claimed, Disagreement, Sentence, Source, Verdict
from qa.untrusted import orders
from qa.verify import Pair, Unverified, Verifier

LOOKED_UP = 12  # passages that are found with the first sentence's own words
TRIED = 3  # paragraphs that a sentence is verified against
CARRIED = 0.6  # of a sentence's meaning: less is not tried
BRIEF = 3  # words of meaning: "The cause is not known" shares none with what is known
SHOWN = 4  # disagreements
Search = Callable[[str, int], Sequence[Passage]]


class Comparer:
    """One answer's sentences beside the other articles. Hand it each sentence as it is checked, in order."""

    def __init__(self, library: Library, verifier: Verifier, question: str, passages: Sequence[Passage]) -> None:
        self.library, self.verifier, self.question = library, verifier, question
        self.given = [passage.paragraph for passage in passages]
        self.sentences: list[Sentence] = []
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._looked_up: list[tuple[Sentence, list[Paragraph]]] = []

    def seen(self, sentence: Sentence, search: Search) -> Checked:
        """The sentence with the further paragraphs that support it, numbered in order of first use."""
        if not self.sentences:  # what is near further sentences was mostly found with the first, or with the question
            known = {paragraph.id for paragraph in self.given}
            found = [passage.paragraph for passage in search(sentence.text, LOOKED_UP)]
            self.given += [paragraph for paragraph in found if paragraph.id not in known]
        pool = list(self.given)
        cited = (*sentence.citations, *self._further(sentence, pool))
        numbered = tuple(self._numbered(citation) for citation in first_of(cited, self.origins))
        self.sentences.append(replace(sentence, citations=tuple(sorted(numbered, key=lambda c: c.number))))
        self._looked_up.append((self.sentences[-1], pool))
        return Checked(self.sentences[-1])

    @cached_property
    def origins(self) -> dict[str, Origin]:
        return self.library.origins()

    def cited(self) -> list[Article]:
        """The cited articles, in order of first use."""
        found = {c.paragraph.article.id: c.paragraph.article for s in self.sentences for c in s.citations}
        return list(found.values())

    def sources(self) -> tuple[Source, ...]:
        return sources(self.cited(), self.origins)

    def disagreements(self) -> tuple[Disagreement, ...]:
        """What other articles say otherwise, at most `SHOWN`: the first of each pair of values."""
        found: list[_Found] = []
        for sentence, pool in self._looked_up:
            for new in self._against(sentence, pool):
                same = next((old for old in found if old.tells(new)), None)
                if same is None:
                    found.append(new)
                elif (new.difference.relation, same.difference.relation) == ("correction", "conflict"):
                    found[found.index(same)] = new
        numbers = dict(self._numbers)
        return tuple(item.disagreement(numbers) for item in found[:SHOWN])

    def both_sides(self, disagreements: Sequence[Disagreement]) -> Iterator[Checked]:
        """The sentences of those sides that the answer does not give yet, for a question about disagreement."""
        for side in (side for found in disagreements for side in (found.left, found.right)):
            if not any(side.citation in sentence.citations for sentence in self.sentences):
                verdict = Verdict("supported", 1.0, "verbatim", "a quotation of the text")
                text = " ".join(side.citation.quote.split())
                citation = self._numbered(side.citation)
                self.sentences.append(Sentence(text, (citation,), verdict, "kept"))
                yield Checked(self.sentences[-1])

    def agreed(self) -> tuple[str, ...]:
        """What to tell who asks about disagreement, where none was found."""
        articles = self.cited()
        if not articles:
            return ()
        if len(articles) == 1:
            return ("Only one article that was found says this.",)
        return ("No article that was found says otherwise.",)

    def _further(self, sentence: Sentence, pool: Sequence[Paragraph]) -> list[Citation]:
        """One citation an article, of those that nobody cites yet and whose paragraph the verifier finds to say so."""
        if isinstance(self.verifier, Unverified):
            return []
        have = {citation.paragraph.article.id for citation in sentence.citations}
        likely = _likely(sentence.text, [*self._originals(sentence), *pool], have)
        tried = [paragraph for paragraph in likely if orders(paragraph) is None]
        verdicts = self.verifier.judge([Pair(sentence.text, (p.text,), p.article.published) for p in tried])
        found = []
        for paragraph, verdict in zip(tried, verdicts, strict=True):
            if verdict.support == "supported":
                span = verdict.spans[0] if verdict.spans else None
                start = paragraph.start + (span.start if span else 0)
                end = paragraph.start + span.end if span else paragraph.end
                found.append(Citation(0, paragraph, start, end))
        return found

    def _originals(self, sentence: Sentence) -> list[Paragraph]:
        """The paragraphs of the articles that the cited ones derive from."""
        via = {
            origin.via
            for citation in sentence.citations
            if (origin := self.origins.get(citation.paragraph.article.id)) and origin.via in self.origins
        }
        return [p for id in sorted(filter(None, via)) for p in self.library.paragraphs(self.library.article(id))]

    def _numbered(self, citation: Citation) -> Citation:
        place = citation.paragraph.article.id, citation.start, citation.end
        return replace(citation, number=self._numbers.setdefault(place, len(self._numbers) + 1))

    def _against(self, sentence: Sentence, pool: Sequence[Paragraph]) -> Iterator[_Found]:
        citation = sentence.citations[0]
        left = Told.of(sentence.text, citation.paragraph)
        own = {c.paragraph.article.id for c in sentence.citations}
        wanted = _keys(self.question) | left.keys
        for paragraph in pool:
            about = _keys(paragraph.text) | _keys(paragraph.article.title)
            if paragraph.article.id in own or len(about & wanted) < 2:
                continue
            for start, end in sentences(paragraph.text):
                right = Told.of(paragraph.text[start:end], paragraph)
                if len(right.keys) > BRIEF and not right.keys & wanted:
                    continue
                found = differences(left, right, self.question)
                for difference in found if found and orders(paragraph) is None else ():
                    place = Citation(0, paragraph, paragraph.start + start, paragraph.start + end)
                    yield _Found(difference, citation, place)


@dataclass(frozen=True, slots=True)
class _Found:
    """A difference with the places of its two values."""

    difference: Difference
    left: Citation
    right: Citation

    def tells(self, other: _Found) -> bool:
        """Whether the other has the same values, be it the other way round or in fewer words."""
        mine, theirs = self.difference, other.difference
        pairs = ((theirs.left, theirs.right), (theirs.right, theirs.left))
        return mine.kind == theirs.kind and any(
            _plain(left) in _plain(mine.left) and _plain(right) in _plain(mine.right) for left, right in pairs
        )

    def disagreement(self, numbers: dict[tuple[str, int, int], int]) -> Disagreement:
        """The newest first where one updates the other. Words that are not cited yet get the next number."""
        place = self.right.paragraph.article.id, self.right.start, self.right.end
        right = replace(self.right, number=numbers.setdefault(place, len(numbers) + 1))
        difference = self.difference
        mine, theirs = Claimed(difference.left, self.left), Claimed(difference.right, right)
        first, second = (mine, theirs) if difference.newest == "left" else (theirs, mine)
        return Disagreement(difference.about, difference.kind, first, second, difference.relation)


def _likely(text: str, pool: Sequence[Paragraph], have: set[str]) -> list[Paragraph]:
    """The paragraphs with most of the sentence's words, one an article; only those are worth a verdict."""
    asked = _keys(text)
    best: dict[str, tuple[float, Paragraph]] = {}
    for paragraph in pool:
        share = len(asked & _keys(paragraph.text)) / max(1, len(asked))
        id = paragraph.article.id
        if id not in have and share >= CARRIED and share > best.get(id, (0.0, None))[0]:
            best[id] = share, paragraph
    ranked = sorted(best.values(), key=lambda found: (-found[0], found[1].id))
    return [paragraph for _, paragraph in ranked[:TRIED]]


@lru_cache(maxsize=512)
def _keys(text: str) -> frozenset[str]:
    return keys(read(text).words)


def _plain(value: str) -> str:
    return " ".join(value.casefold().split())
