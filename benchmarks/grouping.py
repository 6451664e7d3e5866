"""How well and how fast `digest group` finds the events of labeled news, beside plain TF-IDF.

    python -m benchmarks.grouping [--corpora DIR] [--raise]
    python -m benchmarks.grouping --incremental [--corpora DIR]

B-cubed precision, recall and F1 with default settings through the public command, for every
corpus of `../shared/eval/grouping`. Exit status 1 where a figure is below its floor in
`floors.json`; `--raise` lifts floors to what was reached; they never fall.
`--incremental` lets the articles come day by day, or 20 at a time where they are not dated, and
prints what comes of that beside what comes of all at once; it knows no floors.

Source: Bagga and Baldwin, "Entity-based cross-document coreferencing using the vector space
model", 1998, for B-cubed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).parent.parent
CORPORA = ROOT.parent / "shared" / "eval" / "grouping"
FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.05
"""Percentage points by which a figure may be below its floor: floors are rounded."""


@dataclass(frozen=True)
class Score:
    """B-cubed, in percent."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def main() -> None:
    """Measure, print, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--incremental", action="store_true")
    parser.add_argument("--raise", dest="lift", action="store_true")
    options = parser.parse_args()
    paths = sorted(options.corpora.glob("*.jsonl.gz"))
    if not paths:
        sys.exit(f"no corpora in {options.corpora}")
    if options.incremental:
        _incremental(paths)
        return
    reached: dict[str, Score] = {}
    baselines: list[float] = []
    print(f"{'corpus':16} {'P':>6} {'R':>6} {'F1':>6} {'TF-IDF':>7} {'CPU s':>6}")
    for path in paths:
        name, records = _name(path), _load(path)
        gold = [record["label"] for record in records]
        found, seconds = _run(records)
        score = b_cubed(gold, found)
        baselines.append(b_cubed(gold, _baseline(records)).f1)
        reached[name] = score
        print(_row(name, score, baselines[-1], f"{seconds:6.2f}"))
    average = Score(
        mean(score.precision for score in reached.values()),
        mean(score.recall for score in reached.values()),
    )
    figures = {name: round(score.f1, 1) for name, score in reached.items()}
    figures["mean"] = round(mean(score.f1 for score in reached.values()), 1)
    print(
        f"{'mean':16} {average.precision:6.1f} {average.recall:6.1f} {figures['mean']:6.1f}"
        f" {mean(baselines):7.1f}"
    )
    sys.exit(_judge(figures, lift=options.lift))


def _incremental(paths: list[Path]) -> None:
    """Print a line for each corpus: batches, the F1 of both ways, and how far they differ."""
    from benchmarks.incremental import changed, run
    from digest.config import Config
    from digest.events import Ledger, assign
    from digest.sources.records import read_records, with_languages

    print(
        f"{'corpus':16} {'batches':>7} {'P':>6} {'R':>6} {'F1':>6} {'at once':>7} {'differ %':>8}"
        f" {'CPU s':>6}"
    )
    for path in paths:
        records = _load(path)
        gold = [record["label"] for record in records]
        lines = [json.dumps({**record, "label": None}) for record in records]
        articles = with_languages(read_records(lines, path.name))
        whole = assign(articles, (), Ledger(), Config()).events
        event = {article.id: found.id for found in whole for article in found.articles}
        at_once = [event[article.id] for article in articles]
        course = run(articles)
        score = b_cubed(gold, list(course.events))
        print(
            f"{_name(path):16} {course.batches:7} {score.precision:6.1f} {score.recall:6.1f}"
            f" {score.f1:6.1f} {b_cubed(gold, at_once).f1:7.1f}"
            f" {changed(at_once, course.events):8.1f} {course.seconds:6.1f}",
            flush=True,
        )


def _name(path: Path) -> str:
    return path.name.removesuffix(".jsonl.gz")


def _load(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def b_cubed(gold: list[str], found: list[str]) -> Score:
    """Precision and recall averaged over articles."""
    both = Counter(zip(gold, found, strict=True))
    labels, events = Counter(gold), Counter(found)
    precision = sum(n * n / events[event] for (_, event), n in both.items()) / len(gold)
    recall = sum(n * n / labels[label] for (label, _), n in both.items()) / len(gold)
    return Score(100 * precision, 100 * recall)


def _run(records: list[dict[str, str]]) -> tuple[list[str], float]:
    """The event of each record by the command, and the CPU seconds that it took."""
    lines = "".join(
        json.dumps({key: value for key, value in record.items() if key != "label"}) + "\n"
        for record in records
    )
    before = _children()
    done = subprocess.run(
        [sys.executable, "-m", "digest", "group", "-"],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds = _children() - before
    event = {one["id"]: one["event"] for one in map(json.loads, done.stdout.splitlines())}
    return [event[record["id"]] for record in records], seconds


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _baseline(records: list[dict[str, str]]) -> list[str]:
    """TF-IDF on 1-2-grams of the title and 300 words, average linkage at cosine .09."""
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.sparse import csr_matrix
    from scipy.spatial.distance import squareform

    number: dict[str, int] = {}
    rows, columns = [], []
    for row, record in enumerate(records):
        text = (record["title"] or "") + " " + " ".join((record["text"] or "").split()[:300])
        tokens = [token for token in _words(text) if len(token) > 1]
        for term in [*tokens, *map(" ".join, pairwise(tokens))]:
            rows.append(row)
            columns.append(number.setdefault(term, len(number)))
    counts = csr_matrix((np.ones(len(rows)), (rows, columns)), (len(records), len(number)))
    counts.sum_duplicates()
    frequency = np.bincount(counts.indices, minlength=len(number))
    counts.data = (1 + np.log(counts.data)) * (np.log((1 + len(records)) / (1 + frequency)) + 1)[
        counts.indices
    ]
    length = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)).ravel())
    cosine = (counts @ counts.T).toarray() / np.outer(length, length).clip(1e-9)
    distance = np.clip(1 - cosine, 0, 1)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), "average")
    return [str(event) for event in fcluster(tree, 1 - 0.09, "distance")]


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in text.lower()).split()


def _row(name: str, score: Score, baseline: float, seconds: str) -> str:
    return (
        f"{name:16} {score.precision:6.1f} {score.recall:6.1f} {score.f1:6.1f}"
        f" {baseline:7.1f} {seconds}"
    )


def _judge(figures: dict[str, float], *, lift: bool) -> int:
    """1 if a figure is below its floor; the floors are moved where that was asked for."""
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    known: dict[str, float] = floors.get("grouping", {})
    below = [name for name, f1 in figures.items() if f1 < known.get(name, 0.0) - SLACK]
    for name in below:
        print(f"{name}: {figures[name]} is below its floor of {known[name]}", file=sys.stderr)
    if lift:
        floors["grouping"] = {n: max(f1, known.get(n, 0.0)) for n, f1 in sorted(figures.items())}
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
    return 1 if below else 0


if __name__ == "__main__":
    main()
