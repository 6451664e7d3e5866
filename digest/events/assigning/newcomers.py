"""Posts that have come where nothing is compared, and the ledger to the ledger after them."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from digest.config import Config
from digest.events.assigning.assignment import assign
from digest.events.ledger.edits import lines_of
from digest.events.ledger.file import Ledger
from digest.events.ledger.history import Change, find_changes
from digest.events.ledger.lines import assemble, decode_all, encode
from digest.events.ledger.records import Member, Record
from digest.model import Article, Location
from digest.nouns import noun


@noun
class Newcomers:
    """The ledger with articles that have come."""

    ledger: bytes
    changes: tuple[Change, ...]
    event_of: dict[str, str]
    """The events of these, by their ids."""
    guid_of: dict[str, str]


def with_newcomers(
    raw: bytes, articles: Sequence[Article], here: Container[str], config: Config
) -> Newcomers | None:
    """The ledger's file, whose content is `raw`, with these new posts; None if the events that they
    name are not enough to decide. `here` has the ids of all other articles.

    As `assign` has it, which is asked of these posts and events alone: where nothing is compared,
    others matter only to a file that has moved, or to an id that is taken.
    """
    records = _records(raw)
    if config.grouping.mode != "off" or config.grouping.grouper:
        return None
    if not _are_new(articles, records, here):
        return None
    named = {name: record for record in records for name in record.names}
    near = _near(articles, named)
    if near is None:
        return None
    known = [_known(one) for one in _members(near.records) if one.id in here]
    assigned = assign([*known, *articles], (), near, config)
    after = assigned.ledger
    founded = {record.id for record in after.records} - {record.id for record in near.records}
    home = {one.id: event.id for event in assigned.events for one in event.articles}
    guids = {one.id: one.guid for one in _members(after.records)}
    new, taken = [article.id for article in articles], {one.guid for one in _members(records)}
    if assigned.problems or founded & named.keys() or any(guids[name] in taken for name in new):
        return None
    return Newcomers(
        _with_all(after.records, raw, [record.id for record in records]),
        find_changes(near, after, articles, config.zone),
        {name: home[name] for name in new},
        {name: guids[name] for name in new},
    )


def _records(raw: bytes) -> tuple[Record, ...]:
    """As the last build wrote them."""
    return assemble(decode_all(raw))


def _members(records: Iterable[Record]) -> Iterator[Member]:
    return (member for record in records for member in record.members)


def _are_new(articles: Sequence[Article], records: Iterable[Record], here: Container[str]) -> bool:
    """The ledger has never heard of them, their days are known, and none is a file that moved."""
    known = {one.id for one in _members(records)}
    gone = {one.content_hash for one in _members(records) if one.id not in here}
    return not any(
        one.id in known or one.content_hash in gone or one.not_event or not one.published
        for one in articles
    )


def _near(articles: Iterable[Article], named: Mapping[str, Record]) -> Ledger | None:
    """The events that these articles name, as far as there are any; None where a name is an id,
    and of none.
    """
    names = {article.event for article in articles if article.event}
    if any(name.startswith("ev-") and name not in named for name in names):
        return None
    found = {named[name].id: named[name] for name in sorted(names) if name in named}
    return Ledger(tuple(found.values()))


def _known(member: Member) -> Article:
    """Enough of an article that is where the ledger has it."""
    place = Location(f"content/{member.id}")
    return Article(member.id, "post", "", "", member.content_hash, place)


def _with_all(records: Iterable[Record], raw: bytes, events: Sequence[str]) -> bytes:
    """The file with the lines of these records, in place of former ones or where they belong
    among all of its `events`.
    """
    for record in records:
        start, end = lines_of(record.id, raw)
        if record.id not in events:
            later = events[bisect(events, record.id) :]
            start = end = lines_of(later[0], raw)[0] if later else len(raw)
        raw = raw[:start] + encode([record]) + raw[end:]
    return raw
