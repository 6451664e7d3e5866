"""The plates: a laid-out site as it is saved for the next build, in `.digest/plates`.

If only some files of `content/` were edited since, the plates suffice to lay out the pages that
show these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec

from digest.config import Config
from digest.errors import Problem, Severity
from digest.model import KEY_BYTES, Location, Sketch
from digest.pages.feeds.feeds import Feed
from digest.pages.head.frames import Frame, frame_with
from digest.pages.language.wording import Wording
from digest.pages.layout.layout import Headline
from digest.pages.layout.names import Uses
from digest.pages.theming.makeup import Makeup
from digest.pages.views.variables import LinkView, SiteView
from digest.publish.sealed import seal, unsealed
from digest.report import Report

PLATES = ".digest/plates"
"""In the site's root. Deleting it costs time, nothing else."""

_FORMAT = 11


class Plate(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A post whose text uses nothing else of the site: no link into it, picture or shortcode."""

    guid: str
    event: str
    alone: bool
    """Nothing else is in its event."""
    sole: bool
    """Its text is used by no files but its own page and feeds."""


class FeedPlate(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A feed of entries and posts."""

    feed: Feed
    keys: tuple[str, ...]
    """The keys of the headlines that it delivers."""


class Told(msgspec.Struct, frozen=True, gc=False):
    """A report, without what differs from build to build."""

    articles: int
    entries: int
    origins: int
    posts: int
    drafts: int
    ahead: int
    setbacks: int
    until: datetime | None
    problems: tuple[tuple[Location, str, str, str, Severity], ...]

    def report(self, files: int, output: str, notes: Iterable[Problem]) -> Report:
        """The report of a build with the same counts."""
        return Report(
            articles=self.articles,
            entries=self.entries,
            origins=self.origins,
            posts=self.posts,
            drafts=self.drafts,
            ahead=self.ahead,
            files=files,
            output=output,
            problems=(*(Problem(*fields) for fields in self.problems), *notes),
            setbacks=self.setbacks,
            until=self.until,
        )

    @classmethod
    def of(cls, report: Report) -> Told:
        """What the next build reports again; notes are reported once."""
        lasting = [one for one in report.problems if one.severity != "note"]
        return cls(
            report.articles,
            report.entries,
            report.origins,
            report.posts,
            report.drafts,
            report.ahead,
            report.setbacks,
            report.until,
            tuple((p.location, p.what, p.expected, p.suggestion, p.severity) for p in lasting),
        )


class Named(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """How often each tag, category and author is used by the posts of a site without entries."""

    tags: Uses
    categories: Uses
    authors: Uses


Shown = tuple[str, datetime | None]
"""The path of a page in the sitemap, and when the page last changed."""


class Plates(msgspec.Struct, frozen=True):
    """A site as it was laid out."""

    paths: tuple[str, ...]
    """The paths of its files; `keys` and `origins` have the same order."""
    keys: bytes
    """The content hashes of their inputs, `KEY_BYTES` each, one after the other."""
    origins: tuple[str, ...]
    posts: dict[str, Plate]
    """By the paths of their documents' files."""
    lines: dict[str, msgspec.Raw]
    """The encoded `Headline` of each post, by the same paths, in the order of lists."""
    feeds: tuple[FeedPlate, ...]
    named: Named
    pages: dict[str, str]
    """The URLs of the pages of `content/pages/`, by their documents' ids."""
    shown: msgspec.Raw
    """A `Shown` for each page of the sitemap, by its file."""
    makeups: dict[str, Makeup]
    """The dependencies of each template that its pages use, and of shortcodes."""
    rest: str
    """The hash of the rest of the theme: see `Makeups.rest`."""
    seeing: tuple[str, ...]
    """Templates of its pages that name the last change of the whole site."""
    carded: tuple[str, ...]
    site: SiteView
    """Without the options, which are the configuration's."""
    indexes: tuple[LinkView, ...]
    frame: bytes
    """The hash of the frame."""
    told: Told
    closed: bool
    """No text of posts, pages or notes embeds or links to anything else in the site."""
    entered: msgspec.Raw
    """An encoded `Entered`: the site's entries."""
    retouched: int = 0
    """How many incremental builds there were since the last full one."""
    built: str = ""
    """The name of the build that saved it: see `Snapshot.name`."""
    format: int = _FORMAT

    def line(self, path: str) -> Headline:
        """The headline of a post, by its document's file."""
        return _LINE.decode(self.lines[path])

    def all_lines(self) -> dict[str, Headline]:
        """The headlines of all posts, decoded at once."""
        whole = _ENCODER.encode(list(self.lines.values()))
        return dict(zip(self.lines, _LINES.decode(whole), strict=True))

    def sketches(self) -> list[Sketch]:
        """A sketch of every file of the site."""
        starts = range(0, len(self.keys), KEY_BYTES)
        keys = [self.keys[start : start + KEY_BYTES] for start in starts]
        return list(map(Sketch, self.paths, keys, self.origins))

    def all_shown(self) -> dict[str, Shown]:
        """The pages of the sitemap, by their files."""
        return msgspec.msgpack.decode(self.shown, type=dict[str, Shown])

    def retouched_to(self, sketches: Sequence[Sketch]) -> Plates:
        """The plates after an incremental build that left these files."""
        return msgspec.structs.replace(
            self,
            paths=tuple([sketch.path for sketch in sketches]),
            keys=b"".join([sketch.key for sketch in sketches]),
            origins=tuple([sketch.origin for sketch in sketches]),
            retouched=self.retouched + 1,
        )

    def reframed(self, config: Config, words: Wording) -> Frame | None:
        """The frame of the layout; None where the configuration has changed since."""
        site = replace(self.site, options=config.theme)
        frame = frame_with(site, self.indexes, config, words)
        return frame if hash_of(frame) == self.frame else None


_LINE, _LINES = msgspec.msgpack.Decoder(Headline), msgspec.msgpack.Decoder(list[Headline])
_ENCODER = msgspec.msgpack.Encoder()


def encoded_lines(lines: Mapping[str, Headline]) -> dict[str, msgspec.Raw]:
    """Headlines as plates keep them."""
    return {path: msgspec.Raw(_ENCODER.encode(line)) for path, line in lines.items()}


def encoded_shown(shown: Mapping[str, Shown]) -> msgspec.Raw:
    """The pages of the sitemap as plates keep them."""
    return msgspec.Raw(_ENCODER.encode(shown))


def keep_plates(root: Path, plates: Plates, built: str) -> None:
    """Save the plates for the next build; if the disk is full, that will be a full build."""
    kept = msgspec.structs.replace(plates, built=built)
    with suppress(OSError):
        seal(str(root / PLATES), _ENCODER.encode(kept))


def kept_plates(root: Path, built: str) -> Plates | None:
    """The plates that the build of this name saved, if there are any."""
    try:
        plates = msgspec.msgpack.decode(unsealed(str(root / PLATES)), type=Plates)
    except (OSError, msgspec.DecodeError):
        return None  # Not there, or another version's.
    return plates if (plates.format, plates.built) == (_FORMAT, built) else None


def seeing(makeups: Mapping[str, Makeup]) -> tuple[str, ...]:
    """The templates that print (or may print) the time of the site's last change."""
    return tuple(
        name for name, made in makeups.items() if made.fields is None or "updated" in made.fields
    )


def hash_of(frame: Frame) -> bytes:
    """The content hash of a frame."""
    return sha256(frame.told + repr(frame.site).encode("utf-8", "replace")).digest()
