"""Where the program starts: a build that has nothing to do is over before click is loaded."""

from __future__ import annotations

import os
import sys
import time
from typing import NoReturn

NOTHING_ASKED = {"drafts": False, "future": False, "base_url": None, "output": None}
"""What `digest build` without options asks for."""


def main() -> NoReturn:
    """Run the command line."""
    plain = sys.argv[1:] == ["build"] and "SOURCE_DATE_EPOCH" not in os.environ
    changed = plain and _has_changed()
    from digest.cli import main as run

    run(changed=changed)


def _has_changed() -> bool:
    """Whether there is surely something to build. Where nothing has changed, and the last build
    had nothing else to say, that is said, and the program is over.

    In every other case the verb itself decides, and prints.
    """
    from digest.publish.manifest import recall_above

    try:
        memo = recall_above(os.curdir, NOTHING_ASKED, int(time.time()))
        if memo is None or memo["lines"]:
            return memo is None
        sys.stdout.write(f"{memo['output']}: nothing has changed\n")
        sys.stdout.flush()
    except OSError:
        return False
    sys.exit(0)
