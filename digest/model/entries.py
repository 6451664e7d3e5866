"""The entry that is published about an event, and the input and output of summarizers."""

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
    """How long a summary may be."""

    statements: int
    words: int
    """In all statements together."""


@noun
class Proposal:
    """A statement proposed by a summarizer; digest verifies it before it is printed."""

    text: str
    """One sentence, plain text."""
    sources: tuple[str, ...]
    """Ids of the articles that support it."""


@noun
class Setback:
    """Why an entry has digest's own summary although another summarizer is configured."""

    reason: str
    passing: bool = False
    """Whether trying again in the next build could help, as after a time limit."""


Amends = Literal["", "correction", "retraction"]


@noun
class Source:
    """An article as an entry cites it."""

    number: int
    article: str
    kind: Literal["post", "article"]
    title: str
    """"" if the text has none of its own."""
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
    """What it is, if it only corrects or withdraws an earlier report; else ""."""


@noun
class Origin:
    """An independent report, its rewrites, and other reports by its publisher."""

    number: int
    sources: tuple[int, ...]
    """Source numbers; the one nearest to the original text first."""
    credit: str = ""
    """The agency or broadcaster that the texts credit, such as `AFP`."""
    further: tuple[int, ...] = ()
    """Numbers of other reports by the publisher of the first source, which rewrite nothing."""

    @property
    def copies(self) -> tuple[int, ...]:
        """Numbers of the sources that rewrite another."""
        return tuple(number for number in self.sources[1:] if number not in self.further)


@noun
class Name:
    """A person, an organization or a place that the sources of an entry mention."""

    text: str
    """The full name, if a source has it."""
    origins: int
    """How many independent reports mention it."""
    mentions: int


@noun
class Entry:
    """What is published about an event."""

    event: str
    """The event's id."""
    title: str
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    origins: tuple[Origin, ...]
    slug: str = ""
    former_slugs: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    published: datetime | None = None
    """The date of the first source that has one."""
    updated: datetime | None = None
    """The date of the last source that has one."""
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    language: str = ""
    image: Image | None = None
    pinned: bool = False
    body: str = ""
    """The editor's own text in Markdown; then `statements` is empty."""
    body_location: Location | None = None
    corrections: tuple[Correction, ...] = ()
    reasons: tuple[Reason, ...] = ()
    names: tuple[Name, ...] = ()
    """The most important first."""
    figures: tuple[Figure, ...] = ()
    """The most important first."""
    timeline: tuple[Moment, ...] = ()
    """By day; empty if a timeline would say nothing, as for an event of one day."""
    quotes: tuple[Quote, ...] = ()
    """Those worth comparing, the most telling first."""
    developments: tuple[Development, ...] = ()
    """The newest first, those without a day last."""
    hedges: tuple[Hedge, ...] = ()
    only_here: tuple[Passage, ...] = ()
    """Sentences with something that only one origin reports."""
    setback: Setback | None = None
    made_of: bytes = b""
    """Its cache key, a hash of everything that it was made from; b"" if unknown."""

    @property
    def copies(self) -> frozenset[int]:
        """The numbers of the sources that rewrite others."""
        return frozenset(chain.from_iterable(origin.copies for origin in self.origins))

    @property
    def told(self) -> object:
        """A value that is equal only for equal entries: the cache key with what the ledger and the
        history add to the cached entry or, if the key is unknown, the entry itself.
        """
        if not self.made_of:
            return self
        former = (self.former_slugs, self.former_ids)
        return (self.made_of, self.slug, former, self.reasons, self.developments)

    @property
    def written_by(self) -> str:
        """Who wrote the summary from the sources; "" if it quotes them word for word."""
        return next((each.written_by for each in self.statements if each.written_by), "")
