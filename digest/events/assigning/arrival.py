"""New articles and the archive to a comparison of these articles with their candidate events alone:
incremental clustering.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import tzinfo

import numpy as np

from digest.events.archive.archive import MOST_NEW, Archive, label
from digest.events.archive.attendance import Attendance
from digest.events.archive.census import Census
from digest.events.archive.repetition import chrome_with
from digest.events.assigning.draft import Draft
from digest.events.assigning.drafts import Drafts
from digest.events.clustering.blocks import Bounds
from digest.events.clustering.copies import banded, originals, with_copies, without_copies
from digest.events.clustering.copies import hashes as small_hashes
from digest.events.clustering.linkage import link
from digest.events.comparison import Comparison, part_posts
from digest.events.features.postings import Ints
from digest.events.features.reading import SLAB, Reading, plain_language, read_some, unread
from digest.events.features.vocabulary import Vocabulary
from digest.events.similarity.scores import score
from digest.events.tuning import Tuning, canonical
from digest.model import Article
from digest.nouns import noun


@noun
class Arrival:
    """New articles, the events that they were compared with, and the result."""

    articles: tuple[Article, ...]
    """The new ones, and all of the events that come into question; in canonical order."""
    drafts: tuple[Draft, ...]
    """Those events, the oldest first."""
    bounds: Bounds
    """The events as blocks of these articles."""
    comparison: Comparison
    visit: Visit
    norms: Mapping[str, float]
    """Of each new text, by id: what its weights were divided by."""


@noun
class _Batch:
    """The new articles and all of the events that come into question, in canonical order."""

    articles: tuple[Article, ...]
    originals: tuple[int, ...]
    """Of each, the place of the one that it copies, or its own."""
    bounds: Bounds

    @property
    def texts(self) -> list[Article]:
        """Those that copy no other."""
        return [self.articles[at] for at in sorted(set(self.originals))]


class Visit:
    """One incremental comparison: new articles against an archive, step by step."""

    def __init__(
        self,
        articles: Sequence[Article],
        drafts: Drafts,
        apart: Mapping[str, Sequence[Draft]],
        archive: Archive,
        tuning: Tuning,
        zone: tzinfo,
    ) -> None:
        self.articles = articles
        self.drafts = drafts
        self.new = sorted(drafts.without_place(articles), key=canonical)
        self.unplaced = {article.id for article in self.new}
        self.fresh = list(self.new)
        """The new ones, and those that are not as the archive has them."""
        self.apart, self.archive, self.tuning, self.zone = apart, archive, tuning, zone
        self.vocabulary = Vocabulary()
        self.read: dict[str, Reading] = {}

    def arrival(self) -> Arrival | None:
        """The comparison of the articles that have no event yet: the same blocks for them as if all
        articles were compared.

        None where all have to be: where the archive holds other articles than have an event, a few
        aside, or where what is new or gone changes how known articles are read.
        """
        if not self._fits():
            return None
        chrome = chrome_with(self.fresh, self.archive, self.attendance.at, self.left)
        if chrome is None:
            return None
        self.chrome = chrome
        self._read(self.fresh)
        first = self._originals()
        if first is None:
            return None
        return self._settle(first)

    def _fits(self) -> bool:
        """Whether the archive is of the settled articles, a few aside, and of their language."""
        if len(self.new) > MOST_NEW or self.archive.zone != str(self.zone):
            return False
        self.attendance = self._attendance()
        left = self.attendance.absent.tolist()
        unknown = [one for one in self.attendance.strangers if one.id not in self.unplaced]
        self.fresh += sorted(unknown, key=canonical)
        changed = len(self.fresh) + len(left)
        archive = self.archive.without(left) if changed <= self.archive.room else None
        if archive is None or any(plain_language(one) != archive.language for one in self.fresh):
            return False
        self.left, self.archive = left, archive
        self.whole = archive.whole
        self.unsettled = {article.id for article in self.fresh}
        return True

    def _attendance(self) -> Attendance:
        """The settled articles, as far as they are as the archive has them, in the same events."""
        standing = self.drafts.standing
        found = standing.attendance if standing else Attendance(self.articles, self.archive)
        asked = self.drafts.returned if standing else self.articles
        for article, row in zip(asked, found.rows(asked).tolist(), strict=True):
            if row >= 0 and self._label(article) != self.archive.label(row):
                found.dismiss(article)
        return found

    def _label(self, article: Article) -> str:
        draft = self.drafts.place.get(article.id)
        return label(draft.id, apart=article.id in self.apart) if draft else ""

    def _read(self, articles: Sequence[Article]) -> list[Reading]:
        """The readings of these articles, each read once."""
        new = [article for article in articles if article.id not in self.read]
        for top in range(0, len(new), SLAB):
            some = new[top : top + SLAB]
            read = read_some(some, self.chrome, self.zone, self.vocabulary, mixed=False)
            self.read.update(zip((article.id for article in some), read, strict=True))
        return [self.read[article.id] for article in articles]

    def _originals(self) -> dict[str, Article] | None:
        """Of each fresh article, the one that it copies, or itself."""
        bands = self._bands(self.fresh)
        known, text = self.whole.bands, self.whole.text
        met = {
            at
            for mine in bands
            for at in np.flatnonzero((known == mine).any(axis=1) & text).tolist()
            if (mine >= 0).any()
        }
        if len(met) > MOST_NEW * 10:
            return None
        self.met = sorted([*self.fresh, *map(self.attendance.at, met)], key=canonical)
        return self._first(self._bounds(self.met))

    def settled_originals(self, event_of: Mapping[str, str]) -> dict[str, Article] | None:
        """The same once all are in their events."""
        index: dict[str, list[int]] = {}
        for at, article in enumerate(self.met):
            index.setdefault(event_of[article.id], []).append(at)
        return self._first(
            Bounds(
                blocks=tuple(tuple(index[event]) for event in sorted(index)),
                apart=frozenset((at, 0) for at, one in enumerate(self.met) if one.id in self.apart),
                copies=frozenset(at for at, one in enumerate(self.met) if self.drafts.is_copy(one)),
            )
        )

    def _first(self, bounds: Bounds) -> dict[str, Article] | None:
        """Of each fresh article, the one that it copies; None where a known text copies another."""
        readings = self._read(self.met)
        found = originals(readings, self.vocabulary.words, self.tuning, bounds)
        first = {one.id: self.met[at] for one, at in zip(self.met, found, strict=True)}
        if any(first[one.id] is not one for one in self.met if one.id not in self.unsettled):
            return None
        return {article.id: first[article.id] for article in self.fresh}

    def _bands(self, articles: Sequence[Article]) -> Ints:
        readings = self._read(articles)
        return banded(readings, small_hashes(self.vocabulary.words), self.tuning.body_words)

    def _bounds(self, batch: Sequence[Article]) -> Bounds:
        """The events of these articles, the oldest first, as blocks."""
        index = {article.id: at for at, article in enumerate(batch)}
        drafts = self._events(batch)
        number = {id(draft): at for at, draft in enumerate(drafts)}
        return Bounds(
            blocks=tuple(
                tuple(sorted(index[one] for one in draft.present if one in index))
                for draft in drafts
            ),
            apart=frozenset(
                (index[article], number[id(draft)])
                for article, kept in self.apart.items()
                if article in index
                for draft in kept
                if id(draft) in number
            ),
            copies=frozenset(at for at, one in enumerate(batch) if self.drafts.is_copy(one)),
        )

    def _events(self, batch: Sequence[Article]) -> list[Draft]:
        """The events of these articles, and those that the editor keeps one out of."""
        found = [draft for one in batch if (draft := self.drafts.home(one))]
        found += [draft for one in batch for draft in self.apart.get(one.id, ()) if draft.present]
        return sorted({id(d): d for d in found}.values(), key=lambda draft: draft.age)

    def _settle(self, first: Mapping[str, Article]) -> Arrival | None:
        """What becomes of the new articles; each fresh one copies the first that is named."""
        texts = [article for article in self.fresh if first[article.id] is article]
        census, near = self._weigh(texts)
        copied = [one for one in first.values() if one.id not in self.unsettled]
        batch = self._batch([*near, *copied], first)
        if len(first) > len(texts):
            self._read_copies(batch, {one.id for one in first.values()})
        held, named = batch.texts, {article.id for article in (*texts, *near)}
        places = [at for at, article in enumerate(held) if article.id in named]
        compared = self._compare(batch, places, census)
        if compared is None:
            return None
        norms = compared.terms.norm
        return Arrival(
            articles=batch.articles,
            drafts=tuple(self._events(batch.articles)),
            bounds=batch.bounds,
            comparison=compared,
            visit=self,
            norms={held[at].id: float(norms[at]) for at in places},
        )

    def _weigh(self, texts: Sequence[Article]) -> tuple[Census, list[Article]]:
        """What is counted with these fresh texts, and the articles that they may be joined to."""
        told = [self.read[article.id] for article in texts]
        asked = [self.read[article.id] for article in texts if article.id in self.unplaced]
        census = Census(self.archive, told, self.vocabulary.words, self.tuning, len(asked))
        rows = census.weigh(asked, self.vocabulary.words)
        near = [self.attendance.at(row) for row in census.near(rows, asked).tolist()]
        return census, near + [one for one in texts if one.id not in self.unplaced]

    def _batch(self, near: Sequence[Article], first: Mapping[str, Article]) -> _Batch:
        """The new articles and all of the events that come into question."""
        drafts = self._events([*self.new, *near])
        members = [article for draft in drafts for article in draft.present.values()]
        articles = sorted([*self.new, *members], key=canonical)
        original = self._originals_in(articles, first)
        return _Batch(tuple(articles), tuple(original), self._bounds(articles))

    def _read_copies(self, batch: _Batch, copied: Container[str]) -> None:
        """Read whatever of a batch is the text of one of these articles."""
        originals = [batch.articles[at].id for at in batch.originals]
        both = zip(batch.articles, originals, strict=True)
        self._read([one for one, original in both if original in copied])

    def _compare(self, batch: _Batch, places: Sequence[int], census: Census) -> Comparison | None:
        """The comparison of a batch, of whose texts those at these places may be joined.

        None where there is a crowd: then all weights depend on who is in which event.
        """
        held = batch.texts
        weighed = census.weigh(self._read([held[at] for at in places]), self.vocabulary.words)
        readings = [self.read.get(one.id) or unread(one, self.zone) for one in batch.articles]
        texts = [readings[at] for at in sorted(set(batch.originals))]
        terms = weighed.terms(places, len(held))
        is_new = np.array([article.id in self.unplaced for article in held], bool)
        pairs = score(terms, texts, census.tuning, is_new, census.days)
        inner = without_copies(batch.bounds, batch.originals)
        linked = link(pairs, len(held), census.tuning, inner)
        most = census.tuning.crowd * census.texts
        if self.drafts.has_crowd(most) or max(map(len, linked.blocks)) > most:
            return None
        return Comparison(
            originals=batch.originals,
            readings=tuple(readings),
            texts=tuple(texts),
            terms=terms,
            pairs=pairs,
            linked=part_posts(with_copies(linked, batch.originals), readings, batch.bounds),
            tuning=census.tuning,
            days=census.days,
        )

    def _originals_in(self, batch: Sequence[Article], first: Mapping[str, Article]) -> list[int]:
        """Of each article of a batch, the place of the one that it copies, or its own."""
        index = {article.id: at for at, article in enumerate(batch)}
        known = [article for article in batch if article.id not in first]
        rows = self.whole.original[self.attendance.rows(known)].tolist()
        copied = {one.id: self.attendance.at(row) for one, row in zip(known, rows, strict=True)}
        return [index[(first.get(one.id) or copied[one.id]).id] for one in batch]
