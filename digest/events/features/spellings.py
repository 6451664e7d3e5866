"""Words to how often texts write them, and how often with a capital, as sorted arrays of hashes."""

from __future__ import annotations

import numpy as np

from digest.events.features.codes import Codes
from digest.events.features.postings import Ints
from digest.events.features.terms import NAME_SHARE
from digest.nouns import noun


@noun
class Words:
    """How often words are written in the bodies of texts."""

    code: Codes
    """Ascending, each once."""
    seen: Ints
    capital: Ints
    """With a capital."""

    @classmethod
    def of(cls, code: Codes, seen: Ints, capital: Ints) -> Words:
        """The sums for each code."""
        known, which = np.unique(code, return_inverse=True)
        sums = [np.zeros(len(known), np.int64) for _ in range(2)]
        for total, part in zip(sums, (seen, capital), strict=True):
            np.add.at(total, which, part)
        return cls(known, *sums)

    @classmethod
    def joined(cls, one: Words, other: Words) -> Words:
        """The sums of both."""
        columns = [
            np.concatenate((getattr(one, name), getattr(other, name)))
            for name in ("code", "seen", "capital")
        ]
        return cls.of(*columns)

    def negative(self) -> Words:
        """What takes these away where it is added."""
        return Words(self.code, -self.seen, -self.capital)

    def named(self) -> Codes:
        """The words that are mostly written with a capital."""
        found: Codes = self.code[self.capital > NAME_SHARE * self.seen]
        return found

    def told(self, code: Codes) -> tuple[Ints, Ints]:
        """How often each of these words is seen, and with a capital."""
        if not len(self.code):
            return np.zeros(len(code), np.int64), np.zeros(len(code), np.int64)
        at = np.minimum(np.searchsorted(self.code, code), len(self.code) - 1)
        known = self.code[at] == code
        return np.where(known, self.seen[at], 0), np.where(known, self.capital[at], 0)
