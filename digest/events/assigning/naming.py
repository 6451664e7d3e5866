"""What a person calls an article or an event to that article or event."""

from __future__ import annotations

from urllib.parse import unquote

from digest.errors import UsageError, suggest
from digest.events.assigning.assignment import Assignment
from digest.model import Article, Event, Location
from digest.patterns import regex

_ENTRY = regex(r"(?:\A|/)events/([^/]+)/?(?:index\.(?:html|json))?\Z")
"""The end of an entry's address in the site."""


def find(name: str, assignment: Assignment) -> Article | Event:
    """The article with this path, id or URL, or the event with this id, slug or page.

    Raises:
        UsageError: there is none.
    """
    articles = {article.id: article for event in assignment.events for article in event.articles}
    path = name.removeprefix("content/")
    if path in articles:
        return articles[path]
    for _, article in sorted(articles.items()):
        if article.url and _bare(article.url) == _bare(name):
            return article
    events = {event.id: event for event in assignment.events}
    called = {word: record.id for record in assignment.ledger.records for word in record.names}
    page = _ENTRY.search(_bare(name).partition("?")[0])
    known = called.get(unquote(page[1]) if page else name, "")
    if known in events:
        return events[known]
    if known:
        raise UsageError.at(Location(name), "none of the articles of this event is there any more")
    if not name:
        raise UsageError.at(Location("''"), "names nothing", "an article or an event")
    what = "no article has this path, id or URL, and no event this id, slug or page"
    raise UsageError.at(Location(name), what, "", suggest(name, [*articles, *called]))


def _bare(url: str) -> str:
    """An address without what does not change where it leads."""
    return url.partition("#")[0].rstrip("/")
