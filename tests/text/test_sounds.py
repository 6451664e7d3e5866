"""Names by ear: what a script without capitals has of them."""

from __future__ import annotations

import time

import pytest

from digest.text.sounds import heard, sound
from digest.text.words import sounds

NAMES = {
    "marta": ("مارتا", "מרתה", "マルタ", "마르타"),
    "elizondo": ("إليزوندو", "אליסונדו", "エリソンド", "엘리손도"),
    "gorbanek": ("غوربانيك", "גורבנק", "ゴルバネク", "고르바네크"),
    "shandrik": ("شاندريك", "שנדריק", "シャンドリク", "샨드리크"),
    "vestamir": ("فيستامير", "וסטמיר", "ヴェスタミル", "베스타미르"),
}
WRITTEN = [(name, written) for name, forms in NAMES.items() for written in forms]


@pytest.mark.parametrize(("name", "written"), WRITTEN)
def test_a_name_sounds_alike_in_every_script(name: str, written: str) -> None:
    assert sound(name) in heard(written)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        pytest.param("marta", "ومارتا", id="and, in Arabic"),
        pytest.param("gorbanek", "بالغوربانيك", id="with the, in Arabic"),
        pytest.param("elizondo", "לאליסונדו", id="to, in Hebrew"),
        pytest.param("marta", "마르타는", id="the Korean topic"),
        pytest.param("elizondo", "엘리손도에서", id="at, in Korean"),
        pytest.param("zorvex", "قالت شركة الطاقة Zorvex أمس", id="in Latin letters"),
    ],
)
def test_what_is_written_onto_a_name_does_not_hide_it(name: str, written: str) -> None:
    assert sound(name) in heard(written)


@pytest.mark.parametrize("name", ["gorbanek", "shandrik", "vestamir"])
def test_another_name_sounds_otherwise(name: str) -> None:
    others = " ".join(form for other, forms in NAMES.items() if other != name for form in forms)
    assert sound(name) not in heard(others)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Marta Elizondo runs Lindar Alta", id="Latin"),
        pytest.param("Марта Элизондо, глава курорта", id="Cyrillic"),
        pytest.param("A report in English that quotes מרתה once", id="a word of another script"),
        pytest.param("東京都知事", id="Chinese characters"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_text_with_capitals_or_without_sounds_is_not_heard(text: str) -> None:
    assert heard(text) == frozenset()


def test_names_keep_what_a_reader_would_find() -> None:
    assert sounds("Marta Elizondo met the mayor. Elizondo left") == {
        "mrt": "marta",
        "rsnd": "elizo",
    }


@pytest.mark.parametrize(
    "piece", ["ب", "וה", "ー", "ッ", "에서", "ב'", "ss", "Aa ", "tsch"], ids=repr
)
def test_hostile_runs_take_no_longer_than_their_length(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    before = time.process_time()
    heard(text)
    sounds(text)
    sound(text)
    assert time.process_time() - before < 2
