"""What the site delivers to JSON Feed. Source: https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from digest.pages.feeds.deliveries import Delivery
from digest.pages.feeds.json_text import json_text
from digest.pages.layout.layout import Layout
from digest.pages.urls.routes import FRONT, absolute_url

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(delivered: Iterable[Delivery], path: str, layout: Layout) -> bytes:
    """A feed at `path` of what is delivered, in its order."""
    site, base_url, hub = layout.site, layout.config.site.base_url, layout.config.feeds.hub
    feed = {
        "version": VERSION,
        "title": site.title,
        "home_page_url": absolute_url(FRONT, base_url),
        "feed_url": absolute_url(path, base_url),
        "description": site.description,
        "language": site.language,
        "authors": [{"name": site.author}] if site.author else [],
        "hubs": [{"type": "WebSub", "url": hub}] if hub else [],
        "items": [_item(delivery) for delivery in delivered],
    }
    return json_text({key: value for key, value in feed.items() if value or key == "items"})


def _item(delivery: Delivery) -> Mapping[str, object]:
    item = {
        "id": delivery.id,
        "url": delivery.url,
        "title": delivery.title,
        "content_html": delivery.html,
        "summary": delivery.summary,
        "date_published": delivery.published and delivery.published.isoformat(),
        "date_modified": delivery.updated and delivery.updated.isoformat(),
        "authors": [{"name": name} for name in delivery.authors],
        "tags": list(delivery.tags),
    }
    return {key: value for key, value in item.items() if value or key == "content_html"}
