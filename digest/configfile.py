"""`digest.toml`, or `[tool.digest]` in `pyproject.toml`, to a `Config`; the keys are closed."""

from __future__ import annotations

import dataclasses
import re
import tomllib
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from digest.config import Config, FeedSource, Link, SourceExcerpts
from digest.errors import ConfigError, Problem, UsageError, suggest
from digest.model import Location

NAME = "digest.toml"
FALLBACK = "pyproject.toml"
_SECRET = re.compile("key|token|secret|password|auth", re.IGNORECASE)
_KEY_REMEDY = "the name of the environment variable that holds the key"


def find_root(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that holds a site's configuration.

    Raises:
        ConfigError: there is none.
    """
    for folder in (start, *start.parents):
        if (folder / NAME).is_file() or _has_tool_table(folder / FALLBACK):
            return folder
    raise ConfigError.at(
        Location(NAME),
        "no such file here or in a folder above",
        "a digest site; `digest init` makes one",
    )


def read_config(root: Path) -> Config:
    """The configuration of the site at `root`, checked, with the defaults filled in.

    Raises:
        ConfigError: with every mistake of the file, each at its line.
    """
    path = root / NAME if (root / NAME).is_file() else root / FALLBACK
    source = _Source.read(path)
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
    if not problems:
        config = _with_model(Config(**values, theme=theme), root)
        problems = list(_mistakes(source, config))
    if problems:
        raise ConfigError(*sorted(problems))
    return with_base_url(config, config.site.base_url)


def _with_model(config: Config, root: Path) -> Config:
    """`config` with the path of the model as it is seen from anywhere."""
    if not config.grouping.model:
        return config
    grouping = dataclasses.replace(config.grouping, model=str(root / config.grouping.model))
    return dataclasses.replace(config, grouping=grouping)


def with_base_url(config: Config, base_url: str) -> Config:
    """`config` for a site that lives at `base_url`; it ends in a slash from here on.

    Raises:
        UsageError: it is no absolute http(s) URL.
    """
    if not _is_web(base_url):
        expected = "an absolute URL such as https://me.example/"
        raise UsageError.at(Location("--base-url"), f"can't be {base_url!r}", expected)
    site = dataclasses.replace(config.site, base_url=base_url.rstrip("/") + "/")
    return dataclasses.replace(config, site=site)


@dataclass(frozen=True)
class _Source:
    """The parsed table, and the text in which a key's line can be found again."""

    name: str
    text: str
    prefix: tuple[str, ...]
    table: dict[str, Any]

    @classmethod
    def read(cls, path: Path) -> _Source:
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ConfigError.at(Location(path.name), "is not UTF-8", "UTF-8 text") from error
        try:
            table = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise _syntax_error(path.name, text, error) from error
        if path.name == NAME:
            return cls(NAME, text, (), table)
        return cls(FALLBACK, text, ("tool", "digest"), table["tool"]["digest"])

    def line(self, section: tuple[str, ...], key: str) -> int:
        """Where `key` of `section` is set, or where the section begins, or 0."""
        wanted, found = (*self.prefix, *section), 0
        table: tuple[str, ...] = ()
        for number, line in enumerate(self.text.splitlines(), start=1):
            if header := re.match(r"\s*\[{1,2}\s*([^\]#]+?)\s*\]", line):
                table = tuple(part.strip(" \"'") for part in header[1].split("."))
                if table == (*wanted, key):
                    return number
                found = number if table == wanted and not found else found
            elif assigned := re.match(r"\s*([\w.\-\"']+)\s*=", line):
                parts = tuple(part.strip(" \"'") for part in assigned[1].split("."))
                if (*table, *parts)[: len(wanted) + 1] == (*wanted, key):
                    return number
        return found

    def at(self, section: tuple[str, ...], key: str) -> Location:
        return Location(self.name, self.line(section, key))

    def wrong(self, section: tuple[str, ...], key: str, expected: str) -> Problem:
        name = ".".join((*section, key))
        return Problem(self.at(section, key), f"`{name}` has the wrong type", expected)


def _has_tool_table(path: Path) -> bool:
    """A `pyproject.toml` with `[tool.digest]`; one that can't be parsed is somebody else's."""
    if not path.is_file():
        return False
    try:
        return "digest" in tomllib.loads(path.read_text("utf-8")).get("tool", {})
    except (ValueError, RecursionError):
        return False


def _syntax_error(name: str, text: str, error: Exception) -> ConfigError:
    """`tomllib` says the place only in words: "... (at line 3, column 5)"."""
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", str(error))
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    what = str(error)[: place.start()] if place else "tables nested too deep"
    return ConfigError.at(
        Location(name, line), f"not TOML: {what}", 'lines such as `key = "value"`'
    )


def _fields(kind: type) -> list[tuple[str, Any]]:
    hints = typing.get_type_hints(kind)
    return [(field.name, hints[field.name]) for field in dataclasses.fields(kind)]


def _unknown(
    source: _Source, section: tuple[str, ...], table: Mapping[str, Any], kind: type
) -> Iterator[Problem]:
    known = [name for name, _ in _fields(kind)]
    for key in table:
        if section == ("llm",) and key not in known and _SECRET.search(key):
            what = f"`llm.{key}`: a key has no place in a file"
            yield Problem(source.at(section, key), what, f'{_KEY_REMEDY}: key_from = "NAME"')
        elif key not in known:
            name = ".".join((*section, key))
            expected = "one of: " + ", ".join(known)
            yield Problem(
                source.at(section, key), f"unknown key `{name}`", expected, suggest(key, known)
            )


def _section(source: _Source, name: str, kind: type, problems: list[Problem]) -> Any:
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


def _unknown_within(
    source: _Source, section: tuple[str, ...], tables: Any, hint: Any
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


def _mistakes(source: _Source, config: Config) -> Iterator[Problem]:
    """Values of the right type that can't be meant."""
    checks = [
        (
            "site",
            "base_url",
            _is_web(config.site.base_url),
            'an absolute URL: "https://me.example/"',
        ),
        ("site", "title", config.site.title.strip(), "the name of the site"),
        ("site", "timezone", _is_zone(config.site.timezone), 'an IANA name: "Europe/Madrid"'),
        ("site", "language", _is_language(config.site.language), 'a language tag: "en", "pt-BR"'),
        ("site", "theme", _is_name(config.site.theme), "the name of a folder in themes/"),
        ("site", "cname", re.fullmatch(r"[\w.-]*", config.site.cname), "a host name"),
        ("site", "repository", _is_web(config.site.repository, empty=True), "an http(s) URL"),
        ("build", "jobs", config.build.jobs >= 0, "0 (all cores) or more"),
        ("grouping", "threshold", 0 < config.grouping.threshold < 1, "a number between 0 and 1"),
        ("entries", "statements", config.entries.statements >= 1, "1 or more"),
        ("entries", "excerpt_sentences", config.entries.excerpt_sentences >= 1, "1 or more"),
        ("entries", "excerpt_words", config.entries.excerpt_words >= 10, "10 or more"),
        ("entries", "summarizer_seconds", config.entries.summarizer_seconds >= 1, "1 or more"),
        ("entries", "summarizer_events", config.entries.summarizer_events >= 0, "0 or more"),
        ("pages", "per_page", config.pages.per_page >= 1, "1 or more"),
        ("feeds", "hub", _is_web(config.feeds.hub, empty=True), "the http(s) URL of a WebSub hub"),
        ("newsletter", "sender", _is_line(config.newsletter.sender), "an address on one line"),
        ("newsletter", "to", _is_line(config.newsletter.to), "addresses on one line"),
        (
            "newsletter",
            "unsubscribe",
            re.fullmatch(r"((https?://|mailto:)[^\s<>\"']+)?", config.newsletter.unsubscribe),
            "an http(s) or mailto URL",
        ),
        ("feeds", "count", config.feeds.count >= 1, "1 or more"),
        ("fetch", "limit", config.fetch.limit >= 1, "1 or more"),
        ("fetch", "parallel", 1 <= config.fetch.parallel <= 64, "1 to 64"),
        ("fetch", "delay_seconds", 0 <= config.fetch.delay_seconds <= 60, "a number from 0 to 60"),
        ("fetch", "timeout_seconds", 1 <= config.fetch.timeout_seconds <= 600, "1 to 600"),
        ("fetch", "most_bytes", config.fetch.most_bytes >= 1000, "1000 or more"),
    ]
    for section, key, fine, expected in checks:
        if not fine:
            value = getattr(getattr(config, section), key)
            what = f"`{section}.{key}` can't be {value!r}"
            yield Problem(source.at((section,), key), what, expected)
    yield from _model_mistakes(source, config)
    yield from _feed_mistakes(source, config)
    for special in config.entries.sources:
        least = min(special.excerpt_sentences or 0, special.excerpt_words or 0)
        if not (special.name or special.host) or least < 0:
            what = "`entries.sources` has a table that covers nothing"
            expected = "name or host, and numbers that are 0 or more"
            yield Problem(source.at(("entries",), "sources"), what, expected)
    for path in config.site.gone:
        if not path.startswith("/"):
            what = f"`site.gone` has {path!r}"
            yield Problem(source.at(("site",), "gone"), what, "a path such as /posts/old/")
    for link in config.site.menu:
        if not (link.url.startswith("/") or _is_web(link.url)):
            what = f"`site.menu` leads to {link.url!r}"
            expected = "a path such as /about/, or an http(s) URL"
            yield Problem(source.at(("site",), "menu"), what, expected)


def _model_mistakes(source: _Source, config: Config) -> Iterator[Problem]:
    """Of `[llm]`; no value is repeated, as it may be a secret that landed there."""
    llm = config.llm
    if not _is_web(llm.endpoint, empty=True):
        expected = 'an address without user or password: "http://localhost:11434/v1"'
        yield Problem(source.at(("llm",), "endpoint"), "`llm.endpoint` is no http(s) URL", expected)
    if llm.key_from and not re.fullmatch(r"[A-Z_][A-Z0-9_]{0,63}", llm.key_from):
        what = "`llm.key_from` is no name of an environment variable"
        expected = f'{_KEY_REMEDY}: key_from = "OPENAI_API_KEY"'
        yield Problem(source.at(("llm",), "key_from"), what, expected)


def _feed_mistakes(source: _Source, config: Config) -> Iterator[Problem]:
    """Of `[[fetch.feeds]]`."""
    place = source.at(("fetch",), "feeds")
    for feed in config.fetch.feeds:
        if not _has_web_scheme(feed.url):
            what = f"`fetch.feeds` has the url {feed.url!r}"
            yield Problem(place, what, "an address such as https://example.org/feed.xml")
        for pattern in (*feed.include, *feed.exclude):
            try:
                re.compile(pattern)
            except re.error as error:
                what = f"`fetch.feeds` has the pattern {pattern!r}: {error}"
                yield Problem(place, what, "a regular expression")
        if feed.language and not _is_language(feed.language):
            what = f"`fetch.feeds` has the language {feed.language!r}"
            yield Problem(place, what, 'a language tag: "en", "pt-BR"')
    for kind in ("url", "name"):
        named = [getattr(feed, kind) for feed in config.fetch.feeds]
        for name in sorted({name for name in named if name and named.count(name) > 1}):
            yield Problem(place, f"`fetch.feeds` has two tables with the {kind} {name!r}", "one")


def _has_web_scheme(url: str) -> bool:
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:  # a bracket that nothing closes
        return False


def _is_web(url: str, *, empty: bool = False) -> bool:
    if not url:
        return empty
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    plain = not (parts.query or parts.fragment or re.search(r"[\s<>\"'\\]", url))
    steps = {".", ".."} & set(parts.path.split("/"))
    named = bool(parts.hostname) and "@" not in parts.netloc
    return parts.scheme in ("http", "https") and named and plain and not steps


def _is_line(text: str) -> bool:
    return text.isprintable()


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _is_language(tag: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag))


def _is_name(name: str) -> bool:
    return bool(re.fullmatch(r"\w[\w.-]*", name))
