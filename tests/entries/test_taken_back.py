"""What a publisher's own correction takes back is no statement any more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.config import Config
from digest.entries import summarize
from digest.model import Article

Make = Callable[..., Article]

WRONG = "The ferry to Vessin had 105 people on board when it ran aground, the coast guard said."
RIGHT = "Fishing boats brought the passengers ashore in Karlov before noon on Sunday."
FIRST = f"{WRONG} {RIGHT}"
DRUNK = "Jon Ek, the captain, was drunk when the ferry left Karlov, two sailors told the police."
TITLE = "Ferry with 105 people on board runs aground"
ANOTHERS = "A boy of nine steered the ferry, as 105 witnesses in Port Marlow saw from the pier."


def told(*articles: Article) -> str:
    entry = summarize("ev-1", articles, Config())
    parts = (*entry.statements, *entry.only_here, *entry.quotes, *entry.timeline)
    return "\n".join([entry.title, *(part.text for part in parts)])


@pytest.mark.parametrize(
    ("title", "note", "gone"),
    [
        pytest.param(
            "Correction: Ferry aground",
            "The ferry to Vessin had 150 people on board, not 105.",
            WRONG,
            id="not",
        ),
        pytest.param(
            "",
            "An earlier version of this report wrongly said that the ferry had 105 people aboard.",
            WRONG,
            id="wrongly said",
        ),
        pytest.param(
            "",
            "Our earlier report wrongly said that the captain was drunk. We apologize.",
            DRUNK,
            id="no figure",
        ),
    ],
)
def test_what_its_publisher_takes_back_is_not_told(
    title: str, note: str, gone: str, article: Make
) -> None:
    text = f"{gone} {RIGHT}"
    report = article("a", text, title="Ferry to Vessin runs aground", publisher="The Lantern")
    correction = article("b", note, title=title, publisher="the Lantern")
    assert gone in told(report)
    assert gone not in told(report, correction)
    assert RIGHT in told(report, correction)


def test_a_copy_is_not_told_either_and_another_report_is(article: Make) -> None:
    note = "The ferry to Vessin had 150 people on board, not 105."
    report = article("a", FIRST, title=TITLE, publisher="The Lantern")
    correction = article("b", note, title="Correction: Ferry", publisher="The Lantern")
    copy = article("c", FIRST, title="Ferry to Vessin runs aground", publisher="Courier")
    other = article("d", ANOTHERS, title="A boy of nine steered the ferry", publisher="Post")
    said = told(report, correction, copy, other)
    assert WRONG not in said
    assert TITLE not in said
    assert ANOTHERS in said


def test_a_report_that_corrects_itself_is_told_with_what_it_says_now(article: Make) -> None:
    now = WRONG.replace("105", "150")
    mended = f"{now} CORRECTION: An earlier version stated incorrectly that 105 were on board."
    first = article("a", FIRST, title=TITLE, publisher="Post")
    said = told(article("b", mended, publisher="Post"), first)
    assert now in said
    assert "105" not in said


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("The ferry to Vessin had 150 people on board.", id="nothing said to be wrong"),
        pytest.param("The ferry sank in the bay of Karlov, not in the harbor.", id="another thing"),
    ],
)
def test_what_nobody_takes_back_is_told(note: str, article: Make) -> None:
    report = article("a", FIRST, title=TITLE, publisher="The Lantern")
    correction = article("b", note, title="Correction: Ferry", publisher="The Lantern")
    assert WRONG in told(report, correction)
