"""What an entry's sources agree and disagree on, as plain HTML for feeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from digest.model import Entry
from digest.pages.entry.figures import figure_views
from digest.pages.entry.quotes import hedge_views, passage_views, quote_views
from digest.pages.entry.timeline import timeline_view
from digest.pages.language.wording import Wording, message
from digest.pages.layout.layout import Layout
from digest.pages.views.evidence import CitationView, QuoteView, VersionView

_MANNERS = {
    "verbatim": message("In these words in %(sources)s"),
    "part": message("In part in %(sources)s"),
    "shortened": message("With gaps or insertions that are marked in %(sources)s"),
    "altered": message("With other words in %(sources)s"),
    "unquoted": message("Without quotation marks in %(sources)s"),
}


def feed_parts(entry: Entry, layout: Layout, url: str) -> Iterator[str]:
    """A heading and a list for each part that the entry has; citations lead to its page, `url`."""
    words = layout.words
    yield from _listed(words.say("Figures"), _figures(entry, layout, url))
    quotes = (_quote(quote, url, words) for quote in quote_views(entry, layout))
    yield from _listed(words.say("Quotations compared"), quotes)
    yield from _listed(words.say("How sure the sources are"), _hedges(entry, layout, url))
    passages = passage_views(entry, layout)
    told = (f"{escape(one.text)} {_cited(one.citations, url)}" for one in passages)
    yield from _listed(words.say("From one origin only"), told)
    yield from _listed(words.say("Timeline"), _timeline(entry, layout, url))


def _listed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"<h3>{heading}</h3>\n<ul>"
        yield from (f"<li>{line}</li>" for line in found)
        yield "</ul>"


def _figures(entry: Entry, layout: Layout, url: str) -> Iterator[str]:
    for figure in figure_views(entry, layout):
        amounts = "; ".join(
            f"{escape(amount.text)} {_cited(amount.citations, url)}" for amount in figure.amounts
        )
        subject = layout.words.listed(filter(None, (figure.subject, figure.words)))
        yield f"{escape(subject)}: {amounts}"


def _quote(quote: QuoteView, url: str, words: Wording) -> str:
    spoken = words.say("“%(text)s”", text=escape(quote.text))
    opening = words.listed(filter(None, (spoken, escape(quote.versions[0].speaker))))
    told = [f"{opening}.", *(_version(version, url, words) for version in quote.versions)]
    if quote.alone:
        told.append(words.say("No other source has it as a quotation."))
    return " ".join(told)


def _version(version: VersionView, url: str, words: Wording) -> str:
    told = words.say(_MANNERS[version.kind], sources=_cited(version.citations, url))
    if version.disputed:
        speaker = escape(version.speaker)
        told += words.say(", where it is %(speaker)s who says it", speaker=speaker)
    return f"{told}."


def _hedges(entry: Entry, layout: Layout, url: str) -> Iterator[str]:
    words = layout.words
    for hedge in hedge_views(entry, layout):
        yield words.say(
            "%(doubt)s in %(some)s, but %(claim)s in %(others)s.",
            doubt=words.say("“%(text)s”", text=escape(hedge.doubting.text)),
            some=_cited(hedge.doubting.citations, url),
            claim=words.say("“%(text)s”", text=escape(hedge.flat.text)),
            others=_cited(hedge.flat.citations, url),
        )


def _timeline(entry: Entry, layout: Layout, url: str) -> Iterator[str]:
    for moment in timeline_view(entry, layout).moments:
        if moment.text and moment.citation:
            told = f"{escape(moment.text)} {_cited((moment.citation,), url)}"
            yield f"{layout.words.day(moment.day)}: {told}"


def _cited(citations: Iterable[CitationView], url: str) -> str:
    links = (
        f'<a href="{escape(url + citation.url)}">[{citation.number}]</a>' for citation in citations
    )
    return " ".join(links)
