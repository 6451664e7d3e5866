"""The files of an archive, to parts that are read one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from digest.shards import parquet
from digest.shards.storage import opened

PART_BYTES = 32_000_000
"""Some 20,000 articles of 300 words; reading them takes a worker 71 MB, and the 83 MB of a file of
50,000 that is not divided 139 MB."""

GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Partition:
    """A file of article records, or a part of it."""

    path: str
    """Absolute; or a URL that fsspec knows, such as `s3://...`."""
    start: int = 0
    end: int | None = None
    """In lines, bytes: the part has the lines that begin there. In Parquet, groups of rows.
    None for the end."""

    @property
    def has_rows(self) -> bool:
        """Whether it is Parquet, and not JSON Lines."""
        return self.path.endswith(parquet.ENDING)


def partitions(files: Mapping[str, int]) -> tuple[Partition, ...]:
    """The parts of files, of which the sizes are given, in the order of their names.

    Files are divided as far as that needs no reading: what is packed as a whole, is not.

    Raises:
        ConfigError: there is Parquet, and its extra is not installed.
        RecordError: a file that is called Parquet is none.
    """
    return tuple(part for path in sorted(files) for part in _parts(path, files[path]))


def _parts(path: str, size: int) -> Iterator[Partition]:
    if Partition(path).has_rows:
        yield from _of_rows(path)
    elif size > PART_BYTES and not _is_packed(path):
        for start in range(0, size, PART_BYTES):
            yield Partition(path, start, min(size, start + PART_BYTES))
    else:
        yield Partition(path)


def _of_rows(path: str) -> Iterator[Partition]:
    """Neighboring groups together, as many as are not too large."""
    with opened(path) as file:
        sizes = [size for _, size in parquet.group_sizes(file, path)]
    start = filled = 0
    for number, size in enumerate(sizes):
        if filled and filled + size > PART_BYTES:
            yield Partition(path, start, number)
            start, filled = number, 0
        filled += size
    yield Partition(path, start, len(sizes))


def _is_packed(path: str) -> bool:
    with opened(path) as file:
        return file.read(len(GZIP)) == GZIP
