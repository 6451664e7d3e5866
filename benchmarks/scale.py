"""What grouping costs as articles grow many, or are made to be hard: CPU seconds and memory.

    python -m benchmarks.scale [CASE ...]

Every case runs in a process of its own, on one thread, from articles in memory to events and
ledger, and garbage is not collected meanwhile, as in a build; without CASE all but the largest
run. `exact` compares 5,000 articles with the scores of all pairs: the share of pairs above the
threshold that are found, and of pairs of articles that are together in both results.
"""

from __future__ import annotations

import gc
import math
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

from benchmarks.grouping import b_cubed
from benchmarks.invented import Corpus, invent
from digest.model import Article

Labeled = list[tuple[Article, str]]

LARGE = ("100000", "one-day")


def main() -> None:
    """Run the cases that were asked for, and print a line each."""
    if sys.argv[1:2] == ["--case"]:
        _run(sys.argv[2])
        return
    chosen = sys.argv[1:] or [name for name in CASES if name not in LARGE]
    if unknown := [name for name in chosen if name not in CASES]:
        sys.exit(f"no case is called {unknown[0]}; there are {', '.join(CASES)}")
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    print(
        f"{'case':12} {'articles':>8} {'CPU s':>7} {'MB':>6} {'events':>7} {'largest':>7} {'F1':>6}"
    )
    seconds: dict[str, float] = {}
    for name in chosen:
        command = [sys.executable, "-m", "benchmarks.scale", "--case", name]
        environment = {**os.environ, **threads}
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        print(done.stdout, end="", flush=True)
        seconds[name] = float(done.stdout.split()[2]) if name != "exact" else 0.0
    sizes = [name for name in ("1000", "10000", "100000") if name in seconds]
    for less, more in pairwise(sizes):
        growth = math.log10(seconds[more] / seconds[less])
        print(f"{less} to {more}: CPU grows with the articles to the power of {growth:.2f}")


def _run(name: str) -> None:
    from digest.config import Config
    from digest.events import Ledger, assign

    if name == "exact":
        _exact()
        return
    labeled = CASES[name]()
    articles = [article for article, _ in labeled]
    gc.disable()
    before = time.process_time()
    events = assign(articles, (), Ledger(), Config()).events
    seconds = time.process_time() - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    event = {article.id: found.id for found in events for article in found.articles}
    score = b_cubed([label for _, label in labeled], [event[article.id] for article in articles])
    largest = max(Counter(event.values()).values())
    print(
        f"{name:12} {len(articles):8} {seconds:7.2f} {memory:6.0f}"
        f" {len(events):7} {largest:7} {score.f1:6.1f}"
    )


def _exact() -> None:
    """Compare what candidates find with the scores of all pairs."""
    from datetime import UTC

    from digest.events.clustering.blocks import Bounds
    from digest.events.clustering.linkage import link
    from digest.events.features.reading import read
    from digest.events.features.terms import weigh
    from digest.events.features.vocabulary import Vocabulary
    from digest.events.similarity.candidates import cosines
    from digest.events.similarity.scores import UNIT, Pairs, score
    from digest.events.tuning import BALANCED, canonical

    vocabulary = Vocabulary()
    articles = sorted((made for made, _ in invent(Corpus(5_000))), key=canonical)
    readings = read(articles, UTC, vocabulary)
    terms = weigh(readings, vocabulary.words, BALANCED)
    results = []
    for free_work in (1e12, 0.0):
        one, other, _ = cosines(terms, BALANCED.floor / 2, free_work)
        results.append(set(zip(one.tolist(), other.tolist(), strict=True)))
    pairs = score(terms, readings, BALANCED)
    strong = pairs.score >= BALANCED.threshold * UNIT
    above = set(zip(pairs.one[strong].tolist(), pairs.other[strong].tolist(), strict=True))
    found = len(above & results[1]) / max(1, len(above))
    some = results[1]
    kept = [(a, b) in some for a, b in zip(pairs.one.tolist(), pairs.other.tolist(), strict=True)]
    fewer = Pairs(pairs.one[kept], pairs.other[kept], pairs.score[kept])
    together = [
        {
            pair
            for block in link(scored, len(readings), BALANCED, Bounds()).blocks
            for pair in ((a, b) for a in block for b in block if a < b)
        }
        for scored in (pairs, fewer)
    ]
    same = len(together[0] & together[1]) / len(together[0] | together[1])
    print(
        f"{'exact':12} {5000:8} floor: {len(results[1]) / len(results[0]):.4f} of the pairs,"
        f" threshold: {found:.4f}, together: {same:.4f}"
    )


def _numbered(texts: list[tuple[str, str]]) -> Labeled:
    like, _ = next(invent(Corpus(1)))
    return [
        (
            replace(
                like,
                id=f"articles/{number:06}.md",
                text=text,
                content_hash=sha256(f"{number} {text}".encode()).hexdigest()[:16],
            ),
            label,
        )
        for number, (text, label) in enumerate(texts)
    ]


def _wire() -> Labeled:
    """10,000 copies of one report, each with a few words of its own."""
    made, _ = next(invent(Corpus(1)))
    return _numbered([(f"{made.text}\n\nPrinted in edition {n}.", "wire") for n in range(10_000)])


def _repeated() -> Labeled:
    """One article a thousand times, among a thousand others."""
    others = [(made.text, label) for made, label in invent(Corpus(1_000))]
    return _numbered([*others, *[(others[0][0], others[0][1])] * 1_000])


def _shared_word() -> Labeled:
    """10,000 articles of all kinds that have one rare word in common."""
    return _numbered([(f"{made.text} Xylvorth.", label) for made, label in invent(Corpus(10_000))])


def _giant() -> Labeled:
    """A thousand articles, and one of 5 MB."""
    others = [(made.text, label) for made, label in invent(Corpus(1_000))]
    giant = "\n\n".join(made.text for made, _ in invent(Corpus(3_000, seed=8)))[:5_000_000]
    return _numbered([*others, (giant, "giant")])


CASES: dict[str, Callable[[], Labeled]] = {
    "1000": lambda: list(invent(Corpus(1_000, largest=30))),
    "10000": lambda: list(invent(Corpus(10_000, largest=300))),
    "100000": lambda: list(invent(Corpus(100_000, largest=300))),
    "wire": _wire,
    "one-event": lambda: list(invent(Corpus(10_000, largest=5_000))),
    "repeated": _repeated,
    "one-day": lambda: list(invent(Corpus(50_000, days=1))),
    "shared-word": _shared_word,
    "giant": _giant,
    "exact": list,
}

if __name__ == "__main__":
    main()
