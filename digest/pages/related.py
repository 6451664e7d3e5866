"""An entry to the views of its names and of the entries related to it."""

from __future__ import annotations

from collections.abc import Iterable

from digest.model import Entry
from digest.pages.layout import Layout
from digest.pages.names import name_key
from digest.pages.relation_views import MentionView, RelatedView
from digest.pages.views import LinkView


def name_links(entry: Entry, shared: Iterable[LinkView]) -> tuple[LinkView, ...]:
    """The entry's names, with a link where another entry has the name too: one of `shared`."""
    links = {name_key(link.name): link for link in shared}
    return tuple(links.get(name_key(n.text)) or LinkView(n.text, "") for n in entry.names)


def related_views(entry: Entry, layout: Layout) -> tuple[RelatedView, ...]:
    """The entries that share its rarest names."""
    return tuple(
        RelatedView(_mention(relation.entry, layout), relation.names)
        for relation in layout.relations.related(entry)
    )


def _mention(entry: Entry, layout: Layout) -> MentionView:
    return MentionView(entry.title, layout.paths[entry.event], layout.foreign(entry.language))
