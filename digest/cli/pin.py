"""`digest pin EVENT|ARTICLE [--off]`: write into an event's file that it is shown first."""

from __future__ import annotations

from pathlib import Path

import click

from digest.cli.options import now_option, site_option


@click.command("pin", short_help="Show an event first.")
@click.argument("name", metavar="EVENT|ARTICLE")
@click.option("--off", is_flag=True, help="Unpin it.")
@now_option
@site_option
def command(name: str, off: bool, now: str | None, start: Path) -> None:
    """Show an event first: its id, slug or URL, or those of an article in it.

    The decision is written into the event's file in content/events/.
    """
    from digest.cli.deciding import at_the_desk
    from digest.desk.decisions import pin

    with at_the_desk(start, now) as desk:
        edit, event = pin(desk, name, pinned=not off), desk.event(name)
    if edit is None:
        click.echo(f"{event.id} is not pinned" if off else f"{event.id} is pinned already")
        return
    click.echo(f"{edit.path}: {edit.said}")
    click.echo("`digest build` publishes it")
