"""`digest split EVENT ARTICLE...`: write into an event's file that articles are not of it."""

from __future__ import annotations

from pathlib import Path

import click

from digest.cli.mistakes import wrong_use
from digest.cli.options import clock, now_option, open_site, site_option


@click.command("split")
@click.argument("name", metavar="EVENT")
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@now_option
@site_option
def command(name: str, articles: tuple[str, ...], now: str | None, start: Path) -> None:
    """Say that these articles do not belong to that event.

    The event is named by id, slug or URL, articles by path, id or URL. It is written into the
    event's file in content/events/. The next build puts the articles into the nearest other
    event, or founds one of them.
    """
    from digest.cli.shaping import Desk
    from digest.publish.lock import locked

    root, config = open_site(start)
    with locked(root):
        desk = Desk.of(root, config, clock(now))
        event = desk.event(name)
        held = [article.id for article in event.articles]
        leaving = list(dict.fromkeys(desk.article(article).id for article in articles))
        for article in leaving:
            if article not in held:
                raise wrong_use(article, f"is not in {event.id}", f"one of: {', '.join(held)}")
        if len(leaving) == len(held):
            raise wrong_use(name, f"{event.id} would keep no article", "at least one that stays")
        path = desk.write(event, "exclude", leaving)
    click.echo(f"{path}: exclude {', '.join(leaving)} from {event.id}")
    click.echo("`digest build` finds other events for what was excluded, or founds them")
