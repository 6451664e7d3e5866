"""An entry to the views of its names and of the entries related to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from digest.model import Entry
from digest.pages.layout.layout import Headline
from digest.pages.layout.relations import Relations
from digest.pages.views.evidence import MentionView, RelatedView
from digest.pages.views.variables import LinkView
from digest.text.slugs import name_key


def name_links(entry: Entry, shared: Iterable[LinkView]) -> tuple[LinkView, ...]:
    """The entry's names, with a link where another entry has the name too: one of `shared`."""
    links = {name_key(link.name): link for link in shared}
    return tuple(links.get(name_key(n.text)) or LinkView(n.text, "") for n in entry.names)


def related_views(
    event: str, relations: Relations, lines: Mapping[str, Headline]
) -> tuple[RelatedView, ...]:
    """The entries that share an event's rarest names; `lines` has what lists tell of each."""
    return tuple(
        RelatedView(_mention(lines[relation.event]), relation.names)
        for relation in relations.related(event)
    )


def _mention(line: Headline) -> MentionView:
    return MentionView(line.teaser.title, line.teaser.url, line.teaser.language)
