"""A sentence, a title, a report to whether a search or a fight goes on or has ended."""

from __future__ import annotations

import re

_EFFORTS = (
    "searching|looking for|hunting|digging|combing|scouring|battling|fighting|racing|seeking"
    "|evacuating"
)
_STATES = "at large|missing|trapped|unaccounted for|on the (?:loose|run)|in hiding|barricaded"
_GOES_ON = re.compile(
    rf"\b(?:is|are) (?:(?:still|now|also|currently|reportedly|actively) )*"
    rf"(?:{_EFFORTS}|trying to (?:find|reach|track|locate|identify)|being sought|{_STATES})\b"
    r"|\b(?:continues?|remains?) (?:to (?:search|look|hunt|dig|battle|fight|seek)\b"
    r"|(?:their|its|the) (?:search|hunt)|at large|missing|trapped|unaccounted|on the (?:loose|run))"
    r"|\bha(?:s|ve) not (?:yet )?been (?:found|arrested|caught|identified|rescued)\b"
    r"|\b(?:has|have) no (?:suspects?|arrests)\b"
)
_TITLE_GOES_ON = re.compile(
    r"\b(?:search(?:es|ing)?|hunt(?:s|ing)?|look(?:s|ing)?) (?:\w+ )?for\b|\bseek(?:s|ing)?\b"
    r"|\b(?:at large|on the (?:loose|run))\b|\b(?:still|remains?) (?:missing|trapped|sought)\b"
)
_ENDED = re.compile(
    r"\b(?:arrested|in(?:to)? custody|captured|surrendered|pleaded|convicted|sentenced|extradited"
    r"|(?:was|were|been|are|is) (?:\w+ )?(?:charged|found|recovered|rescued|caught|contained"
    r"|extinguished|reopened)|found (?:alive|dead|safe)|called off|under control|(?:put|pulled) out"
    r"|last (?:body|victim|survivor))\b"
)


def ended(text: str) -> bool:
    """Does a report tell of the end of a search, a hunt or a fight, of whichever?"""
    return bool(_ENDED.search(text))


def goes_on(text: str) -> bool:
    """Does the sentence tell in the present tense of a search or a fight that will end?

    Only in English.

    >>> goes_on("Divers are still searching the river."), goes_on("Divers searched the river.")
    (True, False)
    """
    return bool(_GOES_ON.search(text))


def title_goes_on(title: str) -> bool:
    """The same of a title, whose verbs are shorter.

    >>> title_goes_on("Police search for driver"), title_goes_on("Driver found")
    (True, False)
    """
    return bool(_TITLE_GOES_ON.search(title.lower()))
