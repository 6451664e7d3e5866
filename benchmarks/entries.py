"""How close summaries come to those that people wrote, how they read, and what they cost.

    python -m benchmarks.entries [--summaries FILE] [--articles FILE] [--raise]

ROUGE F1 with stemming of `digest summarize --words 70 --excerpt-budget off` on groups of
articles with one human summary each, beside three simple baselines in the same run; the
share of statements that open with a pronoun or a connective; and the CPU seconds that
1,000 events of five full articles take, with each part's share of them. Exit status 1 where a
figure falls behind its floor in `floors.json`; `--raise` lifts floors to what was reached.

Sources: Lin, "ROUGE: a package for automatic evaluation of summaries", 2004; Erkan and Radev,
"LexRank", 2004; Radev et al., "Centroid-based summarization of multiple documents", 2004.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import gzip
import json
import math
import pstats
import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from statistics import mean
from typing import Any

from rouge_score.rouge_scorer import RougeScorer

from digest.config import Config
from digest.entries import making, summarize
from digest.entries.reading.reading import content_words
from digest.model import Article, Location
from digest.text.sentences import sentences

SHARED = Path(__file__).parent.parent.parent / "shared" / "eval"
FLOORS = Path(__file__).parent / "floors.json"
WORDS = 70
MEASURES = ("rouge1", "rouge2", "rougeL")
GOALS = {"rouge1": 42.0, "rouge2": 18.5, "rougeL": 28.5}
SLACK = 0.05
"""Percentage points by which a figure may be below its floor: floors are rounded."""
EVENTS, ARTICLES = 1000, 5
PROFILED = 100
"""Events of which each part's share is told: with a profiler they take twice as long."""
OPENER = re.compile(
    r"\W*(?:he|she|it|they|we|i|you|his|her|hers|its|their|this|that|these|those|such|both|and|but"
    r"|or|so|yet|also|however|meanwhile|moreover|furthermore|additionally|besides|nevertheless"
    r"|instead|then|thus|therefore|still|further|in addition|in turn|in response|as a result"
    r"|for example|in contrast|as such)\b",
    re.IGNORECASE,
)
"""Written apart from digest's own lists; it knows no context and counts every one."""

Group = dict[str, Any]
Scores = dict[str, float]


def main() -> None:
    """Measure, print, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--summaries", type=Path, default=SHARED / "summaries/neus_val.jsonl.gz")
    parser.add_argument("--articles", type=Path, default=SHARED / "grouping/fnc1.jsonl.gz")
    parser.add_argument("--raise", dest="lift", action="store_true")
    options = parser.parse_args()
    if not options.summaries.exists():
        sys.exit(f"no summaries at {options.summaries}")
    groups = read(options.summaries)
    for group in groups:
        group["sentences"] = [sentences(document["text"]) for document in group["docs"]]
    statements = digests(groups)
    reached = table(groups, statements)
    reached["pointing"] = pointing(statements)
    print(f"\nopen with a pronoun or connective: {reached['pointing']:.2f}% of the statements")
    if options.articles.exists():
        events = five_each(options.articles)
        reached["seconds_1000"] = seconds(events)
        print(f"{EVENTS:,} events of {ARTICLES} articles: {reached['seconds_1000']:.1f} s of CPU")
        parts = sorted(shares(events[:PROFILED]).items(), key=lambda part: -part[1])
        print(", ".join(f"{name} {share:.0f}%" for name, share in parts if share >= 1))
    sys.exit(compare(reached, lift=options.lift))


def read(path: Path) -> list[Group]:
    """The lines of a compressed JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def digests(groups: Sequence[Group]) -> list[list[str]]:
    """The statements that the public command makes of each group."""
    records = (
        json.dumps({
            "id": f"{group['id']}-{number}", "event": group["id"], "lang": group["lang"],
            "title": document["title"], "text": document["text"],
        })
        for group in groups
        for number, document in enumerate(group["docs"])
    )  # fmt: skip
    command = [sys.executable, "-m", "digest", "summarize", "--words", str(WORDS)]
    done = subprocess.run(
        [*command, "--excerpt-budget", "off", "-"],
        input="\n".join(records), capture_output=True, text=True, check=True,
    )  # fmt: skip
    entries = {}
    for line in done.stdout.splitlines():
        entry = json.loads(line)
        event = entry["sources"][0]["id"].rpartition("-")[0]
        entries[event] = [statement["text"] for statement in entry["statements"]]
    return [entries[group["id"]] for group in groups]


def table(groups: Sequence[Group], statements: Sequence[Sequence[str]]) -> Scores:
    """Print the scores of digest and the baselines; digest's are returned."""
    print(f"{'':10} {'ROUGE-1':>8} {'ROUGE-2':>8} {'ROUGE-L':>8} {'words':>6}")
    baselines: dict[str, Callable[[Group], list[str]]] = {
        "lead": lead, "LexRank": lexrank, "centroid": centroid,
    }  # fmt: skip
    for name, baseline in baselines.items():
        row(name, groups, [cut(baseline(group)) for group in groups])
    reached = row("digest", groups, [" ".join(each) for each in statements])
    row("(goal)", [], [], GOALS)
    return reached


def row(
    name: str, groups: Sequence[Group], texts: Sequence[str], known: Scores | None = None
) -> Scores:
    """Print one line; the mean F1 in percent."""
    scorer = RougeScorer(list(MEASURES), use_stemmer=True)
    found = [scorer.score(g["summary"], text) for g, text in zip(groups, texts, strict=True)]
    scores = known or {m: round(100 * mean(f[m].fmeasure for f in found), 2) for m in MEASURES}
    words = f"{mean(len(text.split()) for text in texts):6.1f}" if texts else ""
    print(f"{name:10} " + " ".join(f"{scores[m]:8.2f}" for m in MEASURES) + f" {words}")
    return scores


def cut(chosen: Sequence[str]) -> str:
    """The first 70 words: a baseline's last sentence may end anywhere."""
    return " ".join(" ".join(chosen).split()[:WORDS])


def lead(group: Group) -> list[str]:
    """First sentences of all articles, then second ones, and so on."""
    longest = max(map(len, group["sentences"]))
    return [texts[at] for at in range(longest) for texts in group["sentences"] if at < len(texts)]


def vectors(group: Group) -> list[tuple[str, int, dict[str, float]]]:
    """Each sentence with its place in its article and its TF-IDF vector of length 1."""
    rows = [
        (text, at, Counter(content_words(text, "en")))
        for texts in group["sentences"]
        for at, text in enumerate(texts)
    ]
    frequency = Counter(word for _, _, words in rows for word in words)
    found = []
    for text, at, words in rows:
        weights = {w: n * (math.log(len(rows) / frequency[w]) + 1) for w, n in words.items()}
        length = math.sqrt(sum(value * value for value in weights.values())) or 1.0
        found.append((text, at, {word: value / length for word, value in weights.items()}))
    return found


def cosine(a: dict[str, float], b: dict[str, float]) -> float:
    """Of two vectors of length 1."""
    return sum(value * b.get(word, 0.0) for word, value in a.items())


def lexrank(group: Group) -> list[str]:
    """Sentences by their rank in the graph of similar sentences, near repetitions left out."""
    rows = vectors(group)
    links = [[s if (s := cosine(a, b)) >= 0.1 else 0.0 for *_, b in rows] for *_, a in rows]
    totals = [sum(line) or 1.0 for line in links]
    rank = [1 / len(rows)] * len(rows)
    for _ in range(50):
        flow = [value / total for value, total in zip(rank, totals, strict=True)]
        rank = [
            0.15 / len(rows) + 0.85 * sum(f * line[at] for f, line in zip(flow, links, strict=True))
            for at in range(len(rows))
        ]
    return distinct(rows, rank)


def centroid(group: Group) -> list[str]:
    """Sentences by nearness to the mean of all, the first of an article preferred."""
    rows = vectors(group)
    center: dict[str, float] = defaultdict(float)
    for *_, vector in rows:
        for word, value in vector.items():
            center[word] += value
    length = math.sqrt(sum(value * value for value in center.values())) or 1.0
    near = [cosine(vector, center) / length + 0.2 / (1 + at) for _, at, vector in rows]
    return distinct(rows, near)


def distinct(
    rows: Sequence[tuple[str, int, dict[str, float]]], worth: Sequence[float]
) -> list[str]:
    """Texts by worth, without those that are half the same as one before."""
    chosen: list[int] = []
    for at in sorted(range(len(rows)), key=lambda each: -worth[each]):
        if all(cosine(rows[at][2], rows[other][2]) <= 0.5 for other in chosen):
            chosen.append(at)
    return [rows[at][0] for at in chosen]


def pointing(statements: Sequence[Sequence[str]]) -> float:
    """Percentage of statements that open with what may point back."""
    every = [text for texts in statements for text in texts]
    return round(100 * mean(bool(OPENER.match(text)) for text in every), 2)


def five_each(path: Path) -> list[list[Article]]:
    """1,000 times five articles on one event."""
    pools: dict[str, list[Article]] = defaultdict(list)
    for record in read(path):
        pools[record["label"]].append(
            Article(record["id"], "article", record["title"] or "", record["text"], "",
                    Location(record["id"]), language=record["lang"])
        )  # fmt: skip
    usable = [pool for pool in pools.values() if len(pool) >= ARTICLES]
    events = (
        pool[at : at + ARTICLES]
        for turn in range(EVENTS)
        for pool in usable
        for at in [turn % (len(pool) - ARTICLES + 1)]
    )
    return list(islice(events, EVENTS))


def seconds(events: Sequence[Sequence[Article]]) -> float:
    """CPU seconds for the entries of these events."""
    summarize("warm-up", events[0], Config())
    gc.disable()  # as `digest build` does
    start = time.process_time()
    for number, articles in enumerate(events):
        summarize(str(number), articles, Config())
    spent = time.process_time() - start
    gc.enable()
    return round(spent, 1)


def shares(events: Sequence[Sequence[Article]]) -> dict[str, float]:
    """Module of `digest.entries` to its percentage of the time, as a profiler sees it.

    A part is what `making` calls; what several need is counted with the first that asks for it.
    """
    profile = cProfile.Profile()
    profile.runcall(seconds, events)
    calls = pstats.Stats(profile).stats.items()  # type: ignore[attr-defined]
    spent: dict[str, float] = defaultdict(float)
    room = Path(making.__file__).parent
    for (path, _, _), (*_, callers) in calls:
        if Path(path).is_relative_to(room) and path != making.__file__:
            spent[Path(path).stem] += sum(
                figures[3] for caller, figures in callers.items() if caller[0] == making.__file__
            )
    whole = sum(spent.values())
    return {module: 100 * part / whole for module, part in spent.items() if part}


def compare(reached: Scores, *, lift: bool) -> int:
    """1 where a figure is behind its floor; times have none, machines differ."""
    known = json.loads(FLOORS.read_text(encoding="utf-8"))
    floors: Scores = known.get("entries", {})
    behind = [
        name
        for name, floor in floors.items()
        if (name in MEASURES and reached[name] < floor - SLACK)
        or (name == "pointing" and reached[name] > floor + SLACK)
    ]
    if lift and not behind:
        known["entries"] = {
            name: max(value, floors.get(name, value))
            if name in MEASURES
            else min(value, floors.get(name, value))
            for name, value in reached.items()
        }
        FLOORS.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    for name in behind:
        print(f"{name}: {reached[name]} falls behind its floor of {floors[name]}")
    return 1 if behind else 0


if __name__ == "__main__":
    main()
