"""One key for the forms of a word."""

from __future__ import annotations

import re

_IRREGULAR = {
    form: base
    for base, forms in {
        "be": "is are was were been being am",
        "have": "has had having",
        "do": "does did done doing",
        "go": "goes went gone going",
        "say": "said says",
        "tell": "told",
        "rise": "rose risen",
        "fall": "fell fallen",
        "grow": "grew grown",
        "win": "won",
        "lose": "lost",
        "buy": "bought",
        "sell": "sold",
        "begin": "began begun",
        "break": "broke broken",
        "build": "built",
        "bring": "brought",
        "burn": "burnt",
        "catch": "caught",
        "choose": "chose chosen",
        "come": "came",
        "cut": "cutting",
        "draw": "drew drawn",
        "drive": "drove driven",
        "eat": "ate eaten",
        "feel": "felt",
        "fight": "fought",
        "find": "found",
        "fly": "flew flown",
        "get": "got gotten",
        "give": "gave given",
        "hear": "heard",
        "hide": "hid hidden",
        "hit": "hitting",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "lead": "led",
        "leave": "left",
        "lend": "lent",
        "lie": "lying",
        "make": "made",
        "mean": "meant",
        "meet": "met",
        "pay": "paid",
        "put": "putting",
        "quit": "quitting",
        "read": "",
        "ride": "rode ridden",
        "run": "ran running",
        "see": "saw seen",
        "seek": "sought",
        "send": "sent",
        "set": "setting",
        "shoot": "shot",
        "shut": "shutting",
        "sing": "sang sung",
        "sink": "sank sunk",
        "sit": "sat",
        "speak": "spoke spoken",
        "spend": "spent",
        "stand": "stood",
        "steal": "stole stolen",
        "strike": "struck stricken",
        "swear": "swore sworn",
        "swim": "swam swum",
        "take": "took taken",
        "teach": "taught",
        "tear": "tore torn",
        "think": "thought",
        "throw": "threw thrown",
        "understand": "understood",
        "wear": "wore worn",
        "write": "wrote written",
        "person": "people persons",
        "child": "children",
        "man": "men",
        "woman": "women",
        "life": "lives",
        "foot": "feet",
        "die": "died dying dies",
        "shrink": "shrank shrunk",
        "sue": "sued suing",
        "overthrow": "overthrew overthrown",
        "withdraw": "withdrew withdrawn",
        "forbid": "forbade forbidden",
        "beat": "beaten beating",
        "bite": "bit bitten",
    }.items()
    for form in [base, *forms.split()]
}
PAST_IRREGULAR = frozenset(
    form for form, base in _IRREGULAR.items() if form != base and not form.endswith(("s", "ing"))
) - {"people", "children", "men", "women", "feet", "am"} | {"cut", "put", "hit", "set", "shut", "read", "quit"}
_SUFFIX = re.compile(r"(.{3,}?)(?:ations?|ingly|edly|ments?|ness|ing|ies|ied|ed|er[sy]?|es|ly|s)$")


def stem(low: str) -> str:
    """A key that the forms of a word share: closed, closes, closing -> clos; fell -> fall. Light, English only."""
    base = _IRREGULAR.get(low)
    if base is not None:
        return base
    found = _SUFFIX.match(low) if len(low) > 3 and not low.endswith("ss") else None
    short = found[1] if found else low
    if len(short) > 3 and short[-1] == short[-2] and short[-1] not in "ls":
        short = short[:-1]
    if found and (base := _IRREGULAR.get(short) or _IRREGULAR.get(short + "e")):
        return base  # rising, losing, fallen
    return short.rstrip("eyi") if len(short) > 3 else short
