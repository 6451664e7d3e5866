"""A configuration to the values in it that are well-formed but can't be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.config import Config
from digest.configfile.source import Source
from digest.configfile.tables import KEY_REMEDY
from digest.configfile.values import (
    has_web_scheme,
    is_language,
    is_line,
    is_name,
    is_path,
    is_seen,
    is_web,
    is_zone,
)
from digest.errors import Problem


def mistakes(source: Source, config: Config) -> Iterator[Problem]:
    """Values of the right type that can't be meant."""
    yield from _value_mistakes(source, config)
    yield from _site_mistakes(source, config)
    yield from _excerpt_mistakes(source, config)
    yield from _model_mistakes(source, config)
    yield from _feed_mistakes(source, config)


def _value_mistakes(source: Source, config: Config) -> Iterator[Problem]:
    """Of the keys that have one value."""
    site, entries, fetch = config.site, config.entries, config.fetch
    checks = [
        ("site.base_url", is_web(site.base_url), 'an absolute URL: "https://me.example/"'),
        ("site.title", is_seen(site.title), "the name of the site"),
        ("site.timezone", is_zone(site.timezone), 'an IANA name: "Europe/Madrid"'),
        ("site.language", is_language(site.language), 'a language tag: "en", "pt-BR"'),
        ("site.theme", is_name(site.theme), "the name of a folder in themes/"),
        ("site.cname", re.fullmatch(r"[\w.-]*", site.cname), "a host name"),
        ("site.repository", is_web(site.repository, empty=True), "an http(s) URL"),
        ("build.output", is_path(config.build.output), "the path of a folder"),
        ("build.jobs", config.build.jobs >= 0, "0 (all cores) or more"),
        ("grouping.model", is_path(config.grouping.model), "the path of a folder"),
        ("grouping.threshold", 0 < config.grouping.threshold < 1, "a number between 0 and 1"),
        ("entries.statements", entries.statements >= 1, "1 or more"),
        ("entries.excerpt_sentences", entries.excerpt_sentences >= 1, "1 or more"),
        ("entries.excerpt_words", entries.excerpt_words >= 10, "10 or more"),
        ("entries.summarizer_seconds", entries.summarizer_seconds >= 1, "1 or more"),
        ("entries.summarizer_events", entries.summarizer_events >= 0, "0 or more"),
        ("pages.per_page", config.pages.per_page >= 1, "1 or more"),
        ("feeds.hub", is_web(config.feeds.hub, empty=True), "the http(s) URL of a WebSub hub"),
        ("newsletter.sender", is_line(config.newsletter.sender), "an address on one line"),
        ("newsletter.to", is_line(config.newsletter.to), "addresses on one line"),
        (
            "newsletter.unsubscribe",
            re.fullmatch(r"((https?://|mailto:)[^\s<>\"']+)?", config.newsletter.unsubscribe),
            "an http(s) or mailto URL",
        ),
        ("feeds.count", config.feeds.count >= 1, "1 or more"),
        ("fetch.limit", fetch.limit >= 1, "1 or more"),
        ("fetch.parallel", 1 <= fetch.parallel <= 64, "1 to 64"),
        ("fetch.delay_seconds", 0 <= fetch.delay_seconds <= 60, "a number from 0 to 60"),
        ("fetch.timeout_seconds", 1 <= fetch.timeout_seconds <= 600, "1 to 600"),
        ("fetch.most_bytes", fetch.most_bytes >= 1000, "1000 or more"),
    ]
    for name, fine, expected in checks:
        if not fine:
            section, key = name.split(".")
            value = getattr(getattr(config, section), key)
            yield Problem(source.at((section,), key), f"`{name}` can't be {value!r}", expected)


def _site_mistakes(source: Source, config: Config) -> Iterator[Problem]:
    """Of the lists in `[site]`."""
    for path in config.site.gone:
        if not path.startswith("/"):
            what = f"`site.gone` has {path!r}"
            yield Problem(source.at(("site",), "gone"), what, "a path such as /posts/old/")
    for link in config.site.menu:
        if not (link.url.startswith("/") or is_web(link.url)):
            what = f"`site.menu` leads to {link.url!r}"
            expected = "a path such as /about/, or an http(s) URL"
            yield Problem(source.at(("site",), "menu"), what, expected)


def _excerpt_mistakes(source: Source, config: Config) -> Iterator[Problem]:
    """Of `[[entries.sources]]`."""
    for special in config.entries.sources:
        least = min(special.excerpt_sentences or 0, special.excerpt_words or 0)
        if not (special.name or special.host) or least < 0:
            what = "`entries.sources` has a table that covers nothing"
            expected = "name or host, and numbers that are 0 or more"
            yield Problem(source.at(("entries",), "sources"), what, expected)


def _model_mistakes(source: Source, config: Config) -> Iterator[Problem]:
    """Of `[llm]`; no value is repeated, as it may be a secret that landed there."""
    llm = config.llm
    if not is_web(llm.endpoint, empty=True):
        expected = 'an address without user or password: "http://localhost:11434/v1"'
        yield Problem(source.at(("llm",), "endpoint"), "`llm.endpoint` is no http(s) URL", expected)
    if llm.key_from and not re.fullmatch(r"[A-Z_][A-Z0-9_]{0,63}", llm.key_from):
        what = "`llm.key_from` is no name of an environment variable"
        expected = f'{KEY_REMEDY}: key_from = "OPENAI_API_KEY"'
        yield Problem(source.at(("llm",), "key_from"), what, expected)


def _feed_mistakes(source: Source, config: Config) -> Iterator[Problem]:
    """Of `[[fetch.feeds]]`."""
    place = source.at(("fetch",), "feeds")
    for feed in config.fetch.feeds:
        if not has_web_scheme(feed.url):
            what = f"`fetch.feeds` has the url {feed.url!r}"
            yield Problem(place, what, "an address such as https://example.org/feed.xml")
        for pattern in (*feed.include, *feed.exclude):
            try:
                re.compile(pattern)
            except re.error as error:
                what = f"`fetch.feeds` has the pattern {pattern!r}: {error}"
                yield Problem(place, what, "a regular expression")
        if feed.language and not is_language(feed.language):
            what = f"`fetch.feeds` has the language {feed.language!r}"
            yield Problem(place, what, 'a language tag: "en", "pt-BR"')
    for kind in ("url", "name"):
        named = [getattr(feed, kind) for feed in config.fetch.feeds]
        for name in sorted({name for name in named if name and named.count(name) > 1}):
            yield Problem(place, f"`fetch.feeds` has two tables with the {kind} {name!r}", "one")
