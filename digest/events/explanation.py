"""An assignment and one or two of its articles to why they are, or are not, one event.

Everything is taken from the comparison that decided, or, where the ledger or the editor did,
from what the same comparison says today.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from digest.config import Config
from digest.events.assigning.assignment import Assignment
from digest.model import Article, Event, Kinship, Location, Reason
from digest.nouns import noun

if TYPE_CHECKING:
    from digest.events.view import Nearness, Outlook, Pair

Decider = Literal["founder", "similarity", "copy", "ledger", "editor", "grouper"]
"""Who put an article where it is; the grouper is the site's own."""

Obstacle = Literal["editor", "ledger", "posts", "too-far", "better", "order"]
"""What kept an article out of an event. `better` is its own event; `order` says that it was near
enough, and that the steps by which events are made did not come to it."""


@noun
class Standing:
    """The event of an article, and who decided that."""

    article: str
    event: str
    slug: str
    decider: Decider
    place: str = ""
    """Where the editor said so, if he is the decider."""
    kinship: Kinship | None = None
    """What brought it there when it joined; None for founders, and where the editor did."""
    merged: str = ""
    """Where the editor said that its event and others are one; "" where he did not."""


@noun
class Rival:
    """An event that an article did not join, and why not."""

    nearness: Nearness
    obstacle: Obstacle
    place: str = ""
    """Where the editor said so, if he is the obstacle."""


@noun
class Explanation:
    """Why an article is where it is, and not elsewhere.

    Where digest compares nothing, because grouping is off, or done by a function of the site's,
    there is no pair, and only who decided is told.
    """

    one: Standing
    other: Standing | None = None
    """The article that was asked about, else the nearest."""
    together: bool = False
    """Whether the two are in one event."""
    pair: Pair | None = None
    own: Nearness | None = None
    """To the other texts of its event; None if there are none."""
    rival: Rival | None = None
    """The other's event if that is another one, else the one that the article would join next;
    None if it has nothing in common with any."""
    threshold: float = 0.0
    """The score from which two articles are one event."""
    today: bool = False
    """The scores are today's: they did not decide where this article is."""


def explain(
    assignment: Assignment,
    config: Config,
    one: Article | Event,
    other: Article | Event | None = None,
) -> Explanation:
    """Why `one` is in its event; with `other`, why the two are, or are not, in one event.

    Of an event, the article speaks that is nearest to the other side.
    """
    judge = _Judge(assignment, config)
    if config.grouping.mode == "off" or config.grouping.grouper or len(judge.events) < 2:
        return judge.unseen(one, other)
    from digest.events.view import View  # numpy: see grouping.decide

    view = View.of(assignment, config)
    mine, theirs = view.closest(one, other) if other else (_first(one), None)
    outlook = view.outlook(mine)
    own = judge.event(mine)
    target = judge.event(theirs) if theirs else _next(outlook, own)
    near = theirs or outlook.nearest(own) or (outlook.nearest(target) if target else None)
    nearness = outlook.nearness(own)
    rival = outlook.nearness(target) if target and target is not own else None
    standing = judge.standing(mine)
    return Explanation(
        one=standing,
        other=judge.standing(near) if near else None,
        together=near is not None and judge.event(near) is own,
        pair=view.pair(mine, near) if near else None,
        own=nearness,
        rival=judge.rival(standing, nearness, rival) if rival else None,
        threshold=view.threshold,
        today=view.today or mine.id not in assignment.grounds.new,
    )


def explain_event(assignment: Assignment, config: Config, event: Event) -> tuple[Standing, ...]:
    """Who put each article of an event into it, in the event's order."""
    judge = _Judge(assignment, config)
    return tuple(judge.standing(article) for article in event.articles)


def _first(named: Article | Event) -> Article:
    return named.articles[0] if isinstance(named, Event) else named


def _merged(event: Event) -> str:
    note = event.note
    if note is None or not note.merge:
        return ""
    return str(Location(note.location.path, note.lines.get("merge", note.location.line)))


def _next(outlook: Outlook, own: Event) -> Event | None:
    """The event that an article would join if its own were not there; None if near to none."""
    found = [
        (near.gain, event.id, event)
        for event in outlook.events()
        if event is not own and (near := outlook.nearness(event))
    ]
    return max(found)[-1] if found else None


class _Judge:
    """Who decided, as the assignment tells it."""

    def __init__(self, assignment: Assignment, config: Config) -> None:
        self.grounds = assignment.grounds
        self.grouping = config.grouping
        self.events = {a.id: event for event in assignment.events for a in event.articles}
        self.named = {event.id: event for event in assignment.events}
        self.articles = {a.id: a for event in assignment.events for a in event.articles}

    def event(self, article: Article) -> Event:
        """The event that it is in."""
        return self.events[article.id]

    def standing(self, article: Article) -> Standing:
        """The event of an article, and who decided that."""
        event = self.event(article)
        reason = next(reason for reason in event.reasons if reason.article == article.id)
        decider = self._decider(reason)
        return Standing(
            article.id,
            event.id,
            event.slug,
            decider,
            reason.place,
            reason.kinship,
            merged=_merged(event),
        )

    def rival(self, standing: Standing, own: Nearness | None, near: Nearness) -> Rival:
        """What kept an article that is in another event out of this one."""
        for apart in self.grounds.apart:
            if (apart.article, apart.event) == (standing.article, near.event):
                return Rival(near, "editor", apart.place)
        if standing.decider == "editor":
            return Rival(near, "editor", standing.place)
        return Rival(near, self._obstacle(standing, own, near))

    def _obstacle(self, standing: Standing, own: Nearness | None, near: Nearness) -> Obstacle:
        """The same where the editor has said nothing."""
        settled = standing.decider == "ledger"
        held = (self.articles[standing.article], *self.named[near.event].articles)
        if all(article.kind == "post" for article in held) and (settled or near.gain >= 0):
            return "posts"
        if near.gain < 0:
            return "too-far"
        if settled:
            return "ledger"
        return "better" if own and own.gain >= near.gain else "order"

    def unseen(self, one: Article | Event, other: Article | Event | None) -> Explanation:
        """The explanation where digest compares nothing: only who decided."""
        mine, theirs = _first(one), _first(other) if other else None
        return Explanation(
            one=self.standing(mine),
            other=self.standing(theirs) if theirs else None,
            together=theirs is not None and self.event(theirs) is self.event(mine),
        )

    def _decider(self, reason: Reason) -> Decider:
        if reason.rule == "editor":
            return "editor"
        if reason.article not in self.grounds.new:
            return "ledger"
        if reason.rule == "founder":
            return "founder"
        if self.grouping.grouper:
            return "grouper"
        # A chain of weak links may leave an article without any single one to name.
        return "similarity" if reason.rule == "ledger" else reason.rule
