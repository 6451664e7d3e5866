"""Invented article records in partitions, and a Dask cluster of real processes to group them."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.invented import Corpus, invent

QUIET = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "3", "OPENBLAS_NUM_THREADS": "1"}


@cache
def records(articles: int, days: int) -> list[dict[str, str]]:
    """As `digest group` reads them, every fiftieth without a date."""
    return [
        {
            "id": article.id,
            "text": article.text,
            "source": article.publisher,
            "lang": "en",
            "date": "" if number % 50 == 49 else str(article.published),
        }
        for number, (article, _) in enumerate(
            invent(Corpus(articles, words=90, largest=12, days=days))
        )
    ]


def write_partitions(found: list[dict[str, str]], folder: Path, count: int) -> Path:
    """The records dealt out to `count` files, every other one compressed."""
    folder.mkdir(parents=True)
    for number in range(count):
        lines = "".join(json.dumps(one) + "\n" for one in found[number::count]).encode()
        packed = number % 2
        name = f"{number}.jsonl.gz" if packed else f"{number}.jsonl"
        (folder / name).write_bytes(gzip.compress(lines) if packed else lines)
    return folder


@dataclass(frozen=True)
class Cluster:
    """A scheduler, and its workers' processes."""

    address: str
    workers: list[subprocess.Popen[str]]


@contextmanager
def cluster(folder: Path, workers: int, env: Mapping[str, str] = {}) -> Iterator[Cluster]:
    """A scheduler and worker processes, over TCP on loopback."""
    started = [_start("scheduler", folder, env, "--host", "127.0.0.1", "--port", "0")]
    try:
        address = _said(started[0], "Scheduler at:").split()[-1]
        for _ in range(workers):
            options = ("--no-nanny", "--nthreads", "1", "--host", "127.0.0.1")
            started.append(_start("worker", folder, env, address, *options))
        for worker in started[1:]:
            _said(worker, "Registered to:")
        yield Cluster(address, started[1:])
    finally:
        for process in started:
            process.send_signal(signal.SIGKILL)
            process.communicate()


def _start(kind: str, folder: Path, env: Mapping[str, str], *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            f"distributed.cli.dask_{kind}",
            *options,
            "--dashboard-address",
            "127.0.0.1:0",
        ],
        cwd=folder,
        env={**os.environ, **QUIET, **env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def _said(process: subprocess.Popen[str], words: str) -> str:
    assert process.stderr
    for line in process.stderr:
        if words in line:
            return line.strip()
    raise AssertionError(f"{process.args} ended without {words!r}")
