"""`digest import FORMAT FILE`: an archive's articles, or a reader's feeds, into the site."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.mistakes import wrong_use
from digest.cli.options import clock, json_option, now_option, open_site, site_option
from digest.cli.printing import counted, print_json, print_problems, printable
from digest.errors import DigestError, Problem

if TYPE_CHECKING:
    from digest.config import Config
    from digest.intake.original import Taken


@click.command("import")
@click.argument("form", metavar="FORMAT", type=click.Choice(["jsonl"]))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@json_option
@site_option
@now_option
def command(
    form: str, file: Path, dry_run: bool, as_json: bool, start: Path, now: str | None
) -> None:
    """Take in what another program has gathered.

    \b
    digest import jsonl articles.jsonl    article records, one JSON object a line

    Articles that the site has already are left as they are.
    """  # noqa: D301 (click wants the character \\b itself: keep the lines as they are)
    root, config = open_site(start)
    taken, problems = _records(file, root, config, clock(now), dry_run=dry_run)
    new = [one for one in taken if one.outcome == "new"]
    if as_json:
        print_json({"new": [one.path for one in new], "known": len(taken) - len(new)})
    else:
        for one in new:
            click.echo(printable(f"{one.path}: {'would be new' if dry_run else 'new'}"))
        click.echo(f"{file}: {counted(len(new), 'article')} new, {len(taken) - len(new):,} known")
    print_problems(problem for one in taken for problem in one.warnings)
    if problems:
        raise DigestError(*problems)


def _records(
    file: Path, root: Path, config: Config, moment: datetime, *, dry_run: bool
) -> tuple[list[Taken], list[Problem]]:
    """What came of each record, and of those that can't be written."""
    from digest.intake.library import Library  # as in `add`
    from digest.intake.original import Taken
    from digest.intake.records import recorded
    from digest.intake.taking import file as file_article
    from digest.publish.lock import locked

    taken, problems = list[Taken](), list[Problem]()
    lines = _text(file).split("\n")
    with locked(root):
        library = Library.open(root, config)
        for found, digest in recorded(lines, str(file)):
            try:
                taken.append(file_article(found, digest, library, moment, dry_run=dry_run))
            except DigestError as error:
                problems.extend(error.problems)
        library.save()
    return taken, problems


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise wrong_use(str(file), "is not UTF-8", "a file in UTF-8") from error
    except OSError as error:
        raise wrong_use(str(file), error.strerror or "can't be read", "a file") from error
