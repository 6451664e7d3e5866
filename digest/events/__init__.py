"""Articles to events: what they share, the editor's word, and the ledger that remembers.

What a build needs is at hand here, each loaded when it is asked for: an edited text needs next to
nothing of it. `digest.events.explanation` is for whoever asks why.

Its parts in the order in which articles go through them (docs/grouping.md): `features`,
`similarity`, `clustering`; `archive` and `ledger` remember, `assigning` puts all of it together.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from digest.events.assigning.assignment import Assignment, Grounds, assign
    from digest.events.grouping import group
    from digest.events.ledger.file import Ledger, format_ledger, read_ledger
    from digest.events.ledger.records import Member, Record

__all__ = [
    "Assignment",
    "Grounds",
    "Ledger",
    "Member",
    "Record",
    "assign",
    "format_ledger",
    "group",
    "read_ledger",
]

_HOMES = {
    "assigning.assignment": ("Assignment", "Grounds", "assign"),
    "grouping": ("group",),
    "ledger.file": ("Ledger", "format_ledger", "read_ledger"),
    "ledger.records": ("Member", "Record"),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
