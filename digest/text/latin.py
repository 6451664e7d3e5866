"""Cyrillic and Greek names to Latin letters, so that reports in two alphabets can meet.

Roughly as the press spells them in English; what is compared is only how a name begins, so that
endings (Лопатова, Λοπατού) and the finer points of spelling do not matter.
"""

from __future__ import annotations

from digest.patterns import regex

_CYRILLIC = dict(
    zip(
        "абвгґдеєжзиіклмнопрстуфхцчшщъыьэюяђјљњћџѓќѕў",
        "a b v g g d e ye zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya "
        "dj j lj nj c dz g k dz u".replace("-", "").split(" "),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(" "),
        strict=True,
    )
)
_VOICED = regex("([αεηιουω]?)(ντ|μπ|γκ)")
_SOUND = {"ντ": ("nd", "d"), "μπ": ("mb", "b"), "γκ": ("ng", "g")}
"""Of two letters after a vowel, and elsewhere: Λίνταρ is Lindar, Βαλντεμόρα Valdemora."""
_LATIN = str.maketrans({**_CYRILLIC, **_GREEK})


def latin(word: str) -> str:
    """A lower-case word in Latin letters, if it is in Cyrillic or Greek without accents.

    >>> latin("лопатов"), latin("καλογερασ"), latin("quito")
    ('lopatov', 'kalogeras', 'quito')
    """
    if word.isascii():
        return word
    voiced = _VOICED.sub(lambda found: found[1] + _SOUND[found[2]][not found[1]], word)
    return voiced.translate(_LATIN)
