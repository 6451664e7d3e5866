"""What `digest check` finds in a built site, and what it leaves alone."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from digest.errors import Problem
from digest.model import Article, Location
from digest.publish.check import check
from digest.publish.check.references import read_css, read_html

BASE = "https://me.example/repo/"

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>A</title><link>https://me.example/repo/</link><description>D</description>
<item><title>a</title><guid isPermaLink="false">urn:digest:ev-1</guid>
<link>https://me.example/repo/events/a/</link>
<pubDate>Fri, 20 Nov 2026 10:00:00 +0000</pubDate>
<content:encoded>&lt;a href="https://me.example/"&gt;x&lt;/a&gt;</content:encoded></item>
<item><title>b</title><guid isPermaLink="false">urn:digest:ev-2</guid></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x</id><title>A</title>
<updated>2026-11-20T10:00:00Z</updated>
<entry><id>urn:1</id><title>a</title><updated>2026-11-20T10:00:00Z</updated>
<link href="https://me.example/repo/events/a/"/></entry></feed>"""

JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "A",
"items": [{"id": "urn:1", "url": "https://me.example/repo/events/a/", "content_html": "<p>x</p>",
"date_published": "2026-11-20T10:00:00Z"}]}"""

SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://me.example/repo/events/a/</loc></url></urlset>"""

OPML = """<opml version="2.0"><body><outline text="News">
<outline text="a" type="rss" xmlUrl="%s"/></outline></body></opml>"""

SOUND = {
    ".digest": "mark",
    ".nojekyll": "",
    "index.html": '<link rel=canonical href="https://me.example/repo/"><a href="/repo/events/a/">',
    "events/a/index.html": '<p id="source-1"><a href="#source-1">1</a> <a href="../../">up</a>',
    "404.html": '<a href="/repo/">front page</a>',
    "assets/site.css": "body { background: url(paper.png) }",
    "assets/paper.png": "png",
    "feed.xml": RSS,
    "atom.xml": ATOM,
    "feed.json": JSON_FEED,
    "sitemap.xml": SITEMAP,
}


def checked(tmp_path: Path, **changes: str) -> list[str]:
    """The problems, a line each, of the sound site with some files changed or added."""
    problems = problems_of(tmp_path, changes)
    assert all(problem.expected for problem in problems)
    return [str(problem) for problem in problems]


def problems_of(root: Path, changes: dict[str, str]) -> tuple[Problem, ...]:
    for name, text in (SOUND | changes).items():
        (root / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / name).write_text(text)
    return check(root / "site", root, BASE)


def test_a_sound_site_has_no_problem(tmp_path: Path) -> None:
    assert checked(tmp_path) == []


@pytest.mark.parametrize(
    "html",
    [
        '<a href="">',
        "<a>no href</a>",
        '<a href="#">',
        '<a href="#top">',
        '<a href="/repo">',
        '<a href="/repo/events/a/?q=1#source-1">',
        '<a href="/repo/events/a/#source-1:~:text=some">',
        '<a href="/repo/events/a/#:~:text=some">',
        '<a href="/repo/events/%61/">',
        '<a href="HTTPS://me.example/repo/events/a/">',
        '<a href="https://elsewhere.example/gone#anchor">',
        '<a href="//elsewhere.example/">',
        '<a href="mailto:me@example.org">',
        '<a href="tel:+1">',
        '<img src="data:image/png;base64,AAAA">',
        '<img srcset="assets/paper.png 1x, /repo/assets/paper.png 2x">',
        '<img srcset="data:image/png;base64,AA,BB 1x,assets/paper.png 2x">',
        '<meta http-equiv="refresh" content="0; url=/repo/events/a/">',
        '<a name="old"></a><a href="#old">',
        '<a id="é"></a><a href="#%C3%A9">',
        "<!-- <a href='/repo/gone/'> -->",
        '<script type="application/ld+json">{"url": "<a href=/gone>"}</script>',
        '<svg><symbol id="s"/><use href="#s"/></svg>',
        "<style>a { background: url('assets/paper.png') } /* url(gone.png) */</style>",
        '<link rel="alternate" type="application/rss+xml" href="/repo/feed.xml">',
    ],
)
def test_good_references_pass(tmp_path: Path, html: str) -> None:
    assert checked(tmp_path, **{"about/x.html": "", "page.html": html}) == []


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ('<a href="/repo/gone/">', "the link /repo/gone/ leads nowhere"),
        ('<a href="gone.html">', "the link gone.html leads nowhere"),
        ('<a href="/repo/events/a">', "the link /repo/events/a leads to a redirect"),
        ('<a href="/events/a/">', "the link /events/a/ leaves the base path"),
        ('<a href="../events/a/">', "the link ../events/a/ leaves the base path"),
        ('<a href="/repository/">', "the link /repository/ leaves the base path"),
        ('<a href="#gone">', "the link #gone leads to an anchor that"),
        ('<a href="/repo/events/a/#gone">', "the link /repo/events/a/#gone leads to an anchor"),
        ('<a href="https://me.example/repo/gone/">', "leads nowhere"),
        ('<a href="java\nscript:alert(1)">', "is unsafe"),
        ('<a href="file:///etc/passwd">', "is unsafe or works only here"),
        ('<a href="http://[">', "is no URL"),
        ('<img src="/repo/assets/gone.png">', "the asset /repo/assets/gone.png leads nowhere"),
        ('<img srcset="assets/paper.png 1x, gone.png 2x">', "the asset gone.png leads nowhere"),
        ('<img src="https://elsewhere.example/pixel.gif">', "is fetched from another host"),
        ('<script src="//elsewhere.example/x.js"></script>', "is fetched from another host"),
        ('<link rel="stylesheet" href="https://fonts.example/css">', "fetched from another host"),
        ('<link rel="preconnect" href="https://fonts.example">', "fetched from another host"),
        ('<style>@import "https://fonts.example/css";</style>', "fetched from another host"),
        ('<p style="background: url(gone.png)">', "the asset gone.png leads nowhere"),
        ('<meta http-equiv="Refresh" content="0;/repo/gone/">', "/repo/gone/ leads nowhere"),
        ('<link rel="alternate" href="/repo/gone.xml">', "/repo/gone.xml leads nowhere"),
        ('<p id="a"></p><p id="a"></p>', "the id 'a' stands here twice"),
        ('<base href="https://elsewhere.example/">', "a <base> element"),
    ],
)
def test_bad_references_are_found_with_their_line(tmp_path: Path, html: str, what: str) -> None:
    lines = checked(tmp_path, **{"page.html": f"<!doctype html>\n\n{html}"})
    assert len(lines) == 1
    assert lines[0].startswith("site/page.html:3: ")
    assert what in lines[0]


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("assets/site.css", "\n@import 'gone.css';", "site/assets/site.css:2: the asset gone.css"),
        ("404.html", '<a href="about/">', "site/404.html:1: the link about/ works only at the top"),
        ("feed.xml", RSS.replace("</rss>", ""), "site/feed.xml: is not well-formed XML"),
        ("feeds.opml", OPML % "/repo/feed.xml", "site/feeds.opml: /repo/feed.xml is not absolute"),
        ("feeds.opml", OPML % f"{BASE}gone.xml", "site/feeds.opml: the link"),
        (
            "feed.xml",
            RSS.replace("ev-2", "ev-1"),
            "the guid 'urn:digest:ev-1' stands for 2 entries",
        ),
        ("feed.xml", RSS.replace("urn:digest:ev-2", ""), "1 of its entries have no guid"),
        ("feed.xml", RSS.replace("<title>A</title>", ""), "the channel has no <title>"),
        ("feed.xml", RSS.replace("/events/a/", "/gone/"), "the link https://me.example/repo/gone/"),
        ("feed.xml", RSS.replace("https://me.example/repo/ev", "/repo/ev"), "is not absolute"),
        ("feed.xml", RSS.replace("Fri, 20 Nov 2026", "2026-11-20"), "is no date of its format"),
        ("feed.xml", RSS.replace('href="https://me.example/"', 'href="/x/"'), "links to '/x/'"),
        ("feed.xml", "<rss/>", "is RSS without a channel"),
        ("atom.xml", ATOM.replace("<id>urn:1</id>", ""), "1 of its entries have no id"),
        ("atom.xml", ATOM.replace("<id>urn:x</id>", ""), "the feed has no <id>"),
        ("atom.xml", ATOM.replace("<title>a</title>", ""), "a feed or entry has no <title>"),
        ("atom.xml", ATOM.replace("10:00:00Z", "10:00:00"), "is no date of its format"),
        ("feed.json", JSON_FEED.replace('"title"', '"name"'), "the JSON feed is incomplete"),
        ("feed.json", JSON_FEED.replace("content_html", "content"), "an item has no content"),
        ("feed.json", JSON_FEED[:-1], "site/feed.json: is not JSON"),
        ("feed.json", "[" * 100_000, "site/feed.json: is not JSON"),
        ("sitemap.xml", SITEMAP.replace("/a/", "/gone/"), "events/gone/ leads nowhere"),
        ("index.html", '<link rel=canonical href="http://localhost:8000/">', "was built for http"),
    ],
)
def test_other_files_are_checked(tmp_path: Path, name: str, content: str, what: str) -> None:
    lines = checked(tmp_path, **{name: content})
    assert len(lines) == 1, lines
    assert what in lines[0]


def test_entities_that_grow_do_no_harm(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE r [<!ENTITY e0 "grow">{entities}]><r>&e11;</r>'
    started = time.process_time()
    assert "is not well-formed" in checked(tmp_path, **{"bomb.xml": bomb})[0]
    assert time.process_time() - started < 5


def test_a_link_broken_on_every_page_is_one_problem(tmp_path: Path) -> None:
    pages = {f"pages/{n:02}.html": '<a href="/repo/gone/">' for n in range(30)}
    lines = checked(tmp_path, **pages)
    assert len(lines) == 1
    assert lines[0].startswith("site/pages/00.html:1: ")
    assert "(and on 29 more pages)" in lines[0]


def test_what_github_pages_does_not_publish_is_found(tmp_path: Path) -> None:
    checked(tmp_path)
    site = tmp_path / "site"
    (site / "link.html").symlink_to("index.html")
    os.link(site / "feed.xml", site / "twin.xml")
    os.mkfifo(site / "pipe")
    assert {line.split(";")[0] for line in checked(tmp_path)} >= {
        "site/feed.xml: is a hard link",
        "site/link.html: is a symbolic link",
        "site/pipe: is neither a file nor a folder",
        "site/twin.xml: is a hard link",
    }


@pytest.mark.parametrize(("name", "mode"), [("index.html", 0o600), ("events", 0o700)])
def test_what_others_cannot_read_is_found(tmp_path: Path, name: str, mode: int) -> None:
    checked(tmp_path)
    (tmp_path / "site" / name).chmod(mode)
    assert checked(tmp_path)[0].startswith(f"site/{name}: others can't")


def test_files_too_large_for_github_are_found(tmp_path: Path) -> None:
    checked(tmp_path)
    for number in range(11):
        with open(tmp_path / "site" / f"{number}.bin", "wb") as file:
            os.truncate(file.fileno(), 99_000_000)
    assert [line.split(";")[0] for line in checked(tmp_path)] == ["site: the site is 1.09 GB large"]
    os.truncate(tmp_path / "site" / "0.bin", 101_000_000)
    assert any(line.startswith("site/0.bin: is 101 MB large") for line in checked(tmp_path))


def test_no_site_is_one_problem(tmp_path: Path) -> None:
    (problem,) = check(tmp_path / "site", tmp_path, BASE)
    assert str(problem) == "site: there is no site here; expected `digest build` first"


def article(path: str, **known: str) -> Article:
    kind = "post" if path.startswith("posts") else "article"
    return Article(
        path,
        kind,  # type: ignore[arg-type]  # one of the two literals, by the line above
        "A title",
        "Text.",
        "0" * 16,
        Location(f"content/{path}"),
        publisher=known.get("publisher", ""),
        url=known.get("url", ""),
    )


def test_articles_without_provenance_are_warnings(tmp_path: Path) -> None:
    checked(tmp_path)
    texts = [
        article("articles/none.md"),
        article("articles/name.md", publisher="The Paper"),
        article("articles/both.md", publisher="The Paper", url="https://paper.example/1"),
        article("posts/own.md"),
    ]
    problems = check(tmp_path / "site", tmp_path, BASE, texts)
    assert [(str(p.location), p.what, p.severity) for p in problems] == [
        ("content/articles/name.md", "the article names no link", "warning"),
        ("content/articles/none.md", "the article names no publisher and no link", "warning"),
    ]


def test_the_order_of_problems_is_that_of_their_places(tmp_path: Path) -> None:
    pages = {name: f'<a href="/repo/{name}-gone/">' for name in ("z.html", "a.html", "m.html")}
    assert [line.split(":")[0] for line in checked(tmp_path, **pages)] == [
        "site/a.html",
        "site/m.html",
        "site/z.html",
    ]


def test_a_thousand_pages_are_checked_in_seconds(tmp_path: Path) -> None:
    teaser = '<h2><a href="/repo/events/a/">A headline</a></h2><p>Text of <a href="../a/">one</a>.'
    pages = {f"events/{n}/index.html": teaser * 20 for n in range(1000)}
    started = time.process_time()
    assert checked(tmp_path, **pages) == []
    assert time.process_time() - started < 10


def test_hostile_html_is_read_to_the_end() -> None:
    page = read_html("<a href='/a/'" + "<" * 1000 + "<![x<a href=/b/><!--")
    assert page.anchors == set()
    assert [reference.url for reference in read_html("<a href=/b/><![x").references] == ["/b/"]


def test_css_lines_survive_comments() -> None:
    (reference,) = read_css("/* a\nb */\n@import url( 'x.css' );", line=10)
    assert (reference.url, reference.line) == ("x.css", 12)
