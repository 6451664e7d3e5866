"""Articles to events: what they share, the editor's word, and the ledger that remembers."""

from digest.events.assignment import Assignment, Proposal, assign
from digest.events.explanation import Explanation, Nearness, Pair, explain
from digest.events.grouping import group
from digest.events.ledger import Ledger, Member, Record, format_ledger, read_ledger

__all__ = [
    "Assignment",
    "Explanation",
    "Ledger",
    "Member",
    "Nearness",
    "Pair",
    "Proposal",
    "Record",
    "assign",
    "explain",
    "format_ledger",
    "group",
    "read_ledger",
]
