"""The texts of the interface in the site's language, as opposed to those of articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from datetime import date, datetime
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.errors import Problem
from digest.model import Location
from digest.nouns import noun
from digest.pages.folders import LOCALE
from digest.pages.language.dates import (
    ENGLISH,
    day_words,
    is_right_to_left,
    language_words,
    month_words,
    number_words,
    time_words,
)
from digest.patterns import regex

_VALUE = regex(r"%\(\w+\)s")
_APART = "\u2067\\g<0>\u2069"
_LATIN = regex("[A-Za-z]")


@noun
class Wording:
    """A language, with the translations of what the code and the templates say in English."""

    language: str = ENGLISH
    """BCP 47."""
    folders: tuple[Path, ...] = ()
    """Of catalogs, `<language>.po` each; the first that has a message decides."""
    root: Path = Path()
    """The site's root, relative to which mistakes in catalogs are reported."""
    catalog: NullTranslations = field(default_factory=NullTranslations, compare=False)

    def __reduce__(self) -> tuple[object, ...]:
        """Crosses to a worker by its folders: catalogs are read once in each process."""
        return read_wording, (self.language, self.folders, self.root)

    @property
    def notes(self) -> tuple[Problem, ...]:
        """That no catalog has the language, where none has: the interface stays English."""
        own = tags(self.language)[-1]
        if own == ENGLISH or type(self.catalog) not in (NullTranslations, _EnglishApart):
            return ()
        what = f"the interface has no words in {self.language!r} and stays English"
        remedy = f"themes/<name>/{LOCALE}/{own}.po to translate it (docs/theming.md)"
        place = Location.of_setting("site.language")
        return (Problem(place, what, remedy, severity="note"),)

    def say(self, message: str, /, **values: object) -> str:
        """The message in this language, with a value in place of each `%(name)s`.

        >>> Wording().say("Page %(number)s", number=3)
        'Page 3'
        """
        return self.catalog.gettext(message) % values

    def counted(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The message for a number of things, which is `%(count)s` in it.

        >>> Wording().counted("%(count)s report", "%(count)s reports", 1200)
        '1,200 reports'
        """
        written = number_words(number, self.language)
        return self.catalog.ngettext(one, many, number) % {"count": written, **values}

    def listed(self, words: Iterable[str]) -> str:
        """The words, one after the other."""
        # Translators: between the words of a list.
        return self.say(", ").join(words)

    def day(self, day: date) -> str:
        """A day, written out."""
        return day_words(day, self.language)

    def month(self, day: date) -> str:
        """The month of a day, written out."""
        return month_words(day, self.language)

    def time(self, moment: datetime, zone: ZoneInfo) -> str:
        """The time of day, "" at midnight."""
        return time_words(moment, zone, self.language)

    def number(self, number: int) -> str:
        """A number, its thousands set apart."""
        return number_words(number, self.language)

    def tongue(self, language: str) -> str:
        """What a language is called; its code where nobody knows."""
        return language_words(language, self.language)


class _EnglishApart(NullTranslations):
    """English on pages that run from right to left: each message is set apart by itself, so that
    "2 articles" does not become "articles 2", and each of its values from right to left again.
    """

    def gettext(self, message: str) -> str:
        """The message, from left to right."""
        if not _LATIN.search(_VALUE.sub("", message)):
            return message
        return f"\u2066{_VALUE.sub(_APART, message)}\u2069"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The singular or the plural, from left to right."""
        return self.gettext(super().ngettext(msgid1, msgid2, n))


ENGLISH_WORDING = Wording()


def plural(one: str, many: str) -> tuple[str, str]:
    """Both forms as they are: marks a message in a table for the catalogs."""
    return one, many


def message(text: str) -> str:
    """The text as it is: marks a message in a table for the catalogs."""
    return text


@cache
def read_wording(language: str, folders: tuple[Path, ...], root: Path) -> Wording:
    """The wording of a language, by the catalogs that the folders have for it.

    A kind of a language falls back on the language: `de-AT` on `de`. What no catalog has is
    said in English.

    Raises `ThemeError` where a catalog can't be used.
    """
    paths = [
        path
        for tag in tags(language)
        for folder in folders
        if (path := folder / f"{tag}.po").is_file()
    ]
    if not paths:
        english = _EnglishApart() if is_right_to_left(language) else NullTranslations()
        return Wording(language, folders, root, english)
    from digest.pages.language.catalogs import (
        read_catalogs,  # Only where there is something to read.
    )

    return Wording(language, folders, root, read_catalogs(paths, root))


def tags(language: str) -> list[str]:
    """A language tag and what it falls back on, the nearest first.

    >>> tags("zh-Hant-TW")
    ['zh-Hant-TW', 'zh-Hant', 'zh']
    """
    parts = language.split("-")
    return ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
