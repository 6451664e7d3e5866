"""Why an article is in its event, in a sentence or two."""

from __future__ import annotations

from collections.abc import Container, Mapping

from digest.model import Entry, Kinship, Reason
from digest.pages.language.wording import Wording, message
from digest.pages.layout.layout import source_name
from digest.pages.views.evidence import ReasonView
from digest.patterns import regex

HINDRANCES = {
    "same site": message("same site"),
    "different weekdays": message("different weekdays"),
    "different months": message("different months"),
    "different ages": message("different ages"),
    "different results": message("different results"),
    "different figures": message("different figures"),
    "one is a round-up": message("one is a round-up"),
    "a later report of a series": message("a later report of a series"),
}
"""What may have spoken against it."""

_DAYS = regex(r"(\d{1,6}) days? apart")


def reason_views(entry: Entry, listed: Container[int], words: Wording) -> tuple[ReasonView, ...]:
    """Why the listed sources are in an entry, in their order; none where it has but one."""
    if len(entry.sources) < 2:
        return ()
    names = {
        source.article: source_name(source.publisher, source.title, source.number, words)
        for source in entry.sources
    }
    places = {source.article: source.number for source in entry.sources}
    ordered = sorted(entry.reasons, key=lambda reason: places.get(reason.article, 0))
    return tuple(
        _view(reason, names, words)
        for reason in ordered
        if reason.article not in places or places[reason.article] in listed
    )


def _view(reason: Reason, names: Mapping[str, str], words: Wording) -> ReasonView:
    kinship = reason.kinship
    return ReasonView(
        source=names.get(reason.article, reason.article),
        text=_sentence(reason, names, words),
        shared=kinship.shared if kinship else (),
        against=tuple(_hindrance(text, words) for text in kinship.against) if kinship else (),
    )


def _hindrance(text: str, words: Wording) -> str:
    days = _DAYS.fullmatch(text)
    if days:
        return words.counted("%(count)s day apart", "%(count)s days apart", int(days[1]))
    return words.say(HINDRANCES[text]) if text in HINDRANCES else text


def _sentence(reason: Reason, names: Mapping[str, str], words: Wording) -> str:
    if reason.kinship:
        near = names.get(reason.kinship.near)
        elsewhere = words.say("a report that is no longer part of this event")
        return _joined(reason.kinship, near or elsewhere, words)
    if reason.rule == "editor":
        return words.say("The editor put it here (%(place)s).", place=reason.place)
    if reason.rule == "founder":
        return words.say("The first report: the event began with it.")
    return words.say("It has been part of this event since it came in.")


def _joined(kinship: Kinship, near: str, words: Wording) -> str:
    if kinship.copy:
        said = message("The same text as %(near)s: both have %(percent)s%% of its pairs of words.")
    else:
        said = message("Nearest to %(near)s, with %(percent)s points of 100.")
    return words.say(said, near=near, percent=kinship.percent)
