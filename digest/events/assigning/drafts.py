"""A ledger to mutable drafts of its events, and those, once articles are assigned, to a ledger."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from operator import attrgetter
from typing import TYPE_CHECKING, Self

from msgspec import structs

from digest.events.assigning.draft import Draft, first_day, founder
from digest.events.ledger.file import Ledger
from digest.events.ledger.identity import mint
from digest.events.ledger.moves import NOTHING
from digest.events.ledger.records import Joined, Member, Record
from digest.model import Article

if TYPE_CHECKING:
    from digest.events.assigning.standing import Standing


@dataclass(slots=True)
class Drafts:
    """All events while articles are assigned to them; an article is present in at most one."""

    ledger: Ledger
    standing: Standing | None = None
    """With it, events are opened when they are asked for, else all are open from the first."""
    all: list[Draft] = field(default_factory=list)
    """Those that are open."""
    named: dict[str, Draft] = field(default_factory=dict)
    """By every id and slug that the event has or had."""
    place: dict[str, Draft] = field(default_factory=dict)
    """Of each article that has found its event, by article id."""
    returned: list[Article] = field(default_factory=list)
    """Those that the ledger has, put back where it has them."""
    edited: list[Article] = field(default_factory=list)
    """Those of them whose title or text is another."""
    guids: dict[str, str] = field(default_factory=dict)
    """The permanent ids of posts, by article id."""
    former_ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Paths that articles had before, by article id."""
    kin: dict[str, Joined] = field(default_factory=dict)
    """What brought articles to their events, by article id."""

    @classmethod
    def of(cls, ledger: Ledger) -> Self:
        """Every record as a draft whose members are all absent."""
        drafts = cls(ledger)
        for record in ledger.records:
            drafts._open(record)
        return drafts

    def called(self, name: str) -> Draft:
        """The event that has this id or slug, or had it."""
        if name not in self.named and self.standing:
            record = self.ledger.record(name) or self.ledger.record(self.ledger.names[name])
            if record:
                draft = self._open(record)
                for article in self.standing.members(record.id):
                    self._return(article, draft.absent.pop(article.id), draft)
        return self.named[name]

    def home(self, article: Article) -> Draft | None:
        """The event that an article is in; None where it has none yet."""
        if article.id not in self.place and self.standing:
            event = self.standing.event(article)
            if event:
                self.called(event)
        return self.place.get(article.id)

    def without_place(self, articles: Sequence[Article]) -> list[Article]:
        """Those of all articles that have no event yet."""
        if self.standing:
            strangers = {one.id: one for one in (*self.standing.strangers, *self.returned)}
            articles = list(strangers.values())
        return [article for article in articles if article.id not in self.place]

    def is_copy(self, article: Article) -> bool:
        """Whether it joined its event as a copy of another text."""
        joined = self.kin.get(article.id)
        return joined is not None and joined.copy

    def has_crowd(self, most: float) -> bool:
        """Whether an event has more than `most` articles that still exist."""
        sizes = self.standing.sizes(most).items() if self.standing else ()
        others = (size for event, size in sizes if event not in self.named)
        return any(size > most for size in (*others, *(len(one.present) for one in self.all)))

    def merge(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Make one event of each pair: the older keeps its id, the other's URL redirects."""
        for one, other in pairs:
            drafts = (self.called(one), self.called(other))
            older, newer = sorted(drafts, key=lambda draft: draft.age)
            if older is newer:
                continue
            older.record = None
            older.former_ids += [newer.id, *newer.former_ids]
            older.slug = older.slug or newer.slug
            older.former_slugs += [slug for slug in (newer.slug, *newer.former_slugs) if slug]
            older.absent |= newer.absent
            older.present |= newer.present
            self.place.update(dict.fromkeys(newer.present, older))
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
    ) -> None:
        """Put articles back where the ledger has them.

        `moved` has the former and the present ids of files that moved. Of the former ones those
        that the editor has `noted` are remembered.
        """
        where = {id_: draft for draft in self.all for id_ in draft.absent}
        former = {now: before for before, now in moved.items()}
        for article in articles:
            known = former.get(article.id, article.id) if former else article.id
            draft = where.get(known)
            if draft is None:
                continue
            member = draft.absent.pop(known)
            self._return(article, member, draft)
            if known != article.id and known in noted:
                self.former_ids[article.id] = (*member.former_ids, known)
        self._follow(moved)

    def put(self, article: Article, draft: Draft) -> None:
        """Move an article into an event."""
        before = self.home(article)
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
            draft.first_seen = first_day(draft, zone)
        founded = [draft for draft in self.all if draft.present and not draft.id]
        self._mint_ids(founded)
        self._mint_guids()
        drafts = [draft for draft in self.all if draft.id]
        if not self.standing:
            return Ledger(tuple(sorted(map(self._record, drafts), key=attrgetter("id"))))
        merged: dict[str, Record | None] = {
            name: None for draft in drafts for name in draft.former_ids if self.ledger.record(name)
        }
        changed = {draft.id: self._record(draft) for draft in drafts}
        return self.ledger.with_changed(
            merged | {name: new for name, new in changed.items() if new != self.ledger.record(name)}
        )

    def _open(self, record: Record) -> Draft:
        """A record as a draft whose members are all absent."""
        draft = Draft(
            record.id,
            record.slug,
            list(record.former_slugs),
            list(record.former_ids),
            record.first_seen,
            absent={member.id: member for member in record.members},
            record=record if _is_settled(record) else None,
        )
        self.all.append(draft)
        for name in record.names:
            self.named[name] = draft
        return draft

    def _return(self, article: Article, known: Member, draft: Draft) -> None:
        """Make a member present, of whom this is known."""
        draft.present[article.id] = article
        self.place[article.id] = draft
        self.returned.append(article)
        if known.content_hash != article.content_hash:
            draft.record = None
            self.edited.append(article)
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
        if self.standing:
            taken |= self.ledger.names.keys()
        for draft in sorted(founded, key=lambda draft: founder(draft.present).id):
            draft.id = mint("ev", founder(draft.present).content_hash, taken)
            taken.add(draft.id)

    def _mint_guids(self) -> None:
        posts = [a for d in self.all for a in d.present.values() if a.kind == "post"]
        new = [post for post in posts if post.id not in self.guids]
        if not new:
            return
        taken = {*self.guids.values(), *self.ledger.guids}
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
