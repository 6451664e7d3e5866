"""A text to the language that it is written in; the one module that knows the library for it.

The library (py3langid) carries its model, is the same on every run, and tells most news apart
after a sentence. It takes half a second to load, so a text whose small words are plainly those
of the expected language does not ask it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from digest.text.common import GRAMMAR

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 600
"""Characters that are looked at: from 200 on, more of a text no longer changes the answer."""
BRIEF = 60
"""Bytes of UTF-8 below which nothing is sure: ten English words, or twenty Chinese characters."""
SURE = 0.8
"""Probability from which an answer counts. Of 1,400 pieces of English news of 40 to 1,000
characters none that is surer was taken for another language; at 60 characters three in four are
surer, from 200 on all but one in 300."""
PLAIN = 0.08
"""Share of a text's words that are small words of one language and of no other list here. 98 of
100 English reports have more; of 23 other languages only Afrikaans has as many of Dutch. The
Scandinavian languages have few words of their own, so that the library is asked."""

PRESS = (
    "af am ar az be bg bn ca cs cy da de el en es et eu fa fi fo fr fy ga gd gl gu ha he hi hr "
    "hu hy id ig is it ja jv ka kk km kn ko ku ky lb lo lt lv mg mk ml mn mr ms mt my ne nl nn no "
    "or pa pl ps pt ro ru rw si sk sl so sq sr sv sw ta te tg th tk tl tr uk ur uz vi xh yo zh zu"
)
"""What the library is asked to choose from: languages with a press, Bosnian as
Croatian. Otherwise it takes names for Fula, and filler for Latin."""
_FAMILY = {"nb": "no", "bs": "hr"}
"""Codes of one language: where one is expected, the other is not a discovery."""


def language_of(text: str, expected: str = "") -> str:
    """The language of `text` where that is sure, else `expected`, a BCP 47 tag or "".

    >>> language_of("El puente sobre el río se cerró el martes por la tarde, dijo el alcalde.")
    'es'
    >>> language_of("Bonjour", "en-GB")
    'en-GB'
    """
    sample = text[:SAMPLE]
    primary = expected.lower().partition("-")[0]
    if len(sample.encode("utf-8", "replace")) < BRIEF or _is_plainly(sample, primary):
        return expected
    found, probability = _identifier().classify(sample)
    if probability < SURE or _family(found) == _family(primary):
        return expected
    return str(found)


def languages_of(texts: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The language of each text: the one that is `known`, or what it is surely in, or, of a text
    too brief to tell, the language of most others, or of all of these texts together.
    """
    found = [tag or language_of(text) for text, tag in zip(texts, known, strict=True)]
    if all(found):
        return tuple(found)
    counts = Counter(tag for tag in found if tag)
    usual = min(counts, key=lambda tag: (-counts[tag], tag), default="")
    usual = usual or language_of("\n".join(sorted(texts)))
    return tuple(tag or usual for tag in found)


def _is_plainly(sample: str, language: str) -> bool:
    """Whether the text has so many small words of this language that it is in no other."""
    own = _own_words(language)
    words = sample.lower().split()
    # One may be chance: "most" is a bridge in Polish.
    return sum(word in own for word in words) > max(1.0, PLAIN * len(words))


@cache
def _own_words(language: str) -> frozenset[str]:
    """Words that hold sentences together in this language and in no other that has a list."""
    others = {
        word for other, listed in GRAMMAR.items() if other != language for word in listed.split()
    }
    return frozenset(GRAMMAR.get(language, "").split()) - others


def _family(language: str) -> str:
    return _FAMILY.get(language, language)


@cache
def _identifier() -> LanguageIdentifier:
    # Half a second: loaded for the first text that is not plainly in the expected language.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(PRESS.split())
    return identifier
