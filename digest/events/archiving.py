"""Articles that have been compared to an archive of them, and to one that has new ones, too."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING

import numpy as np

from digest.events.archive import Archive, Part, Words
from digest.events.blocks import Bounds
from digest.events.chrome import Chrome, marks
from digest.events.codes import codes, hashes
from digest.events.comparison import Comparison
from digest.events.copies import banded, originals
from digest.events.copies import hashes as small_hashes
from digest.events.counts import count
from digest.events.postings import Postings
from digest.events.reading import Reading, plain_language
from digest.events.tuning import Tuning, canonical
from digest.model import Article, Event

if TYPE_CHECKING:
    from digest.config import Config
    from digest.events.arrival import Visit
    from digest.events.assignment import Assignment

GROWTH = 0.1
"""Share of articles that may come before an archive is made anew."""
MOST = 255
"""A count that is kept: more mentions hardly add to a weight."""


def key(article: Article) -> str:
    """All that an article's reading and its place in the comparison depend on.

    `content_hash` stands for its title and text.
    """
    moment = article.published.timestamp() if article.published else ""
    return (
        f"{article.id}\t{article.content_hash}\t{moment}\t{article.kind}\t{article.url}"
        f"\t{article.publisher}\t{article.language}\t{article.title_inferred}"
    )


def remembered(assigned: Assignment, archive: Archive | None, config: Config) -> Archive | None:
    """The archive after an assignment for which something was compared; None if there is none.

    `archive` is the one that the assignment had.
    """
    grounds = assigned.grounds
    if grounds.arrival and archive:
        return extended(archive, grounds.arrival.visit, grounds.arrival.norms, assigned.events)
    if grounds.comparison is None:
        return None
    articles = sorted((a for e in assigned.events for a in e.articles), key=canonical)
    here = {event.id for event in assigned.events}
    apart = {one.article for one in grounds.apart if one.event in here}
    return archived(articles, assigned.events, apart, grounds.comparison, config.zone)


def label(event: str, *, apart: bool) -> str:
    """The event of an article, and whether the editor keeps it out of others."""
    return f"{event} apart" if apart else event


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
    chrome = Chrome.of(articles)
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
    original = np.array(first, np.int64)
    text = original == np.arange(offset, offset + len(articles))
    texts = np.flatnonzero(text)
    rows = [readings[index] for index in texts.tolist()]
    counts = count(rows, len(words), tuning)
    sizes = np.diff(counts.start)
    length = np.zeros(len(articles), np.int64)
    row = np.repeat(np.arange(len(rows)), sizes)
    length[texts] = np.bincount(row, counts.times, minlength=len(rows))
    body = np.zeros(len(articles), np.int64)
    body[texts] = [len(one.body[: tuning.body_words]) for one in rows]
    return Part(
        keys=tuple(key(article) for article in articles),
        events=tuple(event_of[article.id] for article in articles),
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
        words=_words(rows, words),
    )


def _lines(articles: Sequence[Article]) -> Postings:
    held = [sorted(marks(article)) for article in articles]
    holder = np.repeat(np.arange(len(held), dtype=np.int32), [len(lines) for lines in held])
    code = hashes(line for lines in held for line in lines)
    return Postings.of(code, holder, np.ones(len(code), np.uint8))


def _words(rows: Sequence[Reading], words: Sequence[str]) -> Words:
    """How often these texts have each word in their bodies."""
    none = np.empty(0, np.int32)
    seen, capital = (
        np.bincount(np.concatenate([none, *part]), minlength=len(words)).astype(np.int64)
        for part in ([one.body for one in rows], [one.capitalized for one in rows])
    )
    used = np.flatnonzero((seen > 0) | (capital > 0))
    return Words.of(hashes(words[at] for at in used.tolist()), seen[used], capital[used])


def extended(
    archive: Archive, visit: Visit, norms: Mapping[str, float], events: Sequence[Event]
) -> Archive | None:
    """The archive with the new articles of a visit, once these are in their events.

    None where that makes another text of several copies the one that was compared, or where the
    archive has grown by so much that it is to be made anew.
    """
    base, *small = archive.parts
    before = sum(len(part.keys) for part in archive.parts)
    grown = before - len(base.keys) + len(visit.new)
    if grown > GROWTH * len(base.keys):
        return None
    event_of = labels(events, visit.apart)
    copies = {
        reason.article
        for event in events
        for reason in event.reasons
        if reason.kinship and reason.kinship.copy
    }
    first = visit.settled_originals(
        {n: one.partition(" ")[0] for n, one in event_of.items()}, copies
    )
    if first is None:
        return None
    number = {article.id: before + at for at, article in enumerate(visit.new)} | visit.number
    part = part_of(
        visit.new,
        [visit.read[article.id] for article in visit.new],
        visit.vocabulary.words,
        [number[first[article.id]] for article in visit.new],
        before,
        [norms.get(article.id, 1.0) for article in visit.new],
        event_of,
        visit.tuning,
        visit.zone,
    )
    for known in small:
        part = Part.joined(known, part)
    chrome = visit.chrome
    return Archive((base, part), chrome.ends, chrome.lines, archive.language, archive.zone)
