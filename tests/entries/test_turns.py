"""An entry is called after what became known last: a death or a verdict, not the first news."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from digest.config import Config
from digest.entries import summarize
from digest.model import Article, Entry

Make = Callable[..., Article]

AGROUND = (
    "A ferry with 150 people on board ran aground off Port Marlow on Tuesday. Twelve people "
    "were hurt when the Santa Aldric struck the Brannes reef in thick fog. The captain, Ole "
    "Tarrant, had reported a failure of the radar. Tugs from Vessin were on their way."
)
REEF = (
    "The ferry Santa Aldric struck the Brannes reef off Port Marlow in fog, injuring twelve of the "
    "150 people on board. Boats of the coast guard took all passengers off by noon. The radar of "
    "the Santa Aldric had failed before the accident."
)
DEAD = (
    "Two passengers of the ferry Santa Aldric, which ran aground on the Brannes reef, died in "
    "hospital on Thursday, the clinic of Vessin said. They were a man of 71 and a woman of 34. "
    "Prosecutors opened an inquiry against the captain, Ole Tarrant."
)
FERRY, TWO = "Ferry Santa Aldric strikes reef off Port Marlow", "Two die after ferry accident"


@pytest.fixture
def told(article: Make) -> Callable[..., Entry]:
    def make(first: int | None, last: int | None, *, dead: str = DEAD, title: str = TWO) -> Entry:
        days = [datetime(2026, 11, day, 9, tzinfo=UTC) if day else None for day in (first, last)]
        return summarize(
            "ev-1",
            [
                article("a", AGROUND, published=days[0], title="Ferry aground with 150 on board"),
                article("b", REEF, published=days[0], title=FERRY),
                article("c", dead, published=days[1], title=title),
            ],
            Config(),
        )

    return make


def test_a_death_of_a_later_day_is_in_title_and_summary(told: Callable[..., Entry]) -> None:
    entry = told(10, 12)
    assert entry.title == TWO
    assert entry.statements[0].text.startswith("Two passengers")


@pytest.mark.parametrize("days", [(10, 10), (None, 12), (10, None)], ids=str)
def test_only_dates_tell_what_came_later(
    days: tuple[int | None, int | None], told: Callable[..., Entry]
) -> None:
    assert told(*days).title != TWO


def test_an_article_of_another_language_is_no_death(article: Make) -> None:
    days = [datetime(2026, 11, day, 9, tzinfo=UTC) for day in (10, 12)]
    aground = (
        "Ein Schiff namens Aldric lief am Dienstag vor Marlow auf Grund. Es hatte Holz an Bord."
    )
    freed = (
        "Am Donnerstag zogen zwei Schlepper die Aldric vor Marlow vom Grund. Das Holz blieb dort."
    )
    entry = summarize(
        "ev-1",
        [
            article(
                "a", aground, published=days[0], title="Aldric vor Marlow auf Grund", language="de"
            ),
            article(
                "b",
                freed,
                published=days[1],
                title="Schlepper ziehen die Aldric vom Grund",
                language="de",
            ),
        ],
        Config(),
    )
    assert entry.title == "Aldric vor Marlow auf Grund"


def test_a_verdict_is_told_as_well(told: Callable[..., Entry]) -> None:
    text = DEAD.replace(
        "Two passengers of the ferry", "The captain was found guilty of neglect on the ferry"
    ).replace("died in hospital", "a court said")
    title = "Captain of ferry Santa Aldric found guilty"
    assert told(10, 28, dead=text, title=title).title == title
    charged = "Captain pleads not guilty on ferry"
    assert told(10, 28, dead=text.replace("found", "not"), title=charged).title != charged


def test_who_died_long_ago_is_no_news_where_the_title_does_not_say_so(
    told: Callable[..., Entry],
) -> None:
    text = f"The Santa Aldric was towed to Vessin. {DEAD}".replace("on Thursday", "in 1987")
    assert told(10, 12, dead=text, title="Ferry Santa Aldric towed to Vessin").title != TWO


BANNED = (
    "People in Vessin must not bathe in the harbor until further notice after oil was found in the "
    "water off the Brannes pier, the harbor office said on Tuesday. The oil came from the tanker "
    "Ostrel. Boats laid a barrier of 300 meters around the pier."
)
AGAIN = (
    "People in Vessin may bathe in the harbor again. The ban on bathing in the harbor was lifted "
    "after three days without oil in any of forty samples of water. Boats took the barrier in."
)


MUCH_ALIKE = AGAIN.replace(
    "any of forty samples of water",
    "the water off the Brannes pier, the harbor office said on Friday",
)


@pytest.fixture
def bathing(article: Make) -> Callable[..., Entry]:
    def make(title: str, again: str = AGAIN) -> Entry:
        days = [datetime(2026, 11, day, 9, tzinfo=UTC) for day in (10, 13)]
        ban = "Vessin bans bathing in harbor after oil leak from tanker"
        return summarize(
            "ev-1",
            [
                article("a", BANNED, published=days[0], title=ban),
                article("b", again, published=days[1], title=title),
            ],
            Config(),
        )

    return make


@pytest.mark.parametrize("again", [AGAIN, MUCH_ALIKE], ids=["news", "in the first one's words"])
def test_what_is_over_is_in_title_and_summary(bathing: Callable[..., Entry], again: str) -> None:
    title = "Ban on bathing in harbor of Vessin lifted"
    entry = bathing(title, again)
    assert entry.title == title
    assert "was lifted" in entry.statements[0].text
    assert any("must not bathe" in statement.text for statement in entry.statements)


def test_what_is_to_end_is_not_over(bathing: Callable[..., Entry]) -> None:
    title = "Harbor of Vessin to reopen for bathing"
    assert bathing(title).title != title
