"""The quotations of an entry to what its page shows of them."""

from __future__ import annotations

from collections.abc import Mapping

from digest.model import Entry, Version
from digest.pages.evidence_views import CitationView
from digest.pages.layout import Layout
from digest.pages.quote_views import ChangeView, QuoteView, VersionView

SHOWN = 10
"""Sources that are named after one version."""


def quote_views(entry: Entry, layout: Layout) -> tuple[QuoteView, ...]:
    """The quotations of the entry, the most telling first."""
    labels = {
        source.number: layout.publisher(source) or source.title or "an untitled report"
        for source in entry.sources
    }
    return tuple(
        QuoteView(
            quote.text,
            tuple(_version(version, labels) for version in quote.versions),
            quote.alone,
        )
        for quote in entry.quotes
    )


def _version(version: Version, labels: Mapping[int, str]) -> VersionView:
    numbers = sorted({citation.number for citation in version.citations})
    return VersionView(
        version.kind,
        version.speaker,
        version.disputed,
        tuple(_citation(number, labels) for number in numbers[:SHOWN]),
        max(0, len(numbers) - SHOWN),
        tuple(ChangeView(change.kind, change.text) for change in version.changes),
    )


def _citation(number: int, labels: Mapping[int, str]) -> CitationView:
    return CitationView(number, f"#source-{number}", "", labels.get(number, ""))
