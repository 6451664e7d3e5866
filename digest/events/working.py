"""How the steps of a comparison that are many alike are done: here, or by several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

Unit = TypeVar("Unit")
Result = TypeVar("Result")


class Each(Protocol):
    """What a step makes of each unit, in their order; who else works has all that is here."""

    def __call__(
        self, step: Callable[[Unit], Result], units: Sequence[Unit], /
    ) -> Iterable[Result]:
        """The results."""


def one_by_one(step: Callable[[Unit], Result], units: Sequence[Unit], /) -> Iterator[Result]:
    """Here, one after the other."""
    return map(step, units)
