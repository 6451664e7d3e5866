"""The site as the desk, `merge`, `split`, `pin` and `retitle` see it, and one more decision in an
event's file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from digest.desk.naming import event_of, named
from digest.errors import wrong_use

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from digest.config import Config
    from digest.engine import Engine
    from digest.events import Assignment, Ledger
    from digest.model import Article, Event
    from digest.steps.reading import Reading

ListKey = Literal["merge", "include", "exclude"]
ValueKey = Literal["pin", "title"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A decision, as it was written."""

    path: str
    """Of the event's file, from the site's root."""
    before: bytes | None
    """None where there was no file."""
    after: bytes
    said: str
    """What was decided, in a phrase: `merge ev-2b8c4f with ev-7k3q9d`."""


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
    def of(cls, root: Path, config: Config, now: datetime, engine: Engine) -> Desk:
        """The site at `root`.

        Raises:
            DigestError: its content has mistakes already.
        """
        from digest.events import read_ledger
        from digest.steps.recording import LEDGER
        from digest.survey import survey

        reading, assigned = survey(root, config, now, engine)
        return cls(root, config, reading, assigned, read_ledger(root / LEDGER))

    def event(self, name: str) -> Event:
        """The event with this name, or the event of the article with this name.

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

    def add(self, event: Event, key: ListKey, values: Sequence[str], said: str) -> Edit:
        """Add to a list of the event's file.

        Raises:
            ContentError: something else that the editor said contradicts it; nothing is written.
        """
        from digest.sources.note_editing import new_note, with_values

        path, before = self._file(event)
        if before is None:
            after = new_note(event.id, key, values)
        else:
            after = with_values(path, before, key, values, self.config)
        return self._replace(Edit(path, before, after, said))

    def set(self, event: Event, key: ValueKey, value: str, said: str) -> Edit:
        """Set a key of the event's file that has a single value.

        Raises:
            ContentError: as above.
        """
        from digest.sources.note_editing import new_note, with_value

        path, before = self._file(event)
        if before is None:
            after = new_note(event.id, key, [value])
        else:
            after = with_value(path, before, key, value, self.config)
        return self._replace(Edit(path, before, after, said))

    def begin(self, path: str, content: bytes) -> Edit:
        """Write an event's file that is not there yet.

        Raises:
            ContentError: as above.
        """
        return self._replace(Edit(path, None, content, f"begin {path}"))

    def _named(self, name: str) -> Article | Event:
        return named(name, self.root, self.reading, self.assigned)

    def _file(self, event: Event) -> tuple[str, bytes | None]:
        """The event's file and what it holds; else a free name, and None."""
        if event.note:
            path = event.note.location.path
            return path, (self.root / path).read_bytes()
        names = (event.slug or event.id, event.id, f"{event.slug}-{event.id}")
        paths = [f"content/events/{name}.md" for name in names]
        return next(path for path in paths if not (self.root / path).exists()), None

    def _replace(self, edit: Edit) -> Edit:
        """Write a file of the editor's, if what it says agrees with the rest."""
        from digest.errors import stop_on_errors
        from digest.events.assigning.editor import hear
        from digest.model import EventNote
        from digest.publish.atomic import replace_file
        from digest.sources.reader import read_bytes

        note, problems = read_bytes(edit.path, edit.after, "event", self.config)
        stop_on_errors(problems)
        assert isinstance(note, EventNote)
        others = [one for one in self.reading.notes if one.location.path != edit.path]
        word = hear(self.reading.articles, [*others, note], self.assigned.ledger)
        stop_on_errors(word.problems)
        path = self.root / edit.path
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, edit.after)
        return edit
