"""The first statement is the best of all, though few are asked how they open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from digest.entries.reading.reading import read
from digest.entries.summary.cautions import Cautions
from digest.entries.summary.contenders import Contender, contenders
from digest.entries.summary.ranking import Measure
from digest.entries.summary.sequence import first_worth, foremost, resolves
from tests.entries.conftest import make_article

NEWS = "A barge struck the rail bridge at Karlov on Monday, and no train runs to Port Marlow."


def _contender() -> Contender:
    readings = read([make_article("a", NEWS)])
    return contenders(readings, Measure(readings, [0]), Cautions())[0]


TRAITS = st.tuples(
    st.integers(-8, 8).map(lambda half: half / 2), st.booleans(), st.booleans(), st.integers(0, 4)
)
"""Worth in steps that a bad opening, a toll and a day weigh, so that many are equal."""


@given(st.lists(TRAITS, min_size=1, max_size=8))
def test_the_foremost_is_the_first_of_those_that_are_worth_most(
    traits: Sequence[tuple[float, bool, bool, int]],
) -> None:
    one = _contender()
    every = [
        replace(one, worth=worth, is_scene=scene, tells_toll=toll, days_later=days)
        for worth, scene, toll, days in traits
    ]
    assert foremost(every) is max(every, key=first_worth)


def test_only_what_could_be_first_is_asked_how_it_opens() -> None:
    one = _contender()
    best, other = replace(one, worth=2.0), replace(one, worth=0.5)
    assert foremost([other, best]) is best
    assert "opens_badly" not in vars(other)


def test_nobody_of_whom_another_report_tells_is_taken_for_who_speaks() -> None:
    told = "Milan Ruzic fled the mill in Corval on Monday."
    spoken = "Officers entered the mill and found both millers under the stairs, he said."
    texts = [told, f"{told} Deputy Jan Lund came. Milan Ruzic fled. {spoken}"]
    readings = read([make_article(name, text) for name, text in zip("ab", texts, strict=True)])
    every = contenders(readings, Measure(readings, [0, 1]), Cautions())
    other, own, speech = every[0], every[1], every[-1]
    assert speech.about_before == other.about
    assert not resolves(other, speech)
    assert resolves(own, speech)
