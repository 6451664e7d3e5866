from __future__ import annotations

import json
from pathlib import Path

from digest.model import Entry, Name, Publication
from digest.pages.entry.related import name_links
from digest.pages.layout.headlines import names_in
from digest.pages.layout.relations import FAMILIAR, Relations
from tests.pages import samples
from tests.site import digest, healthy_site


def entry(number: int, *names: str) -> Entry:
    known = tuple(Name(name, 1, 2) for name in names)
    return Entry(f"ev-{number:06}", f"Event {number}", (), (), (), names=known)


def related(*entries: Entry) -> dict[str, list[str]]:
    relations = Relations.of({e.event: names_in(e) for e in entries})
    return {e.event: [r.event for r in relations.related(e.event)] for e in entries}


def test_a_rare_name_relates_two_entries_and_a_common_one_does_not() -> None:
    common = [entry(n, "Estmark") for n in range(2, 8)]
    found = related(entry(0, "Pavel Renn", "Estmark"), entry(1, "pavel renn", "Estmark"), *common)
    assert found["ev-000000"] == ["ev-000001"]
    assert found["ev-000001"] == ["ev-000000"]
    assert all(found[one.event] == [] for one in common)


def test_two_names_relate_that_one_alone_would_not() -> None:
    both = [entry(n, "Karby", "Estmark") for n in range(5)]
    assert len(related(*both, entry(9, "Karby"))["ev-000000"]) == 4


def test_a_name_of_half_the_news_costs_nothing_and_relates_nothing() -> None:
    entries = [entry(n, "Estmark", "Hollin") for n in range(FAMILIAR + 1)]
    assert not any(related(*entries).values())


def test_one_more_entry_with_a_name_changes_nothing_on_the_pages_of_the_others() -> None:
    known = tuple(samples.entry(f"ev-{n}", f"{n}", names=(Name("Karby", 1, 2),)) for n in range(3))
    layouts = [samples.layout(Publication(entries=known[:n])) for n in (2, 3)]
    shared = [next(one.names for one in lay.headlines if one.key == "ev-0") for lay in layouts]
    links = [name_links(known[0], names) for names in shared]
    assert links[0] == links[1]
    assert links[0][0].url


def test_a_name_without_a_page_takes_nobody_s_address() -> None:
    named = ("C++", "C++", "C")
    entries = tuple(
        samples.entry(f"ev-{n}", f"{n}", names=(Name(name, 1, 2),)) for n, name in enumerate(named)
    )
    links = samples.layout(Publication(entries=entries)).names
    assert {link.name: link.url for link in links.values()} == {"C++": "/names/c/"}


def test_a_page_leads_from_its_names_to_the_other_entries(tmp_path: Path) -> None:
    storm = """---
title: Storm closes the harbor of {0}
date: 2026-11-{1}T07:30:00Z
source: {{name: Coastal Courier}}
---

The storm Ludovica closed the harbor of {0}. Pilots in {0} said that Ludovica was the worst ever.
"""
    pages = {
        f"content/articles/{name}.md": storm.format(name, day)
        for name, day in (("Arvik", 10), ("Belmo", 11))
    }
    keys = {
        p: t.replace("---\ntitle", f"---\nevent: of-{p[17:22].lower()}\ntitle", 1)
        for p, t in pages.items()
    }
    healthy_site(tmp_path, keys)
    result = digest(tmp_path, "build")
    assert result.status == 0, result.err
    page = (tmp_path / "site/events/of-arvik/index.html").read_text()
    assert "Ludovica" in page[page.index("Related") :]
    assert '<a href="/events/of-belmo/"' in page[page.index("Related") :]
    record = json.loads((tmp_path / "site/events/of-arvik/index.json").read_text())
    assert [one["names"] for one in record["related"]] == [["Ludovica"]]
    assert {"text": "Ludovica", "origins": 1, "mentions": 2} in record["names"]
