"""What sources say: statements, figures, quotations and hedges, each with its citations."""

from __future__ import annotations

from datetime import date
from typing import Literal

from digest.nouns import noun


@noun
class Citation:
    """A reference to the sentence of a source that supports a statement."""

    number: int
    """The source's number in the entry, from 1."""
    article: str
    """The source's article id."""
    sentence: int
    """Index, from 0, among the sentences of the article's text."""
    fragment: str = ""
    """URL fragment that leads to the sentence on the source's page (`#:~:text=...`), or ""."""


@noun
class Statement:
    """One sentence of an entry's summary."""

    text: str
    citations: tuple[Citation, ...]
    """First the source that it is taken from, then those that say the same."""
    written_by: str = ""
    """Who wrote it from the cited sentences; "" if it is the first of these, word for word."""


Verdict = Literal[
    "single", "same", "rounded", "adds up", "converted", "updated", "unsettled", "differs"
]
"""How the numbers of a figure relate to each other (docs/entries.md)."""


@noun
class Given:
    """A number in the words of one source."""

    text: str
    """The number as the cited sentence has it."""
    citation: Citation


@noun
class Amount:
    """One number of a figure, and the sources that give it."""

    given: tuple[Given, ...]
    """One for each source, at least one; originals before copies."""
    excerpt: Given | None = None
    """The number with what it counts; None if the excerpt budget of all sources is used up."""

    @property
    def text(self) -> str:
        """As it is printed."""
        return (self.excerpt or self.given[0]).text


@noun
class Figure:
    """Something that is counted or measured, and every number that the sources give for it."""

    subject: str
    """`killed`, `hurt`, ...; `date` for a day; "" if the amounts themselves say what is counted."""
    verdict: Verdict
    amounts: tuple[Amount, ...]
    """By how many origins give them, most first; for an updated figure from oldest to newest."""
    origins: int
    """How many origins give any of the numbers."""


@noun
class Change:
    """Consecutive words in the comparison of a quotation with another source's version of it."""

    kind: Literal["same", "removed", "added"]
    text: str
    """As printed: long passages that are the same are shortened in the middle."""


@noun
class Version:
    """How some sources print a quotation."""

    kind: Literal["verbatim", "part", "shortened", "altered", "unquoted"]
    """The same words; some of them in a row; with marked gaps; with unmarked changes; or without
    quotation marks."""
    citations: tuple[Citation, ...]
    """First the source whose words are printed. A source has several if its words extend over
    several sentences."""
    speaker: str = ""
    """As the source names them; "" if that is not clear."""
    disputed: bool = False
    """Whether the speaker is clearly another person than the quotation's."""
    text: str = ""
    """What the entry prints of this version; "" if that is the quotation itself, or nothing."""
    changes: tuple[Change, ...] = ()
    """How it differs from the quotation; () if it doesn't, or none of its words may be printed."""


@noun
class Quote:
    """A direct quotation, and how each source prints it."""

    text: str
    """Word for word, without the quotation marks around it."""
    versions: tuple[Version, ...]
    """The verbatim one first."""
    alone: bool = False
    """Whether only a rewrite has it, and no other source has these words."""


@noun
class Moment:
    """A day of an entry's timeline."""

    day: date
    """In the site's time zone."""
    text: str = ""
    """A source's sentence on what happened that day; "" if there is none that may be printed."""
    citation: Citation | None = None
    """The source of that sentence, even if it may not be printed; None if there is none."""
    reports: int = 0
    """How many of the sources were published on that day."""


@noun
class Passage:
    """A sentence of a source, or part of one."""

    text: str
    citations: tuple[Citation, ...]
    """First the source whose words they are, then those that say the same."""


@noun
class Hedge:
    """What some sources doubt and others state flatly."""

    word: str
    """The word that expresses the doubt, such as "suspected"."""
    doubting: Passage
    flat: Passage
