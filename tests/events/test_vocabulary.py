"""Words by number are the words of the text, however its chunks are remembered."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.events.features.vocabulary import Vocabulary
from digest.text.words import capitalized, words

TEXTS = (
    "The U.S. envoy’s plane — 1,200 km from Quito — landed on 2 May; 'landed', she said.",
    "Unas 1.300 personas\u00a0(de 1\u202f400) salieron… «Adiós», dijo Íñigo.",
    "小田原市の水族館で木曜日、ペンギン12羽が逃げ出した。 다음 날",
    "Don't re-elect O'Neil! (Really?) \"No.\" A.B.C.D  x\ty\r\nz",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("language", ["en", "es", "ja", ""])
def test_the_words_are_those_of_the_text(text: str, language: str) -> None:
    check(text, language)


@given(st.text(alphabet="aB1.,:'’s-İßΣσ\u00a0\u202f\u0301é東京の \n\"()", max_size=40))
@settings(max_examples=300)
def test_the_words_are_those_of_any_text(text: str) -> None:
    check(text, "en")


def check(text: str, language: str) -> None:
    vocabulary = Vocabulary()
    for _ in range(2):
        for told in vocabulary.read([text, "", text], language)[::2]:
            assert [vocabulary.words[number] for number in told.words] == words(text, language)
            assert sorted(vocabulary.words[number] for number in told.capitalized) == sorted(
                capitalized(text, language)
            )
