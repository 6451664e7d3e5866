"""An entry's developments to what its page and the feed of updates say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from digest.model import Development, Entry
from digest.pages.development_views import DevelopmentView
from digest.pages.layout import Layout
from digest.pages.reasons import source_name

SHOWN = 12
"""Days on an entry's page."""


def development_views(entry: Entry, layout: Layout) -> tuple[DevelopmentView, ...]:
    """The newest developments; reports that are not there any more are left out."""
    names = {
        source.article: source_name(layout.publisher(source), source.title, source.number)
        for source in entry.sources
    }
    views = (_view(development, names) for development in entry.developments)
    return tuple(view for view in views if _tells(view))[:SHOWN]


def paragraphs_of(view: DevelopmentView) -> Iterator[str]:
    """The paragraphs that tell it in a feed, escaped HTML."""
    if view.added:
        yield f"<p>Added: {escape(', '.join(view.added))}</p>"
    if view.edited:
        yield f"<p>Changed at the source: {escape(', '.join(view.edited))}</p>"
    if view.merged:
        yield "<p>Another event turned out to be this one.</p>"
    if view.parted:
        yield f"<p>Moved to another event: {_reports(view.parted)}</p>"
    if view.statements:
        yield "<p>The summary now says:</p>"
        yield from (f"<p>{escape(text)}</p>" for text in view.statements)


def _view(development: Development, names: dict[str, str]) -> DevelopmentView:
    return DevelopmentView(
        development.day,
        _named(development.added, names),
        _named(development.edited, names),
        len(development.parted),
        len(development.merged),
        development.statements,
    )


def _named(articles: Iterable[str], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names[article] for article in articles if article in names))


def _tells(view: DevelopmentView) -> bool:
    return bool(view.added or view.edited or view.parted or view.merged or view.statements)


def _reports(number: int) -> str:
    return "a report" if number == 1 else f"{number} reports"
