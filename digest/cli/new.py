"""`digest new post|event|page TITLE`: a file with its front matter filled in; `new theme NAME`."""

from __future__ import annotations

import json
from datetime import datetime, tzinfo
from pathlib import Path

import click

from digest.cli.choices import Choice
from digest.cli.mistakes import stands_already
from digest.cli.options import now_option, site_option
from digest.cli.sites import clock, open_site
from digest.text.slugs import slugify

FOLDERS = {"post": "posts", "event": "events", "page": "pages"}


@click.command("new", short_help="Start a post, an event's file, a page or a theme.")
@click.argument("kind", type=Choice(sorted([*FOLDERS, "theme"])))
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
    if any("\ud800" <= letter <= "\udfff" for letter in title):
        raise click.UsageError("the title is not UTF-8")
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
    path = root / "content" / FOLDERS[kind] / f"{slugify(title)}.md"
    name = path.relative_to(root).as_posix()
    if path.exists():
        raise stands_already([name], "another title, or edit that file")
    if kind == "event":
        _write_note(name, title, event, include, start, now)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_begun(_fields(kind, title, clock(now), config.zone)), encoding="utf-8")
    click.echo(name)


def _write_note(
    path: str, title: str, event: str | None, include: tuple[str, ...], start: Path, now: str | None
) -> None:
    """Write an event's file, unless a build would stop at it: at a name of nothing, at an event
    that has a file, at an article that another file puts elsewhere.
    """
    from digest.cli.deciding import at_the_desk

    with at_the_desk(start, now) as desk:
        articles = [desk.article(name).id for name in include]
        if event and not include:
            known = desk.event(event)
            event = known.id
            if known.note:
                expected = f"changes in that file, which is on {event}"
                raise stands_already([known.note.location.path], expected)
        lines = [f"id: {event or slugify(title)}", f"title: {_quoted(title)}"]
        if articles:
            lines.append(f"include: {json.dumps(articles, ensure_ascii=False)}")
        desk.begin(path, _begun("\n".join(lines) + "\n").encode())


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


def _fields(kind: str, title: str, now: datetime, zone: tzinfo) -> str:
    if kind == "page":
        return f"title: {_quoted(title)}\n"
    local = now.astimezone(zone)
    return f"title: {_quoted(title)}\ndate: {local.isoformat()}\ntags: []\ndraft: true\n"


def _quoted(title: str) -> str:
    return json.dumps(title, ensure_ascii=False)


def _begun(fields: str) -> str:
    return f"---\n{fields}---\n\n"
