"""The current events, to what grouping from scratch would change, and a ledger with that."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.config import Config
from digest.events.assigning.assignment import Assignment
from digest.events.assigning.draft import Draft
from digest.events.assigning.drafts import Drafts
from digest.events.assigning.editor import hear
from digest.events.clustering.blocks import Bounds
from digest.events.grouping import partition
from digest.events.ledger.file import Ledger
from digest.events.tuning import canonical
from digest.model import Article, Event
from digest.nouns import noun

if TYPE_CHECKING:
    from digest.events.nearness import Nearness


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """Two events that would be one."""

    older: str
    """Keeps its id; the address and id of the other lead to it."""
    newer: str
    score: int
    """The mean score of their articles, pair by pair, in hundredths of what two articles need;
    0 where another grouper decided."""


@dataclass(frozen=True, slots=True, order=True)
class Move:
    """An article that would leave its event."""

    left: str
    joined: str
    """The event that it would come to; `new 1`, `new 2`, ... are yet to be founded."""
    article: str
    score_left: int
    """The mean score with the articles that it would leave, in hundredths of what two need."""
    score_joined: int
    """The same with those that it would join; 0 where it would be alone."""


@noun
class Change:
    """What would become of some events; it has nothing to do with any other change."""

    events: tuple[str, ...]
    """The ids that take part in it, the oldest event first."""
    joins: tuple[Join, ...]
    moves: tuple[Move, ...]


@noun
class Regrouping:
    """All changes, and the ledger after those that were chosen."""

    changes: tuple[Change, ...]
    ledger: Ledger


def regroup(assignment: Assignment, config: Config, only: Collection[str] = ()) -> Regrouping:
    """What grouping from scratch would change; with `only`, the changes that involve these events.

    What the editor has shaped stays as it is and may only gain: an event with a note, and one
    that an article names by `event` or `not_event`. A fresh block goes by the oldest of the
    events that have most of their articles in it.
    """
    events = _by_age(assignment)
    articles = sorted((a for event in events for a in event.articles), key=canonical)
    plan = _Plan.of(articles, events, assignment.ledger, config)
    changes = tuple(
        change for change in plan.changes() if not only or not set(only).isdisjoint(change.events)
    )
    chosen = {event for change in changes for event in change.events}
    return Regrouping(changes, plan.carried_out(chosen, assignment.ledger, config))


def _by_age(assignment: Assignment) -> list[Event]:
    age = {record.id: record.age for record in assignment.ledger.records}
    return sorted(assignment.events, key=lambda event: age[event.id])


@noun
class _Plan:
    articles: Sequence[Article]
    """In canonical order."""
    events: Sequence[Event]
    """The oldest first."""
    blocks: Sequence[tuple[int, ...]]
    """The fresh ones, of articles by their index."""
    survivor: Mapping[int, str]
    """The event as which a block goes on; a block without one founds an event."""
    claim: Mapping[str, int]
    """Of each event, the block that most of it came to."""
    nearness: Nearness | None

    @classmethod
    def of(
        cls, articles: Sequence[Article], events: Sequence[Event], ledger: Ledger, config: Config
    ) -> _Plan:
        """The fresh blocks, and which events they go on as."""
        bounds = _bounds(articles, events, ledger)
        blocks, nearness = _fresh(articles, bounds, config)
        block_of = {articles[at].id: n for n, block in enumerate(blocks) for at in block}
        claim: dict[str, int] = {}
        survivor: dict[int, str] = {}
        for event in events:
            held = [block_of[article.id] for article in event.articles]
            claim[event.id] = max(held, key=lambda n: (held.count(n), n == held[0], -n))
            survivor.setdefault(claim[event.id], event.id)
        return cls(articles, events, blocks, survivor, claim, nearness)

    def changes(self) -> list[Change]:
        """Every change, those of the oldest events first."""
        rank = {event.id: number for number, event in enumerate(self.events)}
        leaving = self._leaving()
        joins = [
            Join(older, event.id, self._near(older, event.id))
            for event in self.events
            if (older := self.survivor[self.claim[event.id]]) != event.id
        ]
        new = sorted({block for *_, block in leaving} - self.survivor.keys())
        founding = {block: number for number, block in enumerate(new, 1)}
        moves = [self._move(*one, founding) for one in leaving]
        links = [(one.older, one.newer) for one in joins]
        links += [(event.id, f"block {block}") for _, event, block in leaving]
        links += [(kept, f"block {block}") for block, kept in self.survivor.items()]
        moving = {join.newer for join in joins} | {move.left for move in moves}
        return [
            Change(
                tuple(sorted(part & rank.keys(), key=lambda one: rank[one])),
                tuple(sorted(join for join in joins if join.older in part)),
                tuple(sorted(move for move in moves if move.left in part)),
            )
            for part in _connected(links, rank)
            if not moving.isdisjoint(part)
        ]

    def carried_out(self, chosen: Collection[str], ledger: Ledger, config: Config) -> Ledger:
        """The ledger after the changes in which these events take part."""
        drafts = Drafts.of(ledger)
        claims = [(event, self.claim[event]) for event in self.claim if event in chosen]
        drafts.merge((self.survivor[block], event) for event, block in claims)
        drafts.recognize(self.articles)
        founded: dict[int, Draft] = {}
        for article, event, block in self._leaving():
            if event.id in chosen:
                kept = self.survivor.get(block)
                if kept is None and block not in founded:
                    founded[block] = drafts.found()
                drafts.put(article, drafts.named[kept] if kept else founded[block])
        return drafts.finish(config.zone)

    def _leaving(self) -> list[tuple[Article, Event, int]]:
        """Articles that don't go where most of their event goes, with the event and their block."""
        event_of = {article.id: event for event in self.events for article in event.articles}
        return [
            (self.articles[at], event, number)
            for number, block in enumerate(self.blocks)
            for at in block
            if self.claim[(event := event_of[self.articles[at].id]).id] != number
        ]

    def _move(
        self, article: Article, event: Event, block: int, founding: Mapping[int, int]
    ) -> Move:
        mates = {self.articles[at].id: self.articles[at] for at in self.blocks[block]}
        left = [one for one in event.articles if one.id not in mates]
        joined = [one for one in mates.values() if one is not article]
        return Move(
            event.id,
            self.survivor.get(block, "") or f"new {founding[block]}",
            article.id,
            self.nearness.mean([article], left) if self.nearness else 0,
            self.nearness.mean([article], joined) if self.nearness else 0,
        )

    def _near(self, one: str, other: str) -> int:
        held = {event.id: event.articles for event in self.events}
        return self.nearness.mean(held[one], held[other]) if self.nearness else 0


def _bounds(articles: Sequence[Article], events: Sequence[Event], ledger: Ledger) -> Bounds:
    """Every event that the editor has shaped, whole."""
    word = hear(articles, [event.note for event in events if event.note], ledger)
    shaped = word.shaped
    settled = [event for event in events if event.id in shaped]
    index_of = {article.id: index for index, article in enumerate(articles)}
    number = {event.id: index for index, event in enumerate(settled)}
    return Bounds(
        blocks=tuple(tuple(sorted(index_of[a.id] for a in event.articles)) for event in settled),
        apart=frozenset(
            (index_of[article], number[event]) for article, event in word.apart if event in number
        ),
    )


def _fresh(
    articles: Sequence[Article], bounds: Bounds, config: Config
) -> tuple[Sequence[tuple[int, ...]], Nearness | None]:
    """The blocks of grouping afresh, and how near articles are to each other."""
    similarity = config.grouping.mode != "off" and not config.grouping.grouper
    while True:
        if similarity and len(articles) > 1:
            # numpy: see grouping.partition.
            from digest.events.nearness import Nearness

            nearness = Nearness.of(articles, bounds, config)
            blocks = nearness.blocks
        else:
            nearness, blocks = None, partition(articles, bounds, config).blocks
        grown = tuple(tuple(sorted(block)) for block in blocks[: len(bounds.blocks)])
        if grown == bounds.blocks:
            return [block for block in blocks if block], nearness
        # What is settled and has gained attracts more: ask again, so that the next run has
        # nothing to add. It only ever grows, so this ends.
        bounds = Bounds(grown, bounds.apart)


def _connected(links: Sequence[tuple[str, str]], order: Mapping[str, int]) -> list[set[str]]:
    """The names that hang together by links, those with the first in `order` first."""
    part_of: dict[str, set[str]] = {}
    for one, other in links:
        parts = part_of.setdefault(one, {one}), part_of.setdefault(other, {other})
        if parts[0] is not parts[1]:
            small, large = sorted(parts, key=len)
            large |= small
            part_of.update(dict.fromkeys(small, large))
    whole = {id(part): part for part in part_of.values()}
    last = len(order)
    return sorted(whole.values(), key=lambda part: min(order.get(name, last) for name in part))
