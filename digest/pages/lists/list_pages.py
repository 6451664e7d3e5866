"""Lists of entries and posts by tag, section, source, name, author and month, and their indexes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from digest.model import Page
from digest.nouns import noun
from digest.pages.head.frames import Frame, frame_of, framed_page
from digest.pages.head.head import Head, in_short, make_page, newest_moment, variables
from digest.pages.layout.layout import Headline, Layout
from digest.pages.layout.names import Names
from digest.pages.lists.front_pages import editions, week_link
from digest.pages.lists.slices import pager, slices
from digest.pages.urls import routes
from digest.pages.views.lists import CoverageView, IndexView, ListView
from digest.pages.views.variables import FeedView, LinkView

FEW = 24
"""Names that the eye runs through without letters as signposts."""

Groups = tuple[tuple[str, tuple[LinkView, ...]], ...]


@noun
class NamedFeed:
    """The feed of a tag, a category or a source."""

    kind: str
    heading: str
    """Of all that are of its kind."""
    index: str
    """Path of the index of these."""
    link: LinkView
    path: str


@noun
class Shelf:
    """A paginated list of entries and posts: of a tag, a category, a source, a name, an author or a
    month.
    """

    path: str
    """Of the first page."""
    kind: str
    heading: str
    lines: tuple[Headline, ...]
    origin: str
    feed: str = ""
    covered: CoverageView | None = None

    def cut(self, per_page: int) -> dict[str, ListView]:
        """Path of each page to what it shows, `per_page` headlines each."""
        parts, cut = slices(self.lines, per_page), dict[str, ListView]()
        for number, part in enumerate(parts, 1):
            teasers = tuple([line.teaser for line in part])
            shown = pager(self.path, number, len(parts))
            covered = self.covered if number == 1 else None
            path = routes.numbered_path(self.path, number)
            cut[path] = ListView(self.kind, self.heading, teasers, shown, self.feed, covered)
        return cut


def list_pages(layout: Layout) -> Iterator[Page]:
    """Every page of every list of the site."""
    frame = frame_of(layout)
    for shelf in shelves(layout):
        yield from shelf_pages(shelf.cut(layout.config.pages.per_page), shelf.origin, frame)


def shelves(layout: Layout, named: Container[str] | None = None) -> Iterator[Shelf]:
    """Every list that the site has; of those of names only the ones at these paths, if any are
    given.
    """
    yield from _name_shelves(layout, named)
    yield from _kind_shelves(layout)
    if layout.config.pages.archive:
        yield from _archive_shelves(layout)


def shelf_pages(cut: Mapping[str, ListView], origin: str, frame: Frame) -> Iterator[Page]:
    """The pages of a list, or some of them."""
    for path, view in cut.items():
        changed = newest_moment(view.teasers)
        yield framed_page(frame, path, "list.html", (view,), _told, origin, changed)


def index_pages(layout: Layout) -> Iterator[Page]:
    """Every index that the site has."""
    for _, folder, heading, names in _kinds(layout):
        if names or _is_promised(folder, layout):
            plural = folder.strip("/")
            yield _index(layout, folder, plural, heading, _by_letter(tuple(names.values())))
    if layout.config.pages.archive:
        yield _archive_index(layout)
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


def by_name(
    kind: str, layout: Layout, wanted: Container[str] | None = None
) -> dict[str, list[Headline]]:
    """Path of a tag, category, source, name or author to its entries and posts, newest first;
    only of those at the `wanted` paths, if these are given.
    """
    links_of, lines = _LINKS[kind], dict[str, list[Headline]]()
    for line in layout.headlines:
        for link in links_of(line):
            if wanted is None or link.url in wanted:
                lines.setdefault(link.url, []).append(line)
    return lines


def names_of(lines: Iterable[Headline]) -> set[str]:
    """Paths of the lists of names on which these stand."""
    return {link.url for line in lines for links_of in _LINKS.values() for link in links_of(line)}


_LINKS = {
    "tag": attrgetter("tags"),
    "category": attrgetter("categories"),
    "source": attrgetter("sources"),
    "name": attrgetter("names"),
    "author": attrgetter("authors"),
}


def _name_shelves(layout: Layout, wanted: Container[str] | None) -> Iterator[Shelf]:
    """The lists of tags, categories, sources, names and authors."""
    for kind, _, _, names in _kinds(layout):
        lines = by_name(kind, layout, wanted)
        covered = layout.covered if kind == "source" else {}
        for key, link in names.items():
            if wanted is not None and link.url not in wanted:
                continue
            yield Shelf(
                link.url,
                kind,
                link.name,
                tuple(lines[link.url]),
                f'the {kind} "{link.name}"',
                feed_of(link) if _has_feeds(kind, layout) else "",
                covered.get(key),
            )


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


def _kind_shelves(layout: Layout) -> Iterator[Shelf]:
    """All entries, and all posts."""
    for kind, path, heading in (
        ("entry", routes.EVENTS, layout.words.say("Events")),
        ("post", routes.POSTS, layout.words.say("Posts")),
    ):
        lines = tuple([line for line in layout.headlines if line.teaser.kind == kind])
        if lines or _is_promised(path, layout):
            listed = path.strip("/")
            yield Shelf(path, listed, heading, lines, f"the list of {listed}")


def _archive_shelves(layout: Layout) -> Iterator[Shelf]:
    """A list a month, and one of what has no date."""
    for link, lines in _months(layout):
        yield Shelf(link.url, "month", link.name, lines, f"the archive of {link.name}")


def _archive_index(layout: Layout) -> Page:
    """The months by year."""
    years: dict[str, list[LinkView]] = {}
    for link, lines in _months(layout):
        year = str(lines[0].day.year) if lines[0].day else ""
        years.setdefault(year, []).append(link)
    groups = tuple((year, tuple(links)) for year, links in years.items())
    return _index(layout, routes.ARCHIVE, "archive", layout.words.say("Archive"), groups)


def _months(layout: Layout) -> Iterator[tuple[LinkView, tuple[Headline, ...]]]:
    """Each month, linked with the number of its entries and posts, the undated last; and these."""
    words = layout.words
    for month, found in groupby(
        layout.headlines, key=lambda line: line.day and line.day.replace(day=1)
    ):
        lines = tuple(found)
        heading = words.month(month) if month else words.say("Without a date")
        path = routes.month_path(month) if month else f"{routes.ARCHIVE}undated/"
        yield LinkView(heading, path, len(lines)), lines


def _told(layout: Layout, view: ListView) -> tuple[Mapping[str, object], Head]:
    """The variables and the head of one page of a list; made of these alone."""
    title = heading = view.heading
    if (number := view.pager.number) > 1:
        title = layout.words.say("%(heading)s, page %(number)s", heading=heading, number=number)
    head = Head(
        title=title,
        description=in_short(view.teasers),
        updated=newest_moment(view.teasers),
        feeds=(FeedView(heading, view.feed, "application/rss+xml"),) if view.feed else (),
        previous=view.pager.previous,
        next=view.pager.next,
    )
    return variables(view), head


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
