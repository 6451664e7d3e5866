"""What an editor decides about events to edits of their files: merge, split, pin, retitle.

Each raises `UsageError` where a name means nothing or the decision makes no sense, and
`ContentError` where something that the editor has written says otherwise; nothing is written then.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.desk.shaping import Desk, Edit
from digest.errors import wrong_use
from digest.model import Event


def merge(desk: Desk, names: Sequence[str]) -> Edit:
    """Say that these events are one. The oldest keeps its id; the file of one that has one is
    written, else that of the oldest.
    """
    events = list({event.id: event for event in map(desk.event, names)}.values())
    if len(events) < 2:
        raise wrong_use(" ".join(names), "is one event already", "two events or more")
    _refuse_what_is_apart(events, desk)
    kept = _with_the_file(events, desk)
    others = [event.id for event in events if event is not kept]
    return desk.add(kept, "merge", others, f"merge {', '.join(others)} with {kept.id}")


def split(desk: Desk, name: str, articles: Sequence[str]) -> Edit:
    """Say that these articles do not belong to that event."""
    event = desk.event(name)
    held = [article.id for article in event.articles]
    leaving = list(dict.fromkeys(desk.article(article).id for article in articles))
    for article in leaving:
        if article not in held:
            raise wrong_use(article, f"is not in {event.id}", f"one of: {', '.join(held)}")
    if len(leaving) == len(held):
        raise wrong_use(name, f"{event.id} would keep no article", "at least one that stays")
    if not leaving:
        raise wrong_use(name, "no article is named", f"one of: {', '.join(held)}")
    return desk.add(event, "exclude", leaving, f"exclude {', '.join(leaving)} from {event.id}")


def keep(desk: Desk, name: str, article: str) -> Edit:
    """Record that this article belongs to that event, whatever its score."""
    event, kept = desk.event(name), desk.article(article)
    if kept not in event.articles:
        raise wrong_use(article, f"is not in {event.id}", "an article of it")
    return desk.add(event, "include", [kept.id], f"keep {kept.id} in {event.id}")


def pin(desk: Desk, name: str, *, pinned: bool) -> Edit | None:
    """Show an event first, or no longer; None where that is so already."""
    event = desk.event(name)
    own = [article for article in event.articles if article.pinned]
    if own and not pinned:
        what = f"{event.id} is pinned by `pin` in {own[0].location.path}"
        raise wrong_use(name, what, "that line to be removed")
    if (event.note is not None and event.note.pin) is pinned:
        return None
    said = f"{'pin' if pinned else 'no longer pin'} {event.id}"
    return desk.set(event, "pin", "true" if pinned else "false", said)


def retitle(desk: Desk, name: str, title: str) -> Edit | None:
    """Give an event this title instead of one of its articles'; None if it has it already."""
    event, title = desk.event(name), " ".join(title.split())
    if not title or not title.isprintable():
        raise wrong_use(name, "a title can't be empty", "a few words on one line")
    if event.note and event.note.title == title:
        return None
    return desk.set(event, "title", title, f"call {event.id} {title!r}")


def _refuse_what_is_apart(events: Sequence[Event], desk: Desk) -> None:
    """Refuse to merge what the editor has parted: of what he excluded, nothing would come in."""
    ids = {event.id for event in events}
    held = {article.id for event in events for article in event.articles}
    for apart in desk.assigned.grounds.apart:
        if apart.event in ids and apart.article in held:
            what = f"{apart.article} is kept out of {apart.event} at {apart.place}"
            raise wrong_use("merge", what, "that to be taken back first")


def _with_the_file(events: Sequence[Event], desk: Desk) -> Event:
    """The event that has a file, else the oldest."""
    noted = [event for event in events if event.note]
    if len(noted) > 1:
        paths = ", ".join(str(event.note.location.path) for event in noted if event.note)
        what = f"{len(noted)} of these events have a file of their own: {paths}"
        raise wrong_use("merge", what, "one file for all; move what you want to keep there")
    age = {record.id: record.age for record in desk.ledger.records}
    return noted[0] if noted else min(events, key=lambda event: age[event.id])
