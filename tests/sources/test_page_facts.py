from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime

import pytest

from digest.sources.readers.html import read_html
from digest.sources.readers.linked_data import described
from digest.sources.readers.page_dates import day_beside_title, day_of_url, read_stamp, stamped
from digest.sources.readers.page_facts import Told

TEXT = (
    "The council of Velmora voted on Tuesday to rebuild the old bridge, nine months after it "
    "fell into the river during the worst flood that the town has seen in fifty years."
)


def told(head: str = "", body: str = "", url: str = "") -> Told:
    page = f"<html><head>{head}</head><body><article><h1>Bridge to be rebuilt</h1>{body}"
    return read_html(f"{page}<p>{TEXT}</p><p>{TEXT[:90]}.</p></article></body></html>", 1, url)[0]


def linked(**facts: object) -> str:
    facts = {"@type": "NewsArticle", **facts}
    return f'<script type="application/ld+json">{json.dumps(facts)}</script>'


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2025/09/04/dam", date(2025, 9, 4)),
        ("https://a.example/2025/sep/04/dam", date(2025, 9, 4)),
        ("https://a.example/news/2025-09-04-dam.html", date(2025, 9, 4)),
        ("https://a.example/dam-20250904", date(2025, 9, 4)),
        ("https://a.example/2025/09/dam", None),
        ("https://a.example/2025/13/04/dam", None),
        ("https://a.example/2025/02/30/dam", None),
        ("https://a.example/id/1202509041", None),
        ("", None),
    ],
)
def test_the_day_in_an_address(url: str, day: date | None) -> None:
    assert day_of_url(url) == day


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2025-09-04", date(2025, 9, 4)),
        ("2025-09-04T10:00:00Z", datetime(2025, 9, 4, 10, tzinfo=UTC)),
        ("2025-09-04 10:00", datetime(2025, 9, 4, 10)),
        ("Thu, 04 Sep 2025 10:00:00 GMT", datetime(2025, 9, 4, 10, tzinfo=UTC)),
        ("2025/09/04", datetime(2025, 9, 4)),
        ("0001-01-01T00:00:00Z", None),
        ("04/09/2025", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_stamp(stamp: str, day: date | None) -> None:
    found = read_stamp(stamp)
    assert found == day
    assert type(found) is type(day)


def test_an_exact_time_counts_before_a_day_and_the_first_before_the_next() -> None:
    assert stamped(["2025-09-03", "2025-09-04T10:00:00Z", "2025-09-05T10:00:00Z"]) == datetime(
        2025, 9, 4, 10, tzinfo=UTC
    )
    assert stamped(["soon", "2025-09-03", "2025-09-02"]) == date(2025, 9, 3)


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["T", "September 4, 2025"], date(2025, 9, 4)),
        (["T", "By Ana Example, September 4, 2025"], date(2025, 9, 4)),
        (["T", "Published: 4 Sept 2025 | Updated: 6 Sept 2025"], date(2025, 9, 4)),
        (["T", "Updated September 6, 2025", "Published September 4, 2025"], date(2025, 9, 4)),
        (["T", "Updated September 6, 2025"], date(2025, 9, 6)),
        (["T", "Veröffentlicht am 4. September 2025"], date(2025, 9, 4)),
        (["T", "Donnerstag, 04.09.2025, 10:15 Uhr"], date(2025, 9, 4)),
        (["T", "Publié le 4 septembre 2025 à 10h15"], date(2025, 9, 4)),
        (["T", "Publicado el 4 de septiembre de 2025"], date(2025, 9, 4)),
        (["T", "Pubblicato il 4 settembre 2025"], date(2025, 9, 4)),
        (["T", "Publicado em 4 de setembro de 2025"], date(2025, 9, 4)),
        (["T", "Gepubliceerd op 4 september 2025"], date(2025, 9, 4)),
        (["T", "Published 09/24/2025"], date(2025, 9, 24)),
        (["T", "Published 24/09/2025"], date(2025, 9, 24)),
        (["T", "Published 04/09/2025"], None),
        (["T", "QUITO, September 4, 2025 (AP) — The dam failed."], date(2025, 9, 4)),
        (["T", "The treaty of September 4, 2025 was never signed."], None),
        (["T", "Published on Thursday"], None),
        (["Saturday, November 22, 2026", "T", "The dam failed."], None),
        (["September 4, 2025", "The dam failed."], date(2025, 9, 4)),
        (["T", *["The dam failed again."] * 9, "September 4, 2025"], None),
    ],
)
def test_the_day_beside_a_title(lines: list[str], day: date | None) -> None:
    title = "T" if "T" in lines else ""
    assert day_beside_title(lines, title) == day


STAMP = '<meta property="article:published_time" content="2025-09-02T10:00:00Z">'
IN_URL = "https://a.example/2025/09/04/bridge"


@pytest.mark.parametrize(
    ("head", "body", "url", "day"),
    [
        (linked(datePublished="2025-09-01T10:00:00Z") + STAMP, "", IN_URL, 1),
        (linked(datePublished="2025-09-01") + STAMP, "", IN_URL, 2),
        (linked(dateModified="2025-09-09") + STAMP, "", IN_URL, 2),
        (STAMP, '<time datetime="2025-09-03">3</time>', IN_URL, 2),
        ("", '<time datetime="2025-09-03T22:30:00Z">3</time>', IN_URL, 3),
        ("", '<time datetime="2025-09-07">7</time>', IN_URL, 4),
        ("", '<time datetime="2025-09-07">7</time>', "https://a.example/bridge", 7),
        ("", "<p>September 5, 2025</p>", IN_URL, 4),
        ("", "<p>By Ana Example, September 5, 2025</p>", "", 5),
        ("", "", "", None),
    ],
    ids=[
        "json-ld",
        "exact-first",
        "changed-is-not-published",
        "meta-first",
        "time-on-the-day",
        "time-of-another-day",
        "time-alone",
        "address-before-text",
        "text",
        "nothing",
    ],
)
def test_which_day_counts(head: str, body: str, url: str, day: int | None) -> None:
    found = told(head, body, url).published
    assert (found.day if found else None) == day


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (linked(headline="Linked &amp; whole"), "Linked & whole"),
        (linked(headline="Linked and cut…"), "Shared"),
        (linked(headline=["First", "Second"]), "First"),
        (linked(headline={"a": 1}), "Shared"),
        (linked(headline="x" * 5000), "Shared"),
        ("", "Shared"),
    ],
)
def test_which_title_counts(head: str, title: str) -> None:
    assert told(f'{head}<meta property="og:title" content="Shared">').title == title


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        "[" * 100_000,
        '{"@type": "NewsArticle", "headline": 7, "author": [[[]]], "publisher": 3, "image": {}}',
        '{"@graph": [null, 1, {"@type": null}, {"@type": ["NewsArticle", 4], "name": null}]}',
        '{"@type": "NewsArticle", "datePublished": ' + "9" * 5000 + "}",
        '{"@type": "NewsArticle", "author": {"@id": "a"}, "name": "n", "@id": "a"}',
    ],
    ids=["empty", "broken", "deep", "kinds", "graph", "digits", "loop"],
)
def test_linked_data_of_any_kind_is_borne(script: str) -> None:
    start = time.process_time()
    assert described([script, '{"@type": "Person"}']).published == ""
    assert time.process_time() - start < 1


def test_linked_data_that_is_not_quite_json_still_tells_its_day() -> None:
    assert described(['{"datePublished": "2025-09-04", }']).published == "2025-09-04"


def test_the_first_article_counts_and_not_those_that_it_links_to() -> None:
    other = {"@type": "NewsArticle", "headline": "Other", "datePublished": "2025-01-01"}
    own = {"@type": "ReportageNewsArticle", "headline": "Own", "relatedLink": [other]}
    lists = {"@type": "ItemList", "itemListElement": [other]}
    assert described([json.dumps(lists), json.dumps({"@graph": [own]})]).title == "Own"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/a.jpg", "https://a:b@c.example/x"])
def test_an_address_is_one_of_the_web(address: str) -> None:
    found = told(linked(headline="A", image=address, url=address))
    assert (found.image, found.url) == ("", "")
