"""What commands such as `digest list` and `digest explain` ask of a site: read once, by builds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.configfile import read_config
from digest.engine import Engine
from digest.events import Assignment
from digest.publish import manifest
from digest.steps import reading
from digest.steps.reading import Reading
from digest.survey import survey
from tests.site import digest, healthy_site

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
MEMORY = ".digest/memory.sqlite"


@pytest.fixture(name="root")
def built_site(tmp_path: Path) -> Path:
    root = healthy_site(tmp_path)
    assert digest(root, "build").status == 0
    return root


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read from now on, those of a moment ago not taken for suspicious."""
    names: list[str] = []
    read_one = reading.read_one

    def noting(root: Path, config: object, made_by: bytes, path: str) -> object:
        names.append(path)
        return read_one(root, config, made_by, path)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_one", noting)
    monkeypatch.setattr(manifest, "_RACY_NS", 0)
    return names


def surveyed(root: Path) -> tuple[Reading, Assignment]:
    return survey(root, read_config(root), NOW, Engine(1))


def test_what_a_build_has_read_is_not_read_again(root: Path, opened: list[str]) -> None:
    before = (root / MEMORY).read_bytes()
    found, assigned = surveyed(root)
    assert opened == []
    assert (root / MEMORY).read_bytes() == before
    (root / MEMORY).unlink()
    afresh, again = surveyed(root)
    assert len(opened) == len(list(root.glob("content/*/*.md")))
    assert (found.articles, found.documents) == (afresh.articles, afresh.documents)
    assert assigned.events == again.events


def test_a_file_that_was_edited_is_read(root: Path, opened: list[str]) -> None:
    path = root / "content/articles/ferry-a.md"
    path.write_text(path.read_text().replace("title: ", "title: New ", 1))
    found, _ = surveyed(root)
    assert opened == ["content/articles/ferry-a.md"]
    assert any(article.title.startswith("New ") for article in found.articles)


def test_a_damaged_cache_is_left_to_the_next_build(root: Path, opened: list[str]) -> None:
    (root / MEMORY).write_bytes(b"no database")
    found, _ = surveyed(root)
    assert len(found.articles) == 3
    assert opened
    assert (root / MEMORY).read_bytes() == b"no database"
