"""What a page has in place of its article is told apart from the article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.config import Config
from digest.entries import summarize
from digest.entries.reading.reading import read
from digest.entries.reading.strays import without_strays
from digest.model import Article

Make = Callable[..., Article]

REPORT = (
    "The rail bridge at Karlov was closed on Monday after a barge struck a pier, the railway said. "
    "Trains between Karlov and Port Marlow are stopped."
)
TEASER = (
    "The city's bakers have won a prize for a loaf with walnuts, figs and honey, and celebrated it "
    "with a parade of floats, brass bands and a giant oven through the market square on Sunday."
)
TITLE = "Rail bridge at Karlov closed after barge accident"


@pytest.mark.parametrize(
    ("title", "text", "stays"),
    [
        pytest.param("Barge hits Karlov rail bridge", TEASER, False, id="a teaser"),
        pytest.param("Barge hits Karlov rail bridge", REPORT, True, id="the report"),
        pytest.param("Bakers win prize", TEASER, True, id="a report of something else"),
        pytest.param("A bad morning", TEASER, True, id="a title that says too little"),
        pytest.param("Barge hits Karlov rail bridge", "Nobody was hurt.", True, id="one line"),
        pytest.param(
            "Operators fear weeks of detours",
            "Since Monday no train has left Port Marlow for Karlov; the pier that the barge struck "
            "is cracked, and the railway closed the bridge to all who used to cross.",
            True,
            id="the same news in other words",
        ),
    ],
)
def test_a_text_with_nothing_of_its_title_and_of_the_others_is_left_out(
    title: str, text: str, stays: bool, article: Make
) -> None:
    readings = read([article("a", REPORT, title=TITLE), article("b", text, title=title)])
    first, second = without_strays(readings)
    assert first == readings[0]
    assert bool(second.sentences) == stays


def test_where_every_text_is_strange_to_its_title_all_stay(article: Make) -> None:
    readings = read([
        article("a", TEASER, title="Barge hits Karlov rail bridge"),
        article("b", TEASER, title="Karlov bridge closed by accident"),
    ])  # fmt: skip
    assert without_strays(readings) == readings


CONSENT = (
    "The site and its 41 partners use cookies to keep the choices of visitors, and to count what "
    "is read on this site. Visitors may change them, and consent is kept on your device for a year."
)


def test_of_a_cookie_notice_an_entry_has_the_title_alone(article: Make) -> None:
    entry = summarize("ev-1", [article("a", CONSENT, title=TITLE)], Config())
    assert (entry.title, entry.statements, entry.only_here) == (TITLE, (), ())
    assert [source.article for source in entry.sources] == ["a"]


def test_an_entry_tells_nothing_of_a_teaser_and_keeps_its_page_as_a_source(article: Make) -> None:
    page = article("b", TEASER, title="Barge hits Karlov rail bridge")
    entry = summarize("ev-1", [article("a", REPORT, title=TITLE), page], Config())
    told = [*(each.text for each in entry.statements), *(each.text for each in entry.only_here)]
    assert "bakers" not in " ".join(told)
    assert sorted(source.article for source in entry.sources) == ["a", "b"]


def test_what_a_correction_repeats_is_cited_from_no_correction(article: Make) -> None:
    report = article("a", REPORT, title=TITLE)
    note = article("b", f"Correction: {REPORT} It was a tug.", title=f"Correction: {TITLE}")
    told = summarize("ev-1", [report, note], Config())
    assert told.title == TITLE
    assert {one.article for each in told.statements for one in each.citations} == {"a"}
    assert {one.article: one.amends for one in told.sources} == {"a": "", "b": "correction"}


def test_a_correction_that_came_alone_is_told(article: Make) -> None:
    told = summarize("ev-1", [article("b", REPORT, title=f"Correction: {TITLE}")], Config())
    assert told.statements


SOLD = "A night guard has sold the stolen bowl of Karlov to a dealer, the Lantern has learned."
WITHDRAWN = (
    "We have withdrawn our report that a night guard sold the stolen bowl of Karlov. The police "
    "say that there is no suspicion against him."
)


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        pytest.param((), False, id="nothing else"),
        pytest.param((("c", REPORT, "Post"),), False, id="another's report"),
        pytest.param(
            (("c", "The Karlov bowl is insured for two million crowns.", "The Lantern"),),
            True,
            id="two of theirs: nobody knows which",
        ),
    ],
)
def test_what_its_publisher_has_withdrawn_is_not_told(
    beside: tuple[tuple[str, str, str], ...], told: bool, article: Make
) -> None:
    sold = article("a", SOLD, title="Guard sold the bowl", publisher="The Lantern")
    note = article("b", WITHDRAWN, title="Retraction: guard and bowl", publisher="the Lantern")
    others = [article(name, text, publisher=by) for name, text, by in beside]
    entry = summarize("ev-1", [sold, note, *others], Config())
    assert any(each.text == SOLD for each in entry.statements) is told
    assert (entry.title == sold.title) is told
