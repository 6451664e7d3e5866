"""From an event to its entry: title, summary with citations, origins, sources."""

from digest.entries.making import make_entry, summarize
from digest.entries.record import entry_record

__all__ = ["entry_record", "make_entry", "summarize"]
