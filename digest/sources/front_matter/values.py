"""Front-matter values to the types of the model: text, flags, moments, terms, URLs, paths."""

from __future__ import annotations

import posixpath
import re
import unicodedata
import warnings
from datetime import date, datetime, tzinfo
from urllib.parse import unquote, urlsplit

from digest.errors import suggest
from digest.patterns import regex
from digest.sources.front_matter.block import Plain, Unusable, Value
from digest.text import dates
from digest.text.slugs import MAX_LENGTH, slugify

MAX_TERMS = 100
"""Tags, categories, authors or aliases of one document: each makes a page of its own."""
MAX_LINE = 1000
"""Characters of a name: of a tag, a person, an event."""
MAX_TEXT = 10_000
"""Characters of a title or a summary."""
MAX_SEGMENT = 200
"""Bytes between two slashes of a path: file systems take 255, and `index.html` has to fit."""

SHOWN = 60
"""Characters of a value that a message repeats."""

_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})
_CONTROL = regex(r"[\x00-\x1f\x7f-\x9f]+")
_INVISIBLE = regex("[\u200b\u2060\ufeff\u061c\u202a-\u202e\u2066-\u2069]")
_REPEATS = regex(r"(?<!\\)(?:\\\\)*[*+?{(]")
_SCHEME = regex(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NO_URL = regex(r"[\s\"<>\\^`{|}]")
_NO_SEGMENT = regex(r"[<>:\"|?*#\\]|^\s|\s$")
_SLUG = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What `slugify` would leave as it is; it is asked a thousand times in a build."""
_LANGUAGE = regex(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def text(value: Value, longest: int = MAX_LINE) -> str:
    """On one line, without control characters and those that hide or turn what follows."""
    if isinstance(value, list | dict):
        raise Unusable(f"is a {_kind(value)}", "text")
    if isinstance(value, bool):
        return str(value).lower()
    line = str(value)
    if not line.isprintable():
        line = _INVISIBLE.sub("", _CONTROL.sub(" ", line))
    line = " ".join(line.split())
    if len(line) > longest:
        raise Unusable(f"is {len(line):,} characters long", f"at most {longest:,}")
    return line


def flag(value: Value) -> bool:
    """True or false, in any of YAML's words for them."""
    word = text(value).lower()
    if word not in _TRUE | _FALSE:
        raise Unusable(f"can't be {shown(value)}", "true or false")
    return word in _TRUE


def is_flag(value: Value) -> bool:
    """Whether `flag` would take it."""
    return isinstance(value, bool) or (isinstance(value, str) and value.lower() in _TRUE | _FALSE)


def moment(value: Value, zone: tzinfo) -> datetime:
    """In UTC; a naive one is in `zone`."""
    if isinstance(value, list | dict):
        raise Unusable(f"is a {_kind(value)}", dates.EXPECTED)
    try:
        if isinstance(value, date):
            return dates.as_moment(value, zone)
        return dates.parse_moment(str(value), zone)
    except ValueError as error:
        raise Unusable(f"can't be {shown(value)}: {error}", dates.EXPECTED) from error


def terms(value: Value, separators: str = ", ") -> tuple[str, ...]:
    """A list, or a text that is split at the first of `separators` that it has.

    Terms that differ only in case are one, spelled as the first of them.
    """
    if isinstance(value, list):
        parts = [text(part) for part in value if part is not None]
    else:
        whole = text(value)
        parts = whole.split(next((char for char in separators if char in whole), None) or "\0")
    found: dict[str, str] = {}
    for part in parts:
        found.setdefault(part.strip().casefold(), part.strip())
    found.pop("", None)
    if len(found) > MAX_TERMS:
        raise Unusable(f"holds {len(found):,} entries", f"at most {MAX_TERMS}")
    return tuple(found.values())


def names(value: Value, separators: str = "") -> tuple[str, ...]:
    """People: a text, a map with a `name`, or a list of such."""
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        return terms(value, separators)
    return terms([_name(person) for person in value if person is not None])


def choice(value: Value, known: tuple[str, ...]) -> str:
    """One of a closed set of words."""
    word = text(value).lower()
    if word not in known:
        raise Unusable(
            f"can't be {shown(value)}", "one of: " + ", ".join(known), suggest(word, known)
        )
    return word


def language(value: Value) -> str:
    """A language tag (BCP 47); `en_US` is taken for `en-US`."""
    tag = text(value).replace("_", "-")
    if not _LANGUAGE.fullmatch(tag):
        raise Unusable(f"can't be {shown(value)}", "a language tag such as en or pt-BR")
    return tag


def texts(value: Value) -> tuple[str, ...]:
    """A text or a list of texts, each as it is written."""
    parts = value if isinstance(value, list) else [value]
    if len(parts) > MAX_TERMS:
        raise Unusable(f"holds {len(parts):,} entries", f"at most {MAX_TERMS}")
    return tuple(text(part) for part in parts if part is not None)


def patterns(value: Value, *, trusted: bool) -> tuple[str, ...]:
    """Regular expressions; unless `trusted` without what can make matching one take for ever."""
    found = texts(value)
    for pattern in found:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")  # a set that may mean something else one day
                re.compile(pattern)
        except (re.error, OverflowError, RecursionError, Warning) as error:
            what = f"can't be {shown(pattern)}: {error}"
            raise Unusable(what, "a regular expression") from error
        if not trusted and _REPEATS.search(pattern):
            what = f"can't be {shown(pattern)} in other people's files"
            raise Unusable(what, r"no repeats and no groups (\? is a question mark)")
    return found


def slug(value: Value) -> str:
    """One piece of a URL; anything but its letters and digits becomes a hyphen."""
    word = text(value)
    if "/" in word or "\\" in word or not any(char.isalnum() for char in word):
        expected = "one word of a URL such as quito-visit; `permalink` sets a whole path"
        raise Unusable(f"can't be {shown(value)}", expected)
    return _slugified(word)


def event_names(value: Value) -> tuple[str, ...]:
    """A text or a list, each part as `event_name` takes it."""
    return tuple(event_name(name) for name in terms(value))


def event_name(value: Value) -> str:
    """An event's id or slug, known or new: it can be part of a URL as it is."""
    name = text(value)
    meant = _slugified(name)
    if meant != name:
        suggestion = meant if any(char.isalnum() for char in name) else ""
        expected = "an event's id or slug, or a new slug such as quito-visit"
        raise Unusable(f"can't be {shown(value)}", expected, suggestion)
    return name


def web_url(value: Value) -> str:
    """An absolute http(s) URL with a host, and nothing in it that could end a link early."""
    url = text(value)
    if not is_web_url(url):
        raise Unusable(f"can't be {shown(value)}", "an http(s) URL such as https://example.org/a")
    return url


def is_web_url(url: str) -> bool:
    """Whether `web_url` would take it."""
    if _NO_URL.search(url) or not url.isprintable():
        return False
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises where the port is none
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc


def site_paths(value: Value) -> tuple[str, ...]:
    """A path in the site, or a list of them."""
    return tuple(site_path(part) for part in texts(value))


def site_path(value: Value) -> str:
    """A path in the site, with a leading slash; percent-encoding undone.

    Raises:
        Unusable: it leads out of the site, or could not be a file on every machine.
    """
    path = unicodedata.normalize("NFC", unquote(text(value)))
    segments = path.removeprefix("/").removesuffix("/").split("/")
    if any(_is_unfit(segment) for segment in segments) and path != "/":
        raise Unusable(f"can't be {shown(value)}", "a plain path in the site such as /2026/quito/")
    return path if path.startswith("/") else f"/{path}"


def image_source(value: Value, document: str) -> str:
    """An http(s) URL, or a path relative to `document` or to `content/` that stays inside it."""
    source = text(value)
    if _SCHEME.match(source) or source.startswith("//"):
        return web_url(source)
    folder = posixpath.dirname(document.removeprefix("content/")).lstrip("/")
    joined = posixpath.normpath(posixpath.join("/root", folder, unquote(source).lstrip("/")))
    if not source or "\\" in source or not joined.startswith("/root/"):
        raise Unusable(f"can't be {shown(value)}", "a path inside content/, or an http(s) URL")
    return source


def as_meant(value: Value) -> Value:
    """For the templates: what stood unquoted becomes a number or a truth value (YAML 1.2)."""
    if isinstance(value, list):
        return [as_meant(part) for part in value]
    if isinstance(value, dict):
        return {key: as_meant(part) for key, part in value.items()}
    if not isinstance(value, Plain):
        return value
    if value in ("true", "false"):
        return value == "true"
    if re.fullmatch(r"-?(?:0|[1-9][0-9]{0,14})", value):
        return int(value)
    if re.fullmatch(r"-?[0-9]{1,15}\.[0-9]{1,15}", value):
        return float(value)
    return str(value)


def shown(value: object) -> str:
    """Short, on one line and without anything that a terminal would obey."""
    short = str(value)
    return repr(short if len(short) <= SHOWN else short[: SHOWN - 1] + "…")


def _slugified(word: str) -> str:
    is_slug = len(word) <= MAX_LENGTH and _SLUG.fullmatch(word)
    return word if is_slug else slugify(word)


def _is_unfit(segment: str) -> bool:
    """Hidden, empty, a step up, too long, encoded twice, or with characters of ill repute."""
    hidden = segment.startswith(".") and segment != ".well-known"
    encoded = "%" in segment and unquote(segment) != segment
    long = len(segment.encode("utf-8", "replace")) > MAX_SEGMENT
    odd = not segment.isprintable() or _NO_SEGMENT.search(segment)
    return not segment or hidden or encoded or long or bool(odd)


def _name(person: Value) -> str:
    if not isinstance(person, dict):
        return text(person)
    if "name" not in person:
        raise Unusable("is a map without a name", "a name, or a map with the key name")
    return text(person["name"])


def _kind(value: Value) -> str:
    return "list" if isinstance(value, list) else "map"
