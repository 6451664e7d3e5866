"""What each feed said in the last run (ETag and the like), kept in a file that is safe to lose."""

from __future__ import annotations

from pathlib import Path

import msgspec

from digest.errors import Problem
from digest.model import Location
from digest.publish.atomic import replace_file

STATE = ".digest/feeds.json"
"""Below the site's root."""
DONE = 0
"""What stands for an entry that needs nothing more; else the number of runs that failed at it."""

_FORMAT = 1


class FeedState(msgspec.Struct, frozen=True):
    """What a feed answered when it was last requested, and which of its articles were taken in."""

    feed: str = ""
    """Fingerprint of its settings."""
    etag: str = ""
    modified: str = ""
    entries: dict[str, int] = {}
    """Of those that are still in the feed, by address."""


class _File(msgspec.Struct):
    format: int
    feeds: dict[str, FeedState]


def read_state(root: Path) -> tuple[dict[str, FeedState], tuple[Problem, ...]]:
    """The state of each feed, by URL; none, and a note, if the file can't be used."""
    try:
        file = msgspec.json.decode((root / STATE).read_bytes(), type=_File)
    except FileNotFoundError:
        return {}, ()
    except (OSError, ValueError):
        file = None
    if file and file.format == _FORMAT:
        return file.feeds, ()
    what = "can't be read, and is begun anew: every feed is asked for all it has"
    return {}, (Problem(Location(STATE), what, severity="note"),)


def write_state(root: Path, feeds: dict[str, FeedState]) -> None:
    """Remember the state of each feed, in one step."""
    (root / STATE).parent.mkdir(exist_ok=True)
    known = dict(sorted(feeds.items()))
    replace_file(root / STATE, msgspec.json.encode(_File(_FORMAT, known)), durable=False)
