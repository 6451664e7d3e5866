"""A regular expression to a pattern that is compiled when it is first asked for something.

The program has some five hundred of them, which take a fifth of a second to compile. A build
that has one article more to tell of asks for a fifth of them.
"""

from __future__ import annotations

import re
import string
from typing import Any, AnyStr, cast

_OFFERED = (
    "findall",
    "finditer",
    "flags",
    "fullmatch",
    "groupindex",
    "groups",
    "match",
    "pattern",
    "search",
    "split",
    "sub",
    "subn",
)
"""What callers may ask of a pattern."""


def regex(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    r"""The pattern of an expression that is written in the program, as `re.compile` makes it, but
    for the time, and for `re` of its matches, which is another object.

    >>> regex(r"\d+").search("The 12th.").group()
    '12'
    """
    return cast("re.Pattern[AnyStr]", _Later(expression, flags))


def may_have_digits(text: str) -> bool:
    r"""False only where `\d` finds nothing in a text; True of all that is not ASCII.

    To look for ten characters, one after the other, takes a tenth of a search for any of them.
    """
    return not text.isascii() or any(map(text.__contains__, string.digits))


class _Later:
    """Once it is compiled, asking it costs some hundredths of a microsecond more than asking the
    pattern itself.
    """

    __slots__ = ("_made_of", *_OFFERED)

    def __init__(self, *made_of: Any) -> None:
        self._made_of = made_of

    def __getattr__(self, name: str) -> Any:
        """Called for what has not been asked for before."""
        if name not in _OFFERED:
            raise AttributeError(name)
        compiled = re.compile(*self._made_of)
        for each in _OFFERED:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[type[_Later], tuple[Any, ...]]:
        """What workers are sent."""
        return _Later, self._made_of
