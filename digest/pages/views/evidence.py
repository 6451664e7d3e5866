"""What the templates see of the parts of an entry: statements, sources, figures, quotations,
timeline, changes and related entries.
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
    """A rewrite of another source of its origin."""
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
    amends: str = ""
    """`correction` or `retraction`, of a note that corrects or withdraws a report; else ""."""
    further: bool = False
    """Another report by the publisher of its origin's first source."""


@noun
class OriginView:
    """An independent report, its rewrites, and other reports by its publisher."""

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


@noun
class ChangeView:
    """A run of words in a comparison."""

    kind: str
    """`same`, `removed`, `added`."""
    text: str


@noun
class VersionView:
    """How some sources print a quotation."""

    kind: str
    """`verbatim`, `part`, `shortened` (the gaps are marked), `altered`, `unquoted`."""
    speaker: str
    """"" where the source does not say beyond doubt."""
    disputed: bool
    """The speaker is another person than the quotation's."""
    citations: tuple[CitationView, ...]
    more: int
    """How many further sources have it so."""
    changes: tuple[ChangeView, ...]
    """Against the quotation; empty where no words of the version may be printed."""


@noun
class QuoteView:
    """A direct quotation, and what becomes of it from source to source."""

    text: str
    """Without quotation marks."""
    versions: tuple[VersionView, ...]
    """The verbatim one first."""
    alone: bool
    """Only a rewrite has it in quotation marks, and no other source has these words."""


@noun
class PassageView:
    """Some words of a source, a sentence or less."""

    text: str
    citations: tuple[CitationView, ...]


@noun
class HedgeView:
    """What some sources doubt and others state flatly."""

    word: str
    """That says the doubt: `suspected`."""
    doubting: PassageView
    flat: PassageView


@noun
class AmountView:
    """A number and who gives it."""

    text: str
    """Word for word, mostly with what is counted: `$13.5 million in security aid`."""
    citations: tuple[CitationView, ...]
    more: int = 0
    """How many further sources give it, past the first ten."""


@noun
class FigureView:
    """What is counted, with every number that is given for it."""

    subject: str
    """`Killed`, `Hurt`, ...; "" where the amounts say what is counted."""
    verdict: str
    """`same`, `rounded`, `converted`, `adds up`, `updated`, `unsettled`, `differs` or `single`."""
    words: str
    """The verdict for readers: `2 origins agree`."""
    amounts: tuple[AmountView, ...]


@noun
class MomentView:
    """A day of the timeline."""

    day: date
    text: str
    """A sentence of a source, or "" where none may be printed."""
    citation: CitationView | None
    """Of the sentence, printed or not; None where only reports are known of the day."""
    reports: int
    """How many reports were published on that day."""


@noun
class TimelineView:
    """The days of an event; without `moments` where they would tell nothing."""

    moments: tuple[MomentView, ...] = ()
    undated: int = 0
    """How many reports have no date."""
    coverage: DrawingView | None = None
    """Reports over time, where there are three of two days."""


@noun
class DevelopmentView:
    """What changed on one day; each part may be empty."""

    day: date | None
    """None where no report of the change is dated."""
    added: tuple[str, ...]
    """Reports that came in: their publishers, else their titles."""
    edited: tuple[str, ...]
    """Reports whose text changed."""
    parted: int
    """How many reports went to another event."""
    merged: int
    """How many events became part of this one."""
    statements: tuple[str, ...]
    """What the summary gained that day and still says."""
    corrections: tuple[str, ...] = ()
    """What the editor corrected; only in editions, as an entry's page lists all of them."""


@noun
class MentionView:
    """Another entry."""

    title: str
    url: str
    language: str = ""
    """BCP 47, where it is not the site's own."""


@noun
class RelatedView:
    """An entry that shares rare names with this one."""

    entry: MentionView
    names: tuple[str, ...]
    """That both have."""
