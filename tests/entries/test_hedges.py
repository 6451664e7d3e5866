"""Where one source doubts what another states flatly; nobody is charged with it wrongly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.config import Config
from digest.entries import summarize
from digest.model import Article, Entry

Make = Callable[..., Article]

DOUBTED = (
    "Marines fired on a boat off Karlov on Tuesday. The navy sank the boat near the harbor of "
    "Karlov in the night, killing 11 suspected drug smugglers."
)


def entry_of(make: Make, *texts: str) -> Entry:
    made = [make(f"a{number}", text) for number, text in enumerate(texts, 1)]
    return summarize("ev-1", made, Config(), budget=False)


def test_a_flat_statement_of_what_another_doubts_is_told(article: Make) -> None:
    flat = "A boat was sunk by the navy near the harbor of Karlov, which killed 11 drug-smugglers."
    (hedge,) = entry_of(article, DOUBTED, flat).hedges
    assert hedge.word == "suspected"
    assert (hedge.doubting.text, hedge.flat.text) == (
        "killing 11 suspected drug smugglers",
        "killed 11 drug-smugglers",
    )
    assert [(each.article, each.sentence) for each in hedge.doubting.citations] == [("a1", 1)]
    assert [(each.article, each.sentence) for each in hedge.flat.citations] == [("a2", 0)]


def test_a_doubted_deed_counts_too(article: Make) -> None:
    doubted = "The mayor of Karlov allegedly took bribes from the harbor company in March."
    flat = "In March the mayor of Karlov took bribes from the company that runs the harbor."
    (hedge,) = entry_of(article, doubted, flat).hedges
    assert (hedge.word, hedge.doubting.text) == ("allegedly", "Karlov allegedly took bribes from")


@pytest.mark.parametrize(
    "other",
    [
        "The navy sank a boat near the harbor of Karlov and killed 11 alleged drug smugglers.",
        "The navy said it sank a boat near the harbor of Karlov and killed 11 drug smugglers.",
        "The navy sank a boat near the harbor of Karlov and killed nine drug smugglers.",
        "The navy sank a boat near the harbor of Karlov, killing 11 “drug smugglers”.",
        "Last year a court in Lipa sent 11 drug smugglers to prison for ten years.",
        "The navy sank a boat near the harbor of Karlov; 11 people were not drug smugglers.",
        "Did the navy sink a boat near the harbor of Karlov with 11 drug smugglers?",
        "The navy sank the boat near the harbor of Karlov, killing 11 drug smugglers. "
        "Relatives of the 11 drug smugglers, as the navy called them, went to court.",
    ],
    ids=[
        "doubt",
        "attribution",
        "number",
        "quotation",
        "other event",
        "denial",
        "question",
        "both",
    ],
)
def test_nobody_is_charged_wrongly(article: Make, other: str) -> None:
    assert entry_of(article, DOUBTED, other).hedges == ()


def test_the_seeds_differ_in_how_sure_they_are(seeds: list[Article]) -> None:
    (hedge,) = summarize("ev-1", seeds, Config(), budget=False).hedges
    doubting, flat = hedge.doubting.citations[0].article, hedge.flat.citations[0].article
    assert (hedge.word, doubting[9:12], flat[9:12]) == ("suspected", "001", "000")


def test_every_doubt_is_found_where_it_is_cited(labeled: list[list[Article]]) -> None:
    from digest.text.sentences import sentences

    for event in labeled[:200]:
        found = {article.id: sentences(article.text) for article in event}
        for hedge in summarize("ev-1", event, Config(), budget=False).hedges:
            for passage in (hedge.doubting, hedge.flat):
                first = passage.citations[0]
                assert passage.text in found[first.article][first.sentence]
            for each in hedge.doubting.citations:
                assert hedge.word in found[each.article][each.sentence].lower()
