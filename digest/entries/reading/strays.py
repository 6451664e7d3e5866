"""The readings of an event to the same without texts that are not their articles' own.

Where an article could not be had, a page holds a notice, a list of videos or the teaser of another
report. It remains a source by its title; nothing else of it is told, be it the only source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.entries.reading.reading import Reading
from digest.model import Amends
from digest.text.amendments import amends
from digest.text.notices import is_notice

LONG_ENOUGH = 3
"""Words of a title, function words aside, of which a report has at least one."""
TOO_BRIEF = 12
"""Different words, below which a text may well say what its title does in words of its own."""
STRANGE = 0.15
"""The share of its words that the other texts have, below which a text is not of the event. In
1,200 labeled events it empties ten texts: eight are notices and teasers of other reports, two are
opinion pieces that come to their subject later than the text goes."""


def without_strays(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The same readings, those empty whose text has nothing of its title and of other texts.

    Of these, all are as they are where no text has anything of its title. A notice about cookies
    is empty in any case, and so is, beside reports, a note that corrects or withdraws one, as what
    it repeats it does not report; and the report that its publisher has withdrawn.
    """
    readings = [
        _emptied(each) if is_notice(each.title, each.article.text) else each
        for each in _without_amendments(readings)
    ]
    silent = [not _tells_its_title(reading) for reading in readings]
    if not any(silent) or all(silent):
        return tuple(readings)
    told = frozenset().union(
        *(
            _terms(reading)
            for reading, is_silent in zip(readings, silent, strict=True)
            if not is_silent
        )
    )
    return tuple(
        _emptied(reading) if is_silent and _is_strange(_terms(reading), told) else reading
        for reading, is_silent in zip(readings, silent, strict=True)
    )


def _without_amendments(readings: Sequence[Reading]) -> Sequence[Reading]:
    """Without notes and what they withdraw; the notes are told where there is nothing else."""
    kinds = [amends(each.article.title, each.article.text) for each in readings]
    if not any(kinds):
        return readings
    withdrawn = set(_withdrawn(readings, kinds))
    silent = withdrawn | {at for at, kind in enumerate(kinds) if kind}
    if len(silent) == len(readings):
        silent = withdrawn
    return [
        replace(_emptied(each), title="", title_words=()) if at in silent else each
        for at, each in enumerate(readings)
    ]


def _withdrawn(readings: Sequence[Reading], kinds: Sequence[Amends]) -> Iterator[int]:
    """The reports that are surely meant: the only one that the publisher had brought before."""
    for note, kind in zip(readings, kinds, strict=True):
        publisher, day = note.article.publisher.casefold(), note.article.published
        if kind != "retraction" or not publisher:
            continue
        theirs = [
            at
            for at, each in enumerate(readings)
            if not kinds[at] and each.article.publisher.casefold() == publisher
        ]
        known = readings[theirs[0]].article.published if len(theirs) == 1 else None
        if len(theirs) == 1 and not (day and known and known > day):
            yield theirs[0]


def _tells_its_title(reading: Reading) -> bool:
    wanted = frozenset(reading.title_words)
    return len(wanted) < LONG_ENOUGH or any(
        not wanted.isdisjoint(sentence.terms) for sentence in reading.sentences
    )


def _terms(reading: Reading) -> frozenset[str]:
    return frozenset().union(*(sentence.terms for sentence in reading.sentences))


def _is_strange(terms: frozenset[str], told: frozenset[str]) -> bool:
    return len(terms) >= TOO_BRIEF and len(terms & told) < STRANGE * len(terms)


def _emptied(reading: Reading) -> Reading:
    return replace(reading, sentences=(), pieces=frozenset(), narration=(), size=0)
