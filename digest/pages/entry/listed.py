"""An entry to the sources that its page lists: all of them, or only some if thousands copy one
text.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from digest.model import Entry
from digest.pages.entry.passages import page_citations

MOST = 60
"""Sources that a page lists beside the cited ones: 2,000 made a page of 1.7 MB, 60 make one of
70 kB. The rest stand in the entry's JSON."""


def listed_sources(entry: Entry, cited_in_body: Iterable[int] = ()) -> frozenset[int]:
    """The numbers of the sources on the page: all of few; of many, those that the page cites,
    then the first of each origin, then copies.
    """
    if len(entry.sources) <= MOST:
        return frozenset(source.number for source in entry.sources)
    cited = {citation.number for citation in page_citations(entry)} | set(cited_in_body)
    firsts = (origin.sources[0] for origin in entry.origins)
    copies = chain.from_iterable(origin.sources[1:] for origin in entry.origins)
    others = [number for number in (*firsts, *copies) if number not in cited]
    return frozenset((*cited, *others[: max(0, MOST - len(cited))]))
