"""`digest build` on a Dask cluster: a scheduler and workers as processes, over TCP on loopback."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.shards.invented import Cluster, cluster
from tests.site import digest, healthy_site, tree

pytest.importorskip("distributed", reason="the extra `dask` is not installed")

NOW = ("--now", "2026-11-20T12:00Z")

DEADLY = """
import os, signal, sys
from pathlib import Path
from markdown.extensions import Extension

class Deadly(Extension):
    def extendMarkdown(self, md):
        died = Path(__file__).with_name("died")
        if Path(sys.argv[0]).name == "dask_worker.py" and not died.exists():
            died.touch()
            os.kill(os.getpid(), signal.SIGKILL)

def makeExtension(**options):
    return Deadly(**options)
"""
"""A module of the site's own that kills the first worker which is asked to render with it."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("cluster"), 3) as started:
        yield started


def on(running: Cluster) -> tuple[str, ...]:
    return ("--engine", "dask", "--scheduler", running.address)


@pytest.mark.slow
def test_a_cluster_builds_the_site_that_this_machine_builds(
    running: Cluster, tmp_path: Path
) -> None:
    for name in ("here", "there"):
        for part in ("content", "digest.toml"):
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            (tmp_path / name).mkdir(exist_ok=True)
            copy(ROOT / part, tmp_path / name / part)
    here = digest(tmp_path / "here", "build", *NOW, "-j", "1")
    # Each worker has to load all that the stages need, on machines that may be busy.
    there = digest(tmp_path / "there", "build", *NOW, *on(running), timeout=180)
    assert (here.status, there.status, there.err) == (0, 0, here.err)
    assert tree(tmp_path / "here" / "site") == tree(tmp_path / "there" / "site")
    ledgers = [tmp_path / name / "content" / "ledger.jsonl" for name in ("here", "there")]
    assert ledgers[0].read_bytes() == ledgers[1].read_bytes()
    again = digest(tmp_path / "there", "build", *NOW, *on(running))
    assert "nothing has changed" in again.out


@pytest.mark.slow
def test_a_worker_that_dies_at_work_costs_nothing_but_time(
    running: Cluster, tmp_path: Path
) -> None:
    extensions = '\n[markdown]\nextensions = ["tables", "deadly"]\n'
    for name in ("here", "there"):
        root = healthy_site(tmp_path / name, {"deadly.py": DEADLY})
        (root / "digest.toml").write_text((root / "digest.toml").read_text() + extensions)
    here = digest(tmp_path / "here", "build", *NOW, "-j", "1")
    there = digest(tmp_path / "there", "build", *NOW, *on(running))
    assert (here.status, there.status, there.err) == (0, 0, "")
    assert (tmp_path / "there" / "died").exists()
    assert sum(worker.poll() is not None for worker in running.workers) == 1
    assert tree(tmp_path / "here" / "site") == tree(tmp_path / "there" / "site")


@pytest.mark.slow
def test_a_mistake_that_a_worker_finds_is_told_as_ever(running: Cluster, tmp_path: Path) -> None:
    healthy_site(tmp_path, {"content/posts/bad.md": "---\ntitle: [\n---\n\nText.\n"})
    there = digest(tmp_path, "build", *NOW, *on(running))
    here = digest(tmp_path, "build", *NOW, "-j", "1")
    assert (there.status, there.err) == (1, here.err)
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
def test_a_worker_of_another_version_is_refused(tmp_path: Path) -> None:
    older = shutil.copytree(ROOT / "digest", tmp_path / "older" / "digest", symlinks=True)
    with (older / "steps" / "reading.py").open("a") as file:
        file.write("# as it was before\n")
    root = healthy_site(tmp_path / "site")
    with cluster(tmp_path, 1, {"PYTHONPATH": str(older.parent)}) as running:
        result = digest(root, "build", *NOW, *on(running))
    assert result.status == 1
    assert "of another version on" in result.err
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--engine", "dask"), "--engine dask --scheduler ADDRESS"),
        (("--scheduler", "tcp://127.0.0.1:1"), "--engine dask --scheduler ADDRESS"),
        (
            ("--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "-j", "2"),
            "--jobs: is for this machine",
        ),
        (("--engine", "dask", "--scheduler", "tcp://127.0.0.1:1"), "no scheduler there"),
    ],
)
def test_wrong_use_is_said(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    result = digest(healthy_site(tmp_path), "build", *NOW, *arguments)
    assert result.status == 2
    assert said in result.err
