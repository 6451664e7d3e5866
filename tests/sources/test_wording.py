"""The words of a line, and of those beside it, are told as numbers."""

from __future__ import annotations

import numpy as np

from digest.sources.cleaning.judging import judge
from digest.sources.cleaning.wording import NAMES, are_known, known_weights, wording, words_of
from digest.sources.readers.lines import Line

WEIGHTS = {"subscribe": -2.0, "cookies": -1.0, "river": 1.0}


def told(*lines: str) -> dict[str, list[float]]:
    verdicts = judge([Line(number, line, number) for number, line in enumerate(lines, 1)])
    rows = wording(verdicts, WEIGHTS)
    assert rows.shape == (len(lines), len(NAMES))
    return dict(zip(NAMES, rows.T.tolist(), strict=True))


def test_a_line_has_the_weights_of_its_words_each_once() -> None:
    found = told("The river, the RIVER and cookies", "Nothing known")
    assert found["wording"] == [0.0, 0.0]
    assert found["wording_sum"] == [0.0, 0.0]
    assert found["wording_most"] == [1.0, 0.0]
    assert found["wording_least"] == [-1.0, 0.0]


def test_a_line_is_known_by_its_neighbors_and_not_by_itself() -> None:
    found = told("Subscribe here", "A river", "Cookies here")
    assert found["wording"] == [-2.0, 1.0, -1.0]
    assert found["wording_within_1"] == [1.0, -1.5, 1.0]
    assert found["wording_above"] == [0.0, -2.0, -0.5]
    assert found["wording_below"] == [0.0, -1.0, 0.0]


def test_a_long_line_is_known_by_its_beginning() -> None:
    (verdict,) = judge([Line(1, "word " * 59 + "river subscribe", 1)])
    assert words_of(verdict) == ("word", "river")


def test_the_words_of_buttons_weigh_less_than_those_of_reports() -> None:
    weights = known_weights()
    assert weights["subscribe"] < weights["cookies"] + 1 < 0 < weights["told"]
    assert np.isfinite(list(weights.values())).all()
    assert 0.0 not in weights.values()


def test_only_english_words_are_known() -> None:
    weights = known_weights()
    english = judge([Line(1, "The bridge that they had built was lost with the next flood.", 1)])
    german = judge([Line(1, "Die Brücke, die gebaut worden war, ging mit der Flut verloren.", 1)])
    assert are_known(english, weights)
    assert not are_known(german, weights)
