"""One run of the program: a command called, its problems printed, its exit status returned."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import NoReturn

from digest.cli.mistakes import unusable
from digest.cli.printing import print_line, print_problems
from digest.ending import end
from digest.errors import DigestError, UsageError


def run(command: Callable[[], int]) -> NoReturn:
    """Run the command, which returns its exit status; 1 where the content has mistakes, 2 where
    it was called wrongly, 130 where it was stopped.
    """
    # A build that is ended by the system cleans up behind itself, as with Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        end(command())
    except DigestError as error:
        print_problems(error.problems)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except KeyboardInterrupt:
        print_line("stopped")
        sys.exit(130)
    except BrokenPipeError:
        # The reader of a pipe has seen enough (`digest list | head`): not a mistake.
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        print_problems(unusable(error).problems)
        _give_up()


def _give_up() -> NoReturn:
    """Exit with status 1, and without another word about output that can't be written."""
    try:
        sys.stdout.close()
    finally:
        os._exit(1)
