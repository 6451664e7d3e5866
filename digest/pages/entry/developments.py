"""An entry's developments to what its page and the feed of updates say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from digest.model import Development, Entry
from digest.pages.entry.reasons import source_name
from digest.pages.language.wording import Wording
from digest.pages.layout.layout import Layout
from digest.pages.views.evidence import DevelopmentView

SHOWN = 12
"""Days on an entry's page."""


def development_views(entry: Entry, layout: Layout) -> tuple[DevelopmentView, ...]:
    """The newest developments; reports that are not there any more are left out."""
    names = {
        source.article: source_name(
            layout.publisher(source), source.title, source.number, layout.words
        )
        for source in entry.sources
    }
    views = (_view(development, names) for development in entry.developments)
    return tuple(view for view in views if _tells(view))[:SHOWN]


def paragraphs_of(view: DevelopmentView, words: Wording) -> Iterator[str]:
    """The paragraphs that tell it in a feed, escaped HTML."""
    if view.added:
        yield _paragraph(words.say("Added:"), words.listed(view.added))
    if view.edited:
        yield _paragraph(words.say("Changed at the source:"), words.listed(view.edited))
    if view.merged:
        yield _paragraph(words.say("Another event turned out to be this one."))
    if view.parted:
        parted = words.counted(
            "Moved to another event: a report",
            "Moved to another event: %(count)s reports",
            view.parted,
        )
        yield _paragraph(parted)
    if view.statements:
        yield _paragraph(words.say("The summary now says:"))
        yield from map(_paragraph, view.statements)


def _paragraph(*texts: str) -> str:
    return f"<p>{escape(' '.join(texts))}</p>"


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
