"""What a single origin reports and no other."""

from __future__ import annotations

from collections.abc import Callable

from digest.config import Config, EntriesConfig
from digest.entries import make_entry
from digest.model import Article, Event

Make = Callable[..., Article]

GAZETTE = (
    "The bridge over the Sava in Karlov reopened on Monday after two years of repairs. "
    "Hundreds of people walked across it in the morning sun, many with flags. "
    "The repairs to the bridge cost 48 million crowns, the builder Ostrava Steel told the council. "
    "He also thanked everyone. "
    "Anyone with information about the bridge should call the builder at 555-0132 in Karlov."
)
HERALD = (
    "Cheers rang out in Karlov on Monday as its bridge over the Sava opened again. "
    "The crossing had been shut for two years. "
    "A choir of children from Lipa sang on the bridge in Karlov at noon for Mayor Mara Ek. "
    "The repairs went on for two years and the bridge was shut to all traffic."
)


def told(*articles: Article, config: Config | None = None) -> list[tuple[str, str]]:
    event = Event("ev-1", articles)
    entry = make_entry(event, config or Config(entries=EntriesConfig(statements=1)))
    return [(each.citations[0].article, each.text) for each in entry.only_here]


def test_what_one_origin_alone_names_is_shown(article: Make) -> None:
    found = told(article("a", GAZETTE), article("b", HERALD))
    assert sorted(found) == [
        ("a", GAZETTE[GAZETTE.index("The repairs") : GAZETTE.index(" He also")]),
        ("b", HERALD[HERALD.index("A choir") : HERALD.index(" The repairs")]),
    ]


def test_a_name_that_others_have_too_is_no_news_however_it_is_written(article: Make) -> None:
    opening = GAZETTE[: GAZETTE.index(" The repairs")]
    own = "The repairs to the bridge in Karlov were paid for by the U.K. and a bank."
    also = (
        "Guests from the U.K. admired old trams, ate fresh pies and went home late in the evening."
    )
    found = told(article("a", f"{opening} {own}"), article("b", f"{HERALD} {also}"))
    assert own not in [text for _, text in found]
    found = told(article("a", f"{opening} {own}"), article("b", HERALD))
    assert own in [text for _, text in found]


def test_a_question_that_shares_a_word_tells_no_sentence_too(article: Make) -> None:
    choir = HERALD[HERALD.index("A choir") : HERALD.index(" The repairs")]
    found = told(article("a", f"{GAZETTE} Did the choir rehearse?"), article("b", HERALD))
    assert choir in [text for _, text in found]
    found = told(article("a", f"{GAZETTE} Were there children in the choir?"), article("b", HERALD))
    assert choir not in [text for _, text in found]


def test_a_single_origin_has_nothing_of_its_own(article: Make) -> None:
    assert told(article("a", GAZETTE)) == []
    assert told(article("a", GAZETTE), article("b", GAZETTE)) == []


def test_an_exhausted_source_gives_no_more(article: Make) -> None:
    config = Config(entries=EntriesConfig(statements=1, excerpt_words=10))
    assert told(article("a", GAZETTE), article("b", HERALD), config=config) == []


def test_what_has_no_verb_is_not_shown(article: Make) -> None:
    verbless = "Including the Lipa Herald, the Sava Gazette and other papers of Karlov."
    found = told(article("a", GAZETTE), article("b", f"{HERALD} {verbless}"))
    assert verbless not in [text for _, text in found]
    found = told(article("a", GAZETTE), article("b", f"{HERALD} {verbless[:-1]} wrote of it."))
    assert f"{verbless[:-1]} wrote of it." in [text for _, text in found]
