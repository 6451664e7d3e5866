"""The newspaper from right to left: every kind of page in Arabic, in a real browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from digest import model
from digest.config import Config, SiteConfig
from digest.pages.folders import BUILT_IN
from digest.pages.language.wording import read_wording
from digest.pages.theming.assets import assets
from digest.pages.theming.theme import load_theme
from tests.pages import look_samples
from tests.pages.look import KINDS, address, tab, violations

SIDES = ("left", "right")


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    config = Config(site=SiteConfig(base_url=look_samples.BASE, language="ar"))
    theme = load_theme(Path(__file__).parent, config)
    outputs = list(assets(theme))
    for path, (template, context) in look_samples.pages().items():
        arabic = replace(context["site"], language="ar", direction="rtl")
        page = model.Page(path, template, {**context, "site": arabic}, "the sample")
        outputs.append(theme.render(page))
    return {output.path: output.data for output in outputs}


def test_the_sheet_names_no_side_but_in_tables() -> None:
    """Beginnings and ends, not left and right; a column is aligned as its author asks."""
    sheet = (BUILT_IN / "newspaper" / "assets" / "style.css").read_text("utf-8")
    naming = [line for line in sheet.splitlines() if any(side in line for side in SIDES)]
    assert sorted(naming) == [
        "  text-align: left;",
        "  text-align: right;",
        ".align-left {",
        ".align-right {",
    ]


def test_the_interface_is_arabic(site: dict[str, bytes]) -> None:
    entry = site["events/harbor/index.html"].decode()
    assert '<html lang="ar" dir="rtl">' in entry
    assert "المصادر" in entry
    assert ">Timeline<" not in entry


def test_english_words_run_from_left_to_right_where_no_catalog_has_the_language() -> None:
    hebrew = read_wording("he", (), Path())
    assert hebrew.say("Page %(number)s", number=3) == "\u2066Page \u20673\u2069\u2069"
    counted = hebrew.counted("%(count)s article", "%(count)s articles", 2)
    assert counted == "\u2066\u20672\u2069 articles\u2069"
    assert [hebrew.say(each, text="x") for each in (", ", "“%(text)s”")] == [", ", "“x”"]
    assert [note.what for note in hebrew.notes] == [
        "the interface has no words in 'he' and stays English"
    ]


@pytest.mark.browser
def test_nothing_runs_over_the_edge_and_axe_finds_nothing(
    browser: Browser, site: dict[str, bytes]
) -> None:
    page = tab(browser, site, 320)
    for path in KINDS:
        page.goto(address(path))
        for width in (320, 1280, 2560):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
        assert violations(page) == [], path
    page.context.close()
