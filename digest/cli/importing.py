"""`digest import FORMAT FILE`: what another program has gathered, into the site."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO

import click

from digest.cli.choices import Choice
from digest.cli.intake import Answer, Asked, line, take_in
from digest.cli.options import json_option, now_option, site_option
from digest.cli.printing import counted, one_line, print_json, print_problems
from digest.cli.sites import clock, open_site
from digest.errors import DigestError, RecordError, wrong_use
from digest.model import Location

if TYPE_CHECKING:
    from digest.config import Config


@click.command("import")
@click.argument("form", metavar="FORMAT", type=Choice(["opml", "jsonl", "kite"]))
@click.argument("file", metavar="FILE|-", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@json_option
@site_option
@now_option
def command(
    form: str, file: Path, dry_run: bool, as_json: bool, start: Path, now: str | None
) -> None:
    """Take in what another program has collected.

    \b
    digest import opml feeds.opml         a reader's feeds, into digest.toml
    digest import jsonl articles.jsonl    article records, one JSON object a line
    digest import kite world.json         the articles of Kagi Kite's stories, from the web

    Articles that the site has already are left as they are.
    """  # noqa: D301 (click wants the character \\b itself: keep the lines as they are)
    root, config = open_site(start)
    if form == "opml":
        _subscribe(file, root, config, as_json=as_json, dry_run=dry_run)
        return
    answers = _READERS[form](file, root, config, clock(now), dry_run=dry_run)
    taken = [answer.taken for answer in answers if answer.taken]
    new = [one for one in taken if one.outcome == "new"]
    failed = [problem for answer in answers for problem in answer.problems]
    if as_json:
        print_json([answer.record() for answer in answers])
    else:
        for one in new:
            click.echo(line(one, dry_run=dry_run))
        told = f"{counted(len(new), 'article')} new, {len(taken) - len(new):,} known"
        click.echo(f"{file}: {told}" + (f", {len(failed):,} failed" if failed else ""))
    print_problems(warning for one in taken for warning in one.warnings)
    if failed:
        raise DigestError(*failed)


def _subscribe(file: Path, root: Path, config: Config, *, as_json: bool, dry_run: bool) -> None:
    from digest.intake.opml import read_opml  # as in `take_in`
    from digest.intake.subscribing import TABLES, with_feeds
    from digest.publish.atomic import replace_file

    listed, left_out = read_opml(_bytes(file), str(file))
    print_problems(left_out)
    known = {feed.url for feed in config.fetch.feeds}
    names = {feed.label for feed in config.fetch.feeds}
    new = [feed for feed in listed if feed.url not in known]
    new = [replace(feed, name="") if feed.name in names else feed for feed in new]
    place = next(root / name for name in TABLES if (root / name).is_file())
    changed = with_feeds(place.name, place.read_bytes(), new)
    if new and not dry_run:
        replace_file(place, changed)
    if as_json:
        print_json([{"url": feed.url, "name": feed.name} for feed in new])
        return
    for feed in new:
        click.echo(one_line(f"{feed.label}: {feed.url}"))
    added = "would be added" if dry_run else "added"
    known_already = f"{len(listed) - len(new):,} known"
    click.echo(f"{place.name}: {counted(len(new), 'feed')} {added}, {known_already}")


def _records(
    file: Path, root: Path, config: Config, moment: datetime, *, dry_run: bool
) -> list[Answer]:
    from digest.intake.library import Library  # as in `take_in`
    from digest.intake.records import recorded
    from digest.intake.taking import file as file_article

    answers = []
    library = Library.open(root, config)
    with _lines(file) as lines:
        for found, digest in recorded(lines, str(file)):
            try:
                taken = file_article(found, digest, library, moment, dry_run=dry_run)
                answers.append(Answer(found.metadata.title, taken))
            except DigestError as error:
                answers.append(Answer(found.metadata.title, None, error.problems))
    library.save()
    return answers


def _kite(
    file: Path, root: Path, config: Config, moment: datetime, *, dry_run: bool
) -> list[Answer]:
    from digest.intake.kite import read_kite  # as in `take_in`
    from digest.intake.visiting import visitor

    visit = visitor(config)
    originals = read_kite(_bytes(file), str(file))
    asked = [Asked(one.name, one.url, partial(visit, one)) for one in originals]
    return take_in(asked, root, config, moment, dry_run=dry_run)


_READERS = {"jsonl": _records, "kite": _kite}


@contextmanager
def _lines(file: Path) -> Iterator[Callable[[], Iterable[str]]]:
    """What gives the lines of `file` from its beginning; standard input is put aside on disk."""
    with TemporaryFile() if str(file) == "-" else _opened(file) as content:
        if str(file) == "-":
            copyfileobj(sys.stdin.buffer, content)

        def lines() -> Iterable[str]:
            content.seek(0)
            for number, line in enumerate(content, 1):
                try:
                    yield line.decode("utf-8" if number > 1 else "utf-8-sig")
                except UnicodeDecodeError as error:
                    place = Location(str(file), number)
                    raise RecordError.at(place, "is not UTF-8", "a file in UTF-8") from error

        yield lines


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as error:
        raise wrong_use(str(file), error.strerror or "can't be read", "a file") from error


def _bytes(file: Path) -> bytes:
    if str(file) == "-":
        return sys.stdin.buffer.read()
    with _opened(file) as content:
        return content.read()
