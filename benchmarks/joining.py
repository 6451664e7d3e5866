"""What one article more costs a digest: CPU and wall seconds, of all stages.

    python -m benchmarks.joining [--articles 10000] [--more 5] [--most 1.5]

Invented articles, in a third as many events, are built from nothing; then a report that an event
has not had comes to it, one at a time, and each time the site is built again. Medians of the
rebuilds; exit status 1 where one takes more CPU seconds than `--most`, or the first more of them
than `MOST_EACH` allows, or more memory than `MOST_MEMORY`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from benchmarks.build import IN_MEMORY
from benchmarks.costs import Cost, median, run
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


@click.command()
@click.option("--articles", default=10_000)
@click.option("--more", default=5)
@click.option("--most", default=MOST)
def main(articles: int, more: int, most: float) -> None:
    """Measure, print a line for each kind of build, and hold it to what it may take."""
    made = [article for article, _ in invent(Corpus(articles, largest=LARGEST))]
    later = made[articles // 2 :: max(1, articles // (2 * more))][:more]
    late = {article.id for article in later}
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        root = Path(folder)
        (root / "digest.toml").write_text(CONFIG)
        (root / "content" / "articles").mkdir(parents=True)
        for article in made:
            if article.id not in late:
                _write(article, root)
        first = run(BUILD, root)
        _tell(f"{articles - more:,} articles from nothing", [first])
        costs = [_joined(article, root) for article in later]
        _tell("one more", costs)
    if (each := 1000 * first.cpu / (articles - more)) > MOST_EACH:
        sys.exit(f"TOO SLOW: {each:.1f} ms of CPU an article, the limit is {MOST_EACH}")
    if first.memory > MOST_MEMORY:
        sys.exit(f"TOO LARGE: {first.memory:.0f} MB, the limit is {MOST_MEMORY}")
    if (cpu := median(costs, _cpu)) > most:
        sys.exit(f"TOO SLOW: {cpu:.2f} s of CPU, the limit is {most}")


def _joined(article: Article, root: Path) -> Cost:
    _write(article, root)
    return run(BUILD, root)


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
    cpu, wall, memory = (median(costs, of) for of in (_cpu, _wall, _memory))
    print(f"{work}: {cpu:.2f} s of CPU, {wall:.2f} s, {memory:.0f} MB", flush=True)


def _cpu(cost: Cost) -> float:
    return cost.cpu


def _wall(cost: Cost) -> float:
    return cost.wall


def _memory(cost: Cost) -> float:
    return cost.memory


if __name__ == "__main__":
    main()
