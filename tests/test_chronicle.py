from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.cache import remembering
from digest.config import Config
from digest.engine import Engine
from digest.events import Assignment
from digest.events.ledger.file import Ledger
from digest.events.ledger.history import (
    Change,
    find_changes,
    fingerprint,
    format_history,
    merged_by_day,
    read_history,
)
from digest.events.ledger.records import Member, Record
from digest.model import Development, Statement
from digest.steps.chronicle import chronicle
from tests.events.making import article
from tests.pages.samples import entry
from tests.site import HEALTHY, digest, healthy_site

THIRD = """---
title: Sant Aldric ferry shaft had a hidden crack
date: 2026-11-19T08:00:00Z
event: ferry
source: {name: Harbor Weekly, url: "https://harborweekly.example/1"}
---

The Sant Aldric ferry sailed with a cracked propeller shaft for a year, inspectors of the harbor
authority said on Thursday. The operator, Linea Blava, had been told of the crack twice.

Nobody was hurt in all those crossings. The report asks for a second pair of eyes at each yearly
inspection, for a shaft that can be reached without a dock, and for buses that are ordered before
a crossing is called off and not on the morning after it.
"""
NOTE = "---\nid: ferry\ninclude: [articles/ferry-a.md, articles/ferry-b.md]\n---\n"


def ferry_site(root: Path) -> Path:
    return healthy_site(root, {"content/events/ferry.md": NOTE})


def feed(root: Path, name: str) -> list[tuple[str, str]]:
    parsed = feedparser.parse((root / "site" / name).read_bytes())
    assert not parsed.bozo, parsed.bozo_exception
    return [(one.id, one.get("published", "")) for one in parsed.entries]


def built(root: Path, *options: str) -> None:
    result = digest(root, "build", *options)
    assert result.status == 0, result.err


def test_a_report_that_joins_is_an_update_and_delivers_nothing_again(tmp_path: Path) -> None:
    built(ferry_site(tmp_path))
    mains = {name: feed(tmp_path, name) for name in ("feed.xml", "atom.xml")}
    assert feed(tmp_path, "updates.xml") == []
    assert not (tmp_path / "content/history.jsonl").exists()
    (tmp_path / "content/articles/ferry-c.md").write_text(THIRD)
    built(tmp_path)
    assert {name: feed(tmp_path, name) for name in mains} == mains
    [(guid, published)] = feed(tmp_path, "updates.xml")
    assert guid.startswith("urn:digest:ev-")
    assert guid.endswith(":2026-11-19")
    assert "19 Nov 2026 08:00:00" in published
    page = (tmp_path / "site/events/ferry/index.html").read_text()
    assert "What changed" in page
    assert "Harbor Weekly" in page[page.index("What changed") :]
    record = json.loads((tmp_path / "site/events/ferry/index.json").read_text())
    [change] = record["developments"]
    assert change["day"] == "2026-11-19"
    assert change["added"] == ["articles/ferry-c.md"]
    assert change["statements"]
    assert set(change["statements"]) < {one["text"] for one in record["statements"]}
    letter = digest(tmp_path, "newsletter", "2026-11-19", "-o", "-").out
    assert "Harbor Weekly" in letter[letter.index("Developments") :]
    history = (tmp_path / "content/history.jsonl").read_bytes()
    built(tmp_path, "--base-url", "https://elsewhere.example/")
    assert feed(tmp_path, "updates.xml")[0][0] == guid
    assert (tmp_path / "content/history.jsonl").read_bytes() == history


def test_a_second_report_of_the_day_is_part_of_the_same_update(tmp_path: Path) -> None:
    built(ferry_site(tmp_path))
    (tmp_path / "content/articles/ferry-c.md").write_text(THIRD)
    built(tmp_path)
    before = feed(tmp_path, "updates.xml")
    later = THIRD.replace("Harbor Weekly", "Bay Mirror").replace("T08", "T18")
    (tmp_path / "content/articles/ferry-d.md").write_text(
        later.replace("told of it twice", "warned")
    )
    built(tmp_path)
    after = feed(tmp_path, "updates.xml")
    assert [guid for guid, _ in after] == [guid for guid, _ in before]


def test_without_the_history_nothing_is_delivered_as_new(tmp_path: Path) -> None:
    built(ferry_site(tmp_path))
    (tmp_path / "content/articles/ferry-c.md").write_text(THIRD)
    built(tmp_path)
    (tmp_path / "content/history.jsonl").unlink()
    built(tmp_path)
    assert feed(tmp_path, "updates.xml") == []


def test_a_frozen_build_refuses_to_change_the_history(tmp_path: Path) -> None:
    built(ferry_site(tmp_path))
    (tmp_path / "content/articles/ferry-c.md").write_text(THIRD)
    old = (tmp_path / "site/index.html").read_bytes()
    result = digest(tmp_path, "build", "--frozen")
    assert result.status == 1
    assert "content/ledger.jsonl: would change" in result.err
    assert (tmp_path / "site/index.html").read_bytes() == old


def test_an_edit_of_the_source_is_told_and_a_moved_file_is_not(tmp_path: Path) -> None:
    built(ferry_site(tmp_path))
    folder = tmp_path / "content/articles"
    shutil.move(folder / "ferry-a.md", folder / "moved.md")
    note = tmp_path / "content/events/ferry.md"
    note.write_text(NOTE.replace("ferry-a.md", "moved.md"))
    built(tmp_path)
    assert not (tmp_path / "content/history.jsonl").exists()
    edited = str(HEALTHY["content/articles/ferry-b.md"]).replace("310,000", "355,000")
    (folder / "ferry-b.md").write_text(edited)
    built(tmp_path)
    page = (tmp_path / "site/events/ferry/index.html").read_text()
    assert "Changed at the source" in page
    [change] = read_history(tmp_path / "content/history.jsonl")
    assert change.edited == ("articles/ferry-b.md",)


def test_corrections_are_updates(tmp_path: Path) -> None:
    note = NOTE.replace(
        "---\nid", "---\ncorrections: [{date: 2026-11-20, text: Not <dollars>.}]\nid"
    )
    built(healthy_site(tmp_path, {"content/events/ferry.md": note}))
    [(guid, _)] = feed(tmp_path, "updates.xml")
    assert guid.endswith(":correction-2026-11-20-1")
    [one] = feedparser.parse((tmp_path / "site/updates.xml").read_bytes()).entries
    assert "Not &lt;dollars&gt;" in one.summary


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("<<<<<<< ours", "history.jsonl:1: a merge conflict was left in the history"),
        ('{"event": 3}', "history.jsonl:1: this line is not a change of an event"),
        ("\xff", "history.jsonl:1: this line is not a change of an event"),
        ('{"event":"ev-aaaaaa","day":"2026-02-31"}', "history.jsonl:1: this line is not"),
    ],
)
def test_a_broken_history_stops_the_build(tmp_path: Path, line: str, said: str) -> None:
    ferry_site(tmp_path)
    (tmp_path / "content/history.jsonl").write_bytes(line.encode("latin-1"))
    result = digest(tmp_path, "build")
    assert result.status == 1
    assert said in result.err
    assert not (tmp_path / "site").exists()


IDS = st.sampled_from([f"articles/{letter}.md" for letter in "abcdef"])
EVENTS = st.sampled_from(["ev-aaaaaa", "ev-bbbbbb"])


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    home = draw(st.dictionaries(IDS, st.tuples(EVENTS, st.sampled_from("12"))))
    records = [
        Record(
            event,
            tuple(Member(id_, f"{id_}{n}") for id_, (of, n) in sorted(home.items()) if of == event),
        )
        for event in ("ev-aaaaaa", "ev-bbbbbb")
    ]
    return Ledger(tuple(record for record in records if record.members))


@given(ledgers(), ledgers())
def test_changes_are_the_difference_of_two_ledgers(before: Ledger, after: Ledger) -> None:
    from datetime import UTC

    articles = [article(m.id[9:-3], "x") for record in after.records for m in record.members]
    assert find_changes(after, after, articles, UTC) == ()
    changes = find_changes(before, after, articles, UTC)
    known = {record.id: {m.id for m in record.members} for record in before.records}
    now = {record.id: {m.id for m in record.members} for record in after.records}
    for change in changes:
        assert set(change.added) == now[change.event] - known[change.event]
        assert set(change.parted) <= known[change.event] - now[change.event]
        assert set(change.edited) <= now[change.event] & known[change.event]
    for event in now.keys() & known.keys():
        told = {one for change in changes if change.event == event for one in change.added}
        assert told == now[event] - known[event]


@given(
    st.lists(
        st.builds(
            Change,
            EVENTS,
            st.none() | st.dates(),
            st.lists(IDS, unique=True).map(sorted).map(tuple),
        )
    )
)
def test_the_history_reads_back_what_was_written(changes: list[Change]) -> None:
    once = merged_by_day(changes)
    assert merged_by_day(once) == once
    assert merged_by_day(reversed(changes)) == once
    assert len({(change.event, change.day) for change in once}) == len(once)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "history.jsonl"
        path.write_bytes(format_history(once))
        assert read_history(path) == once


def test_what_the_summary_gained_is_told_in_its_order(tmp_path: Path) -> None:
    texts = [f"Pump {number} ran again on Friday." for number in range(9)]
    told = entry(statements=tuple(Statement(text, ()) for text in texts))
    gained = Change(told.event, statements=tuple(sorted(map(fingerprint, texts[1:]))))
    ledger = Ledger((Record(told.event, ()),))
    with remembering(tmp_path) as memory:
        same = Assignment((), ledger, ledger)
        (whole,), _ = chronicle(same, [told], [gained], Config(), Engine(1), memory)
    assert whole.developments[0].statements == tuple(texts[1:])


def test_what_became_on_one_day_of_events_that_are_one_now_is_one_development(
    tmp_path: Path,
) -> None:
    day = date(2026, 11, 19)
    told = entry(event="ev-aaaaaa")
    history = [
        Change("ev-aaaaaa", day, merged=("ev-bbbbbb",)),
        Change("ev-bbbbbb", day, added=("articles/b.md",)),
    ]
    ledger = Ledger((Record("ev-aaaaaa", (), former_ids=("ev-bbbbbb",)),))
    with remembering(tmp_path) as memory:
        same = Assignment((), ledger, ledger)
        (whole,), kept = chronicle(same, [told], history, Config(), Engine(1), memory)
    assert whole.developments == (
        Development(day, added=("articles/b.md",), merged=("ev-bbbbbb",)),
    )
    assert kept == tuple(history)
