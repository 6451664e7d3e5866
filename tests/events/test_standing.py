"""Of a long ledger, only the events in question are read: what comes of it is the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import pytest

from benchmarks.invented import Corpus, invent
from digest.config import Config, GroupingConfig
from digest.events import Assignment, Ledger, assign, format_ledger
from digest.events.archive.archive import Archive
from digest.events.assigning.archiving import remembered
from digest.events.ledger.sheet import Sheet
from digest.model import Article, EventNote, Location

CONFIG = Config()
NEWS = [made for made, _ in invent(Corpus(160, words=60, largest=4))]
POST = replace(NEWS[0], id="posts/first.md", kind="post", publisher="", url="")
KNOWN, NEW = [POST, *NEWS[1:140]], NEWS[140:]


def left(articles: Sequence[Article], notes: Sequence[EventNote] = ()) -> tuple[Ledger, Archive]:
    """A ledger and an archive, as one build leaves them."""
    made = assign(articles, notes, Ledger(), CONFIG)
    archive = remembered(made, None, CONFIG)
    assert archive
    slugs = {event.id: f"event-{number}" for number, event in enumerate(made.events)}
    return Ledger(sheet=Sheet(format_ledger(made.ledger.with_slugs(slugs)))), archive


LEDGER, ARCHIVE = left(KNOWN)
HELD = {record.id: record for record in LEDGER.records if len(record.members) == 2}
ONE, OTHER, *_ = HELD
MEMBER = {article.id: article for article in KNOWN}


def first(event: str) -> Article:
    return MEMBER[HELD[event].members[0].id]


def others(*but: Article) -> list[Article]:
    return [article for article in KNOWN if article not in but]


def note(event: str, **fields: object) -> EventNote:
    return EventNote(Location(f"content/events/{event}.md", 1), event, **fields)  # type: ignore[arg-type]


class Case(NamedTuple):
    articles: Sequence[Article]
    notes: Sequence[EventNote] = ()
    few: bool = True
    """Whether that can be told of a few events."""


EDITED = replace(first(ONE), text="Other words.", content_hash="0" * 16)
CASES: dict[str, Callable[[], Case]] = {
    "nothing new": lambda: Case(KNOWN),
    "one new": lambda: Case([*KNOWN, NEW[0]]),
    "many new": lambda: Case([*KNOWN, *NEW[:9]]),
    "a new post": lambda: Case([*KNOWN, replace(NEW[0], id="posts/n.md", kind="post")]),
    "an edit": lambda: Case([*others(first(ONE)), EDITED]),
    "an edit and one new": lambda: Case([*others(first(ONE)), EDITED, NEW[0]]),
    "an earlier day": lambda: Case(
        [*others(first(ONE)), replace(first(ONE), published=KNOWN[1].published), NEW[0]]
    ),
    "some gone": lambda: Case([*KNOWN[6:], NEW[1]]),
    "a copy": lambda: Case([*KNOWN, replace(first(OTHER), id="articles/copy.md")]),
    "a moved file": lambda: Case(
        [*others(first(ONE)), replace(first(ONE), id="articles/moved.md"), NEW[0]], few=False
    ),
    "a key to an event": lambda: Case([*KNOWN, replace(NEW[0], event="event-3")]),
    "a key to a new event": lambda: Case(
        [*others(first(ONE)), replace(first(ONE), event="made-by-hand"), NEW[0]]
    ),
    "a key to an unknown id": lambda: Case([*KNOWN, replace(NEW[0], event="ev-unknown")]),
    "kept out of its own event": lambda: Case(
        [*others(first(ONE)), replace(first(ONE), not_event=(ONE,)), NEW[0]]
    ),
    "a note that takes in": lambda: Case(
        [*KNOWN, NEW[0]], [note(ONE, include=(first(OTHER).id, NEW[0].id))]
    ),
    "a note that keeps out": lambda: Case([*KNOWN, NEW[0]], [note(ONE, exclude=(first(ONE).id,))]),
    "a note that keeps others out": lambda: Case(
        [*KNOWN, NEW[0]], [note(ONE, exclude=(first(OTHER).id, NEW[0].id))]
    ),
    "a note that merges": lambda: Case([*KNOWN, NEW[0]], [note(ONE, merge=(OTHER,))]),
    "a note that merges nothing new": lambda: Case(KNOWN, [note(ONE, merge=(OTHER,))]),
    "a note on a new event": lambda: Case(
        [*KNOWN, NEW[0]], [note("by-hand", include=(first(ONE).id,))]
    ),
    "a note on nothing": lambda: Case([*KNOWN, NEW[0]], [note("ev-nothing"), note(OTHER)]),
    "an article that names an event twice": lambda: Case(
        [*KNOWN, replace(NEW[0], event=ONE)], [note(ONE, exclude=(NEW[0].id,))]
    ),
}


def same(case: Case, ledger: Ledger, archive: Archive) -> Assignment:
    """What becomes of articles, the same whether few events are looked at or all are."""
    found = assign(case.articles, case.notes, ledger, CONFIG, lambda: archive)
    whole = assign(case.articles, case.notes, Ledger(ledger.records), CONFIG)
    assert format_ledger(found.ledger) == format_ledger(whole.ledger)
    assert found == whole
    assert (found.grounds.new, found.grounds.apart) == (whole.grounds.new, whole.grounds.apart)
    return found


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_few_events_are_enough(case: Callable[[], Case]) -> None:
    asked = case()
    found = same(asked, LEDGER, ARCHIVE)
    assert (found.ledger.sheet is LEDGER.sheet) == asked.few


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_build_after_it_finds_its_own(case: Callable[[], Case]) -> None:
    asked = case()
    found = assign(asked.articles, asked.notes, LEDGER, CONFIG, lambda: ARCHIVE)
    archive: Archive | None = ARCHIVE
    touched = found.ledger.touched
    if found.grounds.arrival:
        archive, touched = remembered(found, ARCHIVE, CONFIG), set()
    if archive:
        ledger = Ledger(sheet=Sheet(format_ledger(found.ledger), touched))
        again = same(Case(asked.articles, asked.notes), ledger, archive)
        assert again.ledger == found.ledger
        assert again.ledger.sheet is ledger.sheet
        same(Case([*asked.articles, NEW[12]], asked.notes), ledger, archive)
        same(Case([*asked.articles, NEW[12]]), ledger, archive)
        same(Case([*KNOWN, NEW[12]]), ledger, archive)


@pytest.mark.parametrize(
    "config",
    [
        pytest.param(Config(grouping=GroupingConfig(mode="off")), id="off"),
        pytest.param(
            Config(grouping=GroupingConfig(grouper="tests.events.test_standing:alone")),
            id="another grouper",
        ),
    ],
)
def test_where_no_archive_says_all_are_looked_at(config: Config) -> None:
    found = assign([*KNOWN, NEW[0]], (), LEDGER, config, lambda: ARCHIVE)
    assert found == assign([*KNOWN, NEW[0]], (), Ledger(LEDGER.records), config)


def alone(articles: Sequence[Article], settled: object, config: object) -> list[list[Article]]:
    return [[article] for article in articles]


def test_slugs_are_given_beside_those_of_all_events() -> None:
    found = assign([*KNOWN, replace(NEW[0], event="")], (), LEDGER, CONFIG, lambda: ARCHIVE)
    (new,) = (record.id for record in found.ledger.records if not record.slug)
    given = found.ledger.with_slugs({new: "event-4", ONE: "another"})
    assert given.record(new).slug == "event-4-2"  # type: ignore[union-attr]
    assert given.record(ONE) == LEDGER.record(ONE)
    assert format_ledger(given) == format_ledger(Ledger(given.records))
