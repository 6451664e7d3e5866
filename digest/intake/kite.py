"""A category file of Kagi Kite to the articles that its stories name, each with its event.

Kite tells of each article its title, address, host and day, not its text: that is fetched.

Source: github.com/kagisearch/kite-public, src/lib/types.ts (`CategoryData`, `Story`, `Article`).
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from digest.errors import RecordError
from digest.intake.original import Hints, Original
from digest.model import Location
from digest.sources.front_matter.values import is_web_url
from digest.sources.readers.page_dates import read_stamp
from digest.text.slugs import slugify

EXPECTED = 'Kite\'s file of one category: {"clusters": [{"title": ..., "articles": [...]}]}'
LONGEST_NAME = 60
"""Characters of an event's name."""


def read_kite(content: bytes, name: str) -> tuple[Original, ...]:
    """The articles of each story in the file `name`, in its order; their texts are elsewhere.

    A story's event is named by its title and the day of the file, so that tomorrow's story of
    the same title is another.

    Raises:
        RecordError: it is no such file.
    """
    try:
        category = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise RecordError.at(Location(name), f"no JSON: {error}"[:200], EXPECTED) from error
    stories = category.get("clusters", category.get("stories")) if _is_map(category) else None
    if not isinstance(stories, list):
        raise RecordError.at(Location(name), "holds no stories", EXPECTED)
    day = _day(category.get("timestamp"))
    found: list[Original] = []
    for story in filter(_is_map, stories):
        event = slugify(f"{_text(story, 'title')} {day}".strip(), LONGEST_NAME)
        articles = story.get("articles")
        listed = articles if isinstance(articles, list) else []
        named = (_named(article, event) for article in filter(_is_map, listed))
        found.extend(article for article in named if article)
    return tuple(found)


def _named(article: dict[str, Any], event: str) -> Original | None:
    """None where the story gives no address that could be fetched."""
    url = _text(article, "link")
    if not is_web_url(url):
        return None
    image = _text(article, "image")
    hints = Hints(
        title=_text(article, "title"),
        published=read_stamp(_text(article, "date")),
        publisher=_text(article, "domain"),
        image=image if is_web_url(image) else "",
    )
    return Original(url, url=url, hints=hints, via="Kagi Kite", event=event)


def _day(timestamp: object) -> str:
    """Of the file, in UTC; "" where it names none."""
    if not isinstance(timestamp, int | float):
        return ""
    try:
        return datetime.fromtimestamp(timestamp, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""


def _is_map(value: object) -> bool:
    return isinstance(value, dict)


def _text(record: dict[str, Any], key: str) -> str:
    value = record.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""
