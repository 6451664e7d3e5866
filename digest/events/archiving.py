"""Articles that have been compared to an archive of them, and to one that has new ones, too."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from digest.events.archive import Archive, Part, label
from digest.events.attendance import keys_of
from digest.events.blocks import Bounds
from digest.events.chrome import Chrome, marks
from digest.events.codes import Codes, codes, hashes
from digest.events.comparison import Comparison
from digest.events.copies import banded, originals
from digest.events.copies import hashes as small_hashes
from digest.events.counts import ROWS, count
from digest.events.postings import Postings
from digest.events.reading import Reading, plain_language
from digest.events.spellings import Words
from digest.events.tuning import Tuning, canonical
from digest.events.vocabulary import Numbers
from digest.model import Article, Event

if TYPE_CHECKING:
    from digest.config import Config
    from digest.events.arrival import Visit
    from digest.events.assignment import Assignment

MOST = 255
"""A count that is kept: more mentions hardly add to a weight."""
MOST_SPELLED = 65_535
"""The same of the words of bodies: only in a text of a megabyte or so is a word more frequent."""


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


def labels(events: Sequence[Event], apart: Collection[str]) -> dict[str, str]:
    """Of each article of these events, its label."""
    return {
        article.id: label(event.id, apart=article.id in apart)
        for event in events
        for article in event.articles
    }


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
    event_of = labels(events, apart)
    part = part_of(
        articles,
        compared.readings,
        words,
        first,
        0,
        norms.tolist(),
        event_of,
        compared.tuning,
        zone,
    )
    chrome = compared.chrome or Chrome.of(articles)
    return Archive((part,), chrome.ends, chrome.lines, languages.pop(), str(zone))


def part_of(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    words: Sequence[str],
    first: Sequence[int],
    offset: int,
    norms: Sequence[float],
    event_of: Mapping[str, str],
    tuning: Tuning,
    zone: tzinfo,
) -> Part:
    """The part that these articles make, which are counted from an offset.

    `first` has the number of the article that each of them copies, `norms` those of their rows.
    """
    coded = hashes(words)
    named = [event_of[article.id] for article in articles]
    labels = sorted(set(named))
    place = {label: at for at, label in enumerate(labels)}
    original = np.array(first, np.int64)
    text = original == np.arange(offset, offset + len(articles))
    texts = np.flatnonzero(text)
    rows = [readings[index] for index in texts.tolist()]
    counts = count(rows, len(words), tuning)
    sizes = np.diff(counts.start)
    length = np.zeros(len(articles), np.int64)
    row = np.repeat(np.arange(len(rows)), sizes)
    length[texts] = np.bincount(row, counts.times, minlength=len(rows))
    spelled, capitals = (
        _spelled(told, texts.astype(np.int32), coded)
        for told in ([one.body for one in rows], [one.capitalized for one in rows])
    )
    body = np.zeros(len(articles), np.int64)
    body[texts] = [len(one.body[: tuning.body_words]) for one in rows]
    return Part(
        keys=keys_of(articles),
        label=np.array([place[label] for label in named], np.int32),
        labels=tuple(labels),
        text=text,
        original=original,
        bands=banded(readings, small_hashes(words), tuning.body_words),
        day=np.array([reading.day or 0 for reading in readings], np.int64),
        ages=np.array([reading.signs.ages for reading in readings], np.int64),
        length=length,
        body=body,
        norm=np.array(norms, np.float32),
        terms=Postings.of(
            codes(counts, coded),
            texts[row].astype(np.int32),
            np.minimum(counts.times, MOST).astype(np.uint8),
        ),
        lines=_lines(articles),
        spelled=spelled,
        capitals=capitals,
        words=_summed(spelled, capitals),
    )


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
    part = part_of(
        visit.fresh,
        [visit.read[article.id] for article in visit.fresh],
        visit.vocabulary.words,
        [number[first[article.id].id] for article in visit.fresh],
        before,
        [norms.get(article.id, 1.0) for article in visit.fresh],
        {name: label(event, apart=name in visit.apart) for name, event in homes.items()},
        visit.tuning,
        visit.zone,
    )
    for known in small:
        part = Part.joined(known, part)
    chrome = visit.chrome
    return replace(archive, parts=(base, part), ends=chrome.ends, lines=chrome.lines)
