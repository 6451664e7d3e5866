"""Terms are shown as the texts write them."""

from __future__ import annotations

import time

import pytest

from digest.text.surfaces import LONGEST, stretch, surface
from digest.text.words import words


@pytest.mark.parametrize(
    ("term", "text", "form"),
    [
        ("design", "It was designated; designating; Designated; designated.", "designated"),
        ("citi", "The city and its cities, the cities.", "cities"),
        ("stella borea", "The Stella  Boreas sank. A stella.", "Stella Boreas"),
        ("torrin harbor", "Cape Torrin's harbor", "Torrin harbor"),
        ("data cabl", "data-cables", "data cables"),
        ("1200 voter", "All 1,200 voters", "1,200 voters"),
        ("3.5", "by 3.5% and $3.5m", "3.5"),
        ("noon sundlink", "at noon. Sundlink said", ""),
        ("noon sundlink", "at noon\nSundlink said", ""),
        ("karbi", "KARBY: a fire in Karby", "Karby"),
        ("us", "US, us and U.S.", "us"),
        ("nowher", "A text without it", ""),
    ],
)
def test_the_most_frequent_form(term: str, text: str, form: str) -> None:
    assert surface(term, [(text, "en")]) == form


@pytest.mark.parametrize(
    ("text", "language", "form"),
    [
        ("sagte die Bürgermeisterin", "de", "Bürgermeisterin"),
        ("Έκλεισε η γέφυρα", "el", "γέφυρα"),
        ("des évacués", "fr", "évacués"),
        ("إغلاق البلدية", "ar", "البلدية"),
    ],
)
def test_accents_and_prefixes_do_not_hide_a_word(text: str, language: str, form: str) -> None:
    stem = words(text, language)[-1]
    assert stem != form
    assert surface(stem, [(text, language)]) == form


def test_both_texts_count_and_each_in_its_language() -> None:
    texts = [("Der Bahnhof", "de"), ("Bahnhöfe, an den Bahnhöfen, Bahnhöfe", "de")]
    assert surface("bahnhof", texts) == "Bahnhöfe"


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [("tomas", "dijo Tomás Arriaga", "Tomás"), ("huara", "en Huaraya, Huaraya", "Huaraya")],
)
def test_names_that_lead_to_another_language(name: str, text: str, form: str) -> None:
    assert surface(name, [(text, "es")]) == form


def test_scripts_without_spaces_stand_as_they_are_compared() -> None:
    assert surface("東京", [("東京都は雨", "ja")]) in {"", "東京"}


@pytest.mark.parametrize(
    "text",
    ["1 " * 50_000, "a" * 100_000, "a." * 50_000, "x'" * 50_000, "ab-" * 33_000, "\n" * 100_000],
    ids=["numbers", "one-word", "points", "quotes", "hyphens", "lines"],
)
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    for term in ("1 1", "a", "a b", "x x", "ab ab", "xs"):
        assert len(surface(term, [(text, "en")])) <= LONGEST
    assert time.process_time() - start < 1


def test_vowel_signs_are_part_of_a_word() -> None:
    assert surface(words("होटल में", "hi")[-1], [("होटल में आग", "hi")]) == "में"


@pytest.mark.parametrize(
    ("pair", "texts", "form"),
    [
        ("火災", ("旅館火災の死者", "町の旅館火災で"), "旅館火災"),
        ("ピバ", ("カピバラが逃げた", "逃げたカピバラ"), "カピバラ"),
        ("석읍", ("청석읍의 호텔", "호텔이 청석읍에서"), "청석읍"),
        ("った", ("言った", "行った"), ""),
    ],
)
def test_a_pair_of_characters_is_shown_as_what_all_texts_have_around_it(
    pair: str, texts: tuple[str, str], form: str
) -> None:
    assert stretch(pair, [(text, "") for text in texts]) == form
