"""A title to the piece of a URL that stands for it; a name to what its spellings have in common."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

from digest.patterns import regex

MAX_LENGTH = 80
"""Characters; the file systems that matter take 255 bytes a name, readers far less."""


_ASCII_WORDS = regex("[a-z0-9]+")
_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
"""Latin letters that are no other letter with an accent to Unicode, but to whoever types them."""
_FINAL_SIGMA = regex(r"σ(?![^\W\d_])")
_ELIDED = regex(r"(?<!\w)(?!O)([^\W\d_]{1,5})['’](?=[^\W\d_]{3})")
"""As in "l'argine" and "d’euros"; not in "O'Brien", nor in "it's" and "we'll"."""


@lru_cache(maxsize=65_536)  # a build asks for each title twice, and for each tag once a post
def slugify(title: str, max_length: int = MAX_LENGTH) -> str:
    """Lower-case words of `title` joined by hyphens; never empty, never a path.

    Latin letters lose their accents, letters of other scripts stay (a browser shows them).
    A title that is cut ends in four hexadecimal digits of its hash, so that two long titles
    that begin alike stay apart; one without any letter or digit is its hash alone.

    >>> slugify("São Paulo: the “Big” Vote, 2026!")
    'sao-paulo-the-big-vote-2026'
    >>> slugify("../../etc/passwd")
    'etc-passwd'
    """
    parted = _ELIDED.sub(r"\1 ", title)
    slug = "-".join(_words(parted.replace("’", "").replace("'", "")))
    if slug and len(slug.encode()) <= max_length:
        return slug
    digest = hashlib.sha256(title.encode("utf-8", "replace")).hexdigest()
    if not slug:
        return digest[:8]
    cut = slug.encode()[: max_length - 5].decode(errors="ignore")
    return f"{cut.rpartition('-')[0] or cut}-{digest[:4]}"


def short_slug(title: str, max_length: int = 70) -> str:
    """The slug of the first words of `title`: for where somebody else keeps slugs apart.

    >>> short_slug("Minister of State ramps up support in a regional push", 32)
    'minister-of-state-ramps-up'
    """
    whole = slugify(title, max_length=10_000)
    if len(whole.encode()) <= max_length:
        return whole
    words = whole.encode()[: max_length + 1].decode(errors="ignore").rpartition("-")[0]
    return words or slugify(title, max_length)


def _words(title: str) -> list[str]:
    if title.isascii():
        return _ASCII_WORDS.findall(title.lower())
    return "".join(char if _is_word(char) else " " for char in _fold(title)).split()


def _fold(text: str) -> str:
    """Lower case, without the accents of Latin letters."""
    folded, base = [], ""
    for char in unicodedata.normalize("NFKD", text).casefold():
        if not unicodedata.combining(char):
            base = char
        elif base < "\u0250":
            continue
        folded.append(char)
    plain = unicodedata.normalize("NFC", "".join(folded)).translate(_PLAIN)
    return _FINAL_SIGMA.sub("ς", plain)


def _is_word(char: str) -> bool:
    """A letter, a digit, or a mark that is part of one, as the vowel signs of Hindi are."""
    return char.isalnum() or unicodedata.category(char).startswith("M")


@lru_cache(maxsize=65_536)  # of the same few thousand, several times a post
def name_key(name: str) -> str:
    """What two spellings of one name have in common.

    >>> name_key("  Wind  Power ")
    'wind power'
    """
    return " ".join(name.split()).casefold()
