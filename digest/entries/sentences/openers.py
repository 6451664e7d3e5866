"""A sentence to the words by which it opens as the continuation of another, in seven languages."""

from __future__ import annotations

import re
from functools import cache

from digest.entries.sentences.nameless import NOUNS
from digest.patterns import regex

_OPENERS = {
    "en": """
        he she it they we i you his her hers its their theirs this that these those such both
        neither also and but or so yet however meanwhile moreover furthermore additionally
        besides nevertheless nonetheless likewise similarly consequently therefore thus hence
        still then further otherwise accordingly conversely indeed nor plus too afterwards afterward
        later instead finally ultimately eventually elsewhere separately again here asked
        specifically notably naturally
        |in addition|in contrast|by contrast|in turn|in response|in that|in this|in these|in those
        |as a result|as such|as well|at the same time|at that|at this point|at this moment
        |at this stage|on that|from that|during that|at the time|by then|until then|until that
        |by that|after this|on the other hand|on the one hand|on the contrary|for example
        |for instance|in other words|for his part|for her part|for its part|for their part
        |after that|since then|in fact|even so|because of that|because of this|despite this
        |despite that|to that end|to this end|that said|another|others|one of them|most of them
        |some of them|none of them|all of them|most of those|the two|the three|the pair|the duo
        |the trio|the former|the latter|the same|the other|the others|with this|with that
        |under that|under this|according to him|according to her|according to them|in it|on it
        |of it|for it|with it|at it|to it|in them|of them|among them|with them|with him|with her
        |to him|to her|for him|for her|well,|now,|none more|of course|to be sure|in short
        |in other respects|in this way|in that way
    """,
    "de": """er sie es dies diese dieser dieses diesem diesen sein seine ihr ihre aber auch doch
        dennoch jedoch deshalb daher dabei dagegen allerdings außerdem zudem damit danach dann
        und oder so""",
    "fr": """il elle ils elles ce cela ceci cette ces son sa ses leur leurs mais aussi cependant
        toutefois pourtant ainsi alors ensuite enfin et ou donc|par ailleurs|en revanche|de plus""",
    "es": """él ella ellos ellas esto esta este estos estas eso ese esa su sus pero también además
        entonces luego y o así|sin embargo|por otra parte|por eso|por ello""",
    "pt": """ele ela eles elas isto isso este esta esse essa seu sua mas também porém contudo assim
        então e ou|no entanto|além disso|por isso""",
    "it": """lui lei loro questo questa questi queste suo sua ma anche inoltre tuttavia quindi però
        così e o|per questo|nel frattempo""",
    "nl": """hij zij ze dit deze die dat zijn haar hun maar ook echter daarom bovendien toch en of
        dus|aan de andere kant""",
}
"""Single words, then phrases between bars: none may open a sentence that stands alone."""

COMPLETED = (
    r"(?! (?:toll )?(?:of|to|by|on|in|at|for|from|against|between|over|with|about|that|who|whose"
    r"|near|suspected|accused|responsible|convicted|believed)\b)"
)
"""Behind "the" and a noun: nothing tells which one is meant."""
_FIRST = regex(r"[\w-]+")


def opener(text: str, language: str) -> re.Match[str] | None:
    """What opens a sentence that points back, as the match of a pattern; its group `noun` has the
    noun, if it is one with "the". None where the sentence opens otherwise.
    """
    first = _FIRST.match(text)
    pattern = first and _patterns(language.lower().partition("-")[0]).get(first[0].lower())
    return pattern.match(text) if pattern else None


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    """All openers by their first word; English where the language is not known."""
    words, *phrases = _OPENERS.get(language, _OPENERS["en"]).split("|")
    by_first: dict[str, list[str]] = {}
    for each in (*words.split(), *(" ".join(phrase.split()) for phrase in phrases)):
        by_first.setdefault(each.rstrip(",").partition(" ")[0], []).append(each)
    patterns = {}
    for first, openers in by_first.items():
        longest_first = sorted(openers, key=lambda each: (-len(each), each))
        patterns[first] = rf"(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])"
    if language in ("", "en") or language not in _OPENERS:
        nouns = "|".join(NOUNS)
        patterns["the"] += rf"|the (?P<noun>(?:{nouns})(?:s|es)?)\b{COMPLETED}"
    return {first: regex(pattern, re.IGNORECASE) for first, pattern in patterns.items()}
