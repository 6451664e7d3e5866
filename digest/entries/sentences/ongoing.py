"""A sentence, a title, a report to whether a search, a trial or a fight goes on or has ended."""

from __future__ import annotations

import re
from typing import Literal

from digest.patterns import regex

_EFFORTS = (
    "searching|looking for|hunting|digging|combing|scouring|battling|fighting|racing|seeking"
    "|evacuating"
)
_STATES = "at large|missing|trapped|unaccounted for|on the (?:loose|run)|in hiding|barricaded"
_GOES_ON = regex(
    rf"\b(?:(?:is|are) (?:(?:still|now|also|currently|reportedly|actively) )*|(?:was|were) still )"
    rf"(?:{_EFFORTS}|trying to (?:find|reach|track|locate|identify)|being sought|{_STATES})\b"
    r"|\b(?:continues?|remains?) (?:to (?:search|look|hunt|dig|battle|fight|seek)\b"
    r"|(?:their|its|the) (?:search|hunt)|at large|missing|trapped|unaccounted|on the (?:loose|run))"
    r"|\bha(?:s|ve) not (?:yet )?been (?:found|arrested|caught|identified|rescued)\b"
    r"|\b(?:ha(?:s|ve)|(?:are|have been)) no (?:suspects?|arrests?)\b"
    r"|\b[Nn]o (?:arrests?|suspects?|one) ha(?:s|ve) been (?:made|arrested|charged|identified)\b"
    r"|\bha(?:s|ve) yet to (?:arrest|charge|identify|name) (?:a|any|the|his|her|their)\b"
)
_PENDING = regex(
    r"\bwill (?:be (?:tried|arraigned|sentenced|charged)|stand trial|appear (?:in court|before))\b"
    r"|\b(?:is|are) (?:scheduled|due|expected|set) (?:in court\b|to (?:be (?:arraigned|tried"
    r"|sentenced|charged)|appear|stand trial|face trial|enter a plea|plead)\b)"
    r"|\b(?:is|are) (?:awaiting|facing) (?:trial|sentencing|arraignment)\b"
    r"|\bawaits? (?:trial|sentencing|arraignment)\b|\b(?:faces?|face) trial\b"
)
_DECIDED = regex(
    r"\b(?:sentenced to|(?:was|were|been) (?:sentenced|convicted|acquitted|found (?:not )?guilty)"
    r"|(?:found|finds) (?:him|her|them|\w+ \w+) (?:not )?guilty"
    r"|pleaded (?:no contest|(?:not )?guilty)"
    r"|(?:jury|judge|court) (?:has )?(?:convicted|acquitted|sentenced))\b"
)
_UNCERTAIN = regex(
    r"\b(?:is|are|remains?) (?:still )?(?:in (?:a )?(?:critical|serious|grave) condition"
    r"|hospitali[sz]ed|on life support|in intensive care|being treated"
    r"|fighting for (?:his|her|their) li(?:fe|ves))\b"
)
_SETTLED = regex(
    r"\b(?:died|succumbed|(?:was|were) pronounced dead"
    r"|(?:was|were|been) (?:released|discharged) from(?: the| a)? hospital)\b"
)
_TITLE_GOES_ON = regex(
    r"\b(?:search(?:es|ing)?|hunt(?:s|ing)?|look(?:s|ing)?) (?:\w+ )?for\b|\bseek(?:s|ing)?\b"
    r"|\b(?:at large|on the (?:loose|run))\b|\b(?:still|remains?) (?:missing|trapped|sought)\b"
)
_ENDED = regex(
    r"\b(?:arrested|in(?:to)? custody|captured|surrendered|pleaded|convicted|sentenced|extradited"
    r"|(?:was|were|been|are|is) (?:\w+ )?(?:charged|found|recovered|rescued|caught|contained"
    r"|extinguished|reopened)|found (?:alive|dead|safe)|called off|under control|(?:put|pulled) out"
    r"|last (?:body|victim|survivor)|recovered (?:the|his|her|their) (?:\w+ )?bod(?:y|ies))\b"
)


Matter = Literal["search", "trial", "life"]
"""What goes on for some days and then ends: a search or a fight; a trial; a fight for life."""
MATTERS: tuple[tuple[Matter, re.Pattern[str], re.Pattern[str]], ...] = (
    ("search", _GOES_ON, _ENDED),
    ("trial", _PENDING, _DECIDED),
    ("life", _UNCERTAIN, _SETTLED),
)
"""Each with what tells that it goes on, and that it has ended; only in English."""


def ended(text: str) -> frozenset[Matter]:
    """Of which matters a report tells the end, of whichever search or trial."""
    return frozenset(matter for matter, _, end in MATTERS if end.search(text))


def goes_on(text: str) -> frozenset[Matter]:
    """What the sentence tells of that will end: in the present tense, or as "still" so.

    >>> goes_on("Divers are still searching the river."), goes_on("Divers searched the river.")
    (frozenset({'search'}), frozenset())
    """
    return frozenset(matter for matter, present, _ in MATTERS if present.search(text))


def title_goes_on(title: str) -> bool:
    """The same of a title, whose verbs are shorter.

    >>> title_goes_on("Police search for driver"), title_goes_on("Driver found")
    (True, False)
    """
    return bool(_TITLE_GOES_ON.search(title.lower()))
