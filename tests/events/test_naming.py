"""Whatever a person may call an article or an event by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.errors import UsageError
from digest.events.assigning.naming import find
from digest.model import Article, Event
from tests.events.test_assignment import ALL, A, B, D, build, event_of

LINKED = replace(A, url="https://news.example/ferry/?a=1")
FIRST = build((LINKED, B, D))
FERRY = event_of(FIRST, A)
NAMED = build((LINKED, B, D), FIRST.ledger.with_slugs({FERRY: "ferry-aground"}))


@pytest.mark.parametrize(
    "name",
    [A.id, f"content/{A.id}", LINKED.url, "https://news.example/ferry/?a=1#top"],
)
def test_an_article_by_path_id_and_url(name: str) -> None:
    assert find(name, NAMED) == LINKED


@pytest.mark.parametrize(
    "name",
    [
        FERRY,
        "ferry-aground",
        "/events/ferry-aground/",
        "/repo/events/ferry-aground",
        "https://quay.example/events/ferry-aground/#source-2",
        "https://quay.example/repo/events/ferry-aground/index.json",
        "events/ferry-aground/index.html",
    ],
)
def test_an_event_by_id_slug_and_page(name: str) -> None:
    found = find(name, NAMED)
    assert isinstance(found, Event)
    assert found.id == FERRY


def test_an_event_whose_articles_are_gone_is_known_by_name() -> None:
    with pytest.raises(UsageError, match="none of the articles of this event"):
        find("ferry-aground", build((D,), NAMED.ledger))


@pytest.mark.parametrize(
    ("name", "meant"),
    [("articles/fery-0.md", A.id), ("ferry-agroun", "ferry-aground")],
)
def test_an_unknown_name_is_a_mistake_of_usage(name: str, meant: str) -> None:
    with pytest.raises(UsageError, match=f"did you mean '{meant}'"):
        find(name, NAMED)


@pytest.mark.parametrize("name", ["", "/", "\x00", "events//", "http://[", "é" * 9999])
def test_no_name_is_too_odd_to_be_refused(name: str) -> None:
    with pytest.raises(UsageError):
        find(name, build(ALL))


def test_an_article_wins_over_a_page_of_the_site() -> None:
    away = replace(D, url="https://other.example/events/ferry-aground/")
    found = find(away.url, build((LINKED, B, away), NAMED.ledger))
    assert isinstance(found, Article)
