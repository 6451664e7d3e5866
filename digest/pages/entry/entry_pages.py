"""Each entry to its page."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from digest.model import Citation, Entry, Origin, Page, Source
from digest.nouns import noun
from digest.pages.bodies.citing import anchors, label, shown_citations
from digest.pages.bodies.fragments import paragraphs
from digest.pages.entry.cleaned import removal_views
from digest.pages.entry.drawings import origins_drawing
from digest.pages.entry.figures import figure_views
from digest.pages.entry.listed import listed_sources
from digest.pages.entry.passages import cited_passages
from digest.pages.entry.quotes import hedge_views, passage_views, quote_views
from digest.pages.entry.reasons import reason_views
from digest.pages.entry.related import name_links, related_views
from digest.pages.entry.timeline import timeline_view
from digest.pages.head.cards import card_of
from digest.pages.head.frames import Excerpt, Frame, excerpt_of, frame_of, framed_page, within
from digest.pages.head.head import Head
from digest.pages.head.structured import news_article
from digest.pages.layout.developments import development_views
from digest.pages.layout.headlines import marks
from digest.pages.layout.layout import Headline, Layout
from digest.pages.urls.routes import web_url
from digest.pages.views.evidence import (
    CitationView,
    CorrectionView,
    OriginView,
    RelatedView,
    SourceView,
    StatementView,
)
from digest.pages.views.variables import EntryView, ImageView, LinkView


@noun
class Beside:
    """The ingredients of an entry's page other than the entry and the frame: what it shows of the
    rest of the site.
    """

    tags: tuple[LinkView, ...]
    categories: tuple[LinkView, ...]
    names: tuple[LinkView, ...]
    """Those that other entries have, too."""
    related: tuple[RelatedView, ...]
    posts: tuple[LinkView, ...]
    """On this event."""
    previous: LinkView | None
    next: LinkView | None
    image: ImageView | None
    shared: ImageView | None
    """The picture beside a shared link."""


def entry_pages(layout: Layout) -> Iterator[Page]:
    """One page for each entry, newest first."""
    if not layout.entries:
        return
    posts: dict[str, list[LinkView]] = {}
    for post in layout.posts:
        link = LinkView(post.article.title, layout.paths[post.document.id])
        posts.setdefault(post.event, []).append(link)
    lines = {line.key: line for line in layout.headlines}
    links = [LinkView(entry.title, layout.paths[entry.event]) for entry in layout.entries]
    between = zip([*links[1:], None], [None, *links], strict=False)  # the older, the newer
    frame = frame_of(layout)
    for entry, (older, newer) in zip(layout.entries, between, strict=False):
        line = lines[entry.event]
        related = related_views(entry.event, layout.relations, lines)
        beside = beside_of(line, related, tuple(posts.get(entry.event, ())), older, newer, layout)
        yield entry_page(entry, line.teaser.url, beside, excerpt_of(entry, layout), frame)


def beside_of(
    line: Headline,
    related: tuple[RelatedView, ...],
    posts: tuple[LinkView, ...],
    older: LinkView | None,
    newer: LinkView | None,
    layout: Layout,
) -> Beside:
    """What an entry's page shows of the rest of the site. Of `layout` it uses only what a frame
    has, and which entries have cards.
    """
    image = line.teaser.image
    return Beside(
        tags=line.tags,
        categories=line.categories,
        names=line.names,
        related=related,
        posts=posts,
        previous=older,
        next=newer,
        image=image,
        shared=image or card_of(line.teaser.url, line.teaser.title, layout),
    )


def entry_page(entry: Entry, url: str, beside: Beside, excerpt: Excerpt, frame: Frame) -> Page:
    """A page whose view and head are made only if it has to be rendered."""
    own = (entry, beside, excerpt)
    origin, changed = f"the event {entry.event}", entry.updated or entry.published
    return framed_page(frame, url, "entry.html", own, _entry, origin, changed)


def _entry(
    layout: Layout, entry: Entry, beside: Beside, excerpt: Excerpt
) -> tuple[dict[str, object], Head]:
    """The variables and the head of an entry's page; made of these alone."""
    layout = within(layout, entry, excerpt)
    listed = listed_sources(entry, (number for number, _ in _body_anchors(entry, layout)))
    head = Head(
        title=entry.title,
        description=" ".join(statement.text for statement in entry.statements[:2]),
        kind="article",
        published=entry.published,
        updated=entry.updated,
        image=beside.shared,
        json_ld=news_article(entry, listed, beside.shared, layout),
    )
    return {"entry": _entry_view(entry, beside, listed, layout)}, head


def _entry_view(entry: Entry, beside: Beside, listed: frozenset[int], layout: Layout) -> EntryView:
    body = layout.publication.bodies.get(entry.event, "")
    return EntryView(
        id=entry.event,
        title=entry.title,
        url=layout.paths[entry.event],
        published=entry.published,
        updated=entry.updated,
        statements=statement_views(entry, layout),
        body=Markup(body) if body else None,  # noqa: S704 - sanitized by `render_markdown`
        origins=_origins(entry, listed, layout),
        lineage=origins_drawing(entry, layout),
        unlisted=len(entry.sources) - len(listed),
        articles=len(entry.sources),
        marks=marks(entry),
        tags=beside.tags,
        categories=beside.categories,
        corrections=tuple(CorrectionView(note.date, note.text) for note in entry.corrections),
        reasons=reason_views(entry, listed, layout.words),
        posts=beside.posts,
        previous=beside.previous,
        next=beside.next,
        names=name_links(entry, beside.names),
        figures=figure_views(entry, layout),
        timeline=timeline_view(entry, layout),
        related=beside.related,
        quotes=quote_views(entry, layout),
        developments=development_views(entry, layout),
        hedges=hedge_views(entry, layout),
        only_here=passage_views(entry, layout),
        written_by=entry.written_by,
        pinned=entry.pinned,
        image=beside.image,
        edit_url=_edit_url(entry, layout),
        language=layout.foreign(entry.language),
    )


def statement_views(entry: Entry, layout: Layout) -> tuple[StatementView, ...]:
    """The statements with their citations, each citation with an anchor of its own."""
    labels = {
        source.number: label(source, layout.site.title, layout.words) for source in entry.sources
    }
    titles = {source.number: source.title for source in entry.sources}
    return tuple(
        StatementView(
            statement.text,
            tuple(
                CitationView(
                    number=citation.number,
                    url=f"#source-{citation.number}",
                    id=_anchor(number, citation),
                    label=labels.get(citation.number, ""),
                    title=_beside(labels.get(citation.number, ""), titles.get(citation.number, "")),
                )
                for citation in shown
            ),
            more=len(statement.citations) - len(shown),
        )
        for number, statement in enumerate(entry.statements, 1)
        for shown in [shown_citations(statement, entry)]
    )


def _beside(name: str, title: str) -> str:
    """A title, unless the source is called by it."""
    return "" if title == name else title


def _anchor(statement: int, citation: Citation) -> str:
    return f"cite-{statement}-{citation.number}"


def _body_anchors(entry: Entry, layout: Layout) -> Iterator[tuple[int, str]]:
    return anchors(layout.publication.bodies.get(entry.event, ""))


def _origins(entry: Entry, listed: frozenset[int], layout: Layout) -> tuple[OriginView, ...]:
    """The origins with their listed sources; those that have none are left out."""
    sources = {source.number: source for source in entry.sources}
    backlinks: dict[int, list[str]] = {}
    passages = cited_passages(entry)
    for number, statement in enumerate(entry.statements, 1):
        for citation in shown_citations(statement, entry):
            backlinks.setdefault(citation.number, []).append(f"#{_anchor(number, citation)}")
    for cited, anchor in _body_anchors(entry, layout):
        backlinks.setdefault(cited, []).append(f"#{anchor}")
    return tuple(
        OriginView(
            number=origin.number,
            credit=origin.credit,
            sources=tuple(
                _source(
                    sources[number],
                    origin,
                    tuple(dict.fromkeys(backlinks.get(number, ()))),
                    passages.get(number, ""),
                    layout,
                )
                for number in origin.sources
                if number in listed
            ),
            unlisted=len(set(origin.copies) - listed),
        )
        for origin in entry.origins
        if not listed.isdisjoint(origin.sources)
    )


def _source(
    source: Source,
    origin: Origin,
    backlinks: tuple[str, ...],
    passages: str,
    layout: Layout,
) -> SourceView:
    text = layout.publication.texts.get(source.article, "")
    free = source.rights != "quote" and source.kind == "article"
    return SourceView(
        number=source.number,
        title=source.title,
        publisher=layout.publisher(source),
        authors=source.authors,
        published=source.published,
        url=source_url(source, layout),
        copy=source.number in origin.copies,
        further=source.number in origin.further,
        origin=origin.number,
        language=layout.foreign(source.language),
        paywall=source.paywall,
        via=source.via,
        amends=source.amends,
        backlinks=backlinks,
        passages=passages,
        removals=removal_views(source, layout.words),
        text=Markup(paragraphs(text)) if text and free else None,  # noqa: S704 - all escaped
    )


def source_url(source: Source, layout: Layout) -> str:
    """Where a source can be read: the editor's post in the site, the original elsewhere, or ""."""
    if source.kind == "post":
        return layout.paths.get(source.article, "")
    return web_url(source.url)


def _edit_url(entry: Entry, layout: Layout) -> str:
    """Where to mend an entry: its event file, or else the first of its articles."""
    if entry.body_location:
        return edit_url(entry.body_location.path, layout)
    return edit_url(f"content/{entry.sources[0].article}", layout) if entry.sources else ""


def edit_url(path: str, layout: Layout) -> str:
    """A file in the configured repository, on the branch that it opens with; "" without one."""
    repository = web_url(layout.site.repository).rstrip("/")
    return f"{repository}/blob/HEAD/{path}" if repository else ""
