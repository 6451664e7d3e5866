"""Explanations to the lines that `digest explain` prints; scores are points, 100 for one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from digest.cli.printing import counted, one_line
from digest.desk.words import DECIDERS, OBSTACLES

if TYPE_CHECKING:
    from digest.config import GroupingConfig
    from digest.events.explanation import Explanation, Rival, Standing
    from digest.events.view import Nearness, Pair
    from digest.model import Event, Evidence, Kinship

BAR = 16
"""Characters of the longest bar."""


def lines(found: Explanation, grouping: GroupingConfig) -> Iterator[str]:
    """An explanation of one article, or of two."""
    yield from _standing(found.one)
    if found.other:
        yield from _standing(found.other)
    yield from _merging(found.one, *([found.other] if found.other else []))
    if found.pair is None:
        yield f"  {_unseen(grouping)}"
        return
    yield ""
    verdict = "one event" if found.together else "two events"
    when = ", today," if found.today else ""
    yield f"The two{when} have {_points(found.pair.score)} points in common; they are {verdict}."
    yield from _pair(found.pair, found.threshold)
    yield ""
    if found.own:
        yield f"  {_nearness('its own event', found.own)}"
    if found.rival:
        yield f"  {_nearness('another event', found.rival.nearness)}"
        yield f"    {found.rival.nearness.event} is not its event: {_obstacle(found.rival)}"


def event_lines(event: Event, members: Sequence[Standing]) -> Iterator[str]:
    """Why each article of an event is in it."""
    name = f"{event.id}  {event.slug}".rstrip()
    yield f"{one_line(name)}  {counted(len(members), 'article')}"
    yield from _merging(*members)
    for standing in members:
        yield ""
        yield f"  {one_line(standing.article)}"
        yield f"    {_decider(standing)}"
        if standing.kinship:
            yield f"    {_kinship(standing.kinship)}"


def _standing(standing: Standing) -> Iterator[str]:
    yield one_line(standing.article)
    yield f"  in {one_line(f'{standing.event} {standing.slug}'.rstrip())}"
    yield f"  because {_decider(standing)}"
    if standing.kinship:
        yield f"  {_kinship(standing.kinship)}"


def _merging(*standings: Standing) -> Iterator[str]:
    """What the editor said of their events as wholes, each once."""
    merged = {standing.event: standing.merged for standing in standings if standing.merged}
    for event, place in merged.items():
        yield f"  the editor made one of {one_line(f'{event} and other events at {place}')}"


def _decider(standing: Standing) -> str:
    return one_line(f"{DECIDERS[standing.decider]} {standing.place}").rstrip()


def _kinship(kinship: Kinship) -> str:
    if kinship.copy:
        said = f"the same text as {kinship.near}: both have {kinship.percent}% of its word pairs"
        return one_line(said)
    said = f"joined with {kinship.percent} points by {kinship.near}"
    if kinship.shared:
        said += f": {', '.join(kinship.shared)}"
    if kinship.against:
        said += f"; against it: {', '.join(kinship.against)}"
    return one_line(said)


def _unseen(grouping: GroupingConfig) -> str:
    if grouping.mode == "off":
        return "grouping is off: digest compares nothing, only the editor joins articles"
    if grouping.grouper:
        return one_line(f"{grouping.grouper} groups this site; digest cannot see its reasons")
    return "no other article has anything in common with it"


def _pair(pair: Pair, threshold: float) -> Iterator[str]:
    """The score as a sum and a product that a reader can check."""
    if pair.alike:
        yield f"  Their texts are one: both have {pair.alike:.0%} of their word pairs."
        return
    longest = max((term.weight for term in pair.telling), default=1.0)
    for term in pair.telling:
        bar = "▇" * max(1, round(BAR * term.weight / longest))
        yield f"  {_points(term.weight):>6}  {bar:<{BAR}}  {term.kind:<6}  {one_line(term.text)}"
    rest = sum(term.weight for term in pair.shared) - sum(term.weight for term in pair.telling)
    yield f"  {_points(rest):>6}  {'':<{BAR}}  all else that they share"
    for factor in pair.factors:
        yield f"  x {factor.weight:4.2f}  {_factor(factor, pair)}"
    yield f"  = {_points(pair.score):>4}  {_points(threshold)} are asked of two articles alone"


def _factor(factor: Evidence, pair: Pair) -> str:
    if factor.text == "days apart" and pair.days_apart is not None:
        days = pair.days_apart
        return f"{counted(days, 'day')} apart" if days else "published on one day"
    return one_line(factor.text)


def _nearness(words: str, found: Nearness) -> str:
    texts = counted(found.texts, "text")
    mean, asked = _points(found.mean), _points(found.required)
    return f"{words}  {found.event}  {mean:>5} on average with {texts}, {asked} asked"


def _obstacle(rival: Rival) -> str:
    return one_line(f"{OBSTACLES[rival.obstacle]} {rival.place}").rstrip()


def _points(score: float) -> str:
    return f"{100 * score:.1f}"
