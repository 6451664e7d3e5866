"""The facts found about an article to its file: which path, which bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from itertools import count

from digest.config import Config
from digest.errors import DigestError, Problem
from digest.intake.plain_markdown import as_markdown
from digest.intake.reading import Found
from digest.model import Article, Document, Location
from digest.sources.article import to_article
from digest.sources.reader import read_bytes
from digest.text.dates import as_moment
from digest.text.slugs import slugify

FOLDER = "content/articles"
UNDATED = "undated"
"""The folder for articles without a date, in place of year and month."""


def paths(found: Found, config: Config) -> Iterator[str]:
    """The paths that the article's file may have, the best first: without end.

    `content/articles/2026/11/<slug>.md`, in the year and month of publication; where that is
    taken, with the publisher's name, and then with a number.
    """
    folder = f"{FOLDER}/{UNDATED}"
    if found.day:
        moment = as_moment(found.day, config.zone).astimezone(config.zone)
        folder = f"{FOLDER}/{moment:%Y/%m}"
    slug = slugify(found.metadata.title)
    yield f"{folder}/{slug}.md"
    if publisher := found.metadata.source.name:
        slug = f"{slug}-{slugify(publisher, 40)}"
        yield f"{folder}/{slug}.md"
    yield from (f"{folder}/{slug}-{number}.md" for number in count(2))


def article_file(found: Found, fetched: datetime, original_sum: str, config: Config) -> bytes:
    """The article's file; reading it gives `found` again, to the letter.

    A title that was made of the text is left out, so that nobody takes it for a headline, unless
    without it another would be read.

    Raises:
        DigestError: reading it would not.
    """
    lines = [f"fetched: {_written(fetched)}\n", f"original: {original_sum}\n", "cleaned: true\n"]
    title = _line("title", found.metadata.title)
    problems: tuple[Problem, ...] = ()
    for first in ["", title] if found.title_inferred else [title]:
        block = "".join((first, *_facts(found), *lines))
        content = f"---\n{block}---\n\n{as_markdown(found.text)}\n".encode("utf-8", "replace")
        document, problems = read_bytes(f"{FOLDER}/x.md", content, "article", config)
        article = to_article(document, config)[0] if isinstance(document, Document) else None
        if article and _as_meant(article, found) and (first or article.title_inferred):
            return content
    what = str(problems[0].what) if problems else "can't be written so that it reads the same"
    raise DigestError.at(Location(found.metadata.title), what, "an article to report")


def _as_meant(article: Article, found: Found) -> bool:
    known = found.metadata
    meant = found.text, known.title, known.source.url, known.authors
    return (article.text, article.title, article.url, article.authors) == meant


def _facts(found: Found) -> Iterator[str]:
    """The lines of front matter that tell what was found, but for the title."""
    known = found.metadata
    if found.day:
        yield f"date: {_written(found.day)}\n"
    if known.updated:
        yield f"updated: {_written(known.updated)}\n"
    yield _line("lang", known.lang)
    for key in ("authors", "tags", "categories", "not_event"):
        yield _line(key, list(getattr(known, key)))
    yield _line("rights", known.rights)
    yield _line("event", known.event)
    yield _line("summary", known.summary)
    if known.image:
        yield _line("image", known.image.src)
    yield from _source(found)


def _source(found: Found) -> Iterator[str]:
    source = found.metadata.source
    told = {"name": source.name, "url": source.url, "credit": source.credit, "via": source.via}
    parts = [f"  {_line(key, value)}" for key, value in told.items() if value]
    if source.paywall:
        parts.append("  paywall: true\n")
    if parts:
        yield "source:\n"
        yield from parts


def _line(key: str, value: str | list[str] | None) -> str:
    """One key, in JSON's notation, which is YAML's too; nothing for an empty value."""
    return f"{key}: {json.dumps(value, ensure_ascii=False)}\n" if value else ""


def _written(moment: date) -> str:
    """A day, or a moment to the second: naive as it is, else with its offset."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
