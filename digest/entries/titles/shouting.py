"""A title in capitals to the same as a sentence or a headline is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from digest.entries.reading.reading import Reading, main_language
from digest.entries.words.function_words import function_words
from digest.patterns import regex
from digest.text.words import words

SHORTEST = 12
"""Letters up to which capitals may be an abbreviation."""
LOUD = 0.7
"""The share of capitals among the letters above which a text shouts."""

_WORD = regex(r"\w+(?:[’']\w+)*")


def shouts(text: str) -> bool:
    """Are most of its letters capitals?"""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > SHORTEST and sum(map(str.isupper, letters)) > LOUD * len(letters)


def unshouted(title: str, readings: Sequence[Reading]) -> str:
    """`title` as the texts write its words.

    An English word that no text has may be a name: then every word that says something has a
    capital, as in many headlines, and no name goes without. Other languages write it small.
    """
    spelling = _spelling(readings)
    language = main_language(reading.article for reading in readings)
    told = frozenset(words(" ".join(map(str.lower, spelling.values())), language))
    hollow = function_words(language)

    def is_known(word: str) -> bool:
        return word in spelling or word in hollow or told.issuperset(words(word, language))

    found = [word.lower() for word in _WORD.findall(title)]
    as_headline = language[:2] in ("", "en") and not all(map(is_known, found))

    def spelled(match: re.Match[str]) -> str:
        word = match[0].lower()
        own = spelling.get(word, word)
        big = as_headline and own == word and word not in hollow
        return own[:1].upper() + own[1:] if big else own

    calm = _WORD.sub(spelled, title)
    return calm[:1].upper() + calm[1:]


def _spelling(readings: Sequence[Reading]) -> dict[str, str]:
    """Each word as the texts mostly write it, by its lower case.

    What opens a sentence has a capital there, so it tells nothing.
    """
    counts: dict[str, Counter[str]] = {}
    for reading in readings:
        for sentence in reading.sentences:
            if not shouts(sentence.text):
                for word in _inside(sentence.text):
                    counts.setdefault(word.lower(), Counter())[word] += 1
    return {
        word: min(spellings, key=lambda each: (-spellings[each], each))
        for word, spellings in counts.items()
    }


def _inside(text: str) -> Iterator[str]:
    """The words behind the first, without a possessive: "the mayor's" tells of "mayor"."""
    for found in _WORD.findall(text)[1:]:
        yield found
        if found.endswith(("'s", "’s")):
            yield found[:-2]
