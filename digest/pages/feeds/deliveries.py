"""Entries and posts to what all feed formats print: in full, with absolute links and stable ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from html import escape

from digest.model import Correction, Entry, Post, Source
from digest.nouns import noun
from digest.pages.bodies.citing import shown_citations
from digest.pages.bodies.fragments import with_absolute_links
from digest.pages.entry.entry_pages import source_url
from digest.pages.feeds.feed_parts import feed_parts
from digest.pages.head.frames import Excerpt, excerpt_of, within
from digest.pages.language.dates import local_day
from digest.pages.language.wording import ENGLISH_WORDING, Wording
from digest.pages.layout.headlines import post_authors
from digest.pages.layout.layout import Headline, Layout, source_name
from digest.pages.urls.routes import absolute_url
from digest.text.printable import printable

URN = "urn:digest:"
"""Before an event's id it makes the id of its entry in every feed; no URL is part of it, so
that a new address delivers nothing twice."""


@noun
class Delivery:
    """One entry or post of a feed, in no particular format. No text has a character that XML
    forbids.
    """

    id: str
    title: str
    url: str
    summary: str
    html: str
    published: datetime | None
    updated: datetime | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]


@noun
class Parcel:
    """The ingredients of a `Delivery`, beside a frame: what its cache key covers."""

    of: Entry | Post
    url: str
    """Its path."""
    summary: str
    tags: tuple[str, ...]
    excerpt: Excerpt | None = None
    """Of an entry."""


@noun
class Channel:
    """A feed's own title, description and addresses."""

    title: str
    description: str
    page: str
    """Path of the page that it follows."""
    path: str
    """Of the feed itself."""


def parcels(layout: Layout, headlines: Iterable[Headline]) -> dict[str, Parcel]:
    """The parcels of the entries and posts of these headlines, by the headlines' keys."""
    entries = {entry.event: entry for entry in layout.entries}
    posts = {post.document.id: post for post in layout.posts}
    found: dict[str, Parcel] = {}
    for line in headlines:
        entry = entries.get(line.key)
        excerpt = excerpt_of(entry, layout) if entry else None
        found[line.key] = parcel_of(entry or posts[line.key], line, excerpt)
    return found


def parcel_of(entry_or_post: Entry | Post, line: Headline, excerpt: Excerpt | None) -> Parcel:
    """The parcel of an entry or a post; `excerpt` is None of a post."""
    teaser = line.teaser
    return Parcel(entry_or_post, teaser.url, teaser.text, _names(line), excerpt)


def delivery(parcel: Parcel, layout: Layout) -> Delivery:
    """The delivery that a parcel makes; of `layout` only what a frame has is looked at."""
    if isinstance(parcel.of, Post):
        return _of_post(parcel.of, parcel, layout)
    assert parcel.excerpt
    return _of_entry(parcel.of, parcel, within(layout, parcel.of, parcel.excerpt))


def _of_entry(entry: Entry, parcel: Parcel, layout: Layout) -> Delivery:
    url = absolute_url(parcel.url, layout.config.site.base_url)
    body = layout.publication.bodies.get(entry.event, "")
    summary = with_absolute_links(body, url) if body else statements_of(entry, url)
    parts = (
        *notes_of(entry, layout.words),
        *feed_parts(entry, layout, url),
        *_sources(entry, layout),
    )
    return Delivery(
        id=URN + entry.event,
        title=printable(entry.title),
        url=url,
        summary=printable(parcel.summary),
        html=printable("\n".join((summary, *parts))),
        published=entry.published,
        updated=entry.updated,
        authors=(),
        tags=parcel.tags,
    )


def _of_post(post: Post, parcel: Parcel, layout: Layout) -> Delivery:
    url = absolute_url(parcel.url, layout.config.site.base_url)
    return Delivery(
        id=printable(post.guid),
        title=printable(post.article.title),
        url=url,
        summary=printable(parcel.summary),
        html=printable(with_absolute_links(str(post.html), url)),
        published=post.article.published,
        updated=post.article.updated,
        authors=tuple(printable(name) for name in post_authors(post, layout.config)),
        tags=parcel.tags,
    )


def statements_of(entry: Entry, url: str) -> str:
    """A paragraph a statement; each citation leads to its source on the entry's page."""
    return "\n".join(
        f"<p>{escape(statement.text)}"
        + "".join(
            f' <a href="{escape(url)}#source-{citation.number}">[{citation.number}]</a>'
            for citation in shown_citations(statement, entry)
        )
        + "</p>"
        for statement in entry.statements
    )


def correction_html(note: Correction, words: Wording) -> str:
    """The paragraph of a correction."""
    day, text = words.day(note.date), escape(note.text)
    said = words.say("Correction, %(day)s: %(text)s", day=day, text=text)
    return f"<p>{said}</p>"


def notes_of(entry: Entry, words: Wording) -> Iterator[str]:
    """Who wrote the summary, if its sources did not; and a paragraph for each source that amends a
    report, and for each correction of the editor's.
    """
    if entry.written_by:
        writer = escape(entry.written_by)
        said = words.say("Written by %(writer)s from the cited sources.", writer=writer)
        yield f"<p>{said}</p>"
    for source in entry.sources:
        if source.amends:
            yield f"<p>{amendment(source, words)}</p>"
    for note in entry.corrections:
        yield correction_html(note, words)


def amendment(source: Source, words: Wording) -> str:
    """What a source that amends a report does to it."""
    if source.amends == "retraction":
        return words.say("Source %(number)s withdraws an earlier report.", number=source.number)
    return words.say("Source %(number)s corrects an earlier report.", number=source.number)


def _sources(entry: Entry, layout: Layout) -> Iterator[str]:
    """The sources, numbered as the statements cite them, below their count."""
    if entry.sources:
        counted = tally(len(entry.sources), len(entry.origins), layout.words)
        said = layout.words.say("Sources: %(tally)s", tally=counted)
        yield f"<p>{said}</p>\n<ol>"
        yield from (f"<li>{_source(source, layout)}</li>" for source in entry.sources)
        yield "</ol>"


def tally(articles: int, origins: int, words: Wording = ENGLISH_WORDING) -> str:
    """How much an entry rests on, as the macro `tally` of the theme writes it.

    >>> tally(1, 1), tally(3, 1), tally(3, 2)
    ('1 article', '3 articles, 1 origin', '3 articles, 2 independent origins')
    """
    counted = [words.counted("%(count)s article", "%(count)s articles", articles)]
    if articles > 1:
        counted.append(words.counted("%(count)s origin", "%(count)s independent origins", origins))
    return words.listed(counted)


def _source(source: Source, layout: Layout) -> str:
    words, publisher = layout.words, layout.publisher(source)
    name = escape(source.title or source_name(publisher, "", source.number, words))
    path = source_url(source, layout)
    link = absolute_url(path, layout.config.site.base_url) if path else ""
    linked = f'<a href="{escape(link)}">{name}</a>' if link else ""
    linked = linked or words.say("%(name)s (no link known)", name=name)
    published = words.day(local_day(source.published, layout.zone)) if source.published else ""
    credit = words.listed(filter(None, (source.title and publisher, published)))
    return f"{linked} – {escape(credit)}" if credit else linked


def _names(line: Headline) -> tuple[str, ...]:
    names = (link.name for link in (*line.categories, *line.tags))
    return tuple(dict.fromkeys(printable(name) for name in names))
