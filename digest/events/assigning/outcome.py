"""Drafts that are finished to the events that they are, with the reason for each article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import overload

from digest.events.assigning.draft import in_order
from digest.events.assigning.drafts import Drafts
from digest.events.assigning.editor import Word
from digest.events.ledger.file import Ledger
from digest.model import Article, Event, Reason, Rule


def events_of(drafts: Drafts, word: Word) -> tuple[Event, ...]:
    """The events of all drafts that have articles, by id."""
    notes = {id(drafts.named.get(name)): note for name, note in word.notes.items()}
    events = []
    for draft in drafts.all:
        if draft.present:
            articles = in_order(draft.present.values())
            events.append(
                Event(
                    id=draft.id,
                    articles=articles,
                    slug=draft.slug,
                    former_slugs=_each_once(draft.former_slugs),
                    former_ids=_each_once(draft.former_ids),
                    guids={a.id: drafts.guids[a.id] for a in articles if a.id in drafts.guids}
                    if drafts.guids
                    else {},
                    note=notes.get(id(draft)),
                    reasons=tuple(_reasons(articles, drafts, word)),
                )
            )
    return tuple(sorted(events, key=attrgetter("id")))


def _each_once(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names)) if names else ()


def _reasons(articles: Sequence[Article], drafts: Drafts, word: Word) -> Iterator[Reason]:
    """Of each article of an event, what stays the same at every rebuild."""
    founded = False
    for article in articles:
        joined = drafts.kin.get(article.id)
        if article.id in word.placed:
            yield Reason(article.id, "editor", str(word.places[article.id]))
        elif joined:
            rule: Rule = "copy" if joined.copy else "similarity"
            yield Reason(article.id, rule, kinship=joined.kinship)
        else:
            yield Reason(article.id, "ledger" if founded else "founder")
            founded = True


def events_in(ledger: Ledger, articles: Sequence[Article], word: Word) -> tuple[Event, ...]:
    """The events of a ledger that has all of these articles."""
    drafts = Drafts.of(ledger)
    drafts.recognize(articles)
    return events_of(drafts, word)


class Later(Sequence[Event]):
    """Events by id, which are made only when the first of them is needed."""

    def __init__(self, make: Callable[[], tuple[Event, ...]]) -> None:
        self._make = make

    @cached_property
    def _events(self) -> tuple[Event, ...]:
        return self._make()

    @overload
    def __getitem__(self, at: int) -> Event: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, at: int | slice) -> Event | tuple[Event, ...]:
        return self._events[at]

    def __len__(self) -> int:
        return len(self._events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self._events)

    def __eq__(self, other: object) -> bool:
        return self._events == tuple(other) if isinstance(other, Sequence) else NotImplemented

    __hash__ = None  # type: ignore[assignment]
