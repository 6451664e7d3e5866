"""What a person reads on ten pages, and what digest reads there."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime

import pytest

from digest.config import Config
from digest.intake.original import Original
from digest.intake.reading import Found, read_original
from tests.intake.layouts import LAYOUTS, Layout

NOW = datetime(2026, 11, 22, tzinfo=UTC)
LEAST_F1 = {"blog": 0.98, "forum": 0.82, "no-metadata": 0.95}
"""Of the words, on pages that are hard; 1 on the others. Only ever raise it."""

each_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])


def read(layout: Layout) -> Found:
    content = layout.page.encode()
    return read_original(
        Config(), NOW, Original("page.html", content, layout.url, "text/html" if layout.url else "")
    )


def f1(found: str, wanted: str) -> float:
    """Of words, as a bag."""
    counts = [Counter(re.findall(r"\w+", text)) for text in (found, wanted)]
    shared = sum((counts[0] & counts[1]).values())
    return 2 * shared / (counts[0].total() + counts[1].total())


@each_layout
def test_the_text_of_each_layout_is_its_articles(layout: Layout) -> None:
    found = read(layout).text
    assert f1(found, "\n\n".join(layout.text)) >= LEAST_F1.get(layout.name, 1), found


@each_layout
def test_no_paragraph_of_the_news_is_lost(layout: Layout) -> None:
    found = " ".join(read(layout).text.split())
    assert len([text for text in layout.text if text not in found]) == layout.lost


@each_layout
def test_what_a_page_tells_is_found(layout: Layout) -> None:
    found = read(layout)
    known = found.metadata
    assert known.title == layout.title
    assert found.day == layout.day
    assert type(found.day) is type(layout.day)
    assert known.source.name == layout.publisher
    assert known.authors == layout.authors
    assert known.lang == layout.language
    assert known.source.credit == layout.credit
    assert known.source.url == layout.address


def test_a_page_that_is_not_free_says_so() -> None:
    stub = next(layout for layout in LAYOUTS if layout.name == "paywalled-stub")
    assert read(stub).metadata.source.paywall
