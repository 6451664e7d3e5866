"""Moments to the days that the site's clocks give them."""

from __future__ import annotations

from datetime import date, tzinfo

from digest.model import Article


def day_of(article: Article, zone: tzinfo) -> date | None:
    """The day on which it was published, in `zone`; None where it is not dated.

    An article that names only its day is kept as that zone's midnight, which is another day
    in UTC.
    """
    return article.published.astimezone(zone).date() if article.published else None
