"""`digest retitle EVENT|ARTICLE TITLE`: write into an event's file what its entry is called."""

from __future__ import annotations

from pathlib import Path

import click

from digest.cli.options import now_option, site_option


@click.command("retitle", short_help="Give an event another title.")
@click.argument("name", metavar="EVENT|ARTICLE")
@click.argument("title", metavar="TITLE")
@now_option
@site_option
def command(name: str, title: str, now: str | None, start: Path) -> None:
    """Give an event a TITLE of yours, in place of one that is taken from its articles: its id, slug
    or URL, or those of an article in it.

    The decision is written into the event's file in content/events/. The entry keeps its address.
    """
    from digest.cli.deciding import at_the_desk
    from digest.desk.decisions import retitle

    with at_the_desk(start, now) as desk:
        edit, event = retitle(desk, name, title), desk.event(name)
    if edit is None:
        click.echo(f"{event.id} has this title already")
        return
    click.echo(f"{edit.path}: {edit.said}")
    click.echo("`digest build` publishes it")
