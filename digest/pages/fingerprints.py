"""Pages to the hashes of all that they are made of: equal hashes, equal bytes.

Nothing is declared: a page depends on its variables, on the templates that its own extends,
includes or imports, on the fields of `site` that those name, and on whatever else the theme and
the program consist of. The hash is SHA-256, cut off: processors have it built in, and take two
thirds of the time of the next best.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec
from markupsafe import Markup

from digest.model import KEY_BYTES, Draft, Entry, Html, Page, Post
from digest.pages.feeds.deliveries import Parcel
from digest.pages.theming.makeup import Makeup, makeups_of
from digest.pages.theming.theme import Theme
from digest.pages.views.editions import DayView
from digest.pages.views.variables import Teaser

if TYPE_CHECKING:
    from hashlib import _Hash

_SHARED = (Entry, Parcel)
"""Nouns that several files contain, whose hashes are therefore kept: an entry is in its page, its
JSON file and feeds, a parcel in several feeds."""


class Fingerprints:
    """Computes content hashes of pages of one theme, without rendering them."""

    def __init__(self, theme: Theme, code: str, told: Counter[str] | None = None) -> None:
        """`code` is the version of the code that renders pages; `told` counts, for each post by its
        document's id, of how many files it is a part.
        """
        self._makeups = makeups_of(theme)
        known = (theme.name, theme.base_url, theme.timezone, theme.language)
        start = f"{code}\n{known!r}\n{self._makeups.rest}\n"
        self._start = sha256(start.encode("utf-8", "replace"))
        self._begun: dict[tuple[str, bytes], _Hash | None] = {}
        self._site: object = None
        self._hashes: dict[int, tuple[object, bytes]] = {}
        self._encoder = msgspec.msgpack.Encoder(enc_hook=_plain)
        self._encoded = bytearray()
        self._told: Counter[str] = Counter() if told is None else told

    def of(self, page: Page) -> bytes:
        """The fingerprint of a page; b"" if its variables can't be hashed."""
        known = page.ingredients
        own: tuple[object, ...]
        if known:
            own, shared, site = known.own, known.shared, known.site
        else:
            variables = dict(page.context)
            site, shared = variables.pop("site", None), b""
            own = (tuple(variables), *variables.values())
        begun = self._begin(page.template, shared, site)
        return self._finished(begun, own) if begun else b""

    def of_draft(self, draft: Draft) -> bytes:
        """The fingerprint of another file; b"" as above."""
        return self._finished(self._begin_draft(draft.ingredients.shared), draft.ingredients.own)

    def _finished(self, begun: _Hash, own: tuple[object, ...]) -> bytes:
        try:
            self._encoder.encode_into([self._in_short(value) for value in own], self._encoded)
        except (TypeError, ValueError, OverflowError):
            return b""
        found = begun.copy()
        found.update(self._encoded)
        for value in own:
            # The only variables without a type of their own: a date there is no text.
            if type(value) is not str and (extra := _extra(value)):
                found.update(repr(extra).encode("utf-8", "replace"))
        return found.digest()[:KEY_BYTES]

    def _in_short(self, value: object) -> object:
        """The same, told by the hashes of what stands in many places, and of posts by the hash
        of what they were read from.
        """
        if type(value) is Post:
            self._told[value.document.id] += 1
            read = value.source or (value.document, value.article)
            html = value.html.mark if isinstance(value.html, Html) else value.html
            return (read, html, value.guid, value.event)
        if type(value) in _SHARED:
            return self._hash_of(value)
        if type(value) is not tuple or not value:
            return value
        if type(value[0]) is Teaser:
            return [self._hash_of(teaser) for teaser in value]
        if type(value[0]) is DayView:
            return [(replace(day, teasers=()), self._in_short(day.teasers)) for day in value]
        return value

    def _hash_of(self, value: object) -> bytes:
        """The hash of what several files have, made once: they have the same, not one like it."""
        if id(value) not in self._hashes:
            told: object = value
            if isinstance(value, Parcel):
                more = (value.url, value.summary, value.tags, value.excerpt)
                told = (self._in_short(value.of), *more)
            elif isinstance(value, Entry):
                told = value.told
            found = sha256(self._encoder.encode(told)).digest()[:KEY_BYTES]
            self._hashes[id(value)] = (value, found)  # Held, or its id is another's.
        return self._hashes[id(value)][1]

    def _begin_draft(self, shared: bytes) -> _Hash:
        """As `_begin`, of files that no template makes."""
        begun = self._begun.get(("", shared))
        if begun is None:
            begun = self._start.copy()
            begun.update(shared)
            self._begun["", shared] = begun
        return begun

    def _begin(self, template: str, shared: bytes, site: object) -> _Hash | None:
        """All that pages of a template have in common, hashed."""
        if site is not self._site:
            self._site = site
            self._begun.clear()
        if (template, shared) not in self._begun:
            makeup = self._makeups.of(template)
            begun = self._started(template, makeup, site) if makeup else None
            if begun:
                begun.update(shared)
            self._begun[template, shared] = begun
        return self._begun[template, shared]

    def _started(self, template: str, makeup: Makeup, site: object) -> _Hash:
        start = self._start.copy()
        seen = _seen(site, makeup.fields)
        start.update(f"{template}\n{makeup.sources}\n{seen!r}\n".encode("utf-8", "replace"))
        return start


def _seen(site: object, fields: frozenset[str] | None) -> object:
    """What templates see of `site`: few name the moment of its last change."""
    if fields is None:
        return site
    return {name: getattr(site, name, None) for name in sorted(fields)}


def _extra(value: object) -> object:
    """Keys of the front matter that digest does not know, of what is not told by a hash."""
    if type(value) is Post:
        return None if value.source else value.document.metadata.extra
    return getattr(value, "extra", None)


def _plain(value: object) -> object:
    if isinstance(value, Markup):
        return str.__str__(value)
    raise TypeError(f"a {type(value).__name__}")
