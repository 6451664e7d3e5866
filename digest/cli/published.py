"""The addresses and feed ids of the published site, kept in `content/published.jsonl` by `check`
and `deploy`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import wrong_use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from digest.config import Config
    from digest.events.ledger.records import Record
    from digest.publish.addresses import Address
    from digest.publish.check import Held
    from digest.steps.reading import Reading


def held_by_readers(
    root: Path, config: Config, reading: Reading, now: datetime, against: str | None
) -> Held:
    """The addresses and feed ids that must not be lost: those of the site `against`, or else those
    recorded in `content/published.jsonl`, or else those of the ledger.

    Raises:
        UsageError: there is no site in the folder `against`.
        WebError: the site at the URL `against` can't be read, or there is none, unless this
            very site is to be published there.
        DigestError: the file in which it is kept has mistakes.
    """
    from digest.pages.urls import routes
    from digest.publish.addresses import PUBLISHED, read_addresses
    from digest.publish.check import Held

    records = _records(root)
    named = (routes.TAGS, routes.CATEGORIES, routes.SOURCES, routes.NAMES, routes.AUTHORS)
    below = (f"{path}*" for path in (*named, routes.EDITIONS, routes.ARCHIVE))
    derived = (*below, routes.POSTS, routes.EVENTS)
    if against is not None and "://" in against:
        addresses = _of_url(against, config)
    elif against is not None:
        addresses = _of_folder(Path(against))
    elif (root / PUBLISHED).exists():
        addresses = read_addresses(root / PUBLISHED)
    else:
        addresses = tuple(_of_ledger(records, config, reading))
    return Held(addresses, (*config.site.gone, *_expired(records, reading, now)), derived)


def keep_addresses(root: Path, site: Path, base_url: str) -> None:
    """Write down the addresses of a site, where nothing else is written down already."""
    from digest.publish.addresses import PUBLISHED, addressed_files, addresses_of, format_addresses
    from digest.publish.atomic import replace_file

    files = addressed_files(site, _names(site))
    content = format_addresses(addresses_of(files, base_url))
    path = root / PUBLISHED
    if not path.exists() or path.read_bytes() != content:
        replace_file(path, content)


def built_for(site: Path) -> str:
    """The URL that the front page of a site in a folder calls its own; "" where it calls none."""
    from digest.publish.check.references import read_html

    return read_html((site / "index.html").read_text(encoding="utf-8", errors="replace")).canonical


def _of_folder(site: Path) -> tuple[Address, ...]:
    """The addresses of a site in a folder, whatever URL it was built for."""
    from digest.publish.addresses import addressed_files, addresses_of

    if not (site / "index.html").is_file():
        raise wrong_use("--against", f"there is no site in {site}", "the folder of a built site")
    return addresses_of(addressed_files(site, _names(site)), built_for(site).rstrip("/") + "/")


def _of_url(url: str, config: Config) -> tuple[Address, ...]:
    """The addresses of the site that is published at a URL.

    None where there is none yet, which is only to be believed of this site's own URL: at any other
    the URL is wrong, and a check that passed would have checked nothing.
    """
    from digest.cli.printing import print_line
    from digest.errors import GoneError
    from digest.publish.remote import published_at

    try:
        return published_at(url, config)
    except GoneError as error:
        if url.rstrip("/") != config.site.base_url.rstrip("/"):
            expected = (
                f"the URL of a site, or its own, {config.site.base_url}, before the first time"
            )
            raise wrong_use("--against", f"there is no site at {url}", expected) from error
        print_line(f"note: {url}: nothing is published there yet, so nothing can be lost")
        return ()


def _of_ledger(records: Sequence[Record], config: Config, reading: Reading) -> Iterator[Address]:
    """The pages of all events but those whose articles are all held back, or all posts."""
    from digest.pages.feeds.deliveries import URN
    from digest.publish.addresses import Address

    unseen = {document.id for document in reading.held_back}
    for record in records if config.pages.events else ():
        shown = {member.id for member in record.members} - unseen
        if any(not name.startswith("posts/") for name in shown):
            yield from (Address(path, (URN + record.id,)) for path in _paths(record))


def _expired(records: Sequence[Record], reading: Reading, now: datetime) -> Iterator[str]:
    """Where texts stood that their own front matter has since taken back, and their events."""
    from digest.pages.urls.routing import route_documents

    over = [d for d in reading.held_back if d.metadata.expires and d.metadata.expires <= now]
    yield from route_documents(over).values()
    names = {document.id for document in over}
    for record in records:
        if {member.id for member in record.members} <= names:
            yield from _paths(record)


def _paths(record: Record) -> Iterator[str]:
    """Where an event stands, and once stood; nowhere without a slug."""
    from digest.pages.urls.routes import EVENTS

    yield from (f"{EVENTS}{slug}/" for slug in (record.slug, *record.former_slugs) if slug)


def _records(root: Path) -> tuple[Record, ...]:
    """Of the ledger; none of a broken one, which the check names by itself."""
    from digest.errors import LedgerError
    from digest.events import read_ledger
    from digest.steps.recording import LEDGER

    try:
        return read_ledger(root / LEDGER).records
    except LedgerError:
        return ()


def _names(site: Path) -> Iterator[str]:
    """The files of a site, relative to it, in order."""
    for folder, folders, files in os.walk(site):
        folders.sort()
        for name in sorted(files):
            yield Path(folder, name).relative_to(site).as_posix()
