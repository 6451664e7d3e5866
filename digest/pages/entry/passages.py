"""An entry to links into the originals, at which browsers highlight the cited sentences (text
fragments).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from digest.model import Citation, Entry
from digest.pages.bodies.citing import SHOWN, shown_citations
from digest.pages.urls.routes import web_url

DIRECTIVE = "#:~:text="
"""Source: WICG, URL Fragment Text Directives, 3.4."""


def cited_passages(entry: Entry) -> Mapping[int, str]:
    """By source, the URL that marks every sentence that the page rests on.

    A browser shows the first of them, in the order of the text. No source without a known URL is
    among them.
    """
    sources = {source.number: source for source in entry.sources}
    found: dict[int, dict[int, str]] = {}
    for citation in page_citations(entry):
        source = sources.get(citation.number)
        if source and web_url(source.url) and citation.fragment.startswith(DIRECTIVE):
            found.setdefault(citation.number, {})[citation.sentence] = citation.fragment
    return {
        number: _passages(web_url(sources[number].url), fragments)
        for number, fragments in found.items()
    }


def page_citations(entry: Entry) -> Iterator[Citation]:
    """The citations that the page prints: of one statement or number no more than it lists."""
    for statement in entry.statements:
        yield from shown_citations(statement, entry)
    for figure in entry.figures:
        for amount in figure.amounts:
            yield from (given.citation for given in islice(amount.given, SHOWN))
    for hedge in entry.hedges:
        yield from _named(hedge.doubting.citations)
        yield from _named(hedge.flat.citations)
    for quote in entry.quotes:
        for version in quote.versions:
            yield from _named(version.citations)
    for passage in entry.only_here:
        yield from _named(passage.citations)
    yield from (moment.citation for moment in entry.timeline if moment.citation)


def _named(citations: Iterable[Citation]) -> Iterator[Citation]:
    """Those of the sources that a comparison names: the first ten."""
    ordered = sorted(citations, key=lambda citation: citation.number)
    named = list(dict.fromkeys(citation.number for citation in ordered))[:SHOWN]
    return (citation for citation in ordered if citation.number in named)


def _passages(url: str, fragments: Mapping[int, str]) -> str:
    """The page of an original with a directive for each of its sentences."""
    texts = dict.fromkeys(text.removeprefix("#:~:") for _, text in sorted(fragments.items()))
    # The directives follow a fragment that the page has already.
    return f"{url}{'' if '#' in url else '#'}:~:{'&'.join(texts)}"
