"""Feeds to articles in `content/`: what is new in each, taken in; what failed, and why.

The web is asked without the site's lock, in batches; between them the lock is held for as long
as it takes to write. Whatever ends a run, each article is a whole file; the state is written
last and in one step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from digest.config import Config, FeedSource
from digest.engine import Progress, at_once
from digest.errors import DigestError, GoneError, OutputError, Problem, WebError
from digest.intake.choosing import FeedReport, choose, fingerprint
from digest.intake.confined import Confined
from digest.intake.feeds import FeedBytes, FeedEntry, read_feed
from digest.intake.library import Library
from digest.intake.original import Hints, Original
from digest.intake.state import FeedState, read_state, write_state
from digest.intake.taking import take
from digest.model import Location
from digest.publish.lock import locked
from digest.text.sentences import word_count
from digest.web import Client, Response

Unit = TypeVar("Unit")
Result = TypeVar("Result")

BATCH = 40
"""Answers that are kept in memory until they are read, and lost if a run is killed."""
PATIENCE = 300.0
"""Seconds to wait for a build or another run to end; what has been asked for is not thrown away."""
FEEDS = "application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5"
PAGES = "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.5"


@dataclass(slots=True)
class _Wanted:
    """A new entry, and the report that counts what comes of it."""

    entry: FeedEntry
    report: FeedReport


@dataclass(slots=True)
class _Inside:
    """What a run has of the site, and needs for everything that it reads."""

    library: Library
    confined: Confined
    asked: set[str] = field(default_factory=set)
    """Pages that some feed of the run has named."""


@dataclass(slots=True)
class Fetch:
    """One run over feeds of a site."""

    root: Path
    config: Config
    now: datetime
    progress: Progress
    limit: int | None = None
    """Of each feed, in place of its own."""
    dry_run: bool = False
    _client: Client = field(init=False)

    def __post_init__(self) -> None:
        self._client = Client(self.config)

    def run(self, feeds: Sequence[FeedSource]) -> tuple[list[FeedReport], tuple[Problem, ...]]:
        """A report of each feed, in their order, and notes about the state file.

        Raises:
            OutputError: the site can't be written, or somebody else is at it.
        """
        state, notes = read_state(self.root)
        with Confined() as confined:
            inside = _Inside(Library.open(self.root, self.config), confined)
            reports, rows = list[FeedReport](), list[list[_Wanted]]()
            for feed, answer in self._answers(feeds, state):
                report = FeedReport(feed)
                reports.append(report)
                known = state.get(feed.url, FeedState())
                rows.append(self._new(report, answer, known, inside))
            self._take_in(list(_in_turns(rows)), inside)
        if not self.dry_run:
            with locked(self.root, patience=PATIENCE):
                inside.library.save()
                write_state(self.root, state | {one.feed.url: one.memory for one in reports})
        return reports, notes

    def _answers(
        self, feeds: Sequence[FeedSource], state: dict[str, FeedState]
    ) -> Iterator[tuple[FeedSource, Response | WebError]]:
        """What the server of each feed says."""

        def ask(feed: FeedSource) -> Response | WebError:
            known = state.get(feed.url, FeedState())
            if known.feed != fingerprint(feed):
                known = FeedState()
            return self._get(feed.url, FEEDS, known.etag, known.modified)

        for start in range(0, len(feeds), BATCH):
            batch = feeds[start : start + BATCH]
            yield from zip(batch, self._at_once(ask, batch, "asking feeds"), strict=True)

    def _new(
        self,
        report: FeedReport,
        answer: Response | WebError,
        known: FeedState,
        inside: _Inside,
    ) -> list[_Wanted]:
        """The entries of one feed that are to be taken in."""
        report.state = known
        if isinstance(answer, WebError):
            report.problem = answer.problems[0]
            return []
        report.moved = answer.moved
        if answer.unchanged:
            report.known = len(known.entries)
            return []
        feed = report.feed
        kind = answer.headers.get("content-type", "")
        try:
            content = FeedBytes(answer.url, answer.body, kind)
            entries = inside.confined.call(read_feed, content, feed.url)
        except DigestError as error:
            report.problem = error.problems[0]
            return []
        report.state = FeedState(fingerprint(feed), answer.etag, answer.modified, {})
        limit = self.limit or feed.limit or self.config.fetch.limit
        chosen = choose(report, entries, known, inside.library, limit, inside.asked)
        return [_Wanted(entry, report) for entry in chosen]

    def _take_in(self, wanted: Sequence[_Wanted], inside: _Inside) -> None:
        for start in range(0, len(wanted), BATCH):
            batch = wanted[start : start + BATCH]
            originals = self._at_once(self._original, batch, "asking pages")
            with locked(self.root, patience=PATIENCE):
                for one, original in zip(batch, originals, strict=True):
                    self._take_one(one, original, inside)

    def _take_one(self, one: _Wanted, original: Original | WebError, inside: _Inside) -> None:
        url = one.entry.url
        if isinstance(original, WebError):
            one.report.fail(url, original.problems)
            return
        try:
            taken = take(original, inside.library, inside.confined, self.now, dry_run=self.dry_run)
        except OutputError:  # the site's trouble, not the article's
            raise
        except DigestError as error:
            one.report.fail(url, error.problems)
        else:
            one.report.succeed(url, taken)

    def _original(self, one: _Wanted) -> Original | WebError:
        """The text of an entry: the feed's where it is the whole one, else its page's.

        Where the page is gone, it is what the feed has of it.
        """
        entry, feed = one.entry, one.report.feed
        if feed.text == "feed" or (feed.text == "auto" and entry.is_whole):
            return _in_feed(entry, feed)
        answer = self._get(entry.url, PAGES)
        if isinstance(answer, GoneError) and feed.text == "auto" and entry.tells_something:
            return replace(_in_feed(entry, feed), warnings=_instead(entry, answer))
        if isinstance(answer, WebError):
            return answer
        return _told(entry, feed, answer, answer.body, alone=False)

    def _get(
        self, url: str, accept: str, etag: str = "", modified: str = ""
    ) -> Response | WebError:
        try:
            return self._client.get(url, etag=etag, modified=modified, accept=accept)
        except WebError as error:
            return error

    def _at_once(
        self, function: Callable[[Unit], Result], units: Sequence[Unit], label: str
    ) -> list[Result]:
        threads = self.config.fetch.parallel
        return at_once(function, units, label, self.progress, threads, self._client.close)


def _in_feed(entry: FeedEntry, feed: FeedSource) -> Original:
    """The text that the feed itself has."""
    body = Response(entry.url, 200, {"content-type": "text/html; charset=utf-8"}, b"")
    return _told(entry, feed, body, entry.html.encode("utf-8", "replace"), alone=True)


def _instead(entry: FeedEntry, error: GoneError) -> tuple[Problem, ...]:
    """What to say of a page that is gone."""
    words = word_count(entry.plain)
    what = f"{error.problems[0].what}; taken are the {words} words that the feed has of it"
    return (Problem(Location(entry.url), what, severity="warning"),)


def _told(
    entry: FeedEntry, feed: FeedSource, answer: Response, content: bytes, *, alone: bool
) -> Original:
    """The text, with what its feed and the editor say of it."""
    return Original(
        name=entry.url,
        content=content,
        url=answer.url,
        media_type=answer.content_type,
        charset=answer.charset,
        is_text_alone=alone,
        hints=Hints(
            title=entry.title,
            published=entry.published,
            authors=entry.authors,
            publisher=entry.publisher,
            language=entry.language,
            image=entry.image,
        ),
        publisher=feed.publisher,
        tags=feed.tags,
        rights=feed.rights,
    )


def _in_turns(rows: Sequence[Sequence[_Wanted]]) -> Iterator[_Wanted]:
    """The first of each row, then the second of each: hosts take turns, and none is waited for."""
    for column in range(max(map(len, rows), default=0)):
        yield from (row[column] for row in rows if column < len(row))
