"""`digest add FILE|URL|-...`: take articles in, each as a file with where it comes from."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.intake import Asked, line, take_in
from digest.cli.options import json_option, now_option, site_option
from digest.cli.printing import print_json, print_problems
from digest.cli.sites import clock, open_site
from digest.errors import DigestError, wrong_use

if TYPE_CHECKING:
    from digest.config import Config
    from digest.intake.original import Original


@click.command("add", short_help="Take articles in, from files or the web.")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|URL|-...")
@click.option(
    "--date", "dated", metavar="DATE", help="When they were published, whatever they say."
)
@click.option("--publisher", default="", metavar="NAME", help="Who published them, likewise.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@json_option
@site_option
@now_option
def command(
    inputs: tuple[str, ...],
    dated: str | None,
    publisher: str,
    dry_run: bool,
    as_json: bool,
    start: Path,
    now: str | None,
) -> None:
    """Take articles in: HTML pages, Markdown or plain text, from files, the web or standard input.

    Writes content/articles/YEAR/MONTH/title.md with the clean text, its title, date, authors,
    publisher and address, and says what it could not find. If the site has the article
    already, by its address or its text, that file is named and left as it is.
    """
    root, config = open_site(start)
    published = _date(dated) if dated is not None else None
    asked = list(_asked(inputs, config, published, publisher.strip()))
    answers = take_in(asked, root, config, clock(now), dry_run=dry_run)
    if as_json:
        print_json([answer.record() for answer in answers])
    else:
        for answer in answers:
            if answer.taken:
                click.echo(line(answer.taken, dry_run=dry_run))
    print_problems(warning for one in answers if one.taken for warning in one.taken.warnings)
    if failed := [problem for answer in answers for problem in answer.problems]:
        raise DigestError(*failed)


def _date(written: str) -> date:
    """As exactly as it is written: a day, a naive or an aware moment."""
    from digest.sources.readers.page_dates import read_stamp
    from digest.text.dates import EXPECTED

    if (found := read_stamp(written.strip())) is None:
        raise wrong_use("--date", f"can't be {written!r}", EXPECTED)
    return found


def _asked(
    inputs: Sequence[str], config: Config, published: date | None, publisher: str
) -> Iterator[Asked]:
    from digest.intake.original import Original
    from digest.intake.visiting import visitor

    visit = visitor(config)
    for name in inputs:
        original = Original(name, published=published, publisher=publisher)
        if name.lower().startswith(("http://", "https://")):
            yield Asked(name, name, partial(visit, replace(original, url=name)))
        else:
            yield Asked(name, "", partial(_read, original))


def _read(original: Original) -> Original:
    name = original.name
    if name == "-":
        return replace(original, name="standard input", content=sys.stdin.buffer.read())
    expected = "a file, a URL, or - for standard input"
    if not name:
        raise wrong_use("digest add", "one of its inputs has no name", expected)
    try:
        return replace(original, content=Path(name).read_bytes())
    except OSError as error:
        raise wrong_use(name, error.strerror or "can't be read", expected) from error
