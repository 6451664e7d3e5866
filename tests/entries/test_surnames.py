from __future__ import annotations

from collections.abc import Callable

import pytest

from digest.config import Config
from digest.entries import summarize
from digest.entries.reading.reading import read
from digest.entries.sentences.surnames import second_mentions
from digest.model import Article

Make = Callable[..., Article]


@pytest.mark.parametrize(
    ("before", "sentence", "surnames"),
    [
        ("Police named Sean Bialas.", "Yesterday Bialas was freed.", {"Bialas"}),
        ("Mayor Petrova met Jon Ek.", "But Petrova and Ek disagreed.", {"Petrova", "Ek"}),
        ("Police named Sean Bialas.", "Yesterday Sean Bialas was freed.", set()),
        ("Police named a man.", "Yesterday Bialas was freed.", set()),
        ("Police named Sean Bialas.", "Yesterday Mr. Bialas was freed.", {"Bialas"}),
        ("Police named Sean Bialas.", "Yesterday Dr. Bialas was freed.", set()),
        ("The ship left Port Corval.", "It was built in Corval.", set()),
        ("The White House said no.", "Later the House said yes.", set()),
        ("On Good Friday it rained.", "The court met on Friday.", set()),
    ],
    ids=["second", "two", "full", "first", "courtesy title", "title", "place", "office", "day"],
)
def test_a_surname_is_a_second_mention_where_the_article_told_more_before(
    article: Make, before: str, sentence: str, surnames: set[str]
) -> None:
    reading = read([article("a", f"{before} {sentence} So said Bialas, Petrova, Ek.")])[0]
    assert second_mentions(reading.sentences[1], reading) == surnames


@pytest.mark.parametrize(
    ("sentence", "titled", "names"),
    [
        pytest.param("Anna said that it was loud.", (), {"Anna"}, id="told in full below"),
        pytest.param("Anna's mother said that it was loud.", (), {"Anna"}, id="possessive"),
        pytest.param("Anna said that it was loud.", ("Anna",), set(), id="known from the title"),
        pytest.param("Anna and Jon Brekke said no.", (), set(), id="two with one surname"),
        pytest.param("Lennox said that it was loud.", (), set(), id="a place"),
        pytest.param("Norlink said that it was loud.", (), set(), id="a firm"),
    ],
)
def test_a_first_name_is_a_mention_of_who_is_told_in_full_anywhere(
    article: Make, sentence: str, titled: tuple[str, ...], names: set[str]
) -> None:
    text = (
        f"A ferry ran aground. {sentence} So said Anna Brekke, a passenger, and Jon Ek, 41. "
        "In Lennox nobody knew. Lennox Ferries, a firm there, said no, and Norlink Lines too. "
        "It was Anna."
    )
    reading = read([article("a", text)])[0]
    assert second_mentions(reading.sentences[1], reading, titled) == names


def test_a_courtesy_title_is_enough_for_who_is_in_the_title(article: Make) -> None:
    text = "Police named Sean Bialas. Yesterday Mr. Bialas was freed. So said Mr. Bialas."
    reading = read([article("a", text)])[0]
    assert second_mentions(reading.sentences[1], reading, ("Bialas",)) == set()


def test_a_person_is_named_in_full_before_the_surname_stands_alone(article: Make) -> None:
    text = (
        "Police in Corval freed the clerk Sean Bialas, 31, late on Monday after two days in jail. "
        "Bialas had been taken for the man who robbed a bank in Corval two weeks before that day. "
        "The bank in Corval was robbed of 40,000 crowns by a man with a gray beard and a cane."
    )
    entry = summarize("ev-1", [article("a", text)], Config(), words=35, budget=False)
    told = " ".join(statement.text for statement in entry.statements)
    assert "Sean Bialas" in told or "Bialas" not in told
