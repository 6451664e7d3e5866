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
"""Results of the build before this one, in a process that builds again and again."""


class _Unwritten(NamedTuple):
    """What a build has made by one recipe, and is to be remembered."""

    recipe: Recipe[Any]
    made: dict[bytes, object]
    asked: set[bytes]
    """Under which keys it looked for such results."""


@contextmanager
def remembering(
    root: Path, recent: Recent | None = None, *, counting: bool = True
) -> Iterator[Memory]:
    """The memory of the site at `root`, whose lock the caller holds.

    What it was asked for stands in `recent` afterwards, and is there found first. Whoever asks
    for next to nothing is not `counting`: nothing is forgotten for it.
    """
    memory = Memory(root / MEMORY, recent, counting=counting)
    try:
        yield memory
    finally:
        memory.close()


def recalled(root: Path, recipe: Recipe[Result], units: Sequence[Unit]) -> list[Result | None]:
    """What builds of the site at `root` remember of the units, in their order; else None.

    Nothing is made or written, and no lock is needed.
    """
    keys = recipe.keys(units)
    values = glance(root / MEMORY, _rows(recipe, keys))
    found = _decoded(recipe, values, set(keys))
    return [found.get(key) for key in keys]


def _rows(recipe: Recipe[Result], keys: Sequence[bytes]) -> Sequence[bytes]:
    """Under which keys the file has what is remembered under these."""
    return keys if recipe.apart else packs_of(recipe.name, keys)


def _decoded(
    recipe: Recipe[Result], rows: Mapping[bytes, Value], wanted: set[bytes]
) -> dict[bytes, Result]:
    """What the rows hold of what is wanted, as far as it is what it should be."""
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
    """The results as they are kept, one by one: together they are as large as all texts."""
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
    """Put these into the file, over a connection of its own: see `Memory._is_forked`. What is wrong
    with the file the first process tells, which writes to it later.
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
    """What earlier builds have made, and what this one adds."""

    def __init__(
        self, file: Path | None = None, recent: Recent | None = None, *, counting: bool = True
    ) -> None:
        """Open the file, or make a new one; without a file nothing is remembered."""
        self._recent = recent
        self._counting = counting
        self._asked: Recent = {}
        self._unwritten: dict[bytes, _Unwritten] = {}
        self.notes: tuple[Problem, ...] = ()
        """What is wrong with the file: it is made anew, or left alone."""
        self._file = file
        self._is_handed_over = False
        self._process = os.getpid()
        self._store: Store | None = None
        if file:
            self._open(file)

    def each(
        self,
        recipe: Recipe[Result],
        units: Sequence[Unit],
        make: Callable[[Sequence[Unit]], Sequence[Result]],
        keep: Callable[[Unit, Result], bool] = lambda unit, result: True,
        told: Sequence[object] | None = None,
    ) -> list[Result]:
        """The results of the units, in their order; `make` is asked for those not remembered,
        and `keep` whether a result may be.

        `told` has what tells the units apart, where that is less than the units themselves.
        """
        if self._store is None:
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
        """Nothing was remembered before this build."""
        return self._store is None or self._store.build == 1

    @property
    def unwritten(self) -> int:
        """How many results were made and are not in the file yet."""
        return sum(len(made) for _, made, _ in self._unwritten.values())

    def find(self, recipe: Recipe[Result], unit: object) -> Result | None:
        """What is remembered of a unit; nothing is made."""
        return self.find_all(recipe, [unit])[0]

    def find_all(self, recipe: Recipe[Result], units: Sequence[object]) -> list[Result | None]:
        """What is remembered of units, in their order; nothing is made."""
        keys = recipe.keys(units)
        found = self._recall(keys, recipe)
        return [found.get(key) for key in keys]

    def keep(self, recipe: Recipe[Result], unit: object, result: Result) -> None:
        """Remember the result of a unit, in place of an earlier one."""
        (key,) = recipe.keys([unit])
        self._remember({key: result}, recipe, {key})

    def write(self) -> None:
        """Put what was made into the file: a build does so while others work."""
        self._is_handed_over = False
        for recipe, made, asked in self._unwritten.values():
            self._remember(made, recipe, asked)
        self._unwritten.clear()

    def hand_over(self) -> Callable[[], None]:
        """How to put what was made so far into the file, for a copy of this process. Till this one
        writes again, the file is the copy's: nothing is looked up in it.
        """
        handed, self._unwritten = tuple(self._unwritten.values()), {}
        self._is_handed_over = True
        return partial(_write_as_copy, self._file, handed)

    def close(self) -> None:
        """Let go of the file, which has all by then, and of what nobody has asked for in a long
        time.
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
        """What this build has made under these keys, or the one before it was asked for."""
        unwritten, kind = self._unwritten.get(recipe.name), recipe.kind
        known = (self._recent or {}) | (unwritten.made if unwritten else {})
        return {key: result for key in keys if isinstance(result := known.get(key), kind)}

    def _recall(self, keys: Sequence[bytes], recipe: Recipe[Result]) -> dict[bytes, Result]:
        """What is remembered under these keys."""
        if self._is_handed_over:
            return {}
        names = _rows(recipe, keys)
        if self._is_forked():
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
        """What `act` gives; None where the file lets it down, which is then begun anew."""
        if self._store is None or self._file is None:
            return None
        try:
            return act(self._store)
        except (Damaged, Unusable) as error:
            self._store.close()
            self._do_without(self._file, error)
        return None

    def _do_without(self, file: Path, error: Damaged | Unusable) -> None:
        """Go on with an empty file in place of one that is damaged, or with none."""
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
