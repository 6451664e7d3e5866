"""An attribute that is made when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class once(Generic[Value]):  # noqa: N801 - a decorator, as `property` is
    """What `functools.cached_property` is from Python 3.12 on: without its lock, which takes longer
    than most of what the parts of an entry keep so.

    >>> class Text:
    ...     @once
    ...     def words(self) -> list[str]:
    ...         return "the dam failed".split()
    >>> text = Text()
    >>> text.words is text.words
    True
    """

    def __init__(self, make: Callable[[Any], Value]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    def __get__(self, owner: Any, kind: type[Any]) -> Value:
        """Called only as long as the attribute is not there."""
        value = owner.__dict__[self._name] = self._make(owner)
        return value
