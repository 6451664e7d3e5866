"""A text to the words that grouping compares: folded, numbered alike, stemmed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Protocol

from digest.patterns import regex
from digest.text.latin import latin
from digest.text.pieces import Pieces
from digest.text.sounds import sound

SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese: written without spaces between words."""
PAIRED = SPACELESS + "\uac00-\ud7a3"
"""Those and Hangul, whose spaces part phrases: a noun and its particles are one word."""
MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0971-\u0dff"
"""Combining marks, and the Indic blocks whose vowel signs are marks, without their stops."""


def has_case(letter: str) -> bool:
    """Whether a sentence or a name would begin with a capital in this letter's script.

    Georgian has capitals, but only for shouting.

    >>> has_case("é"), has_case("ж"), has_case("ხ"), has_case("ح")
    (True, True, False, False)
    """
    return letter.lower() != letter.upper() and not "\u10a0" <= letter <= "\u1cbf"


_TOKEN = regex(
    rf"\d+(?:[.,:٫٬]\d+)*|(?:[^\W\d_]\.){{2,}}|[{PAIRED}]+|(?:(?![{PAIRED}])[^\W\d_]|[{MARKS}])+"
)
_ALPHABETIC = regex(r"\d+(?:[.,:٫٬]\d+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+")
"""The same, in less than half the time, where no character needs the rest."""
_NEEDS_THE_REST = regex(f"[{PAIRED}{MARKS}]")
_UPPER = "".join(char for char in map(chr, range(0x2000)) if char.isupper() and has_case(char))
_CAPITALIZED = regex(rf"(?<!\w)[{_UPPER}](?:[^\W\d_]|[{MARKS}])*")
_POSSESSIVE = regex(r"['’ʼ]s\b")
_GROUPED = regex("(?<![\\d.,])\\d{1,3}(?:[\u00a0\u202f\u2009’]\\d{3})+(?!\\d)")
"""Thousands apart by a space that breaks no line, as in French, or as in Switzerland."""
_LAKHS = regex(r"\d{1,2}(?:,\d{2})+,\d{3}")
_THOUSANDS = regex(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_NUMBER = regex(r"\d+(?:[.,٫٬]\d+)*")
_YEAR = regex(r"(?:19[5-9]|20[0-4])\d")
_LOWERCASE = regex(r"(?<!\w)[^\W\d_]+")
_PAIRED = regex(f"[{PAIRED}]")

ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german",
    "el": "greek", "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian",
    "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish",
    "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Language to Snowball algorithm; of words of any other language the beginning is taken."""
BEGINNING = 5
"""Letters of a word without a stemmer. On English news as if it had none, F1 rises from 92.0 to
93.1; 6 letters give 92.7. Source: Can et al., "Information retrieval on Turkish texts", 2008,
where five letters do as well as a stemmer that knows the language."""


class _Stemmer(Protocol):
    """Words to their stems, in order."""

    # PyStemmer's own name for it.
    def stemWords(self, words: list[str], /) -> list[str]: ...  # noqa: N802


def words(text: str, language: str = "") -> list[str]:
    """The words and numbers of `text` in order: lower case, stemmed, without possessives.

    Thousands separators go, decimal commas become points, and a run of a script that sets no
    spaces, or of Hangul, becomes its overlapping pairs of characters.

    >>> words("Quito’s 1,200 voters: “$13,5m”", "en")
    ['quito', '1200', 'voter', '13.5', 'm']
    >>> words("東京都")
    ['東京', '京都']
    """
    # No word goes across white space.
    return list(_pieces(language).words(_folded(text)))


def piece_words(piece: str, language: str = "") -> tuple[str, ...]:
    """The same of a text without white space, in half the time.

    >>> piece_words("Quito’s", "en")
    ('quito',)
    """
    return _pieces(language)[_folded(piece)]


def stems(plain: list[str], language: str = "") -> list[str]:
    """What `words` gives of each of these, all at once: words of small letters from a to z alone.

    >>> stems(["voters", "vote"], "en")
    ['voter', 'vote']
    """
    stemmer = _stemmer(language.lower().partition("-")[0])
    return stemmer.stemWords(plain) if stemmer else [word[:BEGINNING] for word in plain]


def capitalized(text: str, language: str = "") -> list[str]:
    """Those of the words of `text` that are written with a capital, as `words()` gives them.

    >>> capitalized("The vote in Quito", "en")
    ['the', 'quito']
    """
    return words(" ".join(_CAPITALIZED.findall(text)), language)


def names(text: str) -> set[str]:
    """What two reports in different languages may share: how names begin, without accents and in
    Latin letters, and numbers of three digits or more that are not a year of our time.

    >>> sorted(names("Unas 1.300 personas, dijo Tomás Arriaga en 2023. Unas horas"))
    ['1300', 'arria', 'tomas', 'unas']
    >>> sorted(names("задержан Игнат Лопатов")) == sorted(names("held: Ignat Lopatov"))
    True
    """
    numbers = {
        word
        for token in _NUMBER.findall(_GROUPED.sub(_joined, text))
        if len(word := _plain(token)) > 2
    }
    return {name[:BEGINNING] for name in _whole_names(text)} | {
        number for number in numbers if not _YEAR.fullmatch(number)
    }


def _folded(text: str) -> str:
    """`text` in lower case, with one form of each character."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", _GROUPED.sub(_joined, text))
    # The dot of a Turkish capital would become a mark of its own.
    return text.lower().replace("i\u0307", "i")


def sounds(text: str) -> dict[str, str]:
    """How the names of a text sound, each with what `names` has of it.

    >>> sounds("dijo Tomás Arriaga en Valdemora")
    {'brdmr': 'valde', 'tms': 'tomas'}
    """
    found = {sound(name): name[:BEGINNING] for name in sorted(_whole_names(text), reverse=True)}
    found.pop("", None)
    return dict(sorted(found.items()))


def _whole_names(text: str) -> set[str]:
    """The words that are only written with a capital, without accents and in Latin letters."""
    lower = set(_LOWERCASE.findall(text))
    found = {name for name in map(str.lower, _CAPITALIZED.findall(text)) if len(name) > 2}
    folded = {unicodedata.normalize("NFKD", name) for name in found - lower}
    plain = {"".join(char for char in name if not unicodedata.combining(char)) for name in folded}
    return {latin(name) for name in plain}


@cache
def _pieces(language: str) -> Pieces:
    stemmer = _stemmer(language.lower().partition("-")[0])

    def read(piece: str) -> list[str]:
        if piece.isascii() and piece.isalpha():
            return stemmer.stemWords([piece]) if stemmer else [piece[:BEGINNING]]
        written = _POSSESSIVE.sub("", piece)
        if written.isascii() or not _NEEDS_THE_REST.search(written):
            tokens = _ALPHABETIC.findall(written)
        else:
            tokens = [part for token in _TOKEN.findall(written) for part in _split(token)]
        tokens = [token if token.isalpha() else _plain(token) for token in tokens]
        if stemmer:
            return stemmer.stemWords(tokens)
        return [token[:BEGINNING] if token.isalpha() else token for token in tokens]

    return Pieces(read)


def _split(token: str) -> list[str]:
    if len(token) < 3 or not _PAIRED.match(token):
        return [token]
    return [token[at : at + 2] for at in range(len(token) - 1)]


def _joined(grouped: re.Match[str]) -> str:
    return "".join(filter(str.isdigit, grouped[0]))


def _plain(token: str) -> str:
    """A number as programs write it; an abbreviation without its points."""
    if not token[0].isdigit():
        return token.replace(".", "")
    if not token.isascii():
        digits = (str(unicodedata.digit(char, char)) for char in token)
        token = "".join(digits).replace("٬", "").replace("٫", ".")
    if _THOUSANDS.fullmatch(token) or _LAKHS.fullmatch(token):
        return token.replace(",", "").replace(".", "")
    if "." in token and "," in token:
        # What comes last is the decimal mark: 1,234.5 and 1.234,5.
        whole, mark, rest = token.rpartition(max(".,", key=token.rfind))
        whole = whole.replace("." if mark == "," else ",", "")
        return f"{whole}.{rest}"
    return token.replace(",", ".") if token.count(",") == 1 and "." not in token else token


def stemming_version() -> str:
    """What may stem words otherwise in another version."""
    import Stemmer  # as below

    version: str = Stemmer.version()
    return version


@cache
def _stemmer(language: str) -> _Stemmer | None:
    algorithm = ALGORITHMS.get(language)
    if not algorithm:
        return None
    import Stemmer  # compiled; only needed where something is compared

    # Without its cache, which takes longer than stemming does, even where words come again.
    stemmer: _Stemmer = Stemmer.Stemmer(algorithm, 0)
    return stemmer
