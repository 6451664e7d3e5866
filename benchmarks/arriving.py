"""What one new article costs beside many: CPU seconds, by the archive and in all.

    python -m benchmarks.arriving [ARTICLES]

Invented articles (10,000 by default) are grouped and archived; then five more come one by one, and
five, each after another was edited and one has gone. `ledger` is to look up what of the ledger's
file is asked for, and to make the file anew; `load` finds the archive, `assign` is all that a build
asks of the grouping, and `in all` the three. `kept` is what the archive is told for the next time,
and `the events` to make of all what a build goes on with, which builds did before.

Garbage is not collected meanwhile, as in a build, and articles tell what they were made of, as
those do that a build has read. The file is the one that digest left, as in most builds.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.invented import Corpus, invent
from digest.config import Config
from digest.events import Ledger, assign, format_ledger, read_ledger
from digest.events.archive.shelf import Shelf
from digest.events.assigning.archiving import remembered
from digest.model import Article

CONFIG, clock = Config(), time.process_time
NEW = 5
MAXIMUM = 0.3
"""CPU seconds in all for one new article beside 100,000: the median of those that come alone."""


def main() -> None:
    """Measure, and print a line for each step."""
    number = int(sys.argv[1]) if sys.argv[1:] else 10_000
    corpus = Corpus(number + 2 * NEW, largest=min(300, number // 40))
    made = [replace(one, source=one.content_hash.encode()) for one, _ in invent(corpus)]
    random.Random(1).shuffle(made)
    gc.disable()
    with TemporaryDirectory() as folder:
        site = Site(Path(folder), made[:number])
        alone = [site.add(more) for more in made[number : number + NEW]]
        for more in made[number + NEW :]:
            site.articles = _edited(site.articles)
            site.add(more, "after an edit")
    print(f"one more, in the median: {median(alone):.3f} of {MAXIMUM} s")


class Site:
    """What builds of a site leave to the next one."""

    def __init__(self, folder: Path, articles: Sequence[Article]) -> None:
        self.articles, self.shelf, self.file = articles, Shelf(folder), folder / "ledger.jsonl"
        before = clock()
        assigned = assign(articles, (), Ledger(), CONFIG)
        print(f"{len(articles)} compared with each other: {clock() - before:.1f} s", flush=True)
        before = clock()
        archive = remembered(assigned, None, CONFIG)
        if archive is None:
            sys.exit("an event is a crowd: no archive")
        self.shelf.write(archive).keep()
        size = sum(path.stat().st_size for path in folder.iterdir())
        print(f"archive: {clock() - before:.1f} s, {size / 1e6:.0f} MB", flush=True)
        slugs = {event.id: f"event-{at}" for at, event in enumerate(assigned.events)}
        self.file.write_bytes(format_ledger(assigned.ledger.with_slugs(slugs)))

    def add(self, article: Article, when: str = "alone") -> float:
        """The CPU seconds until a new article has its event, and the ledger knows."""
        self.articles = [*self.articles, article]
        began = clock()
        ledger = read_ledger(self.file, lambda _: ())
        read = clock()
        archive = self.shelf.load()
        loaded = clock()
        assigned = assign(self.articles, (), ledger, CONFIG, lambda: archive)
        placed = clock()
        wishes = {one.id: "event" for one in assigned.ledger.records if not one.slug}
        named = clock()
        raw = format_ledger(assigned.ledger.with_slugs(wishes))
        ended = clock()
        grown = remembered(assigned, archive, CONFIG)
        if grown:
            self.shelf.write(grown).keep()
        kept = clock() - ended
        self.file.write_bytes(raw)
        before = clock()
        events = len(assigned.events)
        book = ended - named + read - began
        seconds = (book, loaded - read, placed - loaded, book + placed - read)
        told = ", ".join(
            f"{name} {took:.3f}"
            for name, took in zip(("ledger", "load", "assign", "in all"), seconds, strict=True)
        )
        how = "by the archive" if assigned.grounds.arrival else "all compared"
        print(f"one more, {when}, {how}: {told}", flush=True)
        print(f"    kept: {kept:.3f}; the {events} events: {clock() - before:.3f}", flush=True)
        return seconds[-1]


def _edited(articles: Sequence[Article]) -> list[Article]:
    """All but the first, the next of which has a sentence more, and is the last now."""
    _, edited, *rest = articles
    text = f"{edited.text} It was edited."
    content = sha256(text.encode()).hexdigest()[:16]
    return [*rest, replace(edited, text=text, content_hash=content, source=content.encode())]


if __name__ == "__main__":
    main()
