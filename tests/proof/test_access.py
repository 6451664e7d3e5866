"""Every kind of page for everybody: by axe in both lights and on two screens, and by keys alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # no py.typed
from playwright.sync_api import Browser, Page

from tests.proof.samples import KINDS, Built

pytestmark = pytest.mark.browser

PHONE, DESKTOP = 390, 1280
RULES = ("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

REACHABLE = """() => [...document.querySelectorAll('a[href], summary, input, button, select')]
    .filter(one => one.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}))
    .map((one, at) => one.dataset.at = at).length"""
"""Numbers what can be focused; the elements of a closed `details` can't."""

FOCUSED = """() => {
    const one = document.activeElement;
    const drawn = getComputedStyle(one), box = one.getBoundingClientRect();
    const shown = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const outlined = drawn.outlineStyle !== 'none' && parseFloat(drawn.outlineWidth) >= 2;
    return {at: one.dataset.at ?? null, shown, outlined, html: one.outerHTML.slice(0, 120)};
}"""


@pytest.fixture(
    params=[(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")],
    ids=lambda screen: f"{screen[0]}-{screen[1]}",
)
def screen(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing(sample: Built, screen: Page, path: str) -> None:
    screen.goto(sample.url(path))
    screen.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    options = {"runOnly": list(RULES), "resultTypes": ["violations"]}
    found = Axe().run(screen, options=options).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("path", KINDS)
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    sample: Built, browser: Browser, path: str
) -> None:
    page = browser.new_page(viewport={"width": DESKTOP, "height": 900})
    page.goto(sample.url(path))
    reachable = page.evaluate(REACHABLE)
    assert reachable > 5
    steps = []
    for _ in range(reachable):
        page.keyboard.press("Tab")
        steps.append(page.evaluate(FOCUSED))
    page.close()
    assert [step["at"] for step in steps] == [str(at) for at in range(reachable)]
    assert "Skip to" in steps[0]["html"]
    assert [step for step in steps if not step["shown"] or not step["outlined"]] == []
