"""An entry to the places in the originals that it cites: what leads a reader to each sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from digest.model import Citation, Entry, Source
from digest.pages.citing import SHOWN, shown_citations
from digest.pages.routes import web_url


def cited_passages(entry: Entry) -> Mapping[int, tuple[str, ...]]:
    """By source, the URLs of the sentences that the page rests on, in the order of the text.

    No source without a known URL is among them, and no sentence twice.
    """
    sources = {source.number: source for source in entry.sources}
    found: dict[int, dict[int, str]] = {}
    for citation in _shown(entry):
        source = sources.get(citation.number)
        if source and (url := _passage(source, citation)):
            found.setdefault(citation.number, {})[citation.sentence] = url
    return {
        number: tuple(dict.fromkeys(url for _, url in sorted(urls.items())))
        for number, urls in found.items()
    }


def _shown(entry: Entry) -> Iterator[Citation]:
    """The citations of all parts; of one statement or number no more than the page names."""
    for statement in entry.statements:
        yield from shown_citations(statement, entry)
    for figure in entry.figures:
        for amount in figure.amounts:
            yield from (given.citation for given in islice(amount.given, SHOWN))
    for hedge in entry.hedges:
        yield from islice(hedge.doubting.citations, SHOWN)
        yield from islice(hedge.flat.citations, SHOWN)
    for quote in entry.quotes:
        for version in quote.versions:
            yield from islice(version.citations, SHOWN)
    for passage in entry.only_here:
        yield from islice(passage.citations, SHOWN)
    yield from (moment.citation for moment in entry.timeline if moment.citation)


def _passage(source: Source, citation: Citation) -> str:
    """The cited sentence in the page of the original; "" where that is not known."""
    url = web_url(source.url)
    if not url or not citation.fragment:
        return ""
    # The directive follows a fragment that the page has already.
    return url + (citation.fragment.removeprefix("#") if "#" in url else citation.fragment)
