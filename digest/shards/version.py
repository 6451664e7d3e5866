"""Whether the code that runs here is that which planned the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.cache import code_version
from digest.errors import DigestError
from digest.model import Location

if TYPE_CHECKING:
    from digest.shards.plan import Plan

ROOMS = ("text", "sources", "events", "entries", "shards", "model", "config.py")
LIBRARIES = ("msgspec", "numpy", "nupunkt", "py3langid", "PyStemmer")


def code_here() -> str:
    """The version of all that the steps come from."""
    return code_version(ROOMS, LIBRARIES)


def same_code(plan: Plan) -> None:
    """Complain where a worker would come to other results.

    Raises:
        DigestError: its digest, or a library of it, is another version.
    """
    if plan.code != code_here():
        what = "a worker's digest, its libraries or its Python are of another version"
        raise DigestError.at(Location("digest"), what, "the same versions on every worker")
