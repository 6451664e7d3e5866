"""The editor's keys and notes to what grouping has to obey, with every contradiction found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.errors import Problem, suggest
from digest.events.records import Ledger
from digest.model import Article, EventNote, Location


@dataclass(frozen=True, slots=True)
class Word:
    """What the editor decided; events go by the id of their record, or by a new slug."""

    placed: dict[str, str]
    """Article id to its event."""
    places: dict[str, Location]
    """Article id to where the editor said so."""
    apart: frozenset[tuple[str, str]]
    """Article id and an event that it must not be in."""
    parted: dict[tuple[str, str], Location]
    """For each of these, where the editor said so."""
    merges: tuple[tuple[str, str], ...]
    """Pairs of events that are one."""
    notes: dict[str, EventNote]
    """Event to the note on it."""
    founded: tuple[str, ...]
    """The new slugs, sorted."""
    problems: tuple[Problem, ...]


def hear(articles: Sequence[Article], notes: Sequence[EventNote], ledger: Ledger) -> Word:
    """The editor's word on these articles and events."""
    reader = _Reader(
        articles={article.id: article for article in articles},
        known={name: record.id for record in ledger.records for name in record.names},
    )
    ordered = sorted(notes, key=lambda note: note.location)
    for article in sorted(articles, key=lambda article: article.id):
        if article.event:
            reader.place(article.id, reader.event(article.event), article.location)
    for note in ordered:
        reader.name(note)
    for note in ordered:
        reader.take(note)
    for article in sorted(articles, key=lambda article: article.id):
        for name in article.not_event:
            if name in reader.known:
                reader.part(article.id, reader.known[name], article.location)
    reader.find_contradictions()
    return Word(
        placed={article: event for article, (event, _) in reader.placed.items()},
        places={article: place for article, (_, place) in reader.placed.items()},
        apart=frozenset(reader.apart),
        parted=reader.apart,
        merges=tuple(reader.merges),
        notes=reader.notes,
        founded=tuple(sorted(reader.founded)),
        problems=tuple(reader.problems),
    )


@dataclass(slots=True)
class _Reader:
    articles: dict[str, Article]
    known: dict[str, str]
    """Every name of an event to its id, or to its new slug."""
    placed: dict[str, tuple[str, Location]] = field(default_factory=dict)
    apart: dict[tuple[str, str], Location] = field(default_factory=dict)
    merges: list[tuple[str, str]] = field(default_factory=list)
    notes: dict[str, EventNote] = field(default_factory=dict)
    founded: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def event(self, name: str) -> str:
        """The event of this name, founded where there is none."""
        if name not in self.known:
            self.known[name] = name
            self.founded.add(name)
        return self.known[name]

    def place(self, article: str, event: str, location: Location) -> None:
        """Put an article into an event."""
        other, where = self.placed.setdefault(article, (event, location))
        if other != event:
            what = f"{article} is put into two events, {event} here and {other} at {where}"
            self.problems.append(Problem(location, what, "one event for each article"))

    def part(self, article: str, event: str, location: Location) -> None:
        """Keep an article out of an event."""
        self.apart.setdefault((article, event), location)

    def name(self, note: EventNote) -> None:
        """Find the event that a note is on."""
        if note.id not in self.known and not note.include:
            self._unknown(note, "id", note.id, "event", self.known)
            return
        event = self.event(note.id)
        if event in self.notes:
            what = f"{note.id} has a note at {self.notes[event].location} already"
            self.problems.append(Problem(_place(note, "id"), what, "one note for each event"))
            return
        self.notes[event] = note

    def take(self, note: EventNote) -> None:
        """Obey a note on a known event."""
        event = self.known.get(note.id)
        if event is None or self.notes.get(event) is not note:
            return
        for name in note.merge:
            if name in self.known:
                self.merges.append((event, self.known[name]))
            else:
                self._unknown(note, "merge", name, "event", self.known)
        for key, names in (("include", note.include), ("exclude", note.exclude)):
            for name in names:
                article = name.removeprefix("content/")
                if article not in self.articles:
                    self._unknown(note, key, name, "article", self.articles)
                elif key == "include":
                    self.place(article, event, _place(note, key))
                else:
                    self.part(article, event, _place(note, key))

    def find_contradictions(self) -> None:
        """Note every article that is put into an event and kept out of it."""
        for (article, event), location in self.apart.items():
            into, where = self.placed.get(article, ("", location))
            if into == event:
                what = f"{article} is kept out of {event}, but put into it at {where}"
                self.problems.append(Problem(location, what, "one of the two"))

    def _unknown(
        self,
        note: EventNote,
        key: str,
        name: str,
        kind: str,
        known: dict[str, str] | dict[str, Article],
    ) -> None:
        expected = f"an {kind} that is there"
        if key == "id":
            expected = "the id or slug of an event, or a new slug with `include`"
        where = _place(note, key)
        what = f"{key}: no {kind} is called {name!r}"
        self.problems.append(Problem(where, what, expected, suggest(name, known)))


def _place(note: EventNote, key: str) -> Location:
    return Location(note.location.path, note.lines.get(key, note.location.line))
