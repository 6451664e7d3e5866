"""The site's feeds, and the publishers that it cites, as OPML: lists that feed readers take in.

Source: http://opml.org/spec2.opml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from urllib.parse import urlsplit

from digest.model import Entry, Output
from digest.pages.layout.layout import Layout
from digest.pages.lists.list_pages import named_feeds
from digest.pages.urls.routes import FEEDS_OPML, SOURCES_OPML, absolute_url, web_url
from digest.text.printable import printable
from digest.text.slugs import name_key

RSS_FORMATS = ("application/rss+xml", "application/atom+xml")
"""What `type="rss"` may stand for; a reader of OPML takes either."""


Fronts = Mapping[str, str]
"""The front pages of publishers, by their `name_key`s, where an article of theirs has a link."""


def opml_files(layout: Layout, fronts: Fronts | None = None) -> Iterator[Output]:
    """`feeds.opml`, and `sources.opml` where the site has pages on its sources.

    The `fronts` are those of the layout's entries, if it has all of them.
    """
    shown = fronts_of(layout.entries) if fronts is None else fronts
    say, site = layout.words.say, layout.site.title
    yield _output(FEEDS_OPML, say("%(site)s: feeds", site=site), _feeds(layout))
    if layout.sources:
        yield _output(SOURCES_OPML, say("%(site)s: sources", site=site), _publishers(layout, shown))


def _feeds(layout: Layout) -> Iterator[str]:
    """The site's own feeds, then a group a kind of list."""
    base_url = layout.config.site.base_url
    for main in layout.site.feeds:
        if main.type in RSS_FORMATS:
            title = f"{layout.site.title}: {main.title}"
            url = absolute_url(main.url, base_url)
            yield _outline(title, "rss", xmlUrl=url, htmlUrl=absolute_url("/", base_url))
    groups: dict[str, list[str]] = {}
    for feed in named_feeds(layout):
        url, page = absolute_url(feed.path, base_url), absolute_url(feed.link.url, base_url)
        line = _outline(f"{layout.site.title}: {feed.link.name}", "rss", xmlUrl=url, htmlUrl=page)
        groups.setdefault(feed.heading, []).append(line)
    for heading, lines in groups.items():
        yield f"<outline text={_quoted(heading)}>"
        yield from lines
        yield "</outline>"


def fronts_of(entries: Iterable[Entry]) -> Fronts:
    """Of several front pages that of the first source."""
    fronts: dict[str, str] = {}
    for entry in entries:
        for key, home in homes_of(entry):
            fronts.setdefault(key, home)
    return fronts


def _publishers(layout: Layout, fronts: Fronts) -> Iterator[str]:
    """Each publisher with its own front page where that is known; else ours on it."""
    for key, link in layout.sources.items():
        ours = absolute_url(link.url, layout.config.site.base_url)
        yield _outline(link.name, "link", url=fronts.get(key, ours))


def homes_of(entry: Entry) -> list[tuple[str, str]]:
    """The front page of each source that has a link, by the `name_key` of its publisher."""
    urls = [(name_key(one.publisher), urlsplit(web_url(one.url))) for one in entry.sources]
    return [(key, f"{url.scheme}://{url.netloc}/") for key, url in urls if url.netloc]


def _outline(text: str, kind: str, **attributes: str) -> str:
    """An outline; `text` and `title` are the same, for readers want one or the other."""
    told = " ".join(f"{name}={_quoted(value)}" for name, value in attributes.items())
    return f'<outline type="{kind}" text={_quoted(text)} title={_quoted(text)} {told}/>'


def _quoted(text: str) -> str:
    """An attribute's value, between quotes of the kind that it does not hold.

    As `xml.sax.saxutils` has it, which takes 15 ms to import with all that it opens URLs with.
    """
    told = escape(printable(text), quote=False)
    told = told.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    if '"' not in told:
        return f'"{told}"'
    if "'" not in told:
        return f"'{told}'"
    return '"' + told.replace('"', "&quot;") + '"'


def _output(path: str, title: str, outlines: Iterable[str]) -> Output:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"<head><title>{escape(printable(title), quote=False)}</title></head>",
        "<body>",
        *outlines,
        "</body>",
        "</opml>",
        "",
    ]
    return Output(path.lstrip("/"), "\n".join(lines).encode("utf-8", "replace"), f"the list {path}")
