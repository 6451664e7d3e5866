"""Everything that a result depends on, to its cache key."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from typing import Generic, TypeVar

import msgspec

import digest
from digest.cache.versions import version
from digest.nouns import noun

Result = TypeVar("Result")

_HASH_BYTES = 16
_PACKAGE = f"{os.path.dirname(digest.__file__)}/"
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


@noun
class Recipe(Generic[Result]):
    """Everything that a stage's results depend on, except the unit of each."""

    stage: str
    kind: type[Result]
    """The type of the results, which is checked when they are decoded."""
    code: str
    """The version of the code that makes them: see `code_version`."""
    options: object = None
    """The other arguments of the stage: plain values and dataclasses, as the units are."""
    apart: bool = False
    """Whether each result has a row of its own, for stages of which a build needs only a few
    results."""

    @property
    def name(self) -> bytes:
        """The hash of this recipe."""
        return self._start().digest()

    def keys(self, units: Iterable[object]) -> list[bytes]:
        """The cache key of each unit."""
        start = self._start()
        keys = []
        for unit in units:
            key = start.copy()
            key.update(_ENCODER.encode(unit))
            keys.append(key.digest())
        return keys

    def _start(self) -> blake2b:
        start = blake2b(digest_size=_HASH_BYTES)
        start.update(_ENCODER.encode((self.stage, self.code, self.options)))
        return start


@cache
def code_version(rooms: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """A hash of these rooms, word lists and the like included, and of the versions of `libraries`
    and of Python.

    A room is a folder or a module of the package: `text`, `errors.py`.
    """
    known = blake2b(sys.version.encode(), digest_size=_HASH_BYTES)
    for room in rooms:
        known.update(_hash_of(room))
    for library in libraries:
        known.update(f"\n{library} {version(library)}".encode())
    return known.hexdigest()


@cache
def _hash_of(room: str) -> bytes:
    """The hash of a room's code; cached, as several stages may depend on it."""
    known = blake2b(digest_size=_HASH_BYTES)
    for name in _files(room):
        with open(_PACKAGE + name, "rb", buffering=0) as file:
            source = file.read()
        known.update(f"\n{name} {len(source)}\n".encode() + source)
    return known.digest()


def _files(room: str) -> list[str]:
    """By their paths in the package; `pathlib` would take three times as long to find them."""
    if os.path.isfile(_PACKAGE + room):
        return [room]
    found, waiting = list[str](), [room]
    while waiting:
        folder = waiting.pop()
        with os.scandir(_PACKAGE + folder) as inside:
            for one in inside:
                name = f"{folder}/{one.name}"
                if one.is_dir(follow_symlinks=False):
                    waiting.append(name)
                elif one.is_file() and not name.endswith(".pyc"):
                    found.append(name)
    return sorted(found)
