"""The ledger's nouns: an event's record and its members."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from digest.model import Kinship

SEPARATOR = ", "


class Joined(Struct, frozen=True, gc=False, omit_defaults=True):
    """Why an article joined its event: a `Kinship` as the ledger stores it."""

    # Lists of words would take three times as long to load; no word has a comma and a space.

    near: str
    percent: int
    copy: bool = False
    shared: str = ""
    """With ", " between the terms."""
    against: str = ""

    @classmethod
    def of(cls, kinship: Kinship) -> Joined:
        """The same for the ledger."""
        shared, against = SEPARATOR.join(kinship.shared), SEPARATOR.join(kinship.against)
        return cls(kinship.near, kinship.percent, kinship.copy, shared, against)

    @property
    def kinship(self) -> Kinship:
        """The same for everyone else."""
        return Kinship(
            self.near, self.percent, self.copy, _parted(self.shared), _parted(self.against)
        )


def _parted(terms: str) -> tuple[str, ...]:
    return tuple(terms.split(SEPARATOR)) if terms else ()


class Member(Struct, frozen=True, gc=False, omit_defaults=True):
    """An article that was seen in an event."""

    # Structs are made four times as fast as dataclasses, and there are tens of thousands.

    id: str
    """Its path below `content/`."""
    content_hash: str
    guid: str = ""
    """The permanent id of a post; "" for articles."""
    joined: Joined | None = None
    """None of founders, of what the editor put there, and in ledgers of older versions."""
    former_ids: tuple[str, ...] = ()
    """Paths that it had before its file moved, where a note of the editor's names them."""


class Record(Struct, frozen=True, gc=False):
    """An event as the ledger keeps it, also when none of its articles is there any more."""

    id: str
    members: tuple[Member, ...] = ()
    """In the order of the file; digest writes them by id."""
    slug: str = ""
    former_slugs: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    """Of events that were merged into this one."""
    first_seen: date | None = None
    """The day of its first dated article, in the site's zone."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that an editor may call it by."""
        slugs = (self.slug, *self.former_slugs) if self.slug else self.former_slugs
        return (self.id, *self.former_ids, *slugs)

    @property
    def age(self) -> tuple[bool, date, str]:
        """Sorts older events first, undated ones last."""
        return (self.first_seen is None, self.first_seen or date.max, self.id)
