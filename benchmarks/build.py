"""Builds the same posts with digest, Hugo and Pelican, and prints what each costs.

    python -m benchmarks.build [--posts 250 --posts 1000] [--runs 5]

The runs are paired: in each round every peer builds once, cold, on the same machine in the
same minute; then digest builds again with nothing changed. Medians of CPU seconds (user and
system, children included) and wall seconds, and the ratios that matter. The sites are of
one kind: a page a post, index, tag and category pages of 20, RSS of 50, a sitemap; the
number of files that each wrote is printed beside it.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks import peers
from benchmarks.corpus import write_corpus

LIMITS = {
    ("cold", "hugo"): 3.5,
    ("cold", "pelican"): 0.8,
    ("unchanged", "hugo"): 0.25,
}
"""CPU seconds of digest over those of the peer: at most these."""

IN_MEMORY = Path("/dev/shm")
"""Where there is one, the sites are built in memory: what a disk's file system does with a
thousand new folders takes from 0.1 to 0.4 s of CPU, whoever asks for them."""


@dataclass(frozen=True)
class Cost:
    """What one run took, in seconds."""

    cpu: float
    wall: float


def run(command: list[str], folder: Path) -> Cost:
    """The cost of `command`, run in `folder`; its output only where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall)


def clear(*folders: Path) -> None:
    """Make the next run a cold one; what was made is moved aside, for a disk's sake."""
    for folder in folders:
        if folder.exists():
            aside = folder.parent.parent / "aside"
            aside.mkdir(exist_ok=True)
            folder.rename(aside / f"{folder.name}-{time.monotonic_ns()}")


def measure(posts: int, runs: int, folder: Path) -> dict[str, list[Cost]]:
    """Cost of each run of each builder, paired by position."""
    sites = {
        "digest": peers.digest_site(folder / "digest"),
        "hugo": peers.hugo_site(folder / "hugo"),
        "pelican": peers.pelican_site(folder / "pelican"),
    }
    for name, flavour in (("digest", "yaml"), ("hugo", "yaml"), ("pelican", "pelican")):
        write_corpus(posts, sites[name].posts, flavour)
    costs: dict[str, list[Cost]] = {"digest": [], "hugo": [], "pelican": [], "unchanged": []}
    for _ in range(runs):
        for name, site in sites.items():
            clear(*site.made)
            costs[name].append(run(site.command, site.root))
        costs["unchanged"].append(run(sites["digest"].command, sites["digest"].root))
    for name, site in sites.items():
        print(f"  {name:<10} wrote {count_files(site.output):>6} files")
    return costs


def count_files(folder: Path) -> int:
    """Files below `folder`."""
    return sum(len(files) for _, _, files in os.walk(folder))


def report(costs: dict[str, list[Cost]]) -> bool:
    """Print medians and ratios; whether every limit holds."""
    for name, each in costs.items():
        cpu, wall = median(each, lambda c: c.cpu), median(each, lambda c: c.wall)
        print(f"  {name:<10} CPU {cpu:7.3f} s   wall {wall:7.3f} s")
    fine = True
    for (work, peer), limit in LIMITS.items():
        ours = costs["digest" if work == "cold" else "unchanged"]
        cpu = ratio(ours, costs[peer], lambda c: c.cpu)
        wall = ratio(ours, costs[peer], lambda c: c.wall)
        fine &= cpu <= limit
        verdict = "ok" if cpu <= limit else "TOO SLOW"
        print(f"  {work:<10} {cpu:6.3f}x {peer}'s CPU (limit {limit}) {wall:6.3f}x wall  {verdict}")
    return fine


def median(costs: list[Cost], of: Callable[[Cost], float]) -> float:
    """Median over the runs."""
    return statistics.median(of(cost) for cost in costs)


def ratio(ours: list[Cost], theirs: list[Cost], of: Callable[[Cost], float]) -> float:
    """Median of the ratios of paired runs: the machine's mood cancels out."""
    return statistics.median(of(a) / of(b) for a, b in zip(ours, theirs, strict=True))


@click.command()
@click.option("--posts", multiple=True, type=int, default=(250, 1000), show_default=True)
@click.option("--runs", type=int, default=5, show_default=True)
def main(posts: tuple[int, ...], runs: int) -> None:
    """Compare digest with Hugo and Pelican; exit status 1 where a limit is broken."""
    fine = True
    for count in posts:
        print(f"{count} posts")
        with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
            fine &= report(measure(count, runs, Path(folder)))
    sys.exit(not fine)


if __name__ == "__main__":
    main()
