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
from qa.disagree import Difference, Told, differences
from qa.disagree.agreement import topic
from qa.disagree.slots import asks_the_same, in_slot
from qa.disagree.wanted import asked as asked_for
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


def told(text: str, day: date | None = None, outlet: str | None = "The Post", title: str = "") -> Told:
    return Told(text, day, outlet, title)


def values(found: Sequence[Difference]) -> list[tuple[str, str, str, str]]:
    return [(d.kind, d.relation, d.left, d.right) for d in found]


def shown(answer: Answer) -> list[tuple[str, str, str, str]]:
    return [(d.kind, d.relation, d.left.value, d.right.value) for d in answer.disagreements]


# What two sentences say otherwise


def test_another_first_name_of_the_same_officer_is_a_disagreement() -> None:
    left = told("Defense Secretary Pete Hegseth has ordered Cyber Command to halt operations against Russia.")
    right = told("Secretary of Defense Pat Hegseth has ordered U.S. Cyber Command to cease operations against Russia.")
    assert values(differences(left, right)) == [("name", "conflict", "Pete Hegseth", "Pat Hegseth")]


def test_one_person_in_two_spellings_is_said_to_be_one() -> None:
    left = told("Trump quarreled with President Volodymyr Zelenskyy in the Oval Office on Friday.")
    right = told("The quarrel between Trump and President Volodymyr Zelensky in the Oval Office was on Friday.")
    assert values(differences(left, right)) == [("name", "spelling", "Zelenskyy", "Zelensky")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Senator Mike Crandall spoke at the Ashdell Fair.", "Senator Michael Crandall spoke at the Ashdell Fair."),
        ("Joe Biden visited the Ashdell school.", "Jill Biden visited the Ashdell school."),
        ("Mr. Crandall spoke at the Ashdell Fair.", "Senator Michael Crandall spoke at the Ashdell Fair."),
        ("The parade took Harkness Avenue in Ashdell.", "The parade took Hartness Avenue and Mill Avenue in Ashdell."),
    ],
)
def test_nicknames_relatives_and_streets_are_not_other_first_names(left: str, right: str) -> None:
    assert not [d for d in differences(told(left), told(right)) if d.relation == "conflict" and "first" in d.about]


def test_at_least_twelve_and_fourteen_a_day_later_is_an_update() -> None:
    left = told("At least 12 people were killed in the Ashdell mine collapse.", MONDAY, "The Post")
    right = told("The Ashdell mine collapse has killed 14 people so far.", TUESDAY, "The Herald")
    (found,) = differences(left, right)
    assert (found.kind, found.relation, found.newest) == ("number", "update", "right")
    assert differences(left, replace_day(right, None)) == [], "without dates nothing is assumed"


def replace_day(side: Told, day: date | None) -> Told:
    return Told(side.text, day, side.outlet, side.title)


def test_the_same_outlet_later_is_an_update_and_another_outlet_disagrees() -> None:
    left = told("The fire at the Ashdell mill left 43 people without homes.", MONDAY, "The Post")
    later = told("The fire at the Ashdell mill left 57 people without homes.", TUESDAY, "The Post")
    other = told("The fire at the Ashdell mill left 57 people without homes.", TUESDAY, "The Herald")
    assert values(differences(left, later)) == [("number", "update", "43", "57")]
    assert values(differences(left, other)) == [("number", "conflict", "43", "57")]


def test_a_correction_is_told_from_a_disagreement() -> None:
    left = told("About 6,400 customers were covered by the boil-water notice in Ashdell.", MONDAY)
    right = told("Correction: The notice covered 4,600 customers, not 6,400.", TUESDAY, title="Corrections")
    (found,) = differences(left, right)
    assert (found.kind, found.relation, found.left, found.right, found.newest) == (
        "number", "correction", "6,400", "4,600", "right",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("About 1.2 million people live in Ashdell County.", "Ashdell County has 1,187,000 people who live there."),
        ("The Ashdell bridge is three miles long.", "The Ashdell bridge is 3 miles long."),
        ("The Ashdell bridge is 2 miles long.", "The Ashdell bridge is 40 feet wide and carries 900 cars."),
        ("Prices in Ashdell rose by 3 percent.", "Prices in Ashdell rose by 3 percentage points, 9 euros."),
        ("The Ashdell mill has 240 workers.", "Among the workers of the Ashdell mill are 85 more who were hired."),
        ("The Ashdell mill paid $2 million in 2019.", "The Ashdell mill paid $3 million in 2024."),
        ("The bill came to $2.1 million in Ashdell.", "It was $200,000 less than the Ashdell bill that came in April."),
        ("Ashdell Mills makes 12 parts a day for Ashdell cars.", "Ashdell Mills makes 90 parts for Ashdell cars."),
        ("Ashdell police found $480,000 in cash at the mill.", "Ashdell police found $100,000 in gold at the mill."),
        ("Ashdell flew a Tarn 737 Max jet to Fenmoor.", "Ashdell flew 90 Max jets to Fenmoor."),
        ("Gold in Ashdell cost $2,200 an ounce.", "Gold in Ashdell cost more, rising from roughly $1,200 an ounce."),
        ("Crandall averaged 22.5 points for Ashdell.", "Crandall scored 37 points for Ashdell."),
        ("Ashdell lowered the forecast by a 5.3 percent drop.", "Ashdell lowered the forecast by a 5% drop."),
        ("Ashdell voted for three new schools.", "Ashdell was one of only two school districts that had a vote."),
        ("The Ashdell plan costs $19.99 per month.", "The Fenmoor plan of Ashdell TV is sold for $4.99 a month."),
        ("Two clinics in Ashdell closed last spring.", "Six clinics in Fenmoor closed, Ashdell officials said."),
    ],
)
def test_rounding_units_parts_and_other_years_do_not_disagree(left: str, right: str) -> None:
    assert differences(told(left, MONDAY), told(right, TUESDAY, "The Herald")) == []


def test_different_events_with_similar_words_are_not_compared() -> None:
    left = told("A fire in Fenmoor killed four people on Monday, the fire chief said.", MONDAY)
    right = told("A fire in Marsden Gap killed seven people on Monday, the fire chief said.", MONDAY, "The Herald")
    assert differences(left, right, "How many people were killed in the fire?") == []


def test_a_weekday_and_the_date_it_stands_for_agree() -> None:
    left = told("The Ashdell mine collapsed on Monday.", TUESDAY)
    right = told("The Ashdell mine collapsed on June 2.", TUESDAY, "The Herald")
    assert differences(left, right) == []
    (found,) = differences(left, told("The Ashdell mine collapsed on Sunday, June 1.", TUESDAY, "The Herald"))
    assert (found.kind, found.relation, found.left, found.right) == ("date", "conflict", "Monday", "Sunday, June 1")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The search in Ashdell went on Sunday after the mine collapse.", "The Ashdell mine collapsed on Saturday."),
        ("As of June 1, the Ashdell flu had hit 90 farms.", "By June 3, the Ashdell flu had hit 90 farms."),
    ],
)
def test_days_of_other_happenings_and_of_counting_do_not_disagree(left: str, right: str) -> None:
    assert differences(told(left, TUESDAY), told(right, TUESDAY, "The Herald")) == []


def test_a_misspelt_name_is_no_update_even_by_the_same_outlet() -> None:
    left = told("Ava Mulhelm of Ashdell said the school board had told parents nothing.", MONDAY)
    right = told("Ava Mulhern of Ashdell said the school board had told parents nothing.", TUESDAY)
    assert values(differences(left, right)) == [("name", "conflict", "Mulhelm", "Mulhern")]


def test_the_same_day_a_year_later_is_no_disagreement() -> None:
    taxes = "Tax returns in Ashdell are due on April 15."
    assert differences(told(taxes, date(2025, 1, 4)), told(taxes, date(2026, 1, 4))) == []


def test_a_cause_that_was_not_known_is_an_update_once_it_is() -> None:
    story = "Garrett Soames of Cobb Hill told the Nessick Valley council and Mayor Haddle."
    left = Told("The cause is not known.", MONDAY, "The Post", article=f"{story} The cause is not known.")
    found = Told("Leaks were traced to a cracked casing.", TUESDAY, "The Herald", article=story)
    (difference,) = differences(left, found)
    assert (difference.kind, difference.relation, difference.newest) == ("claim", "update", "right")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The Ashdell council approved the mill loan.", "The Ashdell council did not approve the mill loan."),
        ("The Ashdell council approved the mill loan.", "The Ashdell council rejected the mill loan."),
        ("Nobody was hurt when the Ashdell mine collapsed.", "Nine people were hurt when the Ashdell mine collapsed."),
    ],
)
def test_what_one_report_denies_is_a_disagreement_of_claims(left: str, right: str) -> None:
    (found,) = differences(told(left, MONDAY), told(right, MONDAY, "The Herald"))
    assert (found.kind, found.relation) == ("claim", "conflict")
    assert differences(told(right, MONDAY), told(right, MONDAY, "The Herald")) == []


def test_a_question_tells_which_values_must_agree() -> None:
    question = "Who won the Ashdell marathon?"
    left, right = (
        told("Ada Crandall won the Ashdell marathon, ahead of Eve Sand.", MONDAY),
        told("The winner of the Ashdell marathon is Bo Tarn, who beat Eve Sand.", TUESDAY),
    )
    assert [(d.left, d.right) for d in differences(left, right, question)] == [("Ada Crandall", "Bo Tarn")]
    assert differences(left, told("Crandall was the Ashdell marathon winner.", TUESDAY), question) == []
    assert differences(left, replace_day(right, None), question) == [], "it may have been another year"


HALL = "When was the Ashdell Town Hall built?"


@pytest.mark.parametrize(
    ("question", "left", "right"),
    [
        (
            HALL,
            "The Ashdell Town Hall in Fenmoor was built in 1874 of brick.",
            "The Ashdell Town Hall was built in 1912.",
        ),
        (HALL, "The Ashdell Town Hall was finished on May 3, 1912.", "It was finished on May 9, 1912, says a plaque."),
        (
            "What is the median age in Ashdell?",
            "The median age was 42.7 years in the town.",
            "The median age was 40 years.",
        ),
        (
            "Who is the lead actress in Harvest?",
            "Harvest (2016) cast and crew credits, including actors, writers and more.",
            "Millrace (1990) cast and crew credits, including actors, writers and more.",
        ),
        (
            "How many people live in Ashdell?",
            "Ashdell had 3,559 people and 909 families in the census of that year.",
            "Ashdell had 2,104 people and 512 families in the census of that year.",
        ),
        (
            "When was General Sand born?",
            "General Adrian Sand was born in 1958.",
            "General Phillip Sand was born in 1920.",
        ),
    ],
)
def test_undated_texts_on_namesakes_do_not_disagree(question: str, left: str, right: str) -> None:
    assert differences(told(left), told(right), question) == []


def test_undated_texts_disagree_where_they_are_the_same_but_for_one_value() -> None:
    left = told("Ashdell Station on the Narrow Line was opened in 1958 by the mayor.")
    right = told("Ashdell Station on the Narrow Line was opened in 1960 by the mayor.")
    (found,) = differences(left, right, "When was Ashdell Station opened?")
    assert (found.kind, found.left, found.right) == ("date", "1958", "1960")
    assert differences(left, right, "When was Fenmoor Station opened?") == [], "which neither knows"


WON = "Who won the women's Ashdell marathon in 2024?"


@pytest.mark.parametrize(
    ("question", "text", "answers"),
    [
        (WON, "Ada Crandall won the women's Ashdell marathon in 2024.", True),
        (WON, "The winner of the 2024 Ashdell women's marathon was Ada Crandall.", True),
        (WON, "Ada Crandall won the men's Ashdell marathon in 2024.", False),
        (WON, "Ada Crandall won the women's Ashdell marathon in 2019.", False),
        (WON, "The women's Ashdell marathon of 2024 was won easily; the mayor thanked Ada Crandall.", False),
        ("Who directed Hamlet?", "Hamlet was directed by Ada Crandall.", True),
        ("Who directed Hamlet?", "Ada Crandall was directed by Hamlet.", False),
        ("Who directed Hamlet?", "Director Ada Crandall believed that Hamlet was the best play.", False),
        ("Who directed Hamlet?", "Ada Crandall Directs Hamlet At Fenmoor Hall", False),
        ("Who was named mayor of Ashdell?", "Ada Crandall was named mayor of Ashdell.", True),
        ("Who was named mayor of Ashdell?", "Ada Crandall named the mayor of Ashdell.", False),
    ],
)
def test_a_name_answers_only_where_it_stands_with_what_is_asked(question: str, text: str, answers: bool) -> None:
    wanted = asked_for(question)
    assert wanted is not None
    found = told(text)
    name = tuple(w for w in found.read.words if w.text in ("Ada", "Crandall"))
    assert (asks_the_same(found, wanted, question) and in_slot(found, name, wanted, question)) is answers


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Do the reports agree on how many were hurt?", "How many were hurt?"),
        ("Do all of the articles agree about who ordered it?", "Who ordered it?"),
        ("Is there any disagreement about the number of people hurt?", "How many people hurt?"),
        ("Did the newspapers disagree on the cost?", "What is the cost?"),
        ("How many people agreed?", None),
        ("Do the two sides agree on a price?", None),
    ],
)
def test_a_question_about_agreement_is_known_from_others(question: str, about: str | None) -> None:
    assert topic(question) == about


# What becomes of an answer


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
