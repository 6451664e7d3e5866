"""How the many similar steps of a comparison are executed: in this process, or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

Unit = TypeVar("Unit")
Result = TypeVar("Result")


class Each(Protocol):
    """Applies a step to each unit and returns the results in order; other processes that take part
    are copies of this one, so they have all that is in its memory.
    """

    def __call__(
        self, step: Callable[[Unit], Result], units: Sequence[Unit], /
    ) -> Iterable[Result]:
        """The results."""


def one_by_one(step: Callable[[Unit], Result], units: Sequence[Unit], /) -> Iterator[Result]:
    """The results, computed in this process, one after the other."""
    return map(step, units)
