"""The ledger while articles find their events: records that may still change."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from operator import attrgetter
from typing import Self

from msgspec import structs

from digest.events.days import day_of
from digest.events.identity import mint
from digest.events.moves import NOTHING
from digest.events.records import Joined, Ledger, Member, Record
from digest.model import Article


@dataclass(slots=True, eq=False)
class Draft:
    """An event in the making."""

    id: str = ""
    """"" until it is minted."""
    slug: str = ""
    former_slugs: list[str] = field(default_factory=list)
    former_ids: list[str] = field(default_factory=list)
    first_seen: date | None = None
    present: dict[str, Article] = field(default_factory=dict)
    """By article id."""
    absent: dict[str, Member] = field(default_factory=dict)
    """Members whose files are not there: they find their event again when they come back."""
    record: Record | None = None
    """The record that it comes from, as long as nothing but its first day may differ from it."""

    @property
    def age(self) -> tuple[bool, date, bool, str]:
        """Sorts older events first, undated and then unminted ones last."""
        return (
            self.first_seen is None,
            self.first_seen or date.max,
            not self.id,
            self.id or self.slug,
        )


@dataclass(slots=True)
class Drafts:
    """All events in the making; an article is present in at most one."""

    all: list[Draft]
    named: dict[str, Draft]
    """By every id and slug that the event has or had."""
    place: dict[str, Draft] = field(default_factory=dict)
    """Of each article that has found its event, by article id."""
    guids: dict[str, str] = field(default_factory=dict)
    """The permanent ids of posts, by article id."""
    former_ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Paths that articles had before, by article id."""
    kin: dict[str, Joined] = field(default_factory=dict)
    """What brought articles to their events, by article id."""

    @classmethod
    def of(cls, ledger: Ledger) -> Self:
        """Every record as a draft whose members are all absent."""
        named: dict[str, Draft] = {}
        drafts = []
        for record in ledger.records:
            draft = Draft(
                record.id,
                record.slug,
                list(record.former_slugs),
                list(record.former_ids),
                record.first_seen,
                absent={member.id: member for member in record.members},
                record=record if _is_settled(record) else None,
            )
            drafts.append(draft)
            for name in record.names:
                named[name] = draft
        return cls(drafts, named)

    def merge(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Make one event of each pair: the older keeps its id, the other's URL redirects."""
        for one, other in pairs:
            older, newer = sorted((self.named[one], self.named[other]), key=lambda draft: draft.age)
            if older is newer:
                continue
            older.record = None
            older.former_ids += [newer.id, *newer.former_ids]
            older.slug = older.slug or newer.slug
            older.former_slugs += [slug for slug in (newer.slug, *newer.former_slugs) if slug]
            older.absent |= newer.absent
            self.named.update(
                dict.fromkeys([n for n, d in self.named.items() if d is newer], older)
            )
            self.all.remove(newer)

    def found(self, name: str = "") -> Draft:
        """A new event; its name is the slug that the editor gave it, or a former id."""
        draft = Draft(id=name, slug="") if name.startswith("ev-") else Draft(slug=name)
        self.all.append(draft)
        if name:
            self.named[name] = draft
        return draft

    def recognize(
        self,
        articles: Sequence[Article],
        moved: Mapping[str, str] = NOTHING,
        noted: Container[str] = (),
    ) -> list[Article]:
        """Put articles back where the ledger has them; hand back those that were edited.

        `moved` has the former and the present ids of files that moved. Of the former ones those
        that the editor has `noted` are remembered.
        """
        where = {id_: draft for draft in self.all for id_ in draft.absent}
        former = {now: before for before, now in moved.items()}
        edited = []
        for article in articles:
            known = former.get(article.id, article.id) if former else article.id
            draft = where.get(known)
            if draft is None:
                continue
            member = draft.absent.pop(known)
            self._return(article, member, draft)
            if known != article.id and known in noted:
                self.former_ids[article.id] = (*member.former_ids, known)
            if member.content_hash != article.content_hash:
                draft.record = None
                edited.append(article)
        self._follow(moved)
        return edited

    def put(self, article: Article, draft: Draft) -> None:
        """Move an article into an event."""
        before = self.place.get(article.id)
        if before is draft:
            return
        if before:
            self.take_out(article.id, before)
        draft.present[article.id] = article
        draft.record = None
        self.place[article.id] = draft

    def take_out(self, article: str, draft: Draft) -> None:
        """Take an article out of an event, if it is in it."""
        if self.place.get(article) is draft:
            del self.place[article], draft.present[article]
            draft.record = None
            self.kin.pop(article, None)

    def finish(self, zone: tzinfo) -> Ledger:
        """Mint the ids that are missing; the ledger of what has become, its days in `zone`."""
        for draft in self.all:
            draft.first_seen = _first_day(draft, zone)
        founded = [draft for draft in self.all if draft.present and not draft.id]
        self._mint_ids(founded)
        self._mint_guids()
        records = [self._record(draft) for draft in self.all if draft.id]
        return Ledger(tuple(sorted(records, key=attrgetter("id"))))

    def _return(self, article: Article, known: Member, draft: Draft) -> None:
        """Make a member present, of whom this is known."""
        draft.present[article.id] = article
        self.place[article.id] = draft
        if known.joined:
            self.kin[article.id] = known.joined
        if known.guid:
            self.guids[article.id] = known.guid
        if known.former_ids:
            self.former_ids[article.id] = known.former_ids

    def _follow(self, moved: Mapping[str, str]) -> None:
        """Let what is known of kinships name files by where they are now."""
        if not moved:
            return
        for draft in self.all:
            draft.record = None
        for article, joined in self.kin.items():
            near = moved.get(joined.near, joined.near)
            self.kin[article] = structs.replace(joined, near=near)
        for draft in self.all:
            for id_, member in draft.absent.items():
                if member.joined and member.joined.near in moved:
                    joined = structs.replace(member.joined, near=moved[member.joined.near])
                    draft.absent[id_] = structs.replace(member, joined=joined)

    def _mint_ids(self, founded: Sequence[Draft]) -> None:
        if not founded:
            return
        taken = {*self.named, *(name for draft in self.all for name in draft.former_ids)}
        for draft in sorted(founded, key=lambda draft: founder(draft.present).id):
            draft.id = mint("ev", founder(draft.present).content_hash, taken)
            taken.add(draft.id)

    def _mint_guids(self) -> None:
        posts = [a for d in self.all for a in d.present.values() if a.kind == "post"]
        new = [post for post in posts if post.id not in self.guids]
        if not new:
            return
        absent = {m.guid for draft in self.all for m in draft.absent.values()}
        taken = {*self.guids.values(), *absent}
        for post in sorted(new, key=lambda article: article.id):
            self.guids[post.id] = mint("po", post.content_hash, taken)
            self.place[post.id].record = None
            taken.add(self.guids[post.id])

    def _record(self, draft: Draft) -> Record:
        if draft.record and draft.record.first_seen == draft.first_seen:
            return draft.record  # As nearly all are, in nearly every build.
        members = dict(draft.absent)
        for article in draft.present.values():
            members[article.id] = Member(
                article.id,
                article.content_hash,
                self.guids.get(article.id, ""),
                self.kin.get(article.id),
                self.former_ids.get(article.id, ()),
            )
        return Record(
            draft.id,
            tuple(sorted(members.values(), key=attrgetter("id"))),
            draft.slug,
            tuple(dict.fromkeys(slug for slug in draft.former_slugs if slug != draft.slug)),
            tuple(dict.fromkeys(draft.former_ids)),
            draft.first_seen,
        )


def _is_settled(record: Record) -> bool:
    """Whether it is as digest writes it."""
    ids = [member.id for member in record.members]
    return ids == sorted(ids) and not (record.former_slugs or record.former_ids)


_LAST = datetime.max.replace(tzinfo=UTC)


def in_order(articles: Iterable[Article]) -> tuple[Article, ...]:
    """By time of publication, undated last, then by id."""
    ordered = tuple(articles)
    if len(ordered) < 2:  # As most events are.
        return ordered
    return tuple(sorted(ordered, key=lambda a: (a.published or _LAST, a.id)))


def founder(articles: Mapping[str, Article]) -> Article:
    """The article whose content an event's id follows from: the first in time, then by id."""
    return in_order(articles.values())[0]


def _first_day(draft: Draft, zone: tzinfo) -> date | None:
    """The first day that any of its articles ever named."""
    days = [day_of(article, zone) for article in draft.present.values()]
    return min((day for day in (*days, draft.first_seen) if day), default=None)
