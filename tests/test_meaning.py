"""Small words that turn a sentence round: what is caught, and what is left alone."""

from __future__ import annotations

import pytest

from qa.rules.meaning import check_meaning

COUNCIL = (
    "The Town Council approved the loan fund on Tuesday after the mayor spoke. Sales on Quarry Street have fallen since"
    " the bridge closed. The state did not release the inspection report, and no money has been set aside for a new"
    " span."
)
COURT = (
    "Prosecutors allege that Mr. Dane took bribes from two contractors. He has denied the charge. His lawyer said the"
    " trial would begin in June."
)
MILL = (
    "The paper mill may close its second line before winter, the owner said. The company is considering a sale of the"
    " warehouse, and it plans to cut 40 jobs. Some workers have already left."
)
SUIT = (
    "Brackwell Holdings sued the county over the water bill. The county was later praised by Mayor Haddle. One of the"
    " oldest pumps in the valley failed on Monday, and several streets were flooded."
)
FIRE = (
    "The fire burned through the top floor at midnight. Three tenants were treated for smoke. Neighbors had complained"
    " about the wiring. Chief Kroll said the cause was unknown."
)
SCHOOL = (
    "Voters rejected the school budget by 52 votes. Superintendent Marchbank said the district would try again in June."
    " Many parents opposed the plan, Ms. Teague said, but most teachers supported it."
)
GALLERY = (
    "The museum bought the painting from a Dutch collector in 1998. Attendance rose sharply last year. The gallery is"
    " expected to reopen in May. Two of the guards were not injured."
)

WRONG = [
    # negation
    ("The Town Council did not approve the loan fund.", COUNCIL, "negation"),
    ("The Town Council never approved the loan fund after the mayor spoke.", COUNCIL, "negation"),
    ("The state released the inspection report.", COUNCIL, "negation"),
    ("Money has been set aside for a new span.", COUNCIL, "negation"),
    ("The fire did not burn through the top floor.", FIRE, "negation"),
    ("Three tenants were not treated for smoke.", FIRE, "negation"),
    ("Two of the guards were injured.", GALLERY, "negation"),
    ("The museum refused to buy the painting from a Dutch collector.", GALLERY, "negation"),
    ("Voters didn't reject the school budget.", SCHOOL, "negation"),
    ("None of the tenants were treated for smoke.", FIRE, "negation"),
    # direction
    ("The Town Council rejected the loan fund on Tuesday.", COUNCIL, "direction"),
    ("Sales on Quarry Street have risen since the bridge closed.", COUNCIL, "direction"),
    ("Sales on Quarry Street have fallen since the bridge opened.", COUNCIL, "direction"),
    ("The council approved the loan fund before the mayor spoke.", COUNCIL, "direction"),
    ("Voters approved the school budget by 52 votes.", SCHOOL, "direction"),
    ("Many parents supported the plan, Ms. Teague said.", SCHOOL, "direction"),
    ("Attendance fell sharply last year.", GALLERY, "direction"),
    ("Attendance declined sharply last year.", GALLERY, "direction"),
    ("The museum sold the painting in 1998.", GALLERY, "direction"),
    ("The fire burned through the bottom floor at midnight.", FIRE, "direction"),
    ("The gallery is expected to close in May.", GALLERY, "direction"),
    # roles
    ("The county sued Brackwell Holdings over the water bill.", SUIT, "role"),
    ("Brackwell Holdings was sued by the county over the water bill.", SUIT, "role"),
    ("Mayor Haddle was later praised by the county.", SUIT, "role"),
    ("The county later praised Mayor Haddle.", SUIT, "role"),
    ("Ms. Teague said the district would try again in June.", SCHOOL, "role"),
    # hedges
    ("The paper mill closed its second line before winter.", MILL, "hedge"),
    ("The paper mill will close its second line before winter.", MILL, "hedge"),
    ("The company cut 40 jobs.", MILL, "hedge"),
    ("The company will cut 40 jobs at the warehouse.", MILL, "hedge"),
    ("The gallery reopened in May.", GALLERY, "hedge"),
    ("The gallery will reopen in May.", GALLERY, "hedge"),
    ("The trial began in June, his lawyer said.", COURT, "hedge"),
    # quantifiers
    ("All workers have already left.", MILL, "quantifier"),
    ("Every worker has already left.", MILL, "quantifier"),
    ("The oldest pump in the valley failed on Monday.", SUIT, "quantifier"),
    ("All streets were flooded.", SUIT, "quantifier"),
    ("All parents opposed the plan, Ms. Teague said.", SCHOOL, "quantifier"),
    ("Few parents opposed the plan, Ms. Teague said.", SCHOOL, "quantifier"),
    ("All teachers supported the plan.", SCHOOL, "quantifier"),
    # attribution
    ("Mr. Dane took bribes from two contractors.", COURT, "attribution"),
    ("Two contractors gave bribes that Mr. Dane took.", COURT, "attribution"),
    (
        "Ruiz stole the boat.",
        "Ruiz, 40, is accused of stealing the boat from the old ice house in March.",
        "attribution",
    ),
    (
        "The driver was drunk.",
        "The driver was believed to be drunk, and officers took a blood sample at the scene.",
        "attribution",
    ),
    (
        "The clerk deleted the files.",
        "The clerk allegedly deleted the files, but nobody has shown when.",
        "attribution",
    ),
    # cause
    ("Three tenants were treated for smoke because neighbors had complained about the wiring.", FIRE, "cause"),
    ("The fire burned through the top floor due to the wiring.", FIRE, "cause"),
    ("Attendance rose sharply last year, which led to the gallery reopening.", GALLERY, "cause"),
    (
        "The pump failed as a result of the frost.",
        "The pump failed on Monday. There was a hard frost. Crews worked in the dark.",
        "cause",
    ),
]

RIDGE = (
    "Walkers on the upper ridge saw more hawks than herons in the first week of the survey. The survey team, led by Ana"
    " Pohl, could widen the path in autumn, and 12 of the 30 markers were moved on Thursday by Odd Rask. The guide"
    " reportedly lost his map near one of the steepest slopes in the county."
)

# One word exchanged, put in or left out in a sentence that is copied otherwise.
COPIED = [
    ("Walkers on the upper ridge saw fewer hawks than herons in the first week of the survey.", "direction"),
    ("Walkers on the upper ridge saw more hawks than herons in the last week of the survey.", "direction"),
    ("Walkers on the upper ridge never saw more hawks than herons in the first week of the survey.", "negation"),
    ("The survey team, led by Ana Pohl, will widen the path in autumn.", "hedge"),
    ("The survey team, led by Odd Rask, could widen the path in autumn.", "role"),
    ("30 of the 12 markers were moved on Thursday by Odd Rask.", "number"),
    ("12 of the 30 markers were moved on Friday by Odd Rask.", "date"),
    ("The guide lost his map near one of the steepest slopes in the county.", "attribution"),
    ("The guide reportedly lost his map near the steepest slopes in the county.", "quantifier"),
]

STORM = "The storm that reached the coast on Friday left 61 families in Port Adela without homes, the mayor said."

RIGHT = [
    ("61 families in Port Adela lost their homes in the storm, the mayor said.", STORM),
    ("The storm made 61 families in Port Adela homeless, the mayor said.", STORM),
    ("The storm resulted in 61 families losing their homes, the mayor said.", STORM),
    ("Walkers saw more hawks than herons on the upper ridge in the survey's first week.", RIDGE),
    ("The team led by Ana Pohl could widen the path in autumn.", RIDGE),
    ("On Thursday Odd Rask moved 12 of the 30 markers.", RIDGE),
    ("The guide is reported to have lost his map near one of the steepest slopes in the county.", RIDGE),
    ("The loan fund was approved by the Town Council.", COUNCIL),
    ("The council approved the loan fund, but the state did not release the inspection report.", COUNCIL),
    ("After the mayor spoke, the Town Council approved the loan fund.", COUNCIL),
    ("The mayor spoke before the council approved the loan fund.", COUNCIL),
    ("The state has not released the inspection report.", COUNCIL),
    ("The inspection report was withheld by the state.", COUNCIL),
    ("No money has been put aside for a new span.", COUNCIL),
    ("Since the bridge closed, sales on Quarry Street have dropped.", COUNCIL),
    ("Sales are down on Quarry Street.", COUNCIL),
    ("Mr. Dane is alleged to have taken bribes from two contractors.", COURT),
    ("According to prosecutors, Mr. Dane took bribes.", COURT),
    ("Mr. Dane was accused of taking bribes.", COURT),
    ("Mr. Dane denies the charge.", COURT),
    ("Mr. Dane has not admitted the charge.", COURT),
    ("The trial will begin in June.", COURT),
    ("The trial is to begin in June, said his lawyer.", COURT),
    ("The mill's second line may shut before winter.", MILL),
    ("The owner said the mill could close its second line.", MILL),
    ("The company plans to cut 40 jobs.", MILL),
    ("The company is thinking of selling the warehouse.", MILL),
    ("A number of workers have left.", MILL),
    ("Some of the workers have left already.", MILL),
    ("The county was sued by Brackwell Holdings over the water bill.", SUIT),
    ("Over the water bill, Brackwell Holdings sued the county.", SUIT),
    ("Mayor Haddle later praised the county.", SUIT),
    ("On Monday, one of the valley's oldest pumps failed.", SUIT),
    ("A pump failed on Monday and flooded several streets.", SUIT),
    ("Not only did the pump fail, several streets were flooded.", SUIT),
    ("The top floor was burned through by the fire.", FIRE),
    ("Three tenants needed treatment for smoke.", FIRE),
    ("Chief Kroll did not know the cause.", FIRE),
    ("The cause is not known, Chief Kroll said.", FIRE),
    ("The wiring had drawn complaints from neighbors.", FIRE),
    ("The school budget was rejected by voters.", SCHOOL),
    ("The school budget failed by 52 votes.", SCHOOL),
    ("Voters did not approve the school budget.", SCHOOL),
    ("The district will try again in June, Superintendent Marchbank said.", SCHOOL),
    ("The plan was opposed by many parents.", SCHOOL),
    ("Most teachers were in favor of it.", SCHOOL),
    ("While many parents opposed the plan, most teachers supported it.", SCHOOL),
    ("A Dutch collector sold the painting to the museum in 1998.", GALLERY),
    ("The painting was bought from a Dutch collector.", GALLERY),
    ("Attendance increased sharply last year.", GALLERY),
    ("The gallery should reopen in May.", GALLERY),
    ("The gallery is due to reopen in May.", GALLERY),
    ("Two guards escaped unhurt.", GALLERY),
    ("Is the gallery expected to reopen in May?", GALLERY),
    (
        "The road was closed because of ice.",
        "Ice made the road too dangerous, so the county closed it on Monday.",
    ),
    (
        "The clinic shut after its license lapsed.",
        "The license lapsed in March and the clinic shut a week later.",
    ),
    (
        "The board has no objection to the plan.",
        "The board does not object to the plan, its chairman said.",
    ),
    (
        "It is not impossible that the ferry will run.",
        "It is possible that the ferry will run on Sunday.",
    ),
    (
        "Only one of the three candidates attended.",
        "Of the three candidates, one attended; the others stayed at home.",
    ),
    (
        "The suspect was charged with theft.",
        "A man was charged with theft after a store was robbed on Friday.",
    ),
    (
        "Officials said no one was hurt.",
        "Nobody was hurt, officials said.",
    ),
]


@pytest.mark.parametrize(("claim", "evidence", "kind"), WRONG)
def test_a_sentence_that_is_turned_round_is_found_out(claim: str, evidence: str, kind: str) -> None:
    assert kind in {finding.kind for finding in check_meaning(claim, evidence)}


@pytest.mark.parametrize(("claim", "kind"), COPIED)
def test_one_changed_word_in_a_copied_sentence_is_found_out(claim: str, kind: str) -> None:
    assert kind in {finding.kind for finding in check_meaning(claim, RIDGE)}


@pytest.mark.parametrize(("claim", "evidence"), RIGHT)
def test_a_true_retelling_is_left_alone(claim: str, evidence: str) -> None:
    assert check_meaning(claim, evidence) == []
