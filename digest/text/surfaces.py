"""Terms as grouping compares them to the words that a reader would find in the texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from digest.text.words import names, words

WINDOW = 5000
"""Characters of a text that are searched: about the words that grouping compares."""
LONGEST = 40
"""Characters of a form; what is longer is no word that a reader would want to see."""

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:\.[^\W_]\b){0,9}")
_GAP = re.compile(r"(?:['’ʼ]s\b)?[^\w.!?…\n]+")

Text = tuple[str, str]
"""A text and its language."""


def surface(term: str, texts: Sequence[Text]) -> str:
    """The form in which these texts most often write a term of one or two words; else "".

    A form never spans two sentences.

    >>> surface("design gang", [("Designating gangs, designated gangs, designated gangs", "en")])
    'designated gangs'
    """
    parts = term.split(" ")
    forms = Counter(form for text, language in texts for form in _forms(parts, text, language))
    return min(forms, key=lambda form: (-forms[form], form.isupper(), len(form), form), default="")


def _forms(parts: Sequence[str], text: str, language: str) -> Iterator[str]:
    """Each mention of these words, one after the other, as it is written."""
    text = text[:WINDOW]
    for at in _starts(parts[0], text.lower()):
        found = []
        for part in parts:
            word = _WORD.match(text, at)
            if word is None or part not in _meant(word[0], language):
                break
            found.append(word[0])
            gap = _GAP.match(text, word.end())
            at = gap.end() if gap else len(text)
        form = " ".join(found)
        if len(found) == len(parts) and len(form) <= LONGEST:
            yield form


@lru_cache(maxsize=50_000)
def _meant(written: str, language: str) -> frozenset[str]:
    """What grouping makes of a word that is written so: its stem, and the name that it may be."""
    stems = words(written, language)
    return frozenset((*stems, *names(written))) if len(stems) == 1 else frozenset()


def _starts(stem: str, lower: str) -> Iterator[int]:
    """Where words begin that may have this stem; its last letter, and accents, may differ."""
    beginning = stem[0] if stem[0].isdigit() or len(stem) < 3 else stem[: min(3, len(stem) - 1)]
    at = lower.find(beginning)
    while at >= 0:
        if at == 0 or not lower[at - 1].isalnum():
            yield at
        at = lower.find(beginning, at + 1)
