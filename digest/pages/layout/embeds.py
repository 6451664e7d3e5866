"""Entries to what an `embed` shortcode shows about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest.config import Config
from digest.model import Entry
from digest.pages.language.dates import foreign_language
from digest.pages.layout.headlines import clip
from digest.pages.urls.routing import route_entries
from digest.pages.views.variables import EmbedView


def embed_views(entries: Sequence[Entry], config: Config) -> Mapping[str, EmbedView]:
    """A view of each entry that has a page, by the event's id and by its slug."""
    if not config.pages.events:
        return {}
    paths, views = route_entries(entries), {}
    for entry in entries:
        path = paths[entry.event]
        view = EmbedView(
            title=entry.title,
            url=path,
            text=clip(entry.statements[0].text) if entry.statements else "",
            published=entry.published,
            articles=len(entry.sources),
            origins=len(entry.origins),
            language=foreign_language(entry.language, config.site.language),
        )
        views[entry.event] = views[path.rstrip("/").rpartition("/")[2]] = view
    return views
