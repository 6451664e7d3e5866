"""What sources say: statements, figures, quotations and hedges, each with who says so."""

from __future__ import annotations

from datetime import date
from typing import Literal

from digest.nouns import noun


@noun
class Citation:
    """The sentence of a source that a statement rests on."""

    number: int
    """The source's number in the entry, from 1."""
    article: str
    sentence: int
    """Index, from 0, among the sentences of the article's text."""
    fragment: str = ""
    """What behind the source's URL leads to the sentence: `#:~:text=...`, or ""."""


@noun
class Statement:
    """One sentence of an entry's summary."""

    text: str
    citations: tuple[Citation, ...]
    """The source it is taken from first, then those that say the same."""
    written_by: str = ""
    """Who put it into words, from the sentences cited; "" where it is the first of them, word
    for word."""


Verdict = Literal[
    "single", "same", "rounded", "adds up", "converted", "updated", "unsettled", "differs"
]
"""How the numbers of a figure go together, from the plainest to the gravest (docs/entries.md)."""


@noun
class Given:
    """A number in the words of one source."""

    text: str
    """As it stands in the cited sentence."""
    citation: Citation


@noun
class Amount:
    """One number of a figure, and who gives it."""

    given: tuple[Given, ...]
    """At least one, and one a source: first reports before copies."""
    excerpt: Given | None = None
    """The number with what it counts; None where no source may give so many more words."""

    @property
    def text(self) -> str:
        """As it is printed."""
        return (self.excerpt or self.given[0]).text


@noun
class Figure:
    """What is counted, and every number that the sources give for it."""

    subject: str
    """What happened to those counted: `killed`, `hurt`, ...; `date` of a day; "" where the amounts
    say it."""
    verdict: Verdict
    amounts: tuple[Amount, ...]
    """The one that most origins give first; of an updated figure the oldest first."""
    origins: int
    """How many origins give one of the numbers."""


@noun
class Change:
    """A run of words in the comparison of a quotation with another source's version of it."""

    kind: Literal["same", "removed", "added"]
    text: str
    """As printed; a long run that is the same is cut in its middle."""


@noun
class Version:
    """How some sources print a quotation."""

    kind: Literal["verbatim", "part", "shortened", "altered", "unquoted"]
    """Its very words, some of them in a row, with gaps that are marked, with changes that are
    not; or its words without quotation marks."""
    citations: tuple[Citation, ...]
    """The source whose words are printed first; several of one source where the words run
    over several of its sentences."""
    speaker: str = ""
    """As the source names them; "" where it does not say beyond doubt."""
    disputed: bool = False
    """Is the speaker another person than the one who says the quotation, beyond doubt?"""
    text: str = ""
    """What the entry prints of it; "" where that is the quotation itself, or nothing."""
    changes: tuple[Change, ...] = ()
    """Against the quotation; () where nothing is altered or no words of it may be printed."""


@noun
class Quote:
    """A direct quotation, and what becomes of it from source to source."""

    text: str
    """Word for word, without the marks around it."""
    versions: tuple[Version, ...]
    """The verbatim one first."""
    alone: bool = False
    """In a rewrite, and no other source has these words."""


@noun
class Moment:
    """A day of an entry's timeline."""

    day: date
    """In the site's time zone."""
    text: str = ""
    """A sentence of a source that tells what happened on that day; "" where none may be printed."""
    citation: Citation | None = None
    """Of the sentence, printed or not; None where none tells of the day."""
    reports: int = 0
    """How many of the sources were published on that day."""


@noun
class Passage:
    """Some words of a source, a sentence or less."""

    text: str
    citations: tuple[Citation, ...]
    """The source whose words they are first, then those that say the same."""


@noun
class Hedge:
    """What some sources doubt and others state flatly."""

    word: str
    """That says the doubt: "suspected"."""
    doubting: Passage
    flat: Passage
