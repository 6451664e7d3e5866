"""The name of an archive, here or where fsspec reaches, to its files; a file, to its bytes."""

from __future__ import annotations

import io
from glob import glob, has_magic
from pathlib import Path
from typing import Any, BinaryIO, cast

from digest.errors import ConfigError, UsageError
from digest.model import Location

ENDINGS = (".jsonl", ".jsonl.gz", ".parquet")
"""Of files that are looked for in a folder; one that is named may be called anything."""
_BLOCK_BYTES = 1_000_000


def find_files(name: str) -> dict[str, int]:
    """Path or URL to size, of a folder's files, of those that a pattern names, or of one file.

    Raises:
        UsageError: there are none, or they can't be reached.
        ConfigError: the extra `remote` is missing.
    """
    expected = f"a folder or a pattern of {', '.join(ENDINGS)} files"
    try:
        found = _remote(name) if is_remote(name) else _local(name)
    except (OSError, ValueError, ImportError) as error:
        raise UsageError.at(Location(name), f"can't be reached: {error}", expected) from error
    if not found:
        raise UsageError.at(Location(name), "no article records there", expected)
    return found


def opened(path: str) -> BinaryIO:
    """A file of `find_files`, to be read from any byte on."""
    if not is_remote(path):
        return open(path, "rb")
    # Lines of a remote file come one by one through Python; of a buffer, they don't.
    return cast(BinaryIO, io.BufferedReader(_fsspec().open(path, "rb").open(), _BLOCK_BYTES))


def is_remote(name: str) -> bool:
    """Whether it is a URL, such as `s3://archive/2025/*.parquet`."""
    return "://" in name


def _local(name: str) -> dict[str, int]:
    path = Path(name)
    if path.is_dir():
        found = [one for one in path.iterdir() if one.name.endswith(ENDINGS)]
    elif path.is_file():
        found = [path]
    else:
        found = [Path(each) for each in glob(name, recursive=True)] if has_magic(name) else []
    return {str(one.resolve()): one.stat().st_size for one in found if one.is_file()}


def _remote(url: str) -> dict[str, int]:
    system, path = _fsspec().core.url_to_fs(url)
    told: list[dict[str, Any]]
    if has_magic(path):
        told = list(system.glob(path, detail=True).values())
    elif system.isdir(path):
        told = [one for one in system.ls(path, detail=True) if one["name"].endswith(ENDINGS)]
    else:
        told = [system.info(path)] if system.exists(path) else []
    found = [one for one in told if one["type"] == "file"]
    return {system.unstrip_protocol(one["name"]): int(one["size"] or 0) for one in found}


def _fsspec() -> Any:
    try:
        import fsspec  # 0.1 s: only for archives that are elsewhere
    except ImportError as error:
        expected = "pip install 'digest-press[remote]'"
        raise ConfigError.at(Location("archive"), "needs an extra", expected) from error
    return fsspec
