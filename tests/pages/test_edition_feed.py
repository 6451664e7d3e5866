"""Finished days as the feed of editions delivers them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from typing import Any

import feedparser

from digest.model import Publication
from digest.pages.feeds.edition_feed import edition_deliveries
from digest.pages.feeds.feeds import feeds
from tests.pages.samples import EVENING, MORNING, entry, layout, post


def delivered(today: date | None = None, **changes: Any) -> list[Any]:
    return edition_deliveries(replace(layout(**changes), today=today), 50)


def test_each_day_is_delivered_once_under_an_id_of_its_own() -> None:
    found = [(each.id, each.title, each.url) for each in delivered()]
    assert found == [
        (
            f"urn:digest:edition:2026-11-{day}",
            f"Edition of {day} November 2026",
            f"https://quay.example/repo/editions/2026-11-{day}/",
        )
        for day in (20, 19)
    ]
    moved = delivered(site={"base_url": "https://elsewhere.example/"})
    assert [each.id for each in moved] == [each.id for each in delivered()]


def test_the_day_that_is_not_over_is_left_out() -> None:
    assert [each.id[-2:] for each in delivered(today=date(2026, 11, 20))] == ["19"]
    assert [each.id[-2:] for each in delivered(today=date(2026, 11, 21))] == ["20", "19"]
    assert delivered(today=date(2026, 11, 19)) == []


def test_an_edition_is_dated_when_its_day_was_over() -> None:
    assert delivered()[0].published.isoformat() == "2026-11-20T23:00:00+00:00"


def test_it_holds_every_entry_with_its_summary_and_who_reports_it() -> None:
    html = delivered()[1].html
    assert (
        '<h2><a href="https://quay.example/repo/events/ferry/">Ferry sails again</a></h2>' in html
    )
    assert (
        '<p>The repair cost 310,000 euros. <a href="https://quay.example/repo/events/ferry/#source-2"'
        in html
    )
    assert "<p>3 articles, 2 independent origins: Courier 1, Courier 2, Courier 3</p>" in html
    assert "Correction, 20 November 2026: The price was mended." in html
    assert '<h2><a href="https://quay.example/repo/posts/hello/">Hello</a></h2>' in html


def test_the_editors_own_words_stand_in_place_of_the_summary() -> None:
    whole = Publication(
        entries=(entry(statements=(), body="x"),),
        bodies={"ev-ferry1": '<p><a href="#source-1">Mine.</a></p>'},
    )
    _correction, edition = edition_deliveries(layout(whole), 50)
    own = '<p><a href="https://quay.example/repo/events/ferry/#source-1">Mine.</a></p>'
    assert own in edition.html


def test_texts_from_outside_stay_text() -> None:
    evil = '</title><script>"&'
    whole = Publication(entries=(entry(title=evil),), posts=(post(title=evil, date=EVENING),))
    data = {output.path: output.data for output in feeds(layout(whole))}["editions/feed.xml"]
    assert ET.fromstring(data) is not None
    read = feedparser.parse(data, sanitize_html=False)
    assert not read.bozo
    assert "<script" not in read.entries[0].content[0].value


def test_there_is_none_without_editions() -> None:
    assert delivered(pages={"editions": False}) == []
    assert MORNING < EVENING
