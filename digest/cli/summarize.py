"""`digest summarize RECORDS`: article records in, their events' entries out as JSON Lines."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path

import click

from digest.cli.options import open_site
from digest.cli.printing import print_problems
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
@click.option(
    "-C",
    "--site",
    "start",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Make them as that site is configured to, by its summarizer too.",
)
def command(
    records: str,
    words: int | None,
    excerpt_budget: str,
    start: Path | None,
) -> None:
    """Print one entry a line: title, statements with citations, origins, sources.

    The records are grouped first, unless every one of them carries `event`.
    """
    from digest.config import Config
    from digest.engine import Engine
    from digest.entries import entry_record, summarize
    from digest.entries.asking import setback_problem
    from digest.events import Ledger, assign
    from digest.seams import site_modules
    from digest.summarizing import FOLDER, answers

    root, config = open_site(start) if start else (None, Config())
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
