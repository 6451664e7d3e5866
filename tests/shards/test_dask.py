"""The same run on a Dask cluster: a scheduler and workers as processes, over TCP on loopback."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.cluster import cluster as connect
from digest.errors import ConfigError
from tests.shards.invented import cluster, records, write_partitions
from tests.site import digest, tree

pytest.importorskip("distributed", reason="the extra `dask` is not installed")

SHARDS = ("--shard-days", "14", "--overlap-days", "4")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_partitions(records(240, 160), tmp_path_factory.mktemp("archive") / "in", 4)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, ...]]:
    """The options that name a cluster of three workers."""
    with cluster(tmp_path_factory.mktemp("cluster"), 3) as running:
        yield ("--engine", "dask", "--scheduler", running.address)


@pytest.mark.slow
@pytest.mark.parametrize("verb", ["group", "summarize"])
def test_a_cluster_writes_what_this_machine_writes(
    verb: str, engine: tuple[str, ...], archive: Path, tmp_path: Path
) -> None:
    here = digest(tmp_path, verb, str(archive), *SHARDS, "-o", "here", "-j", "1")
    there = digest(tmp_path, verb, str(archive), *SHARDS, *engine, "-o", "there")
    assert (here.status, there.status, there.err) == (0, 0, "")
    assert len(tree(tmp_path / "here")) > 10
    assert tree(tmp_path / "here") == tree(tmp_path / "there")


@pytest.mark.slow
def test_a_worker_killed_in_mid_run_costs_nothing_but_time(archive: Path, tmp_path: Path) -> None:
    digest(tmp_path, "group", str(archive), *SHARDS, "-o", "here", "-j", "1")
    with cluster(tmp_path, 2) as running:
        engine = ("--engine", "dask", "--scheduler", running.address)
        command = [sys.executable, "-m", "digest", "group", str(archive), *SHARDS, *engine]
        run = subprocess.Popen([*command, "-o", "there"], cwd=tmp_path)
        work = tmp_path / "there" / ".shards"
        while not list(work.glob("parts-*")):
            assert run.poll() is None, "the run ended before its worker could be killed"
            time.sleep(0.002)
        running.workers[0].kill()
        running.workers[0].wait()
        assert run.poll() is None, "the run ended before its worker was killed"
        assert run.wait(60) == 0
    assert tree(tmp_path / "here") == tree(tmp_path / "there")


@pytest.mark.slow
def test_a_mistake_in_a_record_comes_back_from_the_cluster(
    engine: tuple[str, ...], tmp_path: Path
) -> None:
    write_partitions([{"id": "a", "text": "One."}, {"id": "b"}], tmp_path / "in", 1)
    result = digest(tmp_path, "group", "in", *engine, "-o", "out")
    assert result.status == 1
    assert "0.jsonl:2: `text` is missing" in result.err


@pytest.mark.parametrize("address", ["pigeon://loft", "tcp://127.0.0.1:1", "127.0.0.1"])
def test_a_scheduler_that_is_not_there_is_wrong_use(
    address: str, archive: Path, tmp_path: Path
) -> None:
    engine = ("--engine", "dask", "--scheduler", address)
    result = digest(tmp_path, "group", str(archive), *engine, "-o", "out")
    assert result.status == 2
    assert f"--scheduler {address}: no scheduler there" in result.err


def test_without_the_extra_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ConfigError, match=r"digest-press\[dask\]"), connect("tcp://127.0.0.1:1"):
        pass
