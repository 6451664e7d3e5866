"""Readings in scripts without capitals to their scores with readings in others, by phonetic keys of
the names there.

A name counts the more, the longer and the rarer it is; the score is how much of all that a text
names is heard in the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from digest.events.features.reading import Reading
from digest.events.tuning import Tuning
from digest.nouns import noun
from digest.text.sounds import SHORTEST

NUMBER = 2
"""What a large number says; a name of three consonants says 1, one of four 2, and so on."""
FAMILIAR = 200
"""Readings that have a sound from which it leads to no other."""
COMMON = 2.0
"""Rarity, as a logarithm, from which a sound says anything: the news of all is in one of seven."""
RARE = 3
"""Sounds below that, which two readings must share before they are compared."""

Sounds = Mapping[str, str]


@noun
class Echoes:
    """What readings name and hear; between two that name, or two that hear, there is no echo."""

    named: tuple[Sounds, ...]
    """Of each reading with capitals, its names and large numbers by their sound."""
    heard: tuple[Sounds, ...]
    """Of each other reading, all its sounds and large numbers."""
    weight: Mapping[str, float]
    """Of each sound; what it says where two readings alone have it, else less."""
    holders: Mapping[str, Sequence[int]]
    """Of each sound, the readings that have it."""
    tuning: Tuning

    @classmethod
    def of(cls, readings: Sequence[Reading], tuning: Tuning) -> Echoes:
        """The echoes between these readings; none where all scripts have capitals."""
        if not any(reading.heard for reading in readings):
            return cls((), (), {}, {}, tuning)
        named = tuple({} if one.heard else {**one.sounds, **_numbers(one)} for one in readings)
        heard = tuple(
            {**_same(one.heard), **_numbers(one)} if one.heard else {} for one in readings
        )
        holders: dict[str, list[int]] = {}
        for index, (mine, theirs) in enumerate(zip(named, heard, strict=True)):
            for sound in mine or theirs:
                holders.setdefault(sound, []).append(index)
        every = len(readings) + tuning.background
        most = log(every / 2) - COMMON
        weight = {
            sound: _strength(sound) * min(1.0, max(0.0, log(every / len(held)) - COMMON) / most)
            for sound, held in holders.items()
        }
        return cls(named, heard, weight, holders, tuning)

    def shared(self, one: int, other: int) -> dict[str, float]:
        """The names of one reading that are heard in the other, each with its part of the score.

        Empty where neither hears, or too little is heard to trust it.
        """
        if not self.named:
            return {}
        if self.heard[one]:
            one, other = other, one
        named, heard = self.named[one], self.heard[other]
        common = [sound for sound in sorted(named) if sound in heard]
        if sum(self.weight[sound] for sound in common) < self.tuning.echo_strength:
            return {}
        whole = sum(self.weight[sound] for sound in sorted(named))
        found: dict[str, float] = {}
        for sound in common:
            part = self.tuning.bridge * self.weight[sound] / whole
            found[named[sound]] = found.get(named[sound], 0.0) + part
        return found

    def near(self, one: int) -> Iterator[int]:
        """The readings to which enough sounds may lead from this one."""
        if not self.named:
            return
        side = self.heard if self.named[one] else self.named
        met = Counter(
            other
            for sound in self.named[one] or self.heard[one]
            if len(self.holders[sound]) <= FAMILIAR
            for other in self.holders[sound]
            if side[other]
        )
        yield from (other for other, count in met.items() if count >= RARE)


def _strength(sound: str) -> int:
    return NUMBER if sound[0].isdigit() else len(sound) - SHORTEST + 1


def _numbers(reading: Reading) -> dict[str, str]:
    return _same(name for name in reading.names if name[0].isdigit())


def _same(names: Iterable[str]) -> dict[str, str]:
    return {name: name for name in names}
