"""Pictures of the site's own folder: which may be published, and in which sizes."""

from __future__ import annotations

import hashlib
import os
import posixpath
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from digest.errors import Problem
from digest.model import Location, Output
from digest.nouns import noun
from digest.pages.pictures.dimensions import image_size
from digest.pages.pictures.resizing import MAX_PIXELS, WIDTHS, Look, PictureFile, Sized, look_at
from digest.text.slugs import slugify

LookAll = Callable[[Sequence[PictureFile]], Sequence[Look]]
"""What each of these files is."""

CONTENT = "content"

MAX_BYTES = 10_000_000
"""A photograph as a camera makes it; more is a mistake on a page."""


@noun
class Picture:
    """A picture that the site publishes."""

    path: str
    """In the site, e.g. `/media/1f6bd3c0-harbor.webp`; from the content, so never stale."""
    file: str
    """In the site's folder."""
    width: int = 0
    height: int = 0
    """In pixels."""
    sizes: tuple[Sized, ...] = ()
    """In which it is published, the largest, which has `path`, last; none of what moves, which
    is published as it is."""


@noun
class Gallery:
    """What became of each picture that the documents name."""

    pictures: Mapping[tuple[str, str], Picture] = field(default_factory=dict)
    """By `picture_key`."""
    problems: tuple[Problem, ...] = ()
    """A warning for each that can't be shown."""


def picture_key(document: str, src: str) -> tuple[str, str]:
    """The key of a picture: the folder of the document that names it, and the name."""
    return posixpath.dirname(document), src


def find_pictures(
    root: Path, wanted: Iterable[tuple[Location, str]], look: LookAll | None = None
) -> Gallery:
    """The pictures that documents name, each by where it is named and its source.

    A source is a path relative to the document or to `content/`. URLs of other hosts are
    passed over in silence: they are shown as links. Reads the files; `look` may remember what
    it has seen.
    """
    found: dict[tuple[str, str], tuple[Location, PictureFile]] = {}
    problems = []
    for location, src in wanted:
        key = picture_key(location.path, src)
        if key in found or not src or urlsplit(src).scheme in ("http", "https"):
            continue
        try:
            found[key] = location, _find(root, location.path, src)
        except _Refused as refused:
            problems.append(_warning(location, src, str(refused)))
    files = sorted({file for _, file in found.values()}, key=lambda file: file.file)
    looks = look(files) if look else [look_at(root, file) for file in files]
    seen = dict(zip(files, looks, strict=True))
    flawed = [key for key, (_, file) in found.items() if seen[file].flaw]
    problems += [_warning(found[key][0], key[1], seen[found[key][1]].flaw) for key in flawed]
    pictures = {
        key: _picture(file, seen[file]) for key, (_, file) in found.items() if key not in flawed
    }
    return Gallery(pictures, tuple(problems))


def sizes_of(gallery: Gallery) -> tuple[Sized, ...]:
    """Every size of every picture, each once."""
    sizes = {size.path: size for picture in gallery.pictures.values() for size in picture.sizes}
    return tuple(size for _, size in sorted(sizes.items()))


def media(gallery: Gallery, root: Path) -> tuple[Output, ...]:
    """The files of the pictures that are published as they are, each once."""
    still = (picture for picture in gallery.pictures.values() if not picture.sizes)
    files = {picture.path: picture.file for picture in still}
    return tuple(
        Output(path.lstrip("/"), (root / file).read_bytes(), file)
        for path, file in sorted(files.items())
    )


class _Refused(Exception):  # noqa: N818 - a reason, turned into a problem at once
    """Why a picture is not published."""


def _find(root: Path, document: str, src: str) -> PictureFile:
    if urlsplit(src).scheme or "\0" in src:
        raise _Refused("is no path")
    file = _existing(root, document, unquote(src))
    data = (root / file).read_bytes()
    size = image_size(data)
    if size is None:
        raise _Refused("is no PNG, JPEG, GIF, WebP or AVIF file")
    if size[0] * size[1] > MAX_PIXELS:
        raise _Refused(f"has {size[0]} x {size[1]} pixels")
    return PictureFile(file, hashlib.sha256(data).hexdigest())


def _picture(file: PictureFile, look: Look) -> Picture:
    """The picture in its sizes: no larger than it is, and than any screen shows it."""
    name = PurePosixPath(file.file)
    stem = f"/media/{file.digest[:8]}-{slugify(name.stem)}"
    if look.moving:
        return Picture(f"{stem}{name.suffix.lower()}", file.file, look.width, look.height)
    width = min(look.width, WIDTHS[-1])
    height = max(1, round(look.height * width / look.width))
    smaller = [Sized(f"{stem}-{n}.webp".lstrip("/"), file, n) for n in WIDTHS if n < width]
    whole = Sized(f"{stem}.webp".lstrip("/"), file, width)
    return Picture(f"{stem}.webp", file.file, width, height, (*smaller, whole))


def _existing(root: Path, document: str, src: str) -> str:
    """The regular file inside `content/` that `src` names, relative to the site's root."""
    for folder in (posixpath.dirname(document), CONTENT):
        path = posixpath.normpath(posixpath.join(folder, src.lstrip("/")))
        if not path.startswith(f"{CONTENT}/"):
            continue
        status = _status(root, path)
        if status is not None and stat.S_ISREG(status.st_mode):
            if status.st_size > MAX_BYTES:
                raise _Refused(f"has {status.st_size:,} bytes")
            return path
    raise _Refused("is no file in content/")


def _status(root: Path, path: str) -> os.stat_result | None:
    """What stands at `path`, if no part of the way is a link."""
    here = root
    status = None
    for part in path.split("/"):
        here /= part
        try:
            status = here.lstat()
        except (OSError, ValueError):
            return None
        if stat.S_ISLNK(status.st_mode):
            return None
    return status


def _warning(location: Location, src: str, why: str) -> Problem:
    shown = src if len(src) <= 80 else f"{src[:80]}…"
    expected = (
        f"a picture in content/ of at most {MAX_BYTES // 1_000_000} MB "
        f"and {MAX_PIXELS // 1_000_000} megapixels"
    )
    return Problem(location, f"image {shown!r} {why}", expected, severity="warning")
