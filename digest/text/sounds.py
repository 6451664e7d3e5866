"""Words to their consonants, so that names in Arabic, Hebrew, Kana or Hangul meet Latin ones.

Those scripts have no capitals that would tell names from words, and write foreign names by ear.
So vowels go, and consonants that one language takes for another's become one: l is r, sh is s.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from digest.patterns import regex

SHORTEST = 3
"""Consonants that a word needs: two are in every text."""
LONGEST = 6
"""Consonants that are compared: ends of words differ."""

_ALIKE = {
    "b": "bpfv بپفڤ בפף",
    "d": "d دذض ד",
    "k": "kcgq قكکگغخ גכךק",
    "m": "m م מם",
    "n": "n ن נן",
    "r": "rl رل רל",
    "s": "szj سصزظژجچش זסצץש",
    "t": "t تطث תט",
}
"""Each consonant with the letters that stand for it; all others are silent."""
_CONSONANT = {
    letter: consonant for consonant, held in _ALIKE.items() for letter in held.replace(" ", "")
}
_HISSED = regex("s?ch|sh|zh|t[sz]|[cg](?=[eiy])|تش")
"""What Latin letters stand for together, or before others, and the Arabic for ch."""
_DOUBLED = regex(r"(.)\1+")
_HEARD = regex(
    r"[\u05d0-\u05ea][\u05d0-\u05ea'’׳\"״]*|[\u0621-\u06d3]+|[\u30a1-\u30fa\u30fc]+|[\uac00-\ud7a3]+|[a-z]+"
)
_SMALL = regex("[a-zß-ÿα-ωа-я]")
_PREFIX = regex("^(?:[وف]?[بلك]?ال|[وف]?لل|[وفبلك]|ו?[בהכלמש])(?=..)")
"""And, in, the and the like, which Arabic and Hebrew write onto the word."""
_VAV = regex("^ו")
"""And, or the V of a name."""
_PARTICLE = regex("(?<=.)(?:에서|으로|[은는이가을를의에와과로도])$")
"""What Korean writes onto a noun."""
_KANA = {"SI": "s", "TI": "s", "TU": "s", "DI": "s", "DU": "s", "HU": "f"}
"""Syllables that are not said as Unicode calls them."""


def sound(name: str) -> str:
    """The consonants of a lower-case word without accents; "" if they are too few.

    >>> sound("valdemora"), sound("elizondo"), sound("shchukin"), sound("ana")
    ('brdmr', 'rsnd', 'skn', '')
    """
    spelled = _HISSED.sub("s", name).replace("x", "ks")
    kept = _DOUBLED.sub(r"\1", "".join(_CONSONANT.get(letter, "") for letter in spelled))
    return kept[:LONGEST] if len(kept) >= SHORTEST else ""


def heard(text: str) -> frozenset[str]:
    """The consonants of the words of a text in a script without capitals, with and without what
    is written onto a word; those of Latin words in it as well.

    Chinese characters don't tell how they sound. A text that is mostly in small letters has none.

    >>> sorted(heard("מרתה אליסונדו")), sorted(heard("マルタ・エリソンド"))
    (['mrt', 'rsnd'], ['mrt', 'rsnd'])
    >>> sorted(heard("마르타 엘리손도는"))
    ['mrt', 'rsnd', 'rsndn']
    """
    if len(_SMALL.findall(text)) * 4 > len(text):
        return frozenset()
    forms = {
        form
        for word in _HEARD.findall(text.lower())
        for form in (word, _PREFIX.sub("", word), _PARTICLE.sub("", word), _VAV.sub("ב", word))
    }
    return frozenset(sound("".join(map(_spoken, form))) for form in forms) - {""}


@lru_cache(maxsize=4096)
def _spoken(letter: str) -> str:
    """A syllable in Latin letters; a letter of an alphabet as it is."""
    if letter < "\u3041":
        return letter
    name = unicodedata.name(letter, "")
    if name.endswith("SMALL TU"):
        return ""
    syllable = name.rpartition(" ")[2]
    return _KANA.get(syllable, syllable.lower()) if "LETTER" in name or "SYLLABLE" in name else ""
