"""What is fuzzed: each way in which a stranger's bytes reach digest, as a function of bytes.

A target returns, whatever it is given; a mistake that digest tells its user is an answer too.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from digest.config import Config
from digest.errors import DigestError
from digest.events.ledger.file import format_ledger, read_ledger
from digest.intake.feeds import FeedBytes, read_feed
from digest.intake.filing import article_file
from digest.intake.kite import read_kite
from digest.intake.opml import read_opml
from digest.intake.original import Hints, Original
from digest.intake.reading import Found, read_original
from digest.intake.records import recorded
from digest.model import Document, Kind
from digest.sources.article import to_article
from digest.sources.reader import read_bytes

NOW = datetime(2026, 11, 22, tzinfo=UTC)
KINDS: tuple[Kind, ...] = ("article", "post", "page", "event")


def front_matter(content: bytes) -> None:
    """A file that begins with a front matter, in each folder."""
    for kind in KINDS:
        for fence in (b"---\n", b"+++\n"):
            raw = fence + content + b"\n" + fence + b"A text of some words follows."
            document, _ = read_bytes("content/x.md", raw, kind, Config())
            if isinstance(document, Document) and kind == "article":
                to_article(document, Config())


def plain(content: bytes) -> None:
    """A plain text that is taken in."""
    _taken_in("a.txt", content)


def markdown(content: bytes) -> None:
    """A Markdown file that is taken in, and one that stands among the posts."""
    _taken_in("a.md", content)
    document, _ = read_bytes("content/posts/a.md", content, "post", Config())
    if isinstance(document, Document):
        to_article(document, Config())


def html(content: bytes) -> None:
    """A page that is taken in."""
    _taken_in("a.html", content)


def feed(content: bytes) -> None:
    """A feed, and the texts that stand in it."""
    with suppress(DigestError):
        for entry in read_feed(FeedBytes("https://a.example/feed", content, "application/xml"))[:3]:
            text = entry.html.encode("utf-8", "replace")
            hints = Hints(entry.title, entry.published, entry.authors, entry.publisher)
            original = Original(entry.url, text, entry.url, "text/html", hints=hints)
            _read_and_written(replace(original, is_text_alone=True))


def archive(content: bytes) -> None:
    """A file that is imported: a reader's feeds, article records, Kite's stories."""
    with suppress(DigestError):
        read_opml(content, "a.opml")
    with suppress(DigestError):
        read_kite(content, "a.json")
    lines = content.decode("utf-8", "replace").split("\n")
    with suppress(DigestError):
        for found, _ in recorded(lambda: lines, "a.jsonl"):
            if found.text:
                _written(found)


def ledger(content: bytes) -> None:
    """A ledger; one that can be read can be written, and says the same again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.jsonl")
        path.write_bytes(content)
        with suppress(DigestError):
            written = format_ledger(read_ledger(path))
            path.write_bytes(written)
            assert format_ledger(read_ledger(path)) == written, "it says something else now"


TARGETS: dict[str, Callable[[bytes], None]] = {
    "front-matter": front_matter,
    "plain": plain,
    "markdown": markdown,
    "html": html,
    "feed": feed,
    "archive": archive,
    "ledger": ledger,
}


def _taken_in(name: str, content: bytes) -> None:
    _read_and_written(Original(name, content))


def _read_and_written(original: Original) -> None:
    """Read an original; what was found is written so that it reads the same."""
    try:
        found = read_original(Config(), NOW, original)
    except DigestError:
        return
    _written(found)


def _written(found: Found) -> None:
    try:
        article_file(found, NOW, "sha256-0", Config())
    except DigestError as error:
        raise AssertionError(str(error)) from error
