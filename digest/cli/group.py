"""`digest group RECORDS`: article records in, the event of each out."""

from __future__ import annotations

import json
from typing import Any, Literal

import click

from digest.cli.choices import Choice
from digest.cli.records import read_all
from digest.cli.sharding import engine_of, plan_of, shard_options, sharding_of

MODES = ("balanced", "precise", "off")


@click.command("group", short_help="Group article records, in JSON Lines or Parquet.")
@click.argument("records", metavar="RECORDS|-")
@click.option("--mode", type=Choice(MODES), default="balanced", show_default=True)
@shard_options
def command(records: str, mode: Literal["balanced", "precise", "off"], **shards: Any) -> None:
    """Print {"id": ..., "event": ...} for each article record, one per line.

    RECORDS is a file of JSON Lines (or - for standard input) or of Parquet: `id` and `text`
    required; `title`, `date`, `url`, `source`, `lang`, `html` optional. Events get the ids that a
    new site would give them. Uses default settings, no ledger, no network.

    With --shard-days, or on a cluster, RECORDS may be a folder or a pattern of such files, and
    larger than memory; the results are written to --output, one file per shard.
    """
    from dataclasses import replace

    from digest.config import Config
    from digest.events import Ledger, assign

    config = Config()
    config = replace(config, grouping=replace(config.grouping, mode=mode))
    if sharding := sharding_of(**shards):
        from digest.shards import group_shards

        with engine_of(sharding) as engine:
            group_shards(plan_of(records, sharding, config), engine)
        return
    articles = read_all(records)
    events = assign(articles, (), Ledger(), config).events
    name = {article.id: event.id for event in events for article in event.articles}
    for article in articles:
        click.echo(json.dumps({"id": article.id, "event": name[article.id]}))
