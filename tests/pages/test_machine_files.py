"""robots.txt and the news sitemap."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import timedelta
from typing import Any
from urllib.robotparser import RobotFileParser

import pytest

from digest.model import Publication
from digest.pages.machine.news_sitemap import MAX_NEWS, news_sitemap
from digest.pages.machine.robots import robots
from tests.pages.samples import EVENING, entry, layout, post

PAGE = "https://quay.example/repo/events/ferry/"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def titles(whole: Publication | None = None, **changes: Any) -> list[str]:
    (file,) = news_sitemap(layout(whole, **changes))
    return [found.text or "" for found in ET.fromstring(file.data).iter(f"{NEWS}title")]


@pytest.mark.parametrize(
    ("setting", "reader", "trainer", "answerer"),
    [("allow", True, True, True), ("answer", True, False, True), ("refuse", True, False, False)],
)
def test_robots_txt_asks_what_is_configured(
    setting: str, reader: bool, trainer: bool, answerer: bool
) -> None:
    parser = RobotFileParser()
    parser.parse(robots(layout(site={"ai_crawlers": setting})).decode().splitlines())
    assert parser.can_fetch("Mozilla", PAGE) is reader
    assert parser.can_fetch("GPTBot/1.2", PAGE) is trainer
    assert parser.can_fetch("OAI-SearchBot", PAGE) is answerer


def test_robots_txt_names_the_sitemaps_that_there_are() -> None:
    address = "Sitemap: https://quay.example/repo/"
    assert f"{address}sitemap.xml\n{address}news-sitemap.xml\n" in robots(layout()).decode()
    assert "news-sitemap" not in robots(layout(Publication())).decode()


def test_the_news_sitemap_holds_the_two_days_before_the_newest() -> None:
    old = entry("ev-old", "old", title="Old", published=EVENING - timedelta(days=2), updated=None)
    new = entry("ev-new", "new", title="A < B\x07", published=EVENING)
    undated = entry("ev-none", "none", title="Undated", published=None, updated=None)
    assert titles(Publication(entries=(old, undated, new))) == ["A < B"]
    assert news_sitemap(layout(Publication(entries=(undated,)))) == ()


def test_posts_are_news_too() -> None:
    assert titles(Publication(posts=(post(title="Hello", date=EVENING),))) == ["Hello"]


def test_no_news_sitemap_is_longer_than_allowed() -> None:
    whole = tuple(entry(f"ev-{n}", f"e{n}", title=f"Entry {n}") for n in range(MAX_NEWS + 1))
    assert len(titles(Publication(entries=whole))) == MAX_NEWS
