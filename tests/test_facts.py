"""Numbers, dates, names and quotations: what is caught, and what is left alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sentences import sentences
from qa.rules.facts import check_facts
from qa.rules.finding import Finding
from qa.rules.meaning import check_meaning

MONDAY = date(2025, 3, 3)

STORM = (
    "About 1,187,000 customers lost power on Friday when the storm hit Ashdell County, the utility said. Fourteen"
    " houses"
    " burned and three people were injured. Repairs will cost $2.3 million, up from the $1.4 million estimated in"
    " January."
    " Turnout at the shelter fell from 40 percent to 38 percent."
)
ORDER = (
    "Defense Secretary Pete Hegseth gave the order to U.S. Cyber Command, a 27-year-old aide said on Tuesday. The"
    " National"
    " Security Agency was not told. Russian officials in Moscow welcomed it, and Volodymyr Zelenskyy did not."
)
MATCH = (
    "The Hawks won 3-2 at 9 p.m. on March 4, 2024, before a crowd of 43 in the No. 2 gym. It was their third win in 14"
    " games. The gym was built in 1938 and rebuilt in the 1990s; it holds two-thirds of the school."
)
TALK = (
    "“We opened it up expecting a toothache and found a root canal,” Mr. Brandvold said. He called the bill “a hard"
    " thing"
    " to explain.” The beam was 14 inches thick and the detour added seven miles."
)
RACE = (
    "The council passed the budget by 52 votes to 46. The trip costs $18,000, of which $7,500 has been raised. The"
    " state pays 80 percent of the bill and the county the remainder. The winner sorted 96 bottles, three more than the"
    " runner-up. Pilots want 12 hours of rest, two more than the contract allows."
)
VOTE = "The council approved the budget by a vote of 6 to 1 after a long evening."
LOWER = "the mayor of tarrow falls , corinne haddle , told reporters on friday that 57 tenants had been moved to st."
" brannock 's church ."

WRONG = [
    # numbers
    ("Thirteen houses burned.", STORM, "number", "contradicted"),
    ("Four people were injured.", STORM, "number", "contradicted"),
    ("About 1.5 million customers lost power.", STORM, "number", "contradicted"),
    ("The repairs will cost $3.2 million.", STORM, "number", "contradicted"),
    ("The repairs will cost €2.3 million.", STORM, "number", "contradicted"),
    ("The repairs will cost $2.3 billion.", STORM, "number", "contradicted"),
    ("Turnout at the shelter fell to 36 percent.", STORM, "number", "contradicted"),
    ("Turnout at the shelter fell to 38 percentage points.", STORM, "number", "contradicted"),
    ("More than 2 million customers lost power.", STORM, "number", "contradicted"),
    ("Fourteen people were injured.", STORM, "number", "contradicted"),
    ("Three houses burned.", STORM, "number", "contradicted"),
    ("Some 640 poles were snapped.", STORM, "number", "unsupported"),
    ("A 72-year-old aide said so.", ORDER, "number", "contradicted"),
    ("The crowd was fewer than 40.", MATCH, "number", "contradicted"),
    ("The Hawks won 4-2.", MATCH, "number", "contradicted"),
    ("The game began at 9 a.m.", MATCH, "number", "unsupported"),
    ("It was their fourth win.", MATCH, "number", "contradicted"),
    ("They played in the No. 3 gym.", MATCH, "number", "contradicted"),
    ("The gym holds three-quarters of the school.", MATCH, "number", "contradicted"),
    ("The beam was 14 feet thick.", TALK, "number", "contradicted"),
    ("The detour added seven kilometers.", TALK, "number", "contradicted"),
    ("The detour added 17 miles.", TALK, "number", "contradicted"),
    ("The mayor said 75 tenants had been moved.", LOWER, "number", "contradicted"),
    ("The budget passed by eight votes.", RACE, "number", "contradicted"),
    ("More than half of the $18,000 has been raised.", RACE, "number", "unsupported"),
    ("The county pays two-fifths of the bill.", RACE, "number", "contradicted"),
    ("The runner-up sorted 92 bottles.", RACE, "number", "contradicted"),
    ("The contract allows nine hours of rest.", RACE, "number", "contradicted"),
    # dates
    ("Customers lost power on Saturday.", STORM, "date", "contradicted"),
    ("Customers lost power on March 1.", STORM, "date", "contradicted"),
    ("The $1.4 million was estimated in February.", STORM, "date", "contradicted"),
    ("The Hawks won on March 5, 2024.", MATCH, "date", "contradicted"),
    ("The Hawks won on March 4, 2023.", MATCH, "date", "contradicted"),
    ("The gym was built in 1983.", MATCH, "date", "contradicted"),
    ("The gym was rebuilt in the 1980s.", MATCH, "date", "contradicted"),
    ("The game was played on the morning of March 4.", MATCH, "date", "contradicted"),
    ("The council was unanimous about the budget.", VOTE, "quantifier", "contradicted"),
    ("Wells on the north side were shut.", "Wells on the west side of town were shut.", "direction", "contradicted"),
    ("The southern shore was closed.", "The northeastern shore was closed.", "direction", "contradicted"),
    # names
    ("Pat Hegseth gave the order.", ORDER, "name", "contradicted"),
    ("Defense Secretary Pete Hegsteth gave the order.", ORDER, "name", "contradicted"),
    ("Volodymyr Zelensky did not welcome it.", ORDER, "name", "contradicted"),
    ("The order was given by Marco Rubio.", ORDER, "name", "unsupported"),
    ("The order went to the Pentagon.", ORDER, "name", "unsupported"),
    ("Officials in Beijing welcomed it.", ORDER, "name", "unsupported"),
    ("Chinese officials in Moscow welcomed it.", ORDER, "name", "unsupported"),
    ("The FBI was not told.", ORDER, "name", "unsupported"),
    ("The storm hit Hadley County.", STORM, "name", "contradicted"),
    # quotations
    ("“We opened it up expecting a headache and found a root canal,” he said.", TALK, "quotation", "contradicted"),
    ("Mr. Brandvold said, “Nobody saw this coming at all.”", TALK, "quotation", "unsupported"),
]

RIGHT = [
    ("About 1.2 million customers lost power.", STORM),
    ("Nearly 1.2 million customers lost power.", STORM),
    ("More than a million customers lost power.", STORM),
    ("14 houses burned.", STORM),
    ("At least 14 houses burned and 3 people were hurt.", STORM),
    ("Three were injured and fourteen houses burned.", STORM),
    ("The cost rose from $1.4 million to $2.3 million.", STORM),
    ("Repairs will cost 2.3 million dollars.", STORM),
    ("Repairs will cost US$2.3 million.", STORM),
    ("Turnout was 38% at the shelter.", STORM),
    ("Turnout was 38 per cent, down from 40.", STORM),
    ("Power went out on February 28.", STORM),
    ("Power went out on Feb. 28, 2025, in Ashdell County.", STORM),
    ("Power went out on Friday, February 28.", STORM),
    ("Power went out in Ashdell County last month.", STORM),
    ("In 2025 a storm hit the county.", STORM),
    ("Hegseth gave the order.", ORDER),
    ("Secretary Hegseth gave the order.", ORDER),
    ("Mr. Hegseth's order went to Cyber Command.", ORDER),
    ("The NSA was not told.", ORDER),
    ("Russia welcomed it.", ORDER),
    ("Moscow's officials welcomed it.", ORDER),
    ("An American command received the order.", ORDER),
    ("The United States gave the order to its Cyber Command.", ORDER),
    ("The aide, 27, spoke on Tuesday.", ORDER),
    ("The aide is 27 years old.", ORDER),
    ("HEGSETH GAVE THE ORDER TO CYBER COMMAND", ORDER),
    ("Officials welcomed it, and Zelenskyy did not.", ORDER),
    ("Yesterday's order came from Hegseth.", ORDER),
    ("More than 40 people saw the game.", MATCH),
    ("A crowd of at least 40 saw it.", MATCH),
    ("The Hawks won 3 to 2.", MATCH),
    ("The Hawks scored three and their rivals two.", MATCH),
    ("It ended at 9 on the evening of March 4.", MATCH),
    ("They won on Monday, March 4, 2024.", MATCH),
    ("They won in March 2024.", MATCH),
    ("They won in 2024.", MATCH),
    ("It was the Hawks' 3rd win of 14 games.", MATCH),
    ("The gym was built in 1938.", MATCH),
    ("Two thirds of the school can fit in the gym [1].", MATCH),
    ("The gym, rebuilt in the 1990s, is No. 2.", MATCH),
    ("## The **Hawks** won 3-2", MATCH),
    ("“A toothache” became “a root canal,” Mr. Brandvold said.", TALK),
    ('Mr. Brandvold said they "found a root canal".', TALK),
    ("He said the bill was “a hard thing to explain.”", TALK),
    ("“We opened it up ... and found a root canal,” Mr. Brandvold said.", TALK),
    ("The beam was 14-inch steel.", TALK),
    ("The detour added 7 miles.", TALK),
    ("The budget passed by six votes.", RACE),
    ("Less than half of the $18,000 has been raised.", RACE),
    ("The county pays one-fifth of the bill, the state four-fifths.", RACE),
    ("The runner-up sorted 93 bottles.", RACE),
    ("The contract allows ten hours of rest.", RACE),
    ("The council voted in the evening.", VOTE),
    ("The game was played on the evening of March 4.", MATCH),
    ("Mayor Corinne Haddle said 57 tenants were moved.", LOWER),
    ("Tenants went to St. Brannock's Church in Tarrow Falls.", LOWER),
    ("Where did the tenants go?", LOWER),
    ("", STORM),
    ("[1]", STORM),
]


@pytest.mark.parametrize(("claim", "evidence", "kind", "support"), WRONG)
def test_a_changed_fact_is_found_out(claim: str, evidence: str, kind: str, support: str) -> None:
    assert (kind, support) in {(f.kind, f.support) for f in check_facts(claim, evidence, MONDAY)}


@pytest.mark.parametrize(("claim", "evidence"), RIGHT)
def test_a_fact_in_another_form_is_left_alone(claim: str, evidence: str) -> None:
    assert check_facts(claim, evidence, MONDAY) == []


def test_the_reason_has_both_values_and_points_at_the_evidence() -> None:
    (finding,) = check_facts("The detour added 41 miles.", "The detour added 14 miles.")
    assert finding == Finding(
        "number", "contradicted", "the paragraph says 14 miles, the sentence says 41 miles", (17, 25)
    )


def test_the_reason_names_the_other_spelling() -> None:
    (finding,) = check_facts("Pete Hegsteth spoke.", "On Friday Pete Hegseth spoke.")
    assert finding.reason == "the sentence says Hegsteth; the paragraph spells it Hegseth"


def test_the_reason_names_the_changed_word_of_a_quotation() -> None:
    (finding,) = check_facts("He said, “it is not a good bridge.”", "“It is not a bad bridge,” he said.")
    assert finding.reason == 'the sentence quotes "good" where the paragraph says "bad"'


def test_a_weekday_without_a_publication_day_is_compared_as_it_stands() -> None:
    assert check_facts("It rained on Friday.", "Rain fell on Friday.") == []
    assert [f.kind for f in check_facts("It rained on Sunday.", "Rain fell on Friday.")] == ["date"]


def test_a_first_name_that_is_added_is_told_apart_from_a_name_that_is_not_there() -> None:
    (finding,) = check_facts("Mr. Pete Hegseth spoke.", "On Friday Mr. Hegseth spoke.")
    assert (finding.support, finding.span) == ("unsupported", (14, 21))


def test_a_number_of_another_thing_is_reported_with_the_number_of_the_claims_own() -> None:
    (finding,) = check_facts("14 people were injured.", "The fire burned 14 houses, and 3 people were injured.")
    assert finding.reason == "the paragraph says 3, the sentence says 14"


SEEDS = [
    (sentence, paragraph)
    for path in sorted(Path(__file__).parents[1].joinpath("seeds").glob("*.txt"))
    for paragraph in path.read_text(encoding="utf-8").split("\n\n")
    for sentence in [paragraph[start:end] for start, end in sentences(paragraph)]
]


def both(claim: str, evidence: str) -> list[Finding]:
    return check_facts(claim, evidence, MONDAY) + check_meaning(claim, evidence)


def test_every_sentence_of_the_seeds_agrees_with_its_own_paragraph() -> None:
    assert [claim for claim, paragraph in SEEDS if both(claim, paragraph)] == []


def test_every_sentence_of_the_seeds_agrees_with_its_paragraph_when_its_marks_are_changed() -> None:
    found = [c for c, paragraph in SEEDS if both("The article says: " + c.rstrip(".") + ", it adds [2].", paragraph)]
    assert found == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.text(max_size=400))
def test_no_text_makes_it_raise(claim: str, evidence: str) -> None:
    both(claim, evidence)


WORDISH = st.lists(
    st.sampled_from(
        "the not no 14 $ 3.5 million percent - 27 year old March 4 , . 2025 Friday may was by because all one of"
        " Hegseth U.S."
        " \" ' “ ” half an No. 9 a.m. and said ( ) [1] second third twenty two hundred # % ½ 1,2,3 0 May fail to"
        " : ;".split()
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(WORDISH, WORDISH)
def test_no_string_of_telling_words_makes_it_raise(claim: str, evidence: str) -> None:
    both(claim, evidence)


@settings(max_examples=200, deadline=None)
@given(st.one_of(WORDISH, st.text(max_size=300)), st.data())
def test_a_sentence_of_the_evidence_is_never_found_fault_with(evidence: str, data: st.DataObject) -> None:
    spans = sentences(evidence)
    if spans:
        start, end = data.draw(st.sampled_from(spans))
        assert both(evidence[start:end], evidence) == []


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SEEDS), st.sampled_from(SEEDS))
def test_a_finding_points_into_the_evidence_and_says_why(one: tuple[str, str], two: tuple[str, str]) -> None:
    for finding in both(one[0], two[1]):
        assert finding.reason
        if finding.span is not None:
            start, end = finding.span
            assert 0 <= start < end <= len(two[1])


def test_a_long_text_takes_well_under_a_second_and_its_end_is_read() -> None:
    import time

    long = " ".join(paragraph for _, paragraph in SEEDS[:200])
    long = (long * (100_000 // len(long) + 1))[:100_000] + " The ferry sank on Sunday with 61 goats."
    start = time.process_time()
    findings = both("The ferry sank on Sunday with 16 goats.", long)
    assert time.process_time() - start < 3  # of this process, whatever else runs; 0.3 s seen
    assert findings[0].reason == "the paragraph says 61, the sentence says 16"
