"""A snapshot of the inputs and the last build's manifest, to the files that were edited since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from digest.publish.manifest import UNREADABLE, Snapshot
from digest.publish.states import environment


class Edits(NamedTuple):
    """The files that were edited, added or removed since the last build."""

    since: str
    """The name of that build's snapshot."""
    files: dict[str, tuple[str, str]]
    """Path to the content hash before and now; "" where the file did not or does not exist, or
    could not be read.
    """
    hashes: dict[str, str]
    """The content hashes of all files now."""


def edits_since(
    snapshot: Snapshot, options: Mapping[str, object], output: str, now: float
) -> Edits | None:
    """What was edited since the last build; None where that had other options or another output
    folder, or the clock, digest or its libraries have changed.
    """
    manifest = snapshot.last
    if manifest is None:
        return None
    try:
        same = (
            manifest.options == dict(options)
            and manifest.output == output
            and manifest.holds(now)
            and manifest.inputs == snapshot.inputs
            and manifest.environment == environment()
        )
        was, now_is = manifest.hashes, snapshot.hashes
        edited = {path: (was.get(path, ""), h) for path, h in now_is.items() if was.get(path) != h}
        edited |= {path: (h, "") for path, h in was.items() if path not in now_is}
    except UNREADABLE:
        return None
    return Edits(manifest.built, edited, now_is) if same else None
