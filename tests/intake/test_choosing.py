"""Which entries of a feed are asked for: its filters, what the site has, how often one failed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from digest.config import Config, FeedSource
from digest.errors import Problem
from digest.intake.choosing import MOST_TRIES, FeedReport, choose, fingerprint, wanted
from digest.intake.feeds import FeedEntry
from digest.intake.library import Library
from digest.intake.state import DONE, FeedState
from digest.model import Location

FEED = FeedSource("https://quay.example/feed.xml")
WALL = FeedEntry(
    "https://quay.example/town/wall",
    "The wall of the harbour is mended at last",
    tags=("Masonry",),
    html="<p>The masons of the town mended the wall on Monday after a winter of storms.</p>",
)


@pytest.mark.parametrize(
    ("filters", "entry", "passes"),
    [
        (FEED, WALL, True),
        (replace(FEED, include=("bridge", "WALL")), WALL, True),
        (replace(FEED, include=("/town/",)), WALL, True),
        (replace(FEED, include=("masonry",)), WALL, True),
        (replace(FEED, include=("masons",)), WALL, False),
        (replace(FEED, exclude=("bridge", "masonry")), WALL, False),
        (replace(FEED, include=("wall",), exclude=("/town/",)), WALL, False),
        (replace(FEED, language="en-GB"), WALL, True),
        (replace(FEED, language="de"), WALL, False),
        (replace(FEED, language="de"), FeedEntry("https://quay.example/7", "7 : 2"), True),
        (replace(FEED, language="pt"), FeedEntry("u", "7 : 2", language="PT_BR"), True),
        (replace(FEED, language="de"), FeedEntry("u", "7 : 2", language="PT_BR"), False),
    ],
)
def test_a_filter_looks_at_title_address_tags_and_language(
    filters: FeedSource, entry: FeedEntry, passes: bool
) -> None:
    assert wanted(entry, filters) is passes


def test_other_settings_look_at_a_feed_anew_and_another_name_does_not() -> None:
    assert fingerprint(replace(FEED, name="Quay")) == fingerprint(FEED)
    assert fingerprint(replace(FEED, exclude=("wall",))) != fingerprint(FEED)


def test_a_feed_is_asked_for_all_it_has_while_anything_is_left_to_do() -> None:
    state = FeedState("f", "etag", "then", {})
    assert FeedReport(FEED, state).memory == state
    waiting = FeedReport(FEED, state, waiting=1).memory
    failed = FeedReport(FEED, FeedState("f", "etag", "then", {}))
    failed.fail(WALL.url, [Problem(Location(WALL.url), "is not there")])
    assert [(one.etag, one.modified) for one in (waiting, failed.memory)] == [("", "")] * 2
    assert failed.memory.entries == {WALL.url: DONE + 1}


def test_of_the_entries_those_are_chosen_that_nobody_has_asked_for(tmp_path: Path) -> None:
    library = Library.open(tmp_path, Config())
    library.note("content/articles/a.md", "https://quay.example/held", "Held", "A text.")
    names = ("done", "held", "asked", "left-out", "given-up", "tried", "new", "waiting")
    url = {name: f"https://quay.example/{name}" for name in names}
    entries = [FeedEntry(one, name) for name, one in url.items()]
    known = FeedState(
        entries={url["done"]: DONE, url["given-up"]: MOST_TRIES, url["tried"]: MOST_TRIES - 1}
    )
    report = FeedReport(replace(FEED, exclude=("left-out",)))
    chosen = choose(report, entries, known, library, 2, {"quay.example/asked"})
    assert [one.title for one in chosen] == ["tried", "new"]
    assert (report.known, report.left_out, report.given_up, report.waiting) == (3, 1, 1, 1)
    assert report.state.entries == {
        **{url[name]: DONE for name in ("done", "held", "asked")},
        url["given-up"]: MOST_TRIES,
        url["tried"]: MOST_TRIES - 1,
    }
