"""Feeds of every kind to entries, and OPML files to feeds."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config import FeedSource
from digest.errors import ConfigError, WebError
from digest.intake.feeds import MOST_ENTRIES, FeedBytes, FeedEntry, read_feed
from digest.intake.opml import read_opml

BASE = "https://news.example/feed"
LONG = "<p>" + "The harbour wall was mended on Monday by the town's masons. " * 20 + "</p>"

RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Quay Times</title><language>en-gb</language>
<item><title>Wall &amp;amp; &lt;b&gt;pier&lt;/b&gt; mended</title><link>/wall?a=1&amp;b=2</link>
<description>The wall.</description><content:encoded><![CDATA[{LONG}]]></content:encoded>
<dc:creator>Ada Quay</dc:creator><pubDate>Fri, 05 Sep 2025 10:00:00 +0200</pubDate>
<category>harbour</category><media:content url="/wall.jpg" medium="image"/></item>
<item><title>Only a link</title><link>https://news.example/b</link></item>
<item><title>Again</title><link>https://news.example/b</link></item>
<item><title>No link</title><guid isPermaLink="false">tag:1</guid></item>
<item><title>A script</title><link>javascript:alert(1)</link></item>
</channel></rss>"""

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-gb"><title>The Quay Times</title>
<entry><title type="html">Wall &amp;amp; &lt;b&gt;pier&lt;/b&gt; mended</title>
<link rel="self" href="/x.atom"/><link href="/wall?a=1&amp;b=2"/><id>tag:1</id>
<author><name>Ada Quay</name><email>ada@news.example</email></author>
<published>2025-09-05T10:00:00+02:00</published><updated>2025-09-06T10:00:00+02:00</updated>
<category term="harbour"/><link rel="enclosure" type="image/jpeg" href="/wall.jpg"/>
<summary>The wall.</summary><content type="html"><![CDATA[{LONG}]]></content></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Quay Times</title></channel>
<item rdf:about="https://news.example/wall"><title>Wall mended</title>
<link>https://news.example/wall</link><dc:date>2025-09-05T08:00:00Z</dc:date></item></rdf:RDF>"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Quay Times",
        "language": "en-gb",
        "items": [
            {
                "id": "1",
                "url": "/wall?a=1&b=2",
                "title": "Wall & pier mended",
                "content_html": LONG,
                "date_published": "2025-09-05T10:00:00+02:00",
                "authors": [{"name": "Ada Quay"}, {"url": "x"}, 3],
                "tags": ["harbour", 7],
                "image": "/wall.jpg",
            },
            {"id": "https://news.example/b", "content_text": "One.\n\nTwo <b>."},
            "nonsense",
        ],
    }
)

WALL = FeedEntry(
    url="https://news.example/wall?a=1&b=2",
    title="Wall & pier mended",
    published=datetime(2025, 9, 5, 8, tzinfo=UTC),
    authors=("Ada Quay",),
    publisher="The Quay Times",
    language="en-gb",
    image="https://news.example/wall.jpg",
    tags=("harbour",),
    html=LONG,
)


def entries_of(content: str | bytes, kind: str = "text/xml") -> tuple[FeedEntry, ...]:
    raw = content.encode() if isinstance(content, str) else content
    return read_feed(FeedBytes(BASE, raw, kind))


@pytest.mark.parametrize("feed", [RSS, ATOM, JSON], ids=["RSS", "Atom", "JSON Feed"])
def test_an_entry_is_the_same_in_every_kind_of_feed(feed: str) -> None:
    first = entries_of(feed)[0]
    assert first.html.strip() == WALL.html
    assert first == FeedEntry(
        **{name: getattr(WALL, name) for name in FIELDS} | {"html": first.html}
    )


FIELDS = ["url", "title", "published", "authors", "publisher", "language", "image", "tags"]


def test_an_entry_without_an_address_is_none_and_one_address_is_one_entry() -> None:
    assert [entry.url for entry in entries_of(RSS)] == [WALL.url, "https://news.example/b"]


@pytest.mark.parametrize(
    "stamp",
    [
        "lately",
        "Fri, 31 Dec 9999 23:59:59 -1200",
        "9999-12-31T23:59:59-12:00",
    ],
)
def test_a_date_that_can_not_be_read_is_none(stamp: str) -> None:
    feed = RSS.replace("Fri, 05 Sep 2025 10:00:00 +0200", stamp)
    assert read_feed(FeedBytes(BASE, feed.encode(), "text/xml"))[0].published is None
    told = {"url": f"{BASE}/a", "date_published": stamp}
    of_json = {"version": "https://jsonfeed.org/version/1.1", "items": [told]}
    content = FeedBytes(BASE, json.dumps(of_json).encode(), "application/json")
    assert read_feed(content)[0].published is None


def test_rdf_is_read_too() -> None:
    (entry,) = entries_of(RDF)
    assert (entry.url, entry.published) == ("https://news.example/wall", WALL.published)


def test_plain_text_of_a_json_feed_stays_plain() -> None:
    assert entries_of(JSON)[1].html == "<p>One.</p><p>Two &lt;b&gt;.</p>"


def test_the_charset_of_the_header_counts() -> None:
    latin = RDF.replace("Wall mended", "Größer").encode("latin-1")
    assert entries_of(latin, "text/xml; charset=iso-8859-1")[0].title == "Größer"


WHOLE = {
    "whole": (LONG, True),
    "none": ("", False),
    "excerpt": ("<p>The harbour wall was mended on Monday.</p>", False),
    "long, but it breaks off": (LONG + "<p>And then the […]</p>", False),
    "long, but there is more": (LONG + '<a href="/x">Read more</a>', False),
    "long, but continued": (LONG + '<a href="/x">Continue reading →</a>', False),
    "markup only": ("<p></p>" * 1000, False),
}


@pytest.mark.parametrize(("html", "whole"), WHOLE.values(), ids=WHOLE)
def test_a_feed_has_the_whole_text_or_an_excerpt(html: str, whole: bool) -> None:
    assert FeedEntry("https://news.example/a", html=html).is_whole is whole


NO_FEEDS = {
    "page": b"<!doctype html><title>Welcome</title><p>Hello",
    "nothing": b"",
    "json": b'{"items": []}',
    "broken json": b'{"version": "https://jsonfeed.org/version/1"',
    "deep json": b'{"a":' * 100_000,
    "picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
}


@pytest.mark.parametrize("content", NO_FEEDS.values(), ids=NO_FEEDS)
def test_what_is_no_feed_is_a_mistake(content: bytes) -> None:
    with pytest.raises(WebError, match="is no feed"):
        entries_of(content)


def test_a_page_names_the_feed_that_was_meant() -> None:
    page = (
        b'<html><link rel="alternate" type="application/rss+xml" href="/rss?a=1&amp;b=2"><p>Hello'
    )
    with pytest.raises(WebError, match=r"did you mean 'https://news\.example/rss\?a=1&b=2'"):
        entries_of(page)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
HOSTILE = {
    "entity bomb": f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>'
    + RSS[22:].replace("Only", "&l11;"),
    "external entity": '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    + RSS[22:].replace("Only", "&x;"),
    "deep": "<rss>" + "<a>" * 20_000,
    "many entries": "<rss><channel>" + "<item><link>http://a.example/</link></item>" * 3_000,
    "attributes": "<rss " + " ".join(f'a{n}="b"' for n in range(20_000)) + "></rss>",
    "long title": "<rss><channel><item><link>http://a.example/</link><title>" + "<" * 100_000,
    "long page": "<html>" + "<link type='application/rss+xml' " * 5_000,
    "long text": "<rss><channel><item><link>http://a.example/</link><description>"
    + "&lt;a " * 50_000,
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_no_feed_takes_long_or_grows(content: str) -> None:
    began = time.process_time()
    try:
        entries = entries_of(content)
    except WebError:
        entries = ()
    for entry in entries:
        assert len(entry.title) <= 2_000
        assert "root" not in entry.title
        entry.is_whole  # noqa: B018 - it must not take long
    assert len(entries) <= MOST_ENTRIES
    assert time.process_time() - began < 5


@given(st.one_of(st.binary(max_size=200), st.text(max_size=100).map(lambda text: RSS + text)))
def test_any_bytes_are_a_feed_or_a_mistake(content: bytes | str) -> None:
    try:
        entries_of(content)
    except WebError:
        return


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(
    st.dictionaries(
        st.sampled_from(
            "id url title content_html content_text summary image tags author authors "
            "date_published language".split()
        ),
        json_values,
    ),
    json_values,
)
def test_any_json_feed_is_read(item: object, other: object) -> None:
    feed = {"version": "https://jsonfeed.org/version/1", "items": [item, other], "authors": other}
    entries_of(json.dumps({**feed, "title": other, "language": other}))


OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Harbour"><outline type="rss" text="Quay" xmlUrl="https://news.example/feed"/>
<outline text="Bay" title="Bay  Radio" xmlUrl=" https://bay.example/rss "/></outline>
<outline text="Quay" xmlUrl="https://other.example/"/>
<outline text="Again" xmlUrl="https://news.example/feed"/>
<outline text="File" xmlUrl="file:///etc/passwd"/>
<outline text="Code" xmlUrl="javascript:alert(1)"/>
<outline text="Lines" xmlUrl="https://news.example/&#10;&#10;[site]"/>
<outline text="Signed in" xmlUrl="https://me:secret@news.example/feed"/>
<outline text="No host" xmlUrl="https://[news.example/feed"/>
<outline text="Bell&#127;&#155;[31m" xmlUrl="HTTPS://bell.example/feed"/></body></opml>"""


def test_an_opml_file_lists_feeds() -> None:
    feeds, left_out = read_opml(OPML.encode(), "feeds.opml")
    assert feeds == (
        FeedSource("https://news.example/feed", name="Quay"),
        FeedSource("https://bay.example/rss", name="Bay Radio"),
        FeedSource("https://other.example/"),
        FeedSource("HTTPS://bell.example/feed", name="Bell[31m"),
    )
    names = ("File", "Code", "Lines", "Signed in", "No host")
    assert [one.what.split("'")[1] for one in left_out] == list(names)
    assert "secret" not in "".join(map(str, left_out))


NO_OPML = {
    "bomb": f'<!DOCTYPE opml [<!ENTITY l0 "ha">{LAUGHS}]><opml>&l11;</opml>'.encode(),
    "bomb in UTF-16": f'<!DOCTYPE opml [<!ENTITY l0 "ha">{LAUGHS}]><opml/>'.encode("utf-16"),
    "another": b"<rss/>",
    "text": b"https://news.example/feed",
    "unknown encoding": b'<?xml version="1.0" encoding="nonsense"?><opml/>',
    "nothing": b"",
}


@pytest.mark.parametrize("content", NO_OPML.values(), ids=NO_OPML)
def test_what_is_no_opml_is_a_mistake(content: bytes) -> None:
    with pytest.raises(ConfigError, match=r"feeds\.opml"):
        read_opml(content, "feeds.opml")
