"""A text to whether it is what a site says before it shows an article: a cookie or consent notice,
the check for robots, the wish for JavaScript.
"""

from __future__ import annotations

from digest.patterns import regex

LOOKED_AT = 1500
"""Characters: so much of a notice says that it is one."""
SHARE = 0.5
"""The share of the sentences that must speak of it, and that must speak to the reader."""

_HINTS = ("cookie", "javascript", "consent", "a human", "a robot", "ad blocker", "captcha")
_SPEAKS_OF_IT = regex(
    r"\b(?:cookies?|javascript|consent\w*|captchas?|robots?|ad[ -]?blockers?|human"
    r"|personal (?:data|information)|privacy (?:policy|notice|settings)|browsers?|browsing"
    r"|your (?:preferences|choices|settings|device|data|privacy|experience)|(?:our )?partners"
    r"|(?:this|our) (?:web ?)?site|geolocation|device scanning|opt(?:ing)? out|unique identifiers"
    r"|similar technologies|personali[sz]ed)\b"
)
_TO_THE_READER = regex(
    r"\b(?:you|your|yourself|we|our|us|this (?:web ?)?site|please|accept|click|continue)\b"
)
_OF_THE_SITE = regex(r"\b(?:we|our)\b")
"""In "We value your privacy" a site speaks of itself; reports of cookies have other titles."""
_SENTENCE_END = regex(r"[.!?]\s+|\n+")


def is_notice(title: str, text: str) -> bool:
    """Is the `text` such a notice, and its `title` not a report's about any?

    >>> is_notice("Dam fails", "We use cookies on this site. You may change your preferences.")
    True
    >>> is_notice("Dam fails", "The dam failed. We use cookies. The valley was flooded.")
    False
    """
    lower, heading = text[:LOOKED_AT].lower(), title.lower()
    if not any(map(lower.__contains__, _HINTS)):
        return False
    if _SPEAKS_OF_IT.search(heading) and not _OF_THE_SITE.search(heading):
        return False
    sentences = [each for each in _SENTENCE_END.split(lower) if each.strip()]
    enough = SHARE * len(sentences)
    return (
        sum(bool(_SPEAKS_OF_IT.search(each)) for each in sentences) > enough
        and sum(bool(_TO_THE_READER.search(each)) for each in sentences) > enough
    )
