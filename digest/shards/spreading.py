"""A partition of article records, to the same articles in one file, in the order of their days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import msgspec

from digest.errors import RecordError
from digest.model import Article, Location
from digest.shards.files import whole
from digest.shards.plan import Plan, day_of
from digest.shards.reading import articles_of, placed_articles
from digest.sources.records import with_languages

ID_BYTES = 8
"""Of a hash of an id: enough to see among ten million which few may be there twice."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What the conductor has to know of a partition."""

    articles: Counter[int]
    """How many, by shard."""
    ids: bytes
    """The hash of each id, `ID_BYTES` each."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where the articles of one day lie in a file."""

    day: int
    offset: int
    length: int


def spread(number: int, plan: Plan) -> Spread:
    """Write the articles of a partition sorted by day, with an index of where each day begins.

    Raises:
        RecordError: at the first record that can't be used.
    """
    lines: dict[int, list[bytes]] = defaultdict(list)
    ids = bytearray()
    for article in _without_event(articles_of(plan.partitions[number])):
        lines[day_of(article)].append(msgspec.json.encode(article) + b"\n")
        ids += id_hash(article.id)
    stretches, offset = [], 0
    with whole(plan.spread(number), plan.work) as file:
        for day in sorted(lines):
            length = file.write(b"".join(lines[day]))
            stretches.append(Stretch(day, offset, length))
            offset += length
    with whole(_index(plan.spread(number)), plan.work) as file:
        file.write(msgspec.json.encode(stretches))
    articles = Counter[int]()
    for day, found in lines.items():
        articles[plan.shard_of(day)] += len(found)
    return Spread(articles, bytes(ids))


def gather(days: range, plan: Plan) -> list[Article]:
    """The articles of these days, from all partitions, each with its language, by id.

    Which language a text too brief to tell is in, the others of these days decide.
    """
    found = [
        article
        for number in range(len(plan.partitions))
        for article in _of_days(plan.spread(number), days)
    ]
    return with_languages(sorted(found, key=lambda article: article.id))


def places(number: int, plan: Plan, hashes: frozenset[bytes]) -> list[tuple[str, Location]]:
    """The ids of a partition whose hashes are among these, with their places."""
    found = placed_articles(plan.partitions[number])
    return [(one.id, one.location) for one in found if id_hash(one.id) in hashes]


def id_hash(name: str) -> bytes:
    """A short hash of an id."""
    return blake2b(name.encode(), digest_size=ID_BYTES).digest()


def _without_event(articles: Iterable[Article]) -> Iterator[Article]:
    """The same articles, if none of them names its event: that may lie in any other shard."""
    for article in articles:
        if article.event:
            what = "the record names its `event`, which may lie in any shard"
            expected = "no `event` in the records, or all of them at once, without shards"
            raise RecordError.at(article.location, what, expected)
        yield article


def _of_days(path: Path, days: range) -> Iterator[Article]:
    stretches = msgspec.json.decode(_index(path).read_bytes(), type=list[Stretch])
    decoder = msgspec.json.Decoder(Article)
    with open(path, "rb") as file:
        for stretch in stretches:
            if stretch.day in days:
                file.seek(stretch.offset)
                yield from map(decoder.decode, file.read(stretch.length).splitlines())


def _index(path: Path) -> Path:
    return path.with_name(f"{path.name}-days")
