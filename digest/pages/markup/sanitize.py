"""Rendered Markdown to HTML that can do nothing but be read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from digest.pages.markup.plain_html import plain_cleaned
from digest.pages.urls.routes import web_url

if TYPE_CHECKING:
    import nh3

LOCAL = "digest:"
"""Put before every URL that has no scheme of its own. No author can write it: as a scheme it
is not among the allowed ones, so `fragments.place` knows each link that it has to resolve."""

TAGS = frozenset(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp "
    "section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var "
    "wbr".split()
)
ATTRIBUTES = {
    "*": frozenset({"class", "dir", "id", "lang", "title"}),
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "li": frozenset({"value"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "details": frozenset({"open"}),
    "time": frozenset({"datetime"}),
}
SCHEMES = frozenset({"http", "https", "mailto"})

MAX_OPEN_TAGS = 10_000
"""The HTML parser takes time by the square of nested blocks: this many take 0.2 s."""


def sanitize(html: str) -> str:
    """`html` without scripts, styles, frames, forms, handlers and URLs that could run.

    Links to http, https and mailto stay, as a browser's URL parser judges them; URLs without
    a scheme come back marked by `LOCAL`, fragments as they are. Always the last step: nothing
    may render what comes out of here once more.

    Raises `ValueError` where elements are nested too deeply to be parsed in time.
    """
    # A text that is shorter than so many tags need not be searched for them.
    if len(html) > MAX_OPEN_TAGS and html.count("<") - 2 * html.count("</") > MAX_OPEN_TAGS:
        raise ValueError("too many HTML elements are never closed")
    plain = plain_cleaned(html)
    return _cleaner().clean(html) if plain is None else plain


@cache
def _cleaner() -> nh3.Cleaner:
    # nh3 is needed only where a document is rendered anew.
    import nh3

    return nh3.Cleaner(
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        url_relative=_mark,
        link_rel=None,
    )


def _mark(url: str) -> str | None:
    """A URL without a scheme, marked; where it names another host, it gets a scheme instead,
    and without a host it is no URL.

    Browsers take a backslash for a slash.
    """
    if url.startswith("#"):
        return url
    slashes = url[:2].replace("\\", "/")
    return (web_url(f"https://{url[2:]}") or None) if slashes == "//" else LOCAL + url
