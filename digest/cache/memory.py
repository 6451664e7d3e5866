"""The cache: a recipe and units to results, of which only those that are not cached are made."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from digest.cache.packs import Value, pack_of, packed, packs_of, unpacked
from digest.cache.recipe import Recipe
from digest.cache.store import Damaged, Store, Unusable, discard, glance
from digest.errors import Problem
from digest.model import Location

MEMORY = ".digest/memory.sqlite"
"""In the site's root. Deleting it costs time, nothing else."""

Unit = TypeVar("Unit")
Result = TypeVar("Result")


Recent = dict[bytes, object]
"""Results that the last build used, kept in memory by a process that builds again and again."""


class _Unwritten(NamedTuple):
    """New results of one recipe that are not in the file yet."""

    recipe: Recipe[Any]
    made: dict[bytes, object]
    asked: set[bytes]
    """The keys that were looked up, found or not."""


@contextmanager
def remembering(
    root: Path, recent: Recent | None = None, *, counting: bool = True
) -> Iterator[Memory]:
    """The cache of the site at `root`, whose lock the caller holds.

    `recent` is looked up before the file, and afterwards holds all results that were used. A run
    that uses only a few is not `counting`: it does not age the others.
    """
    memory = Memory(root / MEMORY, recent, counting=counting)
    try:
        yield memory
    finally:
        memory.close()


def consulting(root: Path) -> Memory:
    """The cache of the site at `root`, which is only read: nothing is added to it, and it needs no
    lock.
    """
    return Memory(root / MEMORY, writing=False)


def _rows(recipe: Recipe[Result], keys: Sequence[bytes]) -> Sequence[bytes]:
    """The keys of the rows that hold the results of these keys."""
    return keys if recipe.apart else packs_of(recipe.name, keys)


def _decoded(
    recipe: Recipe[Result], rows: Mapping[bytes, Value], wanted: set[bytes]
) -> dict[bytes, Result]:
    """The wanted results in these rows, without those that can't be decoded."""
    decoder = msgspec.msgpack.Decoder(recipe.kind)
    found: dict[bytes, Result] = {}
    for name, row in rows.items():
        for key, value in [(name, row)] if recipe.apart else unpacked(row, wanted):
            try:  # `suppress` takes a third as long as decoding.
                found[key] = decoder.decode(value)
            except msgspec.DecodeError:
                continue  # Written by no digest; made, and written over.
    return found


def _encoded(made: Mapping[bytes, object]) -> Iterator[tuple[bytes, bytes]]:
    """The results as they are stored, one by one: together they are as large as all texts."""
    encoder = msgspec.msgpack.Encoder()
    for key, result in made.items():
        # Half of a character that is written as two can't be kept: it is made each time.
        with suppress(UnicodeEncodeError):
            yield key, encoder.encode(result)


def _put_packed(
    store: Store, recipe: bytes, made: Mapping[bytes, object], asked: set[bytes]
) -> None:
    """Put these into the packs that they belong to."""
    packs: dict[bytes, dict[bytes, object]] = {}
    for key, result in made.items():
        packs.setdefault(pack_of(recipe, key), {})[key] = result
    old = store.get(packs)
    store.put(
        (name, packed(old.get(name, b""), asked, dict(_encoded(of_pack)), store.build))
        for name, of_pack in packs.items()
    )


def _write_as_copy(file: Path | None, handed: Sequence[_Unwritten]) -> None:
    """Store these from a forked copy, over a connection of its own: see `Memory._is_forked`. A
    damaged file is reported by the first process, which writes to it later.
    """
    if file:
        with suppress(Damaged, Unusable), closing(Store(file, counting=False)) as store:
            for recipe, made, asked in handed:
                _put(store, recipe, made, asked)


def _put(
    store: Store, recipe: Recipe[Any], made: Mapping[bytes, object], asked: set[bytes]
) -> None:
    if recipe.apart:
        store.put(_encoded(made))
    else:
        _put_packed(store, recipe.name, made, asked)


class Memory:
    """The cache: results of earlier builds, and those that this one adds."""

    def __init__(
        self,
        file: Path | None = None,
        recent: Recent | None = None,
        *,
        counting: bool = True,
        writing: bool = True,
    ) -> None:
        """Open the file, or make a new one; without a file nothing is cached."""
        self._recent = recent
        self._counting = counting
        self._writing = writing
        self._asked: Recent = {}
        self._unwritten: dict[bytes, _Unwritten] = {}
        self.notes: tuple[Problem, ...] = ()
        """Problems with the file, which is then begun anew or not used."""
        self._file = file
        self._is_handed_over = False
        self._process = os.getpid()
        self._store: Store | None = None
        if file and writing:
            self._open(file)

    def each(
        self,
        recipe: Recipe[Result],
        units: Sequence[Unit],
        make: Callable[[Sequence[Unit]], Sequence[Result]],
        keep: Callable[[Unit, Result], bool] = lambda unit, result: True,
        told: Sequence[object] | None = None,
    ) -> list[Result]:
        """The results of the units, in their order.

        `make` computes those that are not cached, and those for which `keep` is true are added to
        the cache. `told` may give something smaller to hash in place of each unit.
        """
        if self._store is None and self._writing:
            return list(make(units))
        keys = recipe.keys(units if told is None else told)
        found = self._look_at_hand(keys, recipe)
        found |= self._recall([key for key in keys if key not in found], recipe)
        missing = {key: unit for key, unit in zip(keys, units, strict=True) if key not in found}
        if missing:
            made = dict(zip(missing, make(list(missing.values())), strict=True))
            kept = {key: result for key, result in made.items() if keep(missing[key], result)}
            unwritten = self._unwritten.setdefault(recipe.name, _Unwritten(recipe, {}, set()))
            unwritten.made.update(kept)
            unwritten.asked.update(keys)
            found |= made
        if self._recent is not None:
            self._asked |= found
        return [found[key] for key in keys]

    @property
    def is_empty(self) -> bool:
        """Whether this is the first build that uses the file."""
        return self._store is None or self._store.build == 1

    @property
    def unwritten(self) -> int:
        """How many new results are not in the file yet."""
        return sum(len(made) for _, made, _ in self._unwritten.values())

    def find(self, recipe: Recipe[Result], unit: object) -> Result | None:
        """The cached result of a unit, or None."""
        return self.find_all(recipe, [unit])[0]

    def find_all(self, recipe: Recipe[Result], units: Sequence[object]) -> list[Result | None]:
        """The cached results of units, in their order; None where one is not cached."""
        keys = recipe.keys(units)
        found = self._recall(keys, recipe)
        return [found.get(key) for key in keys]

    def keep(self, recipe: Recipe[Result], unit: object, result: Result) -> None:
        """Store the result of a unit, in place of an earlier one."""
        (key,) = recipe.keys([unit])
        self._remember({key: result}, recipe, {key})

    def write(self) -> None:
        """Write new results to the file; a build does so while workers are busy."""
        self._is_handed_over = False
        for recipe, made, asked in self._unwritten.values():
            self._remember(made, recipe, asked)
        self._unwritten.clear()

    def hand_over(self) -> Callable[[], None]:
        """A function that writes the new results to the file, for a copy of this process to call.
        Until this process writes again, the file belongs to the copy: nothing is looked up in it.
        """
        handed, self._unwritten = tuple(self._unwritten.values()), {}
        self._is_handed_over = True
        return partial(_write_as_copy, self._file, handed)

    def close(self) -> None:
        """Write what is left, drop results that have not been used for a long time, and close the
        file.
        """
        self.write()
        if self._recent is not None:
            self._recent.clear()
            self._recent |= self._asked
        if self._counting:
            self._try(Store.forget)
        if self._store:
            self._store.close()
            self._store = None

    def _open(self, file: Path) -> None:
        try:
            self._store = Store(file, counting=self._counting)
        except (Damaged, Unusable) as error:
            self._do_without(file, error)

    def _look_at_hand(self, keys: Sequence[bytes], recipe: Recipe[Result]) -> dict[bytes, Result]:
        """Results that are in memory: made by this build, or used by the one before."""
        unwritten, kind = self._unwritten.get(recipe.name), recipe.kind
        known = (self._recent or {}) | (unwritten.made if unwritten else {})
        return {key: result for key in keys if isinstance(result := known.get(key), kind)}

    def _recall(self, keys: Sequence[bytes], recipe: Recipe[Result]) -> dict[bytes, Result]:
        """The results in the file."""
        if self._is_handed_over:
            return {}
        names = _rows(recipe, keys)
        if self._is_forked() or not self._writing:
            rows = glance(self._file, names) if self._file else {}
        else:
            rows = self._try(lambda store: store.get(names)) or {}
        return _decoded(recipe, rows, set(keys))

    def _is_forked(self) -> bool:
        """A worker must not touch the connection of the process that it comes from.

        Source: "How to corrupt an SQLite database file", 2.6, sqlite.org/howtocorrupt.html.
        """
        return os.getpid() != self._process

    def _remember(
        self, made: Mapping[bytes, object], recipe: Recipe[Result], asked: set[bytes]
    ) -> None:
        if not self._is_forked():
            self._try(lambda store: _put(store, recipe, made, asked))

    def _try(self, act: Callable[[Store], Result]) -> Result | None:
        """The result of `act`; None if the file is damaged, which is then begun anew."""
        if self._store is None or self._file is None:
            return None
        try:
            return act(self._store)
        except (Damaged, Unusable) as error:
            self._store.close()
            self._do_without(self._file, error)
        return None

    def _do_without(self, file: Path, error: Damaged | Unusable) -> None:
        """Go on with an empty file in place of a damaged one, or without a file."""
        self._store = None
        if isinstance(error, Unusable):
            self._note(f"can't be used ({error}); everything is made again")
            return
        self._note(f"was damaged ({error}), and is made anew")
        try:
            discard(file)
            self._store = Store(file, counting=self._counting)
        except (Damaged, Unusable) as again:
            self._note(f"can't be made anew ({again}); everything is made again")

    def _note(self, what: str) -> None:
        problem = Problem(Location(MEMORY), what, severity="note")
        self.notes = (*self.notes, problem)
