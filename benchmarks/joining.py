"""What one article more costs a digest: CPU and wall seconds, of all stages.

    python -m benchmarks.joining [--articles 10000] [--more 5] [--most 1.5]

Invented articles, in a third as many events, are built from nothing; then a report that an event
has not had comes to it, one at a time, and each time the site is built again: by `digest build`,
then by `digest serve`, timed from saving the article until the ledger has it, which is written
last. Medians of the rebuilds; exit status 1 where one takes more CPU seconds than `--most`, or the
first more of them than `MOST_EACH` allows, or more memory than `MOST_MEMORY`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import click

from benchmarks.build import IN_MEMORY
from benchmarks.costs import Cost, run
from benchmarks.costs import median as median_of
from benchmarks.invented import Corpus, invent
from digest.model import Article

CONFIG = '[site]\ntitle = "Bench"\nbase_url = "https://example.org/digest/"\n[build]\njobs = 2\n'
LARGEST = 40
"""Reports of the largest event."""
PAPERS = 40
MOST = 1.5
"""CPU seconds of one article more: measured were 0.9 to 1.1, on a machine with much other work."""
MOST_EACH = 8.0
"""Milliseconds of CPU an article of the digest that is built from nothing, of both processes:
measured were 5.8 to 7.1, on a machine with two to five times the work that it has threads for."""
MOST_MEMORY = 700
"""MB of that digest: measured were 606 to 635."""
BUILD = (sys.executable, "-m", "digest", "build")
SERVE = (sys.executable, "-u", "-m", "digest", "serve", "--port", "0")
PATIENCE = 60.0
"""Seconds."""
QUIET = 1.5
"""Seconds between two articles under `digest serve`: it looks at its own ledger once more."""


@click.command()
@click.option("--articles", default=10_000)
@click.option("--more", default=5)
@click.option("--most", default=MOST)
def main(articles: int, more: int, most: float) -> None:
    """Measure, print a line for each kind of build, and hold it to what it may take."""
    made = [article for article, _ in invent(Corpus(articles, largest=LARGEST))]
    later = made[articles // 2 :: max(1, articles // (4 * more))][: 2 * more]
    late = {article.id for article in later}
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        root = Path(folder)
        (root / "digest.toml").write_text(CONFIG)
        (root / "content" / "articles").mkdir(parents=True)
        for article in made:
            if article.id not in late:
                _write(article, root)
        first = run(BUILD, root)
        _tell(f"{articles - len(later):,} articles from nothing", [first])
        costs = [_joined(article, root) for article in later[::2]]
        _tell("one more", costs)
        print(f"one more while served: {median(_served(later[1::2], root)):.2f} s")
    if (each := 1000 * first.cpu / (articles - len(later))) > MOST_EACH:
        sys.exit(f"TOO SLOW: {each:.1f} ms of CPU an article, the limit is {MOST_EACH}")
    if first.memory > MOST_MEMORY:
        sys.exit(f"TOO LARGE: {first.memory:.0f} MB, the limit is {MOST_MEMORY}")
    if (cpu := median_of(costs, _cpu)) > most:
        sys.exit(f"TOO SLOW: {cpu:.2f} s of CPU, the limit is {most}")


def _joined(article: Article, root: Path) -> Cost:
    _write(article, root)
    return run(BUILD, root)


def _served(articles: Sequence[Article], root: Path) -> list[float]:
    """Seconds from saving each until the ledger has it."""
    ledger, found = root / "content" / "ledger.jsonl", []
    server = subprocess.Popen(SERVE, cwd=root, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        if not any(" entries from " in line for line in server.stdout):
            sys.exit("the server ended before its first build")
        for article in articles:
            time.sleep(QUIET)
            known, start = ledger.stat().st_mtime_ns, time.perf_counter()
            _write(article, root)
            while ledger.stat().st_mtime_ns == known:
                if server.poll() is not None or time.perf_counter() - start > PATIENCE:
                    sys.exit(f"{article.id} does not come into the ledger")
                time.sleep(0.002)
            found.append(time.perf_counter() - start)
    finally:
        server.terminate()
        server.wait()
    return found


def _write(article: Article, root: Path) -> None:
    """The article as a file with front matter, from one of the papers; it says that its words are
    English, which they are not, so that nobody has to find out what they are.
    """
    number = int(Path(article.id).stem)
    title = article.text.partition(".")[0][:60]
    paper = number % PAPERS
    source = f"{{name: Paper {paper}, url: 'https://paper{paper}.example/{number}'}}"
    front = (
        f"title: {title}\ndate: {article.published:%Y-%m-%dT%H:%M:%SZ}\nlang: en\nsource: {source}"
    )
    path = root / "content" / article.id
    path.write_text(f"---\n{front}\n---\n\n{article.text}\n", encoding="utf-8")


def _tell(work: str, costs: Sequence[Cost]) -> None:
    cpu, wall, memory = (median_of(costs, of) for of in (_cpu, _wall, _memory))
    print(f"{work}: {cpu:.2f} s of CPU, {wall:.2f} s, {memory:.0f} MB", flush=True)


def _cpu(cost: Cost) -> float:
    return cost.cpu


def _wall(cost: Cost) -> float:
    return cost.wall


def _memory(cost: Cost) -> float:
    return cost.memory


if __name__ == "__main__":
    main()
