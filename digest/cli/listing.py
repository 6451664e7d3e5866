"""`digest list events|drafts|future|ungrouped`: what the site holds, and what it holds back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.choices import Choice
from digest.cli.options import json_option, now_option, site_option
from digest.cli.printing import Bar, counted, one_line, print_json, print_problems
from digest.cli.sites import clock, open_site

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from digest.events import Assignment
    from digest.model import Article, Document, Event

LISTS = ("events", "drafts", "future", "ungrouped")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list."""

    id: str
    date: str
    """ISO, in the site's zone, or ""."""
    title: str
    articles: tuple[str, ...] = ()


@click.command("list", short_help="List events, drafts, future posts, or ungrouped articles.")
@click.argument("what", type=Choice(LISTS), default="events")
@site_option
@json_option
@now_option
def command(what: str, start: Path, as_json: bool, now: str | None) -> None:
    """List events, drafts, posts dated in the future, or articles that are alone in their event.

    An event is listed under the title that the last build gave its entry, or that of its first
    article. Nothing is written: events that no build has seen yet are listed with the ids that
    the next build will give them.
    """
    from digest.engine import Engine
    from digest.steps.writing import entry_titles
    from digest.survey import survey

    root, config = open_site(start)
    moment = clock(now)
    engine = Engine(config.build.jobs, Bar())
    reading, assigned = survey(root, config, moment, engine)
    print_problems((*reading.problems, *assigned.problems))
    if what in ("events", "ungrouped"):
        titles = entry_titles(assigned.events, config, root) if what == "events" else {}
        lines = _events(assigned, config.zone, titles, alone=what == "ungrouped")
    else:
        wanted = [d for d in reading.held_back if d.metadata.draft == (what == "drafts")]
        lines = [_document_line(document, config.zone) for document in wanted]
    if as_json:
        print_json([asdict(line) for line in lines])
        return
    for line in lines:
        count = f"  {counted(len(line.articles), 'article'):>12}" if what == "events" else ""
        click.echo(f"{one_line(line.id)}{count}  {line.date[:10]:<10}  {one_line(line.title)}")


def _events(
    assigned: Assignment, zone: ZoneInfo, titles: Mapping[str, str], *, alone: bool
) -> list[Line]:
    """The newest first, the undated last."""
    if alone:
        single = [event.articles[0] for event in assigned.events if len(event.articles) == 1]
        lines = [_article_line(article, zone) for article in single if article.kind == "article"]
    else:
        lines = [_event_line(event, zone, titles) for event in assigned.events]
    return sorted(sorted(lines, key=lambda line: line.id), key=lambda line: line.date, reverse=True)


def _event_line(event: Event, zone: ZoneInfo, titles: Mapping[str, str]) -> Line:
    first = event.articles[0]
    noted = event.note.title if event.note else ""
    title = titles.get(event.id) or noted or first.title
    return Line(
        event.id,
        _date(first.published, zone),
        title,
        tuple(article.id for article in event.articles),
    )


def _article_line(article: Article, zone: ZoneInfo) -> Line:
    return Line(article.id, _date(article.published, zone), article.title)


def _document_line(document: Document, zone: ZoneInfo) -> Line:
    known = document.metadata
    return Line(document.id, _date(known.date, zone), known.title)


def _date(moment: datetime | None, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).isoformat() if moment else ""
