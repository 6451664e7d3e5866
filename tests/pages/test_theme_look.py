"""The newspaper theme on invented news: what it sends, and how it reads in a real browser."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from digest import model
from digest.config import Config, SiteConfig
from digest.pages.folders import BUILT_IN
from digest.pages.theming.assets import assets
from digest.pages.theming.theme import load_theme
from tests.pages import look_samples
from tests.pages.look import (
    KINDS,
    PREFIX,
    REDIRECT,
    address,
    contrast,
    dressed,
    palettes,
    tab,
    too_wide,
    violations,
)

ASSETS = {output.path: output.data for output in assets(load_theme(BUILT_IN, Config()))}
CSS = ASSETS["assets/style.css"].decode()

ENTRY = "events/harbor/index.html"
FRONT = "index.html"


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    """Path to bytes of every sample page and asset."""
    return dressed("newspaper")


@pytest.mark.parametrize("path", [*KINDS, REDIRECT])
def test_a_page_asks_for_nothing_outside_the_site(site: dict[str, bytes], path: str) -> None:
    html = site[path].decode()
    loaded = re.findall(r'<(?:link rel="(?:stylesheet|icon|apple-touch-icon)"|img)[^>]*>', html)
    assert loaded
    assert all(f'href="{PREFIX}' in tag or f'src="{PREFIX}' in tag for tag in loaded)
    assert not re.search(r'<script(?! type="application/ld\+json">)|\sstyle=|\son\w+=', html)


def test_the_stylesheet_loads_nothing() -> None:
    assert not re.search(r"url\(|@import|@font-face", CSS)


@pytest.mark.parametrize("path", KINDS)
def test_structured_data_can_not_end_its_own_element(site: dict[str, bytes], path: str) -> None:
    written = site[path].decode().split('<script type="application/ld+json">')[1]
    assert json.loads(written.split("</script>")[0])["name"].startswith("</script>")


@pytest.mark.parametrize(
    ("path", "kilobytes"), [(ENTRY, 40), (FRONT, 60)], ids=["entry of five sources", "front"]
)
def test_a_page_is_light(site: dict[str, bytes], path: str, kilobytes: int) -> None:
    assert len(site[path]) + len(CSS.encode()) < kilobytes * 1000


def test_text_from_outside_stays_text(site: dict[str, bytes]) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    template, context = look_samples.pages()[ENTRY]
    entry = replace(
        context["entry"],
        title=hostile,
        reasons=(replace(context["entry"].reasons[0], source=hostile, text=hostile),),
    )
    config = Config(site=SiteConfig(base_url=look_samples.BASE))
    theme = load_theme(Path(__file__).parent, config)
    page = model.Page(ENTRY, template, {**context, "entry": entry}, "the sample")
    assert "<img src=x" not in theme.render(page).data.decode()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (ENTRY, "5 articles, 3 independent origins"),
        (ENTRY, "First reported"),
        (ENTRY, "by Tidewater Gazette"),
        (ENTRY, "No link known"),
        (ENTRY, "Why these are together"),
        (ENTRY, "What cleaning removed"),
        ("events/ferry/index.html", "Untitled report"),
        ("events/ferry/index.html", "Publisher not known"),
        ("events/ferry/index.html", "Date not known"),
        ("events/ferry/index.html", "This rests on a single report so far."),
        ("empty/index.html", "content/articles/"),
        ("404.html", "There is no page at this address"),
    ],
)
def test_a_page_says(site: dict[str, bytes], path: str, words: str) -> None:
    text = re.sub(r"<[^>]+>", "", site[path].decode())
    assert words in " ".join(text.split())


def test_an_entry_without_statements_says_so_and_rests_on_nothing() -> None:
    template, context = look_samples.pages()["events/ferry/index.html"]
    entry = replace(context["entry"], statements=(), body="")
    config = Config(site=SiteConfig(base_url=look_samples.BASE))
    theme = load_theme(Path(__file__).parent, config)
    page = model.Page("a/index.html", template, {**context, "entry": entry}, "the sample")
    text = theme.render(page).data.decode()
    assert "None of the sources has a sentence that can be quoted here." in text
    assert "This rests on a single report" not in text


def test_every_color_of_text_has_contrast_aaa_on_every_ground() -> None:
    light, dark = palettes("newspaper")
    for palette in (light, light | dark):
        for ink in ("ink", "muted", "accent", "code-word", "code-text"):
            for ground in ("paper", "tint"):
                assert contrast(palette[ink], palette[ground]) >= 7, (ink, ground)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "light"), (1280, "dark")], ids=["light phone", "dark desktop"]
)
def test_axe_finds_nothing(
    browser: Browser, site: dict[str, bytes], width: int, scheme: str
) -> None:
    # Colors do not depend on the width, nor the layout on the colors: two of four pairs tell all.
    page = tab(browser, site, width, scheme)
    for path in KINDS:
        page.goto(address(path))
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert violations(page) == [], path
    page.context.close()


@pytest.mark.browser
def test_nothing_runs_over_the_edge(browser: Browser, site: dict[str, bytes]) -> None:
    page = tab(browser, site, 320)
    assert too_wide(page, (320, 768, 1280, 2560)) == []
    page.context.close()


@pytest.mark.browser
def test_nothing_runs_over_the_edge_where_text_is_twice_as_large(
    browser: Browser, site: dict[str, bytes]
) -> None:
    """WCAG 2.2, 1.4.4: a reader's own size of text, on a window of 1,280 pixels and a phone."""
    page = tab(browser, site, 390)
    assert too_wide(page, (390, 1280), larger="200%") == []
    page.context.close()


@pytest.mark.browser
def test_paper_and_ink_follow_the_readers_scheme(browser: Browser, site: dict[str, bytes]) -> None:
    page = tab(browser, site, 1280, "light")
    page.goto(address(ENTRY))
    look = "getComputedStyle(document.documentElement).backgroundColor"
    colors = f"[{look}, getComputedStyle(document.body).color]"
    day = page.evaluate(colors)
    page.emulate_media(color_scheme="dark")
    night = page.evaluate(colors)
    page.emulate_media(color_scheme="light")
    assert page.evaluate(colors) == day
    assert not set(day) & set(night)
    page.context.close()


@pytest.mark.browser
def test_a_citation_leads_to_its_source_and_back(browser: Browser, site: dict[str, bytes]) -> None:
    page = tab(browser, site, 390)
    page.goto(address(ENTRY))
    page.click("#cite-3-1")
    assert page.url.endswith("#source-3")
    page.click("#source-3 .back a")
    assert page.url.endswith("#cite-3-1")
    page.context.close()


@pytest.mark.browser
def test_a_citation_shows_its_source_on_focus(browser: Browser, site: dict[str, bytes]) -> None:
    page = tab(browser, site, 1280)
    page.goto(address(ENTRY))
    style = "getComputedStyle(document.querySelector('#cite-3-1'), '::after')"
    assert page.evaluate(f"{style}.visibility") == "hidden"
    page.keyboard.press("Tab")
    page.evaluate("document.querySelector('#cite-3-1').focus()")
    assert page.evaluate(f"{style}.visibility") == "visible"
    assert "Diario del Estrecho" in page.evaluate(f"{style}.content")
    page.hover("#cite-1-1")  # The lines stay where they are, below the pointer.
    page.context.close()


@pytest.mark.browser
def test_the_first_key_reaches_the_skip_link(browser: Browser, site: dict[str, bytes]) -> None:
    page = tab(browser, site, 1280)
    page.goto(address(FRONT))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the news"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.context.close()


@pytest.mark.browser
def test_a_redirect_arrives(browser: Browser, site: dict[str, bytes]) -> None:
    page = tab(browser, site, 390)
    page.goto(address(REDIRECT))
    page.wait_for_url("**/events/harbor/")
    page.context.close()
