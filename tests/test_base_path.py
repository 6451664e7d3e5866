"""The sample site under a project path, as GitHub Pages serves it, crawled in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit
from urllib.request import urlopen

import feedparser
import pytest
from playwright.sync_api import Browser, Page

from tests.served import PREFIX, served
from tests.site import digest

ROOT = Path(__file__).parent.parent
WIDTHS = (1280, 390)
ABORTED = "net::ERR_ABORTED"

LINKS = """[...document.querySelectorAll('[href], [src]')]
    .map(one => one.href || one.src)"""
IDS = "[...document.querySelectorAll('[id]')].map(one => one.id)"
OVERFLOW = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


@dataclass
class Crawl:
    """What a browser met on its way through the site."""

    base: str
    links: dict[str, set[str]] = field(default_factory=dict)
    """Page to the addresses in it, absolute."""
    ids: dict[str, set[str]] = field(default_factory=dict)
    """Page to its anchors."""
    wide: list[tuple[str, int, int]] = field(default_factory=list)
    """Page, width of the window and pixels beyond it."""
    complaints: list[str] = field(default_factory=list)

    def visit(self, page: Page, url: str) -> None:
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        page.goto(url)
        self.links[url] = set(page.evaluate(LINKS))
        self.ids[url] = set(page.evaluate(IDS))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            beyond = page.evaluate(OVERFLOW)
            if beyond > 0:
                self.wide.append((url, width, beyond))

    def waiting(self) -> list[str]:
        """Pages that are linked and not visited, in order."""
        linked = {urldefrag(link).url for links in self.links.values() for link in links}
        pages = {link for link in linked if link.startswith(self.base) and link.endswith("/")}
        return sorted(pages - set(self.links))


@dataclass(frozen=True)
class Site:
    """A built site and where it stands."""

    folder: Path
    base: str


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "digest.toml", root)
    with served(root / "site") as base:
        built = digest(root, "build", "--base-url", base)
        assert built.status == 0, built.err
        yield Site(root / "site", base)


@pytest.fixture(scope="module")
def crawl(site: Site, browser: Browser) -> Iterator[Crawl]:
    found = Crawl(site.base)
    page = browser.new_page()
    _listen(page, found)
    found.visit(page, site.base)
    while waiting := found.waiting():
        for url in waiting:
            found.visit(page, url)
    yield found
    page.close()


pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_nothing_fails_and_nothing_is_asked_outside_the_prefix(crawl: Crawl) -> None:
    assert crawl.complaints == []


def test_every_page_is_reached_by_links(crawl: Crawl, site: Site) -> None:
    reached = {_file(site, url) for url in crawl.links}
    pages = set(site.folder.rglob("*.html")) - {site.folder / "404.html"}
    redirects = {page for page in pages if 'http-equiv="refresh"' in page.read_text("utf-8")}
    assert {str(page) for page in pages - redirects - reached} == set()


def test_every_link_and_anchor_resolves(crawl: Crawl, site: Site) -> None:
    dead = [
        (page, link)
        for page, links in crawl.links.items()
        for link in sorted(links)
        if not _resolves(link, crawl, site)
    ]
    assert dead == []


def test_no_page_scrolls_sideways(crawl: Crawl) -> None:
    assert crawl.wide == []


def test_a_reader_finds_the_way_to_the_feed(site: Site, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(site.base)
    page.click("text=Subscribe")
    assert page.url == f"{site.base}subscribe/"
    address = page.get_attribute("main a[href$='/feed.xml']", "href") or ""
    assert address == f"{PREFIX}feed.xml"
    with urlopen(f"{site.base}feed.xml") as answer:
        assert not feedparser.parse(answer.read()).bozo
    page.close()


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
def test_every_link_of_a_feed_resolves(name: str, crawl: Crawl, site: Site) -> None:
    feed = feedparser.parse((site.folder / name).read_bytes())
    assert not feed.bozo
    assert feed.entries
    links = {link.href for entry in [feed.feed, *feed.entries] for link in entry.links}
    for entry in feed.entries:
        links |= set(re.findall(r'(?:href|src)="([^"]+)"', entry.content[0].value))
    assert any("#source-" in link for link in links)
    assert [link for link in sorted(links) if not _resolves(link, crawl, site)] == []


def test_the_sitemap_lists_pages_that_exist(crawl: Crawl, site: Site) -> None:
    listed = re.findall(r"<loc>([^<]+)</loc>", (site.folder / "sitemap.xml").read_text("utf-8"))
    assert len(listed) > 30
    assert [url for url in listed if not _resolves(url, crawl, site)] == []


@pytest.mark.parametrize("path", ["no/such/page/", "events/no-such-event/"])
def test_an_unknown_address_gets_a_styled_page_that_leads_on(
    path: str, crawl: Crawl, site: Site, browser: Browser
) -> None:
    page = browser.new_page()
    met = Crawl(site.base)
    _listen(page, met)
    answer = page.goto(site.base + path)
    assert answer is not None
    assert answer.status == 404
    assert "There is no page at this address" in page.inner_text("h1")
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert paper not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
    links = [link for link in page.evaluate(LINKS) if link != f"{page.url}#main"]
    assert site.base in links
    assert [link for link in links if not _resolves(link, crawl, site)] == []
    # The address itself is what the browser complains of, and nothing else.
    assert {re.sub(r".*\b404\b.*", "404", line) for line in met.complaints} <= {"404"}
    page.close()


def _listen(page: Page, crawl: Crawl) -> None:
    """Take down whatever the browser complains of."""

    def note(text: str) -> None:
        crawl.complaints.append(text)

    page.on("console", lambda message: note(f"console: {message.text}"))
    page.on("pageerror", lambda error: note(f"error: {error}"))
    # What the browser itself gives up, as the icon of a page that is left, is no failure.
    page.on(
        "requestfailed",
        lambda asked: None if asked.failure == ABORTED else note(f"{asked.failure}: {asked.url}"),
    )
    page.on("response", lambda got: note(f"{got.status} {got.url}") if got.status >= 400 else None)
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(crawl.base) else note(f"outside: {asked.url}"),
    )


def _resolves(link: str, crawl: Crawl, site: Site) -> bool:
    """Whether an address of the site leads to a file of it, and to an anchor that is there."""
    url, fragment = urldefrag(link)
    if urlsplit(url).netloc != urlsplit(site.base).netloc:
        return urlsplit(url).scheme in ("http", "https", "mailto")
    if not url.startswith(site.base):
        return False
    if url in crawl.ids:
        return not fragment or unquote(fragment) in crawl.ids[url]
    if not _file(site, url).is_file() or fragment:
        return False
    with urlopen(url) as answer:  # ours, on this machine
        return bool(answer.status == 200)


def _file(site: Site, url: str) -> Path:
    path = unquote(urlsplit(url).path).removeprefix(PREFIX)
    return site.folder / (path + "index.html" if path.endswith("/") or not path else path)
