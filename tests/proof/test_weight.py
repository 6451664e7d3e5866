"""What a reader's browser loads, and from where."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.proof.samples import CROWDED, FRONT, KINDS, SEARCH, Built

KILOBYTE = 1000


def test_the_front_page_stays_below_60_kilobytes(sample: Built) -> None:
    assert _weight(sample, FRONT) < 60 * KILOBYTE


def test_an_entry_of_five_sources_stays_below_40_kilobytes(sample: Built) -> None:
    html = (sample.folder / CROWDED).read_text("utf-8")
    assert len(re.findall(r'id="source-\d+"', html)) == 5
    assert _weight(sample, CROWDED) < 40 * KILOBYTE


@pytest.mark.browser
@pytest.mark.parametrize("path", KINDS)
def test_a_page_asks_the_site_alone_for_a_handful_of_files(
    sample: Built, browser: Browser, path: str
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(sample.url(path), wait_until="networkidle")
    page.close()
    assert [url for url in asked if not url.startswith(sample.base)] == []
    kinds = sorted(urlsplit(url).path.rpartition(".")[2] for url in asked[1:])
    assert set(kinds) <= {"css", "svg", "png", "webp", "js" if path == SEARCH else ""}
    assert len(asked) <= 6


def _weight(sample: Built, path: str) -> int:
    """Bytes of a page and its stylesheets, before any compression."""
    page = (sample.folder / path).read_text("utf-8")
    sheets = re.findall(r'<link rel="stylesheet" href="/repo/([^"]+)"', page)
    assert sheets
    return sum((sample.folder / name).stat().st_size for name in [path, *sheets])
