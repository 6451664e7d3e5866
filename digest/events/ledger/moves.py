"""Articles and the ledger to the files that have moved: they are known again by their content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from posixpath import basename
from types import MappingProxyType

from digest.events.ledger.file import Ledger
from digest.model import Article

NOTHING: Mapping[str, str] = MappingProxyType({})


def moves(articles: Sequence[Article], ledger: Ledger) -> dict[str, str]:
    """Of each file that has moved since the ledger was written, the former id to the present one.

    Of several with one content, those of one name belong together, then those in order.
    """
    known = {member.id for record in ledger.records for member in record.members}
    unknown = [article for article in articles if article.id not in known]
    if not unknown:
        return {}
    new: dict[str, list[str]] = {}
    for article in sorted(unknown, key=attrgetter("id")):
        new.setdefault(article.content_hash, []).append(article.id)
    here = {article.id for article in articles}
    gone: dict[str, list[str]] = {}
    for record in ledger.records:
        for member in record.members:
            if member.content_hash in new and member.id not in here:
                gone.setdefault(member.content_hash, []).append(member.id)
    return {
        former: present
        for content, ids in gone.items()
        for former, present in _pairs(sorted(ids), new[content])
    }


def _pairs(gone: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    named: dict[str, list[str]] = {}
    for path in reversed(new):
        named.setdefault(basename(path), []).append(path)
    alike = {path: named[basename(path)].pop() for path in gone if named.get(basename(path))}
    yield from alike.items()
    taken = set(alike.values())
    rest = [path for path in new if path not in taken]
    yield from zip([path for path in gone if path not in alike], rest, strict=False)
