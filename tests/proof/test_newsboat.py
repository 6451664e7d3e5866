"""A real feed reader over three builds: twenty items, and none of them delivered twice."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.proof.conftest import ROOT
from tests.proof.programs import program, run
from tests.served import served
from tests.site import digest

ITEMS = 20
"""The sample's sixteen entries and four posts."""

FEEDS = ("feed.xml", "atom.xml")


@dataclass(frozen=True)
class Reader:
    """newsboat with one subscription, and its memory in a folder."""

    folder: Path
    url: str

    def unread(self) -> str:
        """What newsboat says after it has asked for the feed again."""
        (self.folder / "urls").write_text(f"{self.url}\n", "utf-8")
        (self.folder / "config").write_text("notify-program /bin/true\n", "utf-8")
        files = {"-u": "urls", "-c": "cache.db", "-C": "config"}
        where = [part for flag, name in files.items() for part in (flag, str(self.folder / name))]
        home = {"HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        run(program("newsboat"), *where, "-x", "reload", timeout=60, **home)
        return run(program("newsboat"), *where, "-x", "print-unread", timeout=60, **home).stdout

    def read_all(self) -> set[str]:
        """Mark everything as read; the GUIDs of what there is."""
        with closing(sqlite3.connect(self.folder / "cache.db")) as cache, cache:
            cache.execute("update rss_item set unread = 0")
            return {guid for (guid,) in cache.execute("select guid from rss_item")}


@pytest.mark.parametrize("feed", FEEDS)
def test_newsboat_reads_twenty_items_once(feed: str, tmp_path: Path) -> None:
    program("newsboat")
    root = tmp_path / "root"
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "digest.toml", root)
    with served(root / "site") as base:
        reader = Reader(tmp_path, base + feed)
        _build(root, base)
        assert f"{ITEMS} unread" in reader.unread()
        first = reader.read_all()
        assert len(first) == ITEMS

        config = root / "digest.toml"
        config.write_text(config.read_text("utf-8").replace("Harbour Digest", "Quay Post"), "utf-8")
        _build(root, base)
        assert "0 unread" in reader.unread()
        assert reader.read_all() == first

        _retitle(root, base)
        assert "0 unread" in reader.unread()
        assert reader.read_all() == first


def _retitle(root: Path, base: str) -> None:
    """Another headline and another text of one post."""
    post = root / "content/posts/2026-11-20-a-bed-to-hamburg.md"
    text = post.read_text("utf-8").replace("title: ", "title: Once more, ", 1)
    post.write_text(f"{text}\nA sentence was added.\n", "utf-8")
    _build(root, base)


def _build(root: Path, base: str) -> None:
    built = digest(root, "build", "--base-url", base)
    assert built.status == 0, built.err
