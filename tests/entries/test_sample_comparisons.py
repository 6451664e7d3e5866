"""Five events of the sample digest: the comparisons that a careful editor would print."""

from __future__ import annotations

import pytest

from digest.config import Config
from digest.configfile import read_config
from digest.entries import summarize
from digest.model import Article, Document, Version
from digest.sources.article import to_article
from digest.sources.reader import read_document
from tests.conftest import ROOT

ARTICLES = ROOT / "content" / "articles" / "2026" / "11"

EXPECTED: dict[str, tuple[list[str], list[str]]] = {
    "the cable": (
        [
            "18-northern-wire-corvana.md",
            "18-coastline-ship-held.html",
            "18-world-brief-anchor.md",
            "19-karby-gazette-island-offline.md",
            "undated-cargo-ship.txt",
        ],
        [
            "We have a ship without an anchor | verbatim, Maren Aldal: coastline-ship-held, "
            "northern-wire-corvana, world-brief-anchor | unquoted, Maren Aldal: cargo-ship"
        ],
    ),
    "the depot in Ostrel": (
        [
            "18-northern-wire-ostrel-fire.md",
            "18-ostrel-observer-fire.md",
            "undated-ostrel-depot.txt",
        ],
        [
            "Forty meters of yard and a lucky | verbatim, Deputy Chief Pavel Renn: "
            "northern-wire-ostrel-fire, ostrel-depot"
        ],
    ),
    # Everybody here quotes somebody else: there is nothing to compare, and nothing is made up.
    "the barrier": (
        [
            "19-hollin-courier-barrier.txt",
            "19-northern-wire-barrier.md",
            "19-vessin-post-barrier.html",
            "20-radio-estmark-barrier.md",
        ],
        [],
    ),
    "prices in October": (["17-northern-wire-inflation.md", "17-market-minute-inflation.html"], []),
    "the cup": (["17-northern-wire-cup.md", "17-karby-gazette-cup.html"], []),
}  # fmt: skip


def read(name: str, config: Config) -> Article:
    document, _ = read_document(ROOT, (ARTICLES / name).relative_to(ROOT), config)
    assert isinstance(document, Document)
    article, _ = to_article(document, config)
    assert article
    return article


@pytest.mark.parametrize("event", EXPECTED)
def test_quotations_are_compared_as_an_editor_would(event: str) -> None:
    names, expected = EXPECTED[event]
    config = read_config(ROOT)
    entry = summarize("ev-1", [read(name, config) for name in names], config, budget=False)
    stems = {
        source.number: source.article.rpartition("/")[2].partition(".")[0].partition("-")[2]
        for source in entry.sources
    }

    def told(version: Version) -> str:
        sources = sorted({stems[citation.number] for citation in version.citations})
        return f"{version.kind}, {version.speaker}: {', '.join(sources)}"

    assert [
        " | ".join([quote.text[:32].strip(), *map(told, quote.versions)]) for quote in entry.quotes
    ] == expected
