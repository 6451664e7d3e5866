"""Markdown by CommonMark's rules to HTML, by a native renderer; the only module that knows it."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from digest.errors import ConfigError, suggest
from digest.model import Location
from digest.patterns import regex

if TYPE_CHECKING:
    import pyromark

LIBRARY = "pyromark"

_OPTIONS = {
    "tables": "ENABLE_TABLES",
    "footnotes": "ENABLE_FOOTNOTES",
    "smarty": "ENABLE_SMART_PUNCTUATION",
    "def_list": "ENABLE_DEFINITION_LIST",
}
"""Python-Markdown's name of an extension to the renderer's."""

_WITHOUT = ("fenced_code", "sane_lists", "codehilite", "toc")
"""The first two are CommonMark; colors of code and the ids of headings it has not."""


def require(extensions: tuple[str, ...]) -> None:
    """Pass where the renderer is installed and knows the extensions.

    Raises `ConfigError` where not.
    """
    if find_spec(LIBRARY) is None:
        what = '[markdown] engine = "commonmark" needs an extra of digest'
        place = Location.of_setting("markdown.engine")
        raise ConfigError.at(place, what, "pip install 'digest-press[commonmark]'")
    known = (*_OPTIONS, *_WITHOUT)
    for name in extensions:
        if name not in known:
            what = f"[markdown] extensions: CommonMark has no {name!r}"
            expected = f'some of {", ".join(known)}, or engine = "python-markdown"'
            place = Location.of_setting("markdown.extensions")
            raise ConfigError.at(place, what, expected, suggest(name, known))


MAX_DEPTH = 100
"""Of lists and quotations: to sanitize them takes time by the square of it, 10 s for 50,000."""

_NESTED = regex(r"<(/?)(?:blockquote|li)>")


def render(text: str, extensions: tuple[str, ...]) -> str:
    """HTML that is not sanitized yet; takes time in proportion to the text.

    Raises `RecursionError` where it is nested too deeply.
    """
    html = _renderer(extensions).html(text)
    if html.count("<blockquote>") + html.count("<li>") > MAX_DEPTH and _depth(html) > MAX_DEPTH:
        raise RecursionError
    return html


def _depth(html: str) -> int:
    """Of quotations and points of lists inside each other."""
    deepest = depth = 0
    for match in _NESTED.finditer(html):
        depth += -1 if match[1] else 1
        deepest = max(deepest, depth)
    return deepest


@cache
def _renderer(extensions: tuple[str, ...]) -> pyromark.Markdown:
    import pyromark  # An extra.

    require(extensions)
    options = pyromark.Options(0)
    for name in extensions:
        if name in _OPTIONS:
            options |= getattr(pyromark.Options, _OPTIONS[name])
    return pyromark.Markdown(options=options)
