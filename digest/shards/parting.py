"""A shard, to the parts of events that it has found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from digest.events import group
from digest.events.ledger.identity import far_reaching
from digest.model import Article
from digest.shards.files import whole
from digest.shards.plan import Plan, day_of
from digest.shards.spreading import gather


@dataclass(frozen=True, slots=True)
class Part:
    """One shard's part of an event: all of it, its beginning, or its continuation."""

    name: str
    """The event's id, if this is its beginning."""
    own: tuple[str, ...]
    """Ids of articles of the shard's own days; never empty."""
    head: tuple[str, ...]
    """Those of them from days that the shard before has seen, too."""
    tail: tuple[str, ...]
    """Ids of articles that the next shard owns."""


def part(shard: int, plan: Plan) -> None:
    """Group the articles of a shard, with the days that it shares with the next, and write what
    it has found.
    """
    found = [
        _part(event, shard, plan)
        for event in group(gather(plan.days(shard, overlap=True), plan), plan.config)
    ]
    with whole(plan.parts(shard), plan.work) as file:
        file.write(msgspec.json.encode([one for one in found if one.own]))


def read_parts(path: Path) -> list[Part]:
    """What `part` has written."""
    return msgspec.json.decode(path.read_bytes(), type=list[Part])


def _part(event: Sequence[Article], shard: int, plan: Plan) -> Part:
    days = plan.days(shard, overlap=False)
    own = [one for one in event if day_of(one) in days]
    seen_before = range(shard, shard + plan.overlap_days)
    name = ""
    if own:
        first = min(own, key=lambda one: (str(one.published), one.id))
        name = far_reaching(first.content_hash, first.id)
    return Part(
        name=name,
        own=tuple(one.id for one in own),
        head=tuple(one.id for one in own if day_of(one) in seen_before),
        tail=tuple(one.id for one in event if day_of(one) not in days),
    )
