"""What grouping an archive over shards costs: seconds, memory, here and on a Dask cluster.

    python -m benchmarks.archive [--articles N] [--a-day N] [--shard-days N] [--words N]
                                 [--engines local:1,dask:1,...] [--folder DIR]

Invented records, in partitions of 10,000 in the order of their days, go through `digest group`
with one and two processes here, and with one, two and three workers of a cluster on loopback. A
line a run: wall seconds, CPU seconds and the largest process of all that took part, in MB; and
whether the bytes are those of the first run. All share this machine's cores, which are printed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from benchmarks.invented import Corpus, invent

PARTITION = 10_000
TICK_SECONDS = 0.2
"""Memory is looked at so often: a peak between two looks is missed by little, as shards take
many seconds each. The kernel's own mark of the peak (VmHWM) is read, while a process lives."""


@dataclass
class Watch:
    """The processes of a run, as the system tells of them."""

    roots: list[int]
    peak_mb: dict[int, float] = field(default_factory=dict)
    seconds: dict[int, float] = field(default_factory=dict)

    def look(self) -> None:
        """Note what each process below the roots has taken so far."""
        for pid in self._below():
            try:
                status = Path(f"/proc/{pid}/status").read_text()
                stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            mark = [line for line in status.splitlines() if line.startswith("VmHWM:")]
            if mark:
                self.peak_mb[pid] = int(mark[0].split()[1]) / 1024
                self.seconds[pid] = sum(map(int, stat[11:13])) / os.sysconf("SC_CLK_TCK")

    def _below(self) -> list[int]:
        found = list(self.roots)
        for pid in found:  # grows as children are found
            for task in Path(f"/proc/{pid}/task").glob("*/children"):
                try:
                    found += [int(child) for child in task.read_text().split()]
                except (FileNotFoundError, ProcessLookupError):
                    continue
        return found


def main() -> None:
    """Invent the archive, run every engine, print a line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--a-day", type=int, default=400)
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--shard-days", type=int, default=28)
    parser.add_argument("--engines", default="local:1,local:2,dask:1,dask:2,dask:3")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        began = time.perf_counter()
        size = write_archive(options.articles, options.a_day, options.words, folder / "in")
        made = time.perf_counter() - began
        print(
            f"{options.articles:,} records, {size / 1e6:,.0f} MB, {options.a_day} a day, invented"
            f" in {made:.0f} s; shards of {options.shard_days} days;"
            f" {len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f}"
        )
        print(f"{'engine':8} {'wall s':>7} {'CPU s':>7} {'MB':>6}  bytes")
        first = ""
        for engine in options.engines.split(","):
            bytes_ = _run(engine, folder, options.shard_days)
            first = first or bytes_
            print("the same" if bytes_ == first else "DIFFERENT", flush=True)


def write_archive(articles: int, a_day: int, words: int, folder: Path) -> int:
    """Records of an archive of `articles / a_day` days, month by month; their bytes."""
    folder.mkdir(parents=True)
    size = written = 0
    while written < articles:
        number = written // PARTITION
        count = min(PARTITION, articles - written)
        days = max(1, count // a_day)
        corpus = Corpus(count, words=words, largest=60, days=days, seed=number)
        with open(folder / f"{number:05}.jsonl", "w", encoding="utf-8") as file:
            for article, _ in invent(corpus):
                assert article.published
                record = {
                    "id": f"{number}/{article.id}",
                    "text": article.text,
                    "date": str(article.published + timedelta(days=days * number)),
                    "source": article.publisher,
                    "lang": "en",
                }
                size += file.write(json.dumps(record) + "\n")
        written += count
    return size


def _run(engine: str, folder: Path, shard_days: int) -> str:
    """Group the archive; print what it took, and return a hash of what came out."""
    kind, _, count = engine.partition(":")
    output = folder / "out"
    command = [sys.executable, "-m", "digest", "group", str(folder / "in"), "-o", str(output)]
    command += ["--shard-days", str(shard_days)]
    with _cluster(int(count) if kind == "dask" else 0, folder) as (address, others):
        if kind == "dask":
            command += ["--engine", "dask", "--scheduler", address]
        else:
            command += ["--jobs", count]
        began = time.perf_counter()
        watch = Watch(others)
        watch.look()
        before = sum(watch.seconds.values())
        run = subprocess.Popen(command, env=_one_thread())
        watch.roots.append(run.pid)
        ended = threading.Event()
        looking = threading.Thread(target=_keep_looking, args=(watch, ended))
        looking.start()
        status = run.wait()
        wall = time.perf_counter() - began
        ended.set()
        looking.join()
    if status:
        sys.exit(f"{engine}: exit status {status}")
    seconds = sum(watch.seconds.values()) - before
    print(f"{engine:8} {wall:7.1f} {seconds:7.1f} {max(watch.peak_mb.values()):6.0f}", end="  ")
    known = sha256()
    for path in sorted(output.iterdir()):
        known.update(path.name.encode() + path.read_bytes())
    shutil.rmtree(output)
    return known.hexdigest()


def _keep_looking(watch: Watch, ended: threading.Event) -> None:
    while not ended.wait(TICK_SECONDS):
        watch.look()


@contextmanager
def _cluster(workers: int, folder: Path) -> Iterator[tuple[str, list[int]]]:
    """A scheduler with so many workers of one thread; of none, nothing."""
    started: list[subprocess.Popen[bytes]] = []
    told = folder / "scheduler.json"
    told.unlink(missing_ok=True)
    try:
        if workers:
            options = ["--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0"]
            started.append(_start("scheduler", *options, "--port", "0", "--scheduler-file", told))
            options += ["--no-nanny", "--nthreads", "1", "--local-directory", str(folder)]
            options += ["--memory-limit", "0"]
            for _ in range(workers):
                started.append(_start("worker", *options, "--scheduler-file", told))
        while workers and not told.exists():
            time.sleep(TICK_SECONDS)
        address = json.loads(told.read_text())["address"] if workers else ""
        yield address, [process.pid for process in started]
    finally:
        for process in started:
            process.kill()
            process.wait()


def _start(kind: str, *options: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *map(str, options)]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, env=_one_thread())


def _one_thread() -> dict[str, str]:
    """An environment in which numpy takes one thread a process."""
    return {**os.environ, **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")}


if __name__ == "__main__":
    main()
