"""`digest explain A [B]`: why these are one event, or are not, taken from the decision itself."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.options import clock, json_option, now_option, open_site, site_option
from digest.cli.printing import Bar, counted, print_json, printable

if TYPE_CHECKING:
    from digest.events.explanation import Explanation, Nearness, Pair
    from digest.model import Evidence

TERMS = 12
"""Shared terms that are printed; --json has all of them."""

RULES = {
    "founder": "it founded the event",
    "similarity": "it is similar enough",
    "ledger": "the ledger says so: it has been there since an earlier build",
    "editor": "the editor says so",
}


@click.command("explain")
@click.argument("one", metavar="A")
@click.argument("other", metavar="[B]", default="")
@json_option
@now_option
@site_option
def command(one: str, other: str, as_json: bool, now: str | None, start: Path) -> None:
    """Say why article A is in its event; with B, why the two are, or are not, one event.

    A and B are articles: paths (below content/), ids or URLs. Printed are the words, names
    and numbers that they share, each with its part of the score, what speaks for and against
    by date and place, the score and the threshold, and which rule or person decided.
    """
    from digest.build import survey
    from digest.engine import Engine
    from digest.events.explanation import explain

    root, config = open_site(start)
    _, assigned = survey(root, config, clock(now), Engine(config.build.jobs, Bar()))
    found = explain(assigned, config, one, other)
    if as_json:
        print_json(asdict(found) | ({"score": found.pair.score} if found.pair else {}))
        return
    for line in _lines(found):
        click.echo(line)


def _lines(found: Explanation) -> list[str]:
    decided = f": {printable(found.place)}" if found.place else ""
    lines = [f"{found.article}", f"  is in {found.event}, because {RULES[found.rule]}{decided}"]
    for nearness, words in ((found.own, "its event"), (found.rival, "the nearest other event")):
        if nearness:
            lines.append(f"  {words}, {nearness.event}: {_nearness(nearness)}")
    if found.pair is None:
        return [*lines, "  no other article has anything in common with it"]
    verdict = "one event" if found.together else "two events"
    lines += ["", f"{found.pair.one}", f"{found.pair.other}", f"  are {verdict}"]
    return [*lines, *_pair(found.pair, found.threshold)]


def _nearness(found: Nearness) -> str:
    articles = counted(found.articles, "article")
    return f"mean score {found.mean:.3f} with {articles} of it, {found.required:.3f} is asked for"


def _pair(pair: Pair, threshold: float) -> list[str]:
    """The score as a sum and a product that a reader can check."""
    if pair.copies:
        return ["  their texts are one text"]
    strongest = sorted(pair.shared, key=lambda term: -term.weight)
    lines = [_term(term) for term in strongest[:TERMS]]
    rest = strongest[TERMS:]
    if rest:
        lines.append(f"  {sum(term.weight for term in rest):8.3f}  {len(rest)} more shared terms")
    lines += [f"  x {factor.weight:6.3f}  {_factor(factor, pair)}" for factor in pair.factors]
    return [*lines, f"  = {pair.score:6.3f}  the score; the threshold for two is {threshold:.3f}"]


def _factor(factor: Evidence, pair: Pair) -> str:
    if factor.text == "days apart" and pair.days_apart is not None:
        return f"{counted(pair.days_apart, 'day')} apart"
    return printable(factor.text)


def _term(term: Evidence) -> str:
    return f"  {term.weight:8.3f}  {term.kind} {printable(term.text)!r}"
