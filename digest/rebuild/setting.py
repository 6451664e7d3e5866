"""Plates of a digest and its changed entries, to the digest before and after the change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from digest.model import Entry
from digest.nouns import noun
from digest.pages.head.frames import Frame
from digest.pages.layout.layout import Layout
from digest.pages.lists.overviews import TEMPLATES
from digest.pages.machine.news_sitemap import recent
from digest.pages.urls.routes import EVENTS
from digest.rebuild.digests import Digest, Told, with_lists
from digest.rebuild.entered import Entered
from digest.rebuild.library import Library, Unknown
from digest.rebuild.plates import Plates
from digest.rebuild.relaying import bare
from digest.rebuild.sums import Sums
from digest.text.slugs import name_key


@noun
class Setting:
    """A digest before and after some of its entries changed."""

    before: Mapping[str, Entry]
    """The entries that changed or are gone, by their events, as they were."""
    entries: Mapping[str, Entry]
    """The entries that changed or are new, as they are now."""
    sums: Sums
    was: Digest
    now: Digest
    relinked: Set[str]
    """The events whose entries link to other pages of names than before."""
    relisted: bool
    """Lists of tags, sources and the like came, went or were renamed, or publishers have other
    front pages."""

    @property
    def gone(self) -> Set[str]:
        """The events that have no entry any more."""
        return self.before.keys() - self.entries.keys()

    @property
    def others(self) -> set[str]:
        """The events whose entries' pages may have changed."""
        was, now = self.was, self.now
        moved = {event for event, beside in now.beside.items() if was.beside.get(event) != beside}
        near = {one for event in self.entries for one in now.beside[event] if one}
        carded = self._recarded() & now.beside.keys()
        return {*self.entries, *self.relinked, *moved, *near, *carded, *self._related()}

    @property
    def other_posts(self) -> set[str]:
        """The ids of the posts whose pages have changed."""
        return self._recarded() - self.now.beside.keys()

    def _recarded(self) -> set[str]:
        """The keys of entries and posts that have got a card of their own, or lost it."""
        urls = self.was.layout.carded ^ self.now.layout.carded
        return {key for key, line in self.now.lines.items() if line.teaser.url in urls}

    def _related(self) -> set[str]:
        """The events that are related to others than before, or to these in other words."""
        was, now = self.was, self.now
        if was.beside.keys() == now.beside.keys():
            keys = {name_key(name) for event in self.entries for name in now.names[event]}
            keys |= {name_key(name) for event in self.entries for name in was.names[event]}
            both = (was.layout.relations, now.layout.relations)
            asked = {event for one in both for key in keys for event in one.having(key)}
        else:  # How rare a name is follows from the number of all.
            asked = {*was.layout.relations.shared, *now.layout.relations.shared}
        asked &= now.beside.keys()
        return {event for event in asked if was.related(event) != now.related(event)}


def as_it_was(plates: Plates, known: Entered, frame: Frame, today: date) -> Digest:
    """The digest of the plates."""
    posts = {line.key: line for line in plates.all_lines().values()}
    names = {event: plate.names for event, plate in known.entries.items()}
    told = Told({**posts, **known.all_lines()}, names, known.filed, known.covered)
    return Digest.of(told, plates, frame, today)


def set_again(
    plates: Plates,
    known: Entered,
    was: Digest,
    entries: Sequence[Entry],
    gone: Set[str],
    library: Library,
    today: date,
) -> Setting:
    """The digest before and after a change: with these entries, and without those of the events
    that are `gone`.

    Raises `Unknown` where more than they and what tells of them may be another: the kinds of lists
    that there are, the menu, where pages stand.
    """
    changed = gone | {entry.event for entry in entries}
    before = library.read(sorted(changed & known.entries.keys()))
    sums = Sums.after(known, list(before.values()), entries)
    paths = {entry.event: f"{EVENTS}{entry.slug}/" for entry in entries}
    placed = replace(with_lists(was.frame.layout, sums.filed), paths=paths)
    after = was.told.with_entries(entries, gone, sums.filed, sums.covered, placed)
    if not after.lines:
        raise Unknown
    now = Digest.of(after, plates, was.frame, today)
    now, relinked = now.relinked(was, paths.keys())
    stays = all(was.lines[event].teaser.url == paths[event] for event in before.keys() - gone)
    odd = any(one.image or one.body for one in (*entries, *before.values()))
    linked_alike = _are_linked_alike(was.layout, placed)
    if odd or not (stays and linked_alike and _are_framed_alike(was, now, plates)):
        raise Unknown
    library.put(entries)
    relisted = (bare(was.layout), known.fronts) != (bare(placed), sums.fronts)
    return Setting(before, {one.event: one for one in entries}, sums, was, now, relinked, relisted)


def _are_linked_alike(was: Layout, now: Layout) -> bool:
    """Whether there are lists of each kind as before, and those that stay have their names."""
    kinds = list(zip(bare(was), bare(now), strict=True))
    return all(
        bool(old) == bool(new) and all(new.get(key, link) == link for key, link in old.items())
        for old, new in kinds
    )


def _are_framed_alike(was: Digest, now: Digest, plates: Plates) -> bool:
    """Whether all pages have the same indexes above them, crawlers are told of the same maps, and
    no page but lists names the last change of the site.
    """
    indexed = all(
        bool(old) == bool(new)
        for old, new in ((was.names, now.names), (was.layout.names, now.layout.names))
    )
    mapped = bool(recent(was.layout)) == bool(recent(now.layout))
    same = was.frame.site == now.frame.site
    return indexed and mapped and (same or TEMPLATES.issuperset(plates.seeing))
