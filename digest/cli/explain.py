"""`digest explain A [B]`: why these are one event, or are not, taken from the decision itself."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.explanations import event_lines, lines
from digest.cli.options import json_option, now_option, site_option
from digest.cli.printing import Bar, print_json
from digest.cli.sites import clock, open_site
from digest.desk.naming import named

if TYPE_CHECKING:
    from digest.model import Article, Event


@click.command("explain", short_help="Say why articles are, or are not, one event.")
@click.argument("one", metavar="A")
@click.argument("other", metavar="[B]", default="")
@json_option
@now_option
@site_option
def command(one: str, other: str, as_json: bool, now: str | None, start: Path) -> None:
    """Say why A is in its event; with B, why the two are, or are not, one event.

    A and B are articles, by path, id or URL, or events, by id, slug or the address of their page.
    The output says who decided; the names, numbers, words and phrases that two articles share, each
    with its part of their score; what speaks against it; the score that was required; and the
    nearest event that was not joined. For an event alone: why each article is in it.
    """
    from digest.engine import Engine
    from digest.events.explanation import explain, explain_event
    from digest.model import Event
    from digest.survey import survey

    root, config = open_site(start)
    reading, assigned = survey(root, config, clock(now), Engine(config.build.jobs, Bar()))
    first = _single(named(one, root, reading, assigned))
    second = _single(named(other, root, reading, assigned)) if other else None
    if isinstance(first, Event) and second in (None, first):
        members = explain_event(assigned, config, first)
        if as_json:
            print_json([asdict(standing) for standing in members])
            return
        answer = event_lines(first, members)
    else:
        found = explain(assigned, config, first, None if second is first else second)
        if as_json:
            print_json(asdict(found))
            return
        answer = lines(found, config.grouping)
    for line in answer:
        click.echo(line)


def _single(found: Article | Event) -> Article | Event:
    """An event of a single article is that article."""
    from digest.model import Event

    alone = isinstance(found, Event) and len(found.articles) == 1
    return found.articles[0] if isinstance(found, Event) and alone else found
