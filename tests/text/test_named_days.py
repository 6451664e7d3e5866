from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.named_days import named_dates, named_days

WEDNESDAY = date(2026, 3, 4)

PAST = {
    "day, month, year": ("It opened on 4 September 2025.", date(2025, 9, 4)),
    "month, day, year": ("Quito, September 4, 2025: they met.", date(2025, 9, 4)),
    "ordinal": ("It failed on the 2nd of March.", date(2026, 3, 2)),
    "short month": ("It failed on Feb. 27.", date(2026, 2, 27)),
    "over the new year": ("He left on 28 December.", date(2025, 12, 28)),
    "Spanish": ("Ocurrió el 3 de marzo de 2026.", date(2026, 3, 3)),
    "German": ("Es geschah am 3. März.", date(2026, 3, 3)),
    "ISO": ("The log of 2026-03-01 has it.", date(2026, 3, 1)),
    "weekday": ("The dam failed on Monday.", date(2026, 3, 2)),
    "the same day": ("The minister resigned on Wednesday.", date(2026, 3, 4)),
    "early": ("The fire broke out early Tuesday.", date(2026, 3, 3)),
    "hours of": ("It burned down in the small hours of Sunday.", date(2026, 3, 1)),
    "said": ("The bank failed, officials said Tuesday.", date(2026, 3, 3)),
}


@pytest.mark.parametrize(("text", "day"), PAST.values(), ids=PAST)
def test_a_day_is_told_from_its_name(text: str, day: date) -> None:
    assert named_days(text, WEDNESDAY) == (day,)


DOUBTFUL = {
    "to come": "The council will meet on Monday.",
    "told as present": "They play on Sunday.",
    "present beside past": "They won, a point ahead of Osen, who play on Sunday.",
    "planned": "He agreed to step down on Friday.",
    "a meeting": "She announced a hearing on Friday.",
    "next": "The vote was put off to next Friday.",
    "a span": "Shops were closed from Monday to Friday.",
    "until": "Rain was forecast until Friday.",
    "since a date": "Four people have died since 2 March.",
    "until a date": "Shops were shut until March 2.",
    "since a date, in German": "Seit dem 2. März starben vier Menschen.",
    "since a date, in French": "Depuis le 2 mars, quatre personnes sont mortes.",
    "every": "They were paid on every Friday.",
    "tomorrow's name": "The train crashed on Thursday.",
    "no such day": "It was signed on 31 February 2025.",
    "a verb": "They may 4 times a year, and march 5 miles.",
    "a number": "It rose to 4.3 May be.",
}


@pytest.mark.parametrize("text", DOUBTFUL.values(), ids=DOUBTFUL)
def test_no_day_is_invented(text: str) -> None:
    assert named_days(text, WEDNESDAY) == ()


def test_without_a_date_of_publication_only_whole_dates_are_days() -> None:
    assert named_days("The dam failed on Monday, 2 March.", None) == ()
    assert named_days("The dam failed on 2 March 2026.", None) == (date(2026, 3, 2),)


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 5))
def test_a_weekday_of_the_last_six_days_is_found_again(published: date, ago: int) -> None:
    day = date.fromordinal(published.toordinal() - ago)
    assert named_days(f"It failed on {day:%A}.", published) == (day,)


@pytest.mark.parametrize("part", ["1 ", "4 de ", "on Monday ", "may ", "2026-", ", that "])
def test_a_hostile_text_takes_no_time(part: str) -> None:
    before = time.process_time()
    named_days(part * (20_000 // len(part)), WEDNESDAY)
    assert time.process_time() - before < 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opens on 4 March.", [(0, 3, 4)]),
        ("On Tuesday, March 4, 2025, the council met.", [(2025, 3, 4)]),
        ("From 2025-03-04 to Feb. 29", [(2025, 3, 4), (0, 2, 29)]),
        ("It may 4 times; 31 June; room 4, March", []),
        ("El 4 de marzo de 2025", [(2025, 3, 4)]),
    ],
)
def test_a_date_is_its_month_and_day(text: str, expected: list[tuple[int, int, int]]) -> None:
    assert [(each.year, each.month, each.day) for each in named_dates(text)] == expected
