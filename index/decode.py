"""From bytes to clean text."""

from __future__ import annotations

import codecs
import re
import unicodedata

from index.errors import BadArticle

_BOMS = (  # UTF-32 first: its little-endian mark starts with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What text is really written in. Left to itself the detection proposes Urdu and Icelandic code pages for short texts.
_CANDIDATES = (
    "cp1252 latin_1 cp1250 iso8859_2 cp1251 koi8_r cp1253 cp1254 cp1255 cp1256 cp932 shift_jis euc_jp iso2022_jp"
    " gb18030 big5 euc_kr mac_roman"
).split()

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\u202a-\u202e"  # a reader sees text that these turn around in another order than it is stored in
    "\U000e0000-\U000e007f]"  # tags: the whole of ASCII once more, unseen
    "|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2,}"  # one picks a glyph; a row of them spells something
)
# Arabic and Indic scripts and emoji need joiners, two directions in one line need marks; Latin letters need neither.
_LATIN = "0-9A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff"
_JOINER = "[\u034f\u061c\u200c-\u200f]+"
_NEEDLESS = re.compile(f"(?<=[{_LATIN}]){_JOINER}|{_JOINER}(?=[{_LATIN}])")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

_SAVE = "Save it as UTF-8 text and try again."


def decode(raw: bytes, source: str, declared: str | None = None) -> str:
    """The text in `raw`: by its byte order mark, as UTF-8, as the encoding it declares, or as the likeliest one.

    Raises BadArticle for a binary file and for bytes that are no text in any likely encoding.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            text = _try(raw, encoding)
            if text is None:
                raise BadArticle(source, f"starts as {encoding.upper()} text but is damaged. {_SAVE}")
            return _checked(text, source)
    if b"\0" in raw:
        raise BadArticle(source, "is a binary file, not text. Give a text, Markdown, HTML or JSON file instead.")
    for encoding in filter(None, ("utf-8", declared)):
        text = _try(raw, encoding)
        if text is not None:
            return _checked(text, source)
    return _checked(_detected(raw, source), source)


def clean(text: str) -> str:
    """`text` with `\\n` line ends, in NFC, without control and invisible characters; lone surrogates become U+FFFD.

    Not covered: look-alike letters, which stay as they are, and U+2800, the braille blank.
    """
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
    text = unicodedata.normalize("NFC", _LONE_SURROGATES.sub("\ufffd", text))
    return unicodedata.normalize("NFC", _NEEDLESS.sub("", text))


def _try(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _detected(raw: bytes, source: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw, cp_isolation=_CANDIDATES).best()
    if best is None:
        raise BadArticle(source, f"is not UTF-8 and its encoding cannot be told. {_SAVE}")
    return str(best)


def _checked(text: str, source: str) -> str:
    """`text`, unless it has many control characters, which no editor writes: three, and one character in fifty."""
    if len(_CONTROLS.findall(text)) > max(2, len(text) // 50):
        raise BadArticle(source, "is a binary file, not text. Give a text, Markdown, HTML or JSON file instead.")
    return text
