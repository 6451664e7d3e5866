"""Social cards: which pages have one, and the picture and words beside a shared link."""

from __future__ import annotations

from functools import lru_cache

from digest.nouns import noun
from digest.pages.layout.headlines import clip
from digest.pages.layout.layout import Headline, Layout
from digest.pages.pictures.drawable import drawable
from digest.pages.urls.routes import FRONT
from digest.pages.views.variables import ImageView

WIDTH, HEIGHT = 1200, 630
"""In pixels; what previews are cut to otherwise. Source: ogp.me, and the guides of its readers."""

FILE = "card.png"

MOST_MARKS = 12

MOST_CHARACTERS = 300
"""More than a card has room for."""


@noun
class Card:
    """One card to be drawn."""

    path: str
    """In the site, without a leading slash."""
    nameplate: str
    title: str
    marks: str
    """A filled circle for each independent article, a hollow one for each other."""
    standing: str
    day: str

    @property
    def origin(self) -> str:
        """Who wants the file."""
        return f"the social card of {self.title!r}"


def cards(layout: Layout) -> tuple[Card, ...]:
    """The site's own, and those of the newest entries and posts that have no picture."""
    nameplate = drawable(layout.site.title)
    if not layout.config.pages.cards or not nameplate:
        return ()
    own = Card(FILE, "", nameplate, "", _drawable(layout.site.description), "")
    carded = (line for line in layout.headlines if line.teaser.url in layout.carded)
    return (own, *(_card(line, nameplate, layout) for line in carded))


def card_of(url: str, title: str, layout: Layout) -> ImageView | None:
    """The card of the entry or post at `url`, or else the site's card."""
    shown = site_card(layout)
    if shown and url in layout.carded:
        return ImageView(url + FILE, title, WIDTH, HEIGHT)
    return shown


def site_card(layout: Layout) -> ImageView | None:
    """The card of all other pages; None where the site has no cards."""
    return _site_card(layout.site.title) if layout.config.pages.cards else None


@lru_cache(maxsize=1)  # every page names it
def _site_card(title: str) -> ImageView | None:
    return ImageView(FRONT + FILE, title, WIDTH, HEIGHT) if drawable(title) else None


def _card(line: Headline, nameplate: str, layout: Layout) -> Card:
    path = line.teaser.url.lstrip("/") + FILE
    marks, standing = _standing(line, layout)
    day = layout.words.day(line.day) if line.day else ""
    return Card(
        path, nameplate, _drawable(line.teaser.title), marks, _drawable(standing), _drawable(day)
    )


def _drawable(text: str) -> str:
    return drawable(clip(text, MOST_CHARACTERS))


def _standing(line: Headline, layout: Layout) -> tuple[str, str]:
    """Marks and counts of an entry; that a post is the editor's."""
    teaser, words = line.teaser, layout.words
    if teaser.kind == "post":
        return "", words.say("From the editor")
    marks = "".join("●" if independent else "○" for independent in teaser.marks)
    told = words.counted("%(count)s article", "%(count)s articles", teaser.articles)
    if teaser.articles > 1:
        one, many = "%(count)s origin", "%(count)s independent origins"
        told = words.listed((told, words.counted(one, many, teaser.origins)))
    return marks if len(marks) <= MOST_MARKS else "", told
