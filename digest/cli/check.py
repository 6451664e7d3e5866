"""`digest check`: the mistakes of the built site, and the articles without provenance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.options import json_option, now_option, site_option
from digest.cli.printing import Bar, counted, print_json, print_line, print_problems
from digest.cli.sites import clock, open_site, overridden
from digest.errors import LedgerError, Problem, WebError

if TYPE_CHECKING:
    from digest.config import Config
    from digest.events.ledger.repair import Repair


@click.command("check", short_help="Check the built site: links, feeds, addresses, sources.")
@click.option("-o", "--output", metavar="DIR", help="The built site.  [default: build.output]")
@click.option("--base-url", metavar="URL", help="Its address.  [default: site.base_url]")
@click.option("--against", metavar="DIR|URL", help="An earlier site: its addresses must work.")
@click.option("--keep", is_flag=True, help="Record this site's addresses, for later checks.")
@click.option("--external", is_flag=True, help="Request every link to another host, too.")
@click.option("--fix", is_flag=True, help="Repair ledger and history after a merge, if safe.")
@json_option
@now_option
@site_option
@click.pass_context
def command(
    context: click.Context,
    output: str | None,
    base_url: str | None,
    against: str | None,
    keep: bool,
    external: bool,
    fix: bool,
    as_json: bool,
    now: str | None,
    start: Path,
) -> None:
    """Check links, anchors, feeds and files of the built site; offline, unless --external is given.

    An entry that prints more of a source than its excerpt limit allows is a mistake; articles
    without provenance are named in warnings. The exit status is 1 if the site has mistakes.

    A published address that is gone without a redirect, and a changed id of a feed's entry, are
    mistakes, too. Published addresses are taken from the folder or website given with --against,
    else from content/published.jsonl, which `digest deploy` and --keep write, else from the ledger.

    Apart from that file, only --fix writes anything: the ledger and the history.
    """
    from digest.cli.published import held_by_readers, keep_addresses
    from digest.engine import Engine
    from digest.publish.check import check
    from digest.survey import reread

    root, config = open_site(start)
    config = overridden(config, base_url=base_url, output=output)
    moment = clock(now)
    reading = reread(root, config, moment, Engine(config.build.jobs, Bar()))
    site = root / config.build.output
    held = held_by_readers(root, config, reading, moment, against)
    found = check(site, root, config.site.base_url, reading.articles, config.entries, held)
    asked = _external_problems(site, config) if external else []
    problems = (*reading.problems, *found, *asked, *_ledger_problems(root, fix=fix))
    errors = sum(problem.severity == "error" for problem in problems)
    if as_json:
        print_json([asdict(problem) for problem in sorted(problems)])
    else:
        print_problems(problems)
        warnings = counted(len(problems) - errors, "warning")
        click.echo(f"{config.build.output}/: {counted(errors, 'mistake')}, {warnings}")
    if keep and not errors:
        keep_addresses(root, site, config.site.base_url)
    context.exit(int(errors > 0))


def _external_problems(site: Path, config: Config) -> list[Problem]:
    """What is wrong with the links to other hosts."""
    from digest.engine import at_once
    from digest.publish.check.external import check_external
    from digest.web import Client  # 100 ms that only asking has to pay

    client, threads = Client(config), config.fetch.parallel

    def each(
        function: Callable[[str], WebError | None], urls: Sequence[str]
    ) -> list[WebError | None]:
        return at_once(function, urls, "asking hosts", Bar(least=2), threads, client.close)

    found = check_external(site, config.site.base_url, client.reach, each)
    output = config.build.output
    return [
        replace(one, location=replace(one.location, path=f"{output}/{one.location.path}"))
        for one in found
    ]


def _ledger_problems(root: Path, *, fix: bool) -> list[Problem]:
    """What is wrong with the ledger and the history, after what `fix` could do about it."""
    from digest.events import read_ledger
    from digest.events.ledger.history import HISTORY, read_history
    from digest.events.ledger.repair import repair, repair_history
    from digest.publish.lock import locked
    from digest.steps.recording import LEDGER

    if fix:
        with locked(root):
            found = [_repaired(root, LEDGER, repair), _repaired(root, HISTORY, repair_history)]
        return [problem for problems in found for problem in problems]
    problems: list[Problem] = []
    for read, path in ((read_ledger, LEDGER), (read_history, HISTORY)):
        try:
            read(root / path)
        except LedgerError as error:
            problems += error.problems
    return problems


def _repaired(root: Path, path: str, repair: Callable[[bytes], Repair]) -> tuple[Problem, ...]:
    """What is left to do in a file after its repair."""
    from digest.events.ledger.file import ledger_bytes
    from digest.publish.atomic import replace_file
    from digest.steps.recording import refuse_rewriting

    raw = ledger_bytes(root / path, path)
    repaired = repair(raw)
    if repaired.content != raw:
        refuse_rewriting(root, path, frozen=False)
        replace_file(root / path, repaired.content)
    for line in repaired.done:
        print_line(f"{path}: {line}")
    return repaired.problems
