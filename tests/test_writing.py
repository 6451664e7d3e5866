"""A site from remembered entries is the site that would be made without them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from digest.cache import Memory
from digest.config import Config, EntriesConfig, SiteConfig, SourceExcerpts
from digest.engine import Engine
from digest.entries import make_entry
from digest.model import (
    Article,
    Correction,
    Development,
    Entry,
    Event,
    EventNote,
    Image,
    Location,
    Reason,
    Removal,
)
from digest.steps.writing import make_entries
from tests.site import digest, healthy_site, tree

SECOND = {
    "content/articles/mill.md": "---\ntitle: Mill closes in Oberau\nsource: {name: Valley Post}\n"
    "---\n\nThe paper mill in Oberau closes in March, its owner said. It employs 210 people.\n",
    "content/articles/mill-b.md": "---\ntitle: Oberau mill to close\nsource: {name: Alp Radio}\n"
    "---\n\nOberau loses its paper mill in March, and with it 210 jobs, the owner said.\n",
}
MEMORY = ".digest/memory.sqlite"


def built(root: Path) -> dict[str, bytes]:
    """The site and the ledger after a build that trusts no manifest."""
    (root / ".digest/manifest.json").unlink(missing_ok=True)
    assert digest(root, "build").status == 0
    return {**tree(root / "site"), **tree(root / "content")}


FATES: dict[str, Callable[[Path], object]] = {
    "kept": lambda file: None,
    "deleted": lambda file: file.unlink(),
    "damaged": lambda file: file.write_bytes(b"x" + file.read_bytes()),
    "cut short": lambda file: os.truncate(file, file.stat().st_size // 2),
    "emptied": lambda file: os.truncate(file, 0),
}


@pytest.mark.parametrize("fate", FATES.values(), ids=FATES.keys())
def test_the_memory_never_shows_in_the_site(tmp_path: Path, fate: Callable[[Path], object]) -> None:
    root = healthy_site(tmp_path, SECOND)
    before = built(root)
    fate(root / MEMORY)
    assert built(root) == before


def test_a_damaged_memory_is_said_once(tmp_path: Path) -> None:
    root = healthy_site(tmp_path)
    built(root)
    (root / MEMORY).write_bytes(b"no database at all" * 99)
    (root / ".digest/manifest.json").unlink()
    assert "note: .digest/memory.sqlite: was damaged" in digest(root, "build", "--strict").err
    assert digest(root, "build").err == ""


FIRST = Article(
    "articles/a.md",
    "article",
    "Mill closes",
    "The mill in Oberau closes in March. It employs 210 people.",
    "0" * 16,
    Location("content/articles/a.md"),
)
OTHER = replace(FIRST, id="articles/b.md", text="Oberau loses its mill in March.")
NOTE = EventNote(Location("content/events/mill.md"), "mill")
EVENT = Event("ev-aaaaaa", (FIRST, OTHER), note=NOTE)
LATER = datetime(2026, 11, 2, tzinfo=UTC)

SPECIAL: dict[str, Any] = {
    "kind": "post",
    "location": Location("content/articles/a.md", 3),
    "published": LATER,
    "updated": LATER,
    "rights": "own",
    "image": Image("a.png"),
    "receipt": (Removal("share-line", 1, "Share"),),
    "corrections": (Correction(date(2026, 11, 2), "It employs 211."),),
    "sources": (SourceExcerpts("Valley Post"),),
}
"""Other values of the fields whose types don't suggest one."""


def other_value(name: str, value: object) -> object:
    """Another value than `value` of the field called `name`."""
    if name in SPECIAL:
        return SPECIAL[name]
    others: dict[type, Callable[[Any], object]] = {
        bool: lambda known: not known,
        int: lambda known: known + 1,
        str: lambda known: known + "x",
        tuple: lambda known: (*known, "x"),
        dict: lambda known: {**known, "x": 1},
        bytes: lambda known: known + b"x",
    }
    return others[type(value)](value)


def edits(noun: Any) -> list[Any]:
    """The noun, with one field after the other changed."""
    return [
        replace(noun, **{field.name: other_value(field.name, getattr(noun, field.name))})
        for field in fields(noun)
    ]


CHANGED = [replace(EVENT, articles=(one, OTHER)) for one in edits(FIRST)]
CHANGED += [replace(EVENT, note=one) for one in edits(NOTE)]
CHANGED += [replace(EVENT, note=None), replace(EVENT, articles=(FIRST,)), replace(EVENT, id="ev-b")]
CONFIGS = [Config(entries=one) for one in edits(EntriesConfig())]
CONFIGS += [Config(site=SiteConfig(timezone="Asia/Tokyo"))]


class Listening(Memory):
    """A memory that tells which keys it has looked for, and how many units were made."""

    def __init__(self, file: Path | None = None) -> None:
        super().__init__(file)
        self.keys: list[bytes] = []
        self.made = 0

    def each(
        self, recipe: Any, units: Any, make: Any, keep: Any = None, told: Any = None
    ) -> list[Any]:
        """As any memory."""

        def listen(missing: Any) -> Any:
            self.made += len(missing)
            return make(missing)

        self.keys += recipe.keys(told)
        return super().each(recipe, units, listen, told=told)


def key(event: Event, config: Config) -> bytes:
    """Under which the entry of `event` would be remembered."""
    memory = Listening()
    make_entries([event], config, Engine(), memory, "")
    return memory.keys[0]


def test_an_edit_of_anything_that_an_entry_is_made_of_changes_its_key() -> None:
    keys = [key(event, Config()) for event in [EVENT, *CHANGED]]
    keys += [key(EVENT, config) for config in CONFIGS]
    assert len(set(keys)) == len(keys)


def test_an_article_is_told_by_what_it_was_made_of_where_that_is_known() -> None:
    one, same, other = (
        replace(EVENT, articles=(replace(FIRST, source=source, text=text),))
        for source, text in [(b"1", "Ferry."), (b"1", "Mill."), (b"2", "Ferry.")]
    )
    assert key(one, Config()) == key(same, Config())
    assert key(one, Config()) != key(other, Config())


def test_what_the_ledger_gives_changes_no_key_and_is_in_the_entry() -> None:
    named = replace(EVENT, slug="mill", former_slugs=("mil",), former_ids=("ev-cccccc",))
    other = Config(site=SiteConfig(title="Another name"))
    assert key(named, other) == key(EVENT, Config())
    [entry] = make_entries([named], other, Engine(), Memory(), "")
    assert (entry.slug, entry.former_slugs, entry.former_ids) == ("mill", ("mil",), ("ev-cccccc",))


def test_what_is_remembered_is_what_was_made(tmp_path: Path) -> None:
    (tmp_path / ".digest").mkdir()
    memory = Listening(tmp_path / MEMORY)
    events = [EVENT, *CHANGED]
    made = make_entries(events, Config(), Engine(), memory, "")
    assert repr(make_entries(events, Config(), Engine(), memory, "")) == repr(made)
    assert memory.made == len(events)
    memory.close()


def test_what_the_ledger_and_the_history_add_tells_an_entry_from_others() -> None:
    joined = Event(EVENT.id, EVENT.articles, reasons=(Reason(FIRST.id, "founder"),))
    named = replace(joined, slug="mill", former_slugs=("mil",), former_ids=("ev-cccccc",))
    [made] = make_entries([named], Config(), Engine(), Memory(), "")
    whole = replace(made, developments=(Development(None, ("a.md",)),))
    bare = make_entry(EVENT, Config())
    added = {
        one.name for one in fields(Entry) if getattr(whole, one.name) != getattr(bare, one.name)
    }
    assert added == {"slug", "former_slugs", "former_ids", "reasons", "developments", "made_of"}
    for name in added:
        assert replace(whole, **{name: getattr(bare, name)}).told != whole.told
