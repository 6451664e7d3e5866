"""`digest merge A B...`: write into an event's file that others are the same one."""

from __future__ import annotations

from pathlib import Path

import click

from digest.cli.options import now_option, site_option


@click.command("merge", short_help="Say that these events are one.")
@click.argument("names", metavar="A B...", nargs=-1, required=True)
@now_option
@site_option
def command(names: tuple[str, ...], now: str | None, start: Path) -> None:
    """Say that these events are one: their ids, slugs or URLs, or those of an article in each.

    The oldest keeps its id, and the URLs of the others redirect to it. The decision is written
    into the file of one of them in content/events/; until the next build you can undo it there.
    """
    from digest.cli.deciding import at_the_desk
    from digest.desk.decisions import merge

    with at_the_desk(start, now) as desk:
        edit = merge(desk, names)
    click.echo(f"{edit.path}: {edit.said}")
    click.echo("`digest build` makes them one; the URLs of the newer will lead to the oldest")
