"""Random texts with the marks that matter, through every way in: no crash, no hang.

`benchmarks/fuzz.py` does the same for as long as one likes, led by what the code does.
"""

from __future__ import annotations

import json
from datetime import timedelta
from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz_targets import TARGETS

BOUNDED = settings(
    max_examples=120,
    deadline=timedelta(seconds=5),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

KEYS = st.sampled_from(
    "title date draft tags authors author source image lang slug permalink aliases keep event "
    "not_event rights pin cleaned expires id merge include exclude corrections url x".split()
)
MARKS = st.sampled_from(
    [*":-[]{}&*!|>%@`#,?'\"\\\n\t ~", "---", "+++", "<<", "!!python/object", "\x00", "\u2028"]
)
WORDS = st.sampled_from(
    [
        "The council voted on Tuesday to rebuild the old bridge, the mayor said.",
        "Share this article",
        "By Ana Example",
        "QUITO (AP) —",
        "November 17, 2026",
        "true",
        "2026-11-17",
        "0",
        "9" * 400,
        "\u202e\u200d\ufeff",
        "é中",
    ]
)
PIECES = st.one_of(MARKS, WORDS, st.text(max_size=8))
SOUP = st.lists(PIECES, max_size=40).map("".join)

TAGS = "p div span b i a h1 article main table tr td ul li script style br title meta html body"
NAMES = st.sampled_from(TAGS.split())
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' class="share"',
        ' property="og:title" content="A"',
        ' type="application/ld+json"',
        ' datetime="2026-11-17"',
        ' href="javascript:1"',
        ' x="',
        " x=" + "y" * 5000,
    ]
)
OPENED = st.builds("<{}{}>".format, NAMES, ATTRIBUTES)
CLOSED = NAMES.map("</{}>".format)
DEEP = st.builds(lambda name, depth: f"<{name}>" * depth, NAMES, st.sampled_from([1, 300, 3000]))
LINKED = st.sampled_from(['{"@type": "NewsArticle", "headline":', '"datePublished": "2026', "}]"])
MARKUP = st.lists(st.one_of(OPENED, CLOSED, DEEP, PIECES, LINKED, st.just("<!--")), max_size=40)

FEED_TAGS = st.sampled_from(
    "title link description pubDate dc:creator content:encoded guid category author source".split()
)

VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=12), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)
RECORDS = st.dictionaries(
    st.sampled_from("event slug first_seen member joined guid former_slugs former_ids".split()),
    st.one_of(VALUES, st.sampled_from(["ev-7k3q9d", "ferry", "2026-11-18"])),
    max_size=5,
)


@BOUNDED
@given(st.lists(st.tuples(KEYS, st.one_of(SOUP, VALUES.map(json.dumps))), max_size=6), SOUP)
def test_front_matter(pairs: list[tuple[str, str]], rest: str) -> None:
    lines = "\n".join(f"{key}: {value}" for key, value in pairs)
    TARGETS["front-matter"](f"{lines}\n{rest}".encode("utf-8", "surrogatepass"))


@BOUNDED
@given(SOUP)
@pytest.mark.parametrize("target", ["plain", "markdown"])
def test_text(target: str, text: str) -> None:
    TARGETS[target](text.encode("utf-8", "surrogatepass"))


@BOUNDED
@given(MARKUP)
def test_html(parts: list[str]) -> None:
    TARGETS["html"]("".join(parts).encode("utf-8", "surrogatepass"))


@BOUNDED
@given(st.lists(st.tuples(FEED_TAGS, MARKUP.map("".join), st.booleans()), max_size=12))
def test_feed(parts: list[tuple[str, str, bool]]) -> None:
    items = "".join(
        f"<{tag}>{text if raw else escape(text)}</{tag}>{'<item>' if raw else ''}"
        for tag, text, raw in parts
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><item>{items}</item></channel></rss>'
    TARGETS["feed"](feed.encode("utf-8", "surrogatepass"))


@BOUNDED
@given(st.dictionaries(st.sampled_from(["clusters", "timestamp", "id", "text", "title"]), VALUES))
def test_archive(record: dict[str, object]) -> None:
    whole = {"clusters": [{"title": "A", "articles": [record]}], **record}
    TARGETS["archive"](json.dumps(whole).encode())


@BOUNDED
@given(st.lists(st.one_of(RECORDS.map(json.dumps), SOUP), max_size=6))
def test_ledger(lines: list[str]) -> None:
    TARGETS["ledger"]("\n".join(lines).encode("utf-8", "surrogatepass"))


@BOUNDED
@given(st.binary(max_size=300))
@pytest.mark.parametrize("target", sorted(TARGETS))
def test_bytes(target: str, content: bytes) -> None:
    TARGETS[target](content)
