"""A plan and an engine, to a file a shard: the steps in their order."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from digest.engine import Engine
from digest.errors import OutputError, Problem, RecordError
from digest.model import Location
from digest.shards.joining import course, join
from digest.shards.parting import part
from digest.shards.plan import UNDATED, Plan, Telling
from digest.shards.spreading import ID_BYTES, Spread, places, spread
from digest.shards.telling import Assembly, name, tell


def group_shards(plan: Plan, engine: Engine) -> int:
    """Write the event of each article, a file a shard; how many articles there were.

    Raises:
        RecordError: a record can't be used, or an id is there twice.
        OutputError: the output folder holds something already.
    """
    return _run(plan, engine, partial(name, plan=plan), "naming")


def summarize_shards(plan: Plan, engine: Engine, telling: Telling) -> int:
    """Write the entry of each event, a file for each shard in which events begin.

    Raises:
        As `group_shards`.
    """
    return _run(plan, engine, partial(tell, plan=plan, telling=telling), "summarizing")


def _run(plan: Plan, engine: Engine, last: Callable[[Assembly], None], label: str) -> int:
    with _work(plan):
        numbers = range(len(plan.partitions))
        spreads = engine.each(partial(spread, plan=plan), numbers, "reading", alone=True)
        _refuse_twins(spreads, plan, engine)
        counts = sum((one.articles for one in spreads), Counter[int]())
        engine.each(partial(part, plan=plan), _largest_first(counts), "grouping", alone=True)
        shards = sorted(counts)
        borders = [one for one in shards if one != UNDATED and plan.after(one) in counts]
        joins = engine.each(partial(join, plan=plan), borders, "joining")
        runs = course(zip(borders, joins, strict=True), plan)
        assemblies = [
            Assembly(shard, runs.event.get(shard, {}), runs.later.get(shard, {}))
            for shard in _largest_first(counts)
        ]
        engine.each(last, assemblies, label, alone=True)
        for shard in shards:
            os.replace(plan.result(shard), plan.output / plan.result(shard).name)
        return counts.total()


@contextmanager
def _work(plan: Plan) -> Iterator[None]:
    """An output folder with a place for the files between the steps, which are gone at the end: a
    run that fails leaves it empty.
    """
    plan.output.mkdir(parents=True, exist_ok=True)
    if any(plan.output.iterdir()):
        expected = "a new or an empty folder, so that no file of another run stays between"
        raise OutputError.at(Location(str(plan.output)), "is not empty", expected)
    plan.work.mkdir()
    try:
        yield
    finally:
        # After a mistake, workers of a cluster may still be writing here what nobody wants.
        shutil.rmtree(plan.work, ignore_errors=True)


def _largest_first(counts: Counter[int]) -> list[int]:
    """The shards, so that none that takes long is left for the end."""
    return sorted(counts, key=lambda shard: (-counts[shard], shard))


def _refuse_twins(spreads: Sequence[Spread], plan: Plan, engine: Engine) -> None:
    """Complain of each id that is there twice; only partitions that may have one are read again."""
    # numpy takes a tenth of a second to load, and an array of hashes takes the least memory.
    import numpy as np

    every = np.frombuffer(b"".join(one.ids for one in spreads), f">u{ID_BYTES}")
    known, count = np.unique(every, return_counts=True)
    if len(known) == len(every):
        return
    twice = frozenset(int(one).to_bytes(ID_BYTES, "big") for one in known[count > 1])
    found: dict[str, list[Location]] = {}
    looking = partial(places, plan=plan, hashes=twice)
    for of_one in engine.each(looking, range(len(plan.partitions)), "looking for ids"):
        for article, place in of_one:
            found.setdefault(article, []).append(place)
    problems = [
        Problem(place, f"the id {article!r} is that of {first}, too", "an id of its own")
        for article, (first, *others) in sorted(found.items())
        for place in others
    ]
    if problems:
        raise RecordError(*problems)
