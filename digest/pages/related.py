"""An entry to the views of its names and of the entries related to it."""

from __future__ import annotations

from digest.model import Entry
from digest.pages.layout import Layout
from digest.pages.names import name_key, uncounted
from digest.pages.relation_views import MentionView, RelatedView
from digest.pages.views import LinkView


def name_links(entry: Entry, layout: Layout) -> tuple[LinkView, ...]:
    """The entry's names, with a link where another entry has the name too."""
    shared = layout.relations.shared.get(entry.event, ())
    return tuple([_link(name.text, layout, shared=name.text in shared) for name in entry.names])


def related_views(entry: Entry, layout: Layout) -> tuple[RelatedView, ...]:
    """The entries that share its rarest names."""
    return tuple(
        RelatedView(_mention(relation.entry, layout), relation.names)
        for relation in layout.relations.related(entry)
    )


def _mention(entry: Entry, layout: Layout) -> MentionView:
    return MentionView(entry.title, layout.paths[entry.event], layout.foreign(entry.language))


def _link(name: str, layout: Layout, *, shared: bool) -> LinkView:
    found = layout.names.get(name_key(name)) if shared else None
    return uncounted(found) if found else LinkView(name, "")
