"""Brings the catalogs of `digest/locale/` up to date with the messages of code and templates.

python docs/translating.py

A new message is added to each with an empty translation, a vanished one leaves. Nothing is
guessed: no translation is ever marked as fuzzy.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "digest" / "locale"
TEMPLATE = LOCALE / "digest.pot"

SOURCES = [("digest/pages/**.py", "python"), ("themes/**.html", "jinja2")]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "say": None,
    "message": None,
    "counted": (1, 2),
    "plural": (1, 2),
}
"""The functions that take a message, with the places of singular and plural among what they
take."""

NEEDLESS = (
    b'"Project-Id-Version',
    b'"Report-Msgid-Bugs-To',
    b'"POT-Creation-Date',
    b'"PO-Revision-Date',
    b'"Last-Translator',
    b'"Language-Team',
    b'"Generated-By',
)
"""Headers that would differ from run to run, or that say nothing."""


def messages() -> Catalog:
    """Every message of the code and the templates, without translations."""
    catalog = Catalog(project="digest", charset="utf-8")
    found = extract_from_dir(ROOT, SOURCES, keywords=KEYWORDS, comment_tags=("Translators:",))
    for path, _, text, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        if path.startswith(("digest/", "themes/")):
            catalog.add(text, None, [(path, 1)], auto_comments=comments, context=context)
    return catalog


def updated(path: Path, template: Catalog) -> Catalog:
    """The catalog at `path` with just the messages of the template."""
    with path.open("rb") as file:
        catalog = read_po(file, path.stem.replace("-", "_"))
    catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
    return catalog


def written(catalog: Catalog) -> bytes:
    """A catalog as its file: the same messages and translations make the same bytes."""
    catalog.header_comment = "# What the pages and feeds of a digest say."
    catalog.fuzzy = False
    file = BytesIO()
    write_po(file, catalog, width=100, include_lineno=False, ignore_obsolete=True)
    lines = file.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(NEEDLESS))


if __name__ == "__main__":
    current = messages()
    TEMPLATE.write_bytes(written(current))
    for path in sorted(LOCALE.glob("*.po")):
        path.write_bytes(written(updated(path, current)))
