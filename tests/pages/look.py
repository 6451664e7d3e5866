"""The invented news in a theme's clothes, and a browser's tab that sees nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # no py.typed
from playwright.sync_api import Browser, Page, Route

from digest import model
from digest.config import Config, SiteConfig
from digest.pages.folders import BUILT_IN
from digest.pages.theming.assets import assets
from digest.pages.theming.theme import Theme, load_theme
from tests.pages import look_samples

PREFIX = urlsplit(look_samples.BASE).path
TYPES = {".html": "text/html", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png"}
AXE_RULES = [
    *(f"wcag{level}" for level in ("2a", "2aa", "2aaa", "21a", "21aa", "22aa")),
    "best-practice",
]
REDIRECT = "old/index.html"
KINDS = tuple(path for path in look_samples.pages() if path != REDIRECT)


def dressed(name: str) -> dict[str, bytes]:
    """Path to bytes of every sample page and asset, in the theme of this name."""
    site = SiteConfig(base_url=look_samples.BASE, theme=name)
    theme: Theme = load_theme(Path(__file__).parent, Config(site=site))
    pages = [
        model.Page(path, template, context, "the sample")
        for path, (template, context) in look_samples.pages().items()
    ]
    outputs = (*map(theme.render, pages), *assets(theme))
    return {output.path: output.data for output in outputs}


def tab(browser: Browser, site: dict[str, bytes], width: int, scheme: str = "light") -> Page:
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


def too_wide(page: Page, widths: Sequence[int], larger: str = "") -> list[tuple[str, int]]:
    """The sample pages that run over the edge of a window, with its width; each is loaded once."""
    found = []
    for path in KINDS:
        page.goto(address(path))
        page.evaluate("size => document.documentElement.style.fontSize = size", larger)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append((path, width))
    return found


def violations(page: Page) -> list[tuple[str, str]]:
    """What axe finds on the page: a rule and an element for each mistake."""
    # What passes is of no interest: without its nodes the answer is there in half the time.
    options = {"runOnly": AXE_RULES, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]


def address(path: str) -> str:
    return look_samples.BASE + path.removesuffix("index.html")


def palettes(theme: str) -> Iterator[dict[str, str]]:
    """The custom properties that are colors: by light, and what the dark changes."""
    colors = (BUILT_IN / theme / "assets" / "colors.css").read_text("utf-8")
    for part in colors.split("prefers-color-scheme: dark"):
        yield dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part))


def contrast(one: str, other: str) -> float:
    """Source: WCAG 2.2, contrast ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
