"""What a site can set: the sections of `digest.toml`, every key with its type and default.

`digest.configfile` reads the file; the keys are closed, so a typing mistake is an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from digest.model import FREE_RIGHTS, Article, Rights
from digest.nouns import noun


@noun
class Link:
    """One line of the menu."""

    name: str
    url: str
    """A path in the site such as `/about/`, or an http(s) URL."""


@noun
class SiteConfig:
    """`[site]`: who publishes what, and where."""

    title: str = "A digest"
    description: str = ""
    base_url: str = "http://localhost:8000/"
    """Absolute, with the path that the site lives under, e.g. `https://me.github.io/repo/`."""
    language: str = "en"
    timezone: str = "UTC"
    """IANA name of the zone in which naive dates are read, dates are shown, and days begin."""
    author: str = ""
    repository: str = ""
    """URL of the source repository, for "suggest a correction"."""
    theme: str = "newspaper"
    cname: str = ""
    ai_crawlers: Literal["allow", "answer", "refuse"] = "allow"
    """What `robots.txt` asks of the crawlers of language models: `answer` admits those that look
    things up for a reader and link back, but not those that collect texts for training."""
    menu: tuple[Link, ...] = ()
    gone: tuple[str, ...] = ()
    """Published paths that may disappear: `digest check` does not report them. `*` at the end of a
    path stands for any rest."""


@noun
class BuildConfig:
    """`[build]`: what is left out, where the output goes, how much runs at once."""

    output: str = "site"
    drafts: bool = False
    future: bool = False
    jobs: int = 0
    """Worker processes; 0 for as many as there are cores."""


@noun
class GroupingConfig:
    """`[grouping]`: how articles become events."""

    mode: Literal["balanced", "precise", "off"] = "balanced"
    """`off`: only the editor's keys group; everything else stands alone."""
    grouper: str = ""
    """`package.module:function` in place of digest's own (docs/grouping.md)."""
    model: str = ""
    """For `digest.events.embedding:group`: the folder of a static model, seen from the site's."""
    threshold: float = 0.6
    """For the same: the mean cosine from which two blocks of articles are one event."""


@noun
class ExcerptLimit:
    """How much one entry may print of one source."""

    sentences: int
    """Whole sentences; a quotation or a figure within a sentence counts only with its words."""
    words: int


@noun
class SourceExcerpts:
    """`[[entries.sources]]`: how much may be printed of one publisher's articles."""

    name: str = ""
    """The publisher, as its articles name it, whatever its capitals."""
    host: str = ""
    """Of the articles' URLs: `example.org` means `www.example.org` too."""
    excerpt_sentences: int | None = None
    """None for the site's."""
    excerpt_words: int | None = None

    def covers(self, article: Article) -> bool:
        """Whether the article is by this publisher."""
        host = (urlsplit(article.url).hostname or "") if article.url else ""
        by_name = bool(self.name) and self.name.casefold() == article.publisher.casefold()
        return by_name or (bool(self.host) and f".{host}".endswith(f".{self.host.lower()}"))


@noun
class EntriesConfig:
    """`[entries]`: what an entry says, and how much it may quote."""

    statements: int = 6
    """The most statements of a summary."""
    excerpt_sentences: int = 2
    """From one source, unless its rights are own or licensed."""
    excerpt_words: int = 50
    sources: tuple[SourceExcerpts, ...] = ()
    """Publishers with other limits; the first that covers an article counts."""
    summarizer: str = ""
    """`package.module:function` in place of digest's own (docs/entries.md)."""
    summarizer_seconds: int = 120
    """If there is no answer after so long, an event gets digest's own summary."""
    summarizer_events: int = 100
    """The most events for which the summarizer is called in one build."""

    def excerpt_limit(self, article: Article) -> ExcerptLimit | None:
        """How much one entry may print of `article`; None where all of it may be printed."""
        if article.rights in FREE_RIGHTS:
            return None
        special = next((one for one in self.sources if one.covers(article)), SourceExcerpts())
        return ExcerptLimit(
            self.excerpt_sentences
            if special.excerpt_sentences is None
            else special.excerpt_sentences,
            self.excerpt_words if special.excerpt_words is None else special.excerpt_words,
        )


@noun
class LlmConfig:
    """`[llm]`: the model behind the summarizer `digest.entries.llm:summarize`."""

    endpoint: str = ""
    """Of an OpenAI-compatible service, e.g. `http://localhost:11434/v1`."""
    model: str = ""
    """As the endpoint names it."""
    key_from: str = ""
    """The environment variable that holds the key; "" where the endpoint asks for none."""


@noun
class MarkdownConfig:
    """`[markdown]`: how the editor's own Markdown is rendered."""

    extensions: tuple[str, ...] = (
        "tables",
        "footnotes",
        "fenced_code",
        "codehilite",
        "toc",
        "smarty",
    )
    engine: Literal["python-markdown", "commonmark"] = "python-markdown"
    """`commonmark`: a native renderer, with the extra of that name. An event's note, which cites
    its sources, is Python-Markdown's in any case."""


@noun
class PagesConfig:
    """`[pages]`: which pages there are."""

    per_page: int = 20
    events: bool = True
    """A page for each event; off makes a plain blog of the posts."""
    editions: bool = True
    sources: bool = True
    names: bool = True
    """A list of entries for each person, organization and place that several of them name."""
    authors: bool = True
    """A list of posts for each of those who wrote them."""
    archive: bool = True
    colophon: bool = True
    """How the digest is made, in figures, at the end of the editor's page at `/about/`, or as that
    page if the editor has none."""
    cards: int = 100
    """How many of the newest entries and posts without a picture have a social card, which is shown
    with shared links. Each costs 8 ms and 15 KB, once. All others show the site's; 0 for none."""
    search: bool = False
    """An index for the page at `/search/`, by Pagefind, of the extra `search`."""


@noun
class FeedsConfig:
    """`[feeds]`: which feeds there are, and how long."""

    count: int = 50
    atom: bool = True
    json: bool = True
    updates: bool = True
    """A feed of what changes about events that the other feeds have delivered already."""
    terms: bool = True
    """A feed for each tag and category."""
    sources: bool = True
    """A feed for each publisher."""
    editions: bool = True
    """A feed of the editions, each delivered once its day is over."""
    hub: str = ""
    """URL of a WebSub hub, named in feeds, through which readers can be notified of new entries."""


@noun
class FeedSource:
    """`[[fetch.feeds]]`: a feed whose articles `digest fetch` takes in."""

    url: str
    name: str = ""
    """Its name on the command line; by default the URL's host."""
    publisher: str = ""
    """Overrides the publisher of all its articles."""
    include: tuple[str, ...] = ()
    """Regular expressions; one must match an entry's title, address or tags."""
    exclude: tuple[str, ...] = ()
    """Regular expressions; none may match these."""
    language: str = ""
    """Entries in other languages are left out."""
    limit: int | None = None
    """New articles in one run; None for `fetch.limit`."""
    text: Literal["auto", "feed", "page"] = "auto"
    """Where to take the text from: `auto` is the feed if it has the whole text, else the page."""
    tags: tuple[str, ...] = ()
    """Added to each article."""
    rights: Rights | None = None
    """The rights of each article; None for quote."""

    @property
    def label(self) -> str:
        """Its name on the command line and in tables."""
        return self.name or (urlsplit(self.url).hostname or self.url)


@noun
class FetchConfig:
    """`[fetch]`: what digest asks of the web, and how politely."""

    feeds: tuple[FeedSource, ...] = ()
    opml: str = ""
    """A file with more feeds, seen from the site's root."""
    limit: int = 20
    """The most new articles of one feed in one run; the others wait for the next."""
    parallel: int = 8
    """How many hosts are requested at once."""
    allow_hosts: tuple[str, ...] = ()
    """Hosts that may be at private addresses, e.g. `localhost`; all others must be public."""
    delay_seconds: float = 1.0
    """Between two requests to one host; a robots.txt may ask for more."""
    timeout_seconds: int = 30
    """For one whole answer."""
    most_bytes: int = 10_000_000
    """The limit of one answer, before and after decompression."""


@noun
class NewsletterConfig:
    """`[newsletter]`: the headers of the editions that are sent by mail."""

    sender: str = ""
    """`From`, e.g. `The Quay Digest <post@quay.example>`; if empty, whoever sends it."""
    to: str = ""
    """`To`, e.g. the address of a list."""
    unsubscribe: str = ""
    """An http(s) or mailto URL, for the header `List-Unsubscribe` and the foot of the letter."""


@noun
class Config:
    """Everything a site can set, with the defaults filled in."""

    site: SiteConfig = field(default_factory=SiteConfig)
    build: BuildConfig = field(default_factory=BuildConfig)
    grouping: GroupingConfig = field(default_factory=GroupingConfig)
    entries: EntriesConfig = field(default_factory=EntriesConfig)
    llm: LlmConfig = field(default_factory=LlmConfig)
    markdown: MarkdownConfig = field(default_factory=MarkdownConfig)
    pages: PagesConfig = field(default_factory=PagesConfig)
    feeds: FeedsConfig = field(default_factory=FeedsConfig)
    fetch: FetchConfig = field(default_factory=FetchConfig)
    newsletter: NewsletterConfig = field(default_factory=NewsletterConfig)
    theme: Mapping[str, object] = field(default_factory=dict)
    """`[theme]`: options for the templates of the theme in use."""

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.site.timezone)
