"""The page that explains feeds to readers and lists those of the site."""

from __future__ import annotations

from collections import Counter

from digest.model import Page
from digest.pages.head.head import Head, make_page, variables
from digest.pages.layout.layout import Layout
from digest.pages.lists.list_pages import named_feeds
from digest.pages.urls import routes
from digest.pages.views.lists import SubscribeView, SubscriptionView
from digest.pages.views.variables import LinkView


def subscribe_page(layout: Layout) -> Page:
    """The page at `/subscribe/`."""
    say = layout.words.say
    about = _contents(layout)
    view = SubscribeView(
        subscriptions=tuple(
            SubscriptionView(feed.title, feed.url, feed.type, about[feed.url])
            for feed in layout.site.feeds
        ),
        lists=_lists(layout),
        all_feeds=routes.FEEDS_OPML,
        all_sources=routes.SOURCES_OPML if layout.sources else "",
    )
    head = Head(
        title=say("Subscribe"),
        description=say("Follow %(site)s in a feed reader", site=layout.site.title),
    )
    origin = "the page on feeds"
    return make_page(layout, routes.SUBSCRIBE, "subscribe.html", variables(view), head, origin)


def _contents(layout: Layout) -> dict[str, str]:
    """Path of a feed of the whole site to what it delivers."""
    say = layout.words.say
    return {
        routes.RSS: say("What is new, in full. Every feed reader takes this one."),
        routes.ATOM: say("The same in another format, if your reader asks for it."),
        routes.JSON_FEED: say("The same for programs that prefer JSON."),
        routes.EDITIONS_FEED: say("A whole day at once, when the day is over."),
        routes.UPDATES: say("What has changed about events that were told before."),
    }


def _lists(layout: Layout) -> tuple[LinkView, ...]:
    counts = Counter((feed.heading, feed.index) for feed in named_feeds(layout))
    return tuple(LinkView(heading, index, count) for (heading, index), count in counts.items())
