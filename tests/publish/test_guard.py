"""What readers hold of a site, and what the check says when a new one breaks it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest.errors import ContentError
from digest.publish.addresses import (
    PUBLISHED,
    Address,
    addressed_files,
    addresses_of,
    format_addresses,
    read_addresses,
)
from digest.publish.check import Held, check
from tests.publish.test_site_check import ATOM, BASE, RSS, SOUND

REDIRECT = '<meta http-equiv="refresh" content="0; url=/repo/events/a/">'
SIDECAR = '{"url": "https://me.example/repo/events/a/", "guids": ["urn:digest:ev-1", "urn:old"]}'


def written(root: Path, **changes: str) -> Path:
    for name, text in (SOUND | changes).items():
        (root / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / name).write_text(text)
    return root / "site"


def promised(site: Path) -> tuple[Address, ...]:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    return addresses_of(addressed_files(site, names), BASE)


def broken(root: Path, held: Held, **changes: str) -> list[str]:
    problems = check(written(root, **changes), root, BASE, held=held)
    assert all(problem.expected for problem in problems)
    return [f"{problem.severity}: {problem}" for problem in problems]


def test_pages_and_feeds_are_promised_and_what_they_deliver(tmp_path: Path) -> None:
    assert promised(written(tmp_path)) == (
        Address("/"),
        Address("/atom.xml"),
        Address("/events/a/", ("urn:1", "urn:digest:ev-1")),
        Address("/feed.json"),
        Address("/feed.xml"),
    )


def test_the_ids_of_developments_are_nobodys_own(tmp_path: Path) -> None:
    site = written(tmp_path, **{"atom.xml": ATOM.replace("urn:1", "urn:digest:ev-1:2026-11-19")})
    found = {address.path: address.ids for address in promised(site)}
    assert found["/events/a/"] == ("urn:1", "urn:digest:ev-1")


def test_a_file_beside_an_entry_tells_its_ids_and_is_no_promise_itself(tmp_path: Path) -> None:
    site = written(tmp_path, **{"events/a/index.json": SIDECAR})
    found = {address.path: address.ids for address in promised(site)}
    assert found["/events/a/"] == ("urn:1", "urn:digest:ev-1", "urn:old")
    assert "/events/a/index.json" not in found


def test_what_a_feed_delivers_without_an_id_is_known_by_its_link() -> None:
    feed = re.sub("<guid.*?</guid>", "", RSS).encode()
    assert Address("/events/a/", (f"{BASE}events/a/",)) in addresses_of({"feed.xml": feed}, BASE)


def test_promises_are_kept_as_lines_and_read_again(tmp_path: Path) -> None:
    addresses = (Address("/b/ä/", ("urn:1", "urn:2")), Address("/a.xml"))
    path = tmp_path / "published.jsonl"
    path.write_bytes(format_addresses(addresses))
    assert read_addresses(path) == tuple(sorted(addresses))
    assert read_addresses(tmp_path / "none.jsonl") == ()


@pytest.mark.parametrize(
    "line", ["{", "[]", "<<<<<<< ours", '{"path": 3}', '{"path": "/", "ids": 1}', '{"path": "x"}']
)
def test_a_line_that_is_no_promise_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "published.jsonl"
    path.write_text(f'{{"path": "/"}}\n{line}\n')
    with pytest.raises(ContentError, match=f"^{PUBLISHED}:2: is no address"):
        read_addresses(path)


@pytest.mark.parametrize(
    "address",
    [
        Address("/"),
        Address("/events/a/", ("urn:digest:ev-1",)),
        Address("/events/a", ("urn:digest:ev-1",)),
        Address("/events/old/", ("urn:old",)),
        Address("/events/old/", ("urn:1",)),
        Address("/assets/site.css"),
        Address("/events/page/3/"),
        Address("/given-up/"),
        Address("/below/given-up/"),
    ],
    ids=lambda address: address.path,
)
def test_what_holds_is_no_problem(tmp_path: Path, address: Address) -> None:
    held = Held((address,), gone=("/given-up/", "/below/*"))
    changes = {"events/old/index.html": REDIRECT, "events/a/index.json": SIDECAR}
    assert broken(tmp_path, held, **changes) == []


def test_an_address_without_a_redirect_is_lost(tmp_path: Path) -> None:
    held = Held((Address("/posts/x/"), Address("/tags/x/"), Address("/old.xml")), (), ("/tags/*",))
    assert broken(tmp_path, held) == [
        "error: site/old.xml: /old.xml was published and is gone; expected the feed, since no page"
        " can lead on from it; or its path in `gone` under [site]",
        "error: site/posts/x/: /posts/x/ was published and is gone; expected a page with this path"
        " in its `aliases`, or the path in `gone` under [site]",
        "warning: site/tags/x/: /tags/x/ was published and is gone; expected a page with this path"
        " in its `aliases`, or the path in `gone` under [site]",
    ]


def test_no_page_is_given_up_because_it_stands_below_a_folder_called_page(tmp_path: Path) -> None:
    [problem] = broken(tmp_path, Held((Address("/guide/page/layout/"),)))
    assert "/guide/page/layout/ was published and is gone" in problem


def test_what_moved_is_said_to_have(tmp_path: Path) -> None:
    held = Held((Address("/posts/x/", ("urn:digest:ev-1",)),))
    assert broken(tmp_path, held) == [
        "error: site/posts/x/: /posts/x/ was published and is gone; what stood there is at"
        " /events/a/; expected /posts/x/ among the `aliases` of /events/a/"
    ]


@pytest.mark.parametrize("path", ["/events/a/", "/events/old/"])
def test_a_changed_id_is_a_mistake_also_behind_a_redirect(tmp_path: Path, path: str) -> None:
    held = Held((Address(path, ("urn:former",)),))
    [problem] = broken(tmp_path, held, **{"events/old/index.html": REDIRECT})
    assert f"feeds knew {path} as urn:former, and now as urn:1; expected the old id" in problem


def test_what_no_feed_holds_any_more_has_kept_its_id(tmp_path: Path) -> None:
    held = Held((Address("/about/", ("urn:7",)),))
    assert broken(tmp_path, held, **{"about/index.html": "about"}) == []
