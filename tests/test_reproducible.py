"""The same content gives the same bytes, wherever, whenever and by whomever it is built."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.site import tree

EPOCH = 1_795_176_000
MOMENT = "2026-11-20T13:00:00+01:00"
"""The same in words, from another time zone."""

DAYS = tuple(f"articles/2026/11/{day}" for day in (18, 19))
PARTS = ("posts", "pages", *(f"events/{name}" for name in ("hollin", "ostrel", "vessin")), *DAYS)
"""Of the sample's content: enough for events of several reports, with notes."""

WORKERS = """
import digest.ahead as ahead, digest.engine as engine, digest.start
engine.TRIAL_SECONDS, engine.WORTHWHILE_SECONDS, ahead.WORTHWHILE_FILES = 0.01, -1.0, 1
digest.start.main()
"""
"""Digest, with worker processes for all but the first units, however little is to be done."""


@dataclass(frozen=True)
class Setting:
    """All that must not matter."""

    folder: str
    """Where the site lies."""
    cwd: str = "."
    """Where it is built from; relative to the site."""
    jobs: int = 1
    umask: int = 0o022
    backwards: bool = False
    """Files are written in the other order, and so listed in another."""
    clock: tuple[str, ...] = ()
    """Options; else SOURCE_DATE_EPOCH."""
    env: dict[str, str] = field(default_factory=dict)


HERE = Setting("site", env={"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"})
ELSEWHERE = (
    Setting(
        "a long way/down, ünder ☂",
        cwd="content/posts",
        jobs=2,
        umask=0o077,
        backwards=True,
        clock=("--now", MOMENT),
        env={"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "1"},
    ),
    Setting(
        "x",
        cwd="..",
        jobs=8,
        umask=0o000,
        clock=("--now", "2026-11-20T12:00Z"),
        env={
            "TZ": "America/St_Johns",
            "LC_ALL": "tr_TR.UTF-8",
            "LANGUAGE": "tr",
            "HOME": "/nonexistent",
            "PYTHONHASHSEED": "4242",
            "PYTHONUTF8": "0",
            "SOURCE_DATE_EPOCH": "86400",
        },
    ),
)


def build(place: Path, setting: Setting) -> dict[str, bytes]:
    """Half of the sample digest as it is built there: its site, its ledger and its history."""
    root = place / setting.folder
    files = {"digest.toml": (ROOT / "digest.toml").read_bytes()}
    sample = tree(ROOT / "content").items()
    files |= {f"content/{name}": content for name, content in sample if name.startswith(PARTS)}
    for name in sorted(files, reverse=setting.backwards):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(files[name])
    arguments = ["build", "--site", str(root), "--jobs", str(setting.jobs), *setting.clock]
    subprocess.run(
        [sys.executable, "-c", WORKERS, *arguments],
        cwd=root / setting.cwd,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH), **setting.env},
        umask=setting.umask,
        check=True,
        capture_output=True,
    )
    for path in (root / "site").rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path
    made = {name: content for name, content in tree(root).items() if name not in files}
    return {name: content for name, content in made.items() if not name.startswith(".digest/")}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("here"), HERE)


@pytest.mark.slow
@pytest.mark.parametrize("setting", ELSEWHERE, ids=["jobs 2", "jobs 8"])
def test_nothing_but_the_content_and_the_clock_decides_what_is_published(
    setting: Setting, here: dict[str, bytes], tmp_path: Path
) -> None:
    there = build(tmp_path, setting)
    assert there.keys() == here.keys()
    assert [name for name in here if here[name] != there[name]] == []
    assert "content/ledger.jsonl" in here
    assert any(name.startswith("site/posts/") for name in here)
    assert any(name.startswith("site/events/") for name in here)
