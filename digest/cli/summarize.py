"""`digest summarize RECORDS`: article records in, their events' entries out as JSON Lines."""

from __future__ import annotations

import json

import click

from digest.cli.records import read_all


@click.command("summarize")
@click.argument("records", metavar="RECORDS|-")
@click.option("--words", type=click.IntRange(min=1), help="Let summaries run to N words.")
@click.option(
    "--excerpt-budget",
    type=click.Choice(["on", "off"]),
    default="on",
    show_default=True,
    help="Whether one source may give only a short excerpt.",
)
def command(records: str, words: int | None, excerpt_budget: str) -> None:
    """Print one entry a line: title, statements with citations, origins, sources.

    The records are grouped first, unless every one of them carries `event`.
    """
    from digest.config import Config
    from digest.entries import entry_record, summarize
    from digest.events import Ledger, assign

    config = Config()
    for event in assign(read_all(records), (), Ledger(), config).events:
        budget = excerpt_budget == "on"
        entry = summarize(event.id, event.articles, config, words=words, budget=budget)
        click.echo(json.dumps(entry_record(entry), ensure_ascii=False))
