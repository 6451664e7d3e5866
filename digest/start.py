"""The entry point of the program; `digest build` without options runs without loading click."""

from __future__ import annotations

import codecs
import gc
import os
import sys
import time
from functools import partial
from io import TextIOWrapper
from typing import TYPE_CHECKING, NoReturn

from digest.ending import HELD, end

if TYPE_CHECKING:
    from digest.publish.manifest import Look

NOTHING_ASKED = {"drafts": False, "future": False, "base_url": None, "output": None}
"""The options of `digest build` when none are given."""


def main() -> NoReturn:
    """Run the command line."""
    if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.errors == "strict":
        codecs.register_error("digest", _escaped)
        sys.stdout.reconfigure(errors="digest")
    if sys.argv[1:2] == ["build"]:
        # A build is short, and reference counts free nearly all that it makes: looking for cycles
        # costs a twentieth of it and would save 1 MB in 1,000 posts.
        gc.disable()
    plain = sys.argv[1:] == ["build"] and "SOURCE_DATE_EPOCH" not in os.environ
    changed = _changed() if plain else None
    from digest.cli.running import run

    run(partial(_build, changed) if changed else _call)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    r"""A letter that the terminal's encoding lacks as `\u2014`, which in JSON is that letter."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    import json

    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


def _changed() -> Look | None:
    """A look at the site, if something has certainly changed since the last build. If nothing has
    changed, and the last build had no problems to repeat, print that and exit.

    None in every other case: then the command itself decides, and prints.
    """
    from digest.publish.manifest import look_above, recalled

    try:
        look = look_above(os.curdir)
        memo = recalled(look, NOTHING_ASKED, int(time.time())) if look else None
        if memo is None or memo["lines"]:
            return look if memo is None else None
        sys.stdout.write(f"{memo['output']}: nothing has changed\n")
        HELD.append(look)
        end(0)
    except OSError:
        return None


def _build(changed: Look) -> int:
    """Run `digest build` without options on a site that has changed."""
    from pathlib import Path

    from digest.cli.building import build
    from digest.cli.sites import clock

    build(Path(os.curdir), NOTHING_ASKED, clock(None), changed)
    return 0


def _call() -> int:
    """Run the command that the arguments name."""
    from digest.cli.verbs import call

    return call()
