"""What a build has laid out, kept as printers keep their plates: of a site in which nothing but
the texts of some posts has changed since, no other page need be laid out again.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec

from digest.config import Config
from digest.errors import Problem, Severity
from digest.filing import Files
from digest.model import Html, Location, Page, Post, Sketch
from digest.pages.frames import Frame, frame_of, frame_with
from digest.pages.post_pages import Around, post_and_around
from digest.pages.views import LinkView, SiteView
from digest.pages.wording import Wording
from digest.publish.sealed import seal, unsealed
from digest.publish.states import Stats
from digest.report import Report

PLATES = ".digest/plates"
"""In the site's root. Deleting it costs time, nothing else."""

_FORMAT = 2
_KEY_BYTES = 16


class Plate(msgspec.Struct, frozen=True, gc=False):
    """A post of whose text no file is made but its own page."""

    guid: str
    event: str
    alone: bool
    """Nothing else is in its event."""
    around: msgspec.Raw
    """All else that its page is made of, beside a frame: an `Around`."""


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

    def sketches(self) -> list[Sketch]:
        """Every file of the site."""
        starts = range(0, len(self.keys), _KEY_BYTES)
        keys = [self.keys[start : start + _KEY_BYTES] for start in starts]
        return list(map(Sketch, self.paths, keys, self.origins))

    def retouched_to(self, sketches: Iterable[Sketch]) -> Plates:
        """The same site, of whose files some are made of something else."""
        keys = b"".join(sketch.key for sketch in sketches)
        return msgspec.structs.replace(self, keys=keys, retouched=self.retouched + 1)

    def reframed(self, config: Config, words: Wording) -> Frame | None:
        """The frame of the layout; None where this is not the configuration of then."""
        site = replace(self.site, options=config.theme)
        frame = frame_with(site, self.indexes, config, words)
        return frame if _hash_of(frame) == self.frame else None


def plates_of(
    files: Files, sources: Mapping[str, bytes], alone: Container[str], report: Report
) -> Plates | None:
    """The plates of a site, to be kept; None where some file is beyond telling apart.

    `alone` are the events of a single article, and `sources` tell what posts were read from.
    """
    if files.layout.config.pages.search or not all(sketch.key for sketch in files.sketches):
        return None
    frame = frame_of(files.layout)
    return Plates(
        paths=tuple(sketch.path for sketch in files.sketches),
        keys=b"".join(sketch.key for sketch in files.sketches),
        origins=tuple(sketch.origin for sketch in files.sketches),
        posts=dict(_posts(files.pages, files.told, sources, alone)),
        site=replace(frame.site, options={}),
        indexes=files.layout.indexes,
        frame=_hash_of(frame),
        told=Told.of(report),
    )


def _posts(
    pages: Iterable[Page],
    told: Mapping[str, int],
    sources: Mapping[str, bytes],
    alone: Container[str],
) -> Iterator[tuple[str, msgspec.Raw]]:
    encoder = msgspec.msgpack.Encoder()
    for page in pages:
        found = post_and_around(page)
        if found:
            post, around = found
            if _is_its_own(post, around, told) and post.document.id in sources:
                around_it = msgspec.Raw(encoder.encode(around))
                plate = Plate(post.guid, post.event, post.event in alone, around_it)
                yield post.document.location.path, msgspec.Raw(encoder.encode(plate))


def _is_its_own(post: Post, around: Around, told: Mapping[str, int]) -> bool:
    """Nothing but its page is made of a post's text: no entry, no feed; and what the text shows
    is nothing but text: no link into the site, no picture, no shortcode.
    """
    settled = isinstance(post.html, Html)
    return settled and told[post.document.id] == 1 and not around.event


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


def _hash_of(frame: Frame) -> bytes:
    return sha256(frame.told + repr(frame.site).encode("utf-8", "replace")).digest()
