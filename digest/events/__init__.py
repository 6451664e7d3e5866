"""Articles to events: what they share, the editor's word, and the ledger that remembers.

What a build needs is at hand here; `digest.events.explanation` is for whoever asks why.
"""

from digest.events.assignment import Assignment, Grounds, assign
from digest.events.grouping import group
from digest.events.ledger import format_ledger, read_ledger
from digest.events.records import Ledger, Member, Record

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
