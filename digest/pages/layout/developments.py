"""An entry's developments to what its page, the feed of updates and the editions say about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from html import escape

from digest.model import Development, Entry, Source
from digest.pages.language.wording import Wording
from digest.pages.layout.layout import Layout, source_name
from digest.pages.views.evidence import DevelopmentView

SHOWN = 12
"""Days on an entry's page."""


def development_views(entry: Entry, layout: Layout) -> tuple[DevelopmentView, ...]:
    """The newest developments; reports that are not there any more are left out."""
    return _told(entry, layout)[:SHOWN]


def news_of(entry: Entry, first: date | None, layout: Layout) -> tuple[DevelopmentView, ...]:
    """What editions tell of an entry on later days than its `first`, the newest first: what is news
    of it, and the editor's corrections.
    """
    if not entry.developments and not entry.corrections:
        return ()
    days = {view.day: view for view in _told(entry, layout) if view.day and is_news(view)}
    for note in entry.corrections:
        view = days.get(note.date) or DevelopmentView(note.date, (), (), 0, 0, ())
        days[note.date] = replace(view, corrections=(*view.corrections, note.text))
    later = (day for day in days if day and (first is None or day > first))
    return tuple(days[day] for day in sorted(later, reverse=True))


def is_news(view: DevelopmentView) -> bool:
    """A new report, a merged event, or new words in the summary; not that a comma moved."""
    return bool(view.added or view.merged or view.statements)


def paragraphs_of(view: DevelopmentView, words: Wording) -> Iterator[str]:
    """The developments of a day as paragraphs of plain text."""
    if view.added:
        yield f"{words.say('Added:')} {words.listed(view.added)}"
    if view.edited:
        yield f"{words.say('Changed at the source:')} {words.listed(view.edited)}"
    if view.merged:
        yield words.say("Another event turned out to be this one.")
    if view.parted:
        yield words.counted(
            "Moved to another event: a report",
            "Moved to another event: %(count)s reports",
            view.parted,
        )
    if view.statements:
        yield words.say("The summary now says:")
        yield from view.statements
    if view.day:
        day = words.day(view.day)
        for text in view.corrections:
            yield words.say("Correction, %(day)s: %(text)s", day=day, text=text)


def html_of(view: DevelopmentView, words: Wording) -> str:
    """The same in a feed."""
    return "\n".join(f"<p>{escape(text)}</p>" for text in paragraphs_of(view, words))


def _told(entry: Entry, layout: Layout) -> tuple[DevelopmentView, ...]:
    """The developments of which there is something to tell."""
    names = {source.article: _name(source, layout) for source in entry.sources}
    views = (_view(development, names) for development in entry.developments)
    return tuple(view for view in views if _tells(view))


def _name(source: Source, layout: Layout) -> str:
    words = layout.words
    name = source_name(layout.publisher(source), source.title, source.number, words)
    if source.amends == "retraction":
        return words.say("%(name)s (retraction)", name=name)
    return words.say("%(name)s (correction)", name=name) if source.amends else name


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
