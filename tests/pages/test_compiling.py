from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from digest.pages.language.wording import ENGLISH_WORDING
from digest.pages.theming.compiling import escaped
from digest.pages.theming.translating import TranslatingEnvironment
from digest.pages.theming.undefined import Named
from digest.pages.views.variables import Teaser

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


AS_EVER = {
    "attribute": "{{ a.title }}{{ a.inner.title }}",
    "key": "{{ by.title }}{{ by.inner.title }}",
    "attribute before key": "{{ by.keys()|list }}",
    "no such attribute": "[{{ a.nothing }}{{ a.nothing is defined }}{{ a.inner.nothing or 1 }}]",
    "attribute of a constant": "{{ 'a'.upper() }}",
    "in a filtered loop": "{% for x in all if x.inner.title != 'B' %}{{ x.title }}{% endfor %}",
    "in a recursive loop": (
        "{% for x in all recursive %}{{ x.title }}{{ loop(x.all) if x.all }}{% endfor %}"
    ),
    "as arguments of each other": "{{ a.title.replace(a.inner.title, a.inner.more.title) }}",
    "macro, fewer": "{% macro m(x, y=2) %}{{ x }}{{ y }}{% endmacro %}{{ m('<') }}{{ m() }}",
    "macro, by name": "{% macro m(x, y=2) %}{{ x }}{{ y }}{% endmacro %}{{ m(y=1, x='<') }}",
    "macro, others": "{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, b=2) }}",
    "macro, caller": (
        "{% macro m(x) %}{{ caller(x) }}{% endmacro %}{% call(y) m(1) %}{{ y }}<{% endcall %}"
    ),
    "macro, in a loop": (
        "{% macro m(x) %}{{ x.title }}{% endmacro %}{% for x in all %}{{ m(x) }}{% endfor %}"
    ),
    "macro, not escaped": (
        "{% macro m(x) %}{{ x }}{% endmacro %}{% autoescape false %}{{ m('<') }}{% endautoescape %}"
    ),
    "macro, joined": "{% macro m(x) %}{{ x }}{% endmacro %}{{ m('<') + '<' }}",
    "filtered": "{{ all|map(attribute='title')|join }}{{ all|sum(attribute='count') }}",
}
"""Templates that print the same in an environment of Jinja's own."""

FAILING = {
    "attribute of nothing": "{{ a.nothing.title }}",
    "macro, too many": "{% macro m(x) %}{% endmacro %}{{ m(1, 2) }}",
    "macro, unknown name": "{% macro m(x) %}{% endmacro %}{{ m(y=2) }}",
}


def of_jinja(source: str) -> str:
    return jinja2.Environment(autoescape=True).from_string(source).render(variables())


def variables() -> dict[str, object]:
    more = SimpleNamespace(title="C")
    inner = SimpleNamespace(title="B", more=more)
    a = SimpleNamespace(title="<AB>", inner=inner, all=[SimpleNamespace(title="D")], count=1)
    return {"a": a, "by": {"title": "<E>", "inner": {"title": "F"}, "keys": 1}, "all": [a, a]}


@pytest.mark.parametrize("source", AS_EVER.values(), ids=AS_EVER)
def test_templates_print_what_they_print_in_jinja(printer: Printer, source: str) -> None:
    printer.environment.undefined = jinja2.Undefined
    assert printer.prints(source, **variables()) == of_jinja(source)


@pytest.mark.parametrize("source", FAILING.values(), ids=FAILING)
def test_templates_fail_as_they_fail_in_jinja(printer: Printer, source: str) -> None:
    printer.environment.undefined = jinja2.Undefined
    with pytest.raises((TypeError, jinja2.UndefinedError)) as expected:
        of_jinja(source)
    with pytest.raises(type(expected.value)) as found:
        printer.prints(source, **variables())
    assert str(found.value) == str(expected.value)
