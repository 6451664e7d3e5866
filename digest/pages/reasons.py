"""Why an article is in its event, in a sentence or two."""

from __future__ import annotations

from collections.abc import Mapping

from digest.model import Entry, Kinship, Reason
from digest.pages.evidence_views import ReasonView

ELSEWHERE = "a report that is no longer part of this event"


def reason_views(entry: Entry) -> tuple[ReasonView, ...]:
    """The reasons of an entry in the order of its sources; none for one that stands alone."""
    if len(entry.sources) < 2:
        return ()
    names = {
        source.article: source_name(source.publisher, source.title, source.number)
        for source in entry.sources
    }
    places = {source.article: source.number for source in entry.sources}
    ordered = sorted(entry.reasons, key=lambda reason: places.get(reason.article, 0))
    return tuple(_view(reason, names) for reason in ordered)


def source_name(publisher: str, title: str, number: int) -> str:
    """What a source is called where its number alone would say too little."""
    return publisher or title or f"Source {number}"


def _view(reason: Reason, names: Mapping[str, str]) -> ReasonView:
    kinship = reason.kinship
    return ReasonView(
        source=names.get(reason.article, reason.article),
        text=_sentence(reason, names),
        shared=kinship.shared if kinship else (),
        against=kinship.against if kinship else (),
    )


def _sentence(reason: Reason, names: Mapping[str, str]) -> str:
    if reason.kinship:
        return _joined(reason.kinship, names.get(reason.kinship.near, ELSEWHERE))
    if reason.rule == "editor":
        return f"The editor put it here ({reason.place})."
    if reason.rule == "founder":
        return "The first report: the event began with it."
    return "It has been part of this event since it came in."


def _joined(kinship: Kinship, near: str) -> str:
    if kinship.copy:
        return f"The same text as {near}: both have {kinship.percent}% of its pairs of words."
    return f"Nearest to {near}, with {kinship.percent} points of 100."
