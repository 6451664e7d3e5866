from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.dates import as_moment, parse_moment

MADRID = ZoneInfo("Europe/Madrid")
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2025-09-05", "2025-09-04T22:00:00", id="a day begins in the site's zone"),
        pytest.param("2025-9-5", "2025-09-04T22:00:00", id="single digits"),
        pytest.param("2025/09/05", "2025-09-04T22:00:00", id="slashes"),
        pytest.param("2025-09-05T01:43:49", "2025-09-04T23:43:49", id="naive"),
        pytest.param("2025-01-05 01:43", "2025-01-05T00:43:00", id="naive in winter"),
        pytest.param("2025-09-05T01:43:49Z", "2025-09-05T01:43:49", id="UTC"),
        pytest.param("2025-09-05t01:43:49z", "2025-09-05T01:43:49", id="UTC in lower case"),
        pytest.param("2025-09-05 01:43 UTC", "2025-09-05T01:43:00", id="UTC by name"),
        pytest.param("2025-09-05 01:43:49 +0200", "2025-09-04T23:43:49", id="Jekyll's"),
        pytest.param("2025-09-05 01:43:49 +0530", "2025-09-04T20:13:49", id="half an hour"),
        pytest.param("2025-09-05T01:43:49-05:00", "2025-09-05T06:43:49", id="ISO offset"),
        pytest.param("2025-09-05T01:43:49+02", "2025-09-04T23:43:49", id="hours only"),
        pytest.param("2025-09-05T01:43:49.5Z", "2025-09-05T01:43:49.500000", id="fraction"),
        pytest.param("2025-09-05T01:43:49.123456789Z", "2025-09-05T01:43:49.123456", id="nano"),
        pytest.param("Fri, 05 Sep 2025 01:43:49 +0200", "2025-09-04T23:43:49", id="RSS"),
        pytest.param("Fri, 05 Sep 2025 01:43:49 GMT", "2025-09-05T01:43:49", id="RSS in GMT"),
        pytest.param("5 Sep 2025 01:43 EST", "2025-09-05T06:43:00", id="e-mail's own zones"),
        pytest.param("  2025-09-05T01:43:49Z\n", "2025-09-05T01:43:49", id="white space around"),
        pytest.param("2025-03-30 02:30", "2025-03-30T01:30:00", id="an hour that was skipped"),
    ],
)
def test_moments_are_read_and_told_in_utc(text: str, expected: str) -> None:
    assert parse_moment(text, MADRID) == datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert parse_moment(text, MADRID).tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-13-45", "no such day"),
        ("2025-02-30", "no such day"),
        ("2025-00-10", "no such day"),
        ("2025-09-05T25:00", "no such time"),
        ("2025-09-05 12:60", "no such time"),
        ("2025-09-05 12:00 +9900", "no such offset"),
        ("0000-01-01", "no such day"),
        ("0017-01-01", "out of range"),
        ("9999-12-31", "out of range"),
        ("Fri, 35 Sep 2025 01:43:49 GMT", "no such day"),
        ("Fri, 05 Sep 2025 01:43:49 CEST", "no date"),
        ("Fri, 05 Foo 2025 01:43:49 GMT", "no such day"),
        ("20250905", "no date"),
        ("05/09/2025", "no date"),
        ("2025-09/05", "no date"),
        ("September 5, 2025", "no date"),
        ("yesterday", "no date"),
        ("٢٠٢٥-09-05", "no date"),
        ("1757036629", "no date"),
        ("", "no date"),
    ],
)
def test_what_is_no_date_is_never_guessed(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_moment(text, MADRID)


def test_dates_of_toml_mean_what_texts_mean() -> None:
    assert as_moment(date(2025, 9, 5), MADRID) == parse_moment("2025-09-05", MADRID)
    naive = datetime(2025, 9, 5, 1, 43)
    assert as_moment(naive, MADRID) == parse_moment("2025-09-05 01:43", MADRID)


@given(st.datetimes(datetime(1001, 1, 1), datetime(8999, 1, 1), timezones=OFFSETS))
def test_every_iso_moment_is_read_back(moment: datetime) -> None:
    assert parse_moment(moment.isoformat(), MADRID) == moment


@given(st.text(max_size=60))
def test_any_text_is_a_moment_or_a_value_error(text: str) -> None:
    with suppress(ValueError):
        assert parse_moment(text, MADRID).tzinfo is UTC
