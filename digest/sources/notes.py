"""A file of `content/events/` to an `EventNote`; its keys are closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from digest.errors import suggest
from digest.model import Correction, EventNote, Location
from digest.sources.front_matter import values
from digest.sources.front_matter.block import Block, Unusable, Value
from digest.sources.front_matter.fields import Context
from digest.sources.front_matter.report import Report
from digest.sources.front_matter.splitting import Parts


def read_note(parts: Parts, block: Block, context: Context, report: Report) -> EventNote:
    """The editor's word on one event; what can't be used goes to `report`."""
    for key in dict.fromkeys(block.duplicates):
        report.fail(Unusable("stands there twice", "it once"), block.line(key), f"`{key}`")
    known: dict[str, Any] = {}
    for key, value in block.fields.items():
        line = block.line(key)
        try:
            if key not in _PARSERS:
                known_keys = "one of: " + ", ".join(_PARSERS)
                raise Unusable("is no key of an event file", known_keys, suggest(key, _PARSERS))
            if value is not None:
                known[key] = _PARSERS[key](value, context)
        except Unusable as error:
            report.fail(error, line, f"`{key}`")
    if "id" not in known and not report.failed:
        missing = Unusable("names no event", "a line such as id: ev-7k3q9d, or a new slug")
        report.fail(missing, parts.block_line)
    return EventNote(
        location=Location(context.path),
        id=known.pop("id", ""),
        **known,
        body=parts.body.strip(),
        body_line=parts.body_line + _leading_lines(parts.body),
        lines=block.lines,
    )


def _event_ids(value: Value, _: Context) -> tuple[str, ...]:
    return tuple(values.event_name(part) for part in values.texts(value))


def _article_ids(value: Value, _: Context) -> tuple[str, ...]:
    return tuple(name.removeprefix("content/") for name in values.texts(value))


def _corrections(value: Value, context: Context) -> tuple[Correction, ...]:
    parts = value if isinstance(value, list) else [value]
    return tuple(_correction(part, context) for part in parts)


def _correction(value: Value, context: Context) -> Correction:
    expected = 'a list such as [{date: 2026-11-20, text: "Figure clarified."}]'
    if not isinstance(value, dict) or value.keys() != {"date", "text"}:
        if isinstance(value, dict) and (whole := _torn(value)):
            raise Unusable("has a comma outside of quotes", f"quotes around the text: {whole}")
        raise Unusable("needs a date and a text in each entry, and no more", expected)
    day = values.moment(value["date"], context.zone).astimezone(context.zone).date()
    return Correction(day, values.text(value["text"]))


def _torn(value: dict[str, Value]) -> str:
    """The text that commas made keys of, in quotes: `{date: 2026-11-20, text: Two, not three}`."""
    rest = [key for key in value if key not in ("date", "text")]
    if not rest or not value.get("text") or any(value[key] is not None for key in rest):
        return ""
    return '"' + ", ".join((str(value["text"]), *rest)) + '"'


_PARSERS: dict[str, Callable[[Value, Context], object]] = {
    "id": lambda value, _: values.event_name(value),
    "title": lambda value, _: values.text(value),
    "merge": _event_ids,
    "include": _article_ids,
    "exclude": _article_ids,
    "pin": lambda value, _: values.flag(value),
    "corrections": _corrections,
}


def _leading_lines(body: str) -> int:
    """Empty lines before the first that says something."""
    return body[: len(body) - len(body.lstrip())].count("\n") if body.strip() else 0
