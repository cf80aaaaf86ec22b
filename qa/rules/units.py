"""The words with which English counts and measures."""

from __future__ import annotations

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
SCALE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALE = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
ORDINALS = {
    word: n
    for n, word in enumerate(
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
        " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
    )
} | {word[:-1] + "ieth": value for word, value in SMALL.items() if word in _TENS}
PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
PARTS |= {part + "s": n for part, n in PARTS.items()} | {"half": 2, "halves": 2}
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
STARTS = frozenset(
    (
        "a",
        "an",
        "half",
        "dozen",
        "noon",
        "midnight",
        "twice",
        "double",
        "doubled",
        "triple",
        "tripled",
        "quadrupled",
        *SMALL,
        *ORDINALS,
    )
)
TIMES = {"twice": 2.0, "double": 2.0, "doubled": 2.0, "triple": 3.0, "tripled": 3.0, "quadrupled": 4.0}

MONEY = {"$": "$", "€": "€", "£": "£", "¥": "¥", "dollar": "$", "euro": "€", "pound": "£", "yen": "¥", "cent": "cent"}
UNITS = {  # name -> (unit, how many of that unit)
    "percent": ("percent", 1),
    "%": ("percent", 1),
    "pct": ("percent", 1),
    "pc": ("percent", 1),
    "second": ("second", 1),
    "minute": ("second", 60),
    "min": ("second", 60),
    "hour": ("second", 3600),
    "hr": ("second", 3600),
    "day": ("second", 86400),
    "week": ("second", 604800),
    "fortnight": ("second", 1209600),
    "month": ("month", 1),
    "year": ("month", 12),
    "yr": ("month", 12),
    "decade": ("month", 120),
    "century": ("month", 1200),
    "inch": ("inch", 1),
    "foot": ("inch", 12),
    "ft": ("inch", 12),
    "yard": ("inch", 36),
    "mile": ("mile", 1),
    "mm": ("metre", 0.001),
    "cm": ("metre", 0.01),
    "meter": ("metre", 1),
    "metre": ("metre", 1),
    "kilometer": ("metre", 1000),
    "kilometre": ("metre", 1000),
    "km": ("metre", 1000),
    "ounce": ("ounce", 1),
    "lb": ("ounce", 16),
    "gram": ("gram", 1),
    "kilogram": ("gram", 1000),
    "kilo": ("gram", 1000),
    "kg": ("gram", 1000),
    "ton": ("ton", 1),
    "tonne": ("tonne", 1),
    "acre": ("acre", 1),
    "hectare": ("hectare", 1),
    "gallon": ("gallon", 1),
    "liter": ("litre", 1),
    "litre": ("litre", 1),
    "degree": ("degree", 1),
    "°": ("degree", 1),
    "mph": ("mph", 1),
    "kph": ("kph", 1),
    "watt": ("watt", 1),
    "kilowatt": ("watt", 1000),
    "megawatt": ("watt", 10**6),
    "gigawatt": ("watt", 10**9),
}
PLURALS = {"feet": "foot", "inches": "inch", "centuries": "century", "pence": "cent", "percentage": "percent"}

BOUNDS = {
    ("more", "than"): "over",
    ("greater", "than"): "over",
    ("higher", "than"): "over",
    ("over",): "over",
    ("above",): "over",
    ("exceeding",): "over",
    ("exceeds",): "over",
    ("exceeded",): "over",
    ("at", "least"): "least",
    ("no", "fewer", "than"): "least",
    ("no", "less", "than"): "least",
    ("upward", "of"): "over",
    ("upwards", "of"): "over",
    ("minimum", "of"): "least",
    ("less", "than"): "under",
    ("fewer", "than"): "under",
    ("lower", "than"): "under",
    ("under",): "under",
    ("below",): "under",
    ("just", "under"): "nearly",
    ("nearly",): "nearly",
    ("almost",): "nearly",
    ("close", "to"): "nearly",
    ("up", "to"): "most",
    ("as", "many", "as"): "most",
    ("as", "much", "as"): "most",
    ("at", "most"): "most",
    ("no", "more", "than"): "most",
    ("maximum", "of"): "most",
    ("about",): "about",
    ("around",): "about",
    ("roughly",): "about",
    ("approximately",): "about",
    ("some",): "about",
    ("estimated",): "about",
    ("circa",): "about",
    ("~",): "about",
}


FILLERS = frozenset("additional different new further extra total several".split())
