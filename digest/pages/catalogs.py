"""Catalogs of translations (`.po`) to what gettext asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from digest.errors import Problem, ThemeError
from digest.model import Location

_PLACE = re.compile(r"%\((\w+)\)s")


def read_catalogs(paths: Iterable[Path], root: Path) -> NullTranslations:
    """The translations of all these files; the first file that has a message decides.

    Raises `ThemeError`, its places seen from `root`, where a file is no catalog, or a translation
    asks for a value that its message does not have.
    """
    first, *others = [_read(path, root) for path in paths]
    for other in others:
        first.add_fallback(other)
    return first


def placeholders(text: str) -> set[str]:
    """The names of the values in a message.

    >>> sorted(placeholders("Page %(number)s of %(total)s"))
    ['number', 'total']
    """
    return set(_PLACE.findall(text))


def _read(path: Path, root: Path) -> GNUTranslations:
    shown = str(path.relative_to(root) if path.is_relative_to(root) else path)
    try:
        with path.open("rb") as file:
            catalog = read_po(file, path.stem.replace("-", "_"), abort_invalid=True)
    except PoFileError as error:
        raise ThemeError.at(Location(shown, error.lineno), str(error), "a catalog") from error
    except (UnicodeDecodeError, ValueError, LookupError) as error:
        raise ThemeError.at(Location(shown, 1), str(error), "a catalog in UTF-8") from error
    problems = [problem for message in catalog for problem in _mistakes(message, shown)]
    if problems:
        raise ThemeError(*problems)
    return _compiled(catalog)


def _compiled(catalog: Catalog) -> GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _mistakes(message: Message, path: str) -> Iterator[Problem]:
    """A translation that would fail when a page is made."""
    if not message.id:
        return
    known = set().union(*map(placeholders, _forms(message.id)))
    for form in _forms(message.string):
        unknown = placeholders(form) - known
        place = Location(path, message.lineno or 0)
        if unknown:
            what = f"the translation {form!r} has a value that the message has not"
            expected = ", ".join(f"%({name})s" for name in sorted(known)) or "no value"
            yield Problem(place, what, expected)
        elif "%" in _PLACE.sub("", form.replace("%%", "")):
            yield Problem(place, f"the translation {form!r} has a bare %", "%% for the sign")


def _forms(text: str | Sequence[str] | None) -> Sequence[str]:
    return [text] if isinstance(text, str) else text or ()
