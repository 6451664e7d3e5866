"""The articles of a build and an archive, to those articles that the archive has unchanged, by
content hash.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from operator import attrgetter

import numpy as np

from digest.events.archive.archive import Archive
from digest.events.archive.roll import Roll
from digest.events.features.codes import Codes
from digest.events.features.postings import Ints
from digest.model import Article

SIZE = 16
"""Bytes of a key."""

_SOURCE = attrgetter("source")


class Attendance:
    """For each article of a build its row in an archive, and the reverse; -1 means none."""

    def __init__(self, articles: Sequence[Article], archive: Archive) -> None:
        self.articles = articles
        self.stays = np.flatnonzero(~archive.are_gone)
        keys = np.concatenate([part.keys for part in archive.parts])[self.stays]
        self._order = np.argsort(keys[:, 0])
        self._first, self._second = np.ascontiguousarray(keys[self._order].T)
        self.row = self._rows(articles)
        """Of each article its number in the archive."""
        self.index: Ints = np.full(len(archive.are_gone), -1)
        """The reverse. What two articles seem to be, the last one is."""
        here = np.flatnonzero(self.row >= 0)
        self.index[self.row[here]] = here
        self.row[here[self.index[self.row[here]] != here]] = -1

    @property
    def absent(self) -> Ints:
        """The numbers of the archive's articles that are not there, or not as they were."""
        found: Ints = self.stays[self.index[self.stays] < 0]
        return found

    @property
    def strangers(self) -> list[Article]:
        """The articles that the archive does not have as they are."""
        return [self.articles[at] for at in np.flatnonzero(self.row < 0).tolist()]

    def at(self, row: int) -> Article:
        """The article of this number, which is there."""
        return self.articles[int(self.index[row])]

    def rows(self, articles: Sequence[Article]) -> Ints:
        """The numbers of some of the articles."""
        rows = self._rows(articles)
        there = [
            row >= 0 and self.index[row] >= 0 and self.at(row) is article
            for row, article in zip(rows.tolist(), articles, strict=True)
        ]
        return np.where(there, rows, -1)

    def dismiss(self, article: Article) -> None:
        """Treat an article as changed, so that the archive's version of it is not used."""
        (row,) = self.rows([article]).tolist()
        if row >= 0:
            self.row[self.index[row]] = -1
            self.index[row] = -1

    def _rows(self, articles: Sequence[Article]) -> Ints:
        if not len(self._first):
            return np.full(len(articles), -1)
        first, second = keys_of(articles).T
        order = np.argsort(first)  # So that the search goes on, not about.
        at = np.empty(len(first), np.int64)
        at[order] = np.searchsorted(self._first, first[order])
        at = np.minimum(at, len(self._first) - 1)
        found = (self._first[at] == first) & (self._second[at] == second)
        return np.where(found, self.stays[self._order[at]], -1)


def keys_of(articles: Sequence[Article]) -> Codes:
    """A row of two for each article: all that its reading and its comparison depend on."""
    told = articles.sources if isinstance(articles, Roll) else list(map(_SOURCE, articles))
    if set(map(len, told)) != {SIZE}:
        told = [_digested(article) for article in articles]
    return np.frombuffer(b"".join(told), "<u8").reshape(-1, 2).astype(np.uint64)


def _digested(article: Article) -> bytes:
    """`source` stands for all of an article, `content_hash` for its title and text."""
    if len(article.source) == SIZE:
        return article.source
    moment = article.published.timestamp() if article.published else ""
    told = (
        f"{article.id}\t{article.content_hash}\t{moment}\t{article.kind}\t{article.url}"
        f"\t{article.publisher}\t{article.language}\t{article.title_inferred}"
    )
    return blake2b(article.source or told.encode(), digest_size=SIZE).digest()
