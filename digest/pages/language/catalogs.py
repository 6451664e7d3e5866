"""Catalogs of translations (`.po`) to what gettext asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from gettext import GNUTranslations, NullTranslations, c2py
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from digest.errors import Problem, ThemeError
from digest.model import Location
from digest.patterns import regex

MOST_FORMS = 6
"""Of a plural: Arabic has that many, and no language more."""
TRIED = 200
"""Numbers by which a catalog's rule of the plurals is tried; rules look at two digits."""

_FORMS = regex(rb"nplurals\s*=\s*(\d+)")
_PLACE = regex(r"%\((\w+)\)s")


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
    written = path.read_bytes()
    if (forms := _FORMS.search(written)) and int(forms[1][:9]) > MOST_FORMS:
        what = "the language has too many forms of a plural"
        raise ThemeError.at(Location(shown, 1), what, f"at most {MOST_FORMS}")
    try:
        catalog = read_po(BytesIO(written), path.stem.replace("-", "_"), abort_invalid=True)
        problems = [problem for message in catalog for problem in _mistakes(message, shown)]
        translations = _compiled(catalog)
    except PoFileError as error:
        raise ThemeError.at(Location(shown, error.lineno), str(error), "a catalog") from error
    except (ArithmeticError, LookupError, ValueError) as error:
        raise ThemeError.at(Location(shown, 1), str(error), "a catalog in UTF-8") from error
    if problems:
        raise ThemeError(*problems)
    return translations


def _compiled(catalog: Catalog) -> GNUTranslations:
    """Raises `ValueError` or `ArithmeticError` where the rule of the plurals can't be used."""
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    translations = GNUTranslations(compiled)
    # Babel leaves the rule out where it does not know the language.
    rule = c2py(catalog.plural_expr)
    for number in range(TRIED):
        rule(number)
    translations.plural = rule  # type: ignore[attr-defined] # where `ngettext` looks for it
    return translations


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
