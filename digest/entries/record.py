"""An entry to the JSON object that `digest summarize` prints and other programs read."""

from __future__ import annotations

from datetime import datetime

from digest.model import Entry, Source
from digest.text.records import (
    figure_record,
    hedge_record,
    moment_record,
    passage_record,
    quote_record,
    statement_record,
)


def entry_record(entry: Entry) -> dict[str, object]:
    """`event`, `title`, `statements`, `articles`, `origins`, `sources` and what else it has.

    A citation is the id of an article; everything can be written as JSON.
    """
    copies = entry.copies
    return {
        "event": entry.event,
        "title": entry.title,
        "statements": [statement_record(statement) for statement in entry.statements],
        "articles": len(entry.sources),
        "origins": len(entry.origins),
        "names": [
            {"text": name.text, "origins": name.origins, "mentions": name.mentions}
            for name in entry.names
        ],
        "figures": [figure_record(figure) for figure in entry.figures],
        "timeline": [moment_record(moment) for moment in entry.timeline],
        "quotes": [quote_record(quote) for quote in entry.quotes],
        "hedges": [hedge_record(hedge) for hedge in entry.hedges],
        "only_here": [passage_record(passage) for passage in entry.only_here],
        "sources": [_source(source, copy=source.number in copies) for source in entry.sources],
    }


def _source(source: Source, *, copy: bool) -> dict[str, object]:
    return {
        "id": source.article,
        "number": source.number,
        "origin": source.origin,
        "title": source.title,
        "publisher": source.publisher,
        "authors": list(source.authors),
        "date": _date(source.published),
        "url": source.url,
        "lang": source.language,
        **({"copy": True} if copy else {}),
        **({"amends": source.amends} if source.amends else {}),
    }


def _date(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
