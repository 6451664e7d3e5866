"""The editor's keys and notes to what grouping has to obey, with every contradiction found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from digest.errors import Problem, suggest
from digest.events.archive.roll import Roll, ids_of
from digest.events.ledger.file import Ledger
from digest.events.ledger.moves import NOTHING
from digest.model import Article, EventNote, Location
from digest.nouns import noun

_EVENT, _NOT_EVENT = attrgetter("event"), attrgetter("not_event")


@noun
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

    @property
    def shaped(self) -> frozenset[str]:
        """The events that he has said something about."""
        merged = {event for pair in self.merges for event in pair}
        apart = {event for _, event in self.apart}
        return frozenset({*self.placed.values(), *self.notes, *merged, *apart})


SILENCE = Word({}, {}, frozenset(), {}, (), {}, (), ())


def hear(
    articles: Sequence[Article],
    notes: Sequence[EventNote],
    ledger: Ledger,
    moved: Mapping[str, str] = NOTHING,
) -> Word:
    """The editor's word on these articles and events.

    `moved` has the former and the present ids of files that moved since the ledger was written.
    """
    # Of nearly all articles he says nothing: there is no quicker look at so many.
    if not notes and (isinstance(articles, Roll) or not _says_anything(articles)):
        return SILENCE
    said = () if isinstance(articles, Roll) else articles
    reader = _Reader(
        articles=dict.fromkeys(ids_of(articles)),
        known=dict(ledger.names),
        ledger=ledger,
        moved=moved,
    )
    ordered = sorted(notes, key=lambda note: note.location)
    for article in _by_id(article for article in said if article.event):
        reader.put_in(article)
    for note in ordered:
        reader.name(note)
    for note in ordered:
        reader.take(note)
    for article in _by_id(article for article in said if article.not_event):
        for name in article.not_event:
            reader.keep_out(article, name)
    reader.find_contradictions()
    return Word(
        placed={article: claim.event for article, claim in reader.placed.items()},
        places={article: claim.location for article, claim in reader.placed.items()},
        apart=frozenset(reader.apart),
        parted=reader.apart,
        merges=tuple(reader.merges),
        notes=reader.notes,
        founded=tuple(sorted(reader.founded)),
        problems=tuple(reader.problems),
    )


def _says_anything(articles: Sequence[Article]) -> bool:
    return any(map(_EVENT, articles)) or any(map(_NOT_EVENT, articles))


def _by_id(articles: Iterable[Article]) -> list[Article]:
    return sorted(articles, key=lambda article: article.id)


@noun
class _Claim:
    event: str
    location: Location


@dataclass(slots=True)
class _Reader:
    articles: Collection[str]
    """The ids of all."""
    known: dict[str, str]
    """Every name of an event to its id, or to its new slug."""
    ledger: Ledger
    moved: Mapping[str, str]
    placed: dict[str, _Claim] = field(default_factory=dict)
    claims: list[tuple[str, _Claim]] = field(default_factory=list)
    """Each time that an article is put into an event, after the first."""
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

    def put_in(self, article: Article) -> None:
        """Obey an article's `event`; warn if it is an id that the ledger does not know, unless the
        ledger is empty.
        """
        name = article.event
        if self.ledger.names and name not in self.known and name.startswith("ev-"):
            what = f"event: no event has the id {name!r}, a new one is made"
            expected = "the id of an event that is there, or a slug"
            hint = suggest(name, self.known)
            self.problems.append(Problem(article.location, what, expected, hint, "warning"))
        self.place(article.id, self.event(name), article.location)

    def place(self, article: str, event: str, location: Location) -> None:
        """Put an article into an event."""
        claim = _Claim(event, location)
        if self.placed.setdefault(article, claim) is not claim:
            self.claims.append((article, claim))

    def keep_out(self, article: Article, name: str) -> None:
        """Obey a `not_event`."""
        if name in self.known:
            self.apart.setdefault((article.id, self.known[name]), article.location)
            return
        hint = suggest(name, self.known)
        what = f"not_event: no event is called {name!r}"
        expected = "an event that is there"
        self.problems.append(Problem(article.location, what, expected, hint, "warning"))

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
        for name in note.include:
            if article := self._article(note, "include", name):
                self.place(article, event, _place(note, "include"))
        for name in note.exclude:
            if article := self._article(note, "exclude", name):
                self.apart.setdefault((article, event), _place(note, "exclude"))

    def find_contradictions(self) -> None:
        """Note what can't all be true, each with both of its places."""
        one = _Joined(self.merges)
        for article, claim in self.claims:
            other = self.placed[article]
            if one.of(other.event) != one.of(claim.event):
                what = f"{article} is put into two events, {claim.event} here and {other.event}"
                what += f" at {other.location}"
                self.problems.append(Problem(claim.location, what, "one event for each article"))
        for (article, event), location in self.apart.items():
            into = self.placed.get(article)
            if into and one.of(into.event) == one.of(event):
                name = "it" if into.event == event else f"{into.event}, which is merged with it,"
                what = f"{article} is kept out of {event}, but put into {name} at {into.location}"
                self.problems.append(Problem(location, what, "one of the two"))
        self._find_vain_merges()
        first: dict[str, EventNote] = {}
        for event, note in self.notes.items():
            other_note = first.setdefault(one.of(event), note)
            if other_note is not note:
                what = f"{note.id} is merged with {other_note.id}, which has a note too: "
                what += str(other_note.location)
                self.problems.append(Problem(_place(note, "id"), what, "one note for both"))

    def _find_vain_merges(self) -> None:
        """Complain of a merge with an event all of whose articles are kept out.

        It would take the event's id and address away from articles that stay by themselves.
        """
        for event, other in self.merges:
            for kept, gone in ((event, other), (other, event)):
                held = self._held(gone) if kept != gone else []
                if held and all((article, kept) in self.apart for article in held):
                    location = self.apart[held[0], kept]
                    what = f"{held[0]} is kept out of {kept}, but its event {gone} is merged with "
                    what += f"it at {_place(self.notes[event], 'merge')}"
                    self.problems.append(Problem(location, what, "one of the two"))

    def _held(self, event: str) -> list[str]:
        """The articles that the ledger has in an event, by the ids that they have now."""
        record = self.ledger.record(event)
        members = record.members if record else ()
        ids = (self.moved.get(member.id, member.id) for member in members)
        return sorted(id_ for id_ in ids if id_ in self.articles)

    def _article(self, note: EventNote, key: str, name: str) -> str:
        """The article that a note names, "" where it is not there; former names are told."""
        name = name.removeprefix("content/")
        now = name if name in self.articles else self._later_name(name)
        if not now:
            self._unknown(note, key, name, "article", self.articles)
        elif now not in self.articles:
            what = f"{key}: {name} is not there now"
            self._warn(note, key, what, "its file, or one line less here")
        elif now != name:
            self._warn(note, key, f"{key}: {name} has moved", f"its new path, {now}")
        return now if now in self.articles else ""

    def _later_name(self, name: str) -> str:
        """What an article that once had this id is called now; "" where there was none."""
        for record in self.ledger.records:
            for member in record.members:
                if name == member.id or name in member.former_ids:
                    return self.moved.get(member.id, member.id)
        return ""

    def _warn(self, note: EventNote, key: str, what: str, expected: str) -> None:
        self.problems.append(Problem(_place(note, key), what, expected, severity="warning"))

    def _unknown(
        self,
        note: EventNote,
        key: str,
        name: str,
        kind: str,
        known: Iterable[str],
    ) -> None:
        expected = f"an {kind} that is there"
        if key == "id":
            expected = "the id or slug of an event, or a new slug with `include`"
        where = _place(note, key)
        what = f"{key}: no {kind} is called {name!r}"
        self.problems.append(Problem(where, what, expected, suggest(name, known)))


class _Joined:
    """Which events are one after the merges."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._joined: dict[str, str] = {}
        for one, other in pairs:
            if self.of(one) != self.of(other):
                self._joined[self.of(one)] = self.of(other)

    def of(self, event: str) -> str:
        """The same name for all events that are one."""
        while event in self._joined:
            event = self._joined[event]
        return event


def _place(note: EventNote, key: str) -> Location:
    return Location(note.location.path, note.lines.get(key, note.location.line))
