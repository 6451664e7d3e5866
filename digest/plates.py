"""What a build has laid out, kept as printers keep their plates: of a site in which nothing but
the texts of some posts has changed since, no other page need be laid out again.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec

from digest.config import Config
from digest.errors import Problem, Severity
from digest.model import KEY_BYTES, Location, Sketch
from digest.pages.feeds import Feed
from digest.pages.frames import Frame, frame_with
from digest.pages.views import LinkView, SiteView
from digest.pages.wording import Wording
from digest.publish.sealed import seal, unsealed
from digest.publish.states import Stats
from digest.report import Report

PLATES = ".digest/plates"
"""In the site's root. Deleting it costs time, nothing else."""

_FORMAT = 3


class Plate(msgspec.Struct, frozen=True, gc=False):
    """A post whose text is published as it is: no link into the site, no picture, no shortcode."""

    guid: str
    event: str
    alone: bool
    """Nothing else is in its event."""
    sole: bool
    """Of its text no file is made but its own page and these feeds."""
    around: msgspec.Raw
    """All else that its page is made of, beside a frame: an `Around`."""
    feeds: tuple[int, ...] = ()
    """Which of the plates' feeds deliver it."""
    summary: str = ""
    """As these have it."""
    tags: tuple[str, ...] = ()
    """As above."""


class FeedPlate(msgspec.Struct, frozen=True, gc=False):
    """A feed that delivers such posts alone."""

    feed: Feed
    posts: tuple[int, ...]
    """Which of the plates' posts."""


class Told(msgspec.Struct, frozen=True, gc=False):
    """A report, but for what is different after each build."""

    articles: int
    entries: int
    origins: int
    posts: int
    setbacks: int
    until: datetime | None
    problems: tuple[tuple[Location, str, str, str, Severity], ...]

    def report(self, files: int, output: str, notes: Iterable[Problem], published: Stats) -> Report:
        """The report of a build that has come to the same again."""
        return Report(
            articles=self.articles,
            entries=self.entries,
            origins=self.origins,
            posts=self.posts,
            files=files,
            output=output,
            problems=(*(Problem(*fields) for fields in self.problems), *notes),
            setbacks=self.setbacks,
            until=self.until,
            published=published,
        )

    @classmethod
    def of(cls, report: Report) -> Told:
        """What is to be told again after the next build, which notes are not."""
        lasting = [one for one in report.problems if one.severity != "note"]
        return cls(
            report.articles,
            report.entries,
            report.origins,
            report.posts,
            report.setbacks,
            report.until,
            tuple((p.location, p.what, p.expected, p.suggestion, p.severity) for p in lasting),
        )


class Plates(msgspec.Struct, frozen=True):
    """A site as it was laid out."""

    paths: tuple[str, ...]
    """Of its files; the same order in all three."""
    keys: bytes
    """What they are made of: as many bytes of each."""
    origins: tuple[str, ...]
    posts: dict[str, msgspec.Raw]
    """By the paths of their documents' files: a `Plate` each."""
    feeds: tuple[msgspec.Raw, ...]
    """A `FeedPlate` each."""
    site: SiteView
    """Without the options, which are the configuration's."""
    indexes: tuple[LinkView, ...]
    frame: bytes
    """The hash of the frame."""
    told: Told
    retouched: int = 0
    """How often in a row no more was done than this."""
    built: str = ""
    """The name of the build that this is the site of."""
    format: int = _FORMAT

    def plate(self, path: str) -> Plate:
        """Of a post, by its document's file."""
        return msgspec.msgpack.decode(self.posts[path], type=Plate)

    def feed(self, number: int) -> tuple[Feed, list[str]]:
        """A feed, and the documents' files of the posts that it delivers."""
        found = msgspec.msgpack.decode(self.feeds[number], type=FeedPlate)
        names = list(self.posts)
        return found.feed, [names[post] for post in found.posts]

    def sketches(self) -> list[Sketch]:
        """Every file of the site."""
        starts = range(0, len(self.keys), KEY_BYTES)
        keys = [self.keys[start : start + KEY_BYTES] for start in starts]
        return list(map(Sketch, self.paths, keys, self.origins))

    def retouched_to(self, sketches: Iterable[Sketch]) -> Plates:
        """The same site, of whose files some are made of something else."""
        keys = b"".join(sketch.key for sketch in sketches)
        return msgspec.structs.replace(self, keys=keys, retouched=self.retouched + 1)

    def reframed(self, config: Config, words: Wording) -> Frame | None:
        """The frame of the layout; None where this is not the configuration of then."""
        site = replace(self.site, options=config.theme)
        frame = frame_with(site, self.indexes, config, words)
        return frame if hash_of(frame) == self.frame else None


def keep_plates(root: Path, plates: Plates, built: str) -> None:
    """Let the next build have them; a disk that is full costs it time, nothing else."""
    kept = msgspec.structs.replace(plates, built=built)
    with suppress(OSError):
        seal(str(root / PLATES), msgspec.msgpack.encode(kept))


def kept_plates(root: Path, built: str) -> Plates | None:
    """The plates of the build of this name, if there are any."""
    try:
        plates = msgspec.msgpack.decode(unsealed(str(root / PLATES)), type=Plates)
    except (OSError, msgspec.DecodeError):
        return None  # Not there, or another version's.
    return plates if (plates.format, plates.built) == (_FORMAT, built) else None


def hash_of(frame: Frame) -> bytes:
    """What tells a frame from all others."""
    return sha256(frame.told + repr(frame.site).encode("utf-8", "replace")).digest()
