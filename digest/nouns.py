"""A class to a noun: a frozen dataclass with slots, made in a tenth of the usual time.

The standard library compiles six methods of each class as its module is imported, half a
millisecond a class. A program that imports two hundred nouns would spend a third of its start on
methods, of which it calls a few: here they are compiled when they are first called.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

Noun = TypeVar("Noun")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def noun(plain: type[Noun]) -> type[Noun]:
    """What `dataclass(frozen=True, slots=True)` makes of a class, whose fields may be given by
    position or name.

    Methods that the class itself defines stay.

    >>> @noun
    ... class Place:
    ...     name: str
    ...     line: int = 0
    >>> Place("digest.toml"), Place("a", 1) == Place("a", 1)
    (Place(name='digest.toml', line=0), True)
    """
    made = dataclass(init=False, repr=False, eq=False, slots=True)(plain)
    for name, method in _METHODS.items():
        if vars(plain).get(name) is None:  # `__hash__` is None beside an `__eq__` of its own
            setattr(made, name, method)
    return made


def _later(name: str) -> Callable[..., Any]:
    """A method that puts the one of its class in its place, and does what it is called for."""

    def first(self: object, *args: object, **named: object) -> Any:
        for owner in type(self).__mro__:
            if vars(owner).get(name) is first:
                method = _compiled(owner, name)
                setattr(owner, name, method)
                return method(self, *args, **named)
        return getattr(type(self), name)(self, *args, **named)  # Another thread was first.

    return first


def _compiled(owner: type, name: str) -> Any:
    known: dict[str, object] = {}
    exec(_WRITTEN[name](owner, known), known)  # noqa: S102 - made of the names of fields alone
    method: Any = known[name]
    method.__qualname__ = f"{owner.__qualname__}.{name}"
    return method


def _init(owner: Any, known: dict[str, object]) -> str:
    """Takes a value for each field, or its default, and stores it past `__setattr__`."""
    known["__missing"] = MISSING
    given, body = ["self"], []
    for one in fields(owner):
        name = value = one.name
        known[f"__default_{name}"] = one.default
        if one.default_factory is not MISSING:
            known[f"__make_{name}"] = one.default_factory
            value = f"__make_{name}() if {name} is __missing else {name}"
            given.append(f"{name}=__missing")
        else:
            given.append(name if one.default is MISSING else f"{name}=__default_{name}")
        body.append(_storing(owner, name, value, known))
    if hasattr(owner, "__post_init__"):
        body.append("self.__post_init__()")
    return _function("__init__", given, *(body or ["pass"]))


def _repr(owner: Any, known: dict[str, object]) -> str:
    shown = (f"{one.name}={{self.{one.name}!r}}" for one in fields(owner) if one.repr)
    text = f"{{self.__class__.__qualname__}}({', '.join(shown)})"
    return _function("__repr__", ["self"], f'return f"{text}"')


def _eq(owner: Any, known: dict[str, object]) -> str:
    return _function(
        "__eq__",
        ["self", "other"],
        "if other.__class__ is not self.__class__: return NotImplemented",
        f"return {_compared(owner, 'self')} == {_compared(owner, 'other')}",
    )


def _hash(owner: Any, known: dict[str, object]) -> str:
    return _function("__hash__", ["self"], f"return hash({_compared(owner, 'self')})")


def _getstate(owner: Any, known: dict[str, object]) -> str:
    values = ", ".join(f"self.{one.name}" for one in fields(owner))
    return _function("__getstate__", ["self"], f"return [{values}]")


def _setstate(owner: Any, known: dict[str, object]) -> str:
    stored = [
        _storing(owner, one.name, f"values[{at}]", known) for at, one in enumerate(fields(owner))
    ]
    return _function("__setstate__", ["self", "values"], *(stored or ["pass"]))


def _storing(owner: Any, name: str, value: str, known: dict[str, object]) -> str:
    known[f"__set_{name}"] = getattr(owner, name).__set__
    return f"__set_{name}(self, {value})"


def _compared(owner: Any, name: str) -> str:
    return f"({''.join(f'{name}.{one.name}, ' for one in fields(owner) if one.compare)})"


def _function(name: str, given: list[str], *lines: str) -> str:
    return "\n    ".join((f"def {name}({', '.join(given)}):", *lines))


def _refuse_assignment(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deletion(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_WRITTEN: dict[str, Callable[[Any, dict[str, object]], str]] = {
    "__init__": _init,
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}
"""The text of a method; what it names is put into the mapping."""

_METHODS: dict[str, Callable[..., Any]] = {
    **{name: _later(name) for name in _WRITTEN},
    "__setattr__": _refuse_assignment,
    "__delattr__": _refuse_deletion,
}
