"""A shard to its output: the events of its articles, or the entries of events that begin in it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.entries import entry_record, summarize
from digest.model import Article
from digest.shards.files import whole
from digest.shards.parting import read_parts
from digest.shards.plan import Plan, Telling
from digest.shards.spreading import gather


@dataclass(frozen=True, slots=True)
class Assembly:
    """A shard, and what it needs to know about others."""

    shard: int
    event: Mapping[str, str]
    """Parts that go on with an event that began before."""
    later: Mapping[str, Sequence[tuple[int, str]]]
    """Events that begin here and go on: in which shards, as which parts."""


def name(assembly: Assembly, plan: Plan) -> None:
    """Write the event of each article of a shard, by the articles' ids."""
    event = {
        article: assembly.event.get(part.name, part.name)
        for part in read_parts(plan.parts(assembly.shard))
        for article in part.own
    }
    with whole(plan.result(assembly.shard), plan.work) as file:
        for article in sorted(event):
            file.write(f"{json.dumps({'id': article, 'event': event[article]})}\n".encode())


def tell(assembly: Assembly, plan: Plan, telling: Telling) -> None:
    """Write the entry of each event that begins in a shard, by the events' ids."""
    with whole(plan.result(assembly.shard), plan.work) as file:
        for event, articles in _events(assembly, plan):
            words, budget = telling.words, telling.budget
            entry = summarize(event, articles, plan.config, words=words, budget=budget)
            record = json.dumps(entry_record(entry), ensure_ascii=False)
            file.write(f"{record}\n".encode())


def _events(assembly: Assembly, plan: Plan) -> Iterator[tuple[str, list[Article]]]:
    """The events that begin in a shard, with their articles from this and any later shard."""
    event_of = _owned(assembly, plan)
    events: dict[str, list[Article]] = defaultdict(list)
    for shard in sorted(event_of):
        for article in gather(plan.days(shard, overlap=False), plan):
            if article.id in event_of[shard]:
                events[event_of[shard][article.id]].append(article)
    yield from sorted(events.items())


def _owned(assembly: Assembly, plan: Plan) -> dict[int, dict[str, str]]:
    """Shard -> article -> event, of the events that begin in this shard."""
    named: dict[int, dict[str, str]] = defaultdict(dict)
    for event, goes_on in assembly.later.items():
        for shard, name_there in goes_on:
            named[shard][name_there] = event
    for part in read_parts(plan.parts(assembly.shard)):
        if part.name not in assembly.event:
            named[assembly.shard][part.name] = part.name
    return {
        shard: {
            article: called[part.name]
            for part in read_parts(plan.parts(shard))
            if part.name in called
            for article in part.own
        }
        for shard, called in named.items()
    }
