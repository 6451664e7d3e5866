"""Sanitized HTML to HTML in its place: links of a document resolved, pictures found.

What comes out of the sanitizer is regular: lower-case tags, attributes in double quotes, `<`
and `>` only as tags. So tags can be told by a pattern here, and only here.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from urllib.parse import unquote, urljoin, urlsplit

from digest.errors import Problem
from digest.model import Document, Location
from digest.pages.images import Gallery, picture_key
from digest.pages.routes import site_url
from digest.pages.sanitize import LOCAL

DOCUMENT_SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm")

_LINKED_TAG = re.compile(r'<(a|/a|img)((?: [^\s="]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([^\s="]+)="([^"]*)"')


def picture_sources(html: str) -> tuple[str, ...]:
    """The sources of the pictures in `html` that may stand in the site's folder, each once."""
    found = (_attributes(match[2]).get("src", "") for match in _LINKED_TAG.finditer(html))
    return tuple(dict.fromkeys(src.removeprefix(LOCAL) for src in found if src.startswith(LOCAL)))


def place(
    html: str, document: Document, routes: Mapping[str, str], gallery: Gallery, base: str
) -> tuple[str, tuple[Problem, ...]]:
    """`html` of a document with its links and pictures resolved, and a warning for each that
    leads nowhere.

    Links to documents lead to their pages, paths in the site get the base path. A picture of
    the site gets its address and size; one from elsewhere becomes a link, for no page may
    make a reader's browser ask another host; one that is missing leaves its description.
    """
    if LOCAL not in html and "<img" not in html:
        return html, ()
    problems: list[Problem] = []
    inside_link = False

    def replace(match: re.Match[str]) -> str:
        nonlocal inside_link
        attributes = _attributes(match[2])
        if match[1] == "img":
            return _placed_picture(attributes, document, gallery, base, linkable=not inside_link)
        inside_link = match[1] == "a"
        if not inside_link:
            return match[0]
        href = attributes.get("href", "")
        if href.startswith(LOCAL):
            target = _target(href.removeprefix(LOCAL), document, routes, base)
            if target is None:
                problems.append(_dead_link(href.removeprefix(LOCAL), document))
            attributes["href"] = target or href.removeprefix(LOCAL)
        return _tag("a", attributes)

    return _LINKED_TAG.sub(replace, html), tuple(problems)


def with_absolute_links(html: str, page_url: str) -> str:
    """`html` of the page at `page_url` as it can be read elsewhere, in a feed reader."""
    return _rewritten(html, lambda url: urljoin(page_url, url))


def paragraphs(text: str) -> str:
    """Plain text as HTML: a `<p>` for each paragraph, everything escaped.

    >>> paragraphs("One & two.")
    '<p>One &amp; two.</p>'
    """
    blocks = (" ".join(block.split()) for block in text.split("\n\n"))
    return "\n".join(f"<p>{escape(block)}</p>" for block in blocks if block)


def line_of(needle: str, document: Document) -> Location:
    """Where in the file of a document `needle` stands; the file alone where it can't be found."""
    before, found, _ = document.body.partition(needle)
    line = document.body_line + before.count("\n") if found and needle else 0
    return Location(document.location.path, line)


def _placed_picture(
    attributes: dict[str, str], document: Document, gallery: Gallery, base: str, *, linkable: bool
) -> str:
    src, alt = attributes.pop("src", ""), attributes.get("alt", "")
    if src.startswith(LOCAL):
        picture = gallery.pictures.get(picture_key(document.location.path, src[len(LOCAL) :]))
        if picture is None:
            return escape(alt)
        size = {"width": str(picture.width), "height": str(picture.height)}
        size = size if picture.width else {}
        placed = {"src": site_url(picture.path, base), **attributes, **size, "loading": "lazy"}
        return _tag("img", placed)
    if urlsplit(src).scheme in ("http", "https"):
        return f"{_tag('a', {'href': src})}{escape(alt or src)}</a>"
    return escape(alt)


def _target(url: str, document: Document, routes: Mapping[str, str], base: str) -> str | None:
    """Where a URL without a scheme leads; None for a document that isn't published."""
    path, hash_mark, fragment = url.partition("#")
    if path.startswith("/"):
        return url if base != "/" and path.startswith(base) else site_url(url, base)
    if not path.lower().endswith(DOCUMENT_SUFFIXES):
        return url
    folder = posixpath.dirname(document.location.path)
    for beside in (folder, "content"):
        wanted = posixpath.normpath(posixpath.join(beside, unquote(path)))
        route = routes.get(wanted.removeprefix("content/"))
        if route:
            return site_url(route, base) + hash_mark + fragment
    return None if path.lower().endswith((".md", ".markdown")) else url


def _dead_link(url: str, document: Document) -> Problem:
    return Problem(
        line_of(url, document),
        f"the link leads to {url!r}, which is not published",
        "the path of a post or a page",
        severity="warning",
    )


def _rewritten(html: str, rewrite: Callable[[str], str]) -> str:
    def replace(match: re.Match[str]) -> str:
        attributes = _attributes(match[2])
        if not attributes:
            return match[0]
        for name in ("href", "src"):
            if name in attributes:
                attributes[name] = rewrite(attributes[name])
        return _tag(match[1], attributes)

    return _LINKED_TAG.sub(replace, html)


def _attributes(written: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(written)}


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>"
