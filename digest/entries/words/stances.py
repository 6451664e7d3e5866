"""A sentence to how it stands to what it tells: does it deny that, leave it open, call it off?"""

from __future__ import annotations

import re

from digest.nouns import noun
from digest.patterns import regex


@noun
class Stance:
    """A way not to state something flatly, in English."""

    words: str
    """One of these, between blanks, or of the roots is in every sentence that takes it."""
    roots: frozenset[str]
    """In lower case."""
    pattern: re.Pattern[str]

    def is_taken(self, text: str) -> bool:
        """Does the sentence take it?"""
        return bool(self.pattern.search(text))


DENIAL = Stance(
    "not no never neither nor without cannot",
    frozenset(
        "fail refus reject deny denie denying denial refut rebut debunk disprov hoax bogus untrue "
        "dismiss n't n’t".split()
    ),
    regex(
        r"\b(?:not|no|never|neither|nor|without|cannot|fail(?:s|ed)?|refus\w+|reject\w*"
        r"|den(?:y|ie[sd]|ying|ial)|refut\w+|rebut\w*|debunk\w*|disprov\w+|hoax\w*|bogus|untrue"
        r"|dismiss\w* (?:\w+ ){0,3}(?:claims?|reports?|rumou?rs?|allegations?))\b|n['’]t\b",
        re.IGNORECASE,
    ),
)
DOUBT = Stance(
    "may might could would if whether",
    frozenset(
        "alleg suspect reportedly apparent purported accus claim unconfirmed rumor rumour "
        "believed".split()
    ),
    regex(
        r"\b(?:alleg\w+|suspect\w*|reportedly|apparent(?:ly)?|purported(?:ly)?|(?-i:may)|might"
        r"|could|would|accus\w+|claim\w*|unconfirmed|rumou?r\w*|believed|if|whether)\b",
        re.IGNORECASE,
    ),
)
UNDOING = Stance(
    "off",
    frozenset("cancel scrap avert postpon overturn retract abandon".split()),
    regex(
        r"\b(?:call(?:s|ed|ing)? (?:it |them )?off|cancel\w*|scrap(?:s|ped|ping)?|avert\w*"
        r"|postpon\w*|overturn\w*|retract\w*|abandon(?:s|ed|ing)?)\b",
        re.IGNORECASE,
    ),
)
