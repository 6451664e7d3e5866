from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import pytest

from digest.model import Publication, Statement
from digest.pages.feeds.feeds import feeds
from tests.pages.samples import EVENING, MORNING, entry, layout, post, publication

NAMES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "atom": "http://www.w3.org/2005/Atom",
}


def made(whole: Publication | None = None, **changes: Any) -> dict[str, bytes]:
    return {output.path: output.data for output in feeds(layout(whole, **changes))}


def rss(whole: Publication | None = None, path: str = "feed.xml", **changes: Any) -> ET.Element:
    channel = ET.fromstring(made(whole, **changes)[path]).find("channel")
    assert channel is not None
    return channel


def texts(element: ET.Element, path: str) -> list[str]:
    return [found.text or "" for found in element.findall(path, NAMES)]


def test_the_feeds_are_well_formed_for_readers() -> None:
    for path, data in made().items():
        if path.endswith(".xml"):
            read = feedparser.parse(data)
            assert not read.bozo, (path, read.get("bozo_exception"))
            assert read.entries, path


def test_the_newest_come_first_and_the_undated_last() -> None:
    assert texts(rss(), "item/title") == [
        "Storm closes the port",
        "On the ferry",
        "Ferry sails again",
        "Hello",
        "Undated",
    ]


def test_a_feed_holds_as_many_as_configured() -> None:
    assert len(rss(feeds={"count": 2}).findall("item")) == 2


def test_ids_come_from_the_ledger_or_the_front_matter_and_hold_no_url() -> None:
    items = dict(zip(texts(rss(), "item/title"), texts(rss(), "item/guid"), strict=True))
    assert items["Ferry sails again"] == "urn:digest:ev-ferry1"
    assert items["Undated"] == "tag:quay.example,2020:1"
    flags = {guid.get("isPermaLink") for guid in rss().findall("item/guid")}
    assert flags == {"false"}
    moved = rss(site={"base_url": "https://elsewhere.example/"})
    assert texts(moved, "item/guid") == texts(rss(), "item/guid")


def test_the_channel_links_to_the_site_and_not_to_itself() -> None:
    assert texts(rss(), "link") == ["https://quay.example/repo/"]
    own = rss().find("atom:link", NAMES)
    assert own is not None
    address = "https://quay.example/repo/feed.xml"
    assert own.attrib == {"href": address, "rel": "self", "type": "application/rss+xml"}


def test_the_channel_s_date_is_the_content_s() -> None:
    assert texts(rss(), "lastBuildDate") == ["Fri, 20 Nov 2026 18:00:00 +0000"]
    assert texts(rss(Publication()), "lastBuildDate") == ["Thu, 01 Jan 1970 00:00:00 +0000"]


def test_the_same_content_makes_the_same_bytes() -> None:
    assert made() == made()


def test_an_undated_post_has_no_date_in_rss_and_a_fixed_one_in_atom() -> None:
    undated = rss().findall("item")[-1]
    assert texts(undated, "pubDate") == []
    last = ET.fromstring(made()["atom.xml"]).findall("atom:entry", NAMES)[-1]
    assert texts(last, "atom:updated") == ["1970-01-01T00:00:00+00:00"]


def test_an_author_without_an_address_reaches_rss() -> None:
    whole = Publication(posts=(post(authors=("Ines Okafor", "Bo Lind")),))
    assert texts(rss(whole), "item/dc:creator") == ["Ines Okafor", "Bo Lind"]
    assert texts(rss(), "item/dc:creator") == ["Ada Quay"] * 3


def test_the_last_change_reaches_rss() -> None:
    item = rss().findall("item")[2]
    assert texts(item, "atom:updated") == [EVENING.isoformat()]
    assert texts(item, "pubDate") == ["Thu, 19 Nov 2026 07:30:00 +0000"]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1f", "\x7f", "\ufffe", "\ud800"])
def test_characters_that_xml_forbids_are_left_out(character: str) -> None:
    evil = f"a{character}b"
    one = entry(title=evil, statements=(Statement(evil, ()),), tags=(evil,), categories=(evil,))
    whole = Publication(
        entries=(one,),
        posts=(post(title=evil, html=f"<p>{evil}</p>", guid=evil, authors=(evil,), summary=evil),),
    )
    files = made(whole, site={"title": evil, "author": evil, "description": evil})
    for data in files.values():
        data.decode("utf-8")
    assert set(texts(rss(whole), "item/title")) == {"ab"}


@pytest.mark.parametrize(
    "title",
    ["]]> &amp; <b>x</b> &lt;", "</title></channel>", "<script>alert(1)</script>", "a & b"],
)
def test_a_title_stays_text(title: str) -> None:
    whole = Publication(posts=(post(title=title),))
    assert texts(rss(whole), "item/title") == [title]
    assert json.loads(made(whole)["feed.json"])["items"][0]["title"] == title


def test_an_entry_is_delivered_in_full_with_absolute_links() -> None:
    content = texts(rss().findall("item")[2], "content:encoded")[0]
    assert content.startswith(
        "<p>The ferry sailed on Thursday."
        ' <a href="https://quay.example/repo/events/ferry/#source-1">[1]</a>'
        ' <a href="https://quay.example/repo/events/ferry/#source-2">[2]</a></p>'
    )
    assert '<li><a href="https://courier.example/1">Ferry sails again, report 1</a>' in content
    assert "– Courier 1, 19 November 2026</li>" in content
    assert "<li>Ferry sails again, report 2 (no link known)" in content


def test_a_post_is_delivered_in_full_with_absolute_links() -> None:
    html = '<p><a href="/repo/about/">a</a> <a href="#fn:1">1</a> <img src="/repo/media/x.png">'
    content = texts(rss(Publication(posts=(post(html=html),))), "item/content:encoded")[0]
    assert 'href="https://quay.example/repo/about/"' in content
    assert 'href="https://quay.example/repo/posts/hello/#fn:1"' in content
    assert 'src="https://quay.example/repo/media/x.png"' in content


def test_the_editor_s_own_body_is_delivered_with_the_sources() -> None:
    whole = Publication(
        entries=(entry(statements=(), body="x"),), bodies={"ev-ferry1": "<p>Mine.</p>"}
    )
    content = texts(rss(whole), "item/content:encoded")[0]
    assert content.startswith(
        "<p>Mine.</p>\n<p>Correction, 20 November 2026: The price was mended.</p>\n<p>Sources: 3 "
    )


def test_a_post_on_an_event_is_delivered_beside_its_entry() -> None:
    titles = texts(rss(), "item/title")
    assert "On the ferry" in titles
    assert "Ferry sails again" in titles


def test_atom_names_an_author_for_everything() -> None:
    feed = ET.fromstring(made(site={"author": ""})["atom.xml"])
    assert texts(feed, "atom:author/atom:name") == ["The Quay Digest"]
    assert texts(feed, "atom:id") == ["https://quay.example/repo/atom.xml"]
    types = {found.get("type") for found in feed.findall("atom:entry/atom:content", NAMES)}
    assert types == {"html"}


def test_json_feed_says_the_same() -> None:
    read = json.loads(made()["feed.json"])
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert read["feed_url"] == "https://quay.example/repo/feed.json"
    assert [item["id"] for item in read["items"]] == texts(rss(), "item/guid")
    assert read["items"][2]["date_modified"] == EVENING.isoformat()
    assert "date_published" not in read["items"][-1]


def test_each_tag_and_category_has_its_feed_unless_switched_off() -> None:
    whole = publication()
    filed = replace(whole, posts=(post(categories=("Sea & Sky",), tags=("Shipping",)),))
    channel = rss(filed, "categories/sea-sky/feed.xml")
    assert texts(channel, "title") == ["The Quay Digest: Sea & Sky"]
    assert texts(channel, "link") == ["https://quay.example/repo/categories/sea-sky/"]
    assert texts(rss(filed, "tags/shipping/feed.xml"), "item/title") == [
        "Ferry sails again",
        "Hello",
    ]
    mains = {"feed.xml", "atom.xml", "feed.json", "updates.xml", "editions/feed.xml"}
    assert set(made(filed, feeds={"terms": False, "sources": False})) == mains


def test_each_source_has_its_feed_unless_switched_off() -> None:
    channel = rss(path="sources/courier-1/feed.xml")
    assert texts(channel, "title") == ["The Quay Digest: Courier 1"]
    assert texts(channel, "link") == ["https://quay.example/repo/sources/courier-1/"]
    assert texts(channel, "item/title") == ["Storm closes the port", "Ferry sails again"]
    assert not any(path.startswith("sources/") for path in made(feeds={"sources": False}))
    assert not any(path.startswith("sources/") for path in made(pages={"sources": False}))


def test_a_hub_is_named_by_every_feed() -> None:
    hub = "https://hub.example/"
    for path, data in made(feeds={"hub": hub}).items():
        if path.endswith(".json"):
            assert json.loads(data)["hubs"] == [{"type": "WebSub", "url": hub}]
        else:
            links = [link for link in feedparser.parse(data).feed.links if link["rel"] == "hub"]
            assert [link["href"] for link in links] == [hub], path
    assert not any(b"hub" in data for data in made().values())


@pytest.mark.parametrize(
    ("switch", "gone"),
    [("atom", "atom.xml"), ("json", "feed.json"), ("editions", "editions/feed.xml")],
    ids=["atom", "json", "editions"],
)
def test_a_feed_that_is_switched_off_is_neither_made_nor_announced(switch: str, gone: str) -> None:
    changes = {"feeds": {switch: False}}
    assert gone not in made(**changes)
    assert f"/{gone}" not in [feed.url for feed in layout(**changes).site.feeds]


def test_a_site_without_content_has_empty_feeds() -> None:
    files = made(Publication())
    assert rss(Publication()).findall("item") == []
    assert json.loads(files["feed.json"])["items"] == []


def test_moments_of_other_zones_keep_their_instant() -> None:
    naive_free = MORNING.astimezone(UTC) - timedelta(days=1)
    whole = Publication(posts=(post(date=naive_free),))
    assert texts(rss(whole), "item/pubDate") == ["Wed, 18 Nov 2026 07:30:00 +0000"]
    assert (
        datetime.fromisoformat(json.loads(made(whole)["feed.json"])["items"][0]["date_published"])
        == naive_free
    )
