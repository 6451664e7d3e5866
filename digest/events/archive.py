"""What is known of articles that have been compared: what a new one has to be held against.

It has each article's words only as numbers: the texts themselves are at hand wherever there is
a new article to compare.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from digest.events.codes import Codes
from digest.events.postings import Ints, Postings
from digest.events.terms import NAME_SHARE

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Columns:
    """Articles by their number: what is known of each."""

    text: Flags
    """Whether it was compared; the others are copies."""
    original: Ints
    """The number of the article that it copies, or its own, counted through all parts."""
    bands: Ints
    """The parts of its min-hash: a row each."""
    day: Ints
    """0 where it is not known."""
    ages: Ints
    length: Ints
    """How often it has all of its terms; 0 of copies."""
    body: Ints
    """The words of its body that count; 0 of copies."""
    norm: npt.NDArray[np.float32]
    """What its weights were divided by when it was put in here."""


@dataclass(frozen=True, slots=True)
class Part(Columns):
    """Some of the articles."""

    keys: tuple[str, ...]
    """Of each article, its id and all that its reading depends on."""
    events: tuple[str, ...]
    """Of each article."""
    terms: Postings
    lines: Postings
    """Of all articles, the copies too: what each may share with others of its site."""
    words: Words

    @classmethod
    def joined(cls, one: Part, other: Part) -> Part:
        """Both parts in one."""
        return cls(
            keys=one.keys + other.keys,
            events=one.events + other.events,
            text=np.concatenate((one.text, other.text)),
            original=np.concatenate((one.original, other.original)),
            bands=np.concatenate((one.bands, other.bands)),
            day=np.concatenate((one.day, other.day)),
            ages=np.concatenate((one.ages, other.ages)),
            length=np.concatenate((one.length, other.length)),
            body=np.concatenate((one.body, other.body)),
            norm=np.concatenate((one.norm, other.norm)),
            terms=Postings.joined(one.terms, other.terms, len(one.keys)),
            lines=Postings.joined(one.lines, other.lines, len(one.keys)),
            words=Words.joined(one.words, other.words),
        )


@dataclass(frozen=True, slots=True)
class Archive:
    """The articles of a site, in a large part that stays and a small one that grows."""

    parts: tuple[Part, ...]
    ends: frozenset[str]
    """Of titles, and `lines`: what is left out of texts, as `Chrome` has it."""
    lines: frozenset[str]
    language: str
    """Of all articles."""
    zone: str
    """Whose days `day` counts."""

    @property
    def texts(self) -> int:
        """How many texts there are."""
        return sum(int(part.text.sum()) for part in self.parts)

    def named(self, besides: Codes) -> bool:
        """Whether some word is mostly written with a capital, besides these."""
        large = self.parts[0].words
        if len(large.named()) > len(besides) + sum(len(part.words.code) for part in self.parts[1:]):
            return True
        words = large
        for part in self.parts[1:]:
            words = Words.joined(words, part.words)
        return not np.isin(words.named(), besides).all()

    @property
    def whole(self) -> Columns:
        """What is known of each article, through all parts."""
        return Columns(
            text=np.concatenate([part.text for part in self.parts]),
            original=np.concatenate([part.original for part in self.parts]),
            bands=np.concatenate([part.bands for part in self.parts]),
            day=np.concatenate([part.day for part in self.parts]),
            ages=np.concatenate([part.ages for part in self.parts]),
            length=np.concatenate([part.length for part in self.parts]),
            body=np.concatenate([part.body for part in self.parts]),
            norm=np.concatenate([part.norm for part in self.parts]),
        )

    def frequency(self, code: Codes) -> Ints:
        """How many texts have each of these terms."""
        found: Ints = np.sum([part.terms.frequency(code) for part in self.parts], axis=0)
        return found

    def told(self, code: Codes) -> tuple[Ints, Ints]:
        """How often each of these words is seen, and with a capital."""
        seen, capital = np.sum([part.words.told(code) for part in self.parts], axis=0)
        return seen, capital

    def holders(self, line: Codes) -> list[list[int]]:
        """Of each line, the articles that have it."""
        found: list[list[int]] = [[] for _ in line]
        offset = 0
        for part in self.parts:
            cells, which = part.lines.cells(line)
            near = (part.lines.holder[cells] + offset).tolist()
            for number, article in zip(which.tolist(), near, strict=True):
                found[number].append(article)
            offset += len(part.keys)
        return found
