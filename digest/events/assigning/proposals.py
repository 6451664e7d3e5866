"""Known events that look like one because of new articles, to a note that says so."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from digest.errors import Problem
from digest.events.assigning.draft import Draft
from digest.events.clustering.blocks import Bounds
from digest.events.ledger.faults import PATH
from digest.model import Location

if TYPE_CHECKING:
    from digest.events.comparison import Comparison

TOLD = 5
"""The most groups of events that are named."""


def propose(
    settled: Sequence[Draft],
    shaped: Collection[Draft],
    bounds: Bounds,
    comparison: Comparison | None,
) -> tuple[Problem, ...]:
    """One note on all events that look like one; none where nothing was compared.

    `settled` are the events of the bounds' blocks; of the `shaped` ones, by the editor, no two
    are told of.
    """
    if comparison is None or len(settled) < 2:
        return ()
    from digest.events.assigning.doubles import doubles  # numpy: see grouping.decide

    fixed = frozenset(at for at, draft in enumerate(settled) if draft in shaped)
    groups = doubles(bounds, comparison, fixed)
    if not groups:
        return ()
    events, few = sum(map(len, groups)), "one" if len(groups) == 1 else str(len(groups))
    named = [" + ".join(settled[at].slug or settled[at].id for at in group) for group in groups]
    rest = ", ..." if len(named) > TOLD else ""
    return (
        Problem(
            Location(PATH),
            f"{events} events look like {few}: {', '.join(named[:TOLD])}{rest}",
            "a look at `digest regroup`, which shows what it would join",
            severity="note",
        ),
    )
