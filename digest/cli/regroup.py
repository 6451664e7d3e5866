"""`digest regroup`: list what grouping from scratch would change; with --apply, write it into the
ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.deciding import PATIENCE_SECONDS
from digest.cli.options import json_option, now_option, site_option
from digest.cli.printing import Bar, counted, one_line, print_json, print_problems
from digest.cli.sites import clock, open_site
from digest.desk.naming import event_of, named

if TYPE_CHECKING:
    from datetime import datetime

    from digest.config import Config
    from digest.events import Assignment
    from digest.events.assigning.regrouping import Change, Join, Move, Regrouping
    from digest.model import Article, Event


@click.command("regroup", short_help="Say what grouping from scratch would change.")
@click.argument("names", metavar="[EVENT]...", nargs=-1)
@click.option("--apply", is_flag=True, help="Write the changes into the ledger.")
@json_option
@now_option
@site_option
def command(
    names: tuple[str, ...], apply: bool, as_json: bool, now: str | None, start: Path
) -> None:
    """Say what grouping from scratch would change, as if all articles arrived now.

    With EVENTs (ids, slugs or URLs), only changes that involve one of them. Where two events are
    merged, the older keeps its id, and the URL of the other redirects to it. Events that the editor
    has shaped, by a file or by an article's keys, may gain articles but lose none.
    """
    from digest.publish.lock import locked

    root, config = open_site(start)
    with locked(root, patience=PATIENCE_SECONDS):
        assigned, found = _regrouped(root, config, clock(now), names)
        if apply and found.changes:
            _write(root, config, assigned, found)
    if as_json:
        print_json({"changes": [asdict(one) for one in found.changes], "applied": apply})
        return
    for line in _lines(assigned, found.changes):
        click.echo(line)
    click.echo(_summary(len(found.changes), apply=apply))


def _regrouped(
    root: Path, config: Config, now: datetime, names: tuple[str, ...]
) -> tuple[Assignment, Regrouping]:
    from digest.engine import Engine
    from digest.events.assigning.regrouping import regroup
    from digest.survey import survey

    reading, assigned = survey(root, config, now, Engine(config.build.jobs, Bar()))
    print_problems((*reading.problems, *assigned.problems))
    found = (named(name, root, reading, assigned) for name in names)
    only = [event_of(one, assigned).id for one in found]
    return assigned, regroup(assigned, config, only)


def _write(root: Path, config: Config, assigned: Assignment, found: Regrouping) -> None:
    from digest.events import format_ledger
    from digest.events.ledger.history import (
        HISTORY,
        find_changes,
        format_history,
        merged_by_day,
        read_history,
    )
    from digest.publish.atomic import replace_file
    from digest.steps.recording import LEDGER, refuse_rewriting

    articles = [article for event in assigned.events for article in event.articles]
    changes = find_changes(assigned.before, found.ledger, articles, config.zone)
    history = format_history(merged_by_day((*read_history(root / HISTORY), *changes)))
    refuse_rewriting(root, LEDGER, frozen=False)
    if history:
        replace_file(root / HISTORY, history)
    replace_file(root / LEDGER, format_ledger(found.ledger))


def _summary(changes: int, *, apply: bool) -> str:
    if not changes:
        return "nothing to change"
    if apply:
        return f"{counted(changes, 'change')} written; `digest build` publishes the site anew"
    return f"{counted(changes, 'change')}; `digest regroup --apply` carries out all of them"


def _lines(assigned: Assignment, changes: tuple[Change, ...]) -> Iterator[str]:
    events = {event.id: event for event in assigned.events}
    shown = _Shown(events, {a.id: a for event in assigned.events for a in event.articles})
    for change in changes:
        yield from (line for join in change.joins for line in shown.join(join))
        for left in change.events:
            moves = [move for move in change.moves if move.left == left]
            yield from shown.moves(left, moves) if moves else ()
        yield ""


@dataclass(frozen=True, slots=True)
class _Shown:
    events: Mapping[str, Event]
    articles: Mapping[str, Article]

    def join(self, join: Join) -> Iterator[str]:
        """What joins what, and why."""
        near = f": on average {join.score}% of what two articles need" if join.score else ""
        near += ", and of more articles less is asked" if 0 < join.score < 100 else ""
        yield f"{join.older} + {join.newer} -> {join.older}{near}"
        for sign, event in ((" ", join.older), ("+", join.newer)):
            yield from (f"  {sign} {self._article(a.id)}" for a in self.events[event].articles)

    def moves(self, left: str, moves: list[Move]) -> Iterator[str]:
        """What leaves an event, and for where."""
        yield f"{left}  {one_line(self.events[left].articles[0].title)}"
        for joined in sorted({move.joined for move in moves}):
            leaving = sorted(move for move in moves if move.joined == joined)
            yield from (f"  - {self._article(move.article)}{_scores(move)}" for move in leaving)
            yield f"    -> {joined}"

    def _article(self, name: str) -> str:
        return f"{one_line(name)}  {one_line(self.articles[name].title)}"


def _scores(move: Move) -> str:
    if not move.score_left and not move.score_joined:
        return ""
    there = f"{move.score_joined}% there" if move.score_joined else "alone there"
    return f"  (on average {move.score_left}% of what two articles need here, {there})"
