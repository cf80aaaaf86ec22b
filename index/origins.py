"""Who reported first: from the evidence, for every article, what it derives from, or that nothing is known.

An article derives from what it says it comes from; from whom its lead or a large share of it credits; from the article
that had half of its text on an earlier day. Everything else is its own origin. Where evidence runs in a circle, the
earliest article is the root, and those whose evidence contradicts the days are "unknown"; without days all of them are.
Not covered: a retelling that credits nobody; an article that combines the reports of two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.claims import Claim
from index.evidence import Copies, Evidence
from index.publishers import canonical, key
from index.spelling import Spellings
from index.types import Origin

HALF = 0.5  # of an article's words: then it is a copy
WORDS = 40  # that a copy shares at least
SOME = 0.2  # of its words, when both also misspell a name alike
NAMED = 3  # outlets that are named where one of several came first


def origins(evidence: Evidence) -> dict[str, Origin]:
    """Article id -> where its report comes from. The same evidence gives the same origins."""
    tree = _Tree(evidence)
    tree.spread_claims()
    tree.find_parents()
    tree.cut_circles()
    tree.join_twins()
    return {id: tree.origin(id) for id in evidence.articles}


@dataclass(frozen=True, slots=True)
class _Shared:
    """What `other` has of an article's text: `share` of its words, and names that both misspell."""

    other: str
    share: float
    paragraphs: int
    errors: tuple[tuple[str, str], ...]


class _Tree:
    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.known = evidence.articles
        self.claims = dict(evidence.claims)
        self.parent: dict[str, str] = {}  # also where the days contradict, until circles are cut
        self.notes: dict[str, str] = {}
        self.twins: dict[str, set[str]] = {}
        self.shown = self._names()
        self.copied = self._copied()

    # Step 1: what an article says of its text holds for the same text elsewhere

    def spread_claims(self) -> None:
        while True:
            spread = {id: claim for id in self.known if id not in self.claims for claim in self._spread_to(id)}
            if not spread:
                return
            self.claims |= spread

    def _spread_to(self, id: str) -> Iterator[Claim]:
        found = [
            self.claims[shared.other]
            for shared in self.copied.get(id, ())
            if shared.other in self.claims and self.claims[shared.other].sign != "credited"
        ]
        if len({claim.key for claim in found}) == 1 and found[0].key != key(self.known[id].outlet):
            line = f"the same text in {found[0].article} comes from {found[0].name}"
            yield Claim(id, found[0].name, "copied", (line,))

    # Step 2: which article it was

    def find_parents(self) -> None:
        for id in self.known:
            claim = self.claims.get(id)
            found = self._credited(id, claim) if claim else self._copied_from(id)
            if found is not None:
                self.parent[id] = found

    def _credited(self, id: str, claim: Claim) -> str | None:
        """The article of the publisher that is credited: the publisher's own copy, else somebody's reprint of it."""
        likeness = dict(self.evidence.retellings.get(id, ()))
        likeness |= {shared.other: shared.share for shared in self.copied.get(id, ())}
        ranked = []
        for other, share in likeness.items():
            own = key(self.known[other].outlet) == claim.key
            reprint = key(self.known[other].origin) == claim.key
            # Two reprints are brothers; but a copy without an outlet of its own stands for the original
            bare = not self.known[other].outlet and bool(self.known[id].outlet)
            if own or (reprint and (claim.sign == "credited" or bare)):
                ranked.append((self._before(id, other), not own, -share, self._day(other), other))
        return min(ranked)[-1] if ranked else None

    def _copied_from(self, id: str) -> str | None:
        """The article with the same text from an earlier day, or, where the days do not tell, one that has a source."""
        mine = key(self.known[id].outlet)
        ranked = [
            (-shared.share, self._day(shared.other), shared.other)
            for shared in self.copied.get(id, ())
            if self._before(shared.other, id)
            or (
                not self._before(id, shared.other)
                and shared.other in self.claims
                and self.claims[shared.other].key != mine
            )
        ]
        return min(ranked)[-1] if ranked else None

    # Step 3: no circles

    def cut_circles(self) -> None:
        for circle in self._circles():
            self._cut(circle)
        for id, parent in list(self.parent.items()):
            if self._before(id, parent):
                del self.parent[id]  # the claim stays, but it was not that article
        for id in self.known:
            top = self._chain(id)[-1]
            if id in self.parent and id not in self.claims and self._outlet_of(top) == key(self.known[id].outlet) != "":
                del self.parent[id]  # an outlet that prints its own text again has not copied it from a reprint
        while named := [found for id in self.known if (found := self._circle_by_name(id))]:
            self._cut(named[0])

    def _circles(self) -> list[list[str]]:
        found, done = [], set[str]()
        for start in self.known:
            path: list[str] = []
            at: str | None = start
            while at is not None and at not in done:
                done.add(at)
                path.append(at)
                at = self.parent.get(at)
            if at in path:
                found.append(path[path.index(at) :])
        return found

    def _circle_by_name(self, id: str) -> list[str] | None:
        """A derives from B, and B credits the outlet of A, of which the article that it means is not in the library."""
        chain = self._chain(id)
        top = self.claims.get(chain[-1])
        outlets = [key(self.known[one].outlet) for one in chain]
        return chain[outlets.index(top.key) :] if top and top.key in outlets else None

    def _cut(self, circle: Sequence[str]) -> None:
        """`circle`: each derives from the next, and the last from the first."""
        days = sorted(self._day(id) for id in circle)
        told = days[0] < days[1] and all(self.known[id].published for id in circle)
        for id, parent in zip(circle, [*circle[1:], circle[0]], strict=True):
            first = told and self._day(id) == days[0]
            if first or not told or self._before(id, parent):
                self.claims.pop(id, None)
                self.parent.pop(id, None)
                if not first:
                    self.notes[id] = f"the evidence runs in a circle: {', '.join(sorted(circle))}"

    # Step 4: the same text, and nothing says who was first

    def join_twins(self) -> None:
        for id, found in self.copied.items():
            for shared in found:
                free = not any(one in self.claims or one in self.parent for one in (id, shared.other))
                if free and not self._before(id, shared.other) and not self._before(shared.other, id):
                    both = self.twins.get(id, {id}) | self.twins.get(shared.other, {shared.other})
                    self.twins |= dict.fromkeys(both, both)

    # What comes of it

    def origin(self, id: str) -> Origin:
        parent, claim = self.parent.get(id), self.claims.get(id)
        source = self._source(self._chain(id)[-1])
        if parent or claim:
            return Origin(id, "derived", source, parent, tuple(self._evidence(id, parent, claim)))
        lines = (self.notes[id],) if id in self.notes else ()
        if id in self.twins:
            others = ", ".join(sorted(self.twins[id] - {id}))
            return Origin(
                id, "unknown", source, None, (*lines, f"the same text as {others}; who was first is not known")
            )
        children = sorted(child for child, of in self.parent.items() if of == id)
        if children:
            lines = (*lines, f"{', '.join(children[:NAMED])}{' and others' * (len(children) > NAMED)} derived from it")
        return Origin(id, "original" if children else "unknown", source, None, lines)

    def _source(self, top: str) -> str:
        if top in self.claims:
            return self.shown[self.claims[top].key]
        names = sorted({self._publisher(id) for id in self.twins.get(top, {top})})
        return " or ".join(names[:NAMED]) + (" or others" if len(names) > NAMED else "")

    def _evidence(self, id: str, parent: str | None, claim: Claim | None) -> Iterator[str]:
        if claim:
            yield from claim.evidence
        likeness = dict(self.evidence.retellings.get(id, ()))
        if parent in likeness:
            yield f"{likeness[parent]:.0%} of its words are in {parent}"
        shared = max(self.copied.get(id, ()), key=lambda s: (s.other == parent, s.share, s.other), default=None)
        if shared and (parent is None or shared.other == parent):
            yield f"{shared.share:.0%} of its text is that of {shared.other} ({shared.paragraphs} paragraphs)"
            for wrong, usual in shared.errors:
                yield f"both write {wrong}, others {usual}"

    def _chain(self, id: str) -> list[str]:
        chain = [id]
        while chain[-1] in self.parent:
            chain.append(self.parent[chain[-1]])
        return chain

    def _outlet_of(self, top: str) -> str:
        return self.claims[top].key if top in self.claims else key(self.known[top].outlet)

    def _publisher(self, id: str) -> str:
        known = self.known[id]
        name = known.outlet or known.origin
        return self.shown[key(name)] if name and key(name) else name or id

    def _day(self, id: str) -> str:
        return str(self.known[id].published or "9999")

    def _before(self, one: str, other: str) -> bool:
        a, b = self.known[one].published, self.known[other].published
        return a is not None and b is not None and a < b

    def _names(self) -> dict[str, str]:
        """One spelling for each publisher: the table's, else that of an outlet in the library, else as credited."""
        shown: dict[str, str] = {}
        outlets = sorted(known.outlet or known.origin or "" for known in self.known.values())
        for name in (*filter(None, outlets), *sorted(claim.name for claim in self.claims.values())):
            shown.setdefault(key(name), canonical(name))
        return shown

    def _copied(self) -> dict[str, list[_Shared]]:
        """Article id -> the articles that have so much of its text that one was copied."""
        circles: dict[str, set[str]] = {}
        for pair in self.evidence.copies:
            circles.setdefault(pair.one, {pair.one}).add(pair.other)
            circles.setdefault(pair.other, {pair.other}).add(pair.one)
        spellings = Spellings({id: known.names for id, known in self.known.items()}) if circles else None
        found: dict[str, list[_Shared]] = {}
        for pair in self.evidence.copies:
            errors = (
                tuple(spellings.shared_errors(pair.one, pair.other, circles[pair.one] | circles[pair.other]))
                if spellings
                else ()
            )
            for mirrored in (pair, Copies(pair.other, pair.one, pair.paragraphs, pair.other_words, pair.words)):
                share = mirrored.words / max(1, self.known[mirrored.one].words)
                if (share >= HALF and mirrored.words >= WORDS) or (errors and share >= SOME):
                    found.setdefault(mirrored.one, []).append(_Shared(mirrored.other, share, pair.paragraphs, errors))
        return found
