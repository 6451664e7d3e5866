"""Article records from a file, of lines or Parquet, here or elsewhere, or from standard input."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import wrong_use

if TYPE_CHECKING:
    from digest.model import Article


def read_all(name: str) -> list[Article]:
    """The articles of the records in the file `name`, or on standard input for `-`.

    Where a record names no language, it is told from its words, or from the other records'.

    Raises:
        UsageError: there is no such file.
        RecordError: with the lines that can't be used.
    """
    from digest.shards import is_remote
    from digest.shards.parquet import ENDING
    from digest.sources.records import read_records, with_languages

    if is_remote(name) or name.endswith(ENDING):
        return with_languages(_of_file(name))
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        raw = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
    except (OSError, EOFError) as error:
        what = getattr(error, "strerror", None) or str(error)
        expected = "a file of JSON Lines, or - for standard input"
        raise wrong_use(name, what, expected) from error
    lines = io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8-sig", errors="replace", newline="\n")
    return with_languages(read_records(lines, "stdin" if name == "-" else name))


def _of_file(name: str) -> Iterator[Article]:
    from digest.shards import Partition, articles_of, find_files

    path, *others = sorted(find_files(name))
    if others:
        raise wrong_use(name, "is more than one file", "one, or --shard-days for many")
    return articles_of(Partition(path))
