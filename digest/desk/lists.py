"""A proof of the site to what the desk lists: events, doubtful joins, the articles of one event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from digest.desk.sitting import Done
from digest.desk.views import (
    ArticleView,
    ChangeView,
    DoubtView,
    EventPageView,
    EventView,
    MemberView,
    OverviewView,
)
from digest.desk.words import DECIDERS
from digest.model import Article, Event, Reason
from digest.pages.layout.headlines import clip
from digest.pages.urls.routes import web_url
from digest.proof import Proof

PER_PAGE = 40
UNGROUPED = 20
DOUBTS = 8
DOUBTFUL_POINTS = 33
"""Joins with a lower score are shown as doubtful, the weakest first: about twice the score that two
texts need. It is not tuned, as it only chooses what the editor is shown."""
OPENING_CHARACTERS = 420


def overview(proof: Proof, done: Sequence[Done], page: int) -> OverviewView:
    """The first page of the desk, or a further one of its list of events."""
    found = Found(proof)
    events = found.newest()
    pages = max(1, -(-len(events) // PER_PAGE))
    page = min(max(page, 1), pages)
    shown = events[(page - 1) * PER_PAGE : page * PER_PAGE]
    dates = [event.published for event in shown if event.published]
    alone = [event for event in events if event.alone]
    left_out = (p for p in proof.reading.problems if p.severity == "quarantine")
    return OverviewView(
        changes=tuple(_change_view(one) for one in reversed(done)),
        doubts=tuple(found.doubts()),
        events=tuple(shown),
        total=len(events),
        page=page,
        pages=pages,
        ungrouped=tuple(alone[:UNGROUPED]),
        left_out=tuple(str(problem) for problem in sorted(left_out)),
        days=(max(dates) - min(dates)).days + 1 if dates else 0,
    )


def event_page(proof: Proof, event: Event) -> EventPageView:
    """One event with its articles and how each came there."""
    found = Found(proof)
    members = tuple(found.member(article, event) for article in event.articles)
    file = event.note.location.path if event.note else ""
    return EventPageView(found.event(event), members, file)


class Found:
    """What a proof holds, by name."""

    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        self.events = proof.assigned.events
        self.of_article = {a.id: event for event in self.events for a in event.articles}
        self.articles = {a.id: a for event in self.events for a in event.articles}
        self._lines = {line.key: line for line in proof.layout.headlines}

    def newest(self) -> list[EventView]:
        """All events, the newest first, the undated last."""
        views = [self.event(event) for event in self.events]
        return sorted(views, key=lambda view: (view.published is None, _age(view), view.id))

    def event(self, event: Event) -> EventView:
        """The event as its entry presents it or, without an entry, its post."""
        first = event.articles[0]
        line = self._lines.get(event.id) or self._lines.get(first.id)
        teaser = line.teaser if line else None
        note = event.note
        alone = first.id if len(event.articles) == 1 and first.kind == "article" else ""
        return EventView(
            id=event.id,
            title=(teaser.title if teaser else "") or first.title,
            page=teaser.url if teaser else "",
            published=first.published,
            articles=len(event.articles),
            origins=(teaser.origins if teaser else 0) or 1,
            publishers=tuple(dict.fromkeys(a.publisher for a in event.articles if a.publisher)),
            pinned=any(a.pinned for a in event.articles) or (note is not None and note.pin),
            alone=alone,
        )

    def article(self, article: Article) -> ArticleView:
        """The article with its opening."""
        return ArticleView(
            id=article.id,
            title=article.title,
            publisher=article.publisher,
            published=article.published,
            url=web_url(article.url),
            opening=clip(article.text, OPENING_CHARACTERS),
            language=article.language,
        )

    def member(self, article: Article, event: Event) -> MemberView:
        """The article and how it came into its event."""
        reason = next(one for one in event.reasons if one.article == article.id)
        kinship = reason.kinship
        near = kinship.near if kinship and kinship.near in self.articles else ""
        return MemberView(
            article=self.article(article),
            reason=_sentence(reason),
            near=near,
            shared=kinship.shared if kinship else (),
            against=kinship.against if kinship else (),
        )

    def doubts(self) -> list[DoubtView]:
        """The joins that rest on little, and that no editor has spoken about; weakest first."""
        found = sorted(self._weak(), key=lambda weak: (weak[0], weak[1].id))[:DOUBTS]
        return [
            DoubtView(self.event(event), self.member(article, event), self.article(near), points)
            for points, article, near, event in found
        ]

    def _weak(self) -> Iterator[tuple[int, Article, Article, Event]]:
        for event in self.events:
            for reason in event.reasons:
                kinship = reason.kinship
                if reason.rule == "editor" or kinship is None or kinship.copy:
                    continue
                near = self.articles.get(kinship.near)
                if near in event.articles and kinship.percent < DOUBTFUL_POINTS:
                    assert near
                    yield kinship.percent, self.articles[reason.article], near, event


def _change_view(done: Done) -> ChangeView:
    """An edit with its difference."""
    from difflib import unified_diff

    before, after = (
        (content or b"").decode("utf-8", "replace").splitlines()
        for content in (done.edit.before, done.edit.after)
    )
    lines = list(unified_diff(before, after, lineterm="", n=3))[2:]
    kinds = {"+": "add", "-": "cut"}
    return ChangeView(
        number=done.number,
        said=done.edit.said,
        path=done.edit.path,
        diff=tuple((kinds.get(line[:1], "same"), line) for line in lines if line[:2] != "@@"),
        outcome=done.outcome,
    )


def _sentence(reason: Reason) -> str:
    kinship = reason.kinship
    if kinship and kinship.copy:
        return f"The same text as {kinship.near}: both have {kinship.percent}% of its word pairs."
    if kinship:
        return f"Joined with {kinship.percent} points of 100, nearest to {kinship.near}."
    if reason.rule == "editor":
        return f"The editor says so at {reason.place}."
    said = DECIDERS[reason.rule]
    return f"{said[0].upper()}{said[1:]}."


def _age(view: EventView) -> float:
    return -view.published.timestamp() if isinstance(view.published, datetime) else 0.0
