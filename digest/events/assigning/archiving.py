"""Articles that were compared, to an archive of them, or to an existing archive with the new ones
added.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from digest.events.archive.archive import Archive, Flags, Part, label
from digest.events.archive.attendance import keys_of
from digest.events.clustering.blocks import Bounds
from digest.events.clustering.copies import banded, originals
from digest.events.clustering.copies import hashes as small_hashes
from digest.events.comparison import Comparison
from digest.events.features.chrome import Chrome, marks
from digest.events.features.codes import Codes, codes, hashes
from digest.events.features.counts import ROWS, count
from digest.events.features.postings import Ints, Postings
from digest.events.features.reading import Reading, plain_language
from digest.events.features.spellings import Words
from digest.events.features.vocabulary import Numbers
from digest.events.tuning import Tuning, canonical
from digest.model import Article, Event
from digest.nouns import noun

if TYPE_CHECKING:
    from digest.config import Config
    from digest.events.assigning.arrival import Visit
    from digest.events.assigning.assignment import Assignment

MOST_SPELLED = 65_535
"""Mentions of a word that are kept: only in a text of a megabyte or so is one more frequent."""


def remembered(assigned: Assignment, archive: Archive | None, config: Config) -> Archive | None:
    """The archive after an assignment for which something was compared; None if there is none.

    `archive` is the one that the assignment had.
    """
    grounds = assigned.grounds
    if grounds.arrival and archive:
        return extended(grounds.arrival.visit, grounds.arrival.norms)
    if grounds.comparison is None:
        return None
    articles = sorted((a for e in assigned.events for a in e.articles), key=canonical)
    here = {event.id for event in assigned.events}
    apart = {one.article for one in grounds.apart if one.event in here}
    return archived(articles, assigned.events, apart, grounds.comparison, config.zone)


def _places(articles: Sequence[Article], events: Sequence[Event], apart: Collection[str]) -> Bounds:
    """The events as blocks of these articles, given in canonical order, once all are settled."""
    index = {article.id: at for at, article in enumerate(articles)}
    return Bounds(
        blocks=tuple(
            tuple(sorted(index[article.id] for article in event.articles)) for event in events
        ),
        apart=frozenset((at, 0) for one, at in index.items() if one in apart),
        copies=frozenset(
            index[reason.article]
            for event in events
            for reason in event.reasons
            if reason.kinship and reason.kinship.copy
        ),
    )


def archived(
    articles: Sequence[Article],
    events: Sequence[Event],
    apart: Collection[str],
    compared: Comparison,
    zone: tzinfo,
) -> Archive | None:
    """The archive of articles, given in canonical order, that were all compared.

    None where new ones must be compared with all: of several languages names are held against
    names, and in a crowd all weights depend on who is in which event.
    """
    languages = {plain_language(article) for article in articles}
    texts = len(compared.texts)
    crowd = max(len(event.articles) for event in events) > compared.tuning.crowd * texts
    if crowd or len(languages) != 1:
        return None
    bounds, words = _places(articles, events, apart), compared.terms.words
    first = originals(compared.readings, words, compared.tuning, bounds)
    rank = {index: at for at, index in enumerate(sorted(set(compared.originals)))}
    norms = compared.terms.norm[[rank[index] for index in compared.originals]]
    event_of = {article.id: event.id for event in events for article in event.articles}
    named = [label(event_of[one.id], apart=one.id in apart) for one in articles]
    told = _Told(articles, compared.readings, named, first, norms.tolist())
    part = _part_of(told, 0, words, compared.tuning)
    chrome = compared.chrome or Chrome.of(articles)
    return Archive((part,), chrome.ends, chrome.lines, languages.pop(), str(zone))


@noun
class _Told:
    """Articles that have been read, and what is known of each: what an archive is made of."""

    articles: Sequence[Article]
    readings: Sequence[Reading]
    labels: Sequence[str]
    originals: Sequence[int]
    """The number of the article that each copies, or its own, counted from an offset."""
    norms: Sequence[float]
    """Those of their rows."""


def _part_of(told: _Told, offset: int, words: Sequence[str], tuning: Tuning) -> Part:
    """The part that these articles make, which are counted from an offset."""
    labels = sorted(set(told.labels))
    place = {name: at for at, name in enumerate(labels)}
    original = np.array(told.originals, np.int64)
    text = original == np.arange(offset, offset + len(told.articles))
    texts = np.flatnonzero(text)
    rows = [told.readings[index] for index in texts.tolist()]
    coded = hashes(words)
    terms, length = _terms(rows, texts, coded, tuning)
    spelled = _spelled([one.body for one in rows], texts.astype(np.int32), coded)
    capitals = _spelled([one.capitalized for one in rows], texts.astype(np.int32), coded)
    return Part(
        keys=keys_of(told.articles),
        label=np.array([place[name] for name in told.labels], np.int32),
        labels=tuple(labels),
        text=text,
        original=original,
        bands=banded(told.readings, small_hashes(words), tuning.body_words),
        day=np.array([reading.day or 0 for reading in told.readings], np.int64),
        ages=np.array([reading.signs.ages for reading in told.readings], np.int64),
        length=_spread(length, text),
        body=_spread([len(one.body[: tuning.body_words]) for one in rows], text),
        norm=np.array(told.norms, np.float32),
        terms=terms,
        lines=_lines(told.articles),
        spelled=spelled,
        capitals=capitals,
        words=_summed(spelled, capitals),
    )


def _terms(
    rows: Sequence[Reading], texts: Ints, coded: Codes, tuning: Tuning
) -> tuple[Postings, Ints]:
    """The terms of these texts, articles by their numbers, and how many each has in all."""
    counts = count(rows, len(coded), tuning)
    row = np.repeat(np.arange(len(rows)), np.diff(counts.start))
    length = np.bincount(row, counts.times, minlength=len(rows)).astype(np.int64)
    holder, times = texts[row].astype(np.int32), counts.times.astype(np.uint8)
    return Postings.of(codes(counts, coded), holder, times), length


def _spread(known: Sequence[int] | Ints, text: Flags) -> Ints:
    """Of each article what is known of it if it is a text, and else 0."""
    found = np.zeros(len(text), np.int64)
    found[text] = known
    return found


def _lines(articles: Sequence[Article]) -> Postings:
    held = [sorted(marks(article)) for article in articles]
    holder = np.repeat(np.arange(len(held), dtype=np.int32), [len(lines) for lines in held])
    code = hashes(line for lines in held for line in lines)
    return Postings.of(code, holder, np.ones(len(code), np.uint8))


def _spelled(told: Sequence[Numbers], holder: npt.NDArray[np.int32], coded: Codes) -> Postings:
    """How often each text, an article by its number, has each of these words."""
    rows, words, counted = [], [], []
    for top in range(0, len(told), ROWS):
        some = told[top : top + ROWS]
        row = np.repeat(np.arange(len(some)), [len(text) for text in some])
        word = np.concatenate([np.empty(0, np.int64), *some]).astype(np.int64)
        found, times = np.unique(row * len(coded) + word, return_counts=True)
        at, number = np.divmod(found, len(coded))
        rows.append(holder[top + at])
        words.append(coded[number])
        counted.append(np.minimum(times, MOST_SPELLED).astype(np.uint16))
    return Postings.of(
        np.concatenate([np.empty(0, np.uint64), *words]),
        np.concatenate([np.empty(0, np.int32), *rows]),
        np.concatenate([np.empty(0, np.uint16), *counted]),
    )


def _summed(spelled: Postings, capitals: Postings) -> Words:
    """How often all texts have each word in their bodies."""
    code = np.concatenate((spelled.code, capitals.code))
    seen, capital = (
        np.add.reduceat(table.times.astype(np.int64), table.start[:-1].astype(np.int64))
        if len(table.code)
        else np.empty(0, np.int64)
        for table in (spelled, capitals)
    )
    none, nor = np.zeros(len(seen), np.int64), np.zeros(len(capital), np.int64)
    return Words.of(code, np.concatenate((seen, nor)), np.concatenate((none, capital)))


def extended(visit: Visit, norms: Mapping[str, float]) -> Archive | None:
    """The archive with what a visit has read, once all is in its events.

    None where that makes another text of several copies the one that was compared.
    """
    archive = visit.archive
    base, *small = archive.parts
    before = sum(len(part.keys) for part in archive.parts)
    homes = {
        article.id: visit.drafts.place[article.id].id for article in (*visit.met, *visit.fresh)
    }
    first = visit.settled_originals(homes)
    if first is None:
        return None
    number = {article.id: before + at for at, article in enumerate(visit.fresh)}
    copied = [one for one in first.values() if one.id not in number]
    rows = visit.attendance.rows(copied).tolist()
    number |= {one.id: row for one, row in zip(copied, rows, strict=True)}
    told = _Told(
        visit.fresh,
        [visit.read[one.id] for one in visit.fresh],
        [label(homes[one.id], apart=one.id in visit.apart) for one in visit.fresh],
        [number[first[one.id].id] for one in visit.fresh],
        [norms.get(one.id, 1.0) for one in visit.fresh],
    )
    part = _part_of(told, before, visit.vocabulary.words, visit.tuning)
    for known in small:
        part = Part.joined(known, part)
    chrome = visit.chrome
    return replace(archive, parts=(base, part), ends=chrome.ends, lines=chrome.lines)
