"""The editor's decision, as `merge`, `split` and `pin` write it: into the event's own file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from digest.cli.mistakes import wrong_use
from digest.cli.naming import event_of, named
from digest.cli.printing import Bar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from digest.config import Config
    from digest.events import Assignment, Ledger
    from digest.model import Article, Event
    from digest.reading import Reading

Key = Literal["merge", "include", "exclude"]


@dataclass(frozen=True, slots=True)
class Desk:
    """A site as its editor finds it; the caller holds its lock."""

    root: Path
    config: Config
    reading: Reading
    assigned: Assignment
    ledger: Ledger
    """As the last build wrote it."""

    @classmethod
    def of(cls, root: Path, config: Config, now: datetime) -> Desk:
        """The site at `root`.

        Raises:
            DigestError: its content has mistakes already.
        """
        from digest.build import LEDGER, survey
        from digest.engine import Engine
        from digest.events import read_ledger

        reading, assigned = survey(root, config, now, Engine(config.build.jobs, Bar()))
        return cls(root, config, reading, assigned, read_ledger(root / LEDGER))

    def event(self, name: str) -> Event:
        """The event that has this name, or that of the article that has it.

        Raises:
            UsageError: there is none, or no build has written it down yet.
        """
        event = event_of(self._named(name), self.assigned)
        if not any(event.id in record.names for record in self.ledger.records):
            what = f"no build has seen {event.id} yet, and its id may change until then"
            raise wrong_use(name, what, "`digest build` first")
        return event

    def article(self, name: str) -> Article:
        """The article that has this name.

        Raises:
            UsageError: there is none.
        """
        from digest.model import Article

        found = self._named(name)
        if not isinstance(found, Article):
            raise wrong_use(name, "is an event", "an article, by path, id or URL")
        return found

    def write(self, event: Event, key: Key, values: Sequence[str]) -> str:
        """Add to a list of the event's file; the path of the file.

        Raises:
            ContentError: something else that the editor said contradicts it; nothing is written.
        """
        from digest.sources.note_editing import new_note, with_values

        path = self._path(event)
        if event.note:
            raw = (self.root / path).read_bytes()
            return self._replace(path, with_values(path, raw, key, values, self.config))
        return self._replace(path, new_note(event.id, key, values))

    def pin(self, event: Event, *, pinned: bool) -> str:
        """Pin an event, or no longer; the path of its file."""
        from digest.sources.note_editing import new_note, with_pin

        path = self._path(event)
        if event.note:
            raw = (self.root / path).read_bytes()
            return self._replace(path, with_pin(path, raw, self.config, pinned=pinned))
        return self._replace(path, new_note(event.id, "pin"))

    def _named(self, name: str) -> Article | Event:
        return named(name, self.root, self.reading, self.assigned)

    def _path(self, event: Event) -> str:
        """The event's file: the one that it has, else a free name."""
        if event.note:
            return event.note.location.path
        names = (event.slug or event.id, event.id, f"{event.slug}-{event.id}")
        paths = [f"content/events/{name}.md" for name in names]
        return next(path for path in paths if not (self.root / path).exists())

    def _replace(self, path: str, content: bytes) -> str:
        """Write a file of the editor's, if what it says agrees with the rest."""
        from digest.errors import stop_on_errors
        from digest.events.editor import hear
        from digest.model import EventNote
        from digest.publish.atomic import replace_file
        from digest.sources.reader import read_bytes

        note, problems = read_bytes(path, content, "event", self.config)
        stop_on_errors(problems)
        assert isinstance(note, EventNote)
        others = [one for one in self.reading.notes if one.location.path != path]
        word = hear(self.reading.articles, [*others, note], self.assigned.ledger)
        stop_on_errors(word.problems)
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        replace_file(self.root / path, content)
        return path
