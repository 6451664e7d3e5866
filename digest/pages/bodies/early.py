"""A document to its rendered text, ahead of the build; imports nothing of themes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from digest.config import MarkdownConfig
from digest.model import Document
from digest.pages.bodies.bodies import body_of, render_body
from digest.pages.bodies.texts import Gist, gist_of
from digest.pages.markup.markdown import OWN_EXTENSIONS


class Early(NamedTuple):
    """A text as rendered, its links not yet resolved."""

    html: str
    gist: Gist


NONE_RENDERED: Mapping[str, Early] = MappingProxyType({})


def render_early(document: Document, options: MarkdownConfig) -> Early | None:
    """The text of a document; None where it may depend on more than these options.

    Raises `DigestError` where it can't be rendered.
    """
    if not OWN_EXTENSIONS.issuperset(options.extensions):
        return None
    html = render_body(body_of(document), options)
    return Early(html, gist_of(html))
