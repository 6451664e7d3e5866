"""The manifest of the last build, which inputs it read and what it wrote, to whether anything has
changed since.

Asked before anything heavy is imported: only light modules of the standard library, one `lstat` a
file, one comparison. A file whose size and times are as remembered is trusted, unless it was
written so shortly before it was looked at that one more write might hide in the same tick of the
clock: then, as when the times differ, its content decides. (Git calls such files racily clean.)
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from digest.publish.atomic import replace_file
from digest.publish.intact import is_intact
from digest.publish.inventory import Inventories
from digest.publish.states import Stats, environment, hash_of, stats_of

MANIFEST = ".digest/manifest.json"
"""In the site's root. Deleting it costs a build, nothing else."""

_FORMAT = 4
UNREADABLE = (OSError, ValueError, TypeError, AttributeError, RecursionError)
"""What goes wrong with a manifest that is damaged, or of another kind."""

_RACY_NS = 2_000_000_000
"""The coarsest clock of a file system in use: FAT counts in steps of two seconds."""


class Snapshot(NamedTuple):
    """The inputs as they are at one moment."""

    inputs: list[str]
    """The files and folders that were looked at, relative to the site's root or absolute."""
    stats: Stats
    hashes: dict[str, str]
    taken: int
    """Nanoseconds since the epoch."""
    last: _Manifest | None
    """Of the last build."""

    @property
    def name(self) -> str:
        """Identifies the build that took it."""
        return f"{self.taken:x}"


class Look(NamedTuple):
    """The states of the files that the last build read, as they are now.

    A build that follows at once uses it for its snapshot. That loses no edit: the look came before
    the build read anything, its configuration included, so whatever is edited after it differs
    from it, and the next build sees it.
    """

    root: str
    """Absolute."""
    last: _Manifest
    stats: Stats
    taken: int
    """Nanoseconds since the epoch, from before the first file was looked at."""


class _Manifest(NamedTuple):
    """The record of a build; saved as a JSON array in this order."""

    format: int
    environment: list[Any]
    options: dict[str, Any]
    now: float
    until: float | None
    inputs: list[str]
    stats: Stats
    hashes: dict[str, str]
    taken: int
    """When the inputs were last looked at."""
    built: str
    """Identifies the build: see `Snapshot.name`."""
    output: str
    published: list[int]
    """Identifies the inventory of the tree that was published: see `Inventories.mark`."""
    memo: dict[str, Any]

    def holds(self, now: float) -> bool:
        """Whether the clock was not set back and has not passed `until`."""
        if int(self.built, 16) > self.taken:
            return False
        return self.now <= now and (self.until is None or now < self.until)


def take_snapshot(
    root: str,
    inputs: Iterable[str],
    ahead: Callable[[Sequence[str]], Mapping[str, str]] = lambda paths: {},
    look: Look | None = None,
) -> Snapshot:
    """The state of the inputs, taken before the build reads the first of them.

    An edit during the build then differs from the snapshot, and the next build sees it. A missing
    input is recorded as missing. Files that are unchanged since the last build are not read. If no
    last build is known, `ahead` may read files for this build already, and returns their content
    hashes. `look`, if it is one at the same inputs, saves looking at them again.
    """
    taken, inputs = time.time_ns(), list(inputs)
    if look and look.root == os.path.abspath(root) and look.last.inputs == inputs:
        taken, stats = look.taken, look.stats
    else:
        stats = stats_of(root, inputs)
    last, hashes = _trusted(root, stats)
    if last is None:
        hashes |= ahead(list(stats))
    hashes |= {path: hash_of(root, path) for path in stats if path not in hashes}
    return Snapshot(inputs, stats, hashes, taken, last)


def known_hashes(root: str, inputs: Iterable[str]) -> dict[str, str]:
    """The content hashes of the inputs that are certainly as they were at the last build; {} where
    there was none.
    """
    return _trusted(root, stats_of(root, inputs))[1]


def still_stands(root: str, snapshot: Snapshot) -> bool:
    """Whether the last build's site is as it was published."""
    manifest = snapshot.last
    return manifest is not None and _stands(root, manifest)


def record(
    root: str,
    snapshot: Snapshot,
    options: Mapping[str, object],
    output: str,
    now: float,
    until: float | None,
    rewritten: Iterable[str] = (),
    memo: Mapping[str, object] = {},
) -> None:
    """Write the manifest of a finished build.

    Args:
        root: The site's root.
        snapshot: The inputs, from before they were read.
        options: The options that shape the site, as JSON values.
        output: The published folder, relative to the root or absolute.
        now: The build's clock, in seconds since the epoch.
        until: When the clock alone will change the site: the next post to appear or expire.
        rewritten: Inputs that the build itself has written since, such as the ledger.
        memo: What `recalled` returns in a later run, as JSON values.
    """
    changed = stats_of(root, rewritten)
    stats = snapshot.stats | changed
    hashes = snapshot.hashes | {path: hash_of(root, path) for path in changed}
    manifest = _Manifest(
        format=_FORMAT,
        environment=environment(),
        options=dict(options),
        now=now,
        until=until,
        inputs=snapshot.inputs,
        stats=stats,
        hashes=hashes,
        taken=snapshot.taken,
        built=snapshot.name,
        output=output,
        published=Inventories(root, output).mark(os.path.join(root, output)),
        memo=dict(memo),
    )
    _save(root, manifest)


def recalled(look: Look, options: Mapping[str, object], now: float) -> dict[str, Any] | None:
    """The memo of the last build, if a build now would change nothing; else None.

    A clock that went back counts as a change. For inputs whose times changed but not their
    content, the new times are recorded, so that their content is compared only once.
    """
    manifest = look.last
    try:
        same = (
            isinstance(manifest.memo, dict)
            and manifest.options == dict(options)
            and manifest.holds(now)
            and manifest.environment == environment()
            and _inputs_unchanged(look)
            and _stands(look.root, manifest)
        )
    except UNREADABLE:
        return None  # No manifest of ours: a build makes a new one.
    return manifest.memo if same else None


def look_above(start: str) -> Look | None:
    """A look at the site that the folder `start` is in; None where no last build is known."""
    folder, above = os.path.abspath(start), ""
    while folder != above:
        if os.path.isfile(os.path.join(folder, MANIFEST)):
            return _look_at(folder)
        if os.path.isfile(os.path.join(folder, "digest.toml")):
            return None
        folder, above = os.path.dirname(folder), folder
    return None


def _look_at(root: str) -> Look | None:
    try:
        taken, manifest = time.time_ns(), _load(root)
        return Look(os.path.abspath(root), manifest, stats_of(root, manifest.inputs), taken)
    except UNREADABLE:
        return None


def _load(root: str) -> _Manifest:
    """The manifest. Raises one of `UNREADABLE` where there is none of this format."""
    path = os.path.join(root, MANIFEST)
    found = os.stat(path)
    return _loaded(path, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


@lru_cache(maxsize=1)
def _loaded(path: str, *state: int) -> _Manifest:
    """The manifest at `path` in this state: a run that finds a change asks for it twice."""
    with open(path, "rb") as file:
        manifest = _Manifest(*json.load(file))
    if manifest.format != _FORMAT:
        raise ValueError("another version's")
    return manifest


def _trusted(root: str, stats: Stats) -> tuple[_Manifest | None, dict[str, str]]:
    """The manifest, and the content hashes of files whose size and times are certainly unchanged
    since; None where there is no manifest that can be trusted.
    """
    try:
        manifest = _load(root)
        racy = manifest.taken - _RACY_NS
        known, hashes = manifest.stats, manifest.hashes
        return manifest, {
            path: hashes[path]
            for path, found in stats.items()
            if known.get(path) == found and found[1] < racy and found[2] < racy and path in hashes
        }
    except UNREADABLE:
        return None, {}


def _stands(root: str, manifest: _Manifest) -> bool:
    """Whether the published tree is as the build left it."""
    tree, trees = os.path.join(root, manifest.output), Inventories(root, manifest.output)
    mark = manifest.published
    return bool(mark) and trees.mark(tree) == mark and is_intact(tree, trees.load(tree))


def _inputs_unchanged(look: Look) -> bool:
    """The inputs are the same files with the same content as at the snapshot."""
    root, manifest, stats = look.root, look.last, look.stats
    if stats.keys() != manifest.stats.keys():
        return False
    racy = manifest.taken - _RACY_NS
    doubtful = [
        path
        for path, known in manifest.stats.items()
        if stats[path] != known or known[1] >= racy or known[2] >= racy
    ]
    if any(hash_of(root, path) != manifest.hashes.get(path) for path in doubtful):
        return False
    if doubtful:
        _save(root, manifest._replace(stats=stats, taken=look.taken))
    return True


def _save(root: str, manifest: _Manifest) -> None:
    """Write the manifest in one step, not flushed to the disk: losing it costs a full build."""
    import msgspec  # Ten times as quick as `json`; a build has loaded it.

    try:
        text = msgspec.json.encode(manifest)
    except UnicodeEncodeError:  # A file's name that is no text.
        text = json.dumps(manifest, separators=(",", ":")).encode("ascii")
    replace_file(os.path.join(root, MANIFEST), text, durable=False)
