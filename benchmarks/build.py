"""Builds the same posts with digest, Hugo and Pelican, and prints what each costs.

    python -m benchmarks.build [--posts 1000 --posts 10000] [--runs 5] [--plot FILE]

The runs are paired: in each round every peer builds once, cold, on the same machine in the
same minute; then digest and Hugo build again after each kind of edit, and digest with nothing
changed. `commonmark` is digest with its native renderer. Medians of CPU seconds (user and
system, children included) and wall seconds, of the memory of the largest process, and the
ratios that matter. The sites are of one kind: a page a
post, index, tag and category pages of 20, RSS of 50, a sitemap; the number of files that each
wrote is printed beside it. `--plot` draws how the cold builds grow.
"""

from __future__ import annotations

import compileall
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import click

import digest
from benchmarks import peers
from benchmarks.corpus import write_corpus
from benchmarks.costs import Cost, growth, median, ratio, run
from benchmarks.edits import add_post, edit_body, edit_template, edit_title
from benchmarks.plots import growth_plot

Costs = dict[tuple[str, str], list[Cost]]
"""Of each work by each builder, paired by position."""


@dataclass(frozen=True)
class Goal:
    """What is wanted of digest beside a peer, and what a change must not lose."""

    work: str
    peer: str
    wanted: float
    """CPU seconds of digest over those of the peer."""
    limit: float
    """More than this fails: what was reached, and a little for the machine's mood."""
    builder: str = "digest"
    """Whose CPU seconds these are."""
    posts: int = 1_000
    """It holds for sites of so many and more."""


GOALS = (
    Goal("cold", "hugo", 2.2, 1.9),
    Goal("cold", "hugo", 0.8, 1.45, "commonmark"),
    Goal("cold", "pelican", 0.55, 0.55),
    Goal("unchanged", "hugo", 0.03, 0.1),
    Goal("unchanged", "hugo", 0.03, 0.03, posts=10_000),
    Goal("body", "hugo", 0.06, 0.4),
    Goal("body", "hugo", 0.06, 0.055, posts=10_000),
    Goal("title", "hugo", 0.07, 0.45),
    Goal("title", "hugo", 0.07, 0.085, posts=10_000),
    Goal("template", "hugo", 0.07, 0.4),
    Goal("template", "hugo", 0.07, 0.065, posts=10_000),
    Goal("post", "hugo", 0.07, 1.1),
    Goal("post", "hugo", 0.07, 0.22, posts=10_000),
)
"""What is wanted of an edit is wanted at 10,000 posts; at fewer the program's start is half."""


def goals_for(posts: int) -> Iterable[Goal]:
    """Of each work and peer the goal that is set for the most posts, of these or fewer."""
    at_most = max(posts, min(goal.posts for goal in GOALS))
    meant = sorted((goal for goal in GOALS if goal.posts <= at_most), key=lambda goal: goal.posts)
    return {(goal.work, goal.builder, goal.peer): goal for goal in meant}.values()


EDITS: dict[str, Callable[[peers.Site, int], None]] = {
    "body": lambda site, number: edit_body(site.posts, number),
    "title": lambda site, number: edit_title(site.posts, number),
    "template": lambda site, number: edit_template(site.root, number),
    "post": lambda site, number: add_post(site.posts, number),
}

IN_MEMORY = Path("/dev/shm")
"""Where there is one, the sites are built in memory: what a disk's file system does with a
thousand new folders takes from 0.1 to 0.4 s of CPU, whoever asks for them."""


def clear(*folders: Path) -> None:
    """Make the next run a cold one; what was made is moved aside, for a disk's sake."""
    for folder in folders:
        if folder.exists():
            aside = folder.parent.parent / "aside"
            aside.mkdir(exist_ok=True)
            folder.rename(aside / f"{folder.name}-{time.monotonic_ns()}")


def measure(posts: int, runs: int, folder: Path, *, pelican: bool) -> Costs:
    """Cost of each run of each builder, paired by position."""
    compile_digest()
    sites = {
        "digest": peers.digest_site(folder / "digest"),
        "hugo": peers.hugo_site(folder / "hugo"),
        "commonmark": peers.digest_site(folder / "commonmark", "commonmark"),
    }
    if pelican:
        sites["pelican"] = peers.pelican_site(folder / "pelican")
    for name, site in sites.items():
        write_corpus(posts, site.posts, "pelican" if name == "pelican" else "yaml")
    costs: Costs = {}
    for number in range(runs):
        for name, site in sites.items():
            clear(*site.made)
            _note(costs, "cold", name, site)
        # From here on both of digest's trees are in use, as on any but the first day.
        EDITS["body"](sites["digest"], -number)
        EDITS["template"](sites["digest"], -number)
        run(sites["digest"].command, sites["digest"].root)
        _note(costs, "unchanged", "digest", sites["digest"])
        costs.setdefault(("unchanged", "hugo"), []).append(costs["cold", "hugo"][-1])
        for work, edit in EDITS.items():
            for name in ("digest", "hugo"):
                edit(sites[name], runs * posts + number)
                _note(costs, work, name, sites[name])
    for name, site in sites.items():
        print(f"  {name:<8} wrote {count_files(site.output):>6} files")
    return costs


def compile_digest() -> None:
    """Leave digest as an installer leaves it: where Python may write no bytecode of its own,
    compiling the sources at each start would take 0.2 s.
    """
    compileall.compile_dir(Path(digest.__file__).parent, quiet=1)


def _note(costs: Costs, work: str, name: str, site: peers.Site) -> None:
    costs.setdefault((work, name), []).append(run(site.command, site.root))


def count_files(folder: Path) -> int:
    """Files below `folder`."""
    return sum(len(files) for _, _, files in os.walk(folder))


def report(costs: Costs, posts: int) -> bool:
    """Print medians and ratios; whether every limit for so many posts holds."""
    for (work, name), each in costs.items():
        cpu, wall = median(each, lambda c: c.cpu), median(each, lambda c: c.wall)
        memory = median(each, lambda c: c.memory)
        print(f"  {work:<9} {name:<8} CPU {cpu:7.3f} s   wall {wall:7.3f} s   {memory:5.0f} MB")
    fine = True
    for goal in goals_for(posts):
        if (goal.work, goal.peer) not in costs:
            continue
        ours, theirs = costs[goal.work, goal.builder], costs[goal.work, goal.peer]
        cpu = ratio(ours, theirs, lambda c: c.cpu)
        wall = ratio(ours, theirs, lambda c: c.wall)
        memory = ratio(ours, theirs, lambda c: c.memory)
        fine &= cpu <= goal.limit
        verdict = "reached" if cpu <= goal.wanted else f"{goal.wanted} is wanted"
        verdict = verdict if cpu <= goal.limit else f"TOO SLOW, the limit is {goal.limit}"
        print(
            f"  {goal.work:<9} {goal.builder:<10} {cpu:6.3f}x {goal.peer}'s CPU,"
            f" {wall:6.3f}x its wall, {memory:5.2f}x its memory: {verdict}"
        )
    return fine


@click.command()
@click.option("--posts", multiple=True, type=int, default=(1000,), show_default=True)
@click.option("--runs", type=int, default=5, show_default=True)
@click.option("--without-pelican", is_flag=True, help="It takes minutes for 10,000 posts.")
@click.option("--plot", type=click.Path(path_type=Path), help="Draw the growth into this SVG file.")
def main(posts: tuple[int, ...], runs: int, without_pelican: bool, plot: Path | None) -> None:
    """Compare digest with Hugo and Pelican; exit status 1 where a limit is broken."""
    fine = True
    seconds: dict[str, dict[int, float]] = {"digest": {}, "commonmark": {}, "hugo": {}}
    for count in posts:
        print(f"{count} posts")
        with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
            costs = measure(count, runs, Path(folder), pelican=not without_pelican)
            fine &= report(costs, count)
        for name, known in seconds.items():
            known[count] = median(costs["cold", name], lambda c: c.cpu)
    if len(posts) > 1:
        for name, known in seconds.items():
            print(f"{name}'s CPU, cold, grows with the posts: {growth(known)}")
    if plot:
        plot.write_text(growth_plot("Cold build: CPU seconds by number of posts", seconds))
    sys.exit(not fine)


if __name__ == "__main__":
    main()
