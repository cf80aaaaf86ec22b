"""Words that speak to a machine which reads an article, in eight languages, as regular expressions.

They are matched against text as `qa/untrusted.py` simplifies it: no accents, small letters, straight quotes, one blank
between words (a space here also matches a line end). Each asks for two things at once, such as "ignore" and "your
instructions", since one alone is ordinary news. Not covered: other languages, and anything said in ordinary sentences.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from qa.tongues import OTHERS

_WORDS: Mapping[str, str] = {
    "AI": r"(?:ais?|a\.i\.|ai (?:assistants?|models?|systems?|agents?|readers?|bots?|tools?)|artificial intelligences?"
    r"|(?:large |ai )?language models?|llms?|chat ?bots?|assistants?|bots?|automated (?:readers?|systems?"
    r"|assistants?)"
    r"|answering (?:systems?|machines?|engines?)|machines? (?:that|which) reads?)",
    "IGNORE": r"(?:ignore|disregard|forget|override|bypass|overrule|discard|neglect)",
    "BEFORE": r"(?:previous|prior|above|earlier|preceding|foregoing|former|original|initial|existing|system|default)",
    "ORDERS": r"(?:instructions?|prompts?|directions?|directives?|commands?|system messages?)",
    "SAY": r"(?:say|answer|reply|respond|state|tell|write|claim|output|insist|mention|cite)",
    "NEVER": r"(?:do not|don't|never|must not|should not)(?: ever)?",
    "REPLY": r"(?:answers?|responses?|repl(?:y|ies)|outputs?|summar(?:y|ies))",
    "PART": r"(?:paragraphs?|instructions?|notes?|prompts?|passages?|sources?|commands?|articles?|documents?"
    r"|citations?)",
    "PUT": r"(?:include|add|append|insert|embed|put|place|attach|render|display|output|end|finish|close|begin|start)",
}

_ENGLISH = (
    # Instructions are lifted
    r"\b{IGNORE}(?: (?:about|all|any|every|each|of|the|these|those|this|your|my|our|other))* {BEFORE}"
    r"(?:(?:,| and| or|,? and/or) (?:all |any |every )*{BEFORE})*(?: \w+){0,2}? {ORDERS}\b",
    r"\b{IGNORE}(?: (?:all|any|of|everything in))* your (?:\w+ ){0,2}?(?:{ORDERS}|guidelines|programming)\b",
    r"{CLAUSE}{IGNORE}(?: (?:all|any|every|of|the|these))* (?:previous|prior|above|preceding)"
    r" (?:rules|guidelines|context|orders|texts?|messages?|passages?|articles?|sources?)\b",
    r"{CLAUSE}{IGNORE} (?:everything|all|anything|what)(?: that| of what)? (?:you (?:were|are|have been"
    r"|had been|'ve been)"
    r" (?:just )?(?:told|instructed)|(?:is |was )?(?:said |written )?above|that came before)\b(?! about)",
    r"{SENTENCE}{IGNORE} (?:(?:all|any|the) )?(?:other|remaining) (?:instructions|passages|sources|articles"
    r"|documents)\b",
    r"\b(?:new|updated|revised|override) (?:system )?instructions? ?(?:(?:for|to) (?:the |all |any )*{AI} ?)?:",
    r"\b{IGNORE} (?:all|any|every)(?: of)?(?: the| other| these| those)* {ORDERS}\b(?! (?:on|in|for|about"
    r"|that|which|from|to|at|given|by)\b)",
    r"\b(?:overrides?|supersedes?|replaces?|takes? precedence over)(?: (?:all|any|of))* (?:your"
    r" (?:\w+ ){0,2}?|(?:previous|prior|earlier) )(?:{ORDERS}|guidelines)\b",
    r"\b(?:instructions|prompts?) (?:that )?you (?:were|have been) given (?:before|earlier|above|previously|by)\b",
    r"{CLAUSE}your (?:new|real|actual) (?:task|instructions?|objective) (?:is|are)\b",
    r"{SENTENCE}(?:override|ai (?:assistants?|models?|readers?)|llms?|language models?) ?: ",
    r"{SENTENCE}(?:ai|llms?|(?:large )?language models?|chat ?bots?|ai assistants?|assistant)[,:] (?:please"
    r"|do not|don't|never|always|you (?:must|should)|ignore|answer|say)\b",
    r"{CLAUSE}for (?:{AI} only\b|ai (?:readers?|assistants?|models?)(?: only)? ?:)",
    r"\b{AI} (?:must|should)(?: not| never| always| only)? (?:mention|cite|say|answer|ignore|obey|reply)\b",
    r"{CLAUSE}act as dan\b",
    # A role is given
    r"\byou are (?:now |hereby )?(?:an? |the |my |in )?(?:\w+[ -]){0,3}?(?:chatgpt|gpt-?\d|dan\b|{AI} (?:that"
    r"|which|who|with"
    r"|without|named|called|in)|(?:developer|debug|admin|jailbreak|unrestricted|god) mode)",
    r"\byou are now (?:an? |the |my )?(?:\w+[ -]){0,3}?{AI}\b",
    r"\bfrom (?:now|here) on(?:wards?)?,? (?:you (?:will|must|are to|shall|should|may) )?(?:only |always )?"
    r"(?:answer|respond|reply|act as|pretend|obey|follow (?:these|my))\b",
    r"{CLAUSE}(?:act|behave|respond|roleplay|pretend to be|pose)(?: as)?(?: if you were)? (?:an? |the "
    r"|my )(?:\w+[ -]){0,3}?"
    r"(?:ai\b|language model|llm|chat ?bot|ai assistant)",
    r"\bas an? (?:\w+ )?{AI}[\w ]{0,30},? you (?:must|should|shall|will|need|have to|are (?:to|required"
    r"|instructed|obliged))",
    r"{SENTENCE}(?:(?:an? )?(?:important )?(?:note|notice|message|attention|instructions?|warning|memo|dear"
    r"|hello|hey|hi)[,:]?)"
    r"(?: (?:to|for|all|any|every|the|this|of))* {AI}(?: reading this)? ?[:,!-]",
    r"\bif you(?:'re| are)(?: reading this (?:and|as) (?:you are )?)? ?an? (?:\w+ ){0,2}?(?:ai\b|a\.i\."
    r"|(?:large )?language model"
    r"|llm|chat ?bot|artificial intelligence|automated (?:reader|system|assistant))",
    r"\b{AI}(?: \w+){0,2} (?:reading|processing|summari[sz]ing|parsing|indexing|ingesting) this\b",
    r"\b(?:to )?(?:any|all|every|the) {AI} (?:that|who|which) (?:reads?|process(?:es)?|summari[sz]es?|sees?)"
    r" (?:this|the above)\b",
    # An answer is dictated
    r"{CLAUSE}(?:answer|respond|reply|output|return) (?:only|solely|exclusively|just|nothing but"
    r"|with nothing but|with only)"
    r" ?(?:with|by saying|the (?:words?|sentence|phrase|text|following))?(?: the| a| this|:| ?[\"'])",
    r"{SENTENCE}(?:answer|respond to|reply to|begin|start|end|finish|preface) (?:your|every|each|all|any)"
    r" (?:\w+ ){0,2}?"
    r"(?:{REPLY}|questions?|quer(?:y|ies)) (?:with|by|that|as follows|using)\b",
    r"{SENTENCE}(?:answer|respond|reply)(?: to)?(?: (?:this|the|any|all|every) (?:questions?|quer(?:y|ies)"
    r"|prompts?|users?|readers?))?"
    r" (?:with:? ?[\"']|with the|that |by (?:saying|writing|stating)|as follows)",
    r"{CLAUSE}(?:when(?:ever)?|if|each time|every time) (?:you are |you're |you get |(?:the|a|any) (?:user"
    r"|reader|person|human) |users |readers )?"
    r"(?:is |are |ever )?ask(?:s|ed)?\b[^.!?\n]{0,120}?[,:] ?(?:you (?:must|should|will|are to|shall) "
    r"|please |always |only |simply |just |then )*"
    r"{SAY}\b(?! (?:officials|people|analysts|experts|researchers|some|many|police|they|he|she|most)\b)",
    r"{CLAUSE}(?:in|at the end of|at the start of) (?:your|every|each|all of your) {REPLY}[, ]+(?:you (?:must"
    r"|should|will) )?(?:say|include|mention|state|add|write)\b",
    r"{SENTENCE}(?:tell|inform|assure|warn) (?:the|any|every|all) (?:users?|readers?|human) (?:that|to|about)\b",
    r"{CLAUSE}(?:when|while|before|if you are|if you're) (?:you (?:answer|summari[sz]e|quote|cite)"
    r"|summari[sz]ing|answering|quoting|citing|processing|translating)"
    r" (?:this|the|any) (?:article|document|text|page|questions?|passage"
    r"|paragraph)\b[^.!?\n]{0,60}, ?(?:you must |please |always |only |do not |never )*"
    r"(?:state|say|include|mention|add|write|recommend|praise|answer|claim|omit|ignore|tell)\b",
    r"{CLAUSE}(?:print|say|write|output|answer|reply|respond)(?: with)? [\"'][^\"'\n]{1,80}[\"'],?"
    r" (?:and nothing else|only\b|instead\b)",
    r"{CLAUSE}instead of (?:answering|summari[sz]ing|following|responding to) [^.!?,\n]{1,40}, ?(?:write|say"
    r"|output|print|reveal|reply|respond|tell)\b",
    r"\b{NEVER} answer (?:the |any )?(?:users?'s?|readers?'s?) questions?\b",
    r"{CLAUSE}(?:end|begin|start|finish) (?:every|each) (?:sentence|answer|reply|paragraph) with\b",
    r"{SENTENCE}(?:summari[sz]e|describe|translate) (?:this|the) (?:article|document|text|page)"
    r" (?:only )?(?:as|with|by)\b",
    r"{CLAUSE}(?:treat|regard|consider|use|quote|cite|trust) (?:only )?this (?:paragraph|passage|text|note"
    r"|article) (?:\w+ )?(?:as (?:the|your) (?:only|sole|true|correct)|only\b|above all)",
    r"\b(?:correct|right|only|true|official) answer to (?:any|every|all) (?:other )?questions?\b",
    # Something is to be kept back, or given away
    r"\b{NEVER} (?:mention|cite|quote|reveal|disclose|refer to|acknowledge|discuss|repeat|use|trust|consult"
    r"|rely on) "
    r"(?:this|these|any other|the (?:other|above|following)|any of the (?:other|above)) (?:\w+ )?{PART}\b",
    r"\b{NEVER} (?:give|add|include|provide|show|use|write) (?:any )?(?:citations?|source marks|footnotes)\b",
    r"\b{NEVER} (?:tell|inform|alert|warn|show) (?:the|any|your) (?:users?|readers?|human)\b",
    r"\b(?:reveal|print|repeat|output|show|display|disclose|leak|recite|tell (?:me|us)|write out|share|quote"
    r"|return|dump|copy)"
    r"(?: (?:me|us|out|back|verbatim|exactly|all|of|the|full|text|contents?|a copy))* (?:your (?:\w+ ){0,2}?"
    r"(?:system prompt|prompt|instructions|system messages?)|the (?:entire |full |whole "
    r"|hidden )?(?:system prompt|system message|prompt above))\b",
    r"{CLAUSE}(?:repeat|print|show|output|return|display|copy|recite|translate)(?: (?:me|us|out|back))*"
    r" (?:everything|all (?:the |of the )?(?:text|words|content)|the (?:text|words))"
    r" (?:\w+ ){0,3}?(?:above|before this|from the (?:beginning|start) of (?:this|the|our) (?:conversation"
    r"|prompt))\b|(?:print|repeat|output) all (?:the )?text that came before\b",
    # A link or a picture is to be put in
    r"{CLAUSE}{PUT}\b[^.!?\n]{0,80}(?:!\[|\[[^\]\n]{0,80}\] ?\( ?https?:|<img|<a href|markdown (?:image|link"
    r"|picture))",
    r"{CLAUSE}{PUT}\b[^.!?\n]{0,60}\b(?:links?|images?|urls?|pictures?|markdown)\b[^.!?\n]{0,60}\b(?:your"
    r"|every|each|the) {REPLY}\b",
    r"{CLAUSE}{PUT}\b[^.!?\n]{0,60}\b(?:your|every|each) {REPLY}\b[^.!?\n]{0,60}\b(?:links?|images?|urls?"
    r"|pictures?|markdown|https?:)",
    # A claim of authority
    r"\b(?:editors|developers|makers|authors|team|operators|administrators?|staff|people) (?:of|at"
    r"|behind) pullquote\b|\bpullquote"
    r"(?:'s)?,? (?:editors|developers|team|staff|administrators?|must|should|shall|will|is (?:to|required)"
    r"|now|please|answer|ignore)\b",
    r"{SENTENCE}(?:note|message|notice|instructions?|update|memo) (?:from|by) (?:the |your )*(?:openai"
    r"|anthropic|system administrators?"
    r"|(?:ai|app|software|system|model) (?:developers?|operators?|administrators?))[^.\n]{0,40}:",
)

_MARKS = (  # in any language
    r"<\|[^|>\n]{1,40}\|>|\[/?inst\]|<</?sys>>|</?(?:system|assistant|human|instructions?|prompt|im_(?:start"
    r"|end)|thinking)>",
    r"!\[[^\]\n]{0,200}\] ?\( ?[^)\n]{0,200}(?:\{|\[|<|%7b|\$)",
    r"^[\"']?#{2,6} ?(?:new |system )?(?:instructions?|system|assistant|human|response)(?: prompt"
    r"| message)? ?:?[\"']?$",
    r"^[\"*\[(]{0,3}(?:system|assistant|developer)[*\])]{0,3} ?:[*]{0,2} ",
    r"^(?:user|human) ?:[^\n]*\n(?:[^\n]*\n){0,20}?(?:assistant|ai|bot|system) ?:",
    r"\{\{ ?(?:system|assistant|instructions?)\b",
    r"[\"']role[\"'] ?: ?[\"'](?:system|assistant|user|developer|tool)\b",
    r"[\[(]system[\])] ?:?|\b(?:system|admin(?:istrator)?|developer|root) (?:override|prompt|message"
    r"|instructions?|directive)s? ?(?:[:\]]|- )",
    r"</? ?(?:passages?|claim|evidence|retrieved|search_results?|untrusted)\b[^<>\n]{0,60}>|</(?:text|context"
    r"|document|source)s?>",
    r"(?<![-=_*#~+<>|])[-=_*#~+<>|]{3,}+ ?(?:(?:end|begin|start|of|the|untrusted|retrieved) )*"
    r"(?:passages?|sources?|context"
    r"|documents?|articles?|data"
    r"|evidence|excerpts?|untrusted|system|instructions?|prompt)\b[^\n]{0,40}?[-=_*#~+<>|]{3,}",
    r"(?<![-=_*#~])[-=_*#~]{3,}+ ?(?:end|begin|start) (?:of )?(?:the )?(?:passages?|sources?|context|documents?|data"
    r"|evidence|excerpts?|system|instructions?|prompt)\b",
    r"^[\"']?\[? ?(?:passage|excerpt) ?#?\d{1,2} ?[\]:|]|^[\"']?\[(?:source|document|context) ?#?\d{1,2}\]",
    r"^[\"']?\[\d{1,2}\] [^\n]{1,160}¶ ?\d",
    r"\b(?:decode|base ?64|rot ?13)\b[^\n]{0,80}?(?<![\w/.])(?=[a-z+/]*\d)[a-z0-9+/]{24,}={0,2}"
    r"|(?<![\w/.])(?=[a-z+/]*\d)[a-z0-9+/]{24,}={0,2}[^\n]{0,80}?\b(?:decode|base ?64|rot ?13)\b",
)

CASED = re.compile(
    r"\b(?:END|BEGIN|START|BEGINNING) (?:OF )?(?:THE )?(?:UNTRUSTED |RETRIEVED |ARTICLE )?"
    r"(?:PASSAGES?|SOURCES?|CONTEXT|DOCUMENTS?|ARTICLES?|DATA|PROMPT|EXCERPTS?|EVIDENCE|INSTRUCTIONS?)\b"
    r"|\bSYSTEM ?:"
)
"""Matched before capitals are folded: "at the end of the article" is news, "END OF ARTICLE" is a fence."""


_BLANK = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]| ")  # a blank, or what may hold one that is meant as it stands


def _compiled(pattern: str) -> re.Pattern[str]:
    while found := re.search(r"\{([A-Z]+)\}", pattern):  # some words are made of others
        pattern = pattern.replace(found[0], _WORDS[found[1]])
    bare = "".join(c for c in unicodedata.normalize("NFKD", pattern) if not unicodedata.combining(c))
    return re.compile(_BLANK.sub(lambda found: "[ \\n]" if found[0] == " " else found[0], bare), re.MULTILINE)


def _together(head: str) -> re.Pattern[str]:
    """All that begin with `head`, as one expression without it, to be tried only where `head` is: far less work."""
    patterns = (one.removeprefix(head) for one in (*_ENGLISH, *OTHERS) if one.startswith(head))
    return _compiled("|".join(f"(?:{one})" for one in patterns))


CLAUSE = _together("{CLAUSE}")
SENTENCE = _together("{SENTENCE}")
WORD = _together(r"\b")
CHINESE = _compiled("|".join(one for one in OTHERS if one[0] not in "\\{"))
ANYWHERE = tuple(map(_compiled, _MARKS))

CLAUSE_START = _compiled(r"^|[.!?:;,\"'(\[>*#-] ?|\b(?:please|now|and|then|must|should|just|simply|instead|always),? ")
WORD_START = re.compile(r"\b(?=\w)")
SENTENCE_START = _compiled(r"^|[.!?:;\"'(\[>*] ?|\b(?:please|instead|always),? ")
