"""An entry's quotations, hedges and passages of a single origin, to what its page shows of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from digest.model import Citation, Entry, Passage, Version
from digest.pages.layout.layout import Layout
from digest.pages.views.evidence import (
    ChangeView,
    CitationView,
    HedgeView,
    PassageView,
    QuoteView,
    VersionView,
)

SHOWN = 10
"""Sources that are named after one version."""


def quote_views(entry: Entry, layout: Layout) -> tuple[QuoteView, ...]:
    """The quotations of the entry, the most telling first."""
    labels = _labels(entry, layout)
    return tuple(
        QuoteView(
            quote.text,
            tuple(_version(version, labels) for version in quote.versions),
            quote.alone,
        )
        for quote in entry.quotes
    )


def hedge_views(entry: Entry, layout: Layout) -> tuple[HedgeView, ...]:
    """What some of its sources doubt."""
    labels = _labels(entry, layout)
    return tuple(
        HedgeView(hedge.word, _passage(hedge.doubting, labels), _passage(hedge.flat, labels))
        for hedge in entry.hedges
    )


def passage_views(entry: Entry, layout: Layout) -> tuple[PassageView, ...]:
    """What a single origin reports."""
    labels = _labels(entry, layout)
    return tuple(_passage(passage, labels) for passage in entry.only_here)


def _labels(entry: Entry, layout: Layout) -> Mapping[int, str]:
    """The sources' names, for readers who do not see them."""
    untitled = layout.words.say("an untitled report")
    return {
        source.number: layout.publisher(source) or source.title or untitled
        for source in entry.sources
    }


def _passage(passage: Passage, labels: Mapping[int, str]) -> PassageView:
    return PassageView(passage.text, _citations(passage.citations, labels))


def _version(version: Version, labels: Mapping[int, str]) -> VersionView:
    numbers = {citation.number for citation in version.citations}
    return VersionView(
        version.kind,
        version.speaker,
        version.disputed,
        _citations(version.citations, labels),
        max(0, len(numbers) - SHOWN),
        tuple(ChangeView(change.kind, change.text) for change in version.changes),
    )


def _citations(
    citations: Iterable[Citation], labels: Mapping[int, str]
) -> tuple[CitationView, ...]:
    """Each source once, the first ten."""
    numbers = sorted({citation.number for citation in citations})[:SHOWN]
    return tuple(
        CitationView(number, f"#source-{number}", "", labels.get(number, "")) for number in numbers
    )
