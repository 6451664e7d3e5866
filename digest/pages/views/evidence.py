"""What templates see of the parts of an entry: statements, sources, figures, quotations,
timeline, changes and related entries.
"""

from __future__ import annotations

from datetime import date, datetime

from markupsafe import Markup

from digest.nouns import noun


@noun
class CitationView:
    """A citation: a superscript number that links to a source."""

    number: int
    """The source's."""
    url: str
    """Anchor of the source, such as `#source-1`."""
    id: str
    """The citation's own anchor, such as `cite-1-2`, to which the source links back."""
    label: str
    """The source's publisher, or else its title."""
    title: str = ""
    """The source's title, to show on hover and focus; "" if `label` is the title."""


@noun
class StatementView:
    """A sentence of the summary."""

    text: str
    citations: tuple[CitationView, ...]
    more: int = 0
    """How many further sources say the same: copies, and all after the first ten."""


@noun
class DrawingView:
    """A small drawing, in the color of the text around it."""

    svg: Markup
    """Includes its text alternative."""
    caption: str
    """What it shows, for all readers."""


@noun
class RemovalView:
    """What cleaning removed from a source by one rule."""

    words: str
    """What and how many, such as `9 calls to action` or `a visit counter`."""
    lines: str
    """Where in the source's file, such as `lines 24, 30–36`."""
    texts: tuple[str, ...] = ()
    """The lines that were removed; empty if the source may only be quoted."""


@noun
class SourceView:
    """One source of an entry, at the anchor `source-N`."""

    number: int
    title: str
    """"" if the text has none."""
    publisher: str
    authors: tuple[str, ...]
    published: datetime | None
    url: str
    """http(s) URL of the original, path of the editor's post, or ""."""
    copy: bool
    """Whether it rewrites another source of its origin."""
    origin: int
    """The number of its origin."""
    language: str
    """Language tag (BCP 47); "" if it is the site's language."""
    paywall: bool
    via: str
    """Where the editor found it, or ""."""
    backlinks: tuple[str, ...]
    """Anchors of the citations that name it, such as `#cite-1-2`."""
    removals: tuple[RemovalView, ...] = ()
    """What cleaning removed from it."""
    text: Markup | None = None
    """The full text; None unless its `rights` allow printing it."""
    passages: str = ""
    """URL of the original that makes the browser mark the cited sentences, or ""."""
    amends: str = ""
    """`correction` or `retraction` if it is a note that corrects or withdraws a report; else ""."""
    further: bool = False
    """Whether it is another report by the publisher of its origin's first source."""


@noun
class OriginView:
    """An independent report, its rewrites, and other reports by its publisher."""

    number: int
    credit: str
    """The agency or broadcaster that its texts credit, or ""."""
    sources: tuple[SourceView, ...]
    unlisted: int = 0
    """How many more rewrites it has than are listed: a page does not list thousands."""


@noun
class ReasonView:
    """Why one source is in this event."""

    source: str
    """The source's name."""
    text: str
    """The reason, in one sentence."""
    shared: tuple[str, ...] = ()
    """Words that the source shares with the one that `text` names."""
    against: tuple[str, ...] = ()
    """What spoke against joining them, such as `same site`."""


@noun
class CorrectionView:
    """A correction by the editor."""

    date: date
    text: str


@noun
class ChangeView:
    """Some words of a comparison of two texts."""

    kind: str
    """`same`, `removed` or `added`."""
    text: str


@noun
class VersionView:
    """How some sources print a quotation."""

    kind: str
    """`verbatim`, `part`, `shortened` (with marked gaps), `altered` or `unquoted`."""
    speaker: str
    """To whom these sources attribute it; "" if that is not clear."""
    disputed: bool
    """Whether that is clearly another person than the quotation's speaker."""
    citations: tuple[CitationView, ...]
    more: int
    """How many further sources print it this way."""
    changes: tuple[ChangeView, ...]
    """How it differs from the quotation; empty if none of its words may be printed."""


@noun
class QuoteView:
    """A direct quotation, and how each source prints it."""

    text: str
    """Without quotation marks."""
    versions: tuple[VersionView, ...]
    """The verbatim one first."""
    alone: bool
    """Whether only a rewrite has it in quotation marks, and no other source has these words."""


@noun
class PassageView:
    """A sentence of a source, or part of one."""

    text: str
    citations: tuple[CitationView, ...]


@noun
class HedgeView:
    """What some sources doubt and others state flatly."""

    word: str
    """The word that expresses the doubt, such as `suspected`."""
    doubting: PassageView
    flat: PassageView


@noun
class AmountView:
    """A number, and the sources that give it."""

    text: str
    """The source's words, mostly with what is counted: `$13.5 million in security aid`."""
    citations: tuple[CitationView, ...]
    more: int = 0
    """How many further sources give it, after the first ten."""


@noun
class FigureView:
    """Something that is counted or measured, with every number that sources give for it."""

    subject: str
    """`Killed`, `Hurt`, ...; "" if the amounts themselves say what is counted."""
    verdict: str
    """`same`, `rounded`, `converted`, `adds up`, `updated`, `unsettled`, `differs` or `single`."""
    words: str
    """The verdict as readers see it, such as `2 origins agree`."""
    amounts: tuple[AmountView, ...]


@noun
class MomentView:
    """A day of the timeline."""

    day: date
    text: str
    """A sentence of a source; "" if there is none, or none that may be printed."""
    citation: CitationView | None
    """The source of that sentence, even if it may not be printed; None if there is none."""
    reports: int
    """How many reports were published on that day."""


@noun
class TimelineView:
    """The days of an event, in order."""

    moments: tuple[MomentView, ...] = ()
    """Empty if a timeline would say nothing, as for an event of one day."""
    undated: int = 0
    """How many reports have no date."""
    coverage: DrawingView | None = None
    """A drawing of reports over time, if there are at least three, of at least two days."""


@noun
class DevelopmentView:
    """What changed about an event on one day; each field may be empty."""

    day: date | None
    """None if the reports of the change have no date."""
    added: tuple[str, ...]
    """New reports: their publishers, or else their titles."""
    edited: tuple[str, ...]
    """Reports whose text changed, named likewise."""
    parted: int
    """How many reports moved to another event."""
    merged: int
    """How many events were merged into this one."""
    statements: tuple[str, ...]
    """Statements that were added to the summary that day and are still in it."""
    corrections: tuple[str, ...] = ()
    """The editor's corrections; only in editions, as an entry's page lists all of them."""


@noun
class MentionView:
    """A link to another entry."""

    title: str
    url: str
    language: str = ""
    """Language tag (BCP 47); "" if it is the site's language."""


@noun
class RelatedView:
    """An entry that shares rare names with this one."""

    entry: MentionView
    names: tuple[str, ...]
    """The names that both have."""
