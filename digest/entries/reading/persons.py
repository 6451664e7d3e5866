"""The sentences of an event to the names in them that are persons'."""

from __future__ import annotations

from collections.abc import Iterable

from digest.patterns import regex

WORD = r"[A-ZÀ-ÖØ-Þ](?:[\w'’-]|\.(?=\w|\s[A-Z]))*"
"""A word with a capital: a name, or a part of one."""
_PLAIN_NAME = regex(rf"(?:[Tt]he\s)?{WORD}(?:\s{WORD}){{0,4}}")
_TITLED = regex(
    r"\b(?:M(?:r|rs|s)\.?|Dr\.?|President|Secretary|Minister|Senator|Sen\.|Rep\.|Gov\.|Governor|Mayor|"
    r"Judge|Sheriff|Chief|Gen\.|General|Capt\.|Captain|Lt\.|Sgt\.|Det\.|Detective|Officer|"
    rf"Professor|Prof\.|Pope|spokes(?:man|woman|person)) (?:{WORD}\s){{0,2}}({WORD})"
)
INSTITUTIONS = frozenset(
    "house department ministry office police times post news agency court company council union "
    "party kremlin pentagon reuters states kingdom nations service committee group association "
    "university college hospital street city county state press journal guardian bank church "
    "school bureau commission board congress senate parliament government administration army "
    "navy force guard center centre foundation institute league club team inc corp ltd".split()
)
"""Last words of names that are no person's."""


def people(sentences: Iterable[str]) -> frozenset[str]:
    """The last names, in lower case, of those who are persons beyond doubt.

    They have a title, or a first name at one place and none at another.
    """
    titled: set[str] = set()
    full: set[str] = set()
    alone: set[str] = set()
    for text in sentences:
        titled.update(match[1].lower() for match in _TITLED.finditer(text))
        for match in _PLAIN_NAME.finditer(text):
            words = match[0].split()
            last = words[-1].lower().removesuffix("'s").removesuffix("’s")
            if words[-1].isupper():
                continue  # "CEO", "AP"
            if len(words) == 1:
                alone.add(last)
            elif words[0].lower() != "the":
                full.add(last)
    return frozenset((titled | (full & alone)) - INSTITUTIONS)


def are_one_name(words: set[str], sentences: Iterable[str]) -> bool:
    """Does some sentence have all these words, in lower case, in one name: "Mara Ek"?"""
    return any(
        words.issubset(match[0].lower().split())
        for text in sentences
        for match in _PLAIN_NAME.finditer(text)
    )
