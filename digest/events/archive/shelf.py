"""The archive to files below `.digest/`, and back; arrays are memory-mapped, not read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

import digest
from digest.events.archive.archive import Archive, Gone, Part
from digest.events.archive.belonging import MANIFEST
from digest.events.archive.written import Written, replace_by
from digest.events.features.postings import Postings
from digest.events.features.spellings import Words
from digest.nouns import noun
from digest.text.words import stemming_version

FORMAT = 5
ALIGNED = 64
"""Bytes: where a table may begin."""

_COLUMNS = tuple("keys label text original bands day ages length body norm".split())
_TABLES = (
    *(f"terms.{name}" for name in ("code", "start", "holder", "times")),
    *(f"lines.{name}" for name in ("code", "start", "holder", "times")),
    *(f"spelled.{name}" for name in ("code", "start", "holder", "times")),
    *(f"capitals.{name}" for name in ("code", "start", "holder", "times")),
    *(f"words.{name}" for name in ("code", "seen", "capital")),
)
_GONE = ("rows", "terms", "words.code", "words.seen", "words.capital")

Array = npt.NDArray[Any]


@noun
class Shelf:
    """The folder that stores an archive: one file per part, named by its checksum, and a manifest
    that lists them. If it is missing, the next build compares all articles and writes it again.
    """

    folder: Path

    def load(self) -> Archive | None:
        """The archive; None where there is none, or none that this version can trust."""
        try:
            manifest = json.loads((self.folder / MANIFEST).read_bytes())
            if manifest["made_by"] != _made_by():
                return None
            parts = tuple(_read(self.folder / name) for name in manifest["parts"])
            return Archive(
                parts=parts,
                ends=frozenset(manifest["ends"]),
                lines=frozenset(manifest["lines"]),
                language=manifest["language"],
                zone=manifest["zone"],
                gone=next((_read_gone(self.folder / name) for name in manifest["gone"]), None),
            )
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            # Whatever is wrong with it, everything can be compared anew.
            return None

    def write(self, archive: Archive) -> Written:
        """Write the parts that are not there yet; the archive that is there stays in force."""
        self.folder.mkdir(parents=True, exist_ok=True)
        names = [_write(self.folder, part) for part in archive.parts]
        gone = [_write_gone(self.folder, archive.gone)] if archive.gone else []
        manifest = {
            "made_by": _made_by(),
            "parts": names,
            "ends": sorted(archive.ends),
            "lines": sorted(archive.lines),
            "language": archive.language,
            "zone": archive.zone,
            "gone": gone,
        }
        return Written(self.folder, json.dumps(manifest).encode(), frozenset((*names, *gone)))


def _made_by() -> list[str]:
    """What may read and split words differently in another version."""
    return [str(FORMAT), digest.__version__, np.__version__, stemming_version()]


def _write(folder: Path, part: Part) -> str:
    """The name of the file that has this part, which says what is in it."""
    columns = [getattr(part, name) for name in _COLUMNS]
    tables = [attrgetter(name)(part) for name in _TABLES]
    return _put(folder, "part", part.labels, columns, tables)


def _write_gone(folder: Path, gone: Gone) -> str:
    """The name of the file of what has gone; to find it anew takes .1 s among 100,000 articles."""
    return _put(folder, "gone", (), [attrgetter(name)(gone) for name in _GONE], ())


def _put(
    folder: Path,
    kind: str,
    labels: Sequence[str],
    columns: Sequence[Array],
    tables: Sequence[Array],
) -> str:
    """The name of a file of these arrays; of the columns their sum is kept."""
    arrays = [np.ascontiguousarray(array) for array in (*columns, *tables)]
    head = {
        "labels": "\0".join(labels),
        "columns": crc32(b"".join(array.tobytes() for array in arrays[: len(columns)])),
        "arrays": [[array.dtype.str, array.shape] for array in arrays],
    }
    raw = json.dumps(head).encode()
    name = f"{crc32(raw):08x}.{kind}"
    if not _is_whole(folder / name, len(columns)):
        replace_by(folder / name, _laid_out(raw, arrays))
    return name


def _laid_out(head: bytes, arrays: list[Array]) -> Iterator[bytes | memoryview]:
    """The length of the head, the head, and the arrays, each from a multiple of ALIGNED on."""
    yield len(head).to_bytes(8, "little") + head + b"\0" * _gap(8 + len(head))
    for array in arrays:
        yield array.tobytes()
        yield b"\0" * _gap(array.nbytes)


def _gap(size: int) -> int:
    return -size % ALIGNED


def _is_whole(path: Path, columns: int) -> bool:
    try:
        _take(path, columns)
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return True


def _read(path: Path) -> Part:
    """The part in a file.

    Raises:
        ValueError: the file is not what its name says.
    """
    labels, arrays = _take(path, len(_COLUMNS))
    tables = arrays[len(_COLUMNS) :]
    known: dict[str, Any] = dict(zip(_COLUMNS, arrays, strict=False))
    return Part(
        **known,
        labels=labels,
        terms=Postings(*tables[:4]),
        lines=Postings(*tables[4:8]),
        spelled=Postings(*tables[8:12]),
        capitals=Postings(*tables[12:16]),
        words=Words(*tables[16:]),
    )


def _read_gone(path: Path) -> Gone:
    """What has gone, from its file.

    Raises:
        ValueError: the file is not what its name says.
    """
    _, (rows, terms, *words) = _take(path, len(_GONE))
    return Gone(rows, terms, Words(*words))


def _take(path: Path, columns: int) -> tuple[tuple[str, ...], list[Array]]:
    """The labels and the arrays of a file, which begin with so many columns.

    Raises:
        ValueError: the file is not what its name says.
    """
    raw = np.memmap(path, np.uint8, "r")
    size = int.from_bytes(raw[:8].tobytes(), "little")
    head = raw[8 : 8 + size].tobytes()
    if not path.name.startswith(f"{crc32(head):08x}."):
        raise ValueError(f"{path.name}: another head")
    told = json.loads(head)
    at = 8 + size + _gap(8 + size)
    arrays: list[Array] = []
    for kind, shape in told["arrays"]:
        length = int(np.prod(shape)) * np.dtype(kind).itemsize
        arrays.append(raw[at : at + length].view(kind).reshape(shape))
        at += length + _gap(length)
    held = b"".join(array.tobytes() for array in arrays[:columns])
    if at != len(raw) or crc32(held) != told["columns"]:
        raise ValueError(f"{path.name}: other contents")
    return tuple(told["labels"].split("\0")), arrays
