"""What texts in a configuration may be: addresses, time zones, languages, names."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def has_web_scheme(url: str) -> bool:
    """Whether `url` is an address of the web, whatever follows."""
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:  # a bracket that nothing closes
        return False


def is_web(url: str, *, empty: bool = False) -> bool:
    """Whether `url` can be a link of its own: http(s), a host, no user, no query, no odd step."""
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


def is_line(text: str) -> bool:
    """Whether `text` is a single line with visible characters."""
    return text.isprintable()


def is_seen(text: str) -> bool:
    """Whether something of `text` can be seen."""
    return any(char.isprintable() and not char.isspace() for char in text)


def is_zone(name: str) -> bool:
    """Whether `name` is a time zone, such as Europe/Madrid."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def is_language(tag: str) -> bool:
    """Whether `tag` has the form of a language tag, such as pt-BR."""
    return bool(re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag))


def is_name(name: str) -> bool:
    """Whether `name` can be that of a folder."""
    return bool(re.fullmatch(r"\w[\w.-]*", name)) and is_path(name)


def is_path(path: str) -> bool:
    """Whether a file system could have something at `path`."""
    return "\0" not in path and all(len(name.encode()) <= 255 for name in path.split("/"))
