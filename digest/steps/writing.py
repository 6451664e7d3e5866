"""Events to entries; those whose articles, note and settings are unchanged come from the cache."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from digest.cache import Memory, Recipe, code_version, consulting
from digest.config import Config, SiteConfig
from digest.engine import Engine
from digest.errors import Problem
from digest.events import Assignment, Ledger
from digest.model import NO_EDGES, Edges, Entry, Event
from digest.text.slugs import short_slug

if TYPE_CHECKING:
    from digest.entries.summarizers.asking import Answer

_ROOMS = ("entries", "text", "config.py", "errors.py", "model", "seams.py")
"""What the room of entries may import, itself included: tests/test_architecture.py."""
_LIBRARIES = ("nupunkt", "PyStemmer")
"""What decides there where a sentence ends, and which words are one."""

_Unit = tuple[Event, "Answer | None"]


def write_entries(
    assigned: Assignment,
    config: Config,
    engine: Engine,
    memory: Memory,
    root: Path,
    edges: Edges = NO_EDGES,
) -> tuple[tuple[Entry, ...], Ledger]:
    """An entry for each event that gets a page, and the ledger with the slugs of new entries.

    An event that consists of one post of the editor's has no entry: the post is its page.
    `edges` are the positions of sentences in articles, as far as they are known already.
    """
    shown = [event for event in assigned.events if config.pages.events and not _is_one_post(event)]
    answered = _answers(shown, config, engine, root)
    made = make_entries(shown, config, engine, memory, "writing entries", answered, edges)
    wishes = {entry.event: short_slug(entry.title) for entry in made if not entry.slug}
    ledger = assigned.ledger.with_slugs(wishes)
    given = {event: record.slug for event in wishes if (record := ledger.record(event))}
    named = (replace(one, slug=given[one.event]) if one.event in given else one for one in made)
    return tuple(named), ledger


def setback_problems(entries: Iterable[Entry]) -> list[Problem]:
    """A warning for each entry whose configured summarizer failed."""
    found = [entry for entry in entries if entry.setback]
    if not found:
        return []
    from digest.entries.summarizers.asking import setback_problem  # as in `_entry`

    return [setback_problem(entry) for entry in found]


def make_entries(
    events: Sequence[Event],
    config: Config,
    engine: Engine,
    memory: Memory,
    label: str,
    answers: Sequence[Answer | None] = (),
    edges: Edges = NO_EDGES,
) -> list[Entry]:
    """An entry for each event, in their order, with another summarizer's answers, if there are any.

    An entry is made only from what its cache key covers. What may change from build to build, the
    names and reasons in the ledger, is added afterwards.
    """
    if not events:
        return []
    told = _told(config)
    units = _units(events, answers)
    make = partial(_make, told, engine, label, edges)
    recipe = _recipe(told)
    keys = recipe.keys(_in_short(units))
    made = memory.each(recipe, units, make, told=keys)
    return [
        replace(
            entry,
            made_of=key,
            slug=event.slug,
            former_slugs=event.former_slugs,
            former_ids=event.former_ids,
            reasons=event.reasons,
        )
        for entry, event, key in zip(made, events, keys, strict=True)
    ]


def remembered_entries(
    made_of: Sequence[bytes], config: Config, memory: Memory
) -> list[Entry | None]:
    """Cached entries by their keys, in their order, without names and reasons of the ledger; None
    where one is not cached.
    """
    return memory.find_all(_recipe(_told(config)), made_of)


def entry_titles(events: Sequence[Event], config: Config, root: Path) -> dict[str, str]:
    """Event id to the title of its entry, for events that are as they were at the last build.

    Only reads the cache. Empty if another summarizer is configured.
    """
    recipe = _recipe(_told(config))
    found = consulting(root).find_all(recipe, recipe.keys(_in_short(_units(events, ()))))
    return {event.id: entry.title for event, entry in zip(events, found, strict=True) if entry}


def _told(config: Config) -> Config:
    """The part of the configuration that entries depend on."""
    site = SiteConfig(timezone=config.site.timezone)
    return Config(site=site, entries=config.entries, llm=config.llm)


def _recipe(told: Config) -> Recipe[Entry]:
    return Recipe("entry", Entry, code_version(_ROOMS, _LIBRARIES), told)


def _units(events: Sequence[Event], answers: Sequence[Answer | None]) -> list[_Unit]:
    bare = [Event(event.id, event.articles, note=event.note) for event in events]
    return list(zip(bare, answers or [None] * len(bare), strict=True))


def _in_short(units: Sequence[_Unit]) -> list[object]:
    """What tells the units apart: of articles what they were made of, which is shorter."""
    return [
        (event.id, [one.source or one for one in event.articles], event.note, answer)
        for event, answer in units
    ]


def _answers(
    events: Sequence[Event], config: Config, engine: Engine, root: Path
) -> Sequence[Answer | None]:
    if not config.entries.summarizer:
        return ()
    from digest.steps.summarizing import FOLDER, answers  # as in `_entry`

    return answers(events, config, engine, root / FOLDER)


def _make(
    config: Config,
    engine: Engine,
    label: str,
    edges: Edges,
    units: Sequence[_Unit],
) -> list[Entry]:
    return engine.each(partial(_entry, config, edges), units, label)


def _entry(config: Config, edges: Edges, unit: _Unit) -> Entry:
    # Sentences, names and the rest of that room: 50 ms that only new entries have to pay.
    from digest.entries import make_entry

    event, answer = unit
    return make_entry(event, config, answer, edges)


def _is_one_post(event: Event) -> bool:
    return len(event.articles) == 1 and event.articles[0].kind == "post"
