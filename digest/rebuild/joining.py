"""Articles and notes that were added, edited or removed, to the events and entries that they
change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from digest.events import Assignment, Ledger, Record, assign, format_ledger, read_ledger
from digest.events.archive.roll import Roll
from digest.events.assigning.assignment import assign_few
from digest.events.assigning.editor import Word, hear
from digest.events.assigning.keeping import ARCHIVE, Keeper
from digest.events.assigning.outcome import events_in
from digest.events.ledger.history import HISTORY, format_history, read_history
from digest.model import Article, Edges, Entry, EventNote, Kind
from digest.publish.edits import Edits
from digest.rebuild.entered import SOURCE_BYTES, Entered
from digest.rebuild.library import Unknown
from digest.rebuild.rereading import Rereader, Site
from digest.sources.scan import FOLDERS, kind_of
from digest.steps.chronicle import chronicle
from digest.steps.recording import LEDGER
from digest.steps.writing import write_entries

if TYPE_CHECKING:
    from digest.events.archive.written import Written

_CONTENT = "content/"
_FOLDERS = {kind: folder for folder, kind in FOLDERS.items()}


class Joined(NamedTuple):
    """How edits of articles and notes change a digest's events."""

    entries: tuple[Entry, ...]
    """The entries of events that changed or are new."""
    gone: frozenset[str]
    """The events that have no article any more."""
    roll: Roll
    """All articles."""
    kept: dict[str, bytes]
    """The new contents of ledger and history."""
    touched: frozenset[str]
    """The articles whose lines in the ledger may have changed."""
    archive: Written | None
    """The archive with the new articles, not in force yet; None where it stays as it is."""


class _Grouped(NamedTuple):
    """The new ledger and archive, which a copy of this process can send back."""

    before: Ledger
    after: Ledger
    archive: Written | None


def join(
    known: Entered, edits: Edits, site: Site, reader: Rereader, meanwhile: Callable[[], None]
) -> Joined:
    """How these edits change the events. If there can be a copy of this process, it groups the
    articles while this one does `meanwhile`.

    Raises `Unknown` where an article is uncommon, or only a comparison of all articles can tell.
    """
    was, now = ({path: both[at] for path, both in edits.files.items()} for at in (0, 1))
    noted = _of("event", edits.hashes)
    if any((site.root / path).is_symlink() for path in (*_of("article", now), *noted)):
        raise Unknown
    gone, come = (_read(_of("article", held), reader) for held in (was, now))
    said, says = (_notes(_of("event", held), reader) for held in (was, now))
    notes = _notes(noted, reader)
    roll = _roll(known, gone, come, edits, reader)
    group = partial(_grouped, roll, notes, site, reader)
    with reader.engine.aside(group, "grouping", lasts=True) as result:
        edges = _edges(come)
        meanwhile()
        grouped = result()
    if grouped is None:
        raise Unknown
    changed = grouped.after.changes(grouped.before)
    # Of one that is gone or comes back, or has another date, the ledger may say the same, and it
    # knows no notes.
    edited = {article.id for article in (*gone, *come)}
    changed |= {record.id: record for record in grouped.after.holding(edited)}
    changed |= {record.id: record for record in _named((*said, *says), grouped.after)}
    records = [record for record in changed.values() if record]
    if len(records) < len(changed) or not all(map(_is_plain, records)):
        raise Unknown
    word = hear(roll, notes, grouped.before)
    return _joined(grouped, records, roll, word, edges, site, reader)


def _of(kind: Kind, held: Mapping[str, str]) -> dict[str, str]:
    """The files of this kind that exist, with their content hashes."""
    folder = f"{_CONTENT}{_FOLDERS[kind]}/"
    return {
        path: hash_
        for path, hash_ in held.items()
        if hash_ and path.startswith(folder) and kind_of(path) == kind
    }


def _notes(held: Mapping[str, str], reader: Rereader) -> list[EventNote]:
    """The editor's notes in these files. Raises `Unknown` if a content hash differs by now, or a
    note has problems.
    """
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
    """The articles of these files. Raises `Unknown` if a content hash differs by now, or one is
    uncommon: held back for a time, with keys of the editor, a picture, or rights to print it whole.
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
    """Whether the event has only ever had articles, no posts, and one address."""
    articles = all(kind_of(_CONTENT + member.id) == "article" for member in record.members)
    return articles and not (record.former_slugs or record.former_ids)


def _roll(
    known: Entered,
    gone: Iterable[Article],
    come: Sequence[Article],
    edits: Edits,
    reader: Rereader,
) -> Roll:
    """All articles, the new ones last."""
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


def _grouped(
    roll: Roll, notes: Sequence[EventNote], site: Site, reader: Rereader
) -> _Grouped | None:
    """The ledger after grouping: with the archive, if there is one, else by comparing all articles;
    None where only a full build can tell.
    """
    keeper = Keeper(site.root / ARCHIVE)
    before, config = read_ledger(site.root / LEDGER, keeper.touched), site.config
    if before.sheet:
        assigned = assign_few(roll, notes, before, config, keeper.recall)
    else:
        assigned = assign(roll[:], notes, before, config, keeper.recall, reader.engine.at_hand)
    if assigned is None or assigned.problems:
        return None
    archive = keeper.remember(assigned, config, frozen=site.frozen)
    return _Grouped(before, assigned.ledger, archive)


def _edges(come: Sequence[Article]) -> Edges:
    """The positions of their sentences; imports what writes entries, too."""
    import digest.entries  # noqa: F401 - 50 ms that grouping need not wait for
    from digest.text.sentences import edges_of

    return {article.id: edges_of(article.text) for article in come}


def _joined(
    grouped: _Grouped,
    records: Sequence[Record],
    roll: Roll,
    word: Word,
    edges: Edges,
    site: Site,
    reader: Rereader,
) -> Joined:
    """The entries of these events, with the new ledger and history."""
    members = roll.named(member.id for record in records for member in record.members)
    few, before = Ledger(records), grouped.before
    events = events_in(few, members, word)
    config, engine, memory = site.config, reader.engine, reader.memory
    asked = Assignment(events, grouped.after, before)
    entries, ledger = write_entries(asked, config, engine, memory, site.root, edges)
    were = Ledger([one for record in records if (one := before.record(record.id))])
    history = read_history(site.root / HISTORY)
    small = Assignment(events, few, were)
    entries, changes = chronicle(small, entries, history, config, engine, memory)
    kept = {HISTORY: format_history(changes), LEDGER: format_ledger(ledger)}
    gone = frozenset(record.id for record in records).difference(event.id for event in events)
    touched = frozenset(member.id for record in records for member in record.members)
    return Joined(entries, gone, roll, kept, touched, grouped.archive)
