from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import pytest

from tests.site import HEALTHY, digest, healthy_site

NOTE = "---\nid: sant-aldric-ferry\ninclude: [articles/ferry-a.md, articles/ferry-b.md]\n---\n\n"
PAGE = "site/events/sant-aldric-ferry/index.html"


class Citations(HTMLParser):
    """The citations of a page: anchor, where it leads, what it shows."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.ids.append(known.get("id") or "")
        if tag == "a" and "data-source" in known:
            self.found.append((known["id"] or "", known["href"] or ""))


def built(root: Path, text: str) -> str:
    healthy_site(root, {"content/events/ferry.md": NOTE + text})
    result = digest(root, "build")
    assert result.status == 0, result.err
    return (root / PAGE).read_text()


def test_references_become_citations_that_lead_to_the_sources_and_back(tmp_path: Path) -> None:
    page = built(tmp_path, "It sails [1][2]. Repaired [@articles/ferry-b.md].\n")
    found = Citations(page)
    number = {"Courier": 0, "Bay Radio": 0}
    for one in (1, 2):
        at = page.index(f'id="source-{one}"')
        number["Bay Radio" if "Bay Radio" in page[at : at + 300] else "Courier"] = one
    assert [href for _, href in found.found] == [
        "#source-1",
        "#source-2",
        f"#source-{number['Bay Radio']}",
    ]
    assert all(f'href="#{anchor}"' in page for anchor, _ in found.found)
    assert len(set(found.ids) - {""}) == len([one for one in found.ids if one])
    assert 'sails<sup class="cites">' in page


def test_several_sources_are_cited_in_one_pair_of_brackets(tmp_path: Path) -> None:
    page = built(tmp_path, "It sails [1, 2]. So [1,@articles/ferry-b.md], or [1, or 2].\n")
    assert [href for _, href in Citations(page).found][:3] == [
        "#source-1",
        "#source-2",
        "#source-1",
    ]
    assert len(Citations(page).found) == 4
    assert "or [1, or 2]." in page
    healthy_site(tmp_path, {"content/events/ferry.md": NOTE + "\nIt sails [1, 9].\n"})
    assert (
        "content/events/ferry.md:7: [9]: the event has 2 sources" in digest(tmp_path, "build").err
    )


def test_a_reference_is_no_part_of_the_teaser_or_of_code(tmp_path: Path) -> None:
    page = built(tmp_path, "It sails [1]. Type `[1]`, \\[2], or [2](https://a.example/).\n")
    assert len(Citations(page).found) == 1
    assert "<code>[1]</code>" in page
    feed = feedparser.parse((tmp_path / "site/feed.xml").read_bytes())
    summary = next(one for one in feed.entries if "sant-aldric-ferry" in one.link)
    assert summary.summary == "It sails. Type [1], [2], or 2."


@pytest.mark.parametrize(
    "text",
    [
        "It sails, [the port [1]](https://port.example/) says.\n",
        'It sails, <a href="https://port.example/">the port [1]</a> says.\n',
    ],
    ids=["Markdown", "HTML"],
)
def test_a_reference_in_a_link_follows_the_link(text: str, tmp_path: Path) -> None:
    page = built(tmp_path, text)
    assert [href for _, href in Citations(page).found] == ["#source-1"]
    assert "?cite=" not in page
    assert '<sup class="cites"></sup>' not in page
    assert "the port</a>" in page


def test_a_definition_makes_it_a_link_as_ever(tmp_path: Path) -> None:
    page = built(tmp_path, "It sails [1].\n\n[1]: https://courier.example/ferry\n")
    assert Citations(page).found == []
    assert '<a href="https://courier.example/ferry">1</a>' in page


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        pytest.param("[3]", "the event has 2 sources", id="number"),
        pytest.param("[0]", "the event has 2 sources", id="zero"),
        pytest.param("[@articles/ferry-c.md]", "did you mean '@articles/ferry-", id="path"),
        pytest.param("[@posts/hello.md]", "no such source", id="a post of another event"),
    ],
)
def test_a_reference_to_no_source_of_the_event_stops_the_build(
    tmp_path: Path, reference: str, said: str
) -> None:
    healthy_site(tmp_path, {"content/events/ferry.md": f"{NOTE}One.\n\nTwo {reference}.\n"})
    result = digest(tmp_path, "build")
    assert result.status == 1
    assert f"content/events/ferry.md:8: {reference}: " in result.err
    assert said in result.err
    assert not (tmp_path / "site").exists()


def test_only_notes_on_events_have_references(tmp_path: Path) -> None:
    post = "---\ntitle: Lists\ndate: 2026-11-18\n---\n\nSee [1] and [@articles/none.md].\n"
    healthy_site(tmp_path, {"content/posts/lists.md": post})
    assert digest(tmp_path, "build").status == 0
    assert (
        "See [1] and [@articles/none.md]." in (tmp_path / "site/posts/lists/index.html").read_text()
    )


def test_a_hostile_publisher_stays_text_in_a_citation(tmp_path: Path) -> None:
    hostile = """---
title: Ferry to Sant Aldric sails
source: {name: '"><img src=x onerror=alert(1)>', url: "https://h.example/"}
---

The ferry between Port Marlow and Sant Aldric sailed again on Wednesday morning.
"""
    note = NOTE.replace("ferry-b.md]", "ferry-b.md, articles/h.md]") + "So [@articles/h.md].\n"
    healthy_site(tmp_path, {"content/articles/h.md": hostile, "content/events/ferry.md": note})
    assert digest(tmp_path, "build").status == 0
    page = (tmp_path / PAGE).read_text()
    assert "<img" not in page


@pytest.mark.parametrize(
    ("url", "passage"),
    [
        ("https://bay.example/1", "https://bay.example/1#:~:text="),
        ("https://bay.example/#!/1", "https://bay.example/#!/1:~:text="),
    ],
)
def test_a_source_leads_to_the_cited_sentences_of_the_original(
    tmp_path: Path, url: str, passage: str
) -> None:
    ferry = str(HEALTHY["content/articles/ferry-b.md"])
    ferry = ferry.replace("https://bayradio.example/1811", url)
    ferry = ferry.replace("Commuters cheered", "Commuters, well-wishers too, cheered")
    assert (
        digest(healthy_site(tmp_path, {"content/articles/ferry-b.md": ferry}), "build").status == 0
    )
    [page] = (tmp_path / "site/events").glob("*/index.html")
    opening = "Commuters%2C%20well%2Dwishers%20too%2C%20cheered%20as,eleven%20days%20ago."
    cited = re.escape(f'<a href="{passage}{opening}') + r'(?:&amp;text=[^"&]+)*"'
    assert re.search(cited, page.read_text())
