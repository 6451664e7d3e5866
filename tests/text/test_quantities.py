from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.numerals import numerals
from digest.text.quantities import quantities
from digest.text.units import same_currency

NUMBERS = {
    "thousands": ("1,200", "en", 1200),
    "thousands in German": ("1.200", "de", 1200),
    "thousands in French": ("1 200", "fr", 1200),
    "a decimal point": ("1.2", "en", 1.2),
    "a decimal comma": ("13,5", "es", 13.5),
    "both": ("1,234.5", "en", 1234.5),
    "both in Italian": ("1.234,5", "it", 1234.5),
    "several groups": ("1.234.567", "", 1234567),
    "with a word": ("6 million", "en", 6e6),
    "with a letter": ("13.5m", "en", 13.5e6),
    "Indian": ("3 crore", "en", 3e7),
    "in words": ("two hundred and six", "en", 206),
    "with a hyphen": ("forty-two", "en", 42),
    "half": ("half a million", "en", 500000),
    "dozen": ("a dozen", "en", 12),
    "Spanish": ("2 millones", "es", 2e6),
}


@pytest.mark.parametrize(
    "text",
    ["9" * 22, "9" * 400, "12," + "9" * 20, "1.5" + "0" * 30, "1," * 50_000 + "9" * 16, "29. 4"],
    ids=["22 digits", "400 digits", "after a comma", "after a point", "100 kB", "a lost decimal"],
)
def test_a_number_too_long_or_broken_to_be_one_is_not_read_in_part(text: str) -> None:
    assert not [*numerals(f"{text} people died.", "en")]


@pytest.mark.parametrize(("text", "language", "value"), NUMBERS.values(), ids=NUMBERS)
def test_numbers_are_read_as_their_language_writes_them(
    text: str, language: str, value: float
) -> None:
    assert [found.low for found in numerals(text, language)] == [value]


@pytest.mark.parametrize(
    ("text", "language"),
    [("1.300 people", ""), ("ein Dutzend", "de"), ("no numbers at all", "en"), ("007", "en")],
)
def test_what_can_be_read_in_two_ways_is_not_read(text: str, language: str) -> None:
    assert not list(numerals(text, language))


QUANTITIES = {
    "money": ("It cost $13.5m.", ["$13.5m"]),
    "a conversion belongs to it": ("It cost $13.5m (£10m) in all.", ["$13.5m (£10m)"]),
    "money by word": ("a fine of 800,000 crowns", ["800,000 crowns"]),
    "money in capitals": ("A Bid of $13 Million", ["$13 Million"]),
    "a house": ("He lives at 25200 Carlos Quay Road, and she at 14 W. Ferry Lane.", []),
    "a channel": ("A reporter of 10 News saw 23 Ostrel fishermen.", ["23"]),
    "the name of a work": ("She starred in the Million Dollar Harbor and Hundred Boats.", []),
    "money shared": (
        "nearly $20 million in aid, including six million in drones",
        ["nearly $20 million", "six million"],
    ),
    "percent": ("about 70% of it, 4.4 per cent", ["about 70%", "4.4 per cent"]),
    "range": ("6,000 to 7,500 people", ["6,000 to 7,500"]),
    "between": ("between 10 and 12 ships", ["between 10 and 12"]),
    "money range": ("$1.2-1.4 billion", ["$1.2-1.4 billion"]),
    "units": ("22 nautical miles, 60 km, 8,000 square meters",
              ["22 nautical miles", "60 km", "8,000 square meters"]),
    "ages": ("a 34-year-old", ["34-year-old"]),
    "vague": ("dozens of people, for decades", ["dozens", "decades"]),
    "vague in two words": (
        "Several thousand people, a few dozen boats, many hundred thousand homes",
        ["Several thousand", "a few dozen", "many hundred thousand"],
    ),
    "not vague": ("several one hundred meter runs", ["one hundred meter"]),
    "no years": ("in 2019 and 1978", []),
    "no dates": ("on May 5, 5 May and 3 de mayo", []),
    "no times": ("at 10:30, 7pm and 2:15 a.m.", []),
    "no results": ("won 3-1", []),
    "no labels": ("Flight 370, page 38, No. 5", []),
    "no parts of words": ("B-52, COVID-19, the 5th, the 1990s", []),
    "no broken numbers": ("2, 000 feet; 6-foot-7", []),
    "no heights": ("He is 5 feet 9 to 6 feet 2, she is 5 feet 3 inches tall", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), QUANTITIES.values(), ids=QUANTITIES)
def test_quantities_are_found_with_all_that_belongs_to_them(text: str, found: list[str]) -> None:
    assert [text[each.start : each.end] for each in quantities(text)] == found


def test_a_bound_says_what_the_true_number_may_be() -> None:
    exact, least, nearly, about = (
        quantities(f"{word} 40 people")[0] for word in ("just", "at least", "nearly", "about")
    )
    assert exact.allowed == (40, 40)
    assert least.allowed == (40, float("inf"))
    assert nearly.allowed[0] == 0
    assert about.meant == (36, 44)


@pytest.mark.parametrize(
    ("number", "may_be", "may_not_be"),
    [
        pytest.param("60%", 64, 65, id="half a unit is rounded up"),
        pytest.param("60 to 70%", 70, 71, id="a range ends where it says"),
    ],
)
def test_what_is_rounded_hides_less_than_it_would_round_to(
    number: str, may_be: int, may_not_be: int
) -> None:
    low, high = quantities(number)[-1].meant
    assert low <= may_be <= high < may_not_be


def test_a_dollar_of_no_country_is_anybody_s() -> None:
    assert same_currency("dollar", "CAD")
    assert not same_currency("USD", "CAD")
    assert not same_currency("EUR", "GBP")


@given(st.text(alphabet="0123456789.,-$%()m ndhundredtosixty/\u00a0", max_size=200))
def test_whatever_the_text_quantities_lie_in_it_in_order(text: str) -> None:
    ends = [0]
    for found in quantities(text):
        assert ends[-1] <= found.start < found.end <= len(text)
        assert found.low <= found.high
        ends.append(found.end)


@pytest.mark.parametrize(
    "part",
    ["1,", "1", "one hundred and ", "between ", "$", "1 000 ", "1.1,", "dozens of ", "(£1m) "],
)
def test_a_hostile_text_takes_no_time(part: str) -> None:
    before = time.process_time()
    quantities(part * (100_000 // len(part)))
    assert time.process_time() - before < 5
