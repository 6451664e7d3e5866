"""`digest init [DIR]`: a new site, ready to build and to deploy."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from digest.cli.mistakes import stands_already
from digest.cli.options import now_option
from digest.cli.printing import counted
from digest.cli.sites import clock

PACKAGE = Path(__file__).parent.parent
STARTER = PACKAGE / "starter"
SAMPLES = (PACKAGE / "sample", PACKAGE.parent)
"""The sample digest: in the wheel, and in a checkout."""

FETCHING = ".github/workflows/fetch.yml"
"""What only a site that fetches feeds needs; a site that stands can get it later."""

KEPT = {"README.md", ".gitignore"}
"""What a new repository may have already, and a site can do with as well."""


@click.command("init")
@click.argument(
    "folder", metavar="[DIR]", type=click.Path(file_okay=False, path_type=Path), default="."
)
@click.option("--sample", is_flag=True, help="Fill it with the sample digest, to look around.")
@click.option("--fetch", is_flag=True, help="Add a workflow that fetches the feeds every hour.")
@now_option
def command(folder: Path, sample: bool, fetch: bool, now: str | None) -> None:
    """Make a new site in DIR (here, if none is given).

    Writes digest.toml, content/ with a first post, and a workflow that publishes the site
    on GitHub Pages. Existing files are never overwritten; in an existing site, --fetch adds its
    workflow and nothing else.
    """
    files = dict(_starter(clock(now)))
    if fetch and (folder / "digest.toml").exists():
        files = {FETCHING: files[FETCHING]}
    elif not fetch:
        del files[FETCHING]
    if sample and "digest.toml" in files:
        files = {path: text for path, text in files.items() if not path.startswith("content/")}
        files.update(_sample())
    standing = {path for path in files if os.path.lexists(folder / path)}
    if in_the_way := sorted(standing - KEPT):
        # One name says it where a whole site stands.
        shown = ["digest.toml"] if "digest.toml" in in_the_way else in_the_way
        expected = "an empty folder, or one without such files"
        raise stands_already((folder / path for path in shown), expected)
    for path in sorted(standing):
        click.echo(f"{folder / path}: kept as it is")
    for path, content in sorted(files.items()):
        target = folder / path
        if path in standing:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    if files.keys() == {FETCHING}:
        click.echo(f"{folder / FETCHING}: written; commit it, and name your feeds in digest.toml")
        return
    click.echo(f"{folder}: a new site, {counted(len(files) - len(standing), 'file')}")
    step = "" if folder == Path(".") else f"cd {folder} && "
    click.echo(f"Put texts into content/articles/, then: {step}digest build")


def _starter(now: datetime) -> list[tuple[str, bytes]]:
    """Path in the new site and content of each file."""
    date = now.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return [
        (path.relative_to(STARTER).as_posix(), path.read_bytes().replace(b"{{date}}", date))
        for path in sorted(STARTER.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ]


def _sample() -> list[tuple[str, bytes]]:
    folder = next(folder for folder in SAMPLES if (folder / "content").is_dir())
    paths = [folder / "digest.toml", *sorted((folder / "content").rglob("*"))]
    return [
        (path.relative_to(folder).as_posix(), path.read_bytes())
        for path in paths
        if path.is_file() and path.name != "ledger.jsonl"
    ]
