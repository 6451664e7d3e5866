"""Hostile files taken in: an article or a mistake, in bounded time, and a site that builds."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.config import Config
from digest.errors import DigestError, Problem
from digest.intake.confined import Confined
from digest.intake.library import Library
from digest.intake.original import Original
from digest.intake.taking import take
from tests.site import digest, healthy_site

HOSTILE = Path(__file__).parent.parent.parent.parent / "shared" / "eval" / "hostile"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
TEXT = (
    "The council of Velmora voted on Tuesday to rebuild the old bridge, nine months after it "
    "fell into the river during the worst flood that the town has seen in fifty years."
)


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    with Confined() as confined:
        yield confined


@pytest.mark.parametrize(
    "page",
    [
        f"<p {' '.join(f'a{n}=1' for n in range(20_000))}>{TEXT}</p>",
        "<div>" * 20_000 + f"<p>{TEXT}</p>",
        f"<p>{TEXT}</p>" + "<b><i>x" * 100_000,
        f"<p>{TEXT}</p>" + "<a href='" * 50_000,
        f"<p>{TEXT}</p>" + "&" * 1_000_000,
        f"<p>{TEXT}</p>" + "<p>By Ana Example, 04/09/2025</p>" * 20_000,
        f"<script type='application/ld+json'>{'[' * 200_000}</script><p>{TEXT}</p>",
        "<title>" + "Velmora | " * 100_000 + f"</title><p>{TEXT}</p>",
        f"<meta name=author content='{'Ana and ' * 100_000}'><p>{TEXT}</p>",
        f"<link rel=canonical href='https://a.example/{'2025-09-04/' * 50_000}'><p>{TEXT}</p>",
    ],
    ids=[
        "attributes",
        "deep",
        "unclosed",
        "quotes",
        "entities",
        "bylines",
        "json",
        "title",
        "author",
        "address",
    ],
)
def test_a_hostile_page_is_taken_in_time_and_keeps_its_text(
    page: str, confined: Confined, tmp_path: Path
) -> None:
    start = time.perf_counter()
    taken = take(Original("a.html", page.encode()), Library.open(tmp_path, Config()), confined, NOW)
    assert time.perf_counter() - start < 15
    assert TEXT in (tmp_path / taken.path).read_text("utf-8")


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="no ../shared beside this checkout")
def test_every_hostile_file_is_an_article_or_a_mistake(confined: Confined, tmp_path: Path) -> None:
    cases = json.loads((HOSTILE / "manifest.json").read_text("utf-8"))
    files = [HOSTILE / "files" / case["file"] for case in cases if case["file"]]
    site = healthy_site(tmp_path)
    library = Library.open(site, Config())
    taken, told = 0, list[Problem]()
    for file in files:
        for name in (file.name, "page.html"):
            original = Original(name, file.read_bytes())
            try:
                taken += take(original, library, confined, NOW).outcome == "new"
            except DigestError as error:
                told.extend(error.problems)
    assert taken > 10
    assert all(str(problem).isprintable() for problem in told)
    result = digest(site, "build", "--strict")
    assert result.status == 0, result.err
    assert digest(site, "check").status == 0
