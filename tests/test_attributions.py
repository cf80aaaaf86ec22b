"""Who is credited in an article's sentences, and when two names are one publisher."""

from __future__ import annotations

import pytest

from index import Article, Library
from index.attributions import attributions
from index.publishers import canonical, key
from index.split import paragraphs
from index.types import Attribution


def credits(text: str, **fields: str) -> list[tuple[str, str]]:
    one = Article(id="a", text=text, **fields)
    return [(found.name, found.kind) for found in attributions(one, paragraphs(one, declared=True))]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He has ordered a pause, according to The New York Times.", "The New York Times", "reported"),
        ("At the same time, the NYT emphasizes that access is crucial.", "The New York Times", "reported"),
        ("The order was first reported by The Record, a cybersecurity site.", "The Record", "reported first"),
        ("The first to disclose the order was The Record.", "The Record", "reported first"),
        ("The Record was the first to report the order.", "The Record", "reported first"),
        ("The sale, first disclosed in the Harbor Post, fell through.", "The Harbor Post", "reported first"),
        ("The Record reported the order last week.", "The Record", "reported"),
        ("“We did not know,” the mayor told Reuters.", "Reuters", "told"),
        ("She said so in an interview with The Guardian on Monday.", "The Guardian", "told"),
        ("He denied it in a statement to the Associated Press.", "The Associated Press", "told"),
        (
            "As the Marsden Gap Sentinel reported on Monday, the ward will close.",
            "The Marsden Gap Sentinel",
            "reported",
        ),
        ("AFP contributed to this report.", "Agence France-Presse", "contributed"),
        ("Contributing: The Associated Press", "The Associated Press", "contributed"),
        ("WEXCOMBE (AP) — The board voted to sell the tower.", "The Associated Press", "reported"),
        ("Prices rose, Alder Valley News Service reports.", "Alder Valley News Service", "reported"),
        ("The minister resigned, citing a report in the Wall Street Journal.", "The Wall Street Journal", "reported"),
        ("A report by Tarrow Public Radio put the cost at $2 million.", "Tarrow Public Radio", "reported"),
        ("The deal is off, the newspaper Le Monde reported on Friday.", "Le Monde", "reported"),
        ("He told CNN's Dana Bash that he would stay.", "CNN", "told"),
        ("According to a Washington Post analysis, 40 towns are affected.", "The Washington Post", "reported"),
    ],
)
def test_a_credit_names_the_publisher_in_full_and_how_it_is_credited(text: str, name: str, kind: str) -> None:
    assert credits(text) == [(name, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Three people were hurt, according to police.",
        "According to two former officials, the order was secret.",
        "The Ministry of Justice reported a rise in cases.",
        "He told the Justice Department that he would resign.",
        "The study appeared in the New England Journal of Medicine.",
        "The New York Times Company said that profits rose.",
        "Reuters shares fell, and the Washington Post building was sold.",
        "She set a world record, reported the judges.",
        "He worked for CNN before he wrote novels.",
        "Royal Mail said that letters would be late.",
        "The Post said in a statement that it would appeal.",
    ],
)
def test_who_is_no_publisher_or_is_only_named_is_not_credited(text: str) -> None:
    assert credits(text) == []


def test_a_shortened_name_stands_for_the_full_one_and_the_newspaper_for_the_last_named() -> None:
    text = (
        "The Potomac Register reports that the order was given. It is secret, the newspaper says.\n\n"
        "According to the Register, nobody was told. Officials told the newspaper that this is usual."
    )
    assert credits(text) == [
        ("The Potomac Register", "reported"),
        ("The Potomac Register", "reported"),
        ("The Potomac Register", "reported"),
        ("The Potomac Register", "told"),
    ]


def test_this_newspaper_is_the_articles_own_outlet() -> None:
    assert credits("He denied it in a statement to this newspaper.", outlet="The Harbor Post") == [
        ("The Harbor Post", "told")
    ]
    assert credits("He denied it in a statement to this newspaper.") == []


def test_two_that_are_credited_together_are_both_credited() -> None:
    assert credits("The talks failed, according to Reuters and The Guardian.") == [
        ("Reuters", "reported"),
        ("The Guardian", "reported"),
    ]
    assert credits("Reuters and The Guardian reported that the talks failed.") == [
        ("Reuters", "reported"),
        ("The Guardian", "reported"),
    ]


def test_an_attribution_points_at_its_sentence(library: Library) -> None:
    text = "The lamp is out. The tower was sold, according to Reuters. Nobody wept."
    one = Article(id="a", text=text, outlet="The Harbor Post")
    library.put(one, declared=True, file=None)
    (found,) = library.attributions(one)
    assert one.text[found.start : found.end] == "The tower was sold, according to Reuters."
    assert found == Attribution("a", 17, 58, "Reuters", "reported", "according to Reuters")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NYT", "The New York Times"),
        ("nytimes.com", "New York Times"),
        ("usatoday.com", "USA TODAY"),
        ("AP", "apnews.com"),
        ("theguardian.com", "The Guardian"),
        ("FOX News - Health", "Fox News"),
        ("The Harbor Post", "harbor post"),
    ],
)
def test_two_names_of_one_publisher_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other) != ""


def test_a_name_that_nobody_knows_stays_as_it_is() -> None:
    assert canonical("The  Wexcombe Lantern") == "The Wexcombe Lantern"
    assert key(None) == "" == key("")
