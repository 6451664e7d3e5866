"""Article records from a file, compressed or not, or from standard input."""

from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from digest.cli.mistakes import wrong_use

if TYPE_CHECKING:
    from digest.model import Article


def read_all(name: str) -> list[Article]:
    """The articles of the records in the file `name`, or on standard input for `-`.

    Where a record names no language, it is told from its words, or from the other records'.

    Raises:
        UsageError: there is no such file.
        RecordError: with the line that can't be used.
    """
    from digest.sources.records import read_records, with_languages

    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        raw = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
    except (OSError, EOFError) as error:
        what = getattr(error, "strerror", None) or str(error)
        expected = "a file of JSON Lines, or - for standard input"
        raise wrong_use(name, what, expected) from error
    lines = io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8-sig", errors="replace", newline="\n")
    return with_languages(read_records(lines, "stdin" if name == "-" else name))
