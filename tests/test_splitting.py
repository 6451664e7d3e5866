"""Sentences that copies have found while articles were grouped are those of their texts."""

from __future__ import annotations

import pytest

from benchmarks.invented import Corpus, invent
from digest import engine as rooms
from digest.config import Config
from digest.engine import Engine
from digest.entries import make_entry
from digest.model import NO_EDGES, Article, Event
from digest.steps import splitting
from digest.steps.splitting import split_meanwhile
from digest.text.sentences import edges_of, in_pieces

ARTICLES = [article for article, _ in invent(Corpus(12, words=80, largest=4))]

TEXTS = {
    "nothing": "",
    "one": "The dam failed.",
    "paragraphs": "The dam failed. It rained.\n\n  “Go,” she said.  “Now!”\n\n- Who?\n- All",
    "other letters": "他走了。真的吗？是的。",
    "beyond the first plane": "😀 It rained 🌧. It cost $5. 😀",
}


@pytest.fixture(autouse=True)
def few_articles_are_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splitting, "WORTHWHILE_ARTICLES", len(ARTICLES))
    # A thread that another test has left behind would keep this process from making copies.
    monkeypatch.setattr(rooms, "_can_fork", rooms.has_means)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_is_parted_by_its_edges_as_without_them(text: str) -> None:
    assert in_pieces(text, edges_of(text)) == in_pieces(text)


def test_edges_are_found_beside_the_work() -> None:
    done, edges = split_meanwhile(ARTICLES, Engine(2), lambda: "grouped")
    assert done == "grouped"
    assert {name: list(found) for name, found in edges.items()} == {
        article.id: list(edges_of(article.text)) for article in ARTICLES
    }


@pytest.mark.parametrize(
    ("articles", "jobs"),
    [(ARTICLES, 1), (ARTICLES[1:], 2), ([], 2)],
    ids=["one process", "too few", "none"],
)
def test_no_edges_are_found_where_nobody_gains(articles: list[Article], jobs: int) -> None:
    assert split_meanwhile(articles, Engine(jobs), lambda: 7) == (7, NO_EDGES)


def test_what_the_work_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        split_meanwhile(ARTICLES, Engine(2), lambda: 1 // 0)


def test_an_entry_is_the_same_with_known_edges() -> None:
    event = Event("e1", tuple(ARTICLES[:4]))
    edges = {article.id: edges_of(article.text) for article in event.articles[1:]}
    assert make_entry(event, Config(), edges=edges) == make_entry(event, Config())
