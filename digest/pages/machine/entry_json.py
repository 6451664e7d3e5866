"""Each entry to the `index.json` in the folder of its page, for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from digest.model import Development, Draft, Entry, Reason, Source
from digest.pages.entry.entry_pages import source_url
from digest.pages.feeds.deliveries import URN
from digest.pages.feeds.json_text import json_text
from digest.pages.head.frames import Excerpt, Frame, draft, excerpt_of, frame_of, within
from digest.pages.layout.layout import Layout
from digest.pages.layout.relations import Relations
from digest.pages.urls.routes import EVENTS, absolute_url
from digest.text.records import (
    figure_record,
    hedge_record,
    moment_record,
    passage_record,
    quote_record,
    statement_record,
)

_Related = tuple[tuple[str, tuple[str, ...]], ...]
"""Events, each with the names that it shares with the entry."""


def entry_files(layout: Layout) -> Iterator[Draft]:
    """A JSON file for each entry, and the same wherever the entry once was."""
    taken = {layout.paths[entry.event] for entry in layout.entries}
    frame = frame_of(layout)
    for entry in layout.entries:
        former = dict.fromkeys(f"{EVENTS}{slug}/" for slug in entry.former_slugs)
        paths = (layout.paths[entry.event], *(path for path in former if path not in taken))
        excerpt = excerpt_of(entry, layout)
        yield from files_of(entry, paths, layout.relations, excerpt, frame)


def files_of(
    entry: Entry, paths: Iterable[str], relations: Relations, excerpt: Excerpt, frame: Frame
) -> Iterator[Draft]:
    """The JSON file of an entry, in the folder of each of these paths."""
    related = tuple((one.event, one.names) for one in relations.related(entry.event))
    own, origin = (entry, related, excerpt), f"the event {entry.event}"
    for path in paths:
        yield draft(frame, f"{path}index.json", own, _file, origin)


def _file(layout: Layout, entry: Entry, related: _Related, excerpt: Excerpt) -> bytes:
    """The file of an entry; made of these alone."""
    told = _entry(entry, related, within(layout, entry, excerpt))
    return json_text(told)


def _entry(entry: Entry, related: _Related, layout: Layout) -> Mapping[str, object]:
    copies = entry.copies
    return {
        "event": entry.event,
        "guids": [URN + name for name in (entry.event, *entry.former_ids)],
        "title": entry.title,
        "url": absolute_url(layout.paths[entry.event], layout.config.site.base_url),
        "published": _moment(entry.published),
        "updated": _moment(entry.updated),
        "statements": [statement_record(statement) for statement in entry.statements],
        "articles": len(entry.sources),
        "origins": len(entry.origins),
        "sources": [
            _source(source, layout, copy=source.number in copies) for source in entry.sources
        ],
        "timeline": [moment_record(moment) for moment in entry.timeline],
        "figures": [figure_record(figure) for figure in entry.figures],
        "names": [
            {"text": name.text, "origins": name.origins, "mentions": name.mentions}
            for name in entry.names
        ],
        "related": [{"event": event, "names": list(names)} for event, names in related],
        "reasons": [_reason(reason) for reason in entry.reasons],
        "quotes": [quote_record(quote) for quote in entry.quotes],
        "hedges": [hedge_record(hedge) for hedge in entry.hedges],
        "only_here": [passage_record(passage) for passage in entry.only_here],
        "tags": list(entry.tags),
        "categories": list(entry.categories),
        "developments": [_development(one) for one in entry.developments],
        "corrections": [
            {"date": note.date.isoformat(), "text": note.text} for note in entry.corrections
        ],
    }


def _reason(reason: Reason) -> Mapping[str, object]:
    """Why an article is in the event, as it was when it joined."""
    told: dict[str, object] = {"article": reason.article, "rule": reason.rule}
    if reason.place:
        told["place"] = reason.place
    if reason.kinship:
        told |= {"near": reason.kinship.near, "percent": reason.kinship.percent}
        told |= {"shared": list(reason.kinship.shared), "against": list(reason.kinship.against)}
    return told


def _development(development: Development) -> Mapping[str, object]:
    return {
        "day": development.day.isoformat() if development.day else None,
        "added": list(development.added),
        "edited": list(development.edited),
        "parted": list(development.parted),
        "merged": list(development.merged),
        "statements": list(development.statements),
    }


def _source(source: Source, layout: Layout, *, copy: bool) -> Mapping[str, object]:
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
        **({"copy": True} if copy else {}),
        **({"amends": source.amends} if source.amends else {}),
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
