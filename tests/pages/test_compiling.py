from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from digest.pages.compiling import escaped
from digest.pages.translating import TranslatingEnvironment
from digest.pages.undefined import Named
from digest.pages.views import Teaser
from digest.pages.wording import ENGLISH_WORDING

MACROS = """
{%- macro line(shown, level=3, within=none) -%}
<h{{ level }}>{{ shown.title|seen }}{{ within }}</h{{ level }}>
{%- endmacro -%}
{%- macro word(text) -%}{{ text|seen }}{%- endmacro -%}
"""


class Printer:
    """Templates beside `MACROS`, and what their filter `seen` has seen."""

    def __init__(self, folder: Path) -> None:
        self.seen: list[str] = []
        self.folder = folder
        (folder / "parts.html").write_text(MACROS, encoding="utf-8")
        self.environment = TranslatingEnvironment(ENGLISH_WORDING, (folder,), Named)
        self.environment.filters["seen"] = self._note

    def prints(self, source: str, **variables: object) -> str:
        """What a template that has imported the macros as `parts` prints."""
        (self.folder / "page.html").write_text(
            '{% import "parts.html" as parts %}' + source, encoding="utf-8"
        )
        if self.environment.cache is not None:
            self.environment.cache.clear()
        return self.environment.get_template("page.html").render(variables)

    def _note(self, text: str) -> str:
        self.seen.append(text)
        return text


@pytest.fixture
def printer(tmp_path: Path) -> Printer:
    return Printer(tmp_path)


def teaser(title: str) -> Teaser:
    return Teaser(kind="post", title=title, url="/a/", text="", published=None, updated=None)


@given(st.text() | st.text(alphabet="&<>'\"a"))
def test_texts_are_escaped_as_ever(text: str) -> None:
    assert escaped(text) == escape(text)


@pytest.mark.parametrize("value", [Markup("<b>"), 3, None, True, ["<"], 1.5])
def test_other_values_are_escaped_as_ever(value: object) -> None:
    assert escaped(value) == escape(value)


def test_a_macro_runs_once_for_a_teaser_that_it_prints_in_the_same_way(printer: Printer) -> None:
    one, other = teaser("<One>"), teaser("Other")
    twice = "{% for shown in all %}{{ parts.line(shown, 2) }}{% endfor %}"
    assert printer.prints(twice, all=[one, other, one]) == (
        "<h2>&lt;One&gt;None</h2><h2>OtherNone</h2><h2>&lt;One&gt;None</h2>"
    )
    assert printer.seen == ["<One>", "Other"]


def test_equal_teasers_are_different_ones_for_what_one_is_can_be_dear_to_compare(
    printer: Printer,
) -> None:
    printer.prints("{{ parts.line(a) }}{{ parts.line(b) }}", a=teaser("A"), b=teaser("A"))
    assert printer.seen == ["A", "A"]


def test_what_else_a_macro_is_told_is_told_apart(printer: Printer) -> None:
    calls = "{{ parts.line(a, 1) }}{{ parts.line(a, true) }}{{ parts.line(a, within='x') }}"
    assert printer.prints(calls, a=teaser("A")) == ("<h1>ANone</h1><hTrue>ANone</hTrue><h3>Ax</h3>")


def test_values_without_a_plain_word_for_them_are_printed_anew(printer: Printer) -> None:
    calls = "{{ parts.line(a, within=b) }}{{ parts.line(a, within=b) }}"
    printer.prints(calls, a=teaser("A"), b=[1])
    assert printer.seen == ["A", "A"]


def test_what_was_printed_where_nothing_is_escaped_is_not_taken_for_safe(printer: Printer) -> None:
    line = "{{ parts.line(a) }}"
    calls = "{% autoescape false %}" + line + "{% endautoescape %}" + line
    assert printer.prints(calls, a=teaser("<A>")) == "<h3>&lt;A&gt;None</h3>" * 2
    assert printer.seen == ["<A>", "<A>"]


def test_of_other_things_a_macro_prints_anew(printer: Printer) -> None:
    assert printer.prints("{{ parts.word('a') }}{{ parts.word('a') }}") == "aa"
    assert printer.seen == ["a", "a"]


def test_macros_are_known_by_what_they_are(printer: Printer) -> None:
    assert printer.prints("{{ parts.line.name }} {{ parts.line.arguments|length }}") == "line 3"


def test_a_variable_of_a_page_reaches_macros_that_are_imported_with_it(printer: Printer) -> None:
    (printer.folder / "own.html").write_text(
        "{% macro line(shown) %}{{ shown.title }} {{ here }}{% endmacro %}", encoding="utf-8"
    )
    page = '{% import "own.html" as own with context %}{{ own.line(a) }}'
    one = teaser("A")
    assert printer.prints(page, a=one, here="one") == "A one"
    assert printer.prints(page, a=one, here="two") == "A two"
