"""`digest fetch`: what is new in the configured feeds, taken in as articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.intake import line
from digest.cli.options import json_option, now_option, site_option
from digest.cli.printing import Bar, counted, one_line, print_json, print_problems
from digest.cli.sites import clock, open_site
from digest.errors import Problem, suggest, wrong_use

if TYPE_CHECKING:
    from digest.config import Config, FeedSource
    from digest.intake.choosing import FeedReport

LONGEST_LABEL = 40
"""Characters of a feed's name in the table."""


@click.command("fetch", short_help="Take in what is new in your feeds.")
@click.argument("names", nargs=-1, metavar="[FEED]...")
@click.option(
    "--opml", metavar="FILE", type=click.Path(path_type=Path), help="Use the feeds of FILE."
)
@click.option("--limit", type=click.IntRange(min=1), help="New articles per feed.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--strict", is_flag=True, help="Exit with 1 if any feed or article failed.")
@json_option
@site_option
@now_option
@click.pass_context
def command(
    context: click.Context,
    names: tuple[str, ...],
    opml: Path | None,
    limit: int | None,
    dry_run: bool,
    strict: bool,
    as_json: bool,
    start: Path,
    now: str | None,
) -> None:
    """Take in what is new in the feeds of digest.toml, or only in the given ones.

    FEED is a feed's name, host or URL. The text is taken from the feed if that has the whole
    text, else from the page. Failures are reported and tried again in the next run; the exit
    status is 1 only if every feed failed, or with --strict.
    """
    from digest.intake.fetching import Fetch  # 300 ms that `--help` need not pay

    root, config = open_site(start)
    config = replace(config, fetch=replace(config.fetch, feeds=_feeds(root, config, opml)))
    feeds = _chosen(config.fetch.feeds, names)
    run = Fetch(root, config, clock(now), Bar(least=2), limit=limit, dry_run=dry_run)
    reports, notes = run.run(feeds)
    if as_json:
        print_json([_record(report) for report in reports])
    else:
        _print(reports, dry_run=dry_run)
    print_problems((*notes, *_problems(reports)))
    failed = [report for report in reports if report.problem]
    any_failed = failed or any(report.failed for report in reports)
    context.exit(int(len(failed) == len(reports) or bool(strict and any_failed)))


def _feeds(root: Path, config: Config, opml: Path | None) -> tuple[FeedSource, ...]:
    """The feeds of `opml` alone, or those of the configuration, each URL once."""
    from digest.intake.opml import read_opml

    file = opml or (root / config.fetch.opml if config.fetch.opml else None)
    listed: tuple[FeedSource, ...] = ()
    if file:
        try:
            listed, left_out = read_opml(file.read_bytes(), str(opml or config.fetch.opml))
            print_problems(left_out)
        except OSError as error:
            place = "--opml" if opml else "fetch.opml"
            raise wrong_use(place, f"can't read {file}: {error.strerror}", "a file") from error
    own = () if opml else config.fetch.feeds
    urls = {feed.url for feed in own}
    return (*own, *(feed for feed in listed if feed.url not in urls))


def _chosen(feeds: Sequence[FeedSource], names: Sequence[str]) -> list[FeedSource]:
    """The feeds that are named; all where none is."""
    if not feeds:
        expected = '[[fetch.feeds]] with url = "https://...", or --opml FILE'
        raise wrong_use("digest.toml", "names no feeds", expected)
    calls = [(feed, {feed.label, feed.name, feed.url} - {""}) for feed in feeds]
    for name in names:
        if not any(name in called for _, called in calls):
            labels = [feed.label for feed in feeds]
            what = f"no feed is called {name!r}"
            meant = suggest(name, labels)
            raise wrong_use("fetch", what, meant or "one of: " + ", ".join(labels))
    return [feed for feed, called in calls if not names or called & set(names)]


def _print(reports: Sequence[FeedReport], *, dry_run: bool) -> None:
    """A line for each new article, and a table of the feeds."""
    for taken in (taken for report in reports for taken in report.new):
        click.echo(line(taken, dry_run=dry_run))
    labels = _labels([report.feed for report in reports])
    width = max(4, *map(len, labels))
    click.echo(f"{'Feed':<{width}}  {'New':>5} {'Known':>6} {'Left out':>9} {'Waiting':>8}  Failed")
    for label, report in zip(labels, reports, strict=True):
        counts = f"{len(report.new):>5} {report.known:>6} {report.left_out:>9} {report.waiting:>8}"
        click.echo(f"{label:<{width}}  {counts}  {_failure(report)}".rstrip())
    click.echo(counted(sum(len(report.new) for report in reports), "new article"))


def _labels(feeds: Sequence[FeedSource]) -> list[str]:
    """What the table calls each feed: its address where others are called the same."""
    shared = Counter(feed.label for feed in feeds)
    calls = (
        feed.url.partition("://")[2] if shared[feed.label] > 1 else feed.label for feed in feeds
    )
    return [one_line(call)[:LONGEST_LABEL] for call in calls]


def _failure(report: FeedReport) -> str:
    """What failed, in few words; the whole story is on standard error."""
    if report.problem:
        return one_line(report.problem.what)
    parts = [f"{len(report.failed)}"] if report.failed else []
    parts += [f"{report.given_up} given up"] if report.given_up else []
    return ", ".join(parts) or "-"


def _problems(reports: Sequence[FeedReport]) -> list[Problem]:
    """Everything that is not as it should be, feeds and articles."""
    found = list[Problem]()
    for report in reports:
        found += [report.problem] if report.problem else []
        found += report.failed
        found += [problem for taken in report.new for problem in taken.warnings]
        if report.moved and report.moved != report.feed.url:
            found.append(_moved(report))
    return found


def _moved(report: FeedReport) -> Problem:
    from digest.model import Location

    what = f"the feed {report.feed.label} has moved for good"
    return Problem(Location(report.feed.url), what, f"url = {report.moved!r}", severity="warning")


def _record(report: FeedReport) -> dict[str, object]:
    """For programs."""
    return {
        "feed": report.feed.label,
        "url": report.feed.url,
        "new": [
            {"path": one.path, "title": one.title, "missing": one.missing} for one in report.new
        ],
        "known": report.known,
        "left_out": report.left_out,
        "waiting": report.waiting,
        "given_up": report.given_up,
        "failed": [str(problem) for problem in report.failed],
        "problem": str(report.problem) if report.problem else None,
        "moved": report.moved or None,
    }
