"""How the editor's text names sources: `[1]`, `[1, 2]`, `[@articles/003.md]`."""

from __future__ import annotations

from digest.patterns import regex

_ONE = r"@[^\]\s<>\"]{1,300}|\d{1,4}"
_SEVERAL = r"[@\d][^\[\]\n<>\"]{0,400}"
"""A list of them, perhaps: what lies between its commas is judged by itself."""
REFERENCE = rf"\s?\[({_ONE}|{_SEVERAL})\]"
"""With the blank before it: a number stands close to its sentence."""
_NAME = regex(_ONE)
_COMMA = regex(r",\s*(?=[@\d])")


def named_in(reference: str) -> tuple[str, ...]:
    """What a reference without its brackets names; nothing where it is none.

    >>> named_in("1, 2"), named_in("@articles/a,b.md"), named_in("1, or 2")
    (('1', '2'), ('@articles/a,b.md',), ())
    """
    names = tuple(_COMMA.split(reference))
    return names if all(_NAME.fullmatch(name) for name in names) else ()
