"""From an event to its entry: title, summary with citations, origins, sources.

`making.summarize` goes through the parts in the order in which they need each other: `words` and
`reading` (articles to sentences and origins), `sentences` (what may be told), `figures`, `quotes`,
`summary`, `titles`, and `summarizers`, where the editor has chosen another one.
"""

from digest.entries.making import make_entry, summarize
from digest.entries.record import entry_record

__all__ = ["entry_record", "make_entry", "summarize"]
