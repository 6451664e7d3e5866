"""`digest split EVENT ARTICLE...`: write into an event's file that these articles don't belong to
it.
"""

from __future__ import annotations

from pathlib import Path

import click

from digest.cli.options import now_option, site_option


@click.command("split")
@click.argument("name", metavar="EVENT")
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@now_option
@site_option
def command(name: str, articles: tuple[str, ...], now: str | None, start: Path) -> None:
    """Say that these articles do not belong to that event.

    EVENT is an id, slug or URL, ARTICLE a path, id or URL. The decision is written into the
    event's file in content/events/. The next build puts the articles into the nearest other
    event, or makes a new event of them.
    """
    from digest.cli.deciding import at_the_desk
    from digest.desk.decisions import split

    with at_the_desk(start, now) as desk:
        edit = split(desk, name, articles)
    click.echo(f"{edit.path}: {edit.said}")
    click.echo("`digest build` finds other events for what was excluded, or founds them")
