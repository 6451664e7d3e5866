"""`digest new post|event|page TITLE`: a file with its front matter filled in; `new theme NAME`."""

from __future__ import annotations

import json
from datetime import datetime, tzinfo
from pathlib import Path

import click

from digest.cli.mistakes import stands_already
from digest.cli.options import now_option, site_option
from digest.cli.sites import clock, open_site
from digest.text.slugs import slugify

FOLDERS = {"post": "posts", "event": "events", "page": "pages"}


@click.command("new", short_help="Start a post, an event's file, a page or a theme.")
@click.argument("kind", type=click.Choice(sorted([*FOLDERS, "theme"])))
@click.argument("title")
@click.option("--id", "event", metavar="EVENT", help="The event to shape (event only).")
@click.option("--include", multiple=True, metavar="ARTICLE", help="Put it in (event only).")
@site_option
@now_option
def command(
    kind: str, title: str, event: str | None, include: tuple[str, ...], start: Path, now: str | None
) -> None:
    """Write a post, an event file or a page with its front matter filled in, or a theme.

    \b
    digest new post "What we learned this week"
    digest new event "A better headline" --id ev-7k3q9d
    digest new event "Storm on the coast" --include articles/a.md --include articles/b.md
    digest new theme evening
    """  # noqa: D301 (click wants the character \\b itself: keep the lines as they are)
    if not title.strip():
        raise click.UsageError("the title is empty")
    if kind != "event" and (event or include):
        raise click.UsageError("--id and --include are for events: digest new event ...")
    if kind == "event" and not (event or include):
        raise click.UsageError(
            "an event file needs --id EVENT (see `digest list events`) or --include ARTICLE"
        )
    root, config = open_site(start)
    if kind == "theme":
        _write_theme(root, title)
        return
    if kind == "event":
        event, include = _known(event, include, start, now)
    fields = _fields(kind, title, event or slugify(title), include, clock(now), config.zone)
    path = root / "content" / FOLDERS[kind] / f"{slugify(title)}.md"
    name = path.relative_to(root).as_posix()
    if path.exists():
        raise stands_already([name], "another title, or edit that file")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{fields}---\n\n", encoding="utf-8")
    click.echo(name)


def _known(
    event: str | None, include: tuple[str, ...], start: Path, now: str | None
) -> tuple[str | None, tuple[str, ...]]:
    """The event and the articles as a build knows them: it stops at a name of nothing."""
    from digest.cli.deciding import at_the_desk

    with at_the_desk(start, now) as desk:
        articles = tuple(desk.article(name).id for name in include)
        return (event if include or not event else desk.event(event).id), articles


def _write_theme(root: Path, name: str) -> None:
    if slugify(name) != name:
        raise click.UsageError(f"a theme needs a name such as {slugify(name)!r}")
    folder = root / "themes" / name
    if folder.exists():
        raise stands_already([f"themes/{name}"], "another name, or edit that theme")
    from digest.cli.theme_files import theme_files  # Jinja, which no other kind needs.

    for path, content in theme_files(name).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
        click.echo(f"themes/{name}/{path}")


def _fields(
    kind: str, title: str, event: str, include: tuple[str, ...], now: datetime, zone: tzinfo
) -> str:
    quoted = json.dumps(title, ensure_ascii=False)
    if kind == "page":
        return f"title: {quoted}\n"
    if kind == "post":
        local = now.astimezone(zone)
        return f"title: {quoted}\ndate: {local.isoformat()}\ntags: []\ndraft: true\n"
    lines = [f"id: {event}", f"title: {quoted}"]
    if include:
        lines.append(f"include: {json.dumps(list(include), ensure_ascii=False)}")
    return "\n".join(lines) + "\n"
