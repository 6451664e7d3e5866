"""Assigned events to entries; those whose articles and note are as they were are remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from digest.cache import Memory, Recipe, code_version
from digest.config import Config, SiteConfig
from digest.engine import Engine
from digest.events import Assignment, Ledger
from digest.model import Entry, Event
from digest.text.slugs import short_slug

_ROOMS = ("entries", "text", "config.py", "errors.py", "model.py")
"""What the room of entries may import, itself included: tests/test_architecture.py."""
_LIBRARIES = ("nupunkt", "PyStemmer")
"""What decides there where a sentence ends, and which words are one."""


def write_entries(
    assigned: Assignment, config: Config, engine: Engine, memory: Memory
) -> tuple[tuple[Entry, ...], Ledger]:
    """An entry of each event that gets a page, with its slug; and the ledger that has them.

    An event that is nothing but one post of the editor's has no entry: the post is its page.
    """
    shown = [event for event in assigned.events if config.pages.events and not _is_one_post(event)]
    made = make_entries(shown, config, engine, memory, "writing entries")
    ledger = assigned.ledger.with_slugs({entry.event: short_slug(entry.title) for entry in made})
    slugs = {record.id: record.slug for record in ledger.records}
    return tuple(replace(entry, slug=slugs[entry.event]) for entry in made), ledger


def make_entries(
    events: Sequence[Event], config: Config, engine: Engine, memory: Memory, label: str
) -> list[Entry]:
    """An entry of each event, in their order.

    Making one is told of the event and of the configuration no more than its key is made of:
    what changes from build to build, the names and reasons in the ledger, is put in after.
    """
    if not events:
        return []
    told = Config(site=SiteConfig(timezone=config.site.timezone), entries=config.entries)
    recipe = Recipe("entry", Entry, code_version(_ROOMS, _LIBRARIES), told)
    bare = [Event(event.id, event.articles, note=event.note) for event in events]
    made = memory.each(recipe, bare, partial(_make, told, engine, label))
    return [
        replace(
            entry,
            slug=event.slug,
            former_slugs=event.former_slugs,
            former_ids=event.former_ids,
            reasons=event.reasons,
        )
        for entry, event in zip(made, events, strict=True)
    ]


def _make(config: Config, engine: Engine, label: str, events: Sequence[Event]) -> list[Entry]:
    # Sentences, names and the rest of that room: 50 ms that only new entries have to pay.
    from digest.entries import make_entry

    return engine.each(partial(make_entry, config=config), events, label)


def _is_one_post(event: Event) -> bool:
    return len(event.articles) == 1 and event.articles[0].kind == "post"
