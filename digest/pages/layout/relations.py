"""All entries to what leads from one to another: the names that they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log

from digest.nouns import noun
from digest.text.slugs import name_key

RELATED = 5
FAMILIAR = 50
"""Entries that have a name from which it says nothing of any two: the name of a country."""
RARE = 3
"""Entries that have a name which relates any two of them by itself; else they share two names."""


@noun
class Relation:
    """An entry that is related to another."""

    event: str
    names: tuple[str, ...]
    """That both have, the rarest first."""


@noun
class Relations:
    """Which entries share which names."""

    events: tuple[str, ...]
    """Whose entries they are."""
    holders: Mapping[str, tuple[int, ...]]
    """Of each name that several entries have, which they are, in the order of `events`."""
    shared: Mapping[str, tuple[str, ...]]
    """Event to the names that its entry has of these; without the events that have none."""

    @classmethod
    def of(cls, named: Mapping[str, Sequence[str]]) -> Relations:
        """The relations among entries, of which each is given by its event and the names in it,
        newest first.
        """
        events, found = tuple(named), dict[str, list[int]]()
        for number, names in enumerate(named.values()):
            for key in dict.fromkeys([name_key(name) for name in names]):
                found.setdefault(key, []).append(number)
        holders = {key: tuple(held) for key, held in found.items() if len(held) > 1}
        sharing = [events[number] for number in sorted(set().union(*holders.values()))]
        shared = {
            event: tuple(name for name in named[event] if name_key(name) in holders)
            for event in sharing
        }
        return cls(events, holders, shared)

    def having(self, key: str) -> list[str]:
        """The events whose entries have a name, if several have it."""
        return [self.events[number] for number in self.holders.get(key, ())]

    def related(self, event: str) -> tuple[Relation, ...]:
        """The entries that share the rarest names with that of an event, the most related first.

        The work is bound by FAMILIAR, whatever the number of entries.
        """
        if event not in self.shared:
            return ()
        weight: dict[int, float] = {}
        shared: dict[int, list[tuple[float, str]]] = {}
        telling: set[int] = set()
        for name, rarity, holders in self._rare_names(event):
            telling |= set(holders) if len(holders) <= RARE else set()
            for number in holders:
                if self.events[number] != event:
                    weight[number] = weight.get(number, 0.0) + rarity
                    shared.setdefault(number, []).append((-rarity, name))
        best = sorted(
            (number for number in weight if number in telling or len(shared[number]) > 1),
            key=lambda number: (-round(weight[number], 6), number),
        )
        return tuple(
            Relation(self.events[number], tuple(name for _, name in sorted(shared[number])))
            for number in best[:RELATED]
        )

    def _rare_names(self, event: str) -> Iterator[tuple[str, float, tuple[int, ...]]]:
        for name in self.shared[event]:
            holders = self.holders[name_key(name)]
            if len(holders) <= FAMILIAR:
                yield name, log(len(self.events) / len(holders)), holders
