"""The entries of a feed to those that should be fetched, by its filters and limit; no I/O."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import msgspec

from digest.config import FeedSource
from digest.errors import Problem
from digest.intake.addresses import same_page
from digest.intake.feeds import FeedEntry
from digest.intake.library import Library
from digest.intake.original import Taken
from digest.intake.state import DONE, FeedState
from digest.text.language import language_of

MOST_TRIES = 5
"""Runs that fail at an entry before it is given up."""


@dataclass(slots=True)
class FeedReport:
    """What came of one feed in a run."""

    feed: FeedSource
    state: FeedState = field(default_factory=FeedState)
    """What is to be remembered of it."""
    new: list[Taken] = field(default_factory=list)
    known: int = 0
    left_out: int = 0
    """By the feed's own filters."""
    waiting: int = 0
    """Over the limit: the next run's."""
    given_up: int = 0
    """Failed in too many runs."""
    failed: list[Problem] = field(default_factory=list)
    """Entries that could not be had or read; they are tried again."""
    problem: Problem | None = None
    """Why the feed itself could not be had or read."""
    moved: str = ""
    """Where the feed will be from now on, as its server says; or ""."""

    def succeed(self, url: str, taken: Taken) -> None:
        """The entry at `url` is an article of the site."""
        self.state.entries[url] = DONE
        if taken.outcome == "new":
            self.new.append(taken)
        else:
            self.known += 1

    def fail(self, url: str, problems: Sequence[Problem]) -> None:
        """The entry at `url` could not be had this time."""
        self.state.entries[url] = self.state.entries.get(url, DONE) + 1
        self.failed.extend(problems)

    @property
    def memory(self) -> FeedState:
        """The state to keep: while anything is left to do, the feed is asked for all it has."""
        if self.failed or self.waiting:
            return msgspec.structs.replace(self.state, etag="", modified="")
        return self.state


def fingerprint(feed: FeedSource) -> str:
    """Other settings, another fingerprint: what the old ones left out may be wanted now."""
    return hashlib.sha256(repr(replace(feed, name="")).encode()).hexdigest()[:16]


def choose(
    report: FeedReport,
    entries: Sequence[FeedEntry],
    known: FeedState,
    library: Library,
    limit: int,
    asked: set[str],
) -> list[FeedEntry]:
    """The entries to be taken in, at most `limit`; the report counts all others.

    `asked` holds the pages that other feeds have named in this run, and is added to.
    """
    chosen = list[FeedEntry]()
    for entry in entries:
        tries = known.entries.get(entry.url)
        page = same_page(entry.url)
        if tries == DONE or page in asked or library.page(entry.url):
            report.known += 1
            report.state.entries[entry.url] = DONE
        elif not wanted(entry, report.feed):
            report.left_out += 1
        elif tries is not None and tries >= MOST_TRIES:
            report.given_up += 1
            report.state.entries[entry.url] = tries
        elif len(chosen) >= limit:
            report.waiting += 1
        else:
            if tries:
                report.state.entries[entry.url] = tries
            asked.add(page)
            chosen.append(entry)
    return chosen


def wanted(entry: FeedEntry, feed: FeedSource) -> bool:
    """Does the entry pass the feed's own filters?"""
    told = "\n".join((entry.title, entry.url, *entry.tags))
    if feed.include and not any(re.search(one, told, re.IGNORECASE) for one in feed.include):
        return False
    if any(re.search(one, told, re.IGNORECASE) for one in feed.exclude):
        return False
    if not feed.language:
        return True
    found = language_of(f"{entry.title}\n{entry.plain}", entry.language)
    return not found or _primary(found) == _primary(feed.language)


def _primary(tag: str) -> str:
    return tag.lower().replace("_", "-").partition("-")[0]
