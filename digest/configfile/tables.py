"""The tables of a configuration to its dataclasses: unknown keys and wrong types are problems."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Literal

from digest.config import Config, FeedSource, Link, SourceExcerpts
from digest.configfile.source import Source
from digest.errors import ConfigError, Problem, suggest
from digest.patterns import regex

KEY_REMEDY = "the name of the environment variable that holds the key"
_SECRET = regex("key|token|secret|password|auth", re.IGNORECASE)


def read_tables(source: Source) -> Config:
    """The configuration that the tables of `source` describe, with the defaults filled in.

    Raises:
        ConfigError: with every unknown key and every value of a wrong type.
    """
    problems: list[Problem] = []
    values = {
        name: _section(source, name, kind, problems)
        for name, kind in _fields(Config)
        if name != "theme" and name in source.table
    }
    theme = source.table.get("theme", {})
    if not isinstance(theme, dict):
        problems.append(source.wrong((), "theme", "a table: [theme]"))
    problems.extend(_unknown(source, (), source.table, Config))
    if problems:
        raise ConfigError(*sorted(problems))
    return Config(**values, theme=theme)


def _section(source: Source, name: str, kind: type, problems: list[Problem]) -> Any:
    table = source.table[name]
    if not isinstance(table, dict):
        problems.append(source.wrong((), name, f"a table: [{name}]"))
        return None
    problems.extend(_unknown(source, (name,), table, kind))
    values = {}
    for key, hint in _fields(kind):
        if key in table:
            mistyped = list(_unknown_within(source, (name, key), table[key], hint))
            problems.extend(mistyped)
            value = _convert(table[key], hint)
            if value is None and not mistyped:
                problems.append(source.wrong((name,), key, _in_words(hint)))
            values[key] = value
    return kind(**values)


def _unknown(
    source: Source, section: tuple[str, ...], table: Mapping[str, Any], kind: type
) -> Iterator[Problem]:
    known = [name for name, _ in _fields(kind)]
    for key in table:
        if section == ("llm",) and key not in known and _SECRET.search(key):
            what = f"`llm.{key}`: a key has no place in a file"
            yield Problem(source.at(section, key), what, f'{KEY_REMEDY}: key_from = "NAME"')
        elif key not in known:
            name = ".".join((*section, key))
            expected = "one of: " + ", ".join(known)
            yield Problem(
                source.at(section, key), f"unknown key `{name}`", expected, suggest(key, known)
            )


def _unknown_within(
    source: Source, section: tuple[str, ...], tables: Any, hint: Any
) -> Iterator[Problem]:
    """Keys that no table of a list of tables has."""
    member = typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else None
    if dataclasses.is_dataclass(member) and isinstance(member, type) and isinstance(tables, list):
        for table in tables:
            if isinstance(table, dict):
                yield from _unknown(source, section, table, member)


def _convert(value: Any, hint: Any) -> Any:
    """`value` as the type that `hint` names, or None where it is none."""
    if typing.get_origin(hint) is Literal:
        return value if value in typing.get_args(hint) else None
    if typing.get_origin(hint) is tuple:
        member = typing.get_args(hint)[0]
        if not isinstance(value, list):
            return None
        converted = tuple(_convert(one, member) for one in value)
        return None if None in converted else converted
    if isinstance(hint, UnionType) or typing.get_origin(hint) is typing.Union:
        return _convert(value, typing.get_args(hint)[0])
    if dataclasses.is_dataclass(hint):
        return _table(value, hint)
    if hint is float and type(value) is int:  # 1 second is 1.0
        return float(value)
    return value if type(value) is hint else None


def _table(value: Any, kind: Any) -> Any:
    """A table as the dataclass `kind`, or None where a key is missing, unknown or of another type.

    All keys without a default are needed, and at least one key.
    """
    hints = dict(_fields(kind))
    needed = {one.name for one in dataclasses.fields(kind) if one.default is dataclasses.MISSING}
    if not isinstance(value, dict) or not value or not needed <= value.keys() <= hints.keys():
        return None
    values = {key: _convert(part, hints[key]) for key, part in value.items()}
    return None if None in values.values() else kind(**values)


def _in_words(hint: Any) -> str:
    if typing.get_origin(hint) is Literal:
        return "one of: " + ", ".join(f'"{value}"' for value in typing.get_args(hint))
    return {
        str: "text in quotes",
        int: "a whole number",
        float: "a number",
        bool: "true or false",
        tuple[str, ...]: 'a list of texts: ["one", "two"]',
        tuple[Link, ...]: 'a list of links: [{ name = "About", url = "/about/" }]',
        tuple[SourceExcerpts, ...]: "tables: [[entries.sources]] with name or host, "
        "and excerpt_sentences or excerpt_words",
        tuple[FeedSource, ...]: 'tables: [[fetch.feeds]] with url = "https://..."',
    }[hint]


def _fields(kind: type) -> list[tuple[str, Any]]:
    hints = typing.get_type_hints(kind)
    return [(field.name, hints[field.name]) for field in dataclasses.fields(kind)]
