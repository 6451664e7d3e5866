"""A build keeps what it compared, and the next one with a new article does not compare all."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.invented import Corpus, invent
from digest.build import build
from digest.configfile import read_config
from digest.engine import Engine
from digest.errors import DigestError
from digest.events import format_ledger, read_ledger
from digest.events.archive.shelf import Shelf
from digest.events.assigning import keeping
from digest.events.assigning.keeping import ARCHIVE, Keeper

NOW = datetime(2026, 3, 1, tzinfo=UTC)
NEWS = [made for made, _ in invent(Corpus(44, words=60, largest=1))]


def write(root: Path, number: int) -> None:
    made = NEWS[number]
    path = root / "content" / "articles" / f"{number:03}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"---\ntitle: Report {number}\ndate: {made.published}\nlang: en\n---\n\n{made.text}\n"
    )


def run(root: Path) -> None:
    build(root, read_config(root), NOW, Engine(1))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "digest.toml").write_text("")
    for number in range(40):
        write(tmp_path, number)
    run(tmp_path)
    return tmp_path


def test_a_new_article_is_held_against_what_the_last_build_compared(site: Path) -> None:
    for number in (40, 41):
        write(site, number)
        run(site)
    archive = Shelf(site / ".digest/compared").load()
    # A comparison of all makes one part of all.
    assert archive
    assert [len(part.keys) for part in archive.parts] == [40, 2]


def test_a_build_that_fails_leaves_the_archive_as_it_was(site: Path) -> None:
    kept = (site / ".digest/compared/manifest.json").read_bytes()
    write(site, 40)
    (site / "content" / "pages").mkdir()
    (site / "content" / "pages" / "broken.md").write_text("---\ntitle: [\n---\n\nText.\n")
    with pytest.raises(DigestError):
        run(site)
    assert (site / ".digest/compared/manifest.json").read_bytes() == kept


@pytest.mark.usefixtures("site")
def test_a_long_ledger_is_not_read_as_a_whole_for_one_new_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "content/ledger.jsonl"
    before = ledger.read_bytes()
    write(tmp_path, 40)
    run(tmp_path)
    short = ledger.read_bytes()
    assert Keeper(tmp_path / ARCHIVE).touched(short) is None

    monkeypatch.setattr(keeping, "LARGE", 1)
    assert Keeper(tmp_path / ARCHIVE).touched(short) == set()
    assert Keeper(tmp_path / ARCHIVE).touched(before) is None, "another build left that"
    write(tmp_path, 41)
    run(tmp_path)
    long = ledger.read_bytes()
    assert set(short.splitlines()) < set(long.splitlines())
    assert format_ledger(read_ledger(ledger)) == long
    assert Keeper(tmp_path / ARCHIVE).touched(long) == set()

    made = tmp_path / "content/articles/007.md"
    text = made.read_text()
    made.write_text(f"{text}\nOne sentence more.\n")
    run(tmp_path)
    assert Keeper(tmp_path / ARCHIVE).touched(ledger.read_bytes()) == {"articles/007.md"}
    made.write_text(text)
    write(tmp_path, 42)
    run(tmp_path)
    assert set(long.splitlines()) < set(ledger.read_bytes().splitlines())
    assert Keeper(tmp_path / ARCHIVE).touched(ledger.read_bytes()) == set()

    made.rename(made.with_name("moved.md"))
    run(tmp_path)
    assert Keeper(tmp_path / ARCHIVE).touched(ledger.read_bytes()) is None, "all was looked at"


@pytest.mark.usefixtures("site")
def test_a_ledger_that_somebody_else_wrote_is_read_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LARGE", 1)
    ledger = tmp_path / "content/ledger.jsonl"
    ledger.write_bytes(ledger.read_bytes() + b"<<<<<<< ours\n")
    write(tmp_path, 40)
    with pytest.raises(DigestError, match="merge conflict"):
        run(tmp_path)
