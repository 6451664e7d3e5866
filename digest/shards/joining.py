"""The parts of two neighboring shards, to those that are one event; and of all, to their names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest.shards.parting import read_parts
from digest.shards.plan import Plan


@dataclass(frozen=True, slots=True)
class Join:
    """Two parts of one event, by their names."""

    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class Course:
    """How events go on from shard to shard."""

    event: Mapping[int, Mapping[str, str]]
    """Shard -> part -> the event that began before; of parts that go on, and no others."""
    later: Mapping[int, Mapping[str, tuple[tuple[int, str], ...]]]
    """Shard -> event that begins there -> the shards and parts in which it goes on."""


def join(shard: int, plan: Plan) -> list[Join]:
    """The parts of this shard and the next that are one event.

    Both have grouped the articles of the days that they share. Two parts are joined where more
    than half of what each has there is in the other, too: so no part is joined with two of one
    shard, and no two events of a shard ever meet in a third.
    """
    later = read_parts(plan.parts(plan.after(shard)))
    place = {name: number for number, one in enumerate(later) for name in one.head}
    found = []
    for earlier in read_parts(plan.parts(shard)):
        shared = Counter(place[name] for name in earlier.tail)
        for number, count in shared.items():
            if 2 * count > max(len(earlier.tail), len(later[number].head)):
                found.append(Join(earlier.name, later[number].name))
    return found


def course(joins: Iterable[tuple[int, list[Join]]], plan: Plan) -> Course:
    """Where every event that crosses a border begins and goes on; `joins` by ascending shard."""
    event: dict[int, dict[str, str]] = defaultdict(dict)
    began: dict[str, int] = {}
    later: dict[int, dict[str, tuple[tuple[int, str], ...]]] = defaultdict(dict)
    for shard, found in joins:
        for one in found:
            name = event[shard].get(one.earlier, one.earlier)
            first = began.setdefault(name, shard)
            event[plan.after(shard)][one.later] = name
            known = later[first].get(name, ())
            later[first][name] = (*known, (plan.after(shard), one.later))
    return Course(event, later)
