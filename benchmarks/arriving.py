"""What one new article costs beside many: CPU seconds, by the archive and in all.

    python -m benchmarks.arriving [ARTICLES]

Invented articles (10,000 by default) are grouped and archived; then five more come, one by one,
each after another was edited and one has gone. `assign` is all that a build asks of the grouping;
`nothing new` the same without any of that: the ledger's bookkeeping over all articles. The rest is
what it costs to place one. Garbage is not collected meanwhile, as in a build, and articles tell
what they were made of, as those do that a build has read.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.invented import Corpus, invent
from digest.config import Config
from digest.events import Ledger, assign
from digest.events.archive import Archive
from digest.events.archiving import remembered
from digest.events.shelf import Shelf
from digest.model import Article

NEW = 5


def main() -> None:
    """Measure, and print a line for each step."""
    number = int(sys.argv[1]) if sys.argv[1:] else 10_000
    corpus = Corpus(number + NEW, largest=min(300, number // 40))
    made = [replace(one, source=one.content_hash.encode()) for one, _ in invent(corpus)]
    random.Random(1).shuffle(made)
    config, clock = Config(), time.process_time
    gc.disable()
    before = clock()
    assigned = assign(made[:number], (), Ledger(), config)
    print(f"{number} compared with each other: {clock() - before:.1f} s", flush=True)
    with TemporaryDirectory() as folder:
        before = clock()
        archive = remembered(assigned, None, config)
        if archive is None:
            sys.exit("an event is a crowd: no archive")
        Shelf(Path(folder)).write(archive).keep()
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        print(f"archive: {clock() - before:.1f} s, {size / 1e6:.0f} MB", flush=True)
        del archive
        here = made[:number]
        for more in made[number:]:
            before = clock()
            known = Shelf(Path(folder)).load()
            loaded = clock() - before
            before = clock()
            assign(here, (), assigned.ledger, config)
            nothing = clock() - before
            here = [*_edited(here), more]
            before = clock()
            assigned = assign(here, (), assigned.ledger, config, partial(_given, known))
            seconds = clock() - before
            how = "by the archive" if assigned.grounds.arrival else "all compared"
            costs = f"load {loaded:.3f}, nothing new {nothing:.3f}, assign {seconds:.3f}"
            print(f"one more: {costs}, {how}")
            before = clock()
            grown = remembered(assigned, known, config)
            if grown:
                Shelf(Path(folder)).write(grown).keep()
            print(f"    kept: {clock() - before:.3f}", flush=True)


def _edited(articles: Sequence[Article]) -> list[Article]:
    """All but the first, the next of which has a sentence more, and is the last now."""
    _, edited, *rest = articles
    text = f"{edited.text} It was edited."
    content = sha256(text.encode()).hexdigest()[:16]
    return [*rest, replace(edited, text=text, content_hash=content, source=content.encode())]


def _given(archive: Archive | None) -> Archive | None:
    return archive


if __name__ == "__main__":
    main()
