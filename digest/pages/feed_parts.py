"""What an entry's sources agree on and where they part, as feeds tell it: plain HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from digest.model import Entry
from digest.pages.dates import day_words
from digest.pages.evidence_views import CitationView
from digest.pages.figures import figure_views
from digest.pages.layout import Layout
from digest.pages.quote_views import QuoteView, VersionView
from digest.pages.quotes import hedge_views, passage_views, quote_views
from digest.pages.timeline import timeline_view

_MANNERS = {
    "verbatim": "In these words in",
    "part": "In part in",
    "shortened": "With marked gaps or insertions in",
    "altered": "With other words in",
    "unquoted": "Without quotation marks in",
}


def feed_parts(entry: Entry, layout: Layout, url: str) -> Iterator[str]:
    """A heading and a list for each part that the entry has; citations lead to its page, `url`."""
    yield from _listed("Figures", _figures(entry, layout, url))
    quotes = quote_views(entry, layout)
    yield from _listed("Quotations compared", (_quote(quote, url) for quote in quotes))
    yield from _listed("How sure the sources are", _hedges(entry, layout, url))
    passages = passage_views(entry, layout)
    told = (f"{escape(one.text)}{_cited(one.citations, url)}" for one in passages)
    yield from _listed("From one origin only", told)
    yield from _listed("Timeline", _timeline(entry, layout, url))


def _listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"<h3>{heading}</h3>\n<ul>"
        yield from (f"<li>{line}</li>" for line in found)
        yield "</ul>"


def _figures(entry: Entry, layout: Layout, url: str) -> Iterator[str]:
    for figure in figure_views(entry, layout):
        amounts = "; ".join(
            f"{escape(amount.text)}{_cited(amount.citations, url)}" for amount in figure.amounts
        )
        subject = f"{figure.subject}, {figure.words}" if figure.subject else figure.words
        yield f"{escape(subject)}: {amounts}"


def _quote(quote: QuoteView, url: str) -> str:
    speaker = f", {quote.versions[0].speaker}" if quote.versions[0].speaker else ""
    told = " ".join(_version(version, url) for version in quote.versions)
    alone = " No other source has it as a quotation." if quote.alone else ""
    return f"“{escape(quote.text)}”{escape(speaker)}. {told}{alone}"


def _version(version: VersionView, url: str) -> str:
    disputed = f", where it is {escape(version.speaker)} who says it" if version.disputed else ""
    return f"{_MANNERS[version.kind]}{_cited(version.citations, url)}{disputed}."


def _hedges(entry: Entry, layout: Layout, url: str) -> Iterator[str]:
    for hedge in hedge_views(entry, layout):
        doubting = f"“{escape(hedge.doubting.text)}”{_cited(hedge.doubting.citations, url)}"
        yield f"{doubting}, but “{escape(hedge.flat.text)}”{_cited(hedge.flat.citations, url)}"


def _timeline(entry: Entry, layout: Layout, url: str) -> Iterator[str]:
    for moment in timeline_view(entry, layout).moments:
        if moment.text and moment.citation:
            told = f"{escape(moment.text)}{_cited((moment.citation,), url)}"
            yield f"{day_words(moment.day)}: {told}"


def _cited(citations: Iterable[CitationView], url: str) -> str:
    links = (
        f' <a href="{escape(url + citation.url)}">[{citation.number}]</a>' for citation in citations
    )
    return "".join(links)
