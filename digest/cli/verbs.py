"""`digest` and its verbs: the arguments in, one verb's module loaded and run."""

from __future__ import annotations

from importlib import import_module

import click

from digest import __version__

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
    "retitle": "digest.cli.retitle",
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


def call() -> int:
    """Run the verb that the arguments name; its exit status, 2 where they can't be understood."""
    try:
        return digest.main(standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort as abort:
        raise KeyboardInterrupt from abort
