"""`digest explain` as people and programs read it."""

from __future__ import annotations

import json
from math import prod
from pathlib import Path

import pytest

from digest.cli.explanations import _kinship
from digest.model import Kinship
from tests.site import digest, healthy_site, write_files

ONE, OTHER = "articles/ferry-a.md", "articles/ferry-b.md"


@pytest.fixture(name="root")
def built_site(tmp_path: Path) -> Path:
    return healthy_site(tmp_path)


def test_two_articles_are_taken_apart(root: Path) -> None:
    answer = digest(root, "explain", ONE, OTHER).out
    assert "because it founded the event" in answer
    assert "because it is near enough to its articles" in answer
    assert "they are one event" in answer
    assert "Sant Aldric" in answer
    assert "are asked of two articles alone" in answer


def test_what_brought_an_article_in_and_what_spoke_against_it_is_one_sentence() -> None:
    kinship = Kinship("articles/a.md", 31, shared=("Vessin", "196"), against=("12 days apart",))
    said = "joined with 31 points by articles/a.md: Vessin, 196; against it: 12 days apart"
    assert _kinship(kinship) == said
    copied = Kinship("articles/a.md", 97, copy=True, against=("same site",))
    assert _kinship(copied) == "the same text as articles/a.md: both have 97% of its word pairs"


def test_a_program_can_compute_the_decision_again(root: Path) -> None:
    found = json.loads(digest(root, "explain", "https://courier.example/ferry", "--json").out)
    assert found["one"]["article"] == ONE
    pair = found["pair"]
    score = sum(term["weight"] for term in pair["shared"])
    score *= prod(factor["weight"] for factor in pair["factors"])
    assert score == pytest.approx(pair["score"])
    assert found["together"] == (found["own"]["gain"] >= 0)
    assert found["own"]["mean"] == pytest.approx(sum(found["own"]["scores"].values()))


def test_of_a_file_that_is_left_out_the_reason_is_told(root: Path) -> None:
    write_files(
        root,
        {
            "content/articles/draft.md": "---\ndraft: true\n---\n\nA draft on ferries.\n",
            "content/articles/bad.md": "---\ntitle: Bad: one\n---\n\nA text on ferries.\n",
            "content/posts/ahead.md": "---\ntitle: Ahead\ndate: 2090-01-01\n---\n\nAhead.\n",
        },
    )
    for name, said in {
        "content/articles/draft.md": "is in no event: it is a draft",
        "articles/bad.md": "for a mistake at content/articles/bad.md:2: the value of `title` has",
        "posts/ahead.md": "dated ahead",
        "": "names nothing",
    }.items():
        result = digest(root, "explain", name)
        assert (result.status, result.out) == (2, "")
        assert said in result.err


def test_after_a_build_the_ledger_decides_and_the_event_has_a_page(root: Path) -> None:
    assert digest(root, "build").status == 0
    assert "the ledger keeps it where an earlier build put it" in digest(root, "explain", ONE).out
    (page,) = (root / "site/events").glob("*/index.json")
    entry = json.loads(page.read_text())
    url = f"https://quay.example/events/{page.parent.name}/"
    for name in (entry["event"], page.parent.name, url):
        told = digest(root, "explain", name).out
        assert told.startswith(f"{entry['event']} {page.parent.name}  2 articles\n")
        assert f"joined with {entry['reasons'][1]['percent']} points by {ONE}" in told
    assert [one["article"] for one in json.loads(digest(root, "explain", url, "--json").out)] == [
        ONE,
        OTHER,
    ]


def test_the_page_says_why_and_stays_the_same(root: Path) -> None:
    assert digest(root, "build").status == 0
    (page,) = (root / "site/events").glob("*/index.html")
    first = page.read_text()
    assert "Why these are together" in first
    assert "Nearest to Coastal Courier" in first
    assert "<bdi>Sant Aldric</bdi>" in first
    (root / "content/articles/other.md").write_text("Thieves emptied an orchard near Tollbrook.")
    assert digest(root, "build").status == 0
    assert _why(page.read_text()) == _why(first)


def _why(html: str) -> str:
    return html.partition("Why these")[2].partition("</section>")[0]


def test_a_path_from_where_the_person_is(root: Path) -> None:
    folder = root / "content/articles"
    assert ONE in digest(folder, "explain", "ferry-a.md").out
    assert ONE in digest(folder, "explain", str(folder / "ferry-a.md")).out


def test_the_same_article_twice_is_that_article(root: Path) -> None:
    assert digest(root, "explain", ONE, ONE).out == digest(root, "explain", ONE).out


def test_where_grouping_is_off_it_is_said(root: Path) -> None:
    with (root / "digest.toml").open("a") as config:
        config.write('\n[grouping]\nmode = "off"\n')
    assert "grouping is off" in digest(root, "explain", ONE, OTHER).out


def test_a_grouper_of_the_sites_own_is_named_wherever_the_person_is(root: Path) -> None:
    (root / "mine.py").write_text(
        "def all_in_one(articles, settled, config):\n    return [articles]\n"
    )
    with (root / "digest.toml").open("a") as config:
        config.write('\n[grouping]\ngrouper = "mine:all_in_one"\n')
    answer = digest(root / "content", "explain", ONE, OTHER).out
    assert "because the site's own grouper says so" in answer
    assert "mine:all_in_one groups this site" in answer


def test_nothing_that_steers_a_terminal_gets_through(root: Path) -> None:
    hostile = "\x1b]0;owned\x07 Sant\x9b31m Aldric ferry propeller shaft Linea Blava \u202e2,400"
    (root / "content/articles/c\x1b[2J.md").write_text(f"{hostile} commuters.\n" * 3)
    answers = [digest(root, "explain", ONE).out, digest(root, "list", "--json").out]
    for event in {line["id"] for line in json.loads(answers.pop())}:
        answers.append(digest(root, "explain", event).out)
    for answer in answers:
        assert all(char.isprintable() or char == "\n" for char in answer)
