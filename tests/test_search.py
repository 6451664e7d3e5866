"""The search: its index, its page with and without JavaScript, and what it never finds."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from digest.errors import ConfigError
from digest.model import Publication
from digest.pages.search.search_index import index
from digest.pages.search.search_texts import search_texts
from tests.pages.samples import entry, layout
from tests.served import served
from tests.site import CONFIG, digest, healthy_site, tree, write_files

SEARCHING = CONFIG + "[pages]\nsearch = true\n"


def build(root: Path, *arguments: str, **env: str) -> dict[str, bytes]:
    built = digest(root, "build", *arguments, env=env)
    assert built.status == 0, built.err
    return tree(root / "site")


def test_a_site_without_search_runs_no_script_and_has_a_page_of_links(tmp_path: Path) -> None:
    files = build(healthy_site(tmp_path))
    assert not [path for path in files if path.endswith((".js", ".pagefind"))]
    page = files["search/index.html"].decode()
    listed = page.partition('<div class="register">')[2]
    assert re.findall(r'<li><a href="([^"]+)"', listed)[:3] == ["/events/", "/posts/", "/editions/"]
    assert "<form" not in page
    assert "<script" not in page
    assert "<title>All lists" in page
    assert 'href="/search/"' in files["404.html"].decode()


def test_only_the_page_of_the_search_runs_the_script(tmp_path: Path) -> None:
    files = build(healthy_site(tmp_path, {"digest.toml": SEARCHING}))
    scripted = {
        path: html.decode() for path, html in files.items() if b'<script type="module' in html
    }
    assert scripted.keys() == {"search/index.html"}
    assert "<title>Search" in scripted["search/index.html"]
    with_source = {path for path, html in files.items() if b"script-src" in html}
    assert {path for path in with_source if path.endswith(".html")} == {"search/index.html"}


def test_the_same_texts_give_the_same_index_whoever_made_it(tmp_path: Path) -> None:
    first = build(healthy_site(tmp_path / "one", {"digest.toml": SEARCHING}))
    again = build(
        healthy_site(tmp_path / "two", {"digest.toml": SEARCHING}),
        PYTHONHASHSEED="7",
        LC_ALL="C",
        PAGEFIND_FORCE_LANGUAGE="de",
    )
    assert _index(first)
    assert _index(first) == _index(again)


def test_the_index_is_remembered_until_a_text_changes(tmp_path: Path) -> None:
    root = healthy_site(tmp_path, {"digest.toml": SEARCHING})
    first = build(root)
    nowhere = {"PATH": "/nonexistent", "TMPDIR": "/nonexistent"}
    (root / "content/pages/about.md").touch()
    assert _index(build(root, "--base-url", "https://elsewhere.example/", **nowhere)) == _index(
        first
    )
    (root / "content/pages/about.md").write_text("---\ntitle: About\n---\n\nChanged.\n", "utf-8")
    assert _index(build(root)) != _index(first)


def test_a_site_that_wants_search_and_lacks_the_extra_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(ConfigError, match=re.escape("pip install 'digest-press[search]'")):
        index([], "en")


def test_no_more_of_a_source_is_searched_than_its_page_shows() -> None:
    (found, *_) = search_texts(layout())
    assert found.path == "/events/storm/"
    texts = {one.path: re.sub(r"<[^>]+>", " ", one.html) for one in search_texts(layout())}
    assert " ".join(texts["/events/ferry/"].split()) == (
        "The ferry sailed on Thursday. The repair cost 310,000 euros. "
        "Courier 1: Ferry sails again, report 1 Courier 2: Ferry sails again, report 2 "
        "Courier 3: Ferry sails again, report 3"
    )


def test_hostile_titles_are_text_to_the_index() -> None:
    evil = '"><script>alert(1)</script>'
    (found,) = search_texts(layout(Publication(entries=(entry(title=evil),))))
    assert found.title == evil
    files = {file.path: file.data for file in index([replace(found, day=evil)], "en")}
    (fragment,) = (data for path, data in files.items() if "/fragment/" in path)
    told = json.loads(gzip.decompress(fragment).partition(b"pagefind_dcd")[2])
    assert told["meta"]["title"] == evil
    assert told["meta"]["date"] == evil


def test_a_site_without_texts_has_no_index(tmp_path: Path) -> None:
    files = build(write_files(tmp_path, {"digest.toml": SEARCHING, "content/posts/.keep": ""}))
    assert _index(files) == {}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The healthy site below a project path."""
    root = healthy_site(tmp_path_factory.mktemp("search"), {"digest.toml": SEARCHING})
    with served(root / "site") as base:
        build(root, "--base-url", base)
        yield base


@pytest.fixture
def tab(browser: Browser, site: str) -> Iterator[Page]:
    """A tab in which every complaint, and every request to elsewhere, fails the test."""
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: asked.url.startswith(site) or complaints.append(asked.url))
    yield page
    page.close()
    assert [line for line in complaints if "status of 404" not in line] == []


@pytest.mark.browser
def test_search_finds_an_entry_under_a_base_path(tab: Page, site: str) -> None:
    tab.goto(f"{site}search/")
    tab.fill("#search-words", "propeller shaft")
    tab.wait_for_selector(".search-results h2 a")
    assert tab.inner_text(".search-status") == "Found: 1"
    assert tab.inner_text(".search-results mark").lower() == "propeller"
    assert "cracked propeller shaft" in tab.inner_text(".search-results p")
    assert tab.inner_text(".search-results .standing") == "18 November 2026"
    tab.click(".search-results h2 a")
    tab.wait_for_url(f"{site}events/**")
    assert "ferry" in tab.inner_text("h1").lower()
    tab.go_back()
    tab.wait_for_selector(".search-results h2 a")
    assert tab.input_value("#search-words") == "propeller shaft"


@pytest.mark.browser
def test_search_says_that_it_found_nothing(tab: Page, site: str) -> None:
    tab.goto(f"{site}search/?q=xylophone")
    tab.wait_for_selector(".search-status:not(:empty)")
    assert tab.inner_text(".search-status") == "Nothing was found."
    assert tab.locator(".search-results article").count() == 0


@pytest.mark.browser
def test_an_unknown_address_offers_the_search(tab: Page, site: str) -> None:
    tab.goto(f"{site}no/such/page/")
    tab.fill("#search-words", "commuters")
    tab.press("#search-words", "Enter")
    tab.wait_for_selector(".search-results h2 a")
    assert tab.url == f"{site}search/?q=commuters"


@pytest.mark.browser
def test_without_javascript_the_search_is_a_page_of_links(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}search/?q=ferry")
    assert not page.is_visible("form.search")
    assert "needs JavaScript" in page.inner_text("noscript")
    page.click("text=Events")
    assert page.url == f"{site}events/"
    context.close()


def _index(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path.startswith("pagefind/")}
