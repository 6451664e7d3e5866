"""An original to the facts about its article; nothing is guessed, and what is missing is listed."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import get_args

from digest.config import Config
from digest.errors import Problem
from digest.intake.addresses import own_address, without_tracking
from digest.intake.confined import IntakeError
from digest.intake.naming import Named, named
from digest.intake.original import Missing, Original
from digest.model import Document, EventNote, Format, Image, Location, Metadata, Provenance
from digest.patterns import regex
from digest.sources.article import NOTICE, titled
from digest.sources.cleaning.cleaned import Cleaned
from digest.sources.cleaning.cleaning import clean
from digest.sources.front_matter.values import MAX_LINE, is_web_url, language
from digest.sources.reader import read_bytes
from digest.sources.readers.lines import repair
from digest.sources.readers.page_dates import day_beside_title, day_of_url
from digest.sources.scan import format_of
from digest.text.dates import as_moment
from digest.text.language import language_of
from digest.text.notices import is_notice
from digest.text.titles import clean_title

MAX_PAGE = 8_000_000
"""Bytes of an HTML page; the scripts that pages carry are most of theirs."""
LONGEST_TITLE = 300
"""Characters; a longer headline is a paragraph."""
AHEAD = timedelta(days=2)
"""If a page has a date further ahead than this, it is not the date of publication."""

FIRST_NEWSPAPER = datetime(1605, 1, 1, tzinfo=UTC)
"""What is dated before it was published by nobody: its date was misread."""
_ZERO = datetime(1970, 1, 1, tzinfo=UTC)
"""The beginning of computer time, which programs write that know no date."""

_HTML = frozenset(("text/html", "application/xhtml+xml"))
_TEXT = frozenset(
    ("text/plain", "text/markdown", "text/x-markdown", "application/octet-stream", "")
)
_CHARSET = regex(
    r"(?:iso-?8859|windows-|cp|koi8|euc|gb|big5|shift|sjis|latin|mac|tis|utf-?(?:16|32)).{0,20}",
    re.I,
)
"""Those of pages; Python knows some more that no page has, and that are slow."""
_TITLE = regex(r"<title\b[^<>]{0,200}>([^<]{1,1000})", re.IGNORECASE)
_LATIN = frozenset(("iso8859-1", "ascii"))
"""What servers say where they mean Windows-1252 (WHATWG Encoding, 4.2)."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article as it was read from its original, before its file is written."""

    metadata: Metadata
    """Its title and text are known; "", None and () stand for what is not."""
    text: str
    """Clean, paragraphs separated by one empty line."""
    day: date | None
    """The time of publication, as exactly as it is given: a day, a naive or an aware datetime."""
    title_inferred: bool
    removed: int
    """Lines that cleaning has taken away."""
    warnings: tuple[Problem, ...] = ()

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What could not be found."""
        known = {
            "title": not self.title_inferred,
            "date": self.day is not None,
            "publisher": self.metadata.source.name,
            "url": self.metadata.source.url,
            "authors": self.metadata.authors,
            "language": self.metadata.lang,
        }
        return tuple(name for name in get_args(Missing) if not known[name])


def read_original(config: Config, fetched: datetime, original: Original) -> Found:
    """The article in `original`, cleaned.

    Raises:
        IntakeError: it is no text, or nothing is left of it.
    """
    document, warnings = _document(original, config)
    cleaned = clean(document)
    paragraphs = [repair(part)[0] for part in cleaned.text.split("\n\n")]
    text = "\n\n".join(part for part in paragraphs if part)
    if not text:
        what = "nothing is left of it after cleaning" if cleaned.removals else "holds no text"
        raise IntakeError.at(Location(original.name), what, "the text of an article")
    known = "" if original.url else document.metadata.source.url
    url = known or own_address(cleaned.url, original.url)
    url = without_tracking(url) if len(url) <= MAX_LINE else ""
    people = named(original, document.metadata, cleaned, url)
    title = _title(original, document, cleaned, people.publisher)
    title, inferred = titled(title, text)
    if is_notice("" if inferred else title, text):
        raise IntakeError.at(Location(original.name), NOTICE, "what a reader sees behind it")
    return Found(
        metadata=_metadata(original, document.metadata, cleaned, people, url, title, text),
        text=text,
        day=_day(original, document, cleaned, url, config, fetched),
        title_inferred=inferred,
        removed=len(cleaned.removals),
        warnings=warnings,
    )


def is_html(original: Original) -> bool:
    """Whether it is a page, as its server says, its name, or its first character."""
    if original.media_type in _HTML:
        return True
    known = format_of(original.name, "article") if not original.url else None
    if known or original.media_type not in _TEXT:
        return known == "html"
    return original.content[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def _document(original: Original, config: Config) -> tuple[Document, tuple[Problem, ...]]:
    """The original as a document, with what the editor says of it as its front matter."""
    html = is_html(original)
    if not html and original.media_type not in _TEXT:
        what = f"is {original.media_type[:100]}, and no article"
        raise IntakeError.at(Location(original.name), what, "HTML, Markdown or plain text")
    content = _in_utf8(original)
    longest = MAX_PAGE if html else MAX_PAGE // 4
    document, problems = read_bytes(original.name, content, "article", config, longest)
    fatal = [problem for problem in problems if problem.severity != "warning"]
    if fatal or document is None or isinstance(document, EventNote):
        raise IntakeError(*(replace(problem, severity="error") for problem in fatal))
    known = document.metadata if not original.url else _of_a_stranger(document.metadata)
    source = replace(known.source, url=known.source.url or without_tracking(original.url))
    title = known.title or (original.hints.title if original.is_text_alone else "")
    body = document.body
    if html and original.is_text_alone:
        body = f"<article>{body}</article>"
    known = replace(known, title=title, source=source)
    form: Format = "html" if html else "text" if document.format == "text" else "markdown"
    if not html and original.url:  # a name without an ending
        form = "text" if original.media_type == "text/plain" else "markdown"
    return replace(document, metadata=known, body=body, format=form), problems


def _of_a_stranger(told: Metadata) -> Metadata:
    """What a front matter from the web may say: nothing of rights, of events, of cleaning."""
    return Metadata(
        title=told.title,
        date=told.date,
        updated=told.updated,
        authors=told.authors,
        lang=told.lang,
        source=Provenance(author=told.source.author, published=told.source.published),
    )


def _in_utf8(original: Original) -> bytes:
    """The content, where the server's word for its charset holds for all of it."""
    if not _CHARSET.fullmatch(original.charset):
        return original.content
    try:
        codec = codecs.lookup(original.charset).name
        codec = "cp1252" if codec in _LATIN else codec
        return original.content.decode(codec).encode()
    except (LookupError, UnicodeError):
        return original.content


def _title(original: Original, document: Document, cleaned: Cleaned, publisher: str) -> str:
    """The title that is told, without labels and site names; a file's own stays as it is."""
    told = _headline(cleaned.title, original.hints.title, document.body)
    if document.metadata.title and not original.is_text_alone:
        return repair(document.metadata.title)[0]
    title = repair(clean_title(repair(document.metadata.title or told)[0], publisher))[0]
    return title if len(title) <= LONGEST_TITLE else ""


def _headline(page: str, feed: str, body: str) -> str:
    """The page's title, or the feed's where the page's is but the site's name beside it.

    >>> _headline("Northern Wire", "Ferry sails", "<title>Northern Wire - Ferry sails</title>")
    'Ferry sails'
    """
    element = _TITLE.search(body[:200_000]) if page and feed else None
    if element is None:
        return page or feed
    whole, ours, theirs = (
        " ".join(title.casefold().split()) for title in (unescape(element[1]), page, feed)
    )
    are_parts = ours in whole and theirs in whole
    return page if not are_parts or ours in theirs or theirs in ours else feed


def _metadata(
    original: Original,
    known: Metadata,
    cleaned: Cleaned,
    people: Named,
    url: str,
    title: str,
    text: str,
) -> Metadata:
    image = cleaned.image or original.hints.image
    return replace(
        known,
        title=title,
        authors=people.authors,
        lang=known.lang or _language(original, cleaned, title, text),
        tags=known.tags or original.tags,
        rights=known.rights or original.rights,
        event=known.event or original.event,
        image=known.image or _image(image),
        source=replace(
            known.source,
            name=people.publisher,
            url=url,
            credit=people.credit,
            via=known.source.via or original.via,
            paywall=known.source.paywall or cleaned.paywall,
            author="",
            published=None,
        ),
    )


def _image(address: str) -> Image | None:
    return Image(address) if is_web_url(address) and len(address) <= MAX_LINE else None


def _language(original: Original, cleaned: Cleaned, title: str, text: str) -> str:
    """As the page says, then as the feed does, else as the words show; mostly not ""."""
    for told in (cleaned.language, original.hints.language):
        try:
            return language(told)
        except ValueError:  # a page's word for its language, not the user's
            continue
    return language_of(f"{title}\n{text}", "")


def _day(
    original: Original,
    document: Document,
    cleaned: Cleaned,
    url: str,
    config: Config,
    fetched: datetime,
) -> date | None:
    """The day of publication: the editor's word, the file's, the page's, the feed's, the text's.

    A feed's exact time counts before the same day on the page.
    """
    known = document.metadata
    if own := original.published or known.source.published or known.date:
        return own
    hinted = original.hints.published
    shown = None
    if document.format != "html":
        shown = day_beside_title(document.body[:5_000].split("\n"), cleaned.title)
    days = [cleaned.published, hinted, shown, day_of_url(url)]
    likely = [day for day in days if day and _is_likely(as_moment(day, config.zone), fetched)]
    if not likely:
        return None
    if isinstance(hinted, datetime) and hinted in likely and not isinstance(likely[0], datetime):
        apart = as_moment(hinted, UTC) - as_moment(likely[0], UTC)
        return hinted if abs(apart) <= AHEAD else likely[0]
    return likely[0]


def _is_likely(moment: datetime, fetched: datetime) -> bool:
    """Can an article have been published then?"""
    is_nothing = abs(moment - _ZERO) < timedelta(days=1)
    return FIRST_NEWSPAPER <= moment <= fetched + AHEAD and not is_nothing
