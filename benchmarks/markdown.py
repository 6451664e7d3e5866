"""Renders posts with Python-Markdown as it is and sped up, and prints what a post costs.

    python -m benchmarks.markdown [--posts 300] [--runs 5]

The least CPU of the runs, in milliseconds a post, with the extensions of the comparison with Hugo
and with digest's own defaults; both must give the same HTML.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import click
import markdown

from benchmarks.corpus import write_corpus
from digest.config import MarkdownConfig
from digest.pages.markup.quick.speedup import quicken

EXTENSIONS = {
    "tables, fenced code": ("tables", "fenced_code"),
    "the defaults": MarkdownConfig().extensions,
}

LIMIT = 0.2
"""Of the library's CPU."""


def cost(renderer: markdown.Markdown, texts: list[str], runs: int) -> float:
    """Milliseconds a text."""
    best = float("inf")
    for _ in range(runs):
        began = time.process_time()
        for text in texts:
            renderer.reset().convert(text)
        best = min(best, time.process_time() - began)
    return best / len(texts) * 1000


@click.command()
@click.option("--posts", type=int, default=300, show_default=True)
@click.option("--runs", type=int, default=5, show_default=True)
def main(posts: int, runs: int) -> None:
    """Compare the renderer with the library's; exit status 1 where it is not much faster."""
    with tempfile.TemporaryDirectory() as folder:
        write_corpus(posts, Path(folder), "yaml")
        written = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).iterdir())]
    texts = [text.partition("\n---\n")[2] for text in written]
    fine = True
    for name, extensions in EXTENSIONS.items():
        stock = markdown.Markdown(extensions=list(extensions))
        quick = quicken(markdown.Markdown(extensions=list(extensions)))
        for text in texts:
            assert quick.reset().convert(text) == stock.reset().convert(text)
        theirs, ours = cost(stock, texts, runs), cost(quick, texts, runs)
        share = ours / theirs
        fine &= share <= LIMIT
        verdict = "reached" if share <= LIMIT else f"TOO SLOW, the limit is {LIMIT}"
        print(f"{name:<20} {ours:.2f} ms of {theirs:.2f}: {share:.2f}, {verdict}")
    sys.exit(not fine)


if __name__ == "__main__":
    main()
