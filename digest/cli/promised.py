"""What readers hold of the published site, for `check` and `deploy` to see that it stays."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from digest.cli.mistakes import wrong_use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from digest.config import Config
    from digest.events.records import Record
    from digest.publish.check import Held
    from digest.publish.promises import Promise
    from digest.reading import Reading


def held_by_readers(
    root: Path, config: Config, reading: Reading, now: datetime, against: str | None
) -> Held:
    """What may not break: of the site `against`, else as it was kept, else as the ledger has it.

    Raises:
        UsageError: there is no site at `against`.
        DigestError: the file in which it is kept has mistakes.
    """
    from digest.pages import routes
    from digest.publish.check import Held
    from digest.publish.promises import PROMISES, read_promises

    records = _records(root)
    named = (routes.TAGS, routes.CATEGORIES, routes.SOURCES, routes.NAMES)
    below = (f"{path}*" for path in (*named, routes.EDITIONS, routes.ARCHIVE))
    derived = (*below, routes.POSTS, routes.EVENTS)
    if against is not None:
        promises = _of_folder(Path(against))
    elif (root / PROMISES).exists():
        promises = read_promises(root / PROMISES)
    else:
        promises = tuple(_of_ledger(records, config, reading))
    return Held(promises, (*config.site.gone, *_expired(records, reading, now)), derived)


def keep_promises(root: Path, site: Path, base_url: str) -> None:
    """Write down what a site promises, where nothing else is written down already."""
    from digest.publish.atomic import replace_file
    from digest.publish.promises import PROMISES, format_promises, promises_of, promising_files

    files = promising_files(site, _names(site))
    content = format_promises(promises_of(files, base_url))
    path = root / PROMISES
    if not path.exists() or path.read_bytes() != content:
        replace_file(path, content)


def _of_folder(site: Path) -> tuple[Promise, ...]:
    """What a site in a folder promises, whatever URL it was built for."""
    from digest.publish.check.references import read_html
    from digest.publish.promises import promises_of, promising_files

    front = site / "index.html"
    if not front.is_file():
        raise wrong_use("--against", f"there is no site in {site}", "the folder of a built site")
    base_url = read_html(front.read_text(encoding="utf-8", errors="replace")).canonical
    return promises_of(promising_files(site, _names(site)), base_url.rstrip("/") + "/")


def _of_ledger(records: Sequence[Record], config: Config, reading: Reading) -> Iterator[Promise]:
    """The pages of all events but those whose articles are all held back, or all posts."""
    from digest.pages.deliveries import URN
    from digest.publish.promises import Promise

    unseen = {document.id for document in reading.held_back}
    for record in records if config.pages.events else ():
        shown = {member.id for member in record.members} - unseen
        if any(not name.startswith("posts/") for name in shown):
            yield from (Promise(path, (URN + record.id,)) for path in _paths(record))


def _expired(records: Sequence[Record], reading: Reading, now: datetime) -> Iterator[str]:
    """Where texts stood that their own front matter has since taken back, and their events."""
    from digest.pages.routes import route_documents

    over = [d for d in reading.held_back if d.metadata.expires and d.metadata.expires <= now]
    yield from route_documents(over).values()
    names = {document.id for document in over}
    for record in records:
        if {member.id for member in record.members} <= names:
            yield from _paths(record)


def _paths(record: Record) -> Iterator[str]:
    """Where an event stands, and once stood; nowhere without a slug."""
    from digest.pages.routes import EVENTS

    yield from (f"{EVENTS}{slug}/" for slug in (record.slug, *record.former_slugs) if slug)


def _records(root: Path) -> tuple[Record, ...]:
    """Of the ledger; none of a broken one, which the check names by itself."""
    from digest.build import LEDGER
    from digest.errors import LedgerError
    from digest.events import read_ledger

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
