"""Who is a publisher: the names of newspapers, agencies and broadcasters in running text, and when two are one.

Known ones come from a table; others are told by how their name ends ("The Harbor Post", "Alder Valley News Service").
Not covered: a publisher that is neither in the table nor ends so ("Stuff", "Mediapart"), and names without capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# The full name, and what else it is called; "=" before a name that is an agency's.
_TABLE = """
=The Associated Press: AP, Associated Press, apnews
=Reuters: Thomson Reuters, Reuters News Agency
=Agence France-Presse: AFP
=United Press International: UPI
=dpa: Deutsche Presse-Agentur
=Press Trust of India: PTI
=Asian News International: ANI
=Tribune News Service: TNS
=Xinhua: Xinhua News Agency
=Kyodo News: Kyodo, Kyodo News Agency
=Yonhap: Yonhap News Agency
=TASS: =Interfax: =EFE: =ANSA: =IANS:
=PA Media: PA News, PA news agency, Press Association
=Bloomberg: Bloomberg News, Bloomberg Businessweek
The New York Times: NYT, NY Times, nytimes
The Washington Post: WaPo
The Wall Street Journal: WSJ, Wall Street Journal
USA Today: USA TODAY Sports, USA TODAY Network
BBC: BBC News, BBC Radio, BBC Sport, bbc.co.uk
CNN: CNN Business, CNN International, CNN Politics
Fox News: Fox News Digital, Fox News Channel, Fox News Sunday, Fox Business
NBC News: NBC, NBCNews:
CBS News: CBS, CBSNews, CBS Sports, 60 Minutes
ABC News: ABC, ABCNews
NPR: National Public Radio
PBS NewsHour: PBS
Financial Times: FT
The Guardian: Guardian, guardian.co.uk
Los Angeles Times: LA Times, latimes
South China Morning Post: SCMP
Deutsche Welle: DW
Al Jazeera: Aljazeera, Al-Jazeera, Al Jazeera English
The Sydney Morning Herald: SMH
MSNBC: CNBC: Politico: Axios: ProPublica: The Intercept: Vox: BuzzFeed News: HuffPost: The Huffington Post: Der Spiegel:
Le Monde: Le Figaro: El País: La Repubblica: Corriere della Sera: Süddeutsche Zeitung: Die Zeit: Bild: Haaretz:
Financial Express: The Economist: The Atlantic: The New Yorker: Newsweek: Time magazine: Forbes: Fortune:
Business Insider: Vanity Fair: Rolling Stone: Variety: The Hollywood Reporter: Deadline: TMZ: People magazine: ESPN:
The Athletic: Sports Illustrated: TechCrunch: The Verge: Wired: Ars Technica: BleepingComputer: Semafor:
The Information: Punchbowl News: Sky News: ITV News: Channel 4 News: MarketWatch: Barron's: Nikkei: Nikkei Asia:
The Hill: The Daily Beast: Mother Jones: Slate: Salon: Gizmodo: Engadget: The Independent: The Irish Times:
Harvard Business Review: Consumer Reports: Yahoo News: The Post and Courier: Kyiv Independent: Ukrainska Pravda:
Meduza: The Moscow Times: Radio Free Europe/Radio Liberty: RFE/RL: CalMatters: The Texas Tribune: Star Tribune:
The Times of London: The Times of Israel: U.S. News & World Report: Reader's Digest: The Record: Tulsa World:
The Age: The Roar: Globes: The Week: Yahoo Sports: TalkSport: Polygon: Sporting News: Fox Sports: Sky Sports:
"""
_ENDINGS = frozenset(
    "times post record journal news register ledger radio tribune herald gazette chronicle courier sentinel weekly"
    " daily examiner inquirer enquirer observer telegraph dispatch bulletin advertiser advocate argus mercury pravda"
    " zeitung newspaper beacon democrat-gazette intelligencer picayune republican-american reporter tv television"
    " broadcasting newsroom wire".split()
)
_WITH_THE = frozenset("star sun globe mail echo standard monitor press review mirror bee appeal guardian world".split())
_NOT_ALONE = frozenset(
    "news radio daily weekly wire tv television broadcasting newspaper newsroom reporter world".split()
)
_NO_PUBLISHERS = re.compile(
    r"(?:university|house|royal|canada|australia|post|world|track|court|criminal|command|trading|good|bad|breaking|fake"
    r"|google|apple|public|academic|medical|law|peer|third|new)(?:press|mail|post|record|news|review|world|journal|star"
    r"|sun|wire)|(?:evening|local|cable|network|nightly)(?:news|tv|television|radio)"
)
LEADING = frozenset(
    "But And As When While After Before In On At By For From With Since Although Though If That Then Yet Last Earlier"
    " Later Meanwhile According Citing Also Both Not Even Still So Now Only Here How Why What Who Where Former"
    " January February March April May June July August September October November December Monday Tuesday Wednesday"
    " Thursday Friday Saturday Sunday Source Contributing Contributors Related Photo".split()
)
_FOLLOWS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August"
    " September October November December Sports Online Digital Business Radio Magazine Network Live".split()
)
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_WORD = re.compile(rf"(?:[{_CAPITAL}]\.){{2,}}|[{_CAPITAL}][\w'’/-]*(?:\.(?:com|org|net)\b)?|St\.|&")
RUN = re.compile(rf"(?<!\w)(?:{_WORD.pattern})(?:\s(?:{_WORD.pattern}))*")
"""Capitalised words in a row."""

POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s|(?<=s)['’])$")
_DOMAIN = re.compile(r"(?:^https?://)?(?:www\.)?|\.(?:co\.\w\w|com|org|net|gov|info|news|co|us|uk)(?:\.\w\w)?/?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A publisher named in a text, at `start` to `end` (a possessive's "'s" not included).

    `bare`: only "the Register", so that it stands for a longer name.
    """

    start: int
    end: int
    name: str
    bare: bool = False


@lru_cache(4096)
def _loose(name: str) -> str:
    name = re.split(r"\s[|–—-]\s", name.casefold().strip(), maxsplit=1)[0]
    name = re.sub(r"^(?:the\s+|the(?=guardian|verge|age|hill|week))", "", _DOMAIN.sub("", name))
    return "".join(c for c in name if c.isalnum())


def _read_table() -> tuple[dict[str, str], frozenset[str]]:
    names: dict[str, str] = {}
    agencies = set()
    for line in _TABLE.strip().splitlines():
        entries = [line] if re.search(r":\s*\S[^:]*$", line) and line.count(":") == 1 else line.split(":")
        for entry in filter(None, map(str.strip, entries)):
            full, _, others = entry.partition(":")
            name = full.lstrip("=").strip()
            if full.startswith("="):
                agencies.add(_loose(name))
            for other in (name, *filter(None, map(str.strip, others.split(",")))):
                names[_loose(other)] = name
    return names, frozenset(agencies)


_NAMES, _AGENCIES = _read_table()
_LONGEST = 5  # words in a name of the table
_TOLD_BY = _ENDINGS | _WITH_THE | {"service", "agency"} | {_loose(n.split()[-1]) for n in _NAMES.values()} | set(_NAMES)


def canonical(name: str) -> str:
    """The full name: "NYT" and "nytimes.com" are "The New York Times". One that is not known stays as it is."""
    return _NAMES.get(_loose(name), " ".join(name.split()))


def key(name: str | None) -> str:
    """What two names of one publisher have in common; "" for no name."""
    return _loose(canonical(name)) if name else ""


def is_agency(name: str) -> bool:
    """Whether `name` is that of an agency, whose reports others print."""
    return key(name) in _AGENCIES or bool(re.search(r"news ?(?:service|agency|wire)$", name.casefold()))


def spelled_out(short: str, *names: str | None) -> str:
    """The one of `names` that a dateline's initials stand for: "UNS", "Upland News Service"; else `short`."""
    for name in filter(None, names):
        if short == "".join(word[0] for word in name.split() if word[0].isupper()):
            return name
    return canonical(short)


def mentions(text: str) -> Iterator[Mention]:
    """The publishers named in `text`, in order."""
    for run in RUN.finditer(text):
        found = _in_run(text, run.start(), run.end())
        if found is not None:
            yield found


def _in_run(text: str, start: int, end: int) -> Mention | None:
    words = [(m.start(), m.end()) for m in _WORD.finditer(text, start, end)][:12]
    plain = [POSSESSIVE.sub("", text[a:b]).strip("'’-") for a, b in words]
    ends = [word.casefold().rpartition("-")[2] for word in plain]
    if not any(end in _TOLD_BY for end in ends) and not any(_loose(word) in _TOLD_BY for word in plain):
        return None
    for size in range(min(_LONGEST, len(words)), 0, -1):
        for i in range(len(words) - size + 1):
            name, last = _NAMES.get(_loose(" ".join(plain[i : i + size]))), i + size - 1
            if name and _stands(text, words, plain, last) and _is_proper(text, words[i][0], plain[i : i + size], name):
                return Mention(words[i][0], words[last][1] - _tail(text, words[last]), name)
    return _by_ending(text, words, plain, ends)


def _by_ending(text: str, words: list[tuple[int, int]], plain: list[str], ends: list[str]) -> Mention | None:
    for j in reversed(range(len(words))):
        agency = ends[j] in ("service", "agency") and j > 0 and ends[j - 1] == "news"
        needs_the = ends[j] in _WITH_THE
        if not (agency or needs_the or ends[j] in _ENDINGS) or not _stands(text, words, plain, j):
            continue
        i = 0
        for at in range(j):
            if plain[at] in LEADING or _tail(text, words[at]):  # "On Monday The ...", "Britain's ..."
                i = at + 1
            elif plain[at] == "The":
                i = at
        the = plain[i] == "The" or text[: words[i][0]].endswith(("the ", "The "))
        own = plain[i:j] if plain[i] != "The" else plain[i + 1 : j]
        name = " ".join(plain[i : j + 1])
        if (needs_the and not the) or _NO_PUBLISHERS.fullmatch(_loose(" ".join(plain[max(j - 1, 0) : j + 1]))):
            continue
        if not own and (not the or ends[j] in _NOT_ALONE):
            continue
        if the and not name.startswith("The ") and own:
            name = f"The {name}" if ends[j] not in ("news", "radio") else name
        last = words[j][1] - _tail(text, words[j])
        return Mention(words[i][0], last, name, bare=not own)
    return None


def _stands(text: str, words: list[tuple[int, int]], plain: list[str], last: int) -> bool:
    """Whether a name may end with that word: "The Washington Post Company" and "Journal of Medicine" are others."""
    if re.match(r"\sof\s(?:the\s)?[A-Z]", text[words[last][1] : words[last][1] + 12]):
        return False
    return last + 1 == len(words) or bool(_tail(text, words[last])) or plain[last + 1] in _FOLLOWS


def _is_proper(text: str, start: int, words: list[str], name: str) -> bool:
    """A word such as "Week" or "Record" is a name with its article only."""
    short = len(words) == 1 and name.startswith("The ") and not words[0].isupper()
    return not short or text[:start].endswith(("the ", "The "))


def _tail(text: str, word: tuple[int, int]) -> int:
    found = POSSESSIVE.search(text[slice(*word)])
    return len(found[0]) if found else 0
