"""What misleads in a summary of all the reports, though its author wrote it in good faith."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from digest.config import Config
from digest.entries import summarize
from digest.entries.sentences.ongoing import goes_on
from digest.model import Article, Entry

Make = Callable[..., Article]

FLAT = (
    "The navy sank a boat near the harbor of Karlov on Tuesday night, killing 11 drug smugglers. "
    "Fishermen heard three shots from the lighthouse. The harbor of Karlov stayed closed until "
    "noon, the port office said."
)
MILD = (
    "A boat was sunk by the navy near the harbor of Karlov on Tuesday, and 11 suspected drug "
    "smugglers were killed. The governor of Karlov asked the navy for its films. Divers looked at "
    "the wreck on Wednesday morning."
)


def entry_of(make: Make, *articles: tuple[str, str]) -> Entry:
    made = [make(f"a{number}", text, title=title) for number, (title, text) in enumerate(articles)]
    return summarize("ev-1", made, Config(), budget=False)


def told(entry: Entry) -> str:
    return " ".join(statement.text for statement in entry.statements)


def test_the_mildest_wording_of_a_claim_is_told(article: Make) -> None:
    entry = entry_of(article, ("", FLAT), ("", MILD))
    assert "11 suspected drug smugglers" in told(entry)
    assert "11 drug smugglers" not in told(entry)


def test_a_flat_wording_is_told_where_nobody_doubts_it(article: Make) -> None:
    assert "11 drug smugglers" in told(entry_of(article, ("", FLAT)))


def test_an_article_that_doubts_only_sometimes_is_taken_at_its_mildest(article: Make) -> None:
    again = "The 11 drug smugglers were buried near the harbor of Karlov by the navy on Thursday."
    entry = entry_of(article, ("", f"{MILD} {again}"), ("", FLAT))
    assert "11 drug smugglers" not in told(entry)


def test_a_title_states_nothing_that_a_report_doubts(article: Make) -> None:
    entry = entry_of(
        article,
        ("Navy sinks boat near Karlov harbor, killing 11 drug smugglers", FLAT),
        ("Boat sunk by the navy off Karlov, 11 people dead on board", MILD),
    )
    assert entry.title == "Boat sunk by the navy off Karlov, 11 people dead on board"


def test_what_officials_say_is_not_stated_flatly(article: Make) -> None:
    said = FLAT.replace("killing 11 drug smugglers", "killing 11 drug smugglers, officials said")
    entry = entry_of(article, ("", said), ("", MILD.replace("A boat", "A wooden boat")))
    assert "officials said" in told(entry) or "suspected" in told(entry)


def test_two_statements_never_give_different_numbers_for_one_thing(article: Make) -> None:
    forty_nine = (
        "The fire at the Halden mill on Friday killed 49 workers and was filmed from across the "
        "river. The films spread on every network before noon. Owners of three networks were "
        "called to Halden."
    )
    fifty = (
        "Networks removed a million films of the fire at the Halden mill, which killed 50 workers "
        "on Friday. A minister asked them for faster filters. The mill had no alarm, the fire "
        "service of Halden said."
    )
    summary = told(entry_of(article, ("", forty_nine), ("", fifty)))
    assert not ("49 workers" in summary and "50 workers" in summary)


def test_one_side_of_a_disputed_number_makes_room_for_what_is_agreed(article: Make) -> None:
    first = (
        "The bridge over the Sorn at Meren cost 31 million crowns, the council of Meren said. The "
        "bridge over the Sorn at Meren was opened by Mayor Ida Holt on Monday. Two thousand people "
        "walked across it in the rain."
    )
    second = (
        "Mayor Ida Holt opened the bridge over the Sorn at Meren on Monday in the rain. The bridge "
        "over the Sorn at Meren cost 38 million crowns, the council of Meren said. Boats on the "
        "Sorn sounded their horns."
    )
    entry = entry_of(article, ("", first), ("", second))
    assert [figure.verdict for figure in entry.figures] == ["differs"]
    assert "million crowns" not in told(entry)


SEARCH = (
    "Divers are searching the lake near Ostvik for a fisherman whose boat sank on Monday evening. "
    "The boat of the fisherman sank near Ostvik in a sudden storm, the coast guard said. Two dogs "
    "were taken along the shore."
)
FOUND = (
    "The fisherman whose boat sank near Ostvik was found alive on an island in the lake, the coast "
    "guard said. He had swum for two hours. Divers from Ostvik brought him home on Tuesday."
)
SEARCH_TITLE = "Divers search for fisherman after boat sinks in lake near Ostvik"
FOUND_TITLE = "Missing fisherman found alive on island in lake near Ostvik"


def lake(make: Make, hours: int) -> Entry:
    """A search on Monday at noon, and its end so many hours later."""
    first = make("a", SEARCH, title=SEARCH_TITLE, published=datetime(2026, 3, 2, 12, 5, tzinfo=UTC))
    moment = datetime(2026, 3, 2 + hours // 24, 12 + hours % 24, 5, tzinfo=UTC)
    second = make("b", FOUND, title=FOUND_TITLE, published=moment)
    return summarize("ev-1", [first, second], Config(), budget=False)


def test_nobody_is_searching_after_a_later_report_has_found_him(article: Make) -> None:
    assert "are searching" not in told(lake(article, 24))


def test_a_title_of_the_search_gives_way_when_it_is_over(article: Make) -> None:
    assert lake(article, 24).title == FOUND_TITLE


def test_of_two_reports_of_one_morning_neither_is_old(article: Make) -> None:
    assert lake(article, 1).title == SEARCH_TITLE


TRIAL = (
    "A carter of Meren will be tried for setting fire to the rope works in May. The carter, Jon "
    "Ek, is accused of throwing a lamp into the tar house of the rope works. Two men were hurt."
)
VERDICT = (
    "Jon Ek, the carter who set fire to the rope works in Meren, was sentenced to six years on "
    "Friday. The court said that he threw a lamp into the tar house, where two men were hurt."
)
HURT = (
    "A diver who was pulled from the lock at Meren on Monday is in critical condition. The diver "
    "was caught in a rope under the gate of the lock, the harbor master said."
)
DEAD = (
    "The diver who was caught in a rope under the gate of the lock at Meren on Monday has died, "
    "the harbor master said. He was 31 and came from Halden."
)
TREATED = (
    "Eleven people in Meren fell ill with cholera after a feast at the lock, the clinic of Halden "
    "said on Monday. Two of the patients from Meren are in intensive care."
)
SIX_DEAD = (
    "Six of those who fell ill with cholera after a feast at the lock in Meren have died, the "
    "clinic of Halden said. All others have left the clinic."
)


LOST = (
    "A footbridge fell into the river at Dolina on Monday. Divers were still searching for two "
    "boys at nightfall. The mayor of Dolina closed the other bridges."
)
RECOVERED = (
    "Divers have recovered the bodies of two boys from the river at Dolina, where a footbridge "
    "fell on Monday. Prosecutors took papers from the town hall of Dolina."
)


@pytest.mark.parametrize(
    ("before", "after", "old"),
    [
        pytest.param(LOST, RECOVERED, "were still searching", id="a search"),
        pytest.param(TRIAL, VERDICT, "will be tried", id="a trial"),
        pytest.param(HURT, DEAD, "is in critical condition", id="a fight for life"),
        pytest.param(TREATED, SIX_DEAD, "are in intensive care", id="patients"),
    ],
)
def test_what_was_to_come_is_not_told_after_it_came(
    article: Make, before: str, after: str, old: str
) -> None:
    first = article("a", before, published=datetime(2026, 3, 2, 12, 5, tzinfo=UTC))
    second = article("b", after, published=datetime(2026, 3, 6, 12, 5, tzinfo=UTC))
    assert old in before
    assert old not in told(summarize("ev-1", [first, second], Config(), budget=False))


@pytest.mark.parametrize(
    "text",
    [
        "Police are still looking for a grey van.",
        "Divers were still searching for two boys at nightfall.",
        "Crews continue to battle the fire above Meren.",
        "Two hikers remain missing in the Halden hills.",
        "The driver has not been found.",
        "Two bakers are scheduled to appear in court on Friday.",
        "The skipper awaits trial in Corval.",
        "Both remain hospitalized in Halden.",
        "Eleven people are being treated in Halden.",
        "Officers are currently trying to find two witnesses.",
        "There have been no arrests in Corval.",
        "No arrests have been made in Corval.",
        "Police have yet to arrest a suspect.",
    ],
)
def test_a_search_goes_on(text: str) -> None:
    assert goes_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police looked for a grey van.",
        "The council is looking at three plans for the harbor.",
        "Police are investigating a fire that killed two people.",
        "Much remains to be seen.",
        "There had been no arrests at the fair for a year.",
        "The skipper stood trial in Corval.",
        "Both left the hospital in Halden.",
    ],
)
def test_a_search_that_is_over_or_none_at_all_does_not_go_on(text: str) -> None:
    assert not goes_on(text)


def test_speech_is_told_with_its_quotation_marks_where_a_source_has_them(article: Make) -> None:
    bare = (
        "The judge in the case, Rikke Dahl, said the court had a witness without a memory and a "
        "letter without a sender. The hearing in Meren goes on next week."
    )
    quoting = (
        "Judge Rikke Dahl, who hears the case in Meren, put it in one sentence: “The court has a "
        "witness without a memory and a letter without a sender.” A second hearing is to follow."
    )
    summary = told(entry_of(article, ("", bare), ("", quoting)))
    assert "“The court has a witness" in summary
    assert "said the court had a witness" not in summary
