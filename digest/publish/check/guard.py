"""The addresses and feed ids of the published site and of a new one, to what the new one breaks.

A lost address is a dead link in every page that has linked to it; a changed id makes every reader
of a feed see an old entry as a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urljoin

from digest.errors import Problem, Severity
from digest.model import Location
from digest.publish.addresses import Address, addressed_files, addresses_of, inside
from digest.publish.check.files import Tree
from digest.publish.check.references import read_html

_LEAD_ON = "a page with this path in its `aliases`, or the path in `gone` under [site]"
_NO_FEED = "the feed, since no page can lead on from it; or its path in `gone` under [site]"
_SAME_ID = "the old id as its `guid` in front matter, or its line in the ledger as it was"


def check_addresses(
    held: Iterable[Address],
    site: Path,
    tree: Tree,
    base_url: str,
    *,
    gone: Sequence[str],
    derived: Sequence[str],
) -> Iterator[Problem]:
    """A problem for each address that is gone without a redirect, and for each id that changed.

    Args:
        held: What an earlier site has promised.
        site: The output folder of the new one.
        tree: What there is in it.
        base_url: That it was built for, ending in a slash.
        gone: Paths that the editor has given up; `/tags/*` are all that begin with `/tags/`.
        derived: The same of lists that come and go with their entries: their loss is a warning.
    """
    now = _Site(site, tree, base_url)
    for address in held:
        if _is_among(address.path, gone) or _goes_on(address.path):
            continue
        file = tree.answer(address.path.lstrip("/"))
        if not file:
            yield _lost(address, now, _is_among(address.path, derived))
        elif address.ids and (ids := now.ids(address.path, file)).isdisjoint(address.ids) and ids:
            what = f"feeds knew {address.path} as {address.ids[0]}, and now as {min(ids)}"
            yield Problem(Location(file), what, _SAME_ID)


class _Site:
    """The new site, as far as addresses go."""

    def __init__(self, site: Path, tree: Tree, base_url: str) -> None:
        self._folder, self._base_url = site, base_url
        addresses = addresses_of(addressed_files(site, tree.files), base_url)
        self._ids = {one.path: frozenset(one.ids) for one in addresses}
        self.path_of = {id_: one.path for one in addresses for id_ in one.ids}

    def ids(self, path: str, file: str) -> frozenset[str]:
        """Under which feeds deliver what stands at a path, or where a redirect there leads."""
        found = self._ids.get(path, frozenset())
        if found or not file.endswith(".html"):
            return found
        page = read_html((self._folder / file).read_text(encoding="utf-8", errors="replace"))
        target = urljoin(self._base_url + path.lstrip("/"), page.refresh)
        return self._ids.get(inside(target, self._base_url), frozenset())


def _lost(address: Address, now: _Site, is_derived: bool) -> Problem:
    """The problem of an address that is gone, with where its entry now stands."""
    severity: Severity = "warning" if is_derived else "error"
    moved = next((now.path_of[id_] for id_ in address.ids if id_ in now.path_of), "")
    remedy = _NO_FEED if address.path.endswith((".xml", ".json")) else _LEAD_ON
    what = f"{address.path} was published and is gone"
    if moved:
        what += f"; what stood there is at {moved}"
        remedy = f"{address.path} among the `aliases` of {moved}"
    return Problem(Location(address.path.lstrip("/")), what, remedy, severity=severity)


def _is_among(path: str, places: Sequence[str]) -> bool:
    return any(
        path.startswith(place[:-1]) if place.endswith("*") else path == place for place in places
    )


def _goes_on(path: str) -> bool:
    """A further page of a list, which nobody is meant to keep."""
    parts = path.strip("/").split("/")
    return len(parts) > 1 and parts[-2] == "page" and parts[-1].isdigit()
