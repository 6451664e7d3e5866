from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from digest.config import Config
from digest.entries import summarize
from digest.model import Article, Entry

Make = Callable[..., Article]

MONDAY = (
    "A ferry with 40 people on board capsized off Corval on Monday, killing at least three people, "
    "the coast guard said. The Aurora had left the harbor in a storm. Divers searched the wreck "
    "until nightfall. The harbor was closed to all traffic."
)
TUESDAY = (
    "Seven people are now known to have been killed when a ferry capsized off Corval on Monday, "
    "the coast guard said. Divers went back to the wreck of the Aurora at dawn. The captain had "
    "been warned of the storm. Prosecutors took the logbook of the Aurora."
)


def day(number: int) -> datetime:
    return datetime(2026, 3, number, 12, tzinfo=UTC)


@pytest.fixture
def ferry(article: Make) -> Entry:
    early = article(
        "a", MONDAY, published=day(2), title="Ferry capsizes off Corval, three people killed"
    )
    late = article("b", TUESDAY, published=day(3), title="Ferry toll rises to seven off Corval")
    return summarize("ev-1", [early, late], Config())


def test_a_number_that_a_later_report_has_raised_is_not_in_the_summary(ferry: Entry) -> None:
    assert not any("three people" in statement.text for statement in ferry.statements)


def test_the_latest_toll_is_told(ferry: Entry) -> None:
    assert any("Seven people" in statement.text for statement in ferry.statements)


def test_a_title_with_an_old_toll_gives_way(ferry: Entry) -> None:
    assert ferry.title == "Ferry toll rises to seven off Corval"


WEDNESDAY = (
    "The toll of the ferry that capsized off Corval on Monday has risen to nine people killed, the "
    "coast guard said. The last of those on board was found at noon. The wreck of the Aurora is to "
    "be lifted. A service will be held at the harbor."
)
UNDATED = (
    "Five people were killed when a ferry capsized off Corval on Monday, the coast guard said. "
    "Relatives waited in a school near the harbor. The Aurora was built in Brunby. Its owner "
    "promised to help all who lost somebody."
)


@pytest.mark.parametrize(
    ("undated", "verdict", "given"),
    [
        ("Five", "updated", "three five seven nine"),
        ("Two", "updated", "two three seven nine"),
        ("Eleven", "unsettled", "three seven nine eleven"),
    ],
)
def test_an_undated_toll_is_as_old_as_its_number_where_dated_ones_rise(
    article: Make, undated: str, verdict: str, given: str
) -> None:
    reports = [
        article("a", MONDAY, published=day(2)),
        article("b", TUESDAY, published=day(3)),
        article("c", WEDNESDAY, published=day(4)),
        article("d", UNDATED.replace("Five", undated)),
    ]
    entry = summarize("ev-1", reports, Config())
    [killed] = [figure for figure in entry.figures if figure.subject == "killed"]
    assert killed.verdict == verdict
    numbers = [amount.given[0].text.lower().split()[-2] for amount in killed.amounts]
    assert numbers == given.split()
    told = " ".join(statement.text for statement in entry.statements)
    assert ("nine people killed" in told) == (verdict == "updated")


def test_without_dates_nothing_is_known_to_be_old(article: Make) -> None:
    entry = summarize("ev-1", [article("a", MONDAY), article("b", TUESDAY)], Config())
    assert any("three people" in statement.text for statement in entry.statements)


def test_what_several_origins_say_of_the_killed_is_told(article: Make) -> None:
    first = article(
        "a",
        "Governor Ana Petrova promised money for the valley of Dolina on Monday. She met the "
        "mayors of four villages. Petrova said that the dam would be built again by the spring. "
        "The flood killed eight people in the Dolina valley, officials said.",
    )
    second = article(
        "b",
        "The governor, Ana Petrova, pledged money for Dolina and its villages. A new dam is to "
        "stand in spring, Petrova told the mayors. Critics spoke of an old promise. Eight people "
        "were killed in the flood of the Dolina valley, the fire service said.",
    )
    entry = summarize("ev-1", [first, second], Config())
    assert any("killed" in statement.text for statement in entry.statements)


def test_who_says_so_does_not_part_two_tolls_of_one_event(article: Make) -> None:
    early = article(
        "a",
        "A footbridge over the Siva collapsed in Ladnik on Tuesday morning. Two people were killed "
        "and seven injured, Civil Guard officials said. The bridge was built in 1974.",
        published=day(2),
        title="Bridge collapses in Ladnik, two people killed",
    )
    late = article(
        "b",
        "The number of people killed in the collapse of a bridge in Ladnik has risen to three, "
        "governor Igor Brandt said. Six people remain in hospitals. Repairs will take a year.",
        published=day(3),
        title="Ladnik bridge collapse: toll rises to three",
    )
    entry = summarize("ev-1", [early, late], Config())
    assert [(one.subject, one.verdict) for one in entry.figures] == [("killed", "updated")]
    assert entry.title == "Ladnik bridge collapse: toll rises to three"


def test_tolls_of_two_places_are_not_one_that_rises(article: Make) -> None:
    early = article(
        "a",
        "A storm killed two people on the island of Osby on Tuesday, the Civil Guard said. Roofs "
        "were torn off, and the harbor was closed.",
        published=day(2),
    )
    late = article(
        "b",
        "Rivers burst their banks around Ladnik. Four people were killed in Ladnik on Wednesday, "
        "governor Igor Brandt said. Roofs were torn off there, too.",
        published=day(3),
    )
    entry = summarize("ev-1", [early, late], Config())
    assert "updated" not in {one.verdict for one in entry.figures}
