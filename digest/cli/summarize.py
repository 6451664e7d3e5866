"""`digest summarize RECORDS`: article records in, their events' entries out as JSON Lines."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from digest.cli.choices import Choice
from digest.cli.printing import print_problems
from digest.cli.records import read_all
from digest.cli.sharding import engine_of, plan_of, shard_options, sharding_of
from digest.cli.sites import open_site


@click.command("summarize", short_help="Make entries of article records, as JSON Lines.")
@click.argument("records", metavar="RECORDS|-")
@click.option("--words", type=click.IntRange(min=1), help="Make summaries of about N words.")
@click.option(
    "--excerpt-budget",
    type=Choice(["on", "off"]),
    default="on",
    show_default=True,
    help="Whether to limit how much of a source may be quoted.",
)
@click.option(
    "-C",
    "--site",
    "start",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Use the configuration of that site, including its summarizer.",
)
@shard_options
def command(
    records: str,
    words: int | None,
    excerpt_budget: str,
    start: Path | None,
    **shards: Any,
) -> None:
    """Print one entry per line: title, statements with citations, origins, sources.

    The records are grouped first, unless every one of them has `event`.

    With --shard-days, or on a cluster, this works as `digest group` does: the entries are
    written to --output.
    """
    from digest.config import Config
    from digest.engine import Engine
    from digest.entries import entry_record, summarize
    from digest.entries.summarizers.asking import setback_problem
    from digest.events import Ledger, assign
    from digest.seams import site_modules
    from digest.steps.summarizing import FOLDER, answers

    root, config = open_site(start) if start else (None, Config())
    if sharding := sharding_of(**shards):
        from digest.shards import Telling, summarize_shards

        with engine_of(sharding) as workers:
            telling = Telling(words, budget=excerpt_budget == "on")
            summarize_shards(plan_of(records, sharding, config), workers, telling)
        return
    engine, folder = Engine(config.build.jobs), root / FOLDER if root else None
    setbacks = []
    with site_modules(root) if root else nullcontext():
        events = assign(read_all(records), (), Ledger(), config).events
        asked = answers(events, config, engine, folder, words)
    for event, answer in zip(events, asked, strict=True):
        budget = excerpt_budget == "on"
        entry = summarize(
            event.id, event.articles, config, words=words, budget=budget, answer=answer
        )
        click.echo(json.dumps(entry_record(entry), ensure_ascii=False))
        if entry.setback:
            setbacks.append(setback_problem(entry))
    print_problems(setbacks)
