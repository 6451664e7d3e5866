"""The day of an article in the site's time zone."""

from __future__ import annotations

from datetime import date, tzinfo

from digest.model import Article


def day_of(article: Article, zone: tzinfo) -> date | None:
    """The day on which it was published, in `zone`; None if it has no date.

    An article that names only its day is kept as that zone's midnight, which is another day
    in UTC.
    """
    return article.published.astimezone(zone).date() if article.published else None
