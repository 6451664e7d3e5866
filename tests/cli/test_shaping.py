"""`digest merge`, `split`, `pin`, `retitle`: what they write and refuse, and its effect."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site import digest, healthy_site, tree, write_files
from tests.test_build import events

OTHER = """---
title: Orchard thieves take forty crates of pears
date: 2026-11-18T08:00:00Z
source: {name: Tollbrook Times, url: "https://tollbrook.example/pears"}
---

Thieves emptied an orchard near Tollbrook overnight and left with forty crates of pears, the grower
Idris Pennant told police on Monday.
"""
PEARS = "articles/pears.md"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with an event of two reports, one of a single report, and a post."""
    root = healthy_site(tmp_path_factory.mktemp("site"), {f"content/{PEARS}": OTHER})
    assert digest(root, "build").status == 0
    return root


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "site"))


def with_member(root: Path, article: str) -> str:
    return next(id_ for id_, held in events(root).items() if article in held)


def notes(root: Path) -> dict[str, str]:
    found = tree(root / "content/events")
    return {name: data.decode() for name, data in found.items()}


def test_a_decision_waits_for_a_build_that_is_at_work(site: Path) -> None:
    hold = f"""
import time
from pathlib import Path
from digest.publish.lock import locked
with locked(Path({str(site)!r})):
    print("held", flush=True)
    time.sleep(1)
"""
    build = subprocess.Popen([sys.executable, "-c", hold], stdout=subprocess.PIPE)
    with build:
        assert build.stdout
        assert build.stdout.readline() == b"held\n"
        assert digest(site, "pin", f"content/{PEARS}").status == 0


def test_events_are_merged_by_a_file_that_is_obeyed(site: Path) -> None:
    ferry, pears = with_member(site, "articles/ferry-a.md"), with_member(site, PEARS)
    result = digest(site, "merge", f"content/{PEARS}", ferry)
    assert (result.status, result.err) == (0, "")
    ((name, text),) = notes(site).items()
    assert f"content/events/{name}: merge" in result.out
    assert {f"id: {ferry}", f"merge: [{pears}]"} <= set(text.splitlines()) or {
        f"id: {pears}",
        f"merge: [{ferry}]",
    } <= set(text.splitlines())
    assert digest(site, "build").status == 0
    assert with_member(site, PEARS) == with_member(site, "articles/ferry-a.md")
    assert digest(site, "regroup").out == "nothing to change\n"
    said = f"and other events at content/events/{name}:"
    assert digest(site, "explain", PEARS, "articles/ferry-a.md").out.count(said) == 1
    assert digest(site, "explain", ferry).out.count(said) == 1
    again = digest(site, "merge", ferry, PEARS)
    assert again.status == 2
    assert "is one event already" in again.err
    (site / "content/events" / name).unlink()
    assert digest(site, "build").status == 0
    assert with_member(site, PEARS) == with_member(site, "articles/ferry-a.md")


def test_an_article_is_split_off_and_stays_off(site: Path) -> None:
    ferry = with_member(site, "articles/ferry-a.md")
    result = digest(site, "split", ferry, "https://bayradio.example/1811")
    assert (result.status, result.err) == (0, "")
    assert "exclude: [articles/ferry-b.md]" in next(iter(notes(site).values()))
    assert digest(site, "build").status == 0
    assert with_member(site, "articles/ferry-b.md") != ferry
    assert digest(site, "regroup").out == "nothing to change\n"
    assert digest(site, "build", "--frozen").status == 0


def test_a_file_that_stands_is_added_to_and_keeps_the_rest(site: Path) -> None:
    ferry = with_member(site, "articles/ferry-a.md")
    text = f"---\ntitle: 'Back: at sea'\nid: {ferry}  # the ferry\n---\n\nOur own words.\n"
    write_files(site, {"content/events/mine.md": text})
    assert digest(site, "split", ferry, "articles/ferry-b.md").status == 0
    assert digest(site, "pin", "articles/ferry-a.md").status == 0
    changed = "pin: true\nexclude: [articles/ferry-b.md]\n"
    assert notes(site)["mine.md"] == text.replace("# the ferry\n", f"# the ferry\n{changed}")


def test_pinning_and_back(site: Path) -> None:
    assert "pin " in digest(site, "pin", PEARS).out
    assert "pinned already" in digest(site, "pin", PEARS).out
    digest(site, "build")
    assert digest(site, "pin", "--off", PEARS).status == 0
    assert "is not pinned\n" in digest(site, "pin", "--off", PEARS).out
    assert "pin: false" in next(iter(notes(site).values()))


def test_an_entry_is_called_as_the_editor_says(site: Path) -> None:
    called = digest(site, "retitle", PEARS, "Pears: forty crates gone")
    assert (called.status, called.err) == (0, "")
    ((name, text),) = notes(site).items()
    assert f"content/events/{name}: call ev-" in called.out
    assert 'title: "Pears: forty crates gone"' in text
    again = digest(site, "retitle", PEARS, "Pears:  forty crates gone")
    assert "has this title already\n" in again.out
    assert notes(site) == {name: text}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("merge", "articles/ferry-a.md"), "is one event already"),
        (("merge", "articles/ferry-a.md", "articles/paers.md"), "did you mean 'articles/pears.md'"),
        (("split", "articles/ferry-a.md", PEARS), "articles/pears.md: is not in ev-"),
        (("split", PEARS, PEARS), "would keep no article"),
        (("pin", "nowhere"), "no article has this path"),
        (("retitle", PEARS, " "), "a title can't be empty"),
    ],
)
def test_a_wrong_call_writes_nothing(site: Path, arguments: tuple[str, ...], said: str) -> None:
    result = digest(site, *arguments)
    assert result.status == 2
    assert said in result.err
    assert notes(site) == {}


def test_two_files_on_events_that_would_be_one_are_refused(site: Path) -> None:
    ferry, pears = with_member(site, "articles/ferry-a.md"), with_member(site, PEARS)
    mine = {f"content/events/{id_}.md": f"---\nid: {id_}\n---\n" for id_ in (ferry, pears)}
    write_files(site, mine)
    result = digest(site, "merge", ferry, pears)
    assert result.status == 2
    assert all(path in result.err for path in mine)


def test_a_second_file_on_an_event_is_refused_before_it_is_written(site: Path) -> None:
    event = with_member(site, PEARS)
    assert digest(site, "pin", event).status == 0
    before = notes(site)
    (name,) = before
    result = digest(site, "new", "event", "Forty crates are gone", "--id", event)
    assert (result.status, result.out) == (1, "")
    assert f"content/events/{name}: stands already" in result.err
    assert notes(site) == before


def test_an_article_that_another_file_includes_begins_no_event(site: Path) -> None:
    first = digest(site, "new", "event", "Forty crates are gone", "--include", PEARS)
    assert first.status == 0
    before = notes(site)
    result = digest(site, "new", "event", "Pears", "--include", PEARS)
    assert result.status == 1
    assert f"{PEARS} is put into two events" in result.err
    assert notes(site) == before


def test_what_contradicts_another_file_is_refused_before_it_is_written(site: Path) -> None:
    ferry = with_member(site, "articles/ferry-a.md")
    text = f"---\nid: {ferry}\ninclude: [articles/ferry-b.md]\n---\n"
    write_files(site, {"content/events/mine.md": text})
    result = digest(site, "split", ferry, "articles/ferry-b.md")
    assert result.status == 1
    assert "kept out of" in result.err
    assert notes(site) == {"mine.md": text}


def test_what_was_split_off_is_merged_only_after_that_is_taken_back(site: Path) -> None:
    ferry = with_member(site, "articles/ferry-a.md")
    digest(site, "split", ferry, "articles/ferry-b.md")
    digest(site, "build")
    written = notes(site)
    result = digest(site, "merge", "articles/ferry-a.md", "articles/ferry-b.md")
    assert result.status == 2
    (name,) = written
    assert f"is kept out of {ferry} at content/events/{name}:3" in result.err
    assert notes(site) == written
    (site / "content/events" / name).unlink()
    assert digest(site, "merge", "articles/ferry-a.md", "articles/ferry-b.md").status == 0
    assert digest(site, "build").status == 0
    assert with_member(site, "articles/ferry-b.md") == with_member(site, "articles/ferry-a.md")


def test_an_event_that_no_build_has_seen_is_not_shaped(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    id_ = json.loads(digest(root, "list", "--json").out)[0]["id"]
    result = digest(root, "pin", id_)
    assert result.status == 2
    assert "no build has seen" in result.err


def test_a_note_finds_an_article_that_moved_and_says_where(site: Path) -> None:
    ferry = with_member(site, "articles/ferry-a.md")
    digest(site, "split", ferry, "articles/ferry-b.md")
    digest(site, "build")
    (site / "content/articles/2026").mkdir()
    (site / "content/articles/ferry-b.md").rename(site / "content/articles/2026/bay.md")
    for _ in range(2):
        result = digest(site, "build")
        assert result.status == 0
        assert (
            "articles/ferry-b.md has moved; expected its new path, articles/2026/bay.md"
            in result.err
        )
        assert with_member(site, "articles/2026/bay.md") != ferry
    (site / "content/articles/2026/bay.md").rename(site / "content/articles/bay.md")
    assert "new path, articles/bay.md" in digest(site, "build").err
