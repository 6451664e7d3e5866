from __future__ import annotations

from datetime import timedelta

import pytest

from digest.model import Entry, Origin
from digest.pages.layout.coverage import coverage
from digest.pages.plan import plan
from digest.pages.views.lists import CoverageView
from tests.pages.samples import MORNING, entry, layout, source


def told(*sources: tuple[str, int, int | None]) -> Entry:
    """An entry of these publishers' articles, each of an origin, so many hours after morning."""
    made = tuple(
        source(
            number,
            origin,
            publisher=publisher,
            published=None if hours is None else MORNING + timedelta(hours=hours),
        )
        for number, (publisher, origin, hours) in enumerate(sources, 1)
    )
    origins = sorted({one.origin for one in made})
    grouped = tuple(
        Origin(number, tuple(one.number for one in made if one.origin == number))
        for number in origins
    )
    return entry(sources=made, origins=grouped)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (told(("Wire", 1, 0), ("Post", 2, 1)), CoverageView(1, 1, 0, 1, 0)),
        (told(("Wire", 1, 1), ("Post", 2, 0)), CoverageView(1, 0, 0, 1, 0)),
        (told(("Wire", 1, 0), ("Post", 2, 0)), CoverageView(1, 0, 0, 1, 0)),
        (told(("Wire", 1, 0), ("Post", 2, None)), CoverageView(1, 0, 0, 1, 0)),
        (told(("Wire", 1, 0)), CoverageView(1, 0, 1, 1, 0)),
        (told(("Wire", 1, 0), ("Post", 1, 1)), CoverageView(1, 1, 1, 1, 0)),
        (told(("Post", 1, 0), ("Wire", 1, 1)), CoverageView(1, 0, 0, 0, 1)),
        (told(("Wire", 1, 0), ("WIRE", 1, 1)), CoverageView(1, 0, 1, 1, 1)),
        (told(("Wire", 1, 0), ("", 2, 1)), CoverageView(1, 1, 0, 1, 0)),
    ],
    ids=[
        "first",
        "later",
        "both at once",
        "the other without a date",
        "nobody else",
        "copied by another",
        "a copy of another's",
        "a copy of its own",
        "the other without a name",
    ],
)
def test_coverage_counts_events_and_articles(one: Entry, expected: CoverageView) -> None:
    assert coverage([one])["wire"] == expected


def test_all_that_is_counted_of_all_publishers_is_all_that_there_is() -> None:
    entries = [told(("A", 1, 0), ("B", 1, 1), ("C", 2, 2)), told(("B", 1, 5), ("A", 2, 4))]
    found = coverage(entries).values()
    assert sum(one.independent + one.copies for one in found) == 5
    assert sum(one.first for one in found) == 2


def test_the_list_of_a_source_is_headed_by_its_coverage() -> None:
    shown = {page.path: page.context for page in plan(layout())}
    assert shown["sources/courier-1/index.html"]["coverage"] == CoverageView(2, 0, 1, 1, 1)
    assert shown["tags/weather/index.html"]["coverage"] is None


def test_another_report_by_a_publisher_is_no_copy() -> None:
    sources = tuple(source(number, 1, publisher="Wire") for number in (1, 2, 3))
    told_thrice = entry(sources=sources, origins=(Origin(1, (1, 2, 3), further=(2,)),))
    assert coverage([told_thrice])["wire"] == CoverageView(1, 0, 1, 2, 1)
