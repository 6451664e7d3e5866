"""The desk of a real `digest serve`, under a project path, in a browser that runs no script."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.desk.sites import PEARS, built_site
from tests.site import tree
from tests.test_build import events

pytestmark = pytest.mark.browser


@dataclass
class Preview:
    root: Path
    address: str
    """Of the desk, with its token."""

    @property
    def origin(self) -> str:
        return self.address.partition("/_desk/")[0]


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = built_site(tmp_path_factory.mktemp("site"))
    command = [sys.executable, "-u", "-m", "digest", "serve", "--port", "0"]
    with subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, text=True, env={**os.environ}
    ) as running:
        assert running.stdout
        found = re.compile(r"http\S+/_desk/\?token=\S+")
        address = next(match[0] for line in running.stdout if (match := found.search(line)))
        next(line for line in running.stdout if "entries" in line or "entry" in line)
        yield Preview(root, address)
        running.terminate()


@pytest.fixture
def page(preview: Preview, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(preview.address)
    assert page.url == f"{preview.origin}/_desk/"
    yield page
    context.close()


def checked(page: Page, title: str) -> None:
    page.get_by_role("checkbox", name=f"Merge “{title}", exact=False).first.check()


def test_two_events_are_merged_and_parted_again_by_clicking(preview: Preview, page: Page) -> None:
    before = tree(preview.root / "content")
    checked(page, "Ferry to Sant Aldric")
    checked(page, "Orchard thieves")
    page.get_by_role("button", name="Merge the checked").click()
    change = page.get_by_role("region", name="Change 1")
    expect(change).to_contain_text("+merge: [ev-")
    expect(page.get_by_role("checkbox", name="Merge “Orchard thieves")).to_have_count(0)
    ((_, note),) = tree(preview.root / "content/events").items()
    assert b"merge: [ev-" in note
    change.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("region", name="Change 1")).to_contain_text("Undone.")
    expect(page.get_by_role("checkbox", name="Merge “Orchard thieves").first).to_be_visible()
    assert tree(preview.root / "content") == before
    assert len({id_ for id_, held in events(preview.root).items() if PEARS in held}) == 1


def test_an_event_is_retitled_and_its_page_follows(preview: Preview, page: Page) -> None:
    page.get_by_role("link", name="Ferry to Sant Aldric").first.click()
    page.get_by_label("Title").fill("Back & at sea")
    page.get_by_role("button", name="Retitle").click()
    expect(page.get_by_role("link", name="Back & at sea").first).to_be_visible()
    page.get_by_role("link", name="Back & at sea").first.click()
    page.get_by_role("link", name="its page").click()
    assert page.url.startswith(f"{preview.origin}/repo/events/")


def test_a_stranger_is_sent_away(preview: Preview, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    found = page.goto(f"{preview.origin}/_desk/")
    assert found
    assert found.status == 403
    context.close()


@pytest.mark.parametrize("place", ["http://127.0.0.1:1/", "https://evil.example/"])
def test_another_page_decides_nothing_in_a_browser_that_has_been_let_in(
    preview: Preview, browser: Browser, place: str
) -> None:
    """Of the same site, since sites know no ports, and of another one."""
    before = tree(preview.root / "content")
    context = browser.new_context()
    context.new_page().goto(preview.address)
    desk = f"{preview.origin}/_desk/"
    form = f'<form method="post" action="{desk}pin"><button>Go</button></form>'
    html = f'{form}<a href="{desk}">Look</a>'
    context.route(place, lambda route: route.fulfill(body=html, content_type="text/html"))
    page = context.new_page()
    for button in (page.get_by_role("button"), page.get_by_role("link")):
        page.goto(place)
        with page.expect_response(lambda response: "/_desk/" in response.url) as response:
            button.click()
        assert response.value.status == 403
    assert tree(preview.root / "content") == before
    context.close()


def test_a_script_of_the_site_itself_reads_nothing(preview: Preview, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(preview.address)
    page.goto(f"{preview.origin}/repo/")
    read = "fetch('/_desk/').then(answer => answer.status)"
    assert page.evaluate(read) == 403
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_desk_is_accessible_and_fits(
    preview: Preview, browser: Browser, scheme: str, width: int
) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 800},
    )
    page = context.new_page()
    page.goto(preview.address)
    first = page.locator(".events h3 a").first.get_attribute("href")
    compare = "/_desk/compare/?one=articles/ferry-a.md&other=articles/ferry-b.md"
    for path in ("/_desk/", first, compare, "/_desk/nowhere"):
        page.goto(f"{preview.origin}{path}")
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()
