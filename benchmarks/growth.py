"""How cold builds grow: CPU seconds and memory of sites of posts, and of digests of articles.

    python -m benchmarks.growth [--kind posts] [--kind articles] [--sizes 1000,4000,10000,50000]
                                [--plot FILE] [--folder DIR]

One process, one run a size. Articles are
invented (`benchmarks.invented`): 300 words, four to an event, forty a day. Posts are those of
`benchmarks.build`. A line a run, then the exponents: 1 is growth in proportion.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from benchmarks import peers
from benchmarks.corpus import write_corpus
from benchmarks.costs import Cost, growth, run
from benchmarks.invented import Corpus, invent
from benchmarks.plots import growth_plot

A_DAY = 40
LARGEST = 60
"""Articles of the largest event."""

Size = int


@click.command()
@click.option("--kind", "kinds", multiple=True, type=click.Choice(["posts", "articles"]))
@click.option("--sizes", default="1000,4000,10000,50000", show_default=True)
@click.option("--plot", type=click.Path(path_type=Path), help="Draw the growth into this SVG file.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where sites are made.")
def main(kinds: tuple[str, ...], sizes: str, plot: Path | None, folder: Path | None) -> None:
    """Build a site of each kind and size, and print what it cost."""
    print(f"{'kind':10} {'number':>7} {'CPU s':>8} {'wall s':>8} {'MB':>6}")
    seconds: dict[str, dict[Size, float]] = {}
    for kind in kinds or tuple(MAKERS):
        for size in map(int, sizes.split(",")):
            cost = _build(MAKERS[kind], size, folder)
            seconds.setdefault(kind, {})[size] = cost.cpu
            print(
                f"{kind:10} {size:7} {cost.cpu:8.1f} {cost.wall:8.1f} {cost.memory:6.0f}",
                flush=True,
            )
        print(f"{kind}: CPU grows by {growth(seconds[kind])}", flush=True)
    if plot:
        plot.write_text(_drawn(seconds))


def _drawn(seconds: Mapping[str, Mapping[Size, float]]) -> str:
    return growth_plot("Cold build: CPU seconds by number of posts, of articles", seconds)


def _build(make: Callable[[int, Path], None], size: int, folder: Path | None) -> Cost:
    with tempfile.TemporaryDirectory(dir=folder) as name:
        root = Path(name) / "site"
        make(size, root)
        return run([sys.executable, "-m", "digest", "build", "--jobs", "1"], root)


def _posts(count: int, root: Path) -> None:
    write_corpus(count, peers.digest_site(root).posts, "yaml")


def _articles(count: int, root: Path) -> None:
    folder = root / "content" / "articles"
    folder.mkdir(parents=True)
    (root / "digest.toml").write_text('[site]\nbase_url = "https://bench.example/"\n')
    days = max(1, count // A_DAY)
    for number, (article, _) in enumerate(invent(Corpus(count, largest=LARGEST, days=days))):
        assert article.published
        head = (
            f"title: {article.text[:60].strip()}\ndate: {article.published.isoformat()}\nlang: en"
        )
        source = f"source: {{name: {article.publisher}}}"
        text = f"---\n{head}\n{source}\n---\n\n{article.text}\n"
        (folder / f"{number:06}.md").write_text(text, encoding="utf-8")


MAKERS: dict[str, Callable[[int, Path], None]] = {"posts": _posts, "articles": _articles}

if __name__ == "__main__":
    main()
