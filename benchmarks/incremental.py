"""Labeled records to how well they are grouped when they come a few at a time."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from digest.config import Config
from digest.events import Ledger, assign
from digest.events.archive.archive import Archive
from digest.events.assigning.archiving import remembered
from digest.model import Article

AT_ONCE = 20
"""Articles in a batch where they are not dated."""


@dataclass(frozen=True)
class Course:
    """What became of a corpus that came in batches."""

    batches: int
    events: tuple[str, ...]
    """Of each article, in the order given, its event in the end."""
    seconds: float
    """CPU."""


def run(articles: Sequence[Article]) -> Course:
    """These articles, assigned batch by batch, each to a ledger that remembers those before."""
    ledger, config = Ledger(), Config()
    archive: Archive | None = None
    known: list[Article] = []
    event: dict[str, str] = {}
    batches = list(_batches(articles))
    before = time.process_time()
    for batch in batches:
        known += batch
        assigned = assign(known, (), ledger, config, partial(_given, archive))
        ledger, archive = assigned.ledger, remembered(assigned, archive, config)
        event = {a.id: found.id for found in assigned.events for a in found.articles}
    seconds = time.process_time() - before
    return Course(len(batches), tuple(event[article.id] for article in articles), seconds)


def _given(archive: Archive | None) -> Archive | None:
    return archive


def changed(one: Sequence[str], other: Sequence[str]) -> float:
    """Of the pairs that are together in either of two groupings, the percentage in one only."""
    either, both = _pairs(one) + _pairs(other), _pairs(list(zip(one, other, strict=True)))
    return 100 * (either - 2 * both) / max(1, either - both)


def _pairs(names: Sequence[object]) -> int:
    return sum(size * (size - 1) // 2 for size in Counter(names).values())


def _batches(articles: Sequence[Article]) -> Iterator[list[Article]]:
    """By day; in the order given, AT_ONCE at a time, where one is not dated."""
    days: dict[object, list[Article]] = {}
    dated = all(article.published for article in articles)
    for number, article in enumerate(articles):
        day: object = article.published.date() if dated and article.published else number // AT_ONCE
        days.setdefault(day, []).append(article)
    for day in sorted(days, key=str) if dated else list(days):
        yield days[day]
