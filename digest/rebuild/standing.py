"""Headlines of posts to the lists and feeds that show them, without the posts themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from digest.model import Draft, Page, Post
from digest.nouns import noun
from digest.pages.feeds.deliveries import parcel_of
from digest.pages.feeds.feeds import Feed, feed_drafts
from digest.pages.head.frames import Frame
from digest.pages.layout.laying_out import with_headlines
from digest.pages.layout.layout import Headline, Layout
from digest.pages.layout.names import link_used
from digest.pages.post_pages import around_of, post_page
from digest.pages.urls import routes
from digest.pages.views.variables import LinkView
from digest.rebuild.plates import Named, Plates

Lines = Mapping[str, Headline]
"""Headlines of posts, by the files of their documents, in the order of lists."""


@noun
class Standing:
    """A site of posts, as far as headlines determine it."""

    layout: Layout
    """Without posts; if the site has entries, only what the frame has, and the cards."""
    frame: Frame
    lines: Lines
    """The headlines of all posts, or of those that are needed."""
    beside: Mapping[str, tuple[str | None, str | None]]
    """The post before and the one after in time."""
    named: Named

    @classmethod
    def with_some(cls, plates: Plates, frame: Frame, wanted: Iterable[str]) -> Standing:
        """The site of the plates, with the headlines of only these posts and their neighbors."""
        around = beside(plates.lines)
        near = {path for one in wanted for path in (one, *around[one]) if path}
        lines = {path: plates.line(path) for path in near}
        layout = replace(frame.layout, carded=frozenset(plates.carded))
        return cls(layout, frame, lines, around, plates.named)

    @classmethod
    def as_it_was(cls, plates: Plates, frame: Frame, today: date) -> Standing:
        """The site of the plates, which is one of posts alone."""
        return cls.with_all(plates, frame, plates.named, plates.all_lines(), today)

    @classmethod
    def with_all(
        cls, plates: Plates, frame: Frame, named: Named, lines: Lines, today: date
    ) -> Standing:
        """A site of posts alone with these headlines; the site's last change follows from them."""
        last = last_moment(lines.values())
        frame = replace(frame, site=replace(frame.site, updated=last))
        bare = replace(
            with_names(frame.layout, named),
            site=frame.site,
            paths=plates.pages | {line.key: line.teaser.url for line in lines.values()},
            today=today,
        )
        layout = with_headlines(bare, lines.values())
        return cls(layout, frame, lines, beside(lines), named)

    def near(self, paths: Iterable[str]) -> set[str]:
        """These posts, and those before and after them, which link to them."""
        return {one for path in paths for one in (path, *self.beside[path]) if one}

    def moved(self, before: Standing) -> set[str]:
        """The posts that have other neighbors than before."""
        was = before.beside
        return {path for path, beside in self.beside.items() if was.get(path) != beside}

    def carded(self) -> set[str]:
        """The posts that have cards of their own."""
        known = self.layout.carded
        return {path for path, line in self.lines.items() if line.teaser.url in known}

    def page(self, post: Post) -> Page:
        """The page of a post."""
        path = post.document.location.path
        older, newer = (link_to(self.lines, one) for one in self.beside[path])
        around = around_of(self.lines[path], None, older, newer, self.layout)
        return post_page(post, around, self.frame)

    def feeds(
        self, feeds: Iterable[tuple[Feed, Sequence[str]]], posts: Mapping[str, Post]
    ) -> tuple[Draft, ...]:
        """These feeds, with the posts that each delivers, given by the files of their documents."""
        parcels = {path: parcel_of(post, self.lines[path], None) for path, post in posts.items()}
        return feed_drafts(
            [(feed, [parcels[path] for path in paths]) for feed, paths in feeds], self.frame
        )


def link_to(lines: Mapping[str, Headline], key: str | None) -> LinkView | None:
    """A link to the post or entry of this key, by its headline."""
    if key is None:
        return None
    teaser = lines[key].teaser
    return LinkView(teaser.title, teaser.url)


def with_names(layout: Layout, named: Named) -> Layout:
    """A layout that has the lists of these names."""
    return replace(
        layout,
        tags=link_used(routes.TAGS, named.tags),
        categories=link_used(routes.CATEGORIES, named.categories),
        authors=link_used(routes.AUTHORS, named.authors),
    )


def beside(ordered: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
    """The older and the newer neighbor of each, given in order from the newest to the oldest."""
    paths = list(ordered)
    return {
        path: (older, newer)
        for path, older, newer in zip(paths, [*paths[1:], None], [None, *paths], strict=False)
    }


def last_moment(lines: Iterable[Headline]) -> datetime | None:
    """When the newest of these came or was changed."""
    moments = [m for line in lines for m in (line.teaser.published, line.teaser.updated) if m]
    return max(moments, default=None)
