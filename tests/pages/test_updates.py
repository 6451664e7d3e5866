"""What the feed of updates tells of known events, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from digest.model import Development, Publication
from digest.pages.feeds.deliveries import Delivery
from digest.pages.feeds.updates import updates
from tests.pages.samples import entry, layout

DAY = date(2026, 11, 21)
BEGINNING = datetime(2026, 11, 20, 23, tzinfo=UTC)
"""Of that day in Madrid."""
NOON, EVENING = datetime(2026, 11, 21, 12, tzinfo=UTC), datetime(2026, 11, 21, 18, tzinfo=UTC)


def told(development: Development) -> list[Delivery]:
    """Of an entry of three sources, two of which came in at noon and in the evening."""
    whole = entry()
    first, second, *others = whole.sources
    sources = (replace(first, published=NOON), replace(second, published=EVENING), *others)
    shown = replace(whole, sources=sources, developments=(development,), corrections=())
    return updates(layout(Publication(entries=(shown,))))


FIRST, SECOND = (source.article for source in entry().sources[:2])


@pytest.mark.parametrize(
    ("development", "said"),
    [
        (Development(DAY, added=(FIRST,)), "Added:"),
        (Development(DAY, merged=("ev-aaaaaa",)), "Another event turned out to be this one."),
        (Development(DAY, statements=("The quay is open.",)), "The summary now says:"),
    ],
    ids=["report", "merger", "statement"],
)
def test_news_of_a_known_event_is_an_update(development: Development, said: str) -> None:
    (delivered,) = told(development)
    assert said in delivered.html
    assert delivered.id.endswith(":2026-11-21")


@pytest.mark.parametrize(
    "development",
    [
        Development(DAY, edited=(FIRST,)),
        Development(DAY, parted=(FIRST,)),
        Development(DAY, added=("articles/deleted-since.md",)),
    ],
    ids=["edit", "departure", "deletion"],
)
def test_what_is_no_news_is_no_update(development: Development) -> None:
    assert told(development) == []


@pytest.mark.parametrize(
    ("development", "moment"),
    [
        (Development(DAY, added=(FIRST, SECOND)), EVENING),
        (Development(DAY, added=(FIRST,), edited=(SECOND,)), EVENING),
        (Development(DAY, added=(FIRST,)), NOON),
        (Development(DAY, statements=("The quay is open.",)), BEGINNING),
        (Development(None, added=(FIRST,)), None),
    ],
    ids=["newest", "newest edit", "only one", "no report", "undated"],
)
def test_an_update_is_dated_by_the_newest_report_it_is_about(
    development: Development, moment: datetime | None
) -> None:
    (delivered,) = told(development)
    assert delivered.published == moment
