"""Who else says so, and who says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from test_answers import check_rules

from index import Article, Library, Paragraph, Passage
from index.types import Origin
from qa import Answer, Assistant, CalibratedVerifier, Citation, Done, Draft, Unverified
from qa.extract import Extractor
from qa.origins import ancestors, first_of, sources
from qa.reading import Reader
from qa.settings import Settings
from qa.text import answer_foot
from qa.wire import answer_json
from qa.wording import references, sources_line
from web.render import panel, reply

REAL = Path(__file__).parents[2] / "shared" / "seeds"
MONDAY, TUESDAY = date(2025, 6, 2), date(2025, 6, 3)  # a Monday and the day after it


def shown(answer: Answer) -> list[tuple[str, str, str, str]]:
    return [(d.kind, d.relation, d.left.value, d.right.value) for d in answer.disagreements]


class Says:
    """A writer of one sentence, which cites the first passage."""

    name = "scripted"
    model: str | None = None

    def __init__(self, *texts: str) -> None:
        self.texts = texts

    def write(self, question: str, passages: Sequence[Passage]) -> list[Draft]:  # noqa: ARG002
        found = []
        for text in self.texts:
            at = next((i for i, p in enumerate(passages, 1) if text in p.paragraph.text), 1)
            found.append(Draft(text, (at,)))
        return found


KILLED = "The Ashdell mine collapse killed 14 people."


def mine(id: str, text: str, outlet: str, day: date = MONDAY, **fields: str) -> Article:
    return Article(id, text, "Mine collapse in Ashdell", outlet, day, **fields)


def asked(library: Library, question: str = "How many people were killed in the mine collapse?", *texts: str) -> Answer:
    answer = Assistant(library, Says(*(texts or (KILLED,))), CalibratedVerifier.load()).ask(question)
    check_rules(answer)
    return answer


def test_other_articles_that_say_so_are_cited_too(library: Library) -> None:
    library.add(mine("post", KILLED, "The Post"))
    library.add(mine("herald", f"{KILLED} The cause is unknown.", "The Herald"))
    answer = asked(library)
    assert {c.paragraph.article.id for c in answer.sentences[0].citations} == {"post", "herald"}
    assert [c.number for c in answer.citations] == [1, 2]
    assert sources_line(answer).startswith("2 articles, 2 independent sources (")
    assert answer.disagreements == ()


def test_reprints_count_once(library: Library) -> None:
    for id, outlet in (("a", "The Post"), ("b", "The Herald"), ("c", "The Bugle")):
        library.add(mine(id, KILLED, outlet, origin="Coast Wire"))
    answer = asked(library)
    assert sources_line(answer) == "3 articles, 1 independent source (Coast Wire)"


def test_two_outlets_with_other_numbers_disagree_with_both_paragraphs_cited(library: Library) -> None:
    library.add(mine("post", KILLED, "The Post"))
    library.add(mine("herald", "Officials said. The Ashdell mine collapse killed 19 people.", "The Herald"))
    answer = asked(library)
    (found,) = answer.disagreements
    assert (found.kind, found.relation, found.left.value, found.right.value) == ("number", "conflict", "14", "19")
    assert found.left.citation == answer.sentences[0].citations[0]
    right = found.right.citation
    assert (right.number, right.paragraph.article.id) == (2, "herald")
    assert right.quote == "The Ashdell mine collapse killed 19 people."
    assert [c.number for c in references(answer)] == [1, 2]
    assert len(answer.sources) == 1, "who says otherwise is no source of the answer"


def test_an_update_has_the_newest_first_whatever_the_answer_says(library: Library) -> None:
    library.add(mine("first", KILLED, "The Post"))
    library.add(mine("second", "The Ashdell mine collapse killed 19 people.", "The Post", TUESDAY))
    (found,) = asked(library).disagreements
    assert (found.relation, found.left.value, found.right.value) == ("update", "19", "14")
    assert (found.left.citation.number, found.right.citation.number) == (2, 1)


def test_without_verification_no_citation_is_added(library: Library) -> None:
    library.add(mine("post", KILLED, "The Post"))
    library.add(mine("herald", KILLED, "The Herald"))
    answer = Assistant(library, Says(KILLED), Unverified()).ask("How many people were killed in the mine collapse?")
    assert len(answer.citations) == 1


def test_a_question_about_agreement_gives_both_sides_or_says_that_there_is_one(library: Library) -> None:
    question = "Do the reports agree on how many people were killed in the mine collapse?"
    library.add(mine("post", KILLED, "The Post"))
    assert "Only one article that was found says this." in asked(library, question).notices
    library.add(mine("herald", KILLED, "The Herald"))
    assert "No article that was found says otherwise." in asked(library, question).notices
    library.add(mine("bugle", "The Ashdell mine collapse killed 19 people.", "The Bugle"))
    answer = asked(library, question)
    assert answer.standalone == "How many people were killed in the mine collapse?"
    assert [s.text for s in answer.sentences] == [KILLED, "The Ashdell mine collapse killed 19 people."]
    assert [(d.left.value, d.right.value) for d in answer.disagreements] == [("14", "19")]
    assert "otherwise" not in " ".join(answer.notices)


def test_a_stream_shows_the_further_citations_with_the_numbers_of_the_answer(library: Library) -> None:
    library.add(mine("post", f"{KILLED} The mine was built in 1907.", "The Post"))
    library.add(mine("herald", KILLED, "The Herald"))
    assistant = Assistant(library, Says(KILLED, "The mine was built in 1907."), CalibratedVerifier.load())
    *events, last = assistant.stream("How many people were killed in the mine collapse?")
    assert isinstance(last, Done)
    assert [event.sentence for event in events[1:]] == list(last.answer.sentences)  # type: ignore[union-attr]
    assert [c.number for s in last.answer.sentences for c in s.citations] == [1, 2, 3]


# Origins


def test_an_original_is_cited_before_what_derives_from_it() -> None:
    origins = {
        "copy": Origin("copy", "derived", "The Post", via="post"),
        "post": Origin("post", "original", "The Post"),
        "loop": Origin("loop", "derived", "Loop", via="pool"),
        "pool": Origin("pool", "derived", "Pool", via="loop"),
    }
    places = {id: Paragraph(Article(id, "Words.", outlet=id), 1, 0, 6) for id in origins}
    cited = [Citation(1, places["copy"], 0, 6), Citation(2, places["post"], 0, 6)]
    assert [c.paragraph.article.id for c in first_of(cited, origins)] == ["post", "copy"]
    found = sources([places["copy"].article, places["post"].article], origins)
    assert [(s.origin, s.articles) for s in found] == [("The Post", ("copy", "post"))]
    assert ancestors("loop", origins) == ["pool"], "circular evidence ends"


def test_the_original_of_a_cited_retelling_is_cited_too_and_first(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    told_first = "The mine collapse at Ashdell killed 14 people."
    library.add(mine("original", f"{told_first} Rescue went on all night.", "The Post"))
    library.add(mine("retold", KILLED, "The Herald", TUESDAY))
    known = {
        "original": Origin("original", "original", "The Post"),
        "retold": Origin("retold", "derived", "The Post", via="original"),
    }
    monkeypatch.setattr(library, "origins", lambda: known)
    answer = asked(library)
    assert [c.paragraph.article.id for c in answer.sentences[0].citations] == ["original", "retold"]
    assert answer.sentences[0].citations[0].quote.startswith(told_first)
    assert sources_line(answer) == "2 articles, 1 independent source (The Post)"


# The samples


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the first name of Defense Secretary Hegseth?", ("name", "conflict", "Pete Hegseth", "Pat Hegseth")),
        ("Who quarreled with Trump in the Oval Office?", ("name", "spelling", "Zelenskyy", "Zelensky")),
        ("How many people lost their homes in the Larkin Block fire?", ("number", "conflict", "43", "57")),
        (
            "On what date did the Larkin Block fire start?",
            ("date", "conflict", "Friday, April 11", "Saturday, April 12"),
        ),
        ("How many customers did the boil-water notice apply to?", ("number", "correction", "4,600", "6,400")),
        ("What did the bridge repair cost in the end?", ("number", "update", "$2.1 million", "$2.3 million")),
        ("What did the bridge repair cost in the end?", ("number", "update", "$2.3 million", "$1.4 million")),
        ("When will the bridge reopen?", ("date", "update", "Friday, May 23", "April 15")),
    ],
)
def test_what_the_samples_say_otherwise_is_shown(
    seeds: Assistant, question: str, expected: tuple[str, str, str, str]
) -> None:
    answer = seeds.ask(question)
    check_rules(answer)
    assert expected in shown(answer)


def test_reprints_of_the_samples_are_one_source(seeds: Assistant) -> None:
    answer = seeds.ask("How much money did the maternity ward lose last year?")
    assert sources_line(answer) == "3 articles, 1 independent source (Upland News Service)"
    assert answer.disagreements == ()


def test_a_disagreement_stands_in_terminal_page_and_json(seeds: Assistant) -> None:
    answer = seeds.ask("How many people lost their homes in the Larkin Block fire?")
    foot = answer_foot(answer)
    assert "The articles disagree: number of people\n    43 [1] The Tarrow Falls Ledger, April 13, 2025" in foot
    assert "57 [2] Tarrow Public Radio, April 12, 2025" in foot
    assert r"**43** [\[1\]](#c-1-1)" in reply(answer, 1)
    assert 'id="c-1-2"' in panel(answer, 1), "the other side has its card"
    found = answer_json(answer)["disagreements"][0]
    assert list(found) == ["about", "kind", "relation", "left", "right"]
    assert (found["right"]["value"], found["right"]["citation"]["article_id"]) == ("57", "larkin-block-fire-radio")


def test_no_mark_of_an_article_renders_in_a_disagreement(library: Library) -> None:
    library.add(mine("post", KILLED, "The Post"))
    library.add(mine("evil", "The Ashdell mine collapse killed 19 people.", "<b>[x](http://y.example)</b>"))
    page = reply(asked(library), 1)
    assert "<b>" not in page and "](http" not in page


# The two real files


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    if not REAL.is_dir():
        pytest.skip("the real files are not beside this repository")
    folder = tmp_path_factory.mktemp("real")
    library = Library.open(folder, create=True)
    library.sync([REAL])
    reader = Reader(Settings().load_model)
    return Assistant(library, Extractor(reader), CalibratedVerifier(reader))


def test_both_first_names_of_the_defense_secretary_are_shown(real: Assistant) -> None:
    answer = real.ask("Who is the Defense Secretary?")
    check_rules(answer)
    (found,) = answer.disagreements
    assert (found.kind, found.relation) == ("name", "conflict")
    assert {found.left.value, found.right.value} == {"Pete Hegseth", "Pat Hegseth"}
    assert {side.citation.paragraph.number for side in (found.left, found.right)} == {1}
    assert sources_line(answer) == "2 articles, 1 independent source (The New York Times)"


def test_who_reported_it_first_is_answered_with_its_paragraph(real: Assistant) -> None:
    answer = real.ask("Who reported it first?")
    check_rules(answer)
    assert "first reported by The Record" in answer.text
    assert answer.disagreements == ()
