"""A figure's mention to the words of its sentence that a table shows."""

from __future__ import annotations

from digest.entries.figures.mentions import Mention
from digest.patterns import regex

MOST_WORDS = 12
_ENDING = (
    "and|or|but|as|to|in|for|of|on|by|at|from|with|who|which|that|the|a|an|now|is|was|are|were|has"
    "|have|had|since|after|before|while|when|than|last|this|next|over|between|until|through|into"
    "|also|across|including|includes?|among|around|first|more|less|about|could|would|will|may|might"
    "|not|it|he|she|they|amid|under|during|against|you|we|i"
)
_OF_WHAT = regex(
    r"[ \u00a0](?:in|for|of|on|from|a|per)(?: (?:the|a|an|its|their|this|all))?"
    rf"((?: (?![\w-]+(?:ed|ly)\b|(?:{_ENDING})\b)[^\W\d_](?:[\w’'-]*\w)?){{1,4}})"
)
_POSSESSIVE = regex(r"[’']s? [\w-]+")


def wording(mention: Mention, language: str) -> str:
    """The number with what it counts, word for word: `$13.5 million in security aid`.

    In other languages than English it ends with the word that is counted.
    """
    text = mention.sentence.text
    start, end = mention.quantity.start, max(mention.quantity.end, mention.subject.end)
    english = language.lower().partition("-")[0] in ("", "en")
    if english and mention.subject.kind in ("money", "percent", "points", "measure", "count"):
        end = _with_matter(text, end)
    shown = text[start:end]
    return shown if len(shown.split()) <= MOST_WORDS else mention.text


def _with_matter(text: str, end: int) -> int:
    """Where the words end that say what the number is of: `of the world's cocaine`."""
    found = _OF_WHAT.match(text, end)
    if not found:
        return end
    owned = _POSSESSIVE.search(text, found.start(1), found.end())
    return owned.end() if owned else found.end()
