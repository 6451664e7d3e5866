"""What is remembered of reading depends on nothing that its key leaves out."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

import digest.steps.reading as rooms
from digest.cache import Memory
from digest.config import Config, SiteConfig
from digest.engine import Engine
from digest.steps.reading import read, remembering_aside
from tests.conftest import ROOT
from tests.site import write_files

NOW = datetime(2026, 11, 20, tzinfo=UTC)
TOLD = {"zone", "site.language", "pages.events"}
"""Of the configuration: `steps.reading` passes these on, and makes them a part of the key."""


def test_reading_asks_for_no_other_part_of_the_configuration() -> None:
    found = set()
    for path in (ROOT / "digest" / "sources").glob("*.py"):
        found |= set(re.findall(r"\bconfig\.([a-z_]+(?:\.[a-z_]+)?)", path.read_text("utf-8")))
    assert found <= TOLD


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: A\nseen: 2026-11-20\nn: [1, {a: 2.5}]\n---",
        "+++\ntitle = 'A'\nseen = 2026-11-20\nat = 2026-11-20T10:00:00+02:00\n+++",
        "+++\ntitle = 'A'\nn = 99999999999999999\n+++",
        '---\ntitle: "A \\ud800"\n---',
        "---\ntitle: A\ndate: 2026-11-20 01:00 +0500\nupdated: never\n---",
    ],
    ids=["YAML", "TOML dates", "numbers", "half a character", "moments, and a mistake"],
)
def test_what_is_remembered_is_what_was_read(tmp_path: Path, front: str) -> None:
    write_files(tmp_path, {"content/posts/a.md": f"{front}\n\nThe ferry sails.\n"})
    (tmp_path / ".digest").mkdir()
    readings = []
    for known in ({}, {}, {"content/posts/a.md": "0" * 32}):
        memory = Memory(tmp_path / ".digest" / "memory.sqlite")
        readings.append(
            read(tmp_path, Config(), NOW, Engine(1), memory, known or _hashes(tmp_path))
        )
        memory.close()
    assert len({repr(reading) for reading in readings}) == 1


def test_an_article_tells_all_that_it_was_made_of(tmp_path: Path) -> None:
    def source(text: str = "Fog.", name: str = "a", zone: str = "UTC") -> bytes:
        path = f"content/articles/{name}.md"
        write_files(tmp_path, {path: text})
        found = read(tmp_path, Config(site=SiteConfig(timezone=zone)), NOW, Engine(1)).articles
        return next(article.source for article in found if article.id == f"articles/{name}.md")

    assert source() == source() != b""
    assert len({source(), source("Rain."), source(name="b"), source(zone="Asia/Tokyo")}) == 4


def test_of_an_article_that_is_held_back_what_lists_tell_is_known(tmp_path: Path) -> None:
    front = "---\ntitle: A\ndate: 2026-11-01\nexpires: 2026-11-10\nslug: a-b\ntags: [x]\n---"
    write_files(tmp_path, {"content/articles/a.md": f"{front}\n\nThe ferry sails.\n"})
    reading = read(tmp_path, Config(), NOW, Engine(1))
    (held,) = reading.held_back
    told = held.metadata
    assert (told.title, told.slug, told.date is not None) == ("A", "a-b", True)
    assert (reading.articles, held.body) == ((), "")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_read_first_is_remembered_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(rooms, "MANY", 3)
    write_files(tmp_path, {f"content/posts/{name}.md": "The ferry sails." for name in "abc"})
    (tmp_path / ".digest").mkdir()
    engine, left = Engine(jobs), []
    for texts in ("abc", "abc", "abcdef"):
        write_files(tmp_path, {f"content/posts/{name}.md": "The ferry sails." for name in texts})
        memory = Memory(tmp_path / ".digest" / "memory.sqlite")
        read(tmp_path, Config(), NOW, engine, memory, _hashes(tmp_path))
        with remembering_aside(engine, memory, idle=True) as remembered:
            remembered()
        left.append(memory.unwritten)
        memory.close()
    assert left == [0, 0, 3]  # Nothing is known, all is, and three files are new.


def test_what_was_read_is_remembered_by_this_process_where_copies_have_other_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "MANY", 1)
    write_files(tmp_path, {"content/posts/a.md": "The ferry sails."})
    memory = Memory(tmp_path / "memory.sqlite")
    read(tmp_path, Config(), NOW, Engine(2), memory, _hashes(tmp_path))
    with remembering_aside(Engine(2), memory, idle=False) as remembered:
        remembered()
    assert memory.unwritten == 1
    memory.close()


def _hashes(root: Path) -> dict[str, str]:
    from digest.publish.manifest import take_snapshot

    return take_snapshot(str(root), ["content"]).hashes


def test_a_file_that_changes_after_it_was_looked_at_is_not_remembered_as_it_was(
    tmp_path: Path,
) -> None:
    write_files(tmp_path, {"content/posts/a.md": "Old."})
    (tmp_path / ".digest").mkdir()
    before = _hashes(tmp_path)
    write_files(tmp_path, {"content/posts/a.md": "New."})
    found = []
    for text in ("New.", "Old."):
        write_files(tmp_path, {"content/posts/a.md": text})
        memory = Memory(tmp_path / ".digest" / "memory.sqlite")
        found.append(read(tmp_path, Config(), NOW, Engine(1), memory, before).documents[0].body)
        memory.close()
    assert found == ["New.", "Old."]
