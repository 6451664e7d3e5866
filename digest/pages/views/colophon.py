"""What the template of the colophon sees."""

from __future__ import annotations

from digest.nouns import noun


@noun
class WriterView:
    """Who wrote summaries in other words than the sources'."""

    name: str
    summaries: int


@noun
class ColophonView:
    """How the digest is made, at the end of `/about/`."""

    articles: int
    origins: int
    events: int
    publishers: int
    posts: int
    excerpt_sentences: int
    """Of one source, in one entry, unless its publisher allows more."""
    excerpt_words: int
    grouper: str
    """Who proposes which articles belong together: a function's name, "" for digest itself."""
    by_hand: bool
    """Whether the editor alone decides on that."""
    writers: tuple[WriterView, ...]
    """Those of the most summaries first; empty where all are the sources', word for word."""
    repository: str
    """Where mistakes can be reported, or ""."""
