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


def test_a_doubted_sum_is_whole(article: Make) -> None:
    doubted = "The keeper of the dam above Karlov was reportedly paid $3 million by the valley."
    flat = "By the valley the keeper of the dam above Karlov was paid $3 million."
    (hedge,) = entry_of(article, doubted, flat).hedges
    assert (hedge.doubting.text, hedge.flat.text) == (
        "was reportedly paid $3 million",
        "was paid $3 million",
    )


PAIRS = {
    "accused of": (
        "Owen Harker is accused of killing two guards at the bank of Karlov in May.",
        "In May, Owen Harker killed two guards at the bank of Karlov.",
        ("is accused of killing two guards", "Harker killed two guards"),
    ),
    "is believed to have": (
        "The driver Owen Harker is believed to have set fire to the mill near Karlov.",
        "Owen Harker, the driver, set fire to the mill near Karlov.",
        ("Harker is believed to have set fire to", "driver, set fire to"),
    ),
    "probably": (
        "The dam above Karlov probably lost its crest in the heavy storm of March.",
        "In the storm of March the dam above Karlov lost its crest.",
        ("Karlov probably lost its crest", "Karlov lost its crest"),
    ),
}


@pytest.mark.parametrize(("word", "told"), PAIRS.items(), ids=PAIRS)
def test_other_doubts_are_known(article: Make, word: str, told: tuple[str, str, object]) -> None:
    (hedge,) = entry_of(article, told[0], told[1]).hedges
    assert (hedge.word, (hedge.doubting.text, hedge.flat.text)) == (word, told[2])


FOREIGN = {
    "de": (
        "Die Marine tötete vor Karlov 11 mutmaßliche Schmuggler in einem Boot.",
        "Vor Karlov tötete die Marine 11 Schmuggler in einem Boot.",
        "mutmaßliche",
    ),
    "es": (
        "La marina mató a 11 presuntos contrabandistas en una lancha cerca de Karlov.",
        "Cerca de Karlov la marina mató a 11 contrabandistas en una lancha.",
        "presuntos",
    ),
    "fr": (
        "La marine a tué 11 présumés trafiquants dans un bateau près de Karlov.",
        "Près de Karlov, la marine a tué 11 trafiquants dans un bateau.",
        "présumés",
    ),
}


@pytest.mark.parametrize(("language", "told"), FOREIGN.items(), ids=FOREIGN)
def test_doubt_is_known_in_other_languages(
    article: Make, language: str, told: tuple[str, str, str]
) -> None:
    made = [article(f"a{at}", text, language=language) for at, text in enumerate(told[:2])]
    (hedge,) = summarize("ev-1", made, Config(), budget=False).hedges
    assert hedge.word == told[2]
    made[1] = article("a1", told[1], language="it")
    assert summarize("ev-1", made, Config(), budget=False).hedges == ()


@pytest.mark.parametrize(
    "other",
    [
        "Police killed two guards at the bank of Karlov in May; Owen Harker was there.",
        "In May, Owen Harker was convicted: he killed two guards at the bank of Karlov.",
        "In May, Owen Harker killed two guards at the bank of Karlov, the mayor believes.",
        "Owen Harker was in Karlov in May for killing two guards at the bank.",
    ],
    ids=["somebody else", "convicted", "believed", "no deed"],
)
def test_an_accusation_is_compared_with_the_deed_alone(article: Make, other: str) -> None:
    assert entry_of(article, PAIRS["accused of"][0], other).hedges == ()


def test_a_deed_of_another_is_not_the_deed(article: Make) -> None:
    doubted = "The sailors of Karlov allegedly released a video of the sinking harbor ferry."
    flat = "Last week a mother released a video of the sinking harbor ferry."
    assert entry_of(article, doubted, flat).hedges == ()


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
