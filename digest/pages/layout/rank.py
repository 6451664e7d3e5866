"""The order of the front page: what the editor pinned, then what many report and what is new.

    rank = days + ORIGIN_DAYS * log2(1 + origins)

`days` counts from 1970 to the entry's last dated source, in days and parts of days; `origins`
are independent reports, so that copies of one text lift nothing. No clock is asked: as news
comes in, old entries sink because new ones stand higher, and a site at rest stays as it is.
"""

from __future__ import annotations

from datetime import datetime
from math import inf, log2

ORIGIN_DAYS = 1.0
"""What doubling the independent reports is worth, in days: an event with three origins stays
above single reports for a day longer than they, one with seven for two. Reasoned, not tuned:
a daily digest turns over once a day, and its lead may stay for two."""


def front_rank(updated: datetime | None, origins: int) -> float:
    """The rank of an entry on the front page: the highest comes first, entries without a date last.

    >>> from datetime import UTC
    >>> monday, tuesday = datetime(2026, 11, 16, tzinfo=UTC), datetime(2026, 11, 17, tzinfo=UTC)
    >>> front_rank(monday, origins=4) > front_rank(tuesday, origins=1)
    True
    >>> front_rank(monday, origins=2) > front_rank(tuesday, origins=1)
    False
    """
    if updated is None:
        return -inf
    return updated.timestamp() / 86_400 + ORIGIN_DAYS * log2(1 + origins)
