"""Enough of English verbs to turn "Who ordered it?" into "When did ... order it?": forms, not meanings.

Not covered: verbs that are not listed. A rewrite that needs one of them is not made.
"""

from __future__ import annotations

BE = frozenset("is are was were am isn't aren't wasn't weren't".split())
DO = frozenset("do does did don't doesn't didn't".split())
HAVE = frozenset("has have had hasn't haven't hadn't".split())
MODAL = frozenset("will would can could should shall may might must won't wouldn't can't couldn't shouldn't".split())
AUXILIARIES = BE | DO | HAVE | MODAL

_REGULAR = frozenset(
    "accept accuse achieve act add admit adopt affect agree allow announce answer appear apply appoint approve argue"
    " arrest arrive ask attack attend ban base belong blame block boycott broadcast call campaign cancel carry cause"
    " change charge check claim clean clear close coach collapse collect comment compete complain complete condemn"
    " confirm consider contain continue contribute control convict cool cover crash create criticize cross damage deal"
    " debate decide declare decline decrease defend delay deliver demand deny deport depend deploy describe design"
    " destroy detain develop die direct disappear disclose discover discuss dismiss displace divide donate double drop"
    " earn eject elect employ end enforce enroll enter escape establish estimate evacuate exceed expand expect explain"
    " explode expire express extend face fail file finance finish fire fix follow force form free fund gain guard"
    " halt handle happen harm head help hire host identify ignore impose improve include increase infect injure"
    " inspect install interview introduce invent invest investigate invite involve issue join jump kill lack land last"
    " launch lift limit link list live look lower maintain manage mark matter mean measure mention merge miss move name"
    " need negotiate note notice object obtain occur offer open operate oppose order organize overhaul own pass patrol"
    " pause perform permit place plan play pledge point postpone praise predict prepare present prevent probe"
    " produce project promise promote propose protect protest prove provide publish pull punish purchase push qualify"
    " question quit raise rate reach react receive recommend record recover reduce refer refuse register reject"
    " relate release rely remain remove rename renew reopen repair repeat replace reply report represent request"
    " require rescue resign respond restart restore restrict result retire return reveal reverse review rise rule"
    " sabotage sanction save schedule search seem seize select separate serve settle share shift show sign slow"
    " smoke solve sort sound spare stage start state stay step stop strengthen study succeed suffer suggest supply"
    " support suppose survey suspect suspend talk target tax test threaten tie touch trace trade train transfer"
    " travel treat trigger try turn uncover urge use vacate veto view violate visit vote vow wait walk want warn wash"
    " watch welcome work worry wreck".split()
)
_IRREGULAR = (  # base, past, participle
    "arise arose arisen; be was been; become became become; begin began begun; bet bet bet; bind bound bound;"
    " break broke broken; bring brought brought; build built built; buy bought bought; catch caught caught;"
    " choose chose chosen; come came come; cost cost cost; cut cut cut; do did done; draw drew drawn;"
    " drink drank drunk; drive drove driven;"
    " eat ate eaten; fall fell fallen; feel felt felt; fight fought fought; find found found;"
    " fly flew flown; forbid forbade forbidden; get got got; give gave given; go went gone; grow grew grown;"
    " have had had; hear heard heard; hide hid hidden; hit hit hit; hold held held; hurt hurt hurt; keep kept kept;"
    " know knew known; lay laid laid; lead led led; learn learned learned; leave left left; lend lent lent;"
    " let let let; lie lay lain;"
    " lose lost lost; make made made; mean meant meant; meet met met; overcome overcame overcome;"
    " pay paid paid; put put put; read read read; ride rode ridden; ring rang rung; rise rose risen; run ran run;"
    " say said said; see saw seen; seek sought sought; sell sold sold; send sent sent; set set set; shake shook shaken;"
    " shoot shot shot; shut shut shut; sing sang sung; sink sank sunk; sit sat sat; sleep slept slept;"
    " speak spoke spoken; spend spent spent; spread spread spread; stand stood stood; steal stole stolen;"
    " strike struck struck; swear swore sworn; swim swam swum; take took taken; teach taught taught; tell told told;"
    " think thought thought; throw threw thrown; understand understood understood; wear wore worn; win won won;"
    " withdraw withdrew withdrawn; write wrote written"
)
_FORMS = [entry.split() for entry in _IRREGULAR.split(";")]
_PAST = {past: base for base, past, _ in _FORMS}
_PARTICIPLES = {participle: base for base, _, participle in _FORMS}
BASES = _REGULAR | {base for base, _, _ in _FORMS}
SPEAKING = frozenset("say think argue claim reply answer comment respond suggest explain".split())


def is_base(word: str) -> bool:
    return word.lower() in BASES


def base_of(word: str) -> tuple[str, str] | None:
    """The base form, and the auxiliary that takes over its tense: "ordered" -> ("order", "did")."""
    low = word.lower()
    if low in _PAST:
        return _PAST[low], "did"
    for ending, auxiliary in (("ed", "did"), ("s", "does")):
        base = _without(low, ending)
        if base is not None:
            return base, auxiliary
    return (low, "do") if low in BASES else None


def is_participle(word: str) -> bool:
    """Whether a word may stand behind "was": "closed", "built", "running"."""
    low = word.lower()
    return low in _PARTICIPLES or _without(low, "ed") is not None or _without(low, "ing") is not None


def is_verb(word: str) -> bool:
    """Any form of a known verb."""
    return base_of(word) is not None or is_participle(word)


def is_past(word: str) -> bool:
    found = base_of(word)
    return found is not None and found[1] == "did"


def gerund(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    if base in ("stop", "ban", "cut", "run", "win", "get", "put", "set", "shut", "sit", "hit", "quit", "drop", "let"):
        return base + base[-1] + "ing"
    return base + "ing"


def _without(word: str, ending: str) -> str | None:
    """The base of a regular form: "carried", "halted", "raised", "stopped"."""
    if not word.endswith(ending):
        return None
    stem = word[: -len(ending)]
    candidates = [stem, stem + "e"]
    if stem.endswith("i"):
        candidates.append(stem[:-1] + "y")
    if ending == "s" and stem.endswith("ie"):
        candidates.append(stem[:-2] + "y")
    if ending == "s" and stem.endswith("e"):
        candidates.append(stem[:-1])
    if ending != "s" and len(stem) > 3 and stem[-1] == stem[-2]:
        candidates.append(stem[:-1])
    return next((base for base in candidates if base in BASES), None)
