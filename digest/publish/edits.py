"""The inputs as they are and as the last build saw them, to the files that were edited since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from digest.publish.manifest import UNREADABLE, Snapshot
from digest.publish.states import environment


class Edits(NamedTuple):
    """Files that hold other content than at the last build, of which all else is as it was."""

    since: str
    """The name of that build's snapshot."""
    files: dict[str, tuple[str, str]]
    """Path to the hash of what it held, and of what it holds."""
    hashes: dict[str, str]
    """Of what all files hold now."""


def edits_since(
    snapshot: Snapshot, options: Mapping[str, object], output: str, now: float
) -> Edits | None:
    """What was edited since the last build; None where it was not a build like this one at `now`,
    or a file has come or gone.
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
            and manifest.hashes.keys() == snapshot.hashes.keys()
            and manifest.environment == environment()
        )
        known = manifest.hashes
    except UNREADABLE:
        return None
    if not same:
        return None
    edited = {path: (known[path], h) for path, h in snapshot.hashes.items() if known[path] != h}
    return Edits(manifest.built, edited, snapshot.hashes)
