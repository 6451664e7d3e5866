"""Sanitized HTML to HTML in its place: links of a document resolved, pictures found.

What comes out of the sanitizer is regular: lower-case tags, attributes in double quotes, `<`
and `>` only as tags. So tags can be told by a pattern here, and only here.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from html import escape, unescape
from urllib.parse import quote, unquote, urljoin

from digest.model import Html
from digest.pages.markup.sanitize import LOCAL
from digest.pages.pictures.images import Gallery, Picture, picture_key
from digest.pages.urls.routes import site_url
from digest.patterns import regex

DOCUMENT_SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm")

SIZES = "(min-width: 60em) 50rem, 100vw"
"""How wide a picture stands in a text of the newspaper, at most."""

_TAG = regex("<[^>]*>")
_LINKED_TAG = regex(r'<(a|/a|img)((?: [^\s="]+="[^"]*")*)>')
_RELATIVE = "/?#[]@!$&'()*+,;=-._~%"
"""What may stand in a relative URL as it is (RFC 3986, 4.2), without the colon of a scheme."""

_SCHEME = regex(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_BLOCK_END = regex(r"</(?:p|h[1-6]|li|tr|pre|dt|dd|figcaption)>")
_CITES = regex(r'<sup class="cites">.*?</sup>')
_ATTRIBUTE = regex(r' ([^\s="]+)="([^"]*)"')


def picture_sources(html: str) -> tuple[str, ...]:
    """The sources of the pictures in `html` that may be files of the site, each once."""
    if "<img" not in html:
        return ()
    found = (_attributes(match[2]).get("src", "") for match in _LINKED_TAG.finditer(html))
    return tuple(dict.fromkeys(src.removeprefix(LOCAL) for src in found if src.startswith(LOCAL)))


def place(
    html: str, path: str, routes: Mapping[str, str], gallery: Gallery, base: str
) -> tuple[str, tuple[str, ...]]:
    """`html` of the file at `path` with its links and pictures resolved, and the links in it
    to documents that are not published.

    Links to documents lead to their pages, paths in the site get the base path. A picture of
    the site gets its address and size; one from elsewhere becomes a link, for no page may
    make a reader's browser ask another host; one that is missing leaves its description.
    """
    if LOCAL not in html and "<img" not in html:
        return html, ()
    dead: list[str] = []
    inside_link = False

    def replace(match: re.Match[str]) -> str:
        nonlocal inside_link
        attributes = _attributes(match[2])
        if match[1] == "img":
            return _placed_picture(attributes, path, gallery, base, linkable=not inside_link)
        inside_link = match[1] == "a"
        href = attributes.get("href", "")
        if not href.startswith(LOCAL):
            return match[0]
        href = href.removeprefix(LOCAL)
        target = _target(href, path, routes, base)
        if target is None:
            dead.append(href)
        return _tag("a", {**attributes, "href": target or quote(href, safe=_RELATIVE)})

    return _LINKED_TAG.sub(replace, html), tuple(dead)


def with_absolute_links(html: str, page_url: str) -> str:
    """`html` of the page at `page_url` as it can be read elsewhere, in a feed reader."""
    # A URL with a scheme is whole already, and Python's parser refuses some that browsers take.
    return _rewritten(html, lambda url: url if _SCHEME.match(url) else urljoin(page_url, url))


def opening(html: str) -> str:
    """The first paragraph of sanitized `html` without its markup and without the numbers of
    its sources; "" where it has none.

    >>> opening("<h2>News</h2><p>One &amp; <em>two</em>.</p><p>Three.</p>")
    'One & two.'
    """
    begin = html.find("<p>")
    return _bare(html[begin : html.find("</p>", begin)]) if begin >= 0 else ""


def opening_of(html: str | Html) -> str:
    """The same of a text that may not be at hand."""
    return html.opening if isinstance(html, Html) else opening(html)


def block_texts(html: str) -> Iterator[str]:
    """The texts of sanitized `html`, a paragraph, heading, row or point of a list each.

    >>> list(block_texts("<h2>News</h2><ul><li>One &amp; <em>two</em>.</li></ul>"))
    ['News', 'One & two.']
    """
    for block in _BLOCK_END.split(html):
        if text := _bare(block):
            yield text


def paragraphs(text: str) -> str:
    """Plain text as HTML: a `<p>` for each paragraph, everything escaped.

    >>> paragraphs("One & two.")
    '<p>One &amp; two.</p>'
    """
    blocks = (" ".join(block.split()) for block in text.split("\n\n"))
    return "\n".join(f"<p>{escape(block)}</p>" for block in blocks if block)


def _bare(html: str) -> str:
    """Sanitized HTML without its tags and without the numbers of its sources, blanks as one."""
    return unescape(" ".join(_TAG.sub("", _CITES.sub("", html)).split()))


def _placed_picture(
    attributes: dict[str, str], path: str, gallery: Gallery, base: str, *, linkable: bool
) -> str:
    src, alt = attributes.pop("src", ""), attributes.get("alt", "")
    if src.startswith(LOCAL):
        picture = gallery.pictures.get(picture_key(path, src[len(LOCAL) :]))
        if picture is None:
            return escape(alt)
        size = {"width": str(picture.width), "height": str(picture.height)}
        size = size if picture.width else {}
        sized = {"srcset": srcset(picture, base), "sizes": SIZES} if len(picture.sizes) > 1 else {}
        address = {"src": site_url(picture.path, base), **sized}
        placed = {**address, **attributes, **size, "loading": "lazy"}
        return _tag("img", placed)
    if linkable and src.strip().lower().startswith(("http:", "https:")):
        return f"{_tag('a', {'href': src})}{escape(alt or src)}</a>"
    return escape(alt)


def srcset(picture: Picture, base: str) -> str:
    """The picture's sizes, as a browser chooses among them."""
    return ", ".join(f"{site_url(size.path, base)} {size.width}w" for size in picture.sizes)


def _target(url: str, here: str, routes: Mapping[str, str], base: str) -> str | None:
    """Where a URL without a scheme leads; None for a document that isn't published."""
    path, hash_mark, fragment = url.partition("#")
    if path.startswith("/"):
        return url if base != "/" and path.startswith(base) else site_url(url, base)
    if not path.lower().endswith(DOCUMENT_SUFFIXES):
        return quote(url, safe=_RELATIVE)
    for beside in (posixpath.dirname(here), "content"):
        wanted = posixpath.normpath(posixpath.join(beside, unquote(path)))
        route = routes.get(wanted.removeprefix("content/"))
        if route:
            return site_url(route, base) + hash_mark + fragment
    return None if path.lower().endswith((".md", ".markdown")) else quote(url, safe=_RELATIVE)


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
