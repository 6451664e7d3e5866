"""The canonical account of an event, and what a summarizer gets and gives."""

from __future__ import annotations

from datetime import datetime
from itertools import chain
from typing import Literal

from digest.model.claims import Figure, Hedge, Moment, Passage, Quote, Statement
from digest.model.documents import Image, Location, Removal, Rights
from digest.model.events import Correction, Development, Reason
from digest.nouns import noun


@noun
class SummaryLimits:
    """How much a summarizer may say."""

    statements: int
    words: int
    """Of all statements together."""


@noun
class Proposal:
    """A statement as a summarizer proposes it; digest prints none that it has not verified."""

    text: str
    """One sentence, plain text."""
    sources: tuple[str, ...]
    """Ids of the articles that it rests on."""


@noun
class Setback:
    """Why an entry has digest's own summary although another summarizer was asked for."""

    reason: str
    passing: bool = False
    """May the next build fare better with the same articles?"""


Amends = Literal["", "correction", "retraction"]


@noun
class Source:
    """An article as an entry cites it."""

    number: int
    article: str
    kind: Literal["post", "article"]
    title: str
    """"" where the text has none of its own."""
    origin: int
    """The number of its origin."""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    url: str = ""
    rights: Rights = "quote"
    language: str = ""
    paywall: bool = False
    via: str = ""
    receipt: tuple[Removal, ...] = ()
    amends: Amends = ""
    """What it does to an earlier report, if it is no more than a note on that."""


@noun
class Origin:
    """An independent report with the rewrites of it, and with what its publisher reported else."""

    number: int
    sources: tuple[int, ...]
    """Source numbers; the one nearest to the original text first."""
    credit: str = ""
    """The agency or broadcaster that the texts name, e.g. `AFP`."""
    further: tuple[int, ...] = ()
    """Those of the sources that rewrite nothing either: they are by the publisher of the first."""

    @property
    def copies(self) -> tuple[int, ...]:
        """Those of the sources that rewrite another."""
        return tuple(number for number in self.sources[1:] if number not in self.further)


@noun
class Name:
    """A person, an organization or a place that the sources of an entry name."""

    text: str
    """In full, where a source gives it in full."""
    origins: int
    """How many independent reports mention it."""
    mentions: int


@noun
class Entry:
    """The canonical account of an event."""

    event: str
    title: str
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    origins: tuple[Origin, ...]
    slug: str = ""
    former_slugs: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    published: datetime | None = None
    """The first dated source."""
    updated: datetime | None = None
    """The last dated source."""
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    language: str = ""
    image: Image | None = None
    pinned: bool = False
    body: str = ""
    """The editor's Markdown; where it is not empty, `statements` is."""
    body_location: Location | None = None
    corrections: tuple[Correction, ...] = ()
    reasons: tuple[Reason, ...] = ()
    names: tuple[Name, ...] = ()
    """The most important first."""
    figures: tuple[Figure, ...] = ()
    """The weightiest first."""
    timeline: tuple[Moment, ...] = ()
    """By day; empty where it would tell nothing."""
    quotes: tuple[Quote, ...] = ()
    """Those worth comparing, the most telling first."""
    developments: tuple[Development, ...] = ()
    """The newest first, those of an unknown day last."""
    hedges: tuple[Hedge, ...] = ()
    only_here: tuple[Passage, ...] = ()
    """What a single origin reports: a sentence each."""
    setback: Setback | None = None
    made_of: bytes = b""
    """Its cache key, a hash of everything that it was made of; b"" if it isn't known."""

    @property
    def copies(self) -> frozenset[int]:
        """The numbers of the sources that rewrite others."""
        return frozenset(chain.from_iterable(origin.copies for origin in self.origins))

    @property
    def told(self) -> object:
        """A value that is equal only for equal entries; if `made_of` is known, just that and what
        the ledger and the history have added since.
        """
        if not self.made_of:
            return self
        former = (self.former_slugs, self.former_ids)
        return (self.made_of, self.slug, former, self.reasons, self.developments)

    @property
    def written_by(self) -> str:
        """Who wrote statements of it in other words than the sources'; "" where nobody did."""
        return next((each.written_by for each in self.statements if each.written_by), "")
