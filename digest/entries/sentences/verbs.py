"""An English text to whether there may be a verb in it."""

from __future__ import annotations

from digest.entries.sentences.clauses import AUXILIARIES, PAST, PRESENT
from digest.patterns import regex

_VERBS = frozenset({"tell", *AUXILIARIES, *PAST, *PRESENT})
_NO_ATTRIBUTE = r"(?<!, )(?<!-old )(?<![Tt]he )(?<!\b[Aa] )(?<!\b[Aa]n )"
"""Not as in "a 40-year-old convicted smuggler" and "the wounded"."""
FINITE = rf"(?:{'|'.join(sorted(_VERBS))}|{_NO_ATTRIBUTE}[a-z]{{2,}}ed)"
"""A pattern of what is one where a clause has its verb."""
_TELLS = regex(
    rf"\b{FINITE}\b|’s \w+(?:ed|ing)\b"
    r"|\b[a-z]{3,}s "
    r"(?:to|the|an?|that|for|in|on|up|its|his|her|how|more|as|with|from|into|by|at|\d)\b"
)
"""What may be a verb; it is no proof, but what has none of it is none."""
_COMMON = (
    "allege|believe|claim|continue|expect|face|fear|hope|include|need|plan|remain|seek|show"
    "|speak|urge|use|want|warn"
)
_VERB = regex(
    rf"{_TELLS.pattern}|(?<![a-z])[a-z]{{2,}}ed\b"
    r"|\b(?:it|he|she|that|there|who|what)[’']s\b|[’']re\b|n[’']t\b"
    rf"|\b(?:{_COMMON}|spent|shook|spoke|chose|drove|let|broadcast|follows|points|stems?|knows"
    r"|considers|requires)\b"
)
_IRREGULAR = (
    "arose|ate|awoke|bent|bit|bled|blew|bred|burst|caught|clung|crept|dealt|drank|drew|dug|fed|felt"
    "|forbade|forgave|forgot|fought|foresaw|froze|hid|hung|knelt|knew|laid|lay|leapt|learnt|lent|lit"
    "|meant|outran|overcame|overran|oversaw|overthrew|overtook|quit|rang|read|rebuilt|rid|rode|sang"
    "|sat|saw|shed|shone|shrank|shut|slept|slid|sought|sped|split|sprang|spread|spun|stank|stole"
    "|stuck|stung|swam|swept|swore|swung|taught|thought|threw|tore|understood|undertook|underwent"
    "|upheld|upset|wept|withdrew|withheld|withstood|woke|wore|wove|wrote|should|isn’t|aren’t"
)
_IN_A_SENTENCE = regex(
    rf"\b(?:{_IRREGULAR})\b|\b(?:{_COMMON}|cost|demand|hold|keep|know|lead|leave|make|mean|offer|play|protect|receive"
    r"|represent|run|serve|take|threaten)s\b"
    r"|\b(?:an?|the|its|his|her|this|that|each|every) (?:[\w-]+ ){0,2}[a-z-]*[^\Ws] "
    r"[a-z]{2,}[^\Ws]s\b(?! of\b)"
)
"""What may be a verb in a whole sentence, and a noun in a heading: "a hall needs sprinklers"."""


def tells(clause: str) -> bool:
    """Does it tell something, as a clause of a headline does?"""
    return _has_plain_verb(clause) or bool(_TELLS.search(clause))


def may_have_verb(text: str) -> bool:
    """Is there anything that may be a verb? Where nothing is, it is a mere heading.

    >>> may_have_verb("The dam has failed"), may_have_verb("Oil back close to $82 after a blast")
    (True, False)
    """
    return _has_plain_verb(text) or bool(_VERB.search(text))


def is_verbless(sentence: str) -> bool:
    """Is there surely no verb in what is printed as a sentence?

    >>> is_verbless("Tweets from the newsroom."), is_verbless("A choir sang on the bridge.")
    (True, False)
    """
    return not (may_have_verb(sentence) or _IN_A_SENTENCE.search(sentence))


def _has_plain_verb(text: str) -> bool:
    """Is one of `_VERBS` in it? Most texts have one, and to look it up takes a tenth of the time of
    a pattern that finds it too.
    """
    return not _VERBS.isdisjoint(text.split())
