"""Headlines of all entries and posts to a laid-out digest, as far as headlines determine it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from datetime import date

from digest.model import Entry
from digest.nouns import noun
from digest.pages.entry.related import related_views
from digest.pages.head.frames import Frame
from digest.pages.layout.headlines import entry_headline, names_in
from digest.pages.layout.laying_out import with_headlines
from digest.pages.layout.layout import Headline, Layout, newest
from digest.pages.layout.names import Names, link_names, link_used, links_of, uncounted
from digest.pages.layout.relations import Relations
from digest.pages.urls import routes
from digest.pages.views.evidence import RelatedView
from digest.pages.views.lists import CoverageView
from digest.pages.views.variables import LinkView
from digest.rebuild.entered import Filed
from digest.rebuild.plates import Plates
from digest.rebuild.standing import beside, last_moment


@noun
class Told:
    """Everything that the layout of a digest is made of."""

    lines: Mapping[str, Headline]
    """The headlines of entries and posts, by their keys."""
    names: Mapping[str, tuple[str, ...]]
    """The names in each entry, by its event."""
    filed: Filed
    covered: Mapping[str, CoverageView]

    def with_entries(
        self,
        entries: Iterable[Entry],
        gone: Set[str],
        filed: Filed,
        covered: Mapping[str, CoverageView],
        layout: Layout,
    ) -> Told:
        """The same with these entries, whose names are not links yet, and without those of the
        events that are `gone`; `layout` has the lists of tags, categories and sources.
        """
        lines = {key: line for key, line in self.lines.items() if key not in gone}
        names = {event: named for event, named in self.names.items() if event not in gone}
        for entry in entries:
            lines[entry.event] = entry_headline(entry, layout)
            names[entry.event] = names_in(entry)
        return Told(lines, names, filed, covered)


@noun
class Digest:
    """A laid-out digest, as far as headlines determine it."""

    told: Told
    layout: Layout
    """Without entries and posts, except for the lead of its front page."""
    frame: Frame
    lines: Mapping[str, Headline]
    """The headlines by their keys, in the order of lists."""
    names: Mapping[str, tuple[str, ...]]
    """The names in each entry, by its event."""
    beside: Mapping[str, tuple[str | None, str | None]]
    """The events before and after each in time."""

    @classmethod
    def of(cls, told: Told, plates: Plates, frame: Frame, today: date) -> Digest:
        """The digest that is laid out of this."""
        ordered = sorted(told.lines.values(), key=lambda one: newest(one.teaser.published, one.key))
        frame = replace(frame, site=replace(frame.site, updated=last_moment(ordered)))
        names = {line.key: told.names[line.key] for line in ordered if line.key in told.names}
        relations = Relations.of(names)
        layout = replace(
            with_lists(frame.layout, told.filed),
            site=frame.site,
            names=_links(relations, names, frame.layout),
            relations=relations,
            covered=told.covered,
            paths=plates.pages | {line.key: line.teaser.url for line in ordered},
            today=today,
        )
        lines = {line.key: line for line in ordered}
        return cls(told, with_headlines(layout, ordered), frame, lines, names, beside(names))

    def relinked(self, before: Digest, new: Set[str]) -> tuple[Digest, set[str]]:
        """The same with links to names that several entries have, and the events whose links differ
        from those `before`, without the `new` ones.
        """
        others = {
            key
            for key in before.layout.names.keys() | self.layout.names.keys()
            if _bare(before.layout.names.get(key)) != _bare(self.layout.names.get(key))
        }
        known = [(one.layout.relations, key) for one in (before, self) for key in others]
        lines = dict(self.lines)
        # One that had a name before may be gone.
        found = {one for relations, key in known for one in relations.having(key) if one in lines}
        for event in found | (new & lines.keys()):
            lines[event] = replace(lines[event], names=self._names(event))
        return replace(self, lines=lines, layout=with_headlines(self.layout, lines.values())), found

    def _names(self, event: str) -> tuple[LinkView, ...]:
        return links_of(self.layout.relations.shared.get(event, ()), self.layout.names)

    def related(self, event: str) -> tuple[RelatedView, ...]:
        """The entries that are related to an event's, as its page shows them."""
        return related_views(event, self.layout.relations, self.lines)


def with_lists(layout: Layout, filed: Filed) -> Layout:
    """The layout with these lists of tags, categories and sources."""
    wanted = layout.config.pages.sources
    return replace(
        layout,
        tags=link_used(routes.TAGS, filed.tags),
        categories=link_used(routes.CATEGORIES, filed.categories),
        sources=link_used(routes.SOURCES, filed.sources) if wanted else {},
    )


def _links(relations: Relations, events: Iterable[str], layout: Layout) -> Names:
    if not layout.config.pages.names:
        return {}
    return link_names(routes.NAMES, (relations.shared.get(event, ()) for event in events))


def _bare(link: LinkView | None) -> LinkView | None:
    return link and uncounted(link)
