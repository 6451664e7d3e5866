"""A part of an archive, to its articles, one after the other."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import BinaryIO, cast

from digest.errors import RecordError
from digest.model import Article, Location
from digest.shards import parquet
from digest.shards.dividing import GZIP, Partition
from digest.shards.storage import opened
from digest.sources.records import COLUMNS, read_records, read_rows

_BLOCK_BYTES = 1_000_000
_BOM = b"\xef\xbb\xbf"


def articles_of(partition: Partition) -> Iterator[Article]:
    """The articles of a part; where in the file each stands is counted from the part's beginning.

    Raises:
        RecordError: of the records that can't be used, with their places in the whole file.
    """
    try:
        yield from _read(partition, 1)
    except RecordError:
        for _ in placed_articles(partition) if partition.start else ():
            pass  # The same mistakes are found again, where they are.
        raise


def placed_articles(partition: Partition) -> Iterator[Article]:
    """The same, counted from the file's beginning, which has to be read for it."""
    yield from _read(partition, _count_before(partition) + 1)


def _read(partition: Partition, first: int) -> Iterator[Article]:
    path = partition.path
    try:
        with opened(path) as file:
            if partition.has_rows:
                found = parquet.rows(file, path, COLUMNS, partition.start, partition.end)
                yield from read_rows(found, path, first)
            else:
                lines = (line.decode("utf-8", "replace") for line in _lines(file, partition))
                yield from read_records(lines, path, first)
    except (OSError, EOFError) as error:
        raise RecordError.at(Location(path), str(error), "a whole file") from error


def _lines(file: BinaryIO, partition: Partition) -> Iterator[bytes]:
    """The lines that begin in the part; the last of them may end after it."""
    packed = not partition.start and file.read(len(GZIP)) == GZIP
    place = _seek_line(file, partition.start)
    lines = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed else file
    for line in lines:
        if partition.end is not None and place >= partition.end:
            return
        place += len(line)
        yield line.removeprefix(_BOM) if place == len(line) else line


def _seek_line(file: BinaryIO, start: int) -> int:
    """Go to the first line that begins at `start` or after it; where that is."""
    if not start:
        return file.seek(0)
    file.seek(start - 1)
    return start - 1 + len(file.readline())


def _count_before(partition: Partition) -> int:
    """How many lines or rows of the file begin before those of the part."""
    with opened(partition.path) as file:
        if partition.has_rows:
            groups = parquet.group_sizes(file, partition.path)
            return sum(count for count, _ in groups[: partition.start])
        left, count = _seek_line(file, partition.start), 0
        file.seek(0)
        while left and (block := file.read(min(left, _BLOCK_BYTES))):
            left, count = left - len(block), count + block.count(b"\n")
        return count
