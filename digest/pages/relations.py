"""All entries to what leads from one to another: the names that they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log

from digest.model import Entry
from digest.nouns import noun
from digest.pages.names import name_key

RELATED = 5
FAMILIAR = 50
"""Entries that have a name from which it says nothing of any two: the name of a country."""
RARE = 3
"""Entries that have a name which relates any two of them by itself; else they share two names."""


@noun
class Relation:
    """An entry that is related to another."""

    entry: Entry
    names: tuple[str, ...]
    """That both have, the rarest first."""


@noun
class Relations:
    """Which entries share which names."""

    entries: tuple[Entry, ...]
    holders: Mapping[str, tuple[int, ...]]
    """Of each name that several entries have, which they are, in the order of `entries`."""
    shared: Mapping[str, tuple[str, ...]]
    """Event to the names that its entry has of these; without the events that have none."""

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Relations:
        """The relations among these entries, which are given newest first."""
        found: dict[str, list[int]] = {}
        for number, entry in enumerate(entries):
            for key in dict.fromkeys([name_key(name.text) for name in entry.names]):
                found.setdefault(key, []).append(number)
        holders = {key: tuple(held) for key, held in found.items() if len(held) > 1}
        sharing = [entries[number] for number in sorted(set().union(*holders.values()))]
        shared = {
            entry.event: tuple(n.text for n in entry.names if name_key(n.text) in holders)
            for entry in sharing
        }
        return cls(tuple(entries), holders, shared)

    def related(self, entry: Entry) -> tuple[Relation, ...]:
        """The entries that share the rarest names with one, the most related first.

        The work is bound by FAMILIAR, whatever the number of entries.
        """
        if entry.event not in self.shared:
            return ()
        weight: dict[int, float] = {}
        shared: dict[int, list[tuple[float, str]]] = {}
        telling: set[int] = set()
        for name, rarity, holders in self._rare_names(entry):
            telling |= set(holders) if len(holders) <= RARE else set()
            for number in holders:
                if self.entries[number].event != entry.event:
                    weight[number] = weight.get(number, 0.0) + rarity
                    shared.setdefault(number, []).append((-rarity, name))
        best = sorted(
            (number for number in weight if number in telling or len(shared[number]) > 1),
            key=lambda number: (-round(weight[number], 6), number),
        )
        return tuple(
            Relation(self.entries[number], tuple(name for _, name in sorted(shared[number])))
            for number in best[:RELATED]
        )

    def _rare_names(self, entry: Entry) -> Iterator[tuple[str, float, tuple[int, ...]]]:
        for name in self.shared[entry.event]:
            holders = self.holders[name_key(name)]
            if len(holders) <= FAMILIAR:
                yield name, log(len(self.entries) / len(holders)), holders
