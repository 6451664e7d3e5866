"""A sentence to a headline: its first clauses, without what only introduces or describes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from digest.entries.sentences.clauses import whole
from digest.entries.sentences.verbs import FINITE, tells
from digest.entries.words.function_words import function_words
from digest.patterns import regex

MAX_LENGTH = 90
"""Characters of a title that is made from a sentence."""
MIN_LENGTH = 25
"""Below, a clause says too little to be a title."""

_CLAUSE_END = regex(
    r"[,;:—–\s-](?:(?<=[,;:])(?=\s)|(?<=[—–])|(?<=[^\W\d_]{3}\s-)(?=\s)"
    r"|(?<=\s)(?:\(|(?=(?:after|as|while|amid|because|before|since|when|where|although|though"
    r"|despite|following|including|in order)\b)))\s*"
)
"""Begins with the few characters that may end a clause: they are found twice as fast as it."""
_LIST = regex(
    r"(?<=\s)(?:his|her|its|their|an?|the) [\w’'.-]+"
    r"(?P<further>(?:, [\w’'.-]+){1,4},? (?:and|or) )"
)
"""What shares a noun or an owner: "his WBA, IBF and WBO belts", "her house, garden and boat"."""
_PURPOSE = regex(r"\s(?=to\s)")
_WHAT_FOR = regex(
    r"\b(?:able|about|agree\w*|aim\w*|allow\w*|ask\w*|call(?:s|ed|ing)?|claim\w*|continue\w*"
    r"|decid\w+|due|enabl\w+|expect\w*|fail\w*|forc\w+|going|had|ha[sv]e|hop\w+|intend\w*|lets?"
    r"|likely|need\w*|nominat\w+|offer\w*|order\w*|plan\w*|prepar\w+|promis\w+|purport\w*|ready|refus\w+"
    r"|request\w*|scheduled|seek\w*|set"
    r"|start\w*|take|takes|told|took|tr(?:y|ies|ied|ying)|urg\w+|used|vow\w*|wait\w*|want\w*|warn\w*)"
    r"(?:\s+[\w.’'-]+){0,6}$"
    r"|\b(?:is|are|was|were|became|becomes)\s(?:the|an?|one|among)\s[^,]*$"
)
"""Behind "asked her doctors" and "is the first woman", what comes next is what matters."""
_INTRODUCTION = regex(
    r"^(?:In|On|At|After|Following|Amid|Speaking|Talking|During|As|While|According to)\b"
    r"[^,]{3,60},\s+(?:\d{4},\s+)?(?!(?:\d{4},|which|who|whose|where|but|and|or)\b)"
    r"(?![\w’'-]+(?:ed|ing) (?:to|by|in|on|from|with|for|at|into)\b)"
)
"""Not where what follows only describes: "as he boarded Flight 11, headed to Oslo on Tuesday"."""
_PHRASE_END = regex(
    r"\s(?=(?:in|on|at|for|from|by|with|during|over)\s"
    rf"|(?:and|but)\s(?:(?!who|which\b|that\b)[^\s,;]+\s){{0,6}}?{FINITE}\b)"
)
"""Before "and" only where another clause follows: not in "over 1,200 men and women"."""
_APPOSITION = regex(
    rf"(?P<who>[A-ZÀ-Þ](?:(?! {FINITE}\b)[^,;:—–]){{1,60}})"
    r", (?P<what>(?:an?|the|who|whose|which|aged|former|once|now|\d)\b[^,;—–]{0,90}"
    r"(?:, of [^,;—–]{3,40})?),"
    rf"(?= {FINITE}\b)"
)
_SOURCE = regex(
    r"\b(?:sa(?:y|ys|id)|according|allege\w*|reportedly|suspect\w*|believed|accused|officials?|not"
    r"|police|told|claims?|claimed)\b"
)
"""An apposition that says who says so is no mere description."""
_SUBORDINATE = regex(
    r"(?:(?:\w+ ){0,3}(?:minutes|hours|days|weeks|months|years) (?:after|before)|While|Despite"
    r"|Although|Though|Because|If|When|As|After|Before|Since|Whereas|Unlike|According to|Amid"
    r"|Just when|Ever since|Upon|In|For|With|Under)\b"
)
_REPORT = regex(
    r"(?:[^,]{0,50}(?<! and)(?<! of)(?<! for) )?(?P<name>[A-Z][\w’'-]+) (?:ha[sd] )?"
    r"(?:said|says|stated|asserted|announced|warned|confirmed|declared)"
    r"(?: (?:on |late |early )*(?:[A-Z][a-z]+day|today|yesterday|this [a-z]+))?(?: that)? "
    r"(?P<what>(?!it\b|they\b|he\b|she\b).+)"
)
_UNDERWAY = regex(
    r"\b(?:was|were) (?:\w+ly )?(?:[a-z]+ing(?!\w)|(?:on|in|at) (?:his|her|its|their) |about to\b)"
)
_INTERRUPTION = " when "
"""Behind "he was sleeping" it brings what happened."""
_STOPS = ".。।"
_STOP = regex(rf"(?<!\b[a-z]\.[a-z])[{_STOPS}]+$")
"""Not that of "1:30 p.m.", which belongs to the word."""
_DANGLING = regex(r"[\s,;:—–،؛，；、-]+$")
_CONJUNCTIONS = {
    "de": "und|oder|sowie|aber|doch",
    "fr": "et|ou|mais",
    "es": "y|e|o|u|pero",
    "pt": "e|ou|mas",
    "it": "e|ed|o|ma",
    "nl": "en|of|maar",
    "ru": "и|а|но|или",
}
"""A clause may end before them, in languages other than English."""
_OPEN_NAME = regex(r"\b[Tt]he [A-Z][\w-]+$")
_NAMED_FURTHER = regex(r"\s(?:on|in|at|for|from|of) [A-Z]")
"""A name may go on behind such a word: "the Mail on Sunday", "the Center for Peace"."""
_SINGLE = regex("['‘]")
_SINGLE_OPENS = regex(r"(?<!\w)['‘]\w")
_SINGLE_CLOSES = regex(r"\w\W?['’](?!\w)")
_HALF = regex(
    r"\b(?:between\s(?!(?:the |these |those |its |their )?(?:two|three|four|five|them|us)\b)"
    r"(?!.*\band\s)|neither\s(?!.*\bnor\s)|not (?:only|just|merely)\s(?!.*\bbut\s))",
    re.IGNORECASE | re.DOTALL,
)
"""Opens a pair whose second half is still to come: "between nine o'clock"."""


def shortened(sentence: str, language: str = "") -> str:
    """A sentence to a headline, as `made_headline`; where it makes none, its first words.

    >>> shortened("The dam on the Sava failed on Monday, flooding two villages, officials said.")
    'The dam on the Sava failed on Monday, flooding two villages, officials said'
    """
    return made_headline(sentence, language) or _words(_told(sentence, language), language)


def made_headline(sentence: str, language: str = "") -> str:
    """The first clauses of a sentence, at most 90 characters, without the full stop; or "".

    Where the first clause is too long, what somebody has said stands behind their name. In
    other languages than English it ends at a comma or before a conjunction.
    """
    text = _told(sentence, language)
    if len(text) <= MAX_LENGTH:
        return _DANGLING.sub("", text)
    if not _is_english(language):
        cuts = [cut for cut in _cuts(text, _end_of_clause(language[:2])) if closed(text[:cut])]
        return _DANGLING.sub("", text[: cuts[-1]]) if cuts else ""
    return (
        _cut(text, _CLAUSE_END)
        or _reported(text)
        or _cut(text, _PHRASE_END)
        or _cut(text, _PURPOSE)
    )


def is_headline(title: str, language: str = "") -> bool:
    """Does it tell something?

    It is more than the beginning of a quotation, and in English more than a clause that only
    leads to another, or somebody with a description: "Ana Petrova, the first mayor of Corval".
    """
    if not _is_english(language):
        return closed(title)
    if len(title) < MIN_LENGTH or not closed(title):
        return False
    if _SUBORDINATE.match(title):
        return "," in title and tells(title[title.index(",") :])
    return _tells(title)


def _is_english(language: str) -> bool:
    return language[:2] in ("", "en")


@cache
def _end_of_clause(language: str) -> re.Pattern[str]:
    conjunctions = _CONJUNCTIONS.get(language)
    before = rf"|\s(?=(?:{conjunctions})\s)" if conjunctions else ""
    return re.compile(rf"[,;:،؛](?=\s)|[—–，；]{before}")


def closed(text: str) -> bool:
    """No quotation, parenthesis or pair such as "between ... and" is left open."""
    for one, other in (("(", ")"), ("``", "''")):
        if text.count(one) != text.count(other):
            return False
    if sum(map(text.count, '"“”')) % 2 or _HALF.search(text):
        return False
    if not _SINGLE.search(text):
        return True
    return len(_SINGLE_OPENS.findall(text)) <= len(_SINGLE_CLOSES.findall(text))


def _told(sentence: str, language: str) -> str:
    """A sentence without its full stop, and in English without what introduces or describes."""
    text = sentence.strip()
    if stop := _STOP.search(text, len(text.rstrip(_STOPS))):
        text = text[: stop.start()]
    if not _is_english(language):
        return text
    text = _INTRODUCTION.sub("", text)
    text = text[:1].upper() + text[1:]
    return _plain(text) if len(text) > MAX_LENGTH else text


def _plain(text: str) -> str:
    """`text` without what describes its subject between two commas."""
    found = _APPOSITION.match(text)
    if not found or _SOURCE.search(found["what"]):
        return text
    return found["who"] + text[found.end() :]


def _tells(title: str) -> bool:
    """Is there a verb, and before a first comma that no second one follows?"""
    before, comma, after = title.partition(", ")
    telling = title if comma and "," in after else before
    return tells(telling)


def _cut(text: str, end: re.Pattern[str]) -> str:
    """The longest beginning that fits and stops where `end` may, or ""."""
    cuts = _cuts(text, end)
    if end is _PURPOSE:
        cuts = [cut for cut in cuts if not _WHAT_FOR.search(text, 0, cut)]
    if end is _CLAUSE_END and (listed := _LIST.search(text)):
        cuts = [cut for cut in cuts if not listed.start("further") <= cut < listed.end()]
    for cut in reversed(cuts):
        beginning = text[:cut]
        if text.find(_INTERRUPTION, cut) >= 0 and _UNDERWAY.search(beginning):
            continue
        if _OPEN_NAME.search(beginning) and _NAMED_FURTHER.match(text, cut):
            continue
        if _tells(beginning) and closed(beginning):
            beginning = _DANGLING.sub("", beginning)
            if whole(beginning):
                return beginning
    return ""


def _cuts(text: str, end: re.Pattern[str]) -> list[int]:
    """Where `end` is found so that what stands before has the length of a title."""
    found = end.finditer(text, MIN_LENGTH - 3, MAX_LENGTH + 20)
    return [cut for match in found if MIN_LENGTH <= (cut := match.start()) <= MAX_LENGTH]


def _reported(text: str) -> str:
    """`Ek: Embassy will move` for "Minister Jon Ek has said that the embassy will move"; or ""."""
    report = _REPORT.match(text)
    if not report:
        return ""
    said = report["what"].removeprefix("the ")
    line = f"{report['name']}: {said[:1].upper()}{said[1:]}"
    return line if len(line) <= MAX_LENGTH else _cut(line, _CLAUSE_END)


def _words(text: str, language: str) -> str:
    """As many words as fit, without those at the end that lead nowhere."""
    words = text[: MAX_LENGTH + 1].split(" ")
    if len(words) > 1 and len(text) > MAX_LENGTH:
        words.pop()
    while len(words) > 3 and not _ends_well(words, language or "en"):
        words.pop()
    return _DANGLING.sub("", " ".join(words)[:MAX_LENGTH])


def _ends_well(words: Sequence[str], language: str) -> bool:
    """Is no quotation open, and does the last word say something?"""
    return closed(" ".join(words)) and words[-1].lower() not in function_words(language)
