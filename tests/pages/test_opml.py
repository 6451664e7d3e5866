"""The lists of feeds and of sources, as feed readers take them in."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import pytest

from digest.model import Publication
from digest.pages.feeds.feeds import feeds
from digest.pages.feeds.opml import opml_files
from digest.pages.urls.routes import absolute_url
from tests.pages.samples import entry, layout, source


def outlines(path: str, whole: Publication | None = None, **changes: Any) -> list[dict[str, str]]:
    files = {output.path: output.data for output in opml_files(layout(whole, **changes))}
    root = ET.fromstring(files[path])
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    return [dict(line.attrib) for line in root.iter("outline")]


def test_every_feed_but_the_one_in_json_is_listed_with_its_page() -> None:
    listed = [line["xmlUrl"] for line in outlines("feeds.opml") if "xmlUrl" in line]
    made = {
        absolute_url(f"/{output.path}", "https://quay.example/repo/") for output in feeds(layout())
    }
    assert set(listed) == made - {"https://quay.example/repo/feed.json"}
    assert len(listed) == len(set(listed))


def test_lists_of_a_kind_stand_together() -> None:
    groups = [line["text"] for line in outlines("feeds.opml") if "type" not in line]
    assert groups == ["Tags", "Sources"]


def test_each_publisher_is_listed_with_its_own_address() -> None:
    whole = Publication(
        entries=(entry(sources=(source(1), source(2, url="", publisher="Bay & Radio"))),)
    )
    assert [(line["text"], line["url"]) for line in outlines("sources.opml", whole)] == [
        ("Bay & Radio", "https://quay.example/repo/sources/bay-radio/"),
        ("Courier 1", "https://courier.example/"),
    ]


def test_of_several_addresses_of_a_publisher_the_first_that_is_cited_is_listed() -> None:
    urls = ("https://bay.example/ferry", "https://mobile.bay.example/ferry")
    told = tuple(source(n, url=url, publisher="Bay Radio") for n, url in enumerate(urls, 1))
    (line,) = outlines("sources.opml", Publication(entries=(entry(sources=told),)))
    assert line["url"] == "https://bay.example/"


@pytest.mark.parametrize("evil", ['"><x', "a\x00b", "</opml>", "\ud800"])
def test_names_stay_text(evil: str) -> None:
    whole = Publication(entries=(entry(sources=(source(publisher=evil),), tags=(evil,)),))
    assert len(outlines("sources.opml", whole, site={"title": evil})) == 1
    assert outlines("feeds.opml", whole, site={"title": evil})


def test_a_site_without_pages_on_sources_has_no_list_of_them() -> None:
    files = [output.path for output in opml_files(layout(pages={"sources": False}))]
    assert files == ["feeds.opml"]
