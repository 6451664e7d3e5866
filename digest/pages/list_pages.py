"""Lists of entries and posts by tag, section, source, name, author and month, and their indexes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from digest.model import Page
from digest.pages import routes
from digest.pages.coverage import coverage
from digest.pages.coverage_views import CoverageView
from digest.pages.frames import Frame, frame_of, framed_page
from digest.pages.front_pages import editions, week_link
from digest.pages.head import Head, in_short, make_page, newest_moment, variables
from digest.pages.layout import Headline, Layout
from digest.pages.list_views import IndexView, ListView, Pager
from digest.pages.names import Names
from digest.pages.slices import pager, slices
from digest.pages.views import FeedView, LinkView, Teaser

FEW = 24
"""Names that the eye runs through without letters as signposts."""

Groups = tuple[tuple[str, tuple[LinkView, ...]], ...]


@dataclass(frozen=True, slots=True)
class NamedFeed:
    """The feed of a tag, a category or a source."""

    kind: str
    heading: str
    """Of all that are of its kind."""
    index: str
    """Path of the index of these."""
    link: LinkView
    path: str


def list_pages(layout: Layout) -> Iterator[Page]:
    """Every list and every index that the site has."""
    frame = frame_of(layout)
    yield from _name_pages(layout, frame)
    yield from _kind_pages(layout, frame)
    if layout.config.pages.archive:
        yield from _archive_pages(layout, frame)
    links = editions(layout)
    if links or _has_edition_feed(layout) or _is_promised(routes.EDITIONS, layout):
        groups = tuple(
            (layout.words.month(month), tuple(links[day] for day in days))
            for month, days in groupby(links, key=lambda day: day.replace(day=1))
        )
        if weeks := tuple(dict.fromkeys(week_link(day, layout) for day in links)):
            groups = (*groups, (layout.words.say("Weeks"), weeks))
        yield _index(layout, routes.EDITIONS, "editions", layout.words.say("Editions"), groups)


def feed_of(link: LinkView) -> str:
    """Path of the feed of a tag, a category or a source."""
    return f"{link.url}feed.xml"


def named_feeds(layout: Layout) -> Iterator[NamedFeed]:
    """Each list of a name that has a feed of its own."""
    for kind, folder, heading, names in _kinds(layout):
        if _has_feeds(kind, layout):
            for link in names.values():
                yield NamedFeed(kind, heading, folder, link, feed_of(link))


def by_name(kind: str, layout: Layout) -> dict[str, list[Headline]]:
    """Path of a tag, category, source, name or author to its entries and posts, newest first."""
    lines: dict[str, list[Headline]] = {}
    for line in layout.headlines:
        links = {
            "tag": line.tags,
            "category": line.categories,
            "source": line.sources,
            "name": line.names,
            "author": line.authors,
        }[kind]
        for link in links:
            lines.setdefault(link.url, []).append(line)
    return lines


def _name_pages(layout: Layout, frame: Frame) -> Iterator[Page]:
    """The lists of tags, categories, sources, names and authors, each with its index."""
    for kind, folder, heading, names in _kinds(layout):
        lines = by_name(kind, layout)
        covered = coverage(layout.entries) if kind == "source" else {}
        for key, link in names.items():
            feed = feed_of(link) if _has_feeds(kind, layout) else ""
            origin = f'the {kind} "{link.name}"'
            found = lines[link.url]
            yield from _list(
                layout, frame, link.url, kind, link.name, found, origin, feed, covered.get(key)
            )
        if names or _is_promised(folder, layout):
            plural = folder.strip("/")
            yield _index(layout, folder, plural, heading, _by_letter(tuple(names.values())))


def _kinds(layout: Layout) -> tuple[tuple[str, str, str, Names], ...]:
    """Each kind of names: its word, its folder, the heading of its index, the names."""
    say = layout.words.say
    return (
        ("tag", routes.TAGS, say("Tags"), layout.tags),
        ("category", routes.CATEGORIES, say("Sections"), layout.categories),
        ("source", routes.SOURCES, say("Sources"), layout.sources),
        ("name", routes.NAMES, say("Names"), layout.names),
        ("author", routes.AUTHORS, say("Authors"), layout.authors),
    )


def _has_feeds(kind: str, layout: Layout) -> bool:
    wanted = layout.config.feeds
    return wanted.sources if kind == "source" else wanted.terms and kind in ("tag", "category")


def _is_promised(path: str, layout: Layout) -> bool:
    """Does the menu lead to this page, which holds nothing yet, and nobody else makes it?"""
    pages = layout.config.pages
    off = {
        routes.EVENTS: not pages.events,
        routes.EDITIONS: not pages.editions,
        routes.SOURCES: not pages.sources,
        routes.NAMES: not pages.names,
        routes.AUTHORS: not pages.authors,
    }
    named = any(link.url == path for link in layout.config.site.menu)
    return named and not off.get(path, False) and path not in layout.paths.values()


def _has_edition_feed(layout: Layout) -> bool:
    """Is there a feed that calls the index of editions its page?"""
    return layout.config.pages.editions and layout.config.feeds.editions


def _kind_pages(layout: Layout, frame: Frame) -> Iterator[Page]:
    """All entries, and all posts."""
    for kind, path, heading in (
        ("entry", routes.EVENTS, layout.words.say("Events")),
        ("post", routes.POSTS, layout.words.say("Posts")),
    ):
        lines = [line for line in layout.headlines if line.teaser.kind == kind]
        if lines or _is_promised(path, layout):
            listed = path.strip("/")
            yield from _list(layout, frame, path, listed, heading, lines, f"the list of {listed}")


def _archive_pages(layout: Layout, frame: Frame) -> Iterator[Page]:
    """A list a month, one of what has no date, and the index of both by year."""
    words = layout.words
    years: dict[str, list[LinkView]] = {}
    for month, found in groupby(
        layout.headlines, key=lambda line: line.day and line.day.replace(day=1)
    ):
        lines = list(found)
        heading = words.month(month) if month else words.say("Without a date")
        path = routes.month_path(month) if month else f"{routes.ARCHIVE}undated/"
        year = str(month.year) if month else ""
        years.setdefault(year, []).append(LinkView(heading, path, len(lines)))
        yield from _list(layout, frame, path, "month", heading, lines, f"the archive of {heading}")
    groups = tuple((year, tuple(links)) for year, links in years.items())
    yield _index(layout, routes.ARCHIVE, "archive", words.say("Archive"), groups)


def _list(
    layout: Layout,
    frame: Frame,
    path: str,
    kind: str,
    heading: str,
    lines: Sequence[Headline],
    origin: str,
    feed: str = "",
    covered: CoverageView | None = None,
) -> Iterator[Page]:
    """A list on as many pages as it needs."""
    parts = slices(lines, layout.config.pages.per_page)
    for number, part in enumerate(parts, 1):
        teasers = tuple(line.teaser for line in part)
        here_covered = covered if number == 1 else None
        shown = pager(path, number, len(parts))
        own = (kind, heading, teasers, shown, feed, here_covered)
        here, changed = routes.numbered_path(path, number), newest_moment(teasers)
        yield framed_page(frame, here, "list.html", own, _view, origin, changed)


def _view(
    layout: Layout,
    kind: str,
    heading: str,
    teasers: tuple[Teaser, ...],
    shown: Pager,
    feed: str,
    covered: CoverageView | None,
) -> tuple[Mapping[str, object], Head]:
    """The variables and the head of one page of a list; made of these alone."""
    number = shown.number
    head = Head(
        title=heading if number == 1 else _continued(heading, number, layout),
        description=in_short(teasers),
        updated=newest_moment(teasers),
        feeds=(FeedView(heading, feed, "application/rss+xml"),) if feed else (),
        previous=shown.previous,
        next=shown.next,
    )
    return variables(ListView(kind, heading, teasers, shown, feed, covered)), head


def _continued(heading: str, number: int, layout: Layout) -> str:
    return layout.words.say("%(heading)s, page %(number)s", heading=heading, number=number)


def _index(layout: Layout, path: str, kind: str, heading: str, groups: Groups) -> Page:
    view = IndexView(kind, heading, groups)
    head = Head(title=heading)
    return make_page(layout, path, "index.html", variables(view), head, f"the index of {kind}")


def _by_letter(links: tuple[LinkView, ...]) -> Groups:
    """Links under their first letters; under no heading where they are few."""
    ordered = sorted(links, key=lambda link: (link.name.casefold(), link.name))
    if len(ordered) <= FEW:
        return (("", tuple(ordered)),)
    lettered = groupby(ordered, key=lambda link: link.name[0].upper())
    return tuple((letter, tuple(found)) for letter, found in lettered)
