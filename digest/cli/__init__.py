"""The command line: argv in, one verb's module loaded, problems printed, exit status out."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import click

from digest import __version__
from digest.ending import end
from digest.errors import DigestError, UsageError

if TYPE_CHECKING:
    from digest.publish.manifest import Look

VERBS = {
    "init": "digest.cli.init",
    "new": "digest.cli.new",
    "add": "digest.cli.add",
    "import": "digest.cli.importing",
    "fetch": "digest.cli.fetch",
    "build": "digest.cli.build",
    "serve": "digest.cli.serve",
    "check": "digest.cli.check",
    "list": "digest.cli.listing",
    "explain": "digest.cli.explain",
    "merge": "digest.cli.merge",
    "split": "digest.cli.split",
    "pin": "digest.cli.pin",
    "regroup": "digest.cli.regroup",
    "clean": "digest.cli.clean",
    "group": "digest.cli.group",
    "summarize": "digest.cli.summarize",
    "newsletter": "digest.cli.newsletter",
    "deploy": "digest.cli.deploy",
}
"""Each verb's module holds one click command named `command`, loaded when it is called."""


class Verbs(click.Group):
    """A group that imports only the verb that is called: start-up time is a feature."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order in which a site's life calls them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, or None where there is no such verb."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(VERBS[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the verb that was probably meant."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from digest.errors import suggest

            meant = suggest(args[0], VERBS)
            hint = f" Did you mean {meant!r}?" if meant else ""
            ctx.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="digest %(version)s")
def digest() -> None:
    """Turn a folder of collected articles into a news digest: one cited entry of each event.

    Start with `digest init`, put texts into content/articles/, run `digest build`.
    """


def main(*, changed: Look | None = None) -> NoReturn:
    """Run the command line; exit status 0 done, 1 the content has mistakes, 2 usage.

    With what has `changed` it is known that `digest build` has something to do.
    """
    from digest.cli.mistakes import unusable
    from digest.cli.printing import print_problems

    # A build that is ended by the system cleans up behind itself, as with Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        status = digest.main(standalone_mode=False, obj=changed) or 0
        end(status)
    except DigestError as error:
        print_problems(error.problems)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
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
