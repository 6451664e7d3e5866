"""Pages to the hashes of all that they are made of: equal hashes, equal bytes.

Nothing is declared: a page depends on its variables, on the templates that its own extends,
includes or imports, on the fields of `site` that those name, and on whatever else the theme and
the program consist of.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec
from markupsafe import Markup

from digest.model import Page
from digest.pages.makeup import Makeup, makeups_of
from digest.pages.theme import Theme

if TYPE_CHECKING:
    from hashlib import _Hash

_HASH_BYTES = 16
"""Of 32: processors have SHA-256 built in, and take two thirds of the time of the next best."""


class Fingerprints:
    """The fingerprints of the pages of one theme."""

    def __init__(self, theme: Theme, code: str) -> None:
        """`code` is the version of all that makes a page of its variables."""
        self._makeups = makeups_of(theme)
        known = (theme.name, theme.base_url, theme.timezone, theme.language)
        told = f"{code}\n{known!r}\n{self._makeups.rest}\n"
        self._start = sha256(told.encode("utf-8", "replace"))
        self._begun: dict[str, _Hash | None] = {}
        self._site: object = None
        self._encoder = msgspec.msgpack.Encoder(enc_hook=_plain)
        self._encoded = bytearray()

    def of(self, page: Page) -> bytes:
        """The fingerprint of a page; b"" where its variables are beyond telling apart."""
        own = dict(page.context)
        begun = self._begin(page.template, own.pop("site", None))
        try:
            self._encoder.encode_into(own, self._encoded)
        except (TypeError, ValueError, OverflowError):
            return b""
        if begun is None:
            return b""
        found = begun.copy()
        found.update(self._encoded)
        for value in own.values():
            # The only variables without a type of their own: a date there is no text.
            if extra := getattr(value, "extra", None):
                found.update(repr(extra).encode("utf-8", "replace"))
        return found.digest()[:_HASH_BYTES]

    def _begin(self, template: str, site: object) -> _Hash | None:
        """All that pages of a template have in common, hashed."""
        if site is not self._site:
            self._site = site
            self._begun.clear()
        if template not in self._begun:
            makeup = self._makeups.of(template)
            self._begun[template] = self._started(template, makeup, site) if makeup else None
        return self._begun[template]

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


def _plain(value: object) -> object:
    if isinstance(value, Markup):
        return str.__str__(value)
    raise TypeError(f"a {type(value).__name__}")
