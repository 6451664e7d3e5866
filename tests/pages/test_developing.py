from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from digest.model import Entry, Origin, Publication
from digest.pages.layout.developing import MOST, developing
from digest.pages.plan import plan
from digest.pages.views.variables import LinkView
from tests.pages.samples import EVENING, entry, layout


def told(name: str, hours: float, lasting: float = 12, origins: int = 2, **known: Any) -> Entry:
    """An entry whose last report was so many hours before the evening, and its first earlier."""
    updated = EVENING - timedelta(hours=hours)
    numbered = tuple(Origin(number, (number,)) for number in range(1, origins + 1))
    first = updated - timedelta(hours=lasting)
    return entry(f"ev-{name}", name, origins=numbered, published=first, updated=updated, **known)


def names(*entries: Entry) -> list[str]:
    lines = layout(Publication(entries=entries)).headlines
    return [line.teaser.url.split("/")[2] for line in developing(lines)]


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (told("a", 47), True),
        (told("a", 49), False),
        (told("a", 1, lasting=6), True),
        (told("a", 1, lasting=5), False),
        (told("a", 1, origins=1), False),
    ],
    ids=["in two days", "before", "went on", "went round", "a single origin"],
)
def test_an_event_develops_while_several_origins_go_on_reporting(one: Entry, found: bool) -> None:
    assert names(told("newest", 0, origins=1), one) == (["a"] if found else [])


def test_the_last_updated_comes_first_and_there_are_few() -> None:
    entries = [told(f"e{number}", number) for number in range(MOST + 2)]
    assert names(*entries) == [f"e{number}" for number in range(MOST)]
    assert names(*reversed(entries)) == names(*entries)


def test_nothing_dated_develops_into_nothing() -> None:
    assert names(entry(published=None, updated=None)) == []


def test_the_front_page_lists_what_develops_below_its_top_and_leads_to_editions_and_weeks() -> None:
    entries = tuple(told(f"e{number}", number) for number in range(7))
    front = next(p for p in plan(layout(Publication(entries=entries))) if p.path == "index.html")
    shown: Any = front.context
    top = {shown["lead"].url, *(teaser.url for teaser in shown["seconds"])}
    below = {teaser.url for teaser in shown["developing"]}
    assert len(below) == 2
    assert not top & below
    assert shown["weeks"] == (LinkView("Week of 16 November 2026", "/editions/2026-W47/"),)
