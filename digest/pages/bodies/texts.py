"""Rendered HTML to the few facts about it that the rest of the site needs, so that a cached text
need not be loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

from digest.model import Document, EventNote, Html
from digest.nouns import noun
from digest.pages.bodies.footnotes import BACK
from digest.pages.bodies.fragments import opening
from digest.pages.markup.sanitize import LOCAL

_MARK_BYTES = 16


@noun
class Gist:
    """The facts about a rendered text that are cached apart from its HTML."""

    mark: bytes
    """Its hash."""
    opening: str
    """As `fragments.opening` has it."""
    settled: bool
    """Its HTML depends on nothing else of the site: it has no link into it (nor a shortcode, which
    begins as one), no picture, and no words of the interface.
    """


@noun
class Rendered:
    """A text as rendered, its links not yet resolved."""

    html: str | Html
    settled: bool = False
    """See `Gist.settled`: it can be published as it is."""


RenderAll = Callable[[Sequence[Document | EventNote], Mapping[str, bytes]], Sequence[Rendered]]
"""Renders the texts of documents and notes, in their order; the mapping is `Reading.read_from`."""


def gist_of(html: str) -> Gist:
    """The facts about a rendered text."""
    mark = sha256(html.encode("utf-8", "replace")).digest()[:_MARK_BYTES]
    return Gist(mark, opening(html), is_settled(html))


def is_settled(html: str) -> bool:
    """Whether a text depends on nothing else of the site: see `Gist.settled`."""
    return LOCAL not in html and "<img" not in html and BACK not in html
