"""The newspaper theme on invented news: what it sends, and how it reads in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # no py.typed
from playwright.sync_api import Browser, Page, Route

from digest import model
from digest.config import Config, SiteConfig
from digest.pages.assets import assets
from digest.pages.theme import BUILT_IN, load_theme
from tests.pages import look_samples

ASSETS = {output.path: output.data for output in assets(load_theme(BUILT_IN, Config()))}
CSS = ASSETS["assets/style.css"].decode()
PREFIX = urlsplit(look_samples.BASE).path
TYPES = {".html": "text/html", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png"}

ENTRY = "events/harbor/index.html"
FRONT = "index.html"
REDIRECT = "old/index.html"
KINDS = tuple(path for path in look_samples.pages() if path != REDIRECT)


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    """Path to bytes of every sample page and asset."""
    config = Config(site=SiteConfig(base_url=look_samples.BASE))
    theme = load_theme(Path(__file__).parent, config)
    outputs = [
        theme.render(model.Page(path, template, context, "the sample"))
        for path, (template, context) in look_samples.pages().items()
    ]
    return {output.path: output.data for output in outputs} | ASSETS


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


def test_every_color_of_text_has_contrast_aaa_on_every_ground() -> None:
    light, dark = _palettes()
    for palette in (light, light | dark):
        for ink in ("ink", "muted", "accent", "code-word", "code-text"):
            for ground in ("paper", "tint"):
                assert _contrast(palette[ink], palette[ground]) >= 7, (ink, ground)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "light"), (1280, "dark")], ids=["light phone", "dark desktop"]
)
def test_axe_finds_nothing(
    browser: Browser, site: dict[str, bytes], width: int, scheme: str
) -> None:
    # Colors do not depend on the width, nor the layout on the colors: two of four pairs tell all.
    page = _page(browser, site, width, scheme)
    tags = [f"wcag{level}" for level in ("2a", "2aa", "2aaa", "21a", "21aa", "22aa")]
    options = {"runOnly": [*tags, "best-practice"]}
    for path in KINDS:
        page.goto(_url(path))
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        violations = Axe().run(page, options=options).response["violations"]
        assert [(path, one["id"], one["nodes"][0]["html"]) for one in violations] == []
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 768, 1280, 2560])
def test_nothing_runs_over_the_edge(browser: Browser, site: dict[str, bytes], width: int) -> None:
    page = _page(browser, site, width)
    for path in KINDS:
        page.goto(_url(path))
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, path
    page.context.close()


@pytest.mark.browser
def test_a_citation_leads_to_its_source_and_back(browser: Browser, site: dict[str, bytes]) -> None:
    page = _page(browser, site, 390)
    page.goto(_url(ENTRY))
    page.click("#cite-3-1")
    assert page.url.endswith("#source-3")
    page.click("#source-3 .back a")
    assert page.url.endswith("#cite-3-1")
    page.context.close()


@pytest.mark.browser
def test_a_citation_shows_its_source_on_focus(browser: Browser, site: dict[str, bytes]) -> None:
    page = _page(browser, site, 1280)
    page.goto(_url(ENTRY))
    shown = "getComputedStyle(document.querySelector('#cite-3-1'), '::after').content"
    assert page.evaluate(shown) == "none"
    page.keyboard.press("Tab")
    page.evaluate("document.querySelector('#cite-3-1').focus()")
    assert "Diario del Estrecho" in page.evaluate(shown)
    page.context.close()


@pytest.mark.browser
def test_the_first_key_reaches_the_skip_link(browser: Browser, site: dict[str, bytes]) -> None:
    page = _page(browser, site, 1280)
    page.goto(_url(FRONT))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the news"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.context.close()


@pytest.mark.browser
def test_a_redirect_arrives(browser: Browser, site: dict[str, bytes]) -> None:
    page = _page(browser, site, 390)
    page.goto(_url(REDIRECT))
    page.wait_for_url("**/events/harbor/")
    page.context.close()


def _page(browser: Browser, site: dict[str, bytes], width: int, scheme: str = "light") -> Page:
    """A tab that sees the sample site and nothing else; any complaint of the browser's fails."""

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        assert route.request.url.startswith(look_samples.BASE), route.request.url
        name = path.removeprefix(PREFIX)
        name += "index.html" if name == "" or name.endswith("/") else ""
        kind = TYPES[Path(name).suffix]
        route.fulfill(body=site[name], content_type=kind)

    def complain(text: str) -> None:
        raise AssertionError(text)

    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.route("**/*", answer)
    page.on("console", lambda message: complain(message.text))
    page.on("pageerror", lambda error: complain(str(error)))
    return page


def _url(path: str) -> str:
    return look_samples.BASE + path.removesuffix("index.html")


def _palettes() -> Iterator[dict[str, str]]:
    """The custom properties that are colors: by light, and what the dark changes."""
    colors = (BUILT_IN / "newspaper" / "assets" / "colors.css").read_text("utf-8")
    for part in colors.split("prefers-color-scheme: dark"):
        yield dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part))


def _contrast(one: str, other: str) -> float:
    """Source: WCAG 2.2, contrast ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
