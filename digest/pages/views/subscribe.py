"""What the template of the page on feeds sees."""

from __future__ import annotations

from digest.nouns import noun
from digest.pages.views.variables import LinkView


@noun
class SubscriptionView:
    """A feed of the whole site, explained."""

    title: str
    url: str
    type: str
    """The media type, as in FeedView."""
    about: str
    """What it delivers."""


@noun
class SubscribeView:
    """The variables of `subscribe.html`."""

    subscriptions: tuple[SubscriptionView, ...]
    """The feeds of the whole site."""
    lists: tuple[LinkView, ...]
    """Links to the indexes of tags, sections and sources, each of which has a feed of its own, with
    the number of these feeds."""
    all_feeds: str
    """Path of the list of all feeds as OPML."""
    all_sources: str
    """Path of the list of all sources as OPML, or ""."""
