"""A snapshot of the inputs and the last build's manifest, to the files that were edited since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from digest.publish.manifest import UNREADABLE, Snapshot
from digest.publish.states import environment


class Edits(NamedTuple):
    """Files that hold other content than at the last build, that have come since, or are gone."""

    since: str
    """The name of that build's snapshot."""
    files: dict[str, tuple[str, str]]
    """Path to the hash of what it held, and of what it holds; "" where it was not or is not there,
    or could not be read.
    """
    hashes: dict[str, str]
    """Of what all files hold now."""


def edits_since(
    snapshot: Snapshot, options: Mapping[str, object], output: str, now: float
) -> Edits | None:
    """What was edited since the last build; None where that was no build like this one at `now`."""
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
