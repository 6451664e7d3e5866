"""A front-matter block to `Metadata`: every accepted spelling of every key (docs/content.md)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import tzinfo
from functools import lru_cache
from typing import Any

from digest.errors import suggest
from digest.model import Image, Kind, Metadata, Provenance
from digest.nouns import noun
from digest.sources.front_matter import values
from digest.sources.front_matter.block import Block, Unusable, Value
from digest.sources.front_matter.report import Report


@noun
class Context:
    """What the meaning of a value depends on in addition to the value."""

    path: str
    kind: Kind
    zone: tzinfo


@noun
class Field:
    """The spellings of one key, whose values are read in the same way."""

    name: str
    """The spelling that digest writes; a part of a map has its dotted path."""
    parse: Callable[[Value, Context], object]
    also: tuple[str, ...] = ()
    """In order of preference, where a file has more than one."""
    dispensable: bool = False
    """In other people's files a bad value is dropped with a warning."""


def _plain(parse: Callable[[Value], object]) -> Callable[[Value, Context], object]:
    """A parser that needs no context."""
    return lambda value, _: parse(value)


def _moment(value: Value, context: Context) -> object:
    return values.moment(value, context.zone)


def _image(value: Value, context: Context) -> object:
    return values.image_source(value, context.path)


def _keep(value: Value, context: Context) -> object:
    return values.patterns(value, trusted=context.kind != "article")


_TEXT, _FLAG = _plain(values.text), _plain(values.flag)
_LONG_TEXT = _plain(lambda value: values.text(value, values.MAX_TEXT))
_TERMS, _NAMES = _plain(values.terms), _plain(values.names)

FIELDS = (
    Field("title", _LONG_TEXT),
    Field("date", _moment, ("date.created", "publishDate", "pubdate", "published")),
    Field("updated", _moment, ("lastmod", "modified", "last_modified_at", "date.updated")),
    Field("draft", _FLAG),
    Field("expires", _moment, ("expiryDate", "unpublishdate")),
    Field("slug", _plain(values.slug), dispensable=True),
    Field("permalink", _plain(values.site_path), ("url", "path"), dispensable=True),
    Field("aliases", _plain(values.site_paths), ("redirect_from",), dispensable=True),
    Field("guid", _TEXT),
    Field("tags", _TERMS, ("keywords",)),
    Field("categories", _TERMS),
    # One category, and so a space is a part of its name: `category: World News`.
    Field("categories", lambda value, _: values.terms(value, ","), ("category",)),
    Field("authors", lambda value, _: values.names(value, ";,")),
    Field("authors", _NAMES, ("author",)),
    Field("summary", _LONG_TEXT, ("excerpt", "description")),
    Field(
        "image.src", _image, ("image.path", "image.url", "image", "previewimage"), dispensable=True
    ),
    Field("image.alt", _TEXT),
    Field("lang", _plain(values.language), ("language",), dispensable=True),
    Field("source.name", _TEXT),
    Field(
        "source.url",
        _plain(values.web_url),
        ("source_url", "canonical_url", "link"),
        dispensable=True,
    ),
    Field("source.author", lambda value, _: ", ".join(values.names(value))),
    Field("source.published", _moment, ("source.date",)),
    Field("source.via", _TEXT),
    Field("source.credit", _TEXT),
    Field("source.paywall", _FLAG),
    Field("rights", lambda value, _: values.choice(value, ("own", "licensed", "quote"))),
    Field("event", _plain(values.event_name)),
    Field("not_event", _plain(values.event_names)),
    Field("pin", _FLAG),
    Field("keep", _keep),
    Field("cleaned", _FLAG),
)
"""Where two rows have one name, the first that a file has a value for counts."""

_IGNORED = frozenset({"layout"})
"""Jekyll's; digest chooses the template by what a document is."""
_HIDDEN, _SHOWN = frozenset({"draft", "private", "pending"}), frozenset({"published", "publish"})
_NEAR = 0.8
"""How like a known key an unknown one is to be doubted: `titel` is, `subtitle` is not.

Tuned on the keys that themes of Jekyll, Hugo and Eleventy commonly add.
"""

_Found = dict[str, tuple[str, Value]]
"""A key's normal form (lower case, no hyphens) to its path in the file and its value."""


def read_fields(block: Block, context: Context, report: Report) -> tuple[Metadata, dict[str, int]]:
    """What the keys of `block` say, and the line of each key under each of its names.

    What can't be used goes to `report` and is left out.
    """
    for key in dict.fromkeys(block.duplicates):
        error = Unusable("stands there twice", "it once; the last one counts")
        report.warn(error, block.line(key), f"`{key}`")
    found = _unfold(block)
    _settle(found, context)
    reading = _Reading(block, context, report, dict(block.lines))
    for rank in sorted([_RANKS[name] for name in found if name in _RANKS]):
        row, spelling = _ROWS[rank]
        reading.take(row, *found.pop(spelling))
    extra = {key: reading.pass_on(key, value) for key, value in found.values()}
    if extra and len(extra) == len(block.fields):
        error = Unusable("no key of the front matter is known", "title, date, ... (or no `---`)")
        report.warn(error, block.line(next(iter(block.fields))))
    return _metadata(reading.known, extra), reading.lines


@dataclass(slots=True)
class _Reading:
    """One pass over the rows for one file."""

    block: Block
    context: Context
    report: Report
    lines: dict[str, int]
    known: dict[str, Any] = field(default_factory=dict)

    def take(self, row: Field, key: str, value: Value) -> None:
        """Note what `value` means for `row`, unless a spelling before it has said so."""
        if value in (None, "") or row.name in self.known:
            return
        line = self.block.line(key)
        self.lines[row.name] = line
        self.lines.setdefault(row.name.partition(".")[0], line)
        try:
            self.known[row.name] = row.parse(value, self.context)
        except Unusable as error:
            dispensable = row.dispensable and self.context.kind == "article"
            (self.report.warn if dispensable else self.report.fail)(error, line, f"`{key}`")

    def pass_on(self, key: str, value: Value) -> Value:
        """The value of a key that digest does not know, as templates get it."""
        if meant := _meant(key):
            self.report.warn(Unusable(f"unknown key `{key}`", "", meant), self.block.line(key))
        return values.as_meant(value)


def _unfold(block: Block) -> _Found:
    """Every key; the parts of a map that digest knows the parts of as dotted paths."""
    found: _Found = {}
    for key, value in block.fields.items():
        name = _normal(key)
        if name in ("date", "image", "source") and isinstance(value, dict):
            for part, inner in value.items():
                found[f"{name}.{_normal(part)}"] = f"{key}.{part}", inner
        elif name == "source":
            is_url = isinstance(value, str) and values.is_web_url(value)
            found["source.url" if is_url else "source.name"] = key, value
        else:
            found[name] = key, value
    return found


def _settle(found: _Found, context: Context) -> None:
    """Give the keys that mean different things in different places their one meaning."""
    for ignored in _IGNORED & found.keys():
        del found[ignored]
    key, published = found.get("published", ("", None))
    if values.is_flag(published):
        del found["published"]
        if not values.flag(published):
            found["draft"] = key, True
    key, status = found.get("status", ("", None))
    if isinstance(status, str) and status.lower() in _HIDDEN | _SHOWN:
        del found["status"]
        if status.lower() in _HIDDEN:
            found["draft"] = key, True
    if context.kind == "post" and "id" in found:
        found.setdefault("guid", found.pop("id"))
    key, url = found.get("url", ("", None))
    if context.kind == "article" and isinstance(url, str) and values.is_web_url(url):
        found.setdefault("source.url", found.pop("url"))


@lru_cache(maxsize=4096)
def _meant(key: str) -> str:
    """The known key that `key` was probably meant to be, or ""."""
    return suggest(key, _SPELLINGS, _NEAR)


def _metadata(known: dict[str, Any], extra: dict[str, Value]) -> Metadata:
    top = {name: value for name, value in known.items() if "." not in name}
    source = {name[7:]: value for name, value in known.items() if name.startswith("source.")}
    if "image.src" in known:
        top["image"] = Image(known["image.src"], known.get("image.alt", ""))
    return Metadata(**top, source=Provenance(**source), extra=extra)


def _normal(key: str) -> str:
    return key.lower().replace("-", "").replace("_", "")


_SPELLINGS = sorted({name for row in FIELDS for name in (row.name, *row.also)})
_ROWS = [(row, _normal(name)) for row in FIELDS for name in (row.name, *row.also)]
"""Each spelling with what it means, in order of preference."""
_RANKS = {spelling: rank for rank, (_, spelling) in reversed([*enumerate(_ROWS)])}
"""Where each spelling stands first among these."""
