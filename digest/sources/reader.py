"""A file of `content/` to a `Document`, or to an `EventNote` where it is an editor's word."""

from __future__ import annotations

import errno
import os
import stat
from hashlib import blake2b
from pathlib import Path

from digest.config import Config
from digest.errors import Problem
from digest.model import Document, EventNote, Kind, Location, Metadata
from digest.sources.decoding import decode
from digest.sources.front_matter.block import Block, Unusable
from digest.sources.front_matter.fields import Context, read_fields
from digest.sources.front_matter.plain_block import parse_plain
from digest.sources.front_matter.report import Report
from digest.sources.front_matter.splitting import Parts, refuse_unopened, split
from digest.sources.notes import read_note
from digest.sources.scan import FOLDERS, format_of
from digest.text.conflicts import EXPECTED, OPENS, WHAT, conflict_line

MAX_BYTES = 2_000_000
"""Of one document: some 350,000 words. What is longer is no article, and cleaning it by the
minute would hold up the rest."""

_CHUNK = 65_536
"""Bytes."""

Reading = tuple[Document | EventNote | None, tuple[Problem, ...]]


def read_document(root: Path, path: Path, config: Config) -> Reading:
    """The document at `path` (relative to the site's `root`), and what is wrong with it.

    None where it can't be used: its problems then say whether that stops the build.
    """
    return read_file(root, path.as_posix(), config)[0]


def read_file(root: Path, name: str, config: Config) -> tuple[Reading, str]:
    """As `read_document`, of the file whose path is `name`, and the hash of what was read:
    32 hexadecimal digits, or "" where it could not be read as a whole.
    """
    kind = FOLDERS[name.split("/")[1]]
    try:
        content = _load(f"{root}/{name}")
    except OSError as error:
        report = Report(name, kind)
        report.fail(Unusable(f"can't be read: {error.strerror}"), 1)
        return (None, report.told()), ""
    content_hash = blake2b(content, digest_size=16).hexdigest()
    whole = len(content) <= MAX_BYTES
    return read_bytes(name, content, kind, config), content_hash if whole else ""


def read_bytes(
    name: str, content: bytes, kind: Kind, config: Config, longest: int = MAX_BYTES
) -> Reading:
    """As `read_document`, of a file whose content, of at most `longest` bytes, is at hand."""
    report = Report(name, kind)
    try:
        if len(content) > longest:
            raise Unusable("the file is too large", f"at most {longest:,} bytes")
        found = _read(name, content, kind, config, report)
    except Unusable as error:
        report.fail(error, 1)
        found = None
    return None if report.failed else found, report.told()


def _read(
    name: str, content: bytes, kind: Kind, config: Config, report: Report
) -> Document | EventNote:
    decoded = decode(content)
    if decoded.odd_line:
        what = f"holds bytes that are not UTF-8; they are read as {decoded.encoding}"
        report.warn(Unusable(what, "UTF-8"), decoded.odd_line)
    parts = split(decoded.text)
    _refuse_conflict(decoded.text, parts, kind)
    if not parts.notation:
        _tell_unopened(decoded.text, kind, report)
    context = Context(name, kind, config.zone)
    block = _parse(parts)
    if kind == "event":
        return read_note(parts, block, context, report)
    metadata, lines = read_fields(block, context, report) if block.fields else (Metadata(), {})
    return Document(
        location=Location(name),
        kind=kind,
        format=format_of(name, kind) or "text",
        metadata=metadata,
        body=parts.body,
        body_line=parts.body_line,
        lines=lines,
    )


def _refuse_conflict(text: str, parts: Parts, kind: Kind) -> None:
    """Of somebody else's text only what stands above it can be a conflict of the editor's."""
    if OPENS not in text:
        return
    own = kind != "article" or text.startswith(OPENS)
    line = conflict_line(text if own else text[: len(text) - len(parts.body)])
    if line:
        raise Unusable(WHAT, EXPECTED, "", line)


def _tell_unopened(text: str, kind: Kind, report: Report) -> None:
    """A note can't be without front matter; any other text may mean to begin so."""
    try:
        refuse_unopened(text)
    except Unusable as error:
        tell = report.fail if kind == "event" else report.warn
        tell(error, error.line)


def _parse(parts: Parts) -> Block:
    if not parts.notation:
        return Block()
    found = parse_plain(parts.block, parts.block_line) if parts.notation == "yaml" else None
    if found:
        return found
    # PyYAML and python-frontmatter: 30 ms that a site with plain front matter need not pay.
    from digest.sources.front_matter.frontmatter import parse

    return parse(parts)


def _load(path: str) -> bytes:
    """The content, or of a file that is too large enough to tell; never through a link, and
    without waiting for a pipe. Raises `OSError`.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | os.O_NONBLOCK)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is no file")
        # One byte more than there should be tells in one step, in half the time of a file object,
        # that this is the whole. Asked for many more, Python sets aside memory for as many.
        content = os.read(handle, min(found.st_size, MAX_BYTES) + 1)
        while len(content) != found.st_size and len(content) <= MAX_BYTES:
            # It has grown, has no size that can be told, or comes in pieces, as over a network.
            if not (more := os.read(handle, _CHUNK)):
                break
            content += more
        return content
    finally:
        os.close(handle)
