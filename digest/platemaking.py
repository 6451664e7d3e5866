"""The files of a site to its plates: what a build lays out, kept for the next one."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from digest.filing import Files
from digest.model import KEY_BYTES, Draft, Html, Post
from digest.pages.deliveries import Parcel
from digest.pages.feeds import feed_and_parcels
from digest.pages.frames import frame_of
from digest.pages.post_pages import Around, post_and_around
from digest.plates import FeedPlate, Plate, Plates, Told, hash_of
from digest.report import Report

_ENCODER = msgspec.msgpack.Encoder()


def plates_of(
    files: Files, sources: Mapping[str, bytes], alone: Container[str], report: Report
) -> Plates | None:
    """The plates of a site, to be kept; None where some file is beyond telling apart, or the
    site has an index of all texts.

    `alone` are the events of a single article, and `sources` tell what posts were read from.
    """
    keys = [sketch.key for sketch in files.sketches]
    if files.layout.config.pages.search or any(len(key) != KEY_BYTES for key in keys):
        return None
    frame, posts = frame_of(files.layout), dict(_posts(files, sources))
    delivered = _Delivered.of(files.drafts, posts)
    return Plates(
        paths=tuple(sketch.path for sketch in files.sketches),
        keys=b"".join(keys),
        origins=tuple(sketch.origin for sketch in files.sketches),
        posts={
            path: _plate(path, post, around, delivered, files.told, alone)
            for path, (post, around) in posts.items()
        },
        feeds=tuple(delivered.feeds),
        site=replace(frame.site, options={}),
        indexes=files.layout.indexes,
        frame=hash_of(frame),
        told=Told.of(report),
    )


def _posts(files: Files, sources: Mapping[str, bytes]) -> Iterator[tuple[str, tuple[Post, Around]]]:
    """The posts whose texts are published as they are, and that no entry tells of."""
    for page in files.pages:
        found = post_and_around(page)
        if found:
            post, around = found
            settled = isinstance(post.html, Html) and post.document.id in sources
            if settled and not around.event:
                yield post.document.location.path, found


@dataclass(frozen=True, slots=True)
class _Delivered:
    """What feeds deliver of such posts."""

    feeds: list[msgspec.Raw] = field(default_factory=list)
    parcels: dict[str, tuple[Parcel, list[int]]] = field(default_factory=dict)
    """Of each post, by its document's file, and the feeds that have it."""
    others: set[str] = field(default_factory=set)
    """Posts that are also in a file which can't be made of such posts alone."""

    @classmethod
    def of(cls, drafts: Sequence[Draft], posts: Mapping[str, object]) -> _Delivered:
        """All that these files tell of these posts."""
        numbers, made = {path: at for at, path in enumerate(posts)}, cls()
        for draft in drafts:
            own = draft.ingredients.own
            parcels = [one for one in own if isinstance(one, Parcel)]
            paths = [_file_of(parcel) for parcel in parcels]
            found = feed_and_parcels(draft)
            if found is None or any(path not in numbers for path in paths):
                made.others.update(paths)
                continue
            for path, parcel in zip(paths, parcels, strict=True):
                made.parcels.setdefault(path, (parcel, []))[1].append(len(made.feeds))
            plate = FeedPlate(found[0], tuple(numbers[path] for path in paths))
            made.feeds.append(msgspec.Raw(_ENCODER.encode(plate)))
        return made


def _file_of(parcel: Parcel) -> str:
    """The file of a post's document; "" of an entry."""
    return parcel.of.document.location.path if isinstance(parcel.of, Post) else ""


def _plate(
    path: str,
    post: Post,
    around: Around,
    delivered: _Delivered,
    told: Mapping[str, int],
    alone: Container[str],
) -> msgspec.Raw:
    parcel, feeds = delivered.parcels.get(path, (None, []))
    plate = Plate(
        guid=post.guid,
        event=post.event,
        alone=post.event in alone,
        # Its page, and the parcel that all of its feeds deliver.
        sole=told[post.document.id] == 1 + bool(parcel) and path not in delivered.others,
        around=msgspec.Raw(_ENCODER.encode(around)),
        feeds=tuple(feeds),
        summary=parcel.summary if parcel else "",
        tags=parcel.tags if parcel else (),
    )
    return msgspec.Raw(_ENCODER.encode(plate))
