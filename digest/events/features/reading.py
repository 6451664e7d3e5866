"""Articles to what is compared of them: their words, without what pages repeat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from types import MappingProxyType
from urllib.parse import urlsplit

import numpy as np

from digest.events.days import day_of
from digest.events.features.chrome import Chrome
from digest.events.features.contradictions import WINDOW, Signs, signs
from digest.events.features.vocabulary import Numbers, Told, Vocabulary
from digest.model import Article
from digest.text.sounds import heard
from digest.text.words import names, sounds

NOTHING: Mapping[str, str] = MappingProxyType({})
OWN = "content/posts"
"""The site of the editor's posts."""
HEAD = 250
"""Words of the body whose numbers are those of the event; later ones are of its background."""
SLAB = 500
"""Articles that are read at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """An article as the grouping sees it; words are numbers of a vocabulary."""

    title: Numbers
    body: Numbers
    capitalized: Numbers
    """Those words of the body that are written with a capital."""
    site: str
    """Host of the URL, else the publisher, else ""; OWN for the editor's posts."""
    day: int | None
    """Of publication, in the site's zone; counted from the year 1."""
    language: str
    """Without its region."""
    signs: Signs
    figures: int = 0
    """The numbers near the beginning of the body, as bits."""
    names: frozenset[str] = frozenset()
    """What texts in two languages may share; none where all articles are in one."""
    sounds: Mapping[str, str] = field(default_factory=dict)
    """How those of its beginning sound, with each name; none in a script without capitals."""
    heard: frozenset[str] = frozenset()
    """How the words of its beginning sound, in such a script."""


def read(
    articles: Sequence[Article],
    zone: tzinfo,
    vocabulary: Vocabulary,
    chrome: Chrome | None = None,
) -> tuple[Reading, ...]:
    """A reading of each article, in order; their days are those of `zone`. `chrome` is that of
    these articles, if it is known.
    """
    chrome = chrome or Chrome.of(articles)
    mixed = len({plain_language(article) for article in articles}) > 1
    return tuple(
        reading
        for top in range(0, len(articles), SLAB)
        for reading in read_some(articles[top : top + SLAB], chrome, zone, vocabulary, mixed=mixed)
    )


def read_some(
    articles: Sequence[Article],
    chrome: Chrome,
    zone: tzinfo,
    vocabulary: Vocabulary,
    *,
    mixed: bool,
) -> list[Reading]:
    """The readings of articles, in order; their names only where languages are `mixed`."""
    texts = [(chrome.title(article), chrome.body(article)) for article in articles]
    told: dict[int, tuple[Told, Told]] = {}
    for language in dict.fromkeys(article.language for article in articles):
        mine = [at for at, article in enumerate(articles) if article.language == language]
        found = iter(vocabulary.read([part for at in mine for part in texts[at]], language))
        told |= {at: (next(found), next(found)) for at in mine}
    return [
        _reading(article, *texts[at], *told[at], zone, vocabulary, mixed=mixed)
        for at, article in enumerate(articles)
    ]


def _reading(
    article: Article,
    title: str,
    body: str,
    heading: Told,
    told: Told,
    zone: tzinfo,
    vocabulary: Vocabulary,
    *,
    mixed: bool,
) -> Reading:
    day = day_of(article, zone)
    hears = heard(f"{title}\n{body[:WINDOW]}") if mixed else frozenset[str]()
    return Reading(
        title=heading.words,
        body=told.words,
        capitalized=told.capitalized,
        site=site(article),
        day=day.toordinal() if day else None,
        language=plain_language(article),
        signs=signs(f"{title}\n{body}"),
        figures=vocabulary.figures(told.words[:HEAD]),
        names=frozenset(names(body)) if mixed else frozenset(),
        sounds=sounds(body[:WINDOW]) if mixed and not hears else NOTHING,
        heard=hears,
    )


def unread(article: Article, zone: tzinfo) -> Reading:
    """The reading of an article whose words don't matter."""
    day, none = day_of(article, zone), np.empty(0, np.int32)
    return Reading(
        title=none,
        body=none,
        capitalized=none,
        site=site(article),
        day=day.toordinal() if day else None,
        language=plain_language(article),
        signs=Signs(0, 0, 0, 0),
    )


def plain_language(article: Article) -> str:
    """Its language without the region."""
    return article.language.partition("-")[0].lower()


def site(article: Article) -> str:
    """Who published it: a host, a publisher, OWN, or "" where that is not known."""
    if article.kind == "post" and not article.url:
        return OWN
    host = urlsplit(article.url).hostname or ""
    return host.removeprefix("www.") or article.publisher.casefold()
