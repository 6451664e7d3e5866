"""How well and how fast articles are cleaned, against human-labeled lines of real pages.

    python -m benchmarks.cleaning [--check] [--write] [--rules] [--lines FILE]

For each page: word-level F1 of the lines that stay against the lines labeled content, the
mean over pages; whole pages, and crops (3 lines before the content, 15 after). Lines labeled
title or ambiguous count nowhere. Also the share of boilerplate lines removed and of content
lines lost; and the CPU, of 1,000 texts in seconds, of HTML pages over trafilatura's own. The line
model was made from these pages: what to expect of others is what `benchmarks.train_cleaning
--folds` tells. `--check` fails where a figure is worse than its floor in floors.json, `--write`
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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from digest.model import Document, Format, Location, Metadata
from digest.sources.cleaning.cleaning import clean

ROOT = Path(__file__).resolve().parents[1]
LINES = ROOT.parent / "shared/eval/cleaning/lines_dev.jsonl.gz"
FLOORS = Path(__file__).with_name("floors.json")
BEFORE, AFTER = 3, 15
"""Lines of a crop around the content."""
CONTENT, BOILERPLATE = 1, 0
NOISY = {"seconds_1000": 1.5, "html_ratio": 1.1}
"""Ceilings of what a busy machine changes: set by hand, over what was measured on one."""


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


def html_ratio(pages: int = 150, runs: int = 5) -> float:
    """CPU of reading and cleaning HTML pages, over that of trafilatura alone on the same pages.

    The median of paired runs. Trafilatura is asked for the facts that we tell, and finds the day,
    too, without searching the whole text.
    """
    bodies = [_page(number) for number in range(pages)]
    documents = [_document(number, body, "html") for number, body in enumerate(bodies)]
    ratios = []
    for _ in range(runs):
        ours = _timed(documents)
        start = time.process_time()
        for body in bodies:
            trafilatura.bare_extraction(
                body,
                include_comments=False,
                include_tables=False,
                with_metadata=True,
                date_extraction_params={"original_date": True, "extensive_search": False},
            )
        ratios.append(ours / (time.process_time() - start))
    return statistics.median(ratios)


def _timed(documents: Sequence[Document]) -> float:
    start = time.process_time()
    for document in documents:
        clean(document)
    return time.process_time() - start


def _paragraphs(number: int, words: int) -> list[str]:
    rng = random.Random(number)
    stock = (
        "council river engineer bridge said report people after water the a of in to and".split()
    )
    paragraphs = list[str]()
    for _ in range(words // 40):
        chosen = [rng.choice(stock) + rng.choice(("", "", "s", "ing")) for _ in range(40)]
        paragraphs.append(" ".join(chosen).capitalize() + ".")
    return paragraphs


def _invented(number: int, words: int) -> Document:
    paragraphs = _paragraphs(number, words)
    paragraphs.insert(2, "Read more: What the council said")
    paragraphs.insert(5, "What the council said")
    paragraphs.append("Share this article")
    markdown = number % 2 == 0
    if markdown:
        paragraphs[1] = f"**{paragraphs[1]}** See [the report](https://example.org/{number})."
    return _document(number, "\n\n".join(paragraphs), "markdown" if markdown else "text")


def _page(number: int, words: int = 400) -> str:
    """An HTML page of a common kind: menu, article, teasers, footer."""
    links = "".join(f'<li><a href="/section/{at}">Section {at}</a></li>' for at in range(25))
    teasers = "".join(
        f'<div class="teaser"><h3><a href="/{at}">{text[:60]}</a></h3></div>'
        for at, text in enumerate(_paragraphs(number + 10_000, 600))
    )
    text = "".join(f"<p>{paragraph}</p>" for paragraph in _paragraphs(number, words))
    return (
        f'<!doctype html><html lang="en"><head><title>A report {number}</title>'
        f'<meta property="article:published_time" content="2026-11-20T08:00:00Z"></head><body>'
        f"<nav><ul>{links}</ul></nav><main><article><h1>A report {number}</h1>"
        f'<time datetime="2026-11-20">20 November 2026</time>{text}</article>'
        f"<aside>{teasers}</aside></main><footer><ul>{links}</ul></footer></body></html>"
    )


def _document(number: int, body: str, form: Format) -> Document:
    name = f"{number}.{form}"
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
    figures["html_ratio"] = round(html_ratio(), 3)
    print(f"HTML pages: {figures['html_ratio']:.2f} of trafilatura's CPU")
    if options.lines.exists():
        pages = load(options.lines)
        for name, chosen in (("whole", pages), ("crop", [page.crop() for page in pages])):
            found, rules = score(chosen)
            print(
                f"{name:6} F1 {found.f1:.4f}  boilerplate removed {found.removed:.1%}"
                f"  content lost {found.lost:.2%}  (in sample)"
            )
            figures |= figures_of(name, found)
            if options.rules:
                _print_rules(rules)
    else:
        print(f"no labeled lines at {options.lines}: quality not measured")
    return settle("cleaning", figures, NOISY, check=options.check, write=options.write)


def figures_of(name: str, found: Score) -> dict[str, float]:
    """What of a score has a floor."""
    return {f"{name}_f1": round(found.f1, 4), f"{name}_lost": round(found.lost, 4)}


def _print_rules(rules: Counter[tuple[str, int]]) -> None:
    for rule in sorted({rule for rule, _ in rules}, key=lambda rule: -rules[rule, CONTENT]):
        print(f"    {rule:18} {rules[rule, BOILERPLATE]:7} right {rules[rule, CONTENT]:6} wrong")


def settle(
    part: str,
    figures: Mapping[str, float],
    noisy: Mapping[str, float],
    *,
    check: bool,
    write: bool,
) -> int:
    """Compare with the floors of `part`, which only rise; all but F1 are ceilings.

    Those of `noisy` are set by hand. Returns 1 where `check` finds a figure that is worse.
    """
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    known: dict[str, float] = floors.get(part, {})
    worse = [
        name
        for name, figure in figures.items()
        if name in known
        and (figure < known[name] if name.endswith("_f1") else figure > known[name])
    ]
    if write:
        better = {
            name: max(figure, known.get(name, figure))
            if name.endswith("_f1")
            else min(figure, known.get(name, figure))
            for name, figure in figures.items()
            if name not in noisy
        }
        floors[part] = {**better, **noisy}
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
    for name in worse:
        print(f"{name} {figures[name]} is worse than its floor {known[name]}", file=sys.stderr)
    return 1 if check and worse else 0


if __name__ == "__main__":
    sys.exit(main())
