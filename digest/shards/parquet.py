"""A Parquet file to its rows, some at a time; the one module that knows of pyarrow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

from digest.errors import ConfigError, RecordError
from digest.model import Location

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyarrow.parquet import ParquetFile

ENDING = ".parquet"
BATCH_ROWS = 1_000
"""Rows that become Python's at a time: a few megabytes."""


@contextmanager
def opened_table(file: BinaryIO, path: str) -> Iterator[ParquetFile]:
    """The table in an open file.

    Raises:
        ConfigError: the extra `parquet` is not installed.
        RecordError: it is no Parquet file, or a damaged one.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile  # 0.2 s: only for those who have such files
    except ImportError as error:
        expected = "pip install 'digest-press[parquet]'"
        raise ConfigError.at(Location(path), "needs an extra", expected) from error
    try:
        yield ParquetFile(file)
    except (ArrowException, OSError) as error:
        raise RecordError.at(Location(path), str(error), "a whole Parquet file") from error


def group_sizes(file: BinaryIO, path: str) -> list[tuple[int, int]]:
    """Of each group of rows, how many there are, and their bytes unpacked; raises as above."""
    with opened_table(file, path) as table:
        groups = map(table.metadata.row_group, range(table.metadata.num_row_groups))
        return [(group.num_rows, group.total_byte_size) for group in groups]


def rows(
    file: BinaryIO, path: str, columns: tuple[str, ...], start: int, end: int | None
) -> Iterator[dict[str, Any]]:
    """The rows of the groups from `start` to before `end`, with those of the columns that there
    are; raises as above.
    """
    with opened_table(file, path) as table:
        groups = list(range(table.metadata.num_row_groups))[start:end]
        known = [name for name in columns if name in table.schema_arrow.names]
        for batch in table.iter_batches(BATCH_ROWS, groups, known, use_threads=False):
            yield from _to_microseconds(batch).to_pylist()


def _to_microseconds(batch: RecordBatch) -> RecordBatch:
    """Python knows no nanoseconds, and pyarrow refuses to lose any unasked."""
    import pyarrow

    for number, field in enumerate(batch.schema):
        if pyarrow.types.is_timestamp(field.type):
            kind = pyarrow.timestamp("us", field.type.tz)
            column = batch.column(number).cast(kind, safe=False)
            batch = batch.set_column(number, field.name, column)
    return batch
