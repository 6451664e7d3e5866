"""What the templates see of an entry's evidence: statements, their sources, and the reasons for
them.
"""

from __future__ import annotations

from datetime import date, datetime

from markupsafe import Markup

from digest.nouns import noun


@noun
class CitationView:
    """A superscript number."""

    number: int
    url: str
    """`#source-1`."""
    id: str
    """Anchor of this citation, so that the source can lead back: `cite-1-2`."""
    label: str
    """For readers who do not see the source: its publisher or title."""
    title: str = ""
    """What else shows on hover and focus: the source's title, where `label` is its publisher."""


@noun
class StatementView:
    """A sentence of the summary."""

    text: str
    citations: tuple[CitationView, ...]
    more: int = 0
    """How many further sources say the same, all of them copies or past the first ten."""


@noun
class DrawingView:
    """A small drawing, in the color of the text around it."""

    svg: Markup
    """With its text alternative."""
    caption: str
    """What there is to see."""


@noun
class RemovalView:
    """What cleaning removed from a source by one rule."""

    words: str
    """How many of what: `9 calls to action`, `a visit counter`."""
    lines: str
    """Where, in the source's file: `lines 24, 30–36`."""
    texts: tuple[str, ...] = ()
    """What was removed; empty where the source may only be quoted."""


@noun
class SourceView:
    """One source of an entry, at the anchor `source-N`."""

    number: int
    title: str
    """"" where the text has none."""
    publisher: str
    authors: tuple[str, ...]
    published: datetime | None
    url: str
    """http(s) URL of the original, the path of the editor's post, or ""."""
    copy: bool
    """A rewrite of the origin's first text."""
    origin: int
    language: str
    """BCP 47, where it is not the site's own; else ""."""
    paywall: bool
    via: str
    backlinks: tuple[str, ...]
    """Anchors of the citations, e.g. `#cite-1-2`."""
    removals: tuple[RemovalView, ...] = ()
    text: Markup | None = None
    """The full text, only where its rights allow."""
    passages: str = ""
    """URL of the original's page with the cited sentences marked, or ""."""


@noun
class OriginView:
    """An independent report and its rewrites."""

    number: int
    credit: str
    sources: tuple[SourceView, ...]
    unlisted: int = 0
    """How many more rewrites it has: of an event that thousands copy, a page lists some."""


@noun
class ReasonView:
    """Why one source is in this event."""

    source: str
    """Its name."""
    text: str
    """A sentence."""
    shared: tuple[str, ...] = ()
    """Words that it has in common with the source that the sentence names."""
    against: tuple[str, ...] = ()
    """What spoke against it, e.g. `same site`."""


@noun
class CorrectionView:
    """A dated note of the editor's."""

    date: date
    text: str
