"""The archive: an index of all articles that earlier builds compared, so that a build compares new
articles with their candidates alone.

It holds inverted indexes from the hashes of words and lines to articles, and a row of columns for
each article. Texts are not in it: they are at hand wherever there is a new article to compare.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from digest.events.clustering.copies import COMPARED
from digest.events.features.codes import Codes
from digest.events.features.postings import Ints, Postings
from digest.events.features.spellings import Words
from digest.nouns import noun

Flags = npt.NDArray[np.bool_]
NONE = np.empty(0, np.uint64)
APART = " apart"
GROWTH = 0.1
"""Share of articles that may come or go before an archive is made anew."""
MOST_NEW = 200
"""Articles that are new, edited or gone beside the archive: more are as quickly compared all."""


def label(event: str, *, apart: bool) -> str:
    """The event of an article, and whether the editor keeps it out of others."""
    return event + APART if apart else event


@noun
class Columns:
    """A table with a row for each article: an array for each column."""

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


@noun
class Part(Columns):
    """An immutable segment of the archive: some of the articles, with inverted indexes of what is
    in them.
    """

    keys: Codes
    """Of each article its content hash, as a row of two."""
    label: npt.NDArray[np.int32]
    """Of each article its event, as one of `labels`."""
    labels: tuple[str, ...]
    """Ascending, each once."""
    terms: Postings
    lines: Postings
    """Of all articles, the copies too: what each may share with others of its site."""
    spelled: Postings
    """The words of the bodies of texts, and `capitals`: those that are written with a capital."""
    capitals: Postings
    words: Words
    """The sums of both."""

    @classmethod
    def joined(cls, one: Part, other: Part) -> Part:
        """Both parts in one."""
        labels = sorted({*one.labels, *other.labels})
        number = {label: at for at, label in enumerate(labels)}
        label = [
            np.array([number[name] for name in part.labels], np.int32)[part.label]
            for part in (one, other)
        ]
        return cls(
            keys=np.concatenate((one.keys, other.keys)),
            label=np.concatenate(label),
            labels=tuple(labels),
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
            spelled=Postings.joined(one.spelled, other.spelled, len(one.keys)),
            capitals=Postings.joined(one.capitals, other.capitals, len(one.keys)),
            words=Words.joined(one.words, other.words),
        )


@noun
class Gone:
    """The deletions of an archive: articles that its parts still hold, but the site no more, or not
    as they were.
    """

    rows: Ints
    """Their numbers, ascending."""
    terms: Codes
    """All that their texts have, ascending; as often as there are texts that have them."""
    words: Words

    @classmethod
    def of(cls, rows: Collection[int], parts: Sequence[Part]) -> Gone:
        """These articles of these parts."""
        terms, words, capitals = [], [], []
        offset = 0
        for part in parts:
            mine = [row - offset for row in rows if 0 <= row - offset < len(part.keys)]
            offset += len(part.keys)
            if mine:
                terms.append(part.terms.of_holders(mine)[0])
                words.append(part.spelled.of_holders(mine))
                capitals.append(part.capitals.of_holders(mine))
        code = np.concatenate([NONE, *(told[0] for told in (*words, *capitals))])
        seen = [*(times for _, times in words), *(0 * times for _, times in capitals)]
        capital = [*(0 * times for _, times in words), *(times for _, times in capitals)]
        sums = [np.concatenate([NONE, *times]).astype(np.int64) for times in (seen, capital)]
        ordered = np.sort(np.concatenate([NONE, *terms]))
        return cls(np.array(sorted(rows), np.int64), ordered, Words.of(code, *sums))

    @classmethod
    def joined(cls, one: Gone, other: Gone) -> Gone:
        """All that either has; no article is in both."""
        return cls(
            rows=np.sort(np.concatenate((one.rows, other.rows))),
            terms=np.sort(np.concatenate((one.terms, other.terms))),
            words=Words.joined(one.words, other.words),
        )

    def frequency(self, code: Codes) -> Ints:
        """How many of their texts have each of these terms."""
        upto: Ints = np.searchsorted(self.terms, code, "right")
        return upto - np.searchsorted(self.terms, code, "left")


@noun
class Archive:
    """The index of a site's articles: a large part that stays, a small one that grows, and the
    entries of deleted articles, to subtract from both.
    """

    parts: tuple[Part, ...]
    ends: frozenset[str]
    """Of titles, and `lines`: what is left out of texts, as `Chrome` has it."""
    lines: frozenset[str]
    language: str
    """Of all articles."""
    zone: str
    """Whose days `day` counts."""
    gone: Gone | None = None
    """What the parts still have of articles that have gone."""

    def without(self, rows: Collection[int]) -> Archive | None:
        """The same without these articles; None where others would be read otherwise for it.

        One that stays may copy one of them; or so many are like one of them that not each was
        compared with each.
        """
        if not rows:
            return self
        whole = self.whole
        going = np.zeros(len(whole.text), bool)
        going[list(rows)] = True
        left = ~going & ~self.are_gone
        if (going[whole.original] & left).any():
            return None
        for row in np.flatnonzero(going & whole.text).tolist():
            if ((whole.bands == whole.bands[row]).any(axis=1) & left).sum() >= COMPARED:
                return None
        gone = Gone.of(rows, self.parts)
        return replace(self, gone=Gone.joined(self.gone, gone) if self.gone else gone)

    def label(self, row: int) -> str:
        """The event of an article."""
        for part in self.parts:
            if row < len(part.label):
                return part.labels[int(part.label[row])]
            row -= len(part.label)
        raise IndexError(row)

    def labeled(self, labels: Collection[str]) -> list[int]:
        """The articles of these events, deleted ones included."""
        found: list[int] = []
        offset = 0
        for part in self.parts:
            places = [(name, bisect_left(part.labels, name)) for name in labels]
            here = [at for name, at in places if part.labels[at : at + 1] == (name,)]
            for at in here:
                found += (np.flatnonzero(part.label == at) + offset).tolist()
            offset += len(part.label)
        return sorted(found)

    @property
    def room(self) -> float:
        """How many articles may come or go before all are to be compared."""
        large, *small = self.parts
        gone = len(self.gone.rows) if self.gone else 0
        grown = sum(len(part.keys) for part in small) + gone
        return min(MOST_NEW, GROWTH * len(large.keys) - grown)

    @property
    def texts(self) -> int:
        """How many texts there are."""
        text = np.concatenate([part.text for part in self.parts])
        return int((text & ~self.are_gone).sum())

    def named(self, besides: Codes) -> bool:
        """Whether some word is mostly written with a capital, besides these."""
        large = self.parts[0].words
        rest = [part.words for part in self.parts[1:]]
        if self.gone:
            rest.append(self.gone.words.negative())
        if len(large.named()) > len(besides) + sum(len(words.code) for words in rest):
            return True
        words = large
        for more in rest:
            words = Words.joined(words, more)
        return not np.isin(words.named(), besides).all()

    @property
    def whole(self) -> Columns:
        """What is known of each article, in all parts together; deleted articles count as empty."""
        stays = ~self.are_gone
        columns = {
            name: np.concatenate([getattr(part, name) for part in self.parts])
            for name in ("text", "original", "bands", "day", "ages", "length", "body", "norm")
        }
        for name in ("text", "length", "body"):
            columns[name] = columns[name] * stays
        return Columns(**columns)

    def frequency(self, code: Codes) -> Ints:
        """How many texts have each of these terms."""
        found: Ints = np.sum([part.terms.frequency(code) for part in self.parts], axis=0)
        return found - self.gone.frequency(code) if self.gone else found

    def told(self, code: Codes) -> tuple[Ints, Ints]:
        """How often each of these words is seen, and with a capital."""
        every = [part.words.told(code) for part in self.parts]
        if self.gone:
            every.append(self.gone.words.negative().told(code))
        seen, capital = np.sum(every, axis=0)
        return seen, capital

    def holders(self, line: Codes) -> list[list[int]]:
        """Of each line, the articles that have it."""
        found: list[list[int]] = [[] for _ in line]
        gone = self.are_gone
        offset = 0
        for part in self.parts:
            cells, which = part.lines.cells(line)
            near = part.lines.holder[cells] + offset
            kept = np.flatnonzero(~gone[near])
            for number, article in zip(which[kept].tolist(), near[kept].tolist(), strict=True):
                found[number].append(article)
            offset += len(part.keys)
        return found

    def lines_of(self, rows: Collection[int]) -> tuple[Codes, Ints]:
        """The lines of these articles, and in how many of them each occurs."""
        found, offset = [NONE], 0
        for part in self.parts:
            mine = [row - offset for row in rows if 0 <= row - offset < len(part.keys)]
            found.append(part.lines.of_holders(mine)[0])
            offset += len(part.keys)
        return np.unique(np.concatenate(found), return_counts=True)

    @property
    def are_gone(self) -> Flags:
        """For each article, whether it was deleted."""
        gone = np.zeros(sum(len(part.keys) for part in self.parts), bool)
        if self.gone:
            gone[self.gone.rows] = True
        return gone
