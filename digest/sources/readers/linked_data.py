"""The JSON-LD of a page to what it says of its article; bounded, and never more than it says."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from digest.nouns import noun
from digest.patterns import regex

LONGEST = 1_000_000
"""Characters of a script; a longer one is passed over."""
MOST_NODES = 5_000
"""Of all scripts together; a page of a large newspaper has some 300."""
LONGEST_WORD = 1_000
"""Characters of a title, a name or an address; what is longer is none."""

_ARTICLE = regex(r"(?:\w{0,40}Article|\w{0,40}Posting|Report)")
_ELSEWHERE = frozenset(
    """itemListElement liveBlogUpdate comment comments hasPart isPartOf mentions citation about
    relatedLink review video subjectOf potentialAction breadcrumb suggestedAnswer""".split()
)
"""What these hold is about other texts."""
_DATE = regex(r'"datePublished"\s{0,9}:\s{0,9}"([^"\\]{4,40})"')
"""For scripts that are not quite JSON."""


@noun
class Described:
    """What a page's JSON-LD says of its article; "" and () where it says nothing."""

    title: str = ""
    published: str = ""
    """As it is written."""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    image: str = ""
    url: str = ""
    language: str = ""
    paywall: bool = False


def described(scripts: Iterable[str]) -> Described:
    """What `scripts`, the page's `application/ld+json`, say of the first article in them.

    >>> described(['{"@type": "NewsArticle", "headline": "Dam fails"}']).title
    'Dam fails'
    """
    scripts = [script for script in scripts if len(script) <= LONGEST]
    nodes = list(_nodes(scripts))
    by_id = {str(node["@id"]): node for node in reversed(nodes) if len(node) > 1 and "@id" in node}
    node = next(filter(_is_article, nodes), None)
    if node is None:
        dates = (found[1] for script in scripts if (found := _DATE.search(script)))
        return Described(published=next(dates, ""))
    language = node.get("inLanguage")
    return Described(
        title=_word(node.get("headline")) or _word(node.get("name")),
        published=_word(node.get("datePublished")),
        authors=tuple(_names(node.get("author"), by_id)),
        publisher=next(_names(node.get("publisher"), by_id), ""),
        image=next(_addresses(node.get("image"), by_id), ""),
        url=next(_addresses(node.get("mainEntityOfPage"), {}), "") or _word(node.get("url")),
        language=_word(language.get("alternateName") if isinstance(language, dict) else language),
        paywall=str(node.get("isAccessibleForFree")).lower() == "false",
    )


def _nodes(scripts: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Every map of the scripts, outer ones first."""
    waiting = [value for script in scripts if (value := _parsed(script)) is not None]
    seen = 0
    while waiting and seen < MOST_NODES:
        inner = list[Any]()
        for value in waiting[: MOST_NODES - seen]:
            seen += 1
            if isinstance(value, list):
                inner.extend(value)
            elif isinstance(value, dict):
                yield value
                inner.extend(part for key, part in value.items() if key not in _ELSEWHERE)
        waiting = [value for value in inner if isinstance(value, dict | list)]


def _parsed(script: str) -> Any:
    """None for what is no JSON: a page may write there what it likes."""
    try:
        return json.loads(script.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    named = any(isinstance(kind, str) and _ARTICLE.fullmatch(kind) for kind in kinds)
    return named and any(key in node for key in ("headline", "name", "datePublished"))


def _names(value: Any, by_id: Mapping[str, Any]) -> Iterator[str]:
    """Names of people or of an organization, however they are nested."""
    for part in value if isinstance(value, list) else [value]:
        node = by_id.get(str(part.get("@id")), part) if isinstance(part, dict) else part
        name = _word(node.get("name") or part.get("name")) if isinstance(node, dict) else node
        if word := _word(name):
            yield word


def _addresses(value: Any, by_id: Mapping[str, Any]) -> Iterator[str]:
    for part in value if isinstance(value, list) else [value]:
        node = part
        if isinstance(part, dict):
            known = by_id.get(str(part.get("@id")), part)
            node = known.get("url") or known.get("contentUrl") or part.get("@id")
        if word := _word(node):
            yield word


def _word(value: Any) -> str:
    """A text on one line, or ""."""
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str) or len(value) > LONGEST_WORD:
        return ""
    return " ".join(html.unescape(value).split())
