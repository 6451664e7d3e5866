"""Each entry to the `index.json` beside its page, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from digest.model import Entry, Output, Source
from digest.pages.entry_pages import source_url
from digest.pages.layout import Layout
from digest.pages.routes import absolute_url


def entry_files(layout: Layout) -> Iterator[Output]:
    """One JSON file for each entry."""
    for entry in layout.entries:
        path = layout.paths[entry.event].lstrip("/") + "index.json"
        text = json.dumps(_entry(entry, layout), ensure_ascii=False, indent=1)
        yield Output(path, (text + "\n").encode("utf-8", "replace"), f"the event {entry.event}")


def _entry(entry: Entry, layout: Layout) -> Mapping[str, object]:
    return {
        "event": entry.event,
        "title": entry.title,
        "url": absolute_url(layout.paths[entry.event], layout.config.site.base_url),
        "published": _moment(entry.published),
        "updated": _moment(entry.updated),
        "statements": [
            {
                "text": statement.text,
                "citations": [citation.article for citation in statement.citations],
            }
            for statement in entry.statements
        ],
        "articles": len(entry.sources),
        "origins": len(entry.origins),
        "sources": [_source(source, layout) for source in entry.sources],
        "names": [
            {"text": name.text, "origins": name.origins, "mentions": name.mentions}
            for name in entry.names
        ],
        "related": [
            {"event": relation.entry.event, "names": list(relation.names)}
            for relation in layout.relations.related(entry)
        ],
        "tags": list(entry.tags),
        "categories": list(entry.categories),
        "corrections": [
            {"date": note.date.isoformat(), "text": note.text} for note in entry.corrections
        ],
    }


def _source(source: Source, layout: Layout) -> Mapping[str, object]:
    path = source_url(source, layout)
    return {
        "number": source.number,
        "article": source.article,
        "title": source.title,
        "publisher": layout.publisher(source),
        "authors": list(source.authors),
        "published": _moment(source.published),
        "url": absolute_url(path, layout.config.site.base_url) if path else None,
        "origin": source.origin,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
