"""Whatever an editor does to a site, day after day: what stays, what never comes apart."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import Config
from digest.events import Assignment, Ledger, assign, format_ledger, read_ledger
from digest.events.assigning.regrouping import regroup
from digest.model import Article, EventNote, Location
from tests.events.making import article
from tests.events.test_assignment import FERRY, MUSEUM

CONFIG = Config()
TEXTS = (*FERRY, *MUSEUM)


@dataclass
class Site:
    """Articles and notes as files, and the ledger of the last build."""

    files: dict[str, Article] = field(default_factory=dict)
    notes: dict[str, EventNote] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    names: set[str] = field(default_factory=set)
    """Every id and slug that any build has given."""
    guids: dict[str, str] = field(default_factory=dict)
    """Post id to its GUID, as the last build had it."""

    def build(self) -> Assignment:
        """A build, with everything that must hold after every build."""
        articles = sorted(self.files.values(), key=lambda one: one.id)
        random.Random(len(articles)).shuffle(articles)
        notes = list(self.notes.values())
        result = assign(articles, notes, self.ledger, CONFIG)
        if any(problem.severity == "error" for problem in result.problems):
            return result
        ledger = result.ledger.with_slugs(
            {event.id: f"slug-{event.articles[0].content_hash[:4]}" for event in result.events}
        )
        check_partition(result, articles)
        check_round_trip(ledger)
        names = {name for record in ledger.records for name in record.names}
        assert self.names <= names, "an id or a slug was lost"
        self.names = names
        again = assign(articles[::-1], notes[::-1], ledger, CONFIG)
        assert format_ledger(again.ledger) == format_ledger(ledger), "a rebuild changed something"
        assert Counter(map(shape, again.events)) == Counter(map(shape, result.events))
        guids = {post: guid for event in result.events for post, guid in event.guids.items()}
        for post in guids.keys() & self.guids.keys():
            assert guids[post] == self.guids[post], "a post has another GUID"
        assert len(set(guids.values())) == len(guids)
        self.guids = guids
        self.ledger = ledger
        return result


def shape(event: Any) -> tuple[str, tuple[str, ...]]:
    return (event.id, tuple(sorted(article.id for article in event.articles)))


def check_partition(result: Assignment, articles: list[Article]) -> None:
    """Each article is in one event; each event has one record."""
    placed = Counter(one.id for event in result.events for one in event.articles)
    assert placed == Counter(one.id for one in articles)
    records = {record.id: {m.id for m in record.members} for record in result.ledger.records}
    for event in result.events:
        assert {one.id for one in event.articles} <= records[event.id]
    assert len({event.id for event in result.events}) == len(result.events)


def check_round_trip(ledger: Ledger) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.jsonl"
        path.write_bytes(format_ledger(ledger))
        assert format_ledger(read_ledger(path)) == format_ledger(ledger)


def file(number: int, text: int, kind: str = "article") -> Article:
    return article(
        f"n{number}", TEXTS[text % len(TEXTS)], kind=kind, day=f"2026-03-0{text % 5 + 1}"
    )


numbers = st.integers(0, 7)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), numbers, numbers),
        st.tuples(st.just("post"), numbers, numbers),
        st.tuples(st.just("delete"), numbers, numbers),
        st.tuples(st.just("rename"), numbers, numbers),
        st.tuples(st.just("edit"), numbers, numbers),
        st.tuples(st.just("event"), numbers, numbers),
        st.tuples(st.just("not_event"), numbers, numbers),
        st.tuples(st.sampled_from(["include", "exclude", "merge", "pin"]), numbers, numbers),
        st.tuples(st.just("unnote"), numbers, numbers),
        st.tuples(st.just("regroup"), numbers, numbers),
    ),
    max_size=10,
)


def take(site: Site, step: tuple[str, int, int]) -> None:
    """One thing that an editor may do."""
    what, one, other = step
    ids = sorted(site.files)
    events = [record.id for record in site.ledger.records]
    pick = ids[one % len(ids)] if ids else ""
    event = events[other % len(events)] if events else "quay"
    if what in ("add", "post"):
        new = file(one, other, "post" if what == "post" else "article")
        site.files[new.id] = new
    elif what == "delete":
        site.files.pop(pick, None)
    elif what == "rename" and pick:
        moved = site.files.pop(pick)
        name = f"{moved.id.split('/')[0]}/moved-{other}.md"
        if name not in site.files:
            site.files[name] = replace(moved, id=name, location=Location(f"content/{name}"))
        else:
            site.files[pick] = moved
    elif what == "edit" and pick:
        text = site.files[pick].text + f" Edit {other}."
        content = article("x", text).content_hash
        site.files[pick] = replace(site.files[pick], text=text, content_hash=content)
    elif what in ("event", "not_event") and pick:
        value: Any = event if what == "event" else (event,)
        site.files[pick] = replace(site.files[pick], **{what: value})
    elif what in ("include", "exclude", "merge", "pin"):
        path = f"content/events/{one}.md"
        made: dict[str, Any] = {
            "include": {"include": (pick,)} if pick else {},
            "exclude": {"exclude": (pick,)} if pick else {},
            "merge": {"merge": (events[one % len(events)],)} if events else {},
            "pin": {"pin": True},
        }[what]
        site.notes[path] = EventNote(Location(path, 1), event, **made)
    elif what == "unnote" and site.notes:
        site.notes.pop(sorted(site.notes)[one % len(site.notes)])
    elif what == "regroup":
        result = site.build()
        if not any(problem.severity == "error" for problem in result.problems):
            settled = replace_ledger(result, site.ledger)
            site.ledger = regroup(settled, CONFIG).ledger
            after = site.build()
            assert regroup(replace_ledger(after, site.ledger), CONFIG).changes == ()


STEADY = {"add", "post", "delete", "rename", "edit", "pin", "unnote"}
"""Steps after which no file that stays where it is may change its event."""


def events_of(result: Assignment) -> dict[str, str]:
    """Article id to the id of its event."""
    return {one.id: event.id for event in result.events for one in event.articles}


def replace_ledger(result: Assignment, ledger: Ledger) -> Assignment:
    return replace(result, ledger=ledger)


@given(steps)
@settings(max_examples=60)
def test_after_any_day_of_editing_the_events_hold_together(
    days: list[tuple[str, int, int]],
) -> None:
    site = Site(files={file(n, n).id: file(n, n) for n in range(3)})
    known = events_of(site.build())
    for step in days:
        before = dict(site.files), dict(site.notes)
        take(site, step)
        result = site.build()
        if any(problem.severity == "error" for problem in result.problems):
            # The editor contradicts himself: nothing is built, and he takes it back.
            site.files, site.notes = before
            result = site.build()
            assert not any(problem.severity == "error" for problem in result.problems)
        found = events_of(result)
        if step[0] in STEADY:
            assert {one: known[one] for one in known.keys() & found.keys()} == {
                one: found[one] for one in known.keys() & found.keys()
            }
        known = found
