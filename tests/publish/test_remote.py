"""The addresses of a site as it is published, read over HTTP."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.config import Config, FetchConfig
from digest.errors import GoneError, WebError
from digest.publish.addresses import Address
from digest.publish.remote import published_at
from tests.publish.test_site_check import RSS, SITEMAP
from tests.served import served

OPML = """<opml version="2.0"><body><outline text="Tags"><outline type="rss"
xmlUrl="https://me.example/repo/tags/a/feed.xml"/></outline></body></opml>"""
FRONT = """<link rel=canonical href="https://me.example/repo/">
<link rel=alternate type="application/rss+xml" href="/repo/feed.xml">
<link rel=alternate type="application/rss+xml" href="https://elsewhere.example/feed.xml">"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://me.example/repo/sitemap-0.xml</loc></sitemap>
<sitemap><loc>https://me.example/repo/sitemap-1.xml</loc></sitemap>
<sitemap><loc>https://elsewhere.example/x.xml</loc></sitemap></sitemapindex>"""

FILES = {
    "index.html": FRONT,
    "404.html": "nothing here",
    "feed.xml": RSS,
    "feeds.opml": OPML,
    "sitemap.xml": SITEMAP,
}
KNOWN = (
    Address("/"),
    Address("/events/a/", ("urn:digest:ev-1",)),
    Address("/feed.xml"),
    Address("/tags/a/feed.xml"),
)


def found(folder: Path, **changes: str) -> tuple[Address, ...]:
    for name, text in {**FILES, **changes}.items():
        (folder / name).write_text(text)
    config = Config(fetch=FetchConfig(allow_hosts=("127.0.0.1",), delay_seconds=0))
    with served(folder) as url:
        return published_at(url, config)


def test_pages_feeds_and_what_they_deliver_are_found(tmp_path: Path) -> None:
    assert found(tmp_path) == KNOWN
    told = {"sitemap.xml": SITEMAP.replace("/events/a/", "/about/")}
    assert found(tmp_path, **told) == tuple(sorted([*KNOWN, Address("/about/")]))


def test_an_index_leads_to_its_sitemaps_on_the_site_itself(tmp_path: Path) -> None:
    changes = {"sitemap.xml": INDEX, "sitemap-1.xml": SITEMAP.replace("/events/a/", "/about/")}
    there = found(tmp_path, **changes)
    assert there == tuple(sorted([*KNOWN, Address("/about/")])), "the first of them is not there"


@pytest.mark.parametrize("text", ["", "<", "<rss/>", "{}", "\x00"])
def test_broken_files_are_passed_over(tmp_path: Path, text: str) -> None:
    broken = dict.fromkeys(("sitemap.xml", "feeds.opml", "feed.xml"), text)
    assert found(tmp_path, **broken) == (Address("/"),)


def test_a_site_that_is_not_there_is_told_from_one_that_can_t_be_read(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("nothing here")
    config = Config(fetch=FetchConfig(allow_hosts=("127.0.0.1",), delay_seconds=0))
    with served(tmp_path) as url, pytest.raises(GoneError):
        published_at(f"{url}gone/", config)
    with pytest.raises(WebError, match="ftp"):
        published_at("ftp://me.example/", config)
