"""Entries, posts and pages to the texts that the search index covers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape

from digest.model import Entry
from digest.nouns import noun
from digest.pages.language.dates import local_day
from digest.pages.layout.layout import Layout
from digest.text.printable import printable


@noun
class SearchText:
    """One page, as the search knows it."""

    path: str
    """In the site, e.g. `/events/quito/`."""
    title: str
    day: str
    """In words; "" where it has no date."""
    html: str
    """What is searched, beside the title."""


def search_texts(layout: Layout) -> tuple[SearchText, ...]:
    """Entries, posts and static pages, in this order.

    Of an entry its account and who reported under which title: nothing that its page keeps
    folded, and of no source more than the page quotes.
    """
    return tuple(_search_texts(layout))


def _search_texts(layout: Layout) -> Iterator[SearchText]:
    for entry in layout.entries:
        day = _day(entry.published, layout)
        yield SearchText(layout.paths[entry.event], entry.title, day, _account(entry, layout))
    for post in layout.posts:
        day = _day(post.article.published, layout)
        yield SearchText(layout.paths[post.document.id], post.article.title, day, str(post.html))
    for page in layout.publication.pages:
        title = page.document.metadata.title
        yield SearchText(layout.paths[page.document.id], title, "", page.html)


def _account(entry: Entry, layout: Layout) -> str:
    told = layout.publication.bodies.get(entry.event, "")
    told = told or "".join(_paragraph(statement.text) for statement in entry.statements)
    reports = (f"{layout.publisher(source)}: {source.title}" for source in entry.sources)
    return told + "".join(_paragraph(report) for report in reports)


def _paragraph(text: str) -> str:
    return f"<p>{escape(printable(text))}</p>"


def _day(moment: datetime | None, layout: Layout) -> str:
    return layout.words.day(local_day(moment, layout.zone)) if moment else ""
