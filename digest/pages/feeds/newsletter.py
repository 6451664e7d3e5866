"""A day's or a week's entries to a letter: HTML by the theme, and the same as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

from markupsafe import Markup

from digest.model import Entry, Letter
from digest.pages.bodies.fragments import block_texts, with_absolute_links
from digest.pages.entry.entry_pages import statement_views
from digest.pages.feeds.deliveries import amendment, tally
from digest.pages.head.head import Head, make_page, variables
from digest.pages.language.wording import Wording
from digest.pages.layout.developments import paragraphs_of
from digest.pages.layout.editions import developed_views, edition_of
from digest.pages.layout.layout import Edition, Headline, Layout
from digest.pages.lists.front_pages import ranked
from digest.pages.theming.theme import Theme
from digest.pages.urls import routes
from digest.pages.urls.routes import absolute_url
from digest.pages.urls.spans import Span
from digest.pages.views.editions import DevelopedView
from digest.pages.views.evidence import CorrectionView
from digest.pages.views.newsletter import AmendmentView, MailedView, NewsletterView
from digest.pages.views.variables import Teaser
from digest.text.printable import printable

COLUMNS = 72
"""Of the plain text. Source: RFC 5322, 2.1.1, asks for 78 at most, and replies indent."""


def newest_day(layout: Layout) -> date | None:
    """The newest on which something was published; None where nothing has a date."""
    return next(iter(layout.editions), None)


def newsletter(span: Span, layout: Layout, theme: Theme) -> Letter | None:
    """The letter of these days, dated when they were over; None where nothing was published.

    Raises `ThemeError` where the theme's `newsletter.html` has a mistake.
    """
    edition = edition_of(span, layout.editions)
    if not (edition.lines or edition.developed):
        return None
    view = _view(span, edition, layout)
    page = make_page(
        layout, view.url, "newsletter.html", variables(view), Head(view.heading), "the newsletter"
    )
    midnight = datetime.combine(span.end, time(), layout.zone)
    return Letter(
        name=span.name,
        subject=printable(f"{layout.site.title}: {view.heading}"),
        html=theme.render(page).data.decode("utf-8", "replace"),
        text=printable("\n".join(_text(view, layout)) + "\n"),
        date=midnight.astimezone(UTC),
        language=layout.site.language,
    )


def _view(span: Span, edition: Edition, layout: Layout) -> NewsletterView:
    words = layout.words
    lines, developed = ranked(edition.lines), ranked(edition.developed)
    first = words.day(span.first)
    if span.days == 1:
        heading = words.say("Edition of %(day)s", day=first)
    else:
        heading = words.say("Week of %(day)s", day=first)
    entries = {entry.event: entry for entry in layout.entries}
    page = routes.edition_path if span.days == 1 else routes.week_path
    return NewsletterView(
        day=span.first if span.days == 1 else None,
        heading=heading,
        url=page(span.first) if layout.config.pages.editions else routes.FRONT,
        preview=". ".join(line.teaser.title for line in (*lines, *developed)[:3]),
        mailed=tuple(_mailed(line, entries.get(line.key), layout) for line in lines),
        developed=developed_views(developed, span),
        unsubscribe=layout.config.newsletter.unsubscribe,
    )


def _mailed(line: Headline, entry: Entry | None, layout: Layout) -> MailedView:
    if entry is None:
        return MailedView(line.teaser, None, ())
    body = layout.publication.bodies.get(entry.event, "")
    placed = with_absolute_links(body, absolute_url(line.teaser.url, layout.config.site.base_url))
    summary = () if body else statement_views(entry, layout)
    return MailedView(
        teaser=replace(line.teaser, summary=summary, written_by=entry.written_by),
        body=Markup(placed) if body else None,  # noqa: S704 - sanitized by `render_markdown`
        corrections=tuple(CorrectionView(note.date, note.text) for note in entry.corrections),
        amendments=tuple(
            AmendmentView(amendment(source, layout.words), f"#source-{source.number}")
            for source in entry.sources
            if source.amends
        ),
    )


def _text(view: NewsletterView, layout: Layout) -> Iterator[str]:
    """The letter, line by line."""
    base_url, say = layout.config.site.base_url, layout.words.say
    yield from (layout.site.title, view.heading, absolute_url(view.url, base_url))
    for mailed in view.mailed:
        yield from _account(mailed.teaser, _paragraphs(mailed, layout), base_url)
    if view.developed:
        heading = say("Developments")
        yield from ("", "", heading, "=" * len(heading))
    for each in view.developed:
        yield from _account(each.teaser, _developments(each, view.day, layout.words), base_url)
    if view.unsubscribe:
        leave = say("Unsubscribe")
        yield from ("", "", "-- ", f"{leave}: {view.unsubscribe}")


def _account(teaser: Teaser, paragraphs: Iterable[str], base_url: str) -> Iterator[str]:
    """A title, these paragraphs, and where to read on."""
    title = _wrapped(teaser.title)
    yield from ("", "", *title, "-" * max(map(len, title)))
    for paragraph in paragraphs:
        yield from ("", *_wrapped(paragraph))
    yield from ("", absolute_url(teaser.url, base_url))


def _developments(each: DevelopedView, within: date | None, words: Wording) -> Iterator[str]:
    """What became of an event, with the days but for that of the letter."""
    for development in each.developments:
        if development.day and development.day != within:
            yield words.day(development.day)
        yield from paragraphs_of(development, words)


def _paragraphs(mailed: MailedView, layout: Layout) -> Iterator[str]:
    words, teaser = layout.words, mailed.teaser
    if mailed.body is not None:
        yield from block_texts(mailed.body)
    elif teaser.summary:
        yield " ".join(statement.text for statement in teaser.summary)
    else:
        yield teaser.text
    if teaser.written_by:
        yield words.say("Written by %(writer)s from the cited sources.", writer=teaser.written_by)
    for each in mailed.amendments:
        yield each.text
    for note in mailed.corrections:
        day = words.day(note.date)
        yield words.say("Correction, %(day)s: %(text)s", day=day, text=note.text)
    if teaser.kind == "entry":
        told = tally(teaser.articles, teaser.origins, words)
        named = words.listed(teaser.publishers)
        yield f"{told}: {named}" if named else told


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(printable(text), COLUMNS, break_on_hyphens=False) or [""]
