"""How well and how fast articles are cleaned, against human-labeled lines of real pages.

    python -m benchmarks.cleaning [--check] [--write] [--rules] [--lines FILE]

For each page: word-level F1 of the lines that stay against the lines labeled content, the
mean over pages; whole pages, and crops (3 lines before the content, 15 after). Lines labeled
title or ambiguous count nowhere. Also the share of boilerplate lines removed and of content
lines lost. `--check` fails where a figure is worse than its floor in floors.json, `--write`
raises floors, `--rules` lists what each rule removed and how often it was wrong.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.model import Document, Format, Location, Metadata
from digest.sources.cleaning import clean

ROOT = Path(__file__).resolve().parents[1]
LINES = ROOT.parent / "shared/eval/cleaning/lines_dev.jsonl.gz"
FLOORS = Path(__file__).with_name("floors.json")
BEFORE, AFTER = 3, 15
"""Lines of a crop around the content."""
CONTENT, BOILERPLATE = 1, 0


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page with their labels."""

    domain: str
    lines: tuple[str, ...]
    labels: tuple[int, ...]

    def crop(self) -> Page:
        """The page from a little before its content to a little after."""
        content = [at for at, label in enumerate(self.labels) if label == CONTENT]
        window = slice(max(0, content[0] - BEFORE), content[-1] + 1 + AFTER)
        return Page(self.domain, self.lines[window], self.labels[window])


@dataclass(frozen=True, slots=True)
class Score:
    """Shares in 0..1."""

    f1: float
    removed: float
    """Of the boilerplate lines."""
    lost: float
    """Of the content lines."""


def load(path: Path) -> list[Page]:
    """The pages of `path` that have content."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    pages = [
        Page(record["domain"], tuple(record["lines"]), tuple(record["y"])) for record in records
    ]
    return [page for page in pages if CONTENT in page.labels]


def removals(page: Page) -> dict[int, str]:
    """Index of each line that cleaning takes away as a whole, and the rule that did."""
    # A line of a page may hold line ends only by accident of its rendering.
    body = "\n".join(line.replace("\n", " ") for line in page.lines)
    cleaned = clean(Document(Location("page.txt"), "article", "text", Metadata(), body))
    return {
        removal.line - 1: removal.rule
        for removal in cleaned.removals
        if removal.text.split() == page.lines[removal.line - 1].split()
        or removal.rule in ("page-chrome", "after-the-end")
    }


def score(pages: Iterable[Page]) -> tuple[Score, Counter[tuple[str, int]]]:
    """The mean figures over `pages`, and how many lines of each label each rule removed."""
    return tally((page, removals(page)) for page in pages)


def tally(judged: Iterable[tuple[Page, dict[int, str]]]) -> tuple[Score, Counter[tuple[str, int]]]:
    """The same for pages with the lines that are already known to go."""
    f1s, rules, total = list[float](), Counter[tuple[str, int]](), Counter[int]()
    for page, gone in judged:
        rules.update((rule, page.labels[at]) for at, rule in gone.items())
        total.update(page.labels)
        f1s.append(word_f1(page, gone))
    lost = sum(count for (_, label), count in rules.items() if label == CONTENT)
    removed = sum(count for (_, label), count in rules.items() if label == BOILERPLATE)
    shares = removed / max(1, total[BOILERPLATE]), lost / max(1, total[CONTENT])
    return Score(sum(f1s) / len(f1s), *shares), rules


def word_f1(page: Page, gone: dict[int, str]) -> float:
    """F1 of the words of the lines that stay against those of the content lines."""
    right = wrong = missed = 0
    for at, (line, label) in enumerate(zip(page.lines, page.labels, strict=True)):
        words = len(line.split())
        if label == CONTENT and at in gone:
            missed += words
        elif label == CONTENT:
            right += words
        elif label == BOILERPLATE and at not in gone:
            wrong += words
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def seconds_for(articles: int = 1000, words: int = 400) -> float:
    """CPU seconds for cleaning so many invented articles, half of them Markdown; of three runs."""
    documents = [_invented(number, words) for number in range(articles)]
    clean(documents[0])
    return statistics.median(_timed(documents) for _ in range(3))


def _timed(documents: Sequence[Document]) -> float:
    start = time.process_time()
    for document in documents:
        clean(document)
    return time.process_time() - start


def _invented(number: int, words: int) -> Document:
    rng = random.Random(number)
    stock = (
        "council river engineer bridge said report people after water the a of in to and".split()
    )
    paragraphs = list[str]()
    for _ in range(words // 40):
        chosen = [rng.choice(stock) + rng.choice(("", "", "s", "ing")) for _ in range(40)]
        paragraphs.append(" ".join(chosen).capitalize() + ".")
    paragraphs.insert(2, "Read more: What the council said")
    paragraphs.insert(5, "What the council said")
    paragraphs.append("Share this article")
    markdown = number % 2 == 0
    if markdown:
        paragraphs[1] = f"**{paragraphs[1]}** See [the report](https://example.org/{number})."
    name = f"{number}.md" if markdown else f"{number}.txt"
    form: Format = "markdown" if markdown else "text"
    body = "\n\n".join(paragraphs)
    return Document(Location(name), "article", form, Metadata(title="A report"), body)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where `--check` finds one below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=Path, default=LINES)
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(argv)
    figures = {"seconds_1000": round(seconds_for(), 3)}
    print(f"1,000 articles of 400 words: {figures['seconds_1000']:.2f} s of CPU")
    if options.lines.exists():
        pages = load(options.lines)
        for name, chosen in (("whole", pages), ("crop", [page.crop() for page in pages])):
            found, rules = score(chosen)
            print(
                f"{name:6} F1 {found.f1:.4f}  boilerplate removed {found.removed:.1%}"
                f"  content lost {found.lost:.2%}"
            )
            figures[f"{name}_f1"] = round(found.f1, 4)
            figures[f"{name}_lost"] = round(found.lost, 4)
            if options.rules:
                _print_rules(rules)
    else:
        print(f"no labeled lines at {options.lines}: quality not measured")
    return _settle(figures, check=options.check, write=options.write)


def _print_rules(rules: Counter[tuple[str, int]]) -> None:
    for rule in sorted({rule for rule, _ in rules}, key=lambda rule: -rules[rule, CONTENT]):
        print(f"    {rule:18} {rules[rule, BOILERPLATE]:7} right {rules[rule, CONTENT]:6} wrong")


def _settle(figures: dict[str, float], *, check: bool, write: bool) -> int:
    """Compare with the floors; seconds and losses are ceilings."""
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    known: dict[str, float] = floors.get("cleaning", {})
    worse = [
        name
        for name, figure in figures.items()
        if name in known
        and (figure < known[name] if name.endswith("_f1") else figure > known[name])
    ]
    if write:
        floors["cleaning"] = {
            name: figure for name, figure in figures.items() if name != "seconds_1000"
        } | {"seconds_1000": 1.5}
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
    for name in worse:
        print(f"{name} {figures[name]} is worse than its floor {known[name]}", file=sys.stderr)
    return 1 if check and worse else 0


if __name__ == "__main__":
    sys.exit(main())
