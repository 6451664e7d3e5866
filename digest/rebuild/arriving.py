"""The incremental build of a digest after articles or notes on events were added, edited or
removed.

Each of them changes the entry of its event. Lists, feeds, other entries and the page on how the
digest is made depend only on what the plates hold of all entries.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import NamedTuple

from msgspec import structs

from digest.model import StaticPage
from digest.pages.head.frames import Frame
from digest.publish.edits import Edits
from digest.rebuild.entered import Entered, decoded, encoded, plate_of
from digest.rebuild.joining import Joined, join
from digest.rebuild.library import Library, Unknown
from digest.rebuild.newsfeeds import News
from digest.rebuild.plates import Plates, Told
from digest.rebuild.relaying import FindPosts, Relaid
from digest.rebuild.rereading import Rereader, Site
from digest.rebuild.resetting import Finders, reset
from digest.rebuild.setting import Setting, as_it_was, set_again
from digest.rebuild.shifting import next_midnight


class Arrived(NamedTuple):
    """The files that have to be made again, and the events that changed."""

    relaid: Relaid
    joined: Joined


def arrive(
    plates: Plates, frame: Frame, reader: Rereader, posts: FindPosts, edits: Edits, site: Site
) -> Arrived | None:
    """What these edits of articles and notes change; None if only a full build can find out."""
    known = decoded(plates.entered) if plates.closed else None
    if known is None:
        return None
    library = Library(known, site.config, reader.memory)

    def static(name: str) -> StaticPage | None:
        path = f"content/{name}"
        return reader.static(path, edits.hashes[path])

    was = cache(partial(as_it_was, plates, known, frame, site.today))

    def meanwhile() -> None:
        import digest.pages.feeds.feed_xml  # noqa: F401 - 25 ms, and what comes is news to some feed

        was()

    try:
        joined = join(known, edits, site, reader, meanwhile)
        setting = set_again(plates, known, was(), joined.entries, joined.gone, library, site.today)
        news = News.after(known, setting, library)
        relaid = reset(setting, plates, known, news, Finders(library, posts, static))
    except Unknown:
        return None
    kept = structs.replace(
        relaid.plates,
        entered=encoded(_entered(known, joined, setting, news)),
        told=_told(plates.told, setting, site),
    )
    return Arrived(replace(relaid, plates=kept), joined)


def _entered(known: Entered, joined: Joined, setting: Setting, news: News) -> Entered:
    """All entries, with those that are others or new."""
    lines, plates = setting.now.lines, dict(known.entries)
    for event, entry in setting.entries.items():
        plates[event] = plate_of(entry, lines[event], {})
    for event in setting.relinked - setting.entries.keys():
        plates[event] = structs.replace(plates[event], line=encoded(lines[event]))
    return Entered(
        entries={event: plates[event] for event in setting.now.names},
        ids=tuple(joined.roll.ids),
        sources=b"".join(joined.roll.sources),
        filed=setting.sums.filed,
        covered=dict(setting.sums.covered),
        homes=setting.sums.homes,
        fronts=dict(setting.sums.fronts),
        updates=news.updates,
        editions=news.editions,
    )


def _told(told: Told, setting: Setting, site: Site) -> Told:
    """What a build says of itself. The coming midnight counts though nothing of today be left: at
    the worst one build more finds nothing to do.
    """
    before, entries = setting.before.values(), setting.entries.values()
    lines = (setting.now.lines[event] for event in setting.entries)
    days = (day for line in lines for day in (line.day, *(view.day for view in line.news)))
    today = any(day and day >= site.today for day in days)
    return structs.replace(
        told,
        articles=told.articles
        + sum(len(one.sources) for one in entries)
        - sum(len(one.sources) for one in before),
        entries=len(setting.now.names),
        origins=told.origins
        + sum(len(one.origins) for one in entries)
        - sum(len(one.origins) for one in before),
        until=next_midnight(told.until, site) if today else told.until,
    )
