"""Words and numbers as grouping compares them, in the notations of many languages."""

from __future__ import annotations

import time

import pytest

from digest.text.words import words


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1,234.5", "en", "1234.5"),
        ("1.234,5", "de", "1234.5"),
        ("1\u202f234,5", "fr", "1234.5"),
        ("12\u00a0500", "ru", "12500"),
        ("12’500.50", "de", "12500.50"),
        ("12,50,000", "hi", "1250000"),
        ("१२,५०,०००", "hi", "1250000"),
        ("٥٠٬٠٠٠", "ar", "50000"),
        ("٣٫٤", "ar", "3.4"),
        ("۳٫۴", "fa", "3.4"),
        ("３４００", "ja", "3400"),
        ("๓๔", "th", "34"),
        ("2.500", "de", "2500"),
        ("14:30", "en", "14:30"),
        ("1.2.3", "en", "1.2.3"),
    ],
)
def test_a_number_is_one_number_however_it_is_written(
    text: str, language: str, expected: str
) -> None:
    assert words(text, language) == [expected]


@pytest.mark.parametrize("text", ["2010\u00a0300", "5.400\u00a0200", "1,2,3,4"])
def test_numbers_side_by_side_stay_apart(text: str) -> None:
    assert len("".join(words(text)).replace(",", "")) >= 4
    assert words(text) != ["".join(filter(str.isdigit, text))]


def test_korean_particles_do_not_part_a_noun() -> None:
    assert set(words("백로대교가", "ko")) & set(words("백로대교를", "ko")) == {
        "백로",
        "로대",
        "대교",
    }


def test_a_language_without_a_stemmer_is_compared_by_beginnings() -> None:
    assert words("мостовете", "bg")[0][:4] == words("мостове", "bg")[0][:4]
    assert words("bridges and bridging", "xx") == ["bridg", "and", "bridg"]


@pytest.mark.parametrize("piece", ["1\u00a0234", "9", "1,23", "’123", "٥٬"])
def test_hostile_numbers_take_no_longer_than_their_length(piece: str) -> None:
    start = time.process_time()
    words(piece * (60_000 // len(piece)), "fr")
    assert time.process_time() - start < 2


def test_a_turkish_capital_leaves_no_dot_behind() -> None:
    assert words("İTFAİYE", "tr") == words("itfaiye", "tr")
