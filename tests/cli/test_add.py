from __future__ import annotations

import json
from pathlib import Path

from tests.site import digest, healthy_site, tree

TEXT = """Orchard thieves take forty crates of pears

By Ana Example, November 17, 2026

Thieves emptied an orchard near Tollbrook overnight and left with forty crates of pears, the
grower told police on Monday. A neighbor had heard a lorry at three in the morning.

The pears were worth some 2,000 euros, and the police have asked for witnesses to come forward.
"""
WOULD_BE = "content/articles/2026/11/orchard-thieves-take-forty-crates-of-pears.md"


def test_a_text_from_standard_input_is_filed_and_built(tmp_path: Path) -> None:
    site = healthy_site(tmp_path)
    result = digest(site, "add", "-", stdin=TEXT)
    assert result.out == f"{WOULD_BE}: new; found no publisher, no url\n"
    assert (result.status, result.err) == (0, "")
    cleaned = json.loads(digest(site, "clean", "--json", WOULD_BE).out)[0]
    assert cleaned["title"] == "Orchard thieves take forty crates of pears"
    assert cleaned["text"].startswith("Thieves emptied an orchard near Tollbrook overnight")
    assert cleaned["removed"] == []
    assert digest(site, "build").status == 0


def test_one_bad_input_stops_no_other_and_is_named_at_the_end(tmp_path: Path) -> None:
    site = healthy_site(tmp_path, {"in/a.txt": TEXT, "in/empty.html": "<p></p>"})
    result = digest(site, "add", "--json", "in/nowhere.txt", "in/empty.html", "in/a.txt")
    assert result.status == 1
    answers = json.loads(result.out)
    assert [answer["outcome"] for answer in answers] == ["failed", "failed", "new"]
    assert answers[2] == {
        "input": "in/a.txt",
        "outcome": "new",
        "path": WOULD_BE,
        "title": "Orchard thieves take forty crates of pears",
        "missing": ["publisher", "url"],
        "removed": 2,
    }
    assert result.err.splitlines() == [
        "in/empty.html: holds no text; expected the text of an article",
        "in/nowhere.txt: No such file or directory; expected a file, or - for standard input",
    ]


def test_what_is_known_is_said_and_left_as_it_is(tmp_path: Path) -> None:
    site = healthy_site(tmp_path)
    digest(site, "add", "-", stdin=TEXT)
    before = tree(site / "content")
    result = digest(site, "add", "-", "content/articles/ferry-a.md", stdin=TEXT)
    assert result.status == 0
    assert result.out.splitlines() == [
        f"{WOULD_BE}: known, left as it is",
        "content/articles/ferry-a.md: known, left as it is",
    ]
    assert tree(site / "content") == before


def test_a_dry_run_writes_no_article(tmp_path: Path) -> None:
    site = healthy_site(tmp_path)
    before = tree(site / "content")
    assert digest(site, "add", "--dry-run", "-", stdin=TEXT).out.startswith(f"{WOULD_BE}: would be")
    assert tree(site / "content") == before
