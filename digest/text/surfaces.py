"""Terms as grouping compares them to the words that a reader would find in the texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from digest.patterns import regex
from digest.text.words import MARKS, names, stems, words

WINDOW = 5000
"""Characters of a text that are searched: about the words that grouping compares."""
LONGEST = 40
"""Characters of a form; what is longer is no word that a reader would want to see."""
PREFIX = 4
"""Letters that may stand before a stem in Hebrew and Arabic, as wa-bi-l- do."""

_WORD = regex(rf"\d+(?:[.,:]\d+)*|[^\W_](?:[^\W_]|[{MARKS}])*(?:\.[^\W_]\b){{0,9}}")
_GAP = regex(r"(?:['’ʼ]s\b)?[^\w.!?…\n]+")
_PREFIXED = regex("[\u0590-\u08ff]")
"""Scripts in which the article and short prepositions are written onto the word: Hebrew, Arabic."""

_IDEOGRAPHS = "\u3005\u3400-\u9fff\uf900-\ufaff"
_RUN = regex(
    f"[{_IDEOGRAPHS}]{{2,}}|[\u30a0-\u30ff]{{2,}}|[\uac00-\ud7a3]{{2,}}"
    "|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{2,}"
)
"""Of one script without spaces; not Hiragana, which holds Japanese sentences together."""

Text = tuple[str, str]
"""A text and its language."""


def surface(term: str, texts: Sequence[Text]) -> str:
    """The form in which these texts most often write a term of one or two words; else "".

    A form never spans two sentences.

    >>> surface("design gang", [("Designating gangs, designated gangs, designated gangs", "en")])
    'designated gangs'
    """
    parts = term.split(" ")
    forms: dict[str, int] = {}
    for text, language in texts:
        for form in _forms(parts, text[:WINDOW], language):
            forms[form] = forms.get(form, 0) + 1
    if len(forms) == 1:
        return next(iter(forms))
    return min(forms, key=lambda form: (-forms[form], form.isupper(), len(form), form), default="")


def stretch(pair: str, texts: Sequence[Text]) -> str:
    """The longest run of characters around a pair of them that all the texts have; else "".

    Where no spaces part words, pairs are compared, which are half of one word or of two.

    >>> stretch("城市", [("水城市議会が可決", "ja"), ("議会のある水城市は", "ja")])
    '水城市'
    """
    (first, _), *others = texts
    found = [
        part
        for run in _RUN.finditer(first[:WINDOW])
        if (at := run[0].find(pair)) >= 0
        for start in range(max(0, at + 2 - LONGEST), at + 1)
        if (part := _shared_from(run[0][start : start + LONGEST], at + 2 - start, others))
    ]
    return max(found, key=len, default="")


def _shared_from(run: str, least: int, others: Sequence[Text]) -> str:
    """The longest beginning of a run, not shorter than `least`, that all others have; else ""."""
    if _is_mark(run[0]):
        return ""
    ends = (end for end in range(len(run), least - 1, -1) if not _is_mark(run[end : end + 1]))
    return next((run[:end] for end in ends if all(run[:end] in text for text, _ in others)), "")


def _is_mark(char: str) -> bool:
    """Is it a sign of the letter before it, as the vowels of Thai are?"""
    return bool(char) and unicodedata.category(char).startswith("M")


def _forms(parts: Sequence[str], text: str, language: str) -> Iterator[str]:
    """Each mention of these words, one after the other, as it is written."""
    first, *rest = parts
    for at in _starts(first, text):
        word = _WORD.match(text, at)
        if word is None or first not in _meanings(word[0], language):
            continue
        form = word[0]
        for part in rest:
            gap = _GAP.match(text, word.end())
            word = _WORD.match(text, gap.end()) if gap else None
            if word is None or part not in _meanings(word[0], language):
                break
            form = f"{form} {word[0]}"
        else:
            if len(form) <= LONGEST:
                yield form


@lru_cache(maxsize=50_000)
def _meanings(written: str, language: str) -> frozenset[str]:
    """What grouping makes of a word that is written so: its stem, and the name that it may be.

    Nothing where it is not one word to the comparison.
    """
    if written.isascii() and written.isalpha():
        found = stems([written.lower()], language)
        return frozenset(found if written.islower() else (*found, *names(written)))
    found = words(written, language)
    return frozenset((*found, *names(written)) if len(found) == 1 else ())


def _starts(stem: str, text: str) -> Iterator[int]:
    """Where words begin that may have this stem; its last letter, and accents, may differ."""
    stem, text = _plain(stem), _plain(text)
    beginning = stem[0] if stem[0].isdigit() or len(stem) < 3 else stem[: min(3, len(stem) - 1)]
    longest = 0 if stem.isascii() else PREFIX if _PREFIXED.match(stem) else 0
    at = text.find(beginning)
    while at >= 0:
        start = at
        while at - start < longest and start and text[start - 1].isalnum():
            start -= 1
        if start == 0 or not text[start - 1].isalnum():
            yield start
        at = text.find(beginning, at + 1)


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    """The text in lower case and without accents, letter by letter."""
    return text.lower() if text.isascii() else text.translate(_BASE)


class _Base(dict[int, str]):
    """Of each letter, by its number, the lower-case one without accents."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code).lower())
        # A syllable of Hangul falls into letters, which are no marks.
        plain = parts[0] if all(map(unicodedata.combining, parts[1:])) else chr(code)
        self[code] = plain
        return plain


_BASE = _Base()
