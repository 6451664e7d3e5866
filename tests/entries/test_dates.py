"""The days that reports give: what of the sentence is shown, and that much of it stays fast."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from digest.entries.figures.dates import dates
from digest.entries.figures.dating import datings
from digest.entries.reading.reading import read
from digest.model import Article

Make = Callable[..., Article]


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        (
            "The mayor said the council of Osen votes on 4 March.",
            "the council of Osen votes on 4 March",
        ),
        ("The March 4 vote split the council of Osen.", "The March 4 vote"),
        (
            "On 4 March, the council of Osen met for an hour.",
            "On 4 March, the council of Osen met for an hour",
        ),
        (
            "Rain fell, and the dam at Osen failed on March 4.",
            "and the dam at Osen failed on March 4",
        ),
    ],
)
def test_a_day_is_shown_with_what_it_is_the_day_of(article: Make, text: str, excerpt: str) -> None:
    [dating] = datings(read([article("a", text)])[0])
    assert dating.excerpt == excerpt
    assert dating.excerpt in text


@pytest.mark.parametrize(
    "text",
    [
        "The council of Osen met between 4 March and 6 March.",
        "It was the worst flood in Osen since 4 March 1998.",
        "Published on 4 March by the town of Osen.",
        "OSEN, March 4 (AP) - The dam above the village failed.",
        "4 March",
    ],
    ids=["two days", "since", "furniture", "dateline", "nothing said"],
)
def test_some_days_date_nothing(article: Make, text: str) -> None:
    assert datings(read([article("a", text)])[0]) == ()


def test_a_day_of_one_origin_is_no_figure(article: Make) -> None:
    readings = read([article(name, "The council of Osen votes on 4 March.") for name in "ab"])
    assert dates(readings, [0, 0]) == ()
    assert [each.verdict for each in dates(readings, [0, 1])] == ["same"]


def test_a_calendar_of_dates_takes_no_time(article: Make) -> None:
    line = "The fair of Osen number {0} opens on {1} March 20{2:02}. "
    texts = ["".join(line.format(n, n % 28 + 1, n % 99) for n in range(400))] * 30
    readings = read([article(f"a{at}", text) for at, text in enumerate(texts)])
    start = process_time()
    dates(readings, list(range(30)))
    assert process_time() - start < 3
