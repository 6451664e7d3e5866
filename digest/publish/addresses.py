"""The addresses of a published site, and the ids under which its feeds deliver them: what must not
be lost.

An `Address` is read from a site's folder or its feeds, and kept as a line of JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from digest.errors import ContentError, Problem
from digest.model import Location

PUBLISHED = "content/published.jsonl"
"""Of the last deployment, in the site's root."""

_ATOM = "{http://www.w3.org/2005/Atom}"
FEED_ENDINGS = (".xml", ".rss", ".atom", ".json")


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """An address that readers may have kept."""

    path: str
    """In the site, with its slash in front, e.g. `/events/quito/`."""
    ids: tuple[str, ...] = ()
    """Under which feeds deliver what stands there, sorted; those of its developments left out."""


def addresses_of(
    files: Mapping[str, bytes], base_url: str, others: Iterable[str] = ()
) -> tuple[Address, ...]:
    """The addresses of these files of a site, by path: pages, redirects, and feeds.

    Args:
        files: Path in the site to content, as `addressed_files` has them.
        base_url: That the site was built for, ending in a slash.
        others: Paths that are known to be there, without a look into them.
    """
    ids: dict[str, set[str]] = {path: set() for path in others}
    for name, content in files.items():
        if name.endswith(".html"):
            ids.setdefault(path_of(name), set())
            continue
        delivered = list(_deliveries_in(content))
        if delivered and not name.endswith("/index.json"):
            ids.setdefault(f"/{name}", set())
        for url, id_ in delivered:
            if path := inside(url, base_url):
                ids.setdefault(path, set()).add(id_)
    return tuple(Address(path, _own(found)) for path, found in sorted(ids.items()))


def addressed_files(site: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The files that readers can hold; of pages the name alone, which is all that counts."""
    files = {}
    for name in names:
        if name.endswith(".html") and name != "404.html":
            files[name] = b""
        elif name.endswith(FEED_ENDINGS):
            files[name] = (site / name).read_bytes()
    return files


def read_addresses(path: Path) -> tuple[Address, ...]:
    """The addresses that are kept in this file; none where there is no file.

    Raises:
        ContentError: lines that are none, each at its place.
    """
    if not path.exists():
        return ()
    addresses, problems = [], []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        address = _address(line)
        if address:
            addresses.append(address)
        else:
            what, expected = (
                "is no address with its ids",
                "the line as `digest deploy` wrote it",
            )
            problems.append(Problem(Location(PUBLISHED, number), what, expected))
    if problems:
        raise ContentError(*problems)
    return tuple(addresses)


def format_addresses(addresses: Iterable[Address]) -> bytes:
    """The file: a line for each, by path."""
    lines = (
        json.dumps({"path": one.path, "ids": list(one.ids)}, ensure_ascii=False)
        for one in sorted(addresses)
    )
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def path_of(file: str) -> str:
    """The address of a file of the site.

    >>> path_of("index.html"), path_of("events/quito/index.html"), path_of("feed.xml")
    ('/', '/events/quito/', '/feed.xml')
    """
    return "/" + (file.removesuffix("index.html") if f"/{file}".endswith("/index.html") else file)


def inside(url: str, base_url: str) -> str:
    """The path of a URL in the site at `base_url`; "" where it leads elsewhere.

    >>> inside("https://me.example/repo/tags/a%C3%B1o/#x", "https://me.example/repo/")
    '/tags/año/'
    """
    url = url.partition("#")[0]
    return "/" + unquote(url[len(base_url) :]) if url.startswith(base_url) else ""


def _deliveries_in(content: bytes) -> Iterator[tuple[str, str]]:
    """The URL and the id of each thing that a feed, or the JSON beside an entry, delivers.

    Nothing of a file that is neither, or is broken, which is another check's to say.
    """
    try:
        if content.lstrip()[:1] == b"<":
            yield from _in_xml(ET.fromstring(content))  # noqa: S314 - expat bounds its entities
        else:
            yield from _in_json(json.loads(content))
    except (ET.ParseError, ValueError, RecursionError):
        return


def _in_xml(tree: ET.Element) -> Iterator[tuple[str, str]]:
    """Of RSS and Atom."""
    for item in tree.iter("item"):
        link = item.findtext("link", "").strip()
        yield link, item.findtext("guid", "").strip() or link
    for entry in tree.iter(_ATOM + "entry"):
        links = [link.get("href", "") for link in entry.findall(_ATOM + "link")]
        yield (links or [""])[0], entry.findtext(_ATOM + "id", "").strip()


def _in_json(parsed: Any) -> Iterator[tuple[str, str]]:
    """Of JSON Feed, and of the `index.json` beside an entry."""
    if not isinstance(parsed, dict):
        return
    items = parsed.get("items")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and item.get("id"):
            yield str(item.get("url", "")), str(item["id"])
    guids = parsed.get("guids")
    for guid in guids if isinstance(guids, list) else ():
        yield str(parsed.get("url", "")), str(guid)


def _own(ids: set[str]) -> tuple[str, ...]:
    """Without those of developments, which go on from that of their event."""
    return tuple(
        sorted(one for one in ids if not any(one.startswith(f"{other}:") for other in ids))
    )


def _address(line: bytes) -> Address | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not isinstance(found.get("path"), str):
        return None
    ids = found.get("ids", [])
    known = isinstance(ids, list) and all(isinstance(one, str) for one in ids)
    return Address(found["path"], tuple(ids)) if known and found["path"][:1] == "/" else None
