"""One report that thousands copy: all are told of, and none stands in the reader's way."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from digest.model import Citation, Entry, Origin, Publication, Statement
from digest.pages.bodies.citing import SHOWN, shown_citations
from digest.pages.entry.listed import MOST, listed_sources
from digest.pages.feeds.feeds import feeds
from digest.pages.plan import plan
from digest.pages.theming.theme import load_theme
from tests.pages.samples import MORNING, config, entry, layout, source


def copied(copies: int) -> Entry:
    """One report, its copies, and a second report that says the same, cited last."""
    numbers = range(1, copies + 3)
    citations = tuple(Citation(number, f"articles/{number}.txt", 0) for number in numbers)
    return entry(
        sources=tuple(source(number) for number in numbers),
        statements=(Statement("The ferry sails again.", citations),),
        origins=(Origin(1, tuple(numbers[:-1])), Origin(2, (numbers[-1],))),
    )


def rendered(shown: Entry, path: str) -> str:
    theme = load_theme(Path(__file__).parent, config())
    pages = plan(layout(Publication(entries=(shown,))))
    return next(theme.render(page) for page in pages if page.path == path).data.decode()


@pytest.mark.parametrize(
    ("copies", "told"), [(10, ""), (11, "1 more copy"), (2000, "1,990 more copies")]
)
def test_copies_past_the_first_ten_are_folded(copies: int, told: str) -> None:
    page = rendered(copied(copies), "events/ferry/index.html")
    sources = page.partition('<section class="sources"')[2].partition("</section>")[0]
    folded = sources.partition("<details>")[2]
    assert re.findall(r"<summary>(.*?)</summary>", sources) == ([told] if told else [])
    folded = folded.partition("</details>")[0]
    listed = min(copies + 2, MOST)
    assert sources.count('class="source"') == listed
    assert folded.count('class="source"') == max(0, listed - 12)
    assert f'id="source-{copies + 2}"' not in folded


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ((MORNING, MORNING), "Rewritten by"),
        ((MORNING, None), "Rewrites of one report"),
        ((None, MORNING), "Rewrites of one report"),
    ],
    ids=["both dated", "an undated copy", "an undated report"],
)
def test_who_rewrote_whom_is_said_of_dated_reports_alone(
    dates: tuple[datetime | None, ...], told: str
) -> None:
    known = copied(1)
    *pair, other = known.sources
    dated = [replace(one, published=date) for one, date in zip(pair, dates, strict=True)]
    page = rendered(replace(known, sources=(*dated, other)), "events/ferry/index.html")
    assert re.findall(r'<p class="label">(Rewr.*?)</p>', page) == [told]


def test_other_reports_by_a_publisher_stand_apart_from_rewrites() -> None:
    known = copied(3)
    first, other = known.origins
    page = rendered(
        replace(known, origins=(replace(first, further=(2,)), other)), "events/ferry/index.html"
    )
    shown = page.partition("By the same publisher")[2].partition("Rewrites of these")
    assert re.findall(r'id="source-(\d)"', shown[0]) == ["2"]
    assert re.findall(r'id="source-(\d)"', shown[2]) == ["3", "4", "5"]


@pytest.mark.parametrize("apart", [False, True], ids=["copies", "origins"])
def test_a_page_of_thousands_of_sources_is_light_and_says_where_they_stand(apart: bool) -> None:
    many = copied(2000)
    if apart:
        many = replace(many, origins=tuple(Origin(n, (n,)) for n in range(1, 2003)))
    page = rendered(many, "events/ferry/index.html")
    assert len(page.encode()) < 80_000
    assert ">this entry as JSON</a>" in page
    assert "1,942 more are listed" in page


def test_an_independent_report_that_nothing_cites_is_listed_before_copies() -> None:
    many = replace(copied(2000), statements=())
    assert {1, 2002} < listed_sources(many)
    assert len(listed_sources(many)) == MOST


def test_every_cited_source_is_on_the_page() -> None:
    many = copied(2000)
    page = rendered(many, "events/ferry/index.html")
    anchors = set(re.findall(r' id="(source[^"]*)"', page))
    assert set(re.findall(r'href="#(source[^"]*)"', page)) <= anchors


def test_independent_reports_are_cited_before_copies() -> None:
    many = copied(2000)
    shown = [citation.number for citation in shown_citations(many.statements[0], many)]
    assert shown == [*range(1, SHOWN), 2002]


def test_few_citations_are_all_shown() -> None:
    few = copied(8)
    assert shown_citations(few.statements[0], few) == few.statements[0].citations


def test_what_is_not_cited_by_number_is_counted() -> None:
    many = copied(2000)
    for path in ("events/ferry/index.html", "index.html"):
        cited = re.search(r'<sup class="cites">(.*?)</sup>', rendered(many, path), re.DOTALL)
        assert cited
        assert len(re.findall("<a ", cited[1])) == SHOWN + 1
        assert '#sources" aria-label="+1,992 more sources">+1,992</a>' in cited[1]


def test_a_feed_cites_as_the_page_does() -> None:
    laid = layout(Publication(entries=(copied(30),)))
    for feed in [one for one in feeds(laid) if one.path != "updates.xml"]:
        assert feed.data.decode().count("#source-") == SHOWN
