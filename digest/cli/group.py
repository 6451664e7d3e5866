"""`digest group RECORDS`: article records in, the event of each out."""

from __future__ import annotations

import json
from typing import Literal

import click

from digest.cli.records import read_all

MODES = ("balanced", "precise", "off")


@click.command("group")
@click.argument("records", metavar="RECORDS|-")
@click.option("--mode", type=click.Choice(MODES), default="balanced", show_default=True)
def command(records: str, mode: Literal["balanced", "precise", "off"]) -> None:
    """Print {"id": ..., "event": ...} for each article record, a line each.

    RECORDS is a file of JSON Lines (or - for standard input): `id` and `text` required;
    `title`, `date`, `url`, `source`, `lang`, `html` optional. The events' names are the ids
    that a new site would give them. Uses default settings, no ledger, no network.
    """
    from dataclasses import replace

    from digest.config import Config
    from digest.events import Ledger, assign

    config = Config()
    config = replace(config, grouping=replace(config.grouping, mode=mode))
    articles = read_all(records)
    events = assign(articles, (), Ledger(), config).events
    name = {article.id: event.id for event in events for article in event.articles}
    for article in articles:
        click.echo(json.dumps({"id": article.id, "event": name[article.id]}))
