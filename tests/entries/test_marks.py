"""Marks: a rule that is not tried, as none of its words is there, would have found nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.entries.figures.counting import subject
from digest.entries.reading.reading import read
from digest.entries.reading.speakers import Told
from digest.entries.sentences.agreement import STANCES
from digest.entries.sentences.candidates import may_stand
from digest.entries.sentences.standing import points_back
from digest.entries.words.doubting import DOUBTING
from digest.entries.words.marks import FURNITURE, SAID, Kind, marks_of
from digest.text.named_days import named_dates
from digest.text.quantities import quantities
from digest.text.sentences import word_count
from tests.entries.conftest import make_article

WORDS = (
    *SAID.split("|"),
    *"according to Ana Petrov, mayor Kovač's spokesman: a the The At In he He she She's him it It "
    "they They has since also Also such second the two men, officers suspects' brothers' their "
    "figure figures' the estimate count tally here Here I I'm we We’ve my us me You your YOU one "
    'two-year dozens dozen hundred million 12 1,300 5th half a “We ” " « » „ dam failed on Friday. '
    "rose, though, however, killed 2.8 percent that the latter former may May Monday FBI read more "
    "have been hurt without power joined the march toll of wounded or took to deaths of crowd at "
    "click here , | (Left) photograph by Getty Images this story also see not never didn’t refused "
    "DENIES hoaxes dismissed the report could allegedly Claims rumors if call it off scrapped "
    "postponement".split(),
)
EVERY = -1
"""Marks of a text that may have words of every kind."""
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)


@given(TEXTS)
@settings(max_examples=300)
def test_marks_change_nothing_of_what_is_found(text: str) -> None:
    assert points_back(text) == points_back(text, marks=EVERY)
    assert may_stand(text + ".", 12) == may_stand(text + ".", 12, EVERY)
    assert marks_of(text) & Kind.NUMBER or not quantities(text)
    spelled, fateful = (bool(marks_of(text) & kind) for kind in (Kind.SPELLED, Kind.FATE))
    assert quantities(text, spelled=spelled) == quantities(text)
    for each in quantities(text):
        assert subject(text, each, "en", fateful=fateful) == subject(text, each, "en")
    assert marks_of(text) & Kind.DATE or not named_dates(text)
    assert marks_of(text) & Kind.DOUBT or not DOUBTING["en"].hedge.search(text)
    for kind, stance in STANCES:
        assert marks_of(text) & kind or not stance.is_taken(text)
    told, every = Told([text], [marks_of(text)]), Told([text], [EVERY])
    middle = len(text) // 2
    assert told.speaker(0, middle, len(text)) == every.speaker(0, middle, len(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Officers’ wives", Kind.PEOPLE),
        ("so-said “he", Kind.SAYING),
        ("(they’d", Kind.THING),
        ("12th", Kind.NUMBER),
        ("Twenty-two", Kind.NUMBER),
        ("(two-thirds", Kind.SPELLED),
        ("Marchers", Kind.FATE),
        ("(injuring", Kind.FATE),
        ("«tak»", Kind.QUOTED),
        ("I’m", Kind.WRITER),
        ("unlikely;", Kind.DOUBT),
        ("mutmaßlichen", Kind.DOUBT),
        ("Isn't", Kind.DENIAL),
        ("(denying", Kind.DENIAL),
        ("unsuspected", Kind.UNSURE),
        ("“If", Kind.UNSURE),
        ("call-off", Kind.UNDOING),
        ("(Août", Kind.DATE),
        ("2026-03-04:", Kind.DATE),
        ("Friday’s", Kind.DAY),
        ("the-FBI", Kind.CAPITALS),
        ("大坝", Kind.SPACELESS),
    ],
)
def test_a_word_is_found_among_its_marks(text: str, kind: int) -> None:
    assert marks_of(text) & kind


@pytest.mark.parametrize("phrase", FURNITURE)
def test_what_pages_say_about_themselves_is_marked_in_a_piece_of_it(phrase: str) -> None:
    text = f"Re{phrase}ed"
    assert marks_of(text) & Kind.FURNITURE
    assert any(marks_of(piece) & Kind.FURNITURE for piece in text.split())


def test_words_of_a_script_without_blanks_are_counted_by_their_letters() -> None:
    texts = "大坝在星期一溃决。\n\nThe dam failed on Monday.\n\nแม่น้ำ rose.\n\nNo 坝 held."
    (reading,) = read([make_article("a", texts)])
    assert [each.size for each in reading.sentences] == [
        word_count(each.text) for each in reading.sentences
    ]
    assert reading.sentences[0].size == 4
