"""Bytes under keys in an SQLite file. The file is only a cache: if it is damaged, a new one is
begun.

The file is one of many builds; the site's lock sees to it that they come one by one. It is never
flushed to the disk: a program that is killed leaves it whole, and after a power cut it may have to
be made anew. Values carry a check sum, so that a bit that turned is no news.

Source: "Defense against the dark arts", sqlite.org/security.html.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from zlib import crc32

from digest.cache.packs import KEPT_BUILDS, Value

LARGEST = 64 << 20
"""Bytes of a value; a larger one is not kept."""

_SCHEMA = "CREATE TABLE results (key BLOB PRIMARY KEY, build INTEGER NOT NULL, value BLOB NOT NULL)"
_FORGETS_EVERY = 4
"""Builds: to look through 20,000 results takes a tenth of a second."""
_QUERY = "SELECT key, value, build FROM results WHERE key IN"
_AT_ONCE = 500
"""Keys of one query: half the time of as many queries; SQLite takes 999 everywhere."""
_LAST_BUILD = 2**31 - 2
_SUM_BYTES = 4
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_TOOBIG}
_OTHER_FILES = ("-journal", "-wal", "-shm")


class Damaged(Exception):  # noqa: N818 - the file is at fault, and nobody sees this one
    """The file is not what digest has written."""


class Unusable(Exception):  # noqa: N818 - as above
    """The file can't be opened, read or written, whatever it holds."""


class Store:
    """An open file.

    Every method raises `Damaged` or `Unusable`.
    """

    def __init__(self, file: Path, *, counting: bool = True) -> None:
        """Open it; a new one is made where there is none. A build that asks for next to nothing
        is not `counting`: what it does not ask for is no less wanted than before.
        """
        if file.is_symlink() or (file.exists() and not file.is_file()):
            raise Damaged("it is no file")
        with _reporting():
            self._connection = sqlite3.connect(file, timeout=0)
        try:
            self._prepare(int(counting))
        except (Damaged, Unusable):
            self.close()
            raise

    def get(self, keys: Iterable[bytes]) -> dict[bytes, Value]:
        """The values under those of the keys that have one."""
        found: dict[bytes, Value] = {}
        old: list[tuple[int, bytes]] = []
        with _reporting():
            for key, value, build in _sound_rows(self._connection, list(keys)):
                found[key] = value
                if build <= self.build - KEPT_BUILDS // 2:
                    old.append((self.build, key))
            if old:
                with self._connection:
                    update = "UPDATE results SET build = ? WHERE key = ?"
                    self._connection.executemany(update, old)
        return found

    def put(self, values: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep these under their keys, in place of what is there."""
        rows = (
            (key, self.build, _sum(value) + value) for key, value in values if len(value) <= LARGEST
        )
        with _reporting(), self._connection:
            self._connection.executemany("REPLACE INTO results VALUES (?, ?, ?)", rows)

    def forget(self) -> None:
        """Drop what none of the last builds has asked for, now and then."""
        if self.build % _FORGETS_EVERY:
            return
        with _reporting(), self._connection:
            self._connection.execute(
                "DELETE FROM results WHERE build NOT BETWEEN ? AND ?",
                (self.build - KEPT_BUILDS, self.build),
            )

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _prepare(self, builds: int) -> None:
        """Make sure of what is in there before any of it is used, and count this build."""
        with _reporting():
            _distrust(self._connection)
            self._connection.execute("PRAGMA synchronous = OFF")
            if not self._tables():
                self._connection.execute(_SCHEMA)
            if self._tables() != [_SCHEMA.encode()]:
                raise Damaged("it is another program's, or another version's")
            ((build,),) = self._connection.execute("PRAGMA user_version")
            if not 0 <= build < _LAST_BUILD:
                raise Damaged("it counts no builds")
            self.build = build + builds
            if builds:
                self._connection.execute(f"PRAGMA user_version = {self.build}")

    def _tables(self) -> list[bytes]:
        """The definitions of all that is in the file; there is no trigger among ours."""
        query = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
        return [definition for (definition,) in self._connection.execute(query)]


def glance(file: Path, keys: Sequence[bytes]) -> dict[bytes, Value]:
    """The values under those of the keys that have one; none where the file can't be read.

    No build is counted and nothing is written: what builds keep and drop stays as it is.
    """
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            _distrust(opened)
            return {key: value for key, value, _ in _sound_rows(opened, keys)}
    except sqlite3.Error:
        return {}  # There is no file yet, or a build will say what is wrong with it.


def discard(file: Path) -> None:
    """Remove the file, or the link to it, and SQLite's files that belong to it."""
    try:
        for name in (file.name, *(file.name + ending for ending in _OTHER_FILES)):
            file.with_name(name).unlink(missing_ok=True)
    except OSError as error:
        raise Unusable(error.strerror) from error


def _distrust(connection: sqlite3.Connection) -> None:
    connection.text_factory = bytes
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST + 1024)
    connection.execute("PRAGMA trusted_schema = OFF")


def _sound_rows(
    connection: sqlite3.Connection, keys: Sequence[bytes]
) -> Iterator[tuple[bytes, Value, int]]:
    """Key, value and build of what is found and whole."""
    for start in range(0, len(keys), _AT_ONCE):
        part = keys[start : start + _AT_ONCE]
        query = f"{_QUERY} ({','.join('?' * len(part))})"
        for key, value, build in connection.execute(query, part):
            sound = _sound(value)
            if sound is not None and isinstance(build, int):
                yield key, sound, build


@contextmanager
def _reporting() -> Iterator[None]:
    """Say what is wrong with the file in our own terms."""
    try:
        yield
    except sqlite3.Error as error:
        # The low byte is the kind of error; Python's own errors have no code.
        kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise (Damaged if kind in _DAMAGE else Unusable)(str(error)) from error


def _sound(value: object) -> memoryview | None:
    """What stands behind its check sum."""
    if not isinstance(value, bytes):
        return None
    view = memoryview(value)
    return view[_SUM_BYTES:] if view[:_SUM_BYTES] == _sum(view[_SUM_BYTES:]) else None


def _sum(value: Value) -> bytes:
    """Against accidents, not against anybody: a fifth of the time of a hash that is."""
    return crc32(value).to_bytes(_SUM_BYTES)
