from __future__ import annotations

import ast
import runpy
from pathlib import Path

from digest.pages.folders import BUILT_IN, DEFAULT
from digest.pages.theming.theme import load_theme
from tests.pages.samples import config

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "docs" / "theming.py"))
PAGE = (ROOT / "docs" / "theming.md").read_text(encoding="utf-8")


def test_the_tables_are_current() -> None:
    assert SCRIPT["current"]() == PAGE, "run: python docs/theming.py"


def test_every_template_and_every_view_is_described() -> None:
    built_in = {file.name: file.read_text("utf-8") for file in (BUILT_IN / DEFAULT).glob("*.html")}
    macros = {n for n, text in built_in.items() if "{% macro" in text and "{% extends" not in text}
    assert set(SCRIPT["TEMPLATES"]) == built_in.keys() - macros - {"base.html", "empty.html"}
    for module in SCRIPT["VIEWS"]:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                assert f"### {node.name}\n" in PAGE


def test_every_filter_of_ours_is_described() -> None:
    import jinja2.defaults

    environment = load_theme(ROOT, config()).environment
    ours = set(environment.filters) - set(jinja2.defaults.DEFAULT_FILTERS)
    assert ours
    for name in ours:
        assert f"| `{name}` |" in PAGE
