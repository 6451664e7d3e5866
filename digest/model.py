"""The nouns that the rooms hand to each other; imports nothing of ours.

Everything here is frozen and slotted. Collections are tuples, moments are aware UTC
datetimes, paths are POSIX and relative to the site's root, and "" stands for a text that
is not known (never for one that was guessed).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Kind = Literal["post", "article", "page", "event"]
"""Which folder of `content/` a document stands in, and so what it is for."""

Format = Literal["markdown", "text", "html"]
"""How a document's body is written."""

Rights = Literal["own", "licensed", "quote"]
"""What may be published of a text: all of it, or (`quote`) short excerpts only."""

FREE_RIGHTS = frozenset[Rights]({"own", "licensed"})
"""With these, all of it."""

Rule = Literal["founder", "similarity", "copy", "ledger", "editor"]
"""Who put an article into its event."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in the user's files, to be named in errors."""

    path: str
    """Relative to the site's root."""
    line: int = 0
    """Counted from 1; 0 where the whole file is meant."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as its document names it."""

    src: str
    """A URL, or a path relative to the document or to `content/`."""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a text comes from, as its front matter or its page says."""

    name: str = ""
    """The publisher."""
    url: str = ""
    author: str = ""
    published: datetime | None = None
    via: str = ""
    paywall: bool = False


@dataclass(frozen=True, slots=True)
class Metadata:
    """A document's front matter, every spelling folded into the first (docs/content.md)."""

    title: str = ""
    date: datetime | None = None
    updated: datetime | None = None
    expires: datetime | None = None
    draft: bool = False
    slug: str = ""
    """Asked for by the editor; two documents that ask for one slug are an error."""
    permalink: str = ""
    """A path in the site that the editor asks for, e.g. `/2025/quito/`."""
    aliases: tuple[str, ...] = ()
    guid: str = ""
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    summary: str = ""
    image: Image | None = None
    lang: str = ""
    source: Provenance = Provenance()
    rights: Rights | None = None
    """None where the document leaves it to its folder: own for posts, quote for articles."""
    event: str = ""
    """The id or slug of the event that the editor puts this text into."""
    not_event: tuple[str, ...] = ()
    """Ids or slugs of events that the editor keeps this text out of."""
    pin: bool = False
    keep: tuple[str, ...] = ()
    """Patterns whose lines the cleaning must not remove."""
    extra: Mapping[str, object] = field(default_factory=dict)
    """Keys that digest does not know; they reach the templates."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file of `content/` as it was read: front matter and body, nothing cleaned."""

    location: Location
    kind: Kind
    format: Format
    metadata: Metadata
    body: str
    """Decoded, LF line ends, no BOM, without the front matter."""
    body_line: int = 1
    """The line of the file on which the body begins."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each front-matter key, as it is spelled in the file and under its first
    spelling; parts of maps and lists too: `source.url`, `tags[0]`."""

    @property
    def id(self) -> str:
        """The path below `content/`, e.g. `articles/2025/003.md`: how editors name it."""
        return self.location.path.removeprefix("content/")


@dataclass(frozen=True, slots=True)
class Removal:
    """What cleaning took out of a document, and by which rule."""

    rule: str
    """A short stable name, e.g. `share-line`, `stray-brace`."""
    line: int
    """The line of the file on which it stood."""
    text: str
    """As it stood there."""


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned source text; the editor's posts are articles too."""

    id: str
    """The document's id, or a record's."""
    kind: Literal["post", "article"]
    title: str
    text: str
    """Plain text, paragraphs separated by one empty line, no markup."""
    content_hash: str
    """SHA-256 of title and text, first 16 hexadecimal digits: knows a moved file again."""
    location: Location
    title_inferred: bool = False
    """The title was made from the text's first line or sentence."""
    published: datetime | None = None
    updated: datetime | None = None
    publisher: str = ""
    url: str = ""
    """Absolute http(s) URL of the original, or ""."""
    authors: tuple[str, ...] = ()
    rights: Rights = "quote"
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    language: str = ""
    """BCP 47, or "" where neither the document nor the site says."""
    event: str = ""
    not_event: tuple[str, ...] = ()
    pinned: bool = False
    paywall: bool = False
    via: str = ""
    image: Image | None = None
    receipt: tuple[Removal, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A dated note of the editor's about an entry."""

    date: date
    text: str


@dataclass(frozen=True, slots=True)
class Development:
    """What changed about an event on one day after its entry was first published."""

    day: date | None
    """Of the newest article that it is about; None where none of them is dated."""
    added: tuple[str, ...] = ()
    """Article ids."""
    edited: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()
    """Articles that went to another event."""
    merged: tuple[str, ...] = ()
    """Ids of events that became part of this one."""
    statements: tuple[str, ...] = ()
    """What the summary gained that day and still says."""


@dataclass(frozen=True, slots=True)
class EventNote:
    """The editor's word on one event: a file of `content/events/`."""

    location: Location
    id: str
    """An event's id or slug, or a new slug."""
    title: str = ""
    merge: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    """Article ids."""
    exclude: tuple[str, ...] = ()
    pin: bool = False
    corrections: tuple[Correction, ...] = ()
    body: str = ""
    """Markdown; replaces the automatic summary where it is not empty."""
    body_line: int = 1
    lines: Mapping[str, int] = field(default_factory=dict)
    """As a document's: `id`, `include`, `include[0]`, `corrections[1].date`."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that two articles share, or that speaks against their being one event."""

    kind: Literal["name", "number", "word", "phrase", "date", "for", "against"]
    text: str
    weight: float
    """Its part of the score; of what speaks for or against as a whole, the factor."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """What brought an article to the others of its event, as it was when it joined."""

    near: str
    """The article of the event that it was nearest to."""
    percent: int
    """Its score with that one; of a copy, the share of their pairs of words that both have."""
    copy: bool = False
    """Their texts were taken for one, and nothing else was asked."""
    shared: tuple[str, ...] = ()
    """A few of the names, numbers and words that weighed most, as the article writes them."""
    against: tuple[str, ...] = ()
    """What made the score less: `same site`, `12 days apart`."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one article is in its event."""

    article: str
    rule: Rule
    """`ledger` where nothing is known but that it has been there since an earlier build."""
    place: str = ""
    """Where the editor said so, if the rule is his."""
    kinship: Kinship | None = None
    """Of an article that joined by what it shares with another."""


@dataclass(frozen=True, slots=True)
class Event:
    """A non-empty set of articles about one happening."""

    id: str
    """`ev-` and at least six letters or digits; minted once, kept in the ledger."""
    articles: tuple[Article, ...]
    """By time of publication, undated last, then by id."""
    slug: str = ""
    """"" until the ledger has given one."""
    former_slugs: tuple[str, ...] = ()
    """Slugs of this event and of events merged into it, whose URLs redirect here."""
    former_ids: tuple[str, ...] = ()
    """Of events merged into it."""
    guids: Mapping[str, str] = field(default_factory=dict)
    """For each post among the articles, its permanent id from the ledger."""
    note: EventNote | None = None
    reasons: tuple[Reason, ...] = ()
    """One an article, in the articles' order."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The sentence of a source that a statement rests on."""

    number: int
    """The source's number in the entry, from 1."""
    article: str
    sentence: int
    """Index, from 0, among the sentences of the article's text."""
    fragment: str = ""
    """What behind the source's URL leads to the sentence: `#:~:text=...`, or ""."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an entry's summary."""

    text: str
    citations: tuple[Citation, ...]
    """The source it is taken from first, then those that say the same."""
    written_by: str = ""
    """Who put it into words, from the sentences cited; "" where it is the first of them, word
    for word."""


@dataclass(frozen=True, slots=True)
class SummaryLimits:
    """How much a summarizer may say."""

    statements: int
    words: int
    """Of all statements together."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement as a summarizer proposes it; digest prints none that it has not verified."""

    text: str
    """One sentence, plain text."""
    sources: tuple[str, ...]
    """Ids of the articles that it rests on."""


@dataclass(frozen=True, slots=True)
class Setback:
    """Why an entry has digest's own summary although another summarizer was asked for."""

    reason: str
    passing: bool = False
    """May the next build fare better with the same articles?"""


Verdict = Literal[
    "single", "same", "rounded", "adds up", "converted", "updated", "unsettled", "differs"
]
"""How the numbers of a figure go together, from the plainest to the gravest (docs/entries.md)."""


@dataclass(frozen=True, slots=True)
class Given:
    """A number in the words of one source."""

    text: str
    """As it stands in the cited sentence."""
    citation: Citation


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words in the comparison of a quotation with another source's version of it."""

    kind: Literal["same", "removed", "added"]
    text: str
    """As printed; a long run that is the same is cut in its middle."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quotation, and what becomes of it from source to source."""

    text: str
    """Word for word, without the marks around it."""
    versions: tuple[Version, ...]
    """The verbatim one first."""
    alone: bool = False
    """In a rewrite, and no other source has these words."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a source, a sentence or less."""

    text: str
    citations: tuple[Citation, ...]
    """The source whose words they are first, then those that say the same."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """What some sources doubt and others state flatly."""

    word: str
    """That says the doubt: "suspected"."""
    doubting: Passage
    flat: Passage


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent report with the rewrites of it."""

    number: int
    sources: tuple[int, ...]
    """Source numbers; the one nearest to the original text first."""
    credit: str = ""
    """The agency or broadcaster that the texts name, e.g. `AFP`."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person, an organization or a place that the sources of an entry name."""

    text: str
    """In full, where a source gives it in full."""
    origins: int
    """How many independent reports mention it."""
    mentions: int


@dataclass(frozen=True, slots=True)
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

    @property
    def written_by(self) -> str:
        """Who wrote statements of it in other words than the sources'; "" where nobody did."""
        return next((each.written_by for each in self.statements if each.written_by), "")


@dataclass(frozen=True, slots=True)
class Post:
    """One of the editor's posts, ready for its page."""

    document: Document
    article: Article
    html: str
    """The body, rendered and sanitized."""
    guid: str
    event: str
    """The id of the event it belongs to."""


@dataclass(frozen=True, slots=True)
class StaticPage:
    """A document of `content/pages/`, ready for its page."""

    document: Document
    html: str


@dataclass(frozen=True, slots=True)
class Publication:
    """All that the site shows: what `pages` lays out."""

    entries: tuple[Entry, ...] = ()
    """Only events that get a page: an event that is nothing but one post has none."""
    posts: tuple[Post, ...] = ()
    pages: tuple[StaticPage, ...] = ()
    bodies: Mapping[str, str] = field(default_factory=dict)
    """Event id to the rendered body of the editor's note on it."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Article id to its full text, of articles whose rights are own or licensed."""


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page to be: where it goes, how it is made, and who asked for it."""

    path: str
    """In the site, without a leading slash, e.g. `events/quito/index.html`."""
    template: str
    context: Mapping[str, object]
    origin: str
    """A location, or words such as `the tag "energy"`: named when two claim one path."""


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file of the site."""

    path: str
    data: bytes
    origin: str = ""
