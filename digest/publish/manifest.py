"""What the last build read and wrote, to the answer whether anything has changed since.

Asked before anything heavy is imported: only light modules of the standard library, one
`lstat` a file, one comparison of plain dictionaries. A file whose size and times are as
remembered is trusted, unless it was written so shortly before it was looked at that one more
write might hide in the same tick of the clock: then, as when the times differ, its content
decides. (Git calls such files racily clean.)
"""

from __future__ import annotations

import json
import os
import stat
import sys
import time
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import digest
from digest.publish.atomic import replace_file

MANIFEST = ".digest/manifest.json"
"""In the site's root. Deleting it costs a build, nothing else."""

_FORMAT = 2
_RACY_NS = 2_000_000_000
"""The coarsest clock of a file system in use: FAT counts in steps of two seconds."""

Stats = dict[str, list[int]]
"""Path to size and the times of change of content and inode, in nanoseconds."""


class Snapshot(NamedTuple):
    """The inputs as they are at one moment."""

    inputs: list[str]
    """The files and folders that were looked at, relative to the site's root or absolute."""
    stats: Stats
    hashes: dict[str, str]
    taken: int
    """Nanoseconds since the epoch."""


class _Manifest(NamedTuple):
    """A build as it is remembered; kept as a JSON array in this order."""

    format: int
    environment: list[Any]
    options: dict[str, Any]
    now: float
    until: float | None
    inputs: list[str]
    stats: Stats
    hashes: dict[str, str]
    taken: int
    output: str
    published: Stats
    memo: dict[str, Any]


def take_snapshot(root: str, inputs: Iterable[str]) -> Snapshot:
    """The state of the inputs; to be taken before the build reads the first of them.

    An edit during the build is then a difference from the snapshot, and not lost. An input
    that is missing is remembered as missing. What is as it was at the last build is not read
    again.
    """
    taken, inputs = time.time_ns(), list(inputs)
    stats = _stats(root, inputs)
    hashes = _trusted_hashes(root, stats)
    hashes |= {path: _hash(root, path) for path in stats if path not in hashes}
    return Snapshot(inputs, stats, hashes, taken)


def record(
    root: str,
    snapshot: Snapshot,
    options: Mapping[str, object],
    output: str,
    now: float,
    until: float | None,
    rewritten: Iterable[str] = (),
    memo: Mapping[str, object] = {},
    published: Mapping[str, list[int]] | None = None,
) -> None:
    """Remember a finished build.

    Args:
        root: The site's root.
        snapshot: Of the inputs, from before they were read.
        options: Whatever the command line or the environment say that shapes the site; JSON.
        output: The published folder, relative to the root or absolute.
        now: The build's clock, in seconds since the epoch.
        until: When the site changes by the clock alone: at the next post or expiry to come.
        rewritten: Inputs that the build itself has written since, such as the ledger.
        memo: Whatever the next run wants to know of this one; JSON.
        published: The state of every file below `output`, where it is known; else it is looked at.
    """
    changed = _stats(root, rewritten)
    stats = snapshot.stats | changed
    hashes = snapshot.hashes | {path: _hash(root, path) for path in changed}
    manifest = _Manifest(
        format=_FORMAT,
        environment=_environment(),
        options=dict(options),
        now=now,
        until=until,
        inputs=snapshot.inputs,
        stats=stats,
        hashes=hashes,
        taken=snapshot.taken,
        output=output,
        published=_stats(root, [output]) if published is None else _below(output, published),
        memo=dict(memo),
    )
    _save(root, manifest)


def unchanged(root: str, options: Mapping[str, object], now: float) -> bool:
    """A build now, with these options, would publish what is already there."""
    return recall(root, options, now) is not None


def recall(root: str, options: Mapping[str, object], now: float) -> dict[str, Any] | None:
    """The memo of the last build, where a build now would change nothing.

    None without a manifest, or with one that is damaged or another version's. A clock that
    went back counts as a change. Inputs that were only touched are remembered with their new
    times, so that their content is compared only once.
    """
    try:
        manifest = _load(root)
        same = (
            isinstance(manifest.memo, dict)
            and manifest.options == dict(options)
            and manifest.now <= now
            and (manifest.until is None or now < manifest.until)
            and manifest.environment == _environment()
            and _inputs_unchanged(root, manifest)
            and manifest.published == _stats(root, [manifest.output])
        )
    except _UNREADABLE:
        return None  # Not to be read, or no manifest of ours: a build makes a new one.
    return manifest.memo if same else None


def recall_above(start: str, options: Mapping[str, object], now: float) -> dict[str, Any] | None:
    """As `recall`, for the site around the folder `start`; None where no build has been."""
    folder, above = os.path.abspath(start), ""
    while folder != above:
        if os.path.isfile(os.path.join(folder, MANIFEST)):
            return recall(folder, options, now)
        if os.path.isfile(os.path.join(folder, "digest.toml")):
            return None
        folder, above = os.path.dirname(folder), folder
    return None


_UNREADABLE = (OSError, ValueError, TypeError, AttributeError, RecursionError)


def _load(root: str) -> _Manifest:
    """The manifest. Raises one of `_UNREADABLE` where there is none of this format."""
    with open(os.path.join(root, MANIFEST), "rb") as file:
        manifest = _Manifest(*json.load(file))
    if manifest.format != _FORMAT:
        raise ValueError("another version's")
    return manifest


def _trusted_hashes(root: str, stats: Stats) -> dict[str, str]:
    """What those files hold whose size and times are as the manifest has them, beyond doubt."""
    try:
        manifest = _load(root)
        racy = manifest.taken - _RACY_NS
        known, hashes = manifest.stats, manifest.hashes
        return {
            path: hashes[path]
            for path, found in stats.items()
            if known.get(path) == found and found[1] < racy and found[2] < racy and path in hashes
        }
    except _UNREADABLE:
        return {}


def _below(output: str, published: Mapping[str, list[int]]) -> Stats:
    return {f"{output}/{path}": found for path, found in published.items()}


def _inputs_unchanged(root: str, manifest: _Manifest) -> bool:
    """The inputs are the same files with the same content as at the snapshot."""
    taken, stats = time.time_ns(), _stats(root, manifest.inputs)
    if stats.keys() != manifest.stats.keys():
        return False
    racy = manifest.taken - _RACY_NS
    doubtful = [
        path
        for path, known in manifest.stats.items()
        if stats[path] != known or known[1] >= racy or known[2] >= racy
    ]
    if any(_hash(root, path) != manifest.hashes.get(path) for path in doubtful):
        return False
    if doubtful:
        _save(root, manifest._replace(stats=stats, taken=taken))
    return True


def _stats(root: str, paths: Iterable[str]) -> Stats:
    """Every file at or below the paths; what is missing is left out.

    A path itself may be a link to a folder; below it no link to one is followed.
    """
    stats: Stats = {}
    for path in paths:
        full = os.path.join(root, path)
        try:
            found = os.lstat(full)
        except (FileNotFoundError, NotADirectoryError):
            continue
        if not stat.S_ISDIR(found.st_mode):
            stats[path] = _state(full, found)
        if os.path.isdir(full):
            _walk(full, path, stats)
    return stats


def _walk(folder: str, name: str, stats: Stats) -> None:
    """Add every file below `folder`, under `name`, to `stats`."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{name}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    _walk(entry.path, path, stats)
            else:
                stats[path] = _state(entry.path, entry.stat(follow_symlinks=False))


def _state(full: str, found: os.stat_result) -> list[int]:
    """Size and times; of a link the size of what it leads to, and whichever times are later."""
    if not stat.S_ISLNK(found.st_mode):
        return [found.st_size, found.st_mtime_ns, found.st_ctime_ns]
    try:
        behind = os.stat(full)
    except OSError:
        behind = found  # It leads nowhere.
    modified = max(found.st_mtime_ns, behind.st_mtime_ns)
    return [behind.st_size, modified, max(found.st_ctime_ns, behind.st_ctime_ns)]


def _hash(root: str, path: str) -> str:
    """What the file holds, and where it is a link to it, its place; "" where that can't be read."""
    from hashlib import blake2b  # loads OpenSSL, and is only needed where times don't tell

    full = os.path.join(root, path)
    try:
        content = os.fsencode(os.readlink(full)) + b"\0" if os.path.islink(full) else b""
        if os.path.isfile(full):
            with open(full, "rb") as file:
                content += file.read()
        elif not content:
            return ""
    except OSError:
        return ""
    return blake2b(content, digest_size=16).hexdigest()


def _environment() -> list[Any]:
    """Python, digest and the installed libraries, as far as a look at a few folders tells.

    Installing or removing a package changes the time of the folder that it is put into.
    """
    libraries = [
        [path, os.stat(path).st_mtime_ns]
        for path in sys.path
        if path.endswith(("site-packages", "dist-packages")) and os.path.isdir(path)
    ]
    package = os.path.dirname(digest.__file__)
    return [digest.__version__, sys.version, libraries, _stats(package, ["."])]


def _save(root: str, manifest: _Manifest) -> None:
    """Write the manifest in one step; one that a power cut takes costs a build."""
    text = json.dumps(manifest, separators=(",", ":"))
    replace_file(os.path.join(root, MANIFEST), text.encode("ascii"), durable=False)
