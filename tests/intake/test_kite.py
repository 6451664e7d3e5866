"""Files of Kagi Kite, with what a hand or a later version may have put into them."""

from __future__ import annotations

import json

import pytest

from digest.intake.kite import read_kite


def kite(**changes: object) -> bytes:
    link = {"title": "Pears gone", "link": "https://tollbrook.example/pears", "image": "pears.jpg"}
    stories = [{"title": "Pears stolen", "articles": [link]}]
    return json.dumps({"timestamp": 1_795_000_000, "clusters": stories, **changes}).encode()


@pytest.mark.parametrize("timestamp", [None, "2026-11-18", [], {}, 1e99, -1e99, float("nan")])
def test_a_file_that_tells_no_day_has_stories_all_the_same(timestamp: object) -> None:
    (original,) = read_kite(kite(timestamp=timestamp), "world.json")
    assert original.event == "pears-stolen"


def test_stories_may_be_called_so() -> None:
    stories = json.loads(kite())["clusters"]
    content = json.dumps({"timestamp": 1_795_000_000, "stories": stories}).encode()
    assert read_kite(content, "world.json") == read_kite(kite(), "world.json")


def test_a_picture_needs_an_address() -> None:
    (original,) = read_kite(kite(), "world.json")
    assert (original.event, original.hints.image) == ("pears-stolen-2026-11-18", "")
