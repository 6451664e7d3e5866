"""Articles and notes of a digest that have come, were edited or are gone, to the events and entries
that are others by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from digest.chronicle import chronicle
from digest.config import Config
from digest.events import Assignment, Ledger, Record, assign, format_ledger, read_ledger
from digest.events.assignment import assign_few
from digest.events.editor import Word, hear
from digest.events.history import HISTORY, format_history, read_history
from digest.events.keeping import ARCHIVE, Keeper
from digest.events.outcome import events_in
from digest.events.roll import Roll
from digest.model import Article, Entry, EventNote, Kind
from digest.publish.edits import Edits
from digest.rebuild.entered import SOURCE_BYTES, Entered
from digest.rebuild.library import Unknown
from digest.rebuild.rereading import Rereader, Site
from digest.recording import LEDGER
from digest.sources.scan import FOLDERS, kind_of
from digest.writing import write_entries

if TYPE_CHECKING:
    from digest.events.shelf import Written

_CONTENT = "content/"
_FOLDERS = {kind: folder for folder, kind in FOLDERS.items()}


class Joined(NamedTuple):
    """What has become of a digest's events."""

    entries: tuple[Entry, ...]
    """Of the events that are others now, or new."""
    gone: frozenset[str]
    """The events that have no article any more."""
    roll: Roll
    """All articles."""
    kept: dict[str, bytes]
    """What ledger and history are to hold."""
    touched: frozenset[str]
    """The articles of which the ledger may say otherwise than before."""
    assigned: Assignment
    keeper: Keeper

    def remembered(self, config: Config, *, frozen: bool) -> Written | None:
        """The archive with them, which is not in force yet; None for none."""
        return self.keeper.remember(self.assigned, config, frozen=frozen)


def join(known: Entered, edits: Edits, site: Site, reader: Rereader) -> Joined:
    """What these articles make of the events.

    Raises `Unknown` where they are of another kind than nearly all, or only all articles can tell.
    """
    was, now = ({path: both[at] for path, both in edits.files.items()} for at in (0, 1))
    noted = _of("event", edits.hashes)
    if any((site.root / path).is_symlink() for path in (*_of("article", now), *noted)):
        raise Unknown
    gone, come = (_read(_of("article", held), reader) for held in (was, now))
    said, says = (_notes(_of("event", held), reader) for held in (was, now))
    notes = _notes(noted, reader)
    keeper = Keeper(site.root / ARCHIVE)
    before = read_ledger(site.root / LEDGER, keeper.touched)
    roll = _roll(known, gone, come, edits, reader)
    assigned = _assigned(roll, notes, before, site.config, keeper, reader)
    if assigned is None or assigned.problems:
        raise Unknown
    changed = assigned.ledger.changes(before)
    # Of one that is gone or comes back, or has another date, the ledger may say the same, and it
    # knows no notes.
    edited = {article.id for article in (*gone, *come)}
    changed |= {record.id: record for record in assigned.ledger.holding(edited)}
    changed |= {record.id: record for record in _named((*said, *says), assigned.ledger)}
    records = [record for record in changed.values() if record]
    if len(records) < len(changed) or not all(map(_is_plain, records)):
        raise Unknown
    return _joined(assigned, records, roll, hear(roll, notes, before), keeper, site, reader)


def _of(kind: Kind, held: Mapping[str, str]) -> dict[str, str]:
    """The files of this kind that are there."""
    folder = f"{_CONTENT}{_FOLDERS[kind]}/"
    return {
        path: hash_
        for path, hash_ in held.items()
        if hash_ and path.startswith(folder) and kind_of(path) == kind
    }


def _notes(held: Mapping[str, str], reader: Rereader) -> list[EventNote]:
    """The editor's notes in these files, which are to hold what has these hashes."""
    found = reader.files(held)
    notes = [one.note for one in found if one.note and not one.told]
    if [one.content_hash for one in found] != [*held.values()] or len(notes) < len(found):
        raise Unknown
    return notes


def _named(notes: Sequence[EventNote], ledger: Ledger) -> list[Record]:
    """The events that these notes are on."""
    names = ledger.names if notes else {}
    found = [ledger.record(names[note.id]) for note in notes if note.id in names]
    return [record for record in found if record]


def _read(held: Mapping[str, str], reader: Rereader) -> list[Article]:
    """The articles of these files, which are to hold what has these hashes, if all are shown now
    and for good, without words or pictures for the site.
    """
    found = reader.files(held)
    articles = [one.article for one in found if one.article and not one.document and not one.told]
    as_looked_at = [one.content_hash for one in found] == [*held.values()]
    if not as_looked_at or len(articles) < len(found) or not all(map(_is_common, articles)):
        raise Unknown
    return articles


def _is_common(article: Article) -> bool:
    said = article.event or article.not_event or article.pinned or article.image
    return not said and article.rights == "quote" and len(article.source) == SOURCE_BYTES


def _is_plain(record: Record) -> bool:
    """Nothing but articles has ever been in the event, at one address."""
    articles = all(kind_of(_CONTENT + member.id) == "article" for member in record.members)
    return articles and not (record.former_slugs or record.former_ids)


def _roll(
    known: Entered,
    gone: Iterable[Article],
    come: Sequence[Article],
    edits: Edits,
    reader: Rereader,
) -> Roll:
    """All articles, those that have come the last."""
    at_hand = {article.id: article for article in come}
    starts = range(0, len(known.sources), SOURCE_BYTES)
    told = [known.sources[start : start + SOURCE_BYTES] for start in starts]
    sources = dict(zip(known.ids, told, strict=True))
    for article in gone:
        del sources[article.id]
    sources |= {article.id: article.source for article in come}

    def read(ids: Sequence[str]) -> list[Article]:
        paths = [_CONTENT + id_ for id_ in ids if id_ not in at_hand]
        found = reader.files({path: edits.hashes[path] for path in paths})
        articles = {one.article.id: one.article for one in found if one.article}
        return [at_hand[id_] if id_ in at_hand else articles[id_] for id_ in ids]

    return Roll(tuple(sources), tuple(sources.values()), read)


def _assigned(
    roll: Roll,
    notes: Sequence[EventNote],
    before: Ledger,
    config: Config,
    keeper: Keeper,
    reader: Rereader,
) -> Assignment | None:
    """Their events: told by a few of them, or where there are not many, by all."""
    if not before.sheet:
        return assign(roll[:], notes, before, config, keeper.recall, reader.engine.at_hand)
    return assign_few(roll, notes, before, config, keeper.recall)


def _joined(
    assigned: Assignment,
    records: Sequence[Record],
    roll: Roll,
    word: Word,
    keeper: Keeper,
    site: Site,
    reader: Rereader,
) -> Joined:
    """The entries of these events, and what ledger and history hold with them."""
    members = roll.named(member.id for record in records for member in record.members)
    few, before = Ledger(records), assigned.before
    events = events_in(few, members, word)
    config, engine, memory = site.config, reader.engine, reader.memory
    asked = Assignment(events, assigned.ledger, before)
    entries, ledger = write_entries(asked, config, engine, memory, site.root)
    were = Ledger([one for record in records if (one := before.record(record.id))])
    history = read_history(site.root / HISTORY)
    small = Assignment(events, few, were)
    entries, changes = chronicle(small, entries, history, config, engine, memory)
    kept = {HISTORY: format_history(changes), LEDGER: format_ledger(ledger)}
    gone = frozenset(record.id for record in records).difference(event.id for event in events)
    touched = frozenset(member.id for record in records for member in record.members)
    return Joined(entries, gone, roll, kept, touched, assigned, keeper)
