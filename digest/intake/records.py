"""Article records (JSON Lines) to the facts about their articles; their texts are taken to be
clean.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from itertools import groupby

from digest.intake.addresses import without_tracking
from digest.intake.reading import Found
from digest.model import Article, Metadata, Provenance
from digest.sources.readers.lines import repair
from digest.sources.readers.plain import read_plain
from digest.sources.records import read_records
from digest.text.language import language_of
from digest.text.slugs import slugify


def recorded(lines: Callable[[], Iterable[str]], name: str) -> Iterator[tuple[Found, str]]:
    """The article in each of the records, and the hash of its text.

    `lines` gives those of the file from its beginning. It is called twice, first to look for
    mistakes: a large file is read twice rather than held. The `event` of a record is kept, as a
    slug, so that records of one event stay together.

    Raises:
        RecordError: with the line, at the first record that can't be used; before that, none is
            given.
    """
    deque(read_records(lines(), name), maxlen=0)
    for article in read_records(lines(), name):
        digest = hashlib.sha256(article.text.encode()).hexdigest()
        yield _found(article), f"sha256-{digest}"


def _found(article: Article) -> Found:
    metadata = Metadata(
        title=repair(article.title)[0] or article.content_hash,
        lang=article.language or language_of(f"{article.title}\n{article.text}", ""),
        source=Provenance(name=article.publisher, url=without_tracking(article.url)),
        event=slugify(article.event) if article.event else "",
    )
    return Found(
        metadata=metadata,
        text=_paragraphs(article.text),
        day=_day(article.published),
        title_inferred=article.title_inferred,
        removed=0,
    )


def _day(moment: datetime | None) -> date | None:
    """The day alone of a moment at midnight: that is how a record's day without a time is read."""
    return moment.date() if moment and moment.time() == time.min else moment


def _paragraphs(text: str) -> str:
    """The text as digest's readers leave one: a paragraph a line, an empty line between."""
    lines = read_plain(text).lines
    groups = groupby(lines, key=lambda line: line.paragraph)
    return "\n\n".join(" ".join(line.text for line in group) for _, group in groups)
