"""The small drawings of an entry: they say what the list of sources says, and stay small."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from digest.model import Entry, Origin, Publication
from digest.pages.entry.drawings import COLUMNS, DAYS, coverage_drawing, origins_drawing
from digest.pages.views.evidence import DrawingView
from tests.pages.samples import MORNING, entry, layout, source

LAID = layout(Publication())
ARABIC = layout(Publication(), site={"language": "ar"})


def derived(*origins: tuple[int, ...]) -> Entry:
    numbers = sorted(number for sources in origins for number in sources)
    return entry(
        sources=tuple(source(number) for number in numbers),
        origins=tuple(Origin(at, sources) for at, sources in enumerate(origins, 1)),
    )


def dated(*days: int | None, copies: int = 0) -> Entry:
    """A source on each day after the first, the last of them copies of the first."""
    sources = tuple(
        source(number, published=None if day is None else MORNING + timedelta(days=day))
        for number, day in enumerate(days, 1)
    )
    own = range(2, len(days) - copies + 1)
    rewritten = (1, *range(len(days) - copies + 1, len(days) + 1))
    return entry(sources=sources, origins=(Origin(1, rewritten), *(Origin(n, (n,)) for n in own)))


def circles(drawing: DrawingView | None) -> list[float]:
    assert drawing
    return [float(place) for place in re.findall(r'<circle cx="([\d.]+)"', drawing.svg)]


def test_reports_that_nobody_rewrites_are_not_drawn() -> None:
    assert origins_drawing(derived((1,), (2,)), LAID) is None


def test_a_tree_says_in_words_what_it_shows() -> None:
    drawing = origins_drawing(derived((1, 2, 4), (3,)), LAID)
    assert drawing
    assert 'aria-label="Source 1 is rewritten by 2, 4."' in drawing.svg
    assert drawing.svg.count('fill="currentColor"/>') == 2
    assert len(circles(drawing)) == 4


def test_a_tree_calls_other_reports_by_a_publisher_no_rewrites() -> None:
    sources = tuple(source(number) for number in (1, 2, 3, 4, 5))
    origins = (Origin(1, (1, 2, 3), further=(2,)), Origin(2, (4, 5)))
    drawing = origins_drawing(entry(sources=sources, origins=origins), LAID)
    assert drawing
    said = "Sources 1, 2, 3 are one origin. Source 4 is rewritten by 5."
    assert f'aria-label="{said}"' in drawing.svg
    assert "other reports by its publisher" in drawing.caption


@pytest.mark.parametrize("copies", [11, 12, 13, 2000])
def test_a_tree_of_thousands_fits_a_phone(copies: int) -> None:
    drawing = origins_drawing(derived(tuple(range(1, copies + 2)), (copies + 2,)), LAID)
    assert drawing
    width = re.search(r'viewBox="0 0 (\d+)', drawing.svg)
    assert width
    assert int(width[1]) <= COLUMNS * 28
    assert len(drawing.svg) < 3000
    assert (copies <= COLUMNS) == ("+" not in drawing.svg)


def test_from_right_to_left_the_tree_is_mirrored() -> None:
    event = derived((1, 2, 3), (4,))
    width = 3 * 28
    mirrored = circles(origins_drawing(event, ARABIC))
    assert [width - place for place in mirrored] == circles(origins_drawing(event, LAID))


@pytest.mark.parametrize("days", [(0, 1), (0, 0, 0), (0, 1, None)], ids=str)
def test_few_dated_reports_or_one_day_are_not_drawn(days: tuple[int | None, ...]) -> None:
    assert coverage_drawing(dated(*days), LAID) is None


def test_a_strip_has_a_column_a_day_and_tells_the_numbers() -> None:
    drawing = coverage_drawing(dated(0, 0, 2, 2, copies=1), LAID)
    assert drawing
    assert 'aria-label="Reports a day: 2, 0, 2."' in drawing.svg
    assert drawing.svg.count('fill="currentColor"/>') == 2
    assert "19 November 2026 to 21 November 2026" in drawing.caption


def test_a_strip_of_years_has_a_column_for_several_days() -> None:
    drawing = coverage_drawing(dated(0, 1, 999), LAID)
    assert drawing
    assert 'aria-label="Reports in each 24 days: 2, 0, 0' in drawing.svg
    assert len(drawing.svg) < 2000
    assert 'width="336"' in drawing.svg
    assert drawing.svg.count(", ") < DAYS
