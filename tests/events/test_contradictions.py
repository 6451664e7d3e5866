"""Signs of a text are the same however it was searched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.events.features.contradictions import DAY, WINDOW, signs

PIECES = (*DAY, "sun", "feira", "x", "7", "_", "-", "'", ",", " ", "\n")


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_weekdays_of_plain_letters_are_those_found_beside_any_other(text: str) -> None:
    assert signs(text).weekdays == signs(f"{text} ¦").weekdays


def test_only_the_beginning_of_a_text_is_searched() -> None:
    told = "A man, 27, was held on Friday. "
    within, beyond = " " * (WINDOW - len(told)) + told, " " * WINDOW + told
    assert signs(within) == signs(told)
    assert signs(beyond) == signs("")
