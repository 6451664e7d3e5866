"""Article records (lines of JSON, or rows of a table) to articles, their texts as they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from digest.errors import Problem, RecordError
from digest.model import Article, Location
from digest.sources.article import content_hash, host_name, titled
from digest.sources.front_matter.block import Unusable
from digest.sources.front_matter.values import is_web_url, language, moment, text
from digest.text.language import languages_of

EXPECTED = '{"id": "...", "text": "..."}, and title, date, url, source, lang, event where known'


COLUMNS = ("id", "text", "title", "date", "url", "source", "lang", "event")
"""The keys that are looked at."""
MOST = 20
"""The most mistakes that are reported: a file with more is probably not a file of records."""

Raw = TypeVar("Raw")


def read_records(lines: Iterable[str], name: str, first: int = 1) -> Iterator[Article]:
    """An article for each of `lines`, which come from the file `name`; empty lines are none.

    `first` is the number of the first line. Texts count as clean already. Keys that are null or
    unknown are passed over.

    Raises:
        RecordError: with each line that can't be used, at the end, or at the twentieth of them.
    """
    numbered = ((number, line) for number, line in enumerate(lines, first) if line.strip())
    return _read(numbered, _parse, name)


def read_rows(rows: Iterable[dict[str, Any]], name: str, first: int) -> Iterator[Article]:
    """As `read_records`, of what a table has in each row."""
    return _read(enumerate(rows, first), lambda row: row, name)


def _read(
    numbered: Iterable[tuple[int, Raw]], parse: Callable[[Raw], dict[str, Any]], name: str
) -> Iterator[Article]:
    seen: dict[str, int] = {}
    problems: list[Problem] = []
    for number, raw in numbered:
        place = Location(name, number)
        try:
            article = _article(parse(raw), place)
            if article.id in seen:
                what = f"the id {article.id!r} is that of line {seen[article.id]}, too"
                raise Unusable(what, "an id of its own for each record")
        except Unusable as error:
            problems.append(Problem(place, error.what, error.expected))
            if len(problems) == MOST:
                break
            continue
        seen[article.id] = number
        yield article
    if problems:
        raise RecordError(*problems)


def with_languages(articles: Iterable[Article]) -> list[Article]:
    """The same articles, each in the language that it names, or else that its words show."""
    known = list(articles)
    texts = [f"{article.title}\n{article.text}" for article in known]
    found = languages_of(texts, [article.language for article in known])
    return [replace(article, language=tag) for article, tag in zip(known, found, strict=True)]


def _parse(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
        line.encode()
    except (ValueError, RecursionError) as error:
        raise Unusable(f"no JSON: {error}", EXPECTED) from error
    if not isinstance(record, dict):
        raise Unusable("is no JSON object", EXPECTED)
    return record


def _article(record: dict[str, Any], place: Location) -> Article:
    body = _body(record)
    title, inferred = titled(_text(record, "title"), body)
    if not title:
        raise Unusable("`text` is empty, and there is no `title`", "the text of an article")
    url = _text(record, "url")
    url = url if is_web_url(url) else ""
    return Article(
        id=_id(record),
        kind="article",
        title=title,
        title_inferred=inferred,
        text=body,
        content_hash=content_hash(title, body),
        location=place,
        published=_date(record),
        publisher=_text(record, "source") or host_name(url),
        url=url,
        language=_language(record),
        event=_text(record, "event"),
    )


def _id(record: dict[str, Any]) -> str:
    if not (found := _text(record, "id")):
        raise Unusable("`id` is missing", EXPECTED)
    return found


def _body(record: dict[str, Any]) -> str:
    body = record.get("text")
    if not isinstance(body, str):
        raise Unusable("`text` is missing" if body is None else "`text` is no text", EXPECTED)
    body = body.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not _is_whole(body):
        raise Unusable("`text` holds half of a character", "UTF-8")
    return body


def _text(record: dict[str, Any], key: str) -> str:
    """On one line; "" where the key is missing or null."""
    value = record.get(key)
    if value is None:
        return ""
    try:
        line = text(value)
    except Unusable as error:
        raise Unusable(f"`{key}` {error.what}", error.expected) from error
    if not _is_whole(line):
        raise Unusable(f"`{key}` holds half of a character", "UTF-8")
    return line


def _date(record: dict[str, Any]) -> datetime | None:
    if not record.get("date"):
        return None
    try:
        return moment(record["date"], UTC)
    except Unusable as error:
        raise Unusable(f"`date` {error.what}", error.expected) from error


def _language(record: dict[str, Any]) -> str:
    try:
        return language(record["lang"]) if record.get("lang") else ""
    except Unusable as error:
        raise Unusable(f"`lang` {error.what}", error.expected) from error


def _is_whole(line: str) -> bool:
    """Whether it has no lone surrogates, which JSON can spell and UTF-8 can't."""
    return line.isascii() or not any("\ud800" <= char <= "\udfff" for char in line)
