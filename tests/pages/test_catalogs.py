"""The catalogs: each complete, each translation fit for its message, nothing left untranslated."""

from __future__ import annotations

import ast
import re
import runpy
from itertools import pairwise
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from digest.config import Config, MarkdownConfig, SiteConfig
from digest.errors import ThemeError
from digest.model import Location
from digest.pages.bodies.bodies import Body, render_body
from digest.pages.bodies.footnotes import say_footnotes
from digest.pages.folders import CATALOGS
from digest.pages.language.catalogs import placeholders
from digest.pages.language.wording import Wording, read_wording, tags
from digest.pages.theming.theme import load_theme

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "docs" / "translating.py"))
LANGUAGES = ("ar", "de", "es", "fr")
SPEAKING = frozenset({"say", "counted", "message", "plural"})
ELEMENT = re.compile(r"</?\w+[^>]*>")


def catalog(language: str) -> Catalog:
    with (CATALOGS / f"{language}.po").open("rb") as file:
        return read_po(file, language)


def forms(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


@pytest.fixture(scope="module")
def messages() -> Catalog:
    found: Catalog = SCRIPT["messages"]()
    return found


def test_there_is_a_catalog_for_each_language() -> None:
    assert sorted(path.stem for path in CATALOGS.glob("*.po")) == list(LANGUAGES)


@pytest.mark.parametrize("name", ["digest.pot", *(f"{name}.po" for name in LANGUAGES)])
def test_a_catalog_has_just_the_messages_that_there_are(name: str, messages: Catalog) -> None:
    path = CATALOGS / name
    current = messages if path.suffix == ".pot" else SCRIPT["updated"](path, messages)
    assert SCRIPT["written"](current) == path.read_bytes(), "run: python docs/translating.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    lacking = [
        message.id
        for message in catalog(language)
        if message.id and (message.fuzzy or not all(forms(message.string)))
    ]
    assert lacking == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_values_and_the_markup_of_its_message(language: str) -> None:
    for message in catalog(language):
        originals, translations = forms(message.id), forms(message.string)
        if message.id:
            elements = sorted(ELEMENT.findall(originals[0]))
            assert all(sorted(ELEMENT.findall(text)) == elements for text in translations)
            assert _values_fit(message), f"{message.id} != {message.string}"


def _values_fit(message: Message) -> bool:
    """The form for one thing may leave its number unsaid; no other value may be lost."""
    originals, translations = forms(message.id), forms(message.string)
    known = set().union(*map(placeholders, originals))
    needed = known - {"count"}
    found = [placeholders(text) for text in translations]
    return all(needed <= values <= known for values in found) and (
        placeholders(originals[-1]) == found[-1]
    )


def test_every_message_of_the_code_is_found(messages: Catalog) -> None:
    known = {text for message in messages for text in forms(message.id)}
    said = [
        (path.name, argument.value)
        for path in sorted((ROOT / "digest" / "pages").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and _name(node.func) in SPEAKING
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    assert len(said) > 100
    assert [one for one in said if one[1] not in known] == []


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


TEMPLATES = sorted((ROOT / "themes").rglob("*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_word_of_a_template_is_outside_the_catalogs(path: Path) -> None:
    """What remains of a template without Jinja's parts and without tags has no letters."""
    bare = re.sub(r"\{%-? *trans.*?endtrans *-?%\}", " ", path.read_text("utf-8"), flags=re.S)
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", bare, flags=re.S)
    bare = re.sub(r"<style>.*?</style>", " ", bare, flags=re.S)
    spoken = re.findall(r'\b(?:alt|aria-label|title|placeholder)="([^"]*[a-z][^"]*)"', bare)
    assert spoken == []
    assert re.findall(r"[^\W\d_]+", re.sub(r'<[^>]*>|[\w-]+="\s*"', " ", bare)) == []


PLURALS = [
    ("de", ["0 Artikel", "1 Artikel", "2 Artikel"]),
    ("fr", ["0 article", "1 article", "2 articles"]),
    ("ar", ["لا مقالات", "مقالة واحدة", "مقالتان", "3 مقالات", "11 مقالة", "100 مقالة"]),
]


@pytest.mark.parametrize(("language", "expected"), PLURALS, ids=[name for name, _ in PLURALS])
def test_a_language_has_the_plurals_that_it_needs(language: str, expected: list[str]) -> None:
    words = read_wording(language, (CATALOGS,), ROOT)
    numbers = (0, 1, 2, 3, 11, 100)[: len(expected)]
    said = [words.counted("%(count)s article", "%(count)s articles", n) for n in numbers]
    assert said == expected


def test_a_kind_of_a_language_falls_back_on_the_language(tmp_path: Path) -> None:
    (tmp_path / "de-AT.po").write_text('msgid "Newer"\nmsgstr "Jüngere"\n', "utf-8")
    words = read_wording("de-AT", (tmp_path, CATALOGS), tmp_path)
    assert (words.say("Newer"), words.say("Older")) == ("Jüngere", "Ältere")
    assert words.notes == ()
    assert [a.rpartition("-")[0] for a, _ in pairwise(tags("sr-Latn-RS"))] == ["sr-Latn", "sr"]


@pytest.mark.parametrize(("language", "noted"), [("tlh", 1), ("it-CH", 1), ("en-GB", 0)])
def test_a_language_without_a_catalog_is_noted(language: str, noted: int) -> None:
    words = read_wording(language, (CATALOGS,), ROOT)
    assert words.say("Newer") == "Newer"
    assert len(words.notes) == noted
    assert all(note.severity == "note" for note in words.notes)


def test_a_sites_theme_brings_catalogs_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "themes" / "newspaper" / "locale"
    folder.mkdir(parents=True)
    (folder / "en.po").write_text('msgid "Newer"\nmsgstr "More recent"\n', "utf-8")
    words = load_theme(tmp_path, Config(site=SiteConfig())).words
    assert (words.say("Newer"), words.say("Older")) == ("More recent", "Older")


HEADER = """msgid ""
msgstr ""
"Plural-Forms: {}\\n"

msgid "%(count)s article"
msgid_plural "%(count)s articles"
msgstr[0] "a"
msgstr[1] "b"
"""

BROKEN = [
    ('msgid "Newer"\nmsgstr "%(when)s"\n', "xx.po:1: the translation '%(when)s'"),
    ('msgid "Newer"\nmsgstr "100 %"\n', "xx.po:1: the translation '100 %' has a bare %"),
    ('msgid "Newer"\n\nmsgstr "\\xff"\nwhat is this\n', "xx.po:"),
    ("\0\udcff", "xx.po:"),
    (HEADER.format("nplurals=2; plural=__import__;"), "xx.po:1: invalid token"),
    (HEADER.format("nplurals=2; plural=n/0;"), "xx.po:1: integer division"),
    (HEADER.format("nplurals=99999999999; plural=n;"), "xx.po:1: the language has too many forms"),
]


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_a_broken_catalog_is_told_with_its_place(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "xx.po").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ThemeError) as raised:
        read_wording("xx", (tmp_path,), tmp_path)
    assert str(raised.value).startswith(said)


def test_a_language_that_no_library_knows_has_its_own_plurals(tmp_path: Path) -> None:
    (tmp_path / "qaa.po").write_text(HEADER.format("nplurals=2; plural=n%2;"), "utf-8")
    words = read_wording("qaa", (tmp_path,), tmp_path)
    said = [words.counted("%(count)s article", "%(count)s articles", n) for n in (1, 2, 3)]
    assert said == ["b", "a", "b"]


@pytest.mark.parametrize(("language", "colon"), [("de", ":"), ("fr", "\u00a0:")])
def test_a_space_stands_before_a_french_colon(language: str, colon: str) -> None:
    assert read_wording(language, (CATALOGS,), ROOT).say(":") == colon


def test_wording_crosses_to_a_worker() -> None:
    import pickle

    words = read_wording("ar", (CATALOGS,), ROOT)
    assert pickle.loads(pickle.dumps(words)).say("Newer") == "الأحدث"
    assert Wording() == pickle.loads(pickle.dumps(Wording()))


MIXED = [("en", "<bdi>The Ward, الميناء</bdi>"), ("ar", "<bdi>The Ward</bdi>، <bdi>الميناء</bdi>")]


@pytest.mark.parametrize(("language", "expected"), MIXED, ids=["left to right", "right to left"])
def test_texts_of_two_directions_are_set_apart(language: str, expected: str) -> None:
    theme = load_theme(ROOT, Config(site=SiteConfig(language=language)))
    shown = theme.environment.from_string("{{ names|listed }}")
    assert shown.render(names=("The Ward", "الميناء")) == expected
    assert theme.environment.from_string('{{ "<i>"|bdi }}').render() == "<bdi>&lt;i&gt;</bdi>"


def test_a_footnote_leads_back_in_the_sites_language() -> None:
    written = 'a<a class="footnote-backref" href="#1" title="Jump back to footnote 1 in the text">'
    german = read_wording("de", (CATALOGS,), ROOT)
    assert 'title="Zurück zur Fußnote 1 im Text"' in say_footnotes(written, german)
    assert say_footnotes(written, Wording()) == written
    body = Body(Location("content/posts/a.md", 1), "One.[^1]\n\n[^1]: Two.")
    assert "Zurück" in say_footnotes(render_body(body, MarkdownConfig()), german)
