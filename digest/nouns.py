"""A class to a noun: what a frozen dataclass with slots is, made in a fifth of the usual time.

The standard library compiles six methods of each class as its module is imported, half a
millisecond a class. A program that imports two hundred nouns would spend a third of its start on
methods, of which it calls a few. Here a noun is a `msgspec.Struct`, whose instances are made in
C, in a quarter of the time that a method needs; what else a dataclass can do is compiled when it is
first asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

import msgspec

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
    own = dict(vars(plain))
    made: Any = plain if issubclass(plain, msgspec.Struct) else _struct_of(plain, own)
    for name in _OF_DATACLASSES:
        setattr(made, name, _AsDataclass(plain, name))
    for name, method in _METHODS.items():
        if own.get(name) is None:  # `__hash__` is None beside an `__eq__` of its own
            setattr(made, name, method)
    struct: type[Noun] = made
    return struct


def _struct_of(plain: type, own: dict[str, object]) -> Any:
    """The same class, made in C."""
    kinds = (msgspec.Struct, *(kind for kind in plain.__bases__ if kind is not object))
    body = {name: _in_struct(value) for name, value in own.items() if name not in _OF_INSTANCES}
    made: Any = type(msgspec.Struct)
    return made(plain.__name__, kinds, body, frozen=True)


_OF_INSTANCES = ("__dict__", "__weakref__")
"""What instances of a class have that has no slots."""


def _in_struct(value: object) -> object:
    """What stands in a class for a field's default, as msgspec takes it."""
    if not isinstance(value, Field):
        return value
    if value.default_factory is not MISSING:
        return msgspec.field(default_factory=value.default_factory)
    return msgspec.field() if value.default is MISSING else msgspec.field(default=value.default)


_OF_DATACLASSES = ("__dataclass_fields__", "__dataclass_params__")
"""By what `fields`, `replace` and the like know one."""


class _AsDataclass:
    """One of these attributes of a noun, found out when somebody asks for it."""

    def __init__(self, plain: type, name: str) -> None:
        self._plain, self._name = plain, name

    def __get__(self, made: object, kind: type) -> Any:
        if vars(self._plain).get(self._name, self) is self:
            dataclass(init=False, repr=False, eq=False, match_args=False)(self._plain)
        return vars(self._plain)[self._name]


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
    exec(_WRITTEN[name](owner), known)  # noqa: S102 - made of the names of fields alone
    method: Any = known[name]
    method.__qualname__ = f"{owner.__qualname__}.{name}"
    return method


def _repr(owner: Any) -> str:
    shown = (f"{one.name}={{self.{one.name}!r}}" for one in fields(owner) if one.repr)
    text = f"{{self.__class__.__qualname__}}({', '.join(shown)})"
    return _function("__repr__", ["self"], f'return f"{text}"')


def _eq(owner: Any) -> str:
    return _function(
        "__eq__",
        ["self", "other"],
        "if other.__class__ is not self.__class__: return NotImplemented",
        f"return {_compared(owner, 'self')} == {_compared(owner, 'other')}",
    )


def _hash(owner: Any) -> str:
    return _function("__hash__", ["self"], f"return hash({_compared(owner, 'self')})")


def _compared(owner: Any, name: str) -> str:
    return f"({''.join(f'{name}.{one.name}, ' for one in fields(owner) if one.compare)})"


def _function(name: str, given: list[str], *lines: str) -> str:
    return "\n    ".join((f"def {name}({', '.join(given)}):", *lines))


def _refuse_assignment(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deletion(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_WRITTEN: dict[str, Callable[[Any], str]] = {
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
}
"""How to write the text of each of these methods of a class."""

_METHODS: dict[str, Callable[..., Any]] = {
    **{name: _later(name) for name in _WRITTEN},
    "__setattr__": _refuse_assignment,
    "__delattr__": _refuse_deletion,
}
