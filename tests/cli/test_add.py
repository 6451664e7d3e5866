from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest.publish.lock import locked
from tests.site import digest, healthy_site, tree
from tests.web.server import page, redirect, serving

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
        "in/nowhere.txt: No such file or directory; "
        "expected a file, a URL, or - for standard input",
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


def test_the_editors_word_on_date_and_publisher_counts_before_the_texts(tmp_path: Path) -> None:
    site, path = healthy_site(tmp_path), WOULD_BE.replace("/11/", "/12/")
    word = ["--date", "2026-12-10 18:30", "--publisher", "Radio Corval"]
    result = digest(site, "add", "-", *word, stdin=TEXT)
    assert (result.status, result.out) == (0, f"{path}: new; found no url\n")
    file = (site / path).read_text()
    assert "date: 2026-12-10T18:30:00\n" in file
    assert 'name: "Radio Corval"\n' in file


def test_a_date_that_is_none_is_told_and_nothing_is_taken_in(tmp_path: Path) -> None:
    site = healthy_site(tmp_path, {"in.txt": "The ferry stayed in port all day.\n"})
    result = digest(site, "add", "in.txt", "--date", "10.12.2026")
    assert result.status == 2
    expected = "expected a date such as 2026-11-20 or 2026-11-20 18:30 +0100"
    assert f"--date: can't be '10.12.2026'; {expected}" in result.err


def test_a_dry_run_writes_no_article(tmp_path: Path) -> None:
    site = healthy_site(tmp_path)
    before = tree(site / "content")
    assert digest(site, "add", "--dry-run", "-", stdin=TEXT).out.startswith(f"{WOULD_BE}: would be")
    assert tree(site / "content") == before


def test_a_page_of_the_web_is_taken_in_under_its_own_address(tmp_path: Path) -> None:
    fetch = '\n[fetch]\nallow_hosts = ["127.0.0.1"]\ndelay_seconds = 0.0\n'
    site = healthy_site(tmp_path)
    (site / "digest.toml").write_text((site / "digest.toml").read_text("utf-8") + fetch, "utf-8")
    paragraphs = "".join(f"<p>{text}</p>" for text in TEXT.split("\n\n")[2:])
    with serving() as web:
        body = f"<title>Pears stolen in Tollbrook</title>{paragraphs}<p>Caf\xe9</p>"
        web.routes["/2026/11/17/pears"] = page(
            body.encode("latin-1"), content_type="text/html; charset=latin-1"
        )
        web.routes["/old"] = redirect("/2026/11/17/pears?utm_source=mail")
        result = digest(site, "add", f"{web.base}/old", f"{web.base}/gone")
        assert result.status == 1
        assert f"{web.base}/gone: is not there (status 404)" in result.err
        again = digest(site, "add", f"{web.base}/2026/11/17/pears#top", f"{web.base}/old")
    path = "content/articles/2026/11/pears-stolen-in-tollbrook.md"
    assert result.out == f"{path}: new; found no authors\n"
    assert again.out == f"{path}: known, left as it is\n" * 2
    written = (site / path).read_text("utf-8")
    assert f'url: "{web.base}/2026/11/17/pears"\n' in written
    assert 'name: "127.0.0.1"\n' in written
    assert "date: 2026-11-17\n" in written
    assert "Café" in written


def test_no_address_of_this_machine_is_asked(tmp_path: Path) -> None:
    with serving() as web:
        result = digest(healthy_site(tmp_path), "add", f"{web.base}/x")
        assert result.status == 1
        assert web.requests == []


def test_an_article_may_come_while_a_build_is_at_work(tmp_path: Path) -> None:
    site = healthy_site(tmp_path)
    with locked(site):
        assert digest(site, "add", "-", stdin=TEXT).status == 0


@pytest.mark.parametrize("link", ["content/articles", "content/articles/2026"])
def test_nothing_is_written_through_a_link(tmp_path: Path, link: str) -> None:
    site = healthy_site(tmp_path / "site")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    if (site / link).exists():
        (site / link).rename(tmp_path / "before")
    (site / link).symlink_to(elsewhere)
    result = digest(site, "add", "-", stdin=TEXT)
    expected = "is a link, and links are not followed; expected a folder itself"
    assert (result.status, result.err) == (1, f"{link}: {expected}\n")
    assert list(elsewhere.iterdir()) == []


def test_a_file_where_a_folder_belongs_is_told(tmp_path: Path) -> None:
    site = healthy_site(tmp_path, {"content/articles/2026": ""})
    result = digest(site, "add", "-", stdin=TEXT)
    assert (result.status, result.err) == (
        1,
        "content/articles/2026: is a file; expected a folder\n",
    )


def test_an_input_without_a_name_is_told(tmp_path: Path) -> None:
    result = digest(healthy_site(tmp_path), "add", "")
    assert result.status == 1
    assert result.err.startswith("digest add: one of its inputs has no name; expected a file")
