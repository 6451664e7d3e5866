"""`digest pin EVENT|ARTICLE [--off]`: write into an event's file that it stands first."""

from __future__ import annotations

from pathlib import Path

import click

from digest.cli.mistakes import wrong_use
from digest.cli.options import clock, now_option, open_site, site_option


@click.command("pin")
@click.argument("name", metavar="EVENT|ARTICLE")
@click.option("--off", is_flag=True, help="No longer show it first.")
@now_option
@site_option
def command(name: str, off: bool, now: str | None, start: Path) -> None:
    """Show an event first: its id, slug or URL, or those of an article in it.

    It is written into the event's file in content/events/.
    """
    from digest.cli.shaping import Desk
    from digest.publish.lock import locked

    root, config = open_site(start)
    with locked(root):
        desk = Desk.of(root, config, clock(now))
        event = desk.event(name)
        own = [article for article in event.articles if article.pinned]
        if off and own:
            what = f"{event.id} is pinned by `pin` in {own[0].location.path}"
            raise wrong_use(name, what, "that line to be removed")
        if (event.note is not None and event.note.pin) is not off:
            click.echo(f"{event.id} is not pinned" if off else f"{event.id} is pinned already")
            return
        path = desk.pin(event, pinned=not off)
    click.echo(f"{path}: {'no longer pin' if off else 'pin'} {event.id}")
    click.echo("`digest build` publishes it")
