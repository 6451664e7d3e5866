"""`digest merge A B...`: write into an event's file that others are the same one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.mistakes import wrong_use
from digest.cli.options import clock, now_option, open_site, site_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.cli.shaping import Desk
    from digest.model import Event


@click.command("merge")
@click.argument("names", metavar="A B...", nargs=-1, required=True)
@now_option
@site_option
def command(names: tuple[str, ...], now: str | None, start: Path) -> None:
    """Say that these events are one: their ids, slugs or URLs, or those of an article in each.

    The oldest keeps its id, and the URLs of the others lead to it. It is written into the file
    of one of them in content/events/, where you can take it back until the next build.
    """
    from digest.cli.shaping import Desk
    from digest.publish.lock import locked

    root, config = open_site(start)
    with locked(root):
        desk = Desk.of(root, config, clock(now))
        events = list({event.id: event for event in map(desk.event, names)}.values())
        if len(events) < 2:
            raise wrong_use(" ".join(names), "is one event already", "two events or more")
        _refuse_what_is_apart(events, desk)
        kept = _with_the_file(events, desk)
        others = [event.id for event in events if event is not kept]
        path = desk.write(kept, "merge", others)
    click.echo(f"{path}: merge {', '.join(others)} with {kept.id}")
    click.echo("`digest build` makes them one; the URLs of the newer will lead to the oldest")


def _refuse_what_is_apart(events: Sequence[Event], desk: Desk) -> None:
    """Refuse to merge what the editor has parted: of what he excluded, nothing would come in."""
    ids = {event.id for event in events}
    held = {article.id for event in events for article in event.articles}
    for apart in desk.assigned.grounds.apart:
        if apart.event in ids and apart.article in held:
            what = f"{apart.article} is kept out of {apart.event} at {apart.place}"
            raise wrong_use("digest merge", what, "that to be taken back first")


def _with_the_file(events: Sequence[Event], desk: Desk) -> Event:
    """The event that has a file, else the oldest."""
    noted = [event for event in events if event.note]
    if len(noted) > 1:
        paths = ", ".join(str(event.note.location.path) for event in noted if event.note)
        what = f"{len(noted)} of these events have a file of their own: {paths}"
        raise wrong_use("digest merge", what, "one file for all; move what you want to keep there")
    age = {record.id: record.age for record in desk.ledger.records}
    return noted[0] if noted else min(events, key=lambda event: age[event.id])
