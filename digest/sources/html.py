"""An HTML page to its lines and to what it tells about itself.

The main text is found by trafilatura. The page is bounded before any parser sees it: lxml
drops what is nested too deeply, and thousands of attributes take trafilatura many seconds.
This is the only module that imports lxml and trafilatura; import it only when there is HTML.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import accumulate
from urllib.parse import urlsplit

import lxml.html
import trafilatura
from lxml import etree

from digest.sources.lines import Draft
from digest.sources.taming import tame
from digest.text.dates import as_moment

_UNSEEN = frozenset(
    "script style noscript template svg math head iframe object canvas textarea select".split()
)
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code del dfn em font i img ins kbd label mark q s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)
_WORD = re.compile(r"\w+")
_ENTRY = re.compile(r"^(?:[-•*]|\d{1,3}\.) (?=\S)")
_PUBLISHED = (
    "//meta[@property='article:published_time' or @itemprop='datePublished' "
    "or @name='date' or @name='dc.date' or @name='DC.date.issued']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
)
_LATEST = "2100-01-01"
"""Dates are accepted up to here: a bound of today would make the result depend on the clock."""
MOST_TO_COMPARE = 15_000
"""Tags of a page up to which trafilatura compares several ways of extraction, one of which
takes quadratic time: 2 s for as many tags in short paragraphs, 30 s for `MOST_TAGS`."""
_WINDOW = 20_000
"""Characters of the extracted text among which the next line of the page is looked for."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says about itself, in its metadata; "" and None where it doesn't."""

    title: str = ""
    published: date | None = None
    """A date where the page tells only the day; naive where it tells no zone."""
    author: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A line of the page as a browser shows it."""

    number: int
    text: str


def read_html(body: str, first_line: int = 1) -> tuple[Told, Draft]:
    """The page's metadata and the lines of its main text; the rest is `page-chrome`.

    Where no main text is found, every visible line is a line of the draft.
    """
    draft = Draft()
    bounded = tame(body)
    tree = _parse(bounded)
    if tree is None:
        return Told(), draft
    seen = list(_visible(tree, first_line))
    page = trafilatura.bare_extraction(
        tree,
        fast=bounded.count("<") > MOST_TO_COMPARE,
        include_comments=False,
        include_tables=False,
        include_formatting=False,
        with_metadata=True,
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": _LATEST,
        },
    )
    lines = [line for line in _field(page, "text").split("\n") if line.strip()]
    if lines:
        _align(lines, seen, draft)
    else:
        for at, line in enumerate(seen):
            draft.add(line.number, line.text, at)
    return _told(tree, page), draft


def _parse(body: str) -> lxml.html.HtmlElement | None:
    """The tree of a page or of a fragment; None where there is nothing to see."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    if "<body" not in body.lower():
        body = f"<body>{body}</body>"
    try:
        return lxml.html.document_fromstring(body.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def _visible(tree: lxml.html.HtmlElement, first_line: int) -> Iterator[_Seen]:
    """The lines of text of the page, from top to bottom, with their lines in the file."""
    parts, number = list[str](), first_line
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        block = element.tag not in _INLINE
        if block and (text := " ".join("".join(parts).split())):
            yield _Seen(number, text)
        if block:
            parts = []
        if event == "start":
            number = number if parts else first_line - 1 + (element.sourceline or 1)
            if element.tag in _UNSEEN:
                walk.skip_subtree()
            else:
                parts.append(element.text or "")
        else:
            parts.append(element.tail or "")
    if text := " ".join("".join(parts).split()):
        yield _Seen(number, text)


def _align(lines: list[str], seen: list[_Seen], draft: Draft) -> None:
    """Fill `draft` with the extracted lines, and with the seen ones that are not among them."""
    keys = [_key(line) for line in lines]
    joined, at = "".join(keys), 0
    ends = list(accumulate(map(len, keys)))
    numbers: dict[str, int] = {}
    for line in seen:
        key = _key(line.text)
        found = joined.find(key, at, at + _WINDOW) if key else -1
        if key in numbers or found < 0:
            draft.leave_out(line.number, line.text, bisect_right(ends, at))
            continue
        numbers[key] = line.number
        at = found + len(key)
    number = seen[0].number if seen else 1
    for paragraph, (text, key) in enumerate(zip(lines, keys, strict=True)):
        number = numbers.get(key, number)
        draft.add(number, _ENTRY.sub("", text, count=1), paragraph)


def _key(line: str) -> str:
    """The letters and digits of `line`: what stays the same however it was laid out."""
    return "".join(_WORD.findall(line))


def _told(tree: lxml.html.HtmlElement, page: object) -> Told:
    """The metadata that trafilatura found, and the exact time where the page has it."""

    def text(name: str) -> str:
        return " ".join(_field(page, name).split())

    url = text("url")
    return Told(
        title=text("title"),
        published=_published(tree, text("date")),
        author=text("author"),
        publisher=text("sitename"),
        url=url if urlsplit(url).scheme in ("http", "https") else "",
        language=(tree.get("lang") or text("language")).strip().replace("_", "-"),
    )


def _field(page: object, name: str) -> str:
    """A field of trafilatura's document, "" where there is no document or nothing in it."""
    return str(getattr(page, name, None) or "")


def _published(tree: lxml.html.HtmlElement, day: str) -> date | None:
    """The first time of publication that the page tells, else the first day."""
    stamps = [str(stamp) for path in _PUBLISHED for stamp in tree.xpath(path)]
    read = [_date(stamp.strip()) for stamp in (*_json_dates(tree), *stamps, day)]
    days = [told for told in read if told]
    return next((told for told in days if isinstance(told, datetime)), days[0] if days else None)


def _date(stamp: str) -> date | None:
    """None for what is no date: a page may write its own in any way."""
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            found = read(stamp)
            as_moment(found, UTC)
        except ValueError:
            continue
        return found
    return None


def _json_dates(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """`datePublished` of the page's JSON-LD."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        if found := re.search(r'"datePublished"\s*:\s*("[^"\\]{4,40}")', str(script)):
            yield json.loads(found[1])
