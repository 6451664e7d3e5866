"""A document with its cleaned text to an `Article`: what the front matter says comes first."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from digest.config import Config
from digest.errors import Problem
from digest.model import Article, Document
from digest.patterns import regex
from digest.sources.cleaning.cleaned import Cleaned
from digest.sources.front_matter.block import Unusable
from digest.sources.front_matter.report import Report
from digest.sources.front_matter.values import is_web_url, language
from digest.text.dates import as_moment

SHORT, LONG = 30, 100
"""Characters of an inferred title: of a long first sentence, the words that fit are taken."""

NOTICE = "holds a notice about cookies, consent or robots, and not the article"
_TAKEN_IN = Unusable(
    "was taken in from somebody else, and a post is published whole",
    "it in content/articles/, or `rights: own`",
)
_OF_NOTES = frozenset({"id", "merge", "include", "exclude", "corrections"})
"""Keys that only an event's file has, and an article's may not use."""
_SENTENCE = regex(
    rf".{{{SHORT},{LONG}}}?(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)(?<!\bSen)(?<!\bGen)"
    r"[.!?]['\"”’»)]?(?=\s)"
)


def to_article(
    document: Document, config: Config, source: bytes = b""
) -> tuple[Article | None, tuple[Problem, ...]]:
    """The cleaned article of `document`, a post or an article; `source` is a hash of everything
    that it is made from.

    None where no text is left, with a problem that says why. A post that is a picture or a
    piece of code, or a draft of one, has an empty text.
    """
    assert document.kind in ("post", "article")
    report = Report(document.location.path, document.kind)
    # On a site without events nobody asks for the text of a post: it has its page.
    is_read = document.kind == "article" or config.pages.events
    cleaned = _cleaned(document) if is_read else Cleaned()
    if not cleaned.text and not _may_be_without(document):
        report.fail(_empty(document, cleaned), document.body_line)
        return None, report.told()
    if document.kind == "post" and _is_taken_in(document) and not document.metadata.rights:
        report.warn(_TAKEN_IN, document.lines["original"])
    article = _article(document, cleaned, config, source)
    if article.kind == "article" and _is_notice(article):
        tell = report.fail if article.title_inferred else report.warn
        tell(Unusable(NOTICE, "its text; till then its entry has a title"), document.body_line)
    return None if report.failed else article, report.told()


def _is_taken_in(document: Document) -> bool:
    """Has `digest add` written the file?"""
    return {"fetched", "original"} <= document.metadata.extra.keys()


def _is_notice(article: Article) -> bool:
    from digest.text.notices import is_notice  # as for `clean`

    return is_notice("" if article.title_inferred else article.title, article.text)


def _may_be_without(document: Document) -> bool:
    """A post has its page also without a text; only one that is published needs a body."""
    return document.kind == "post" and (document.metadata.draft or bool(document.body.strip()))


def _cleaned(document: Document) -> Cleaned:
    # Its patterns and phrases take 50 ms to load, which a plain blog need not pay.
    from digest.sources.cleaning.cleaning import clean

    return clean(document)


def _article(document: Document, cleaned: Cleaned, config: Config, source: bytes) -> Article:
    known = document.metadata
    kind: Literal["post", "article"] = "post" if document.kind == "post" else "article"
    words = cleaned.text or document.body or PurePosixPath(document.id).stem
    title, inferred = titled(_own_title(document, cleaned), words)
    told = as_moment(cleaned.published, config.zone) if cleaned.published else None
    dates = [known.source.published, known.date, told]
    if kind == "post":
        dates = [known.date, known.source.published, told]
    url = known.source.url or (cleaned.url if is_web_url(cleaned.url) else "")
    publisher = _publisher(document, cleaned, url)
    return Article(
        id=document.id,
        kind=kind,
        title=title,
        title_inferred=inferred,
        text=cleaned.text,
        # A post is known again by what the editor wrote, whatever is made of it.
        content_hash=content_hash(title, document.body if kind == "post" else cleaned.text),
        location=document.location,
        published=next((moment for moment in dates if moment), None),
        updated=known.updated,
        publisher=publisher,
        url=url,
        authors=known.authors or _authors(known.source.author or cleaned.author, publisher),
        rights=known.rights or ("own" if kind == "post" else "quote"),
        tags=known.tags,
        categories=known.categories,
        language=known.lang or _language(cleaned, kind, title, config.site.language),
        event=known.event,
        not_event=known.not_event,
        pinned=known.pin,
        paywall=known.source.paywall,
        via=known.source.via,
        credit=known.source.credit,
        image=known.image,
        receipt=cleaned.removals,
        source=source,
    )


def titled(title: str, text: str) -> tuple[str, bool]:
    r"""`title`, or where there is none the first line or sentence of `text`; whether inferred.

    >>> titled("", "The dam failed on Monday.\n\nNobody was hurt.")
    ('The dam failed on Monday', True)
    """
    if title:
        return title, False
    first = text.strip()[: 5 * LONG].partition("\n")[0].strip()
    if len(first) > LONG:
        sentence = _SENTENCE.match(first)
        first = sentence.group() if sentence else _cut(first)
    return first.removesuffix(".").rstrip(), True


def content_hash(title: str, text: str) -> str:
    """16 hexadecimal digits that are the same for the same title and text."""
    return hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()[:16]


def host_name(url: str) -> str:
    """The host of `url` as people say it, or "".

    >>> host_name("https://www.example.org/a")
    'example.org'
    """
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _own_title(document: Document, cleaned: Cleaned) -> str:
    """The editor's titles stay as they are; others lose their labels and site names."""
    title = document.metadata.title or cleaned.title
    if document.kind == "post" or document.metadata.cleaned:
        return title
    from digest.text.titles import clean_title  # as above

    return clean_title(title, document.metadata.source.name or cleaned.publisher)


def _publisher(document: Document, cleaned: Cleaned, url: str) -> str:
    """A post is the editor's own words, wherever it links to."""
    if document.kind == "post":
        return document.metadata.source.name
    return document.metadata.source.name or cleaned.publisher or host_name(url)


def _authors(named: str, publisher: str) -> tuple[str, ...]:
    """A publisher is no author, nor is an agency that it wrote with."""
    if not named:
        return ()
    from digest.sources.readers.bylines import authors_of  # as for `clean`

    return tuple(name for name in authors_of(named) if name.casefold() != publisher.casefold())


def _language(cleaned: Cleaned, kind: str, title: str, expected: str) -> str:
    """As the page says, else as its words show; a post is in the language of its site."""
    if cleaned.language:
        with suppress(Unusable):  # a page's word for its language, not the user's
            return language(cleaned.language)
    if kind == "post":
        return expected
    # As for `clean`: a plain blog need not pay for it.
    from digest.text.language import language_of

    return language_of(f"{title}\n{cleaned.text}", expected)


def _empty(document: Document, cleaned: Cleaned) -> Unusable:
    if cleaned.removals:
        return Unusable(
            "nothing is left of it after cleaning", "`digest clean --receipt` to see why"
        )
    if not _OF_NOTES.isdisjoint(document.metadata.extra):
        return Unusable(
            "holds no text", "some, or, of an event's file, its place in content/events/"
        )
    return Unusable("holds no text", "some")


def _cut(line: str) -> str:
    return (
        line[:LONG].rpartition(" ")[0].rstrip(" ,;:–—-") + "…"
        if " " in line[:LONG]
        else line[:LONG]
    )
