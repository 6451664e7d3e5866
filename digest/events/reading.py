"""Articles to what of them is compared: their words, without what pages repeat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from urllib.parse import urlsplit

from digest.events.contradictions import Signs, signs
from digest.events.days import day_of
from digest.events.vocabulary import Numbers, Vocabulary
from digest.model import Article
from digest.text.words import names

REPEATED = 3
"""Articles that must share a line or the end of a title before it can be the page's own."""
DIFFERENT = 0.2
"""Share of words in common below which the articles that share a line are about other things;
with wire copies, which share their lines because they share their news, it is above .5."""
SAMPLE = 6
"""Holders of a repeated line that are compared with each other."""
OWN = "content/posts"
"""The site of the editor's posts."""
SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " » ")
"""Between a page's title and the name of its site."""


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
    names: frozenset[str] = frozenset()
    """What texts in two languages may share; none where all articles are in one."""


def read(articles: Sequence[Article], zone: tzinfo, vocabulary: Vocabulary) -> tuple[Reading, ...]:
    """A reading of each article, in order; their days are those of `zone`."""
    suffixes = _repeated_suffixes(articles)
    chrome = _repeated_lines(articles)
    mixed = len({_language(article) for article in articles}) > 1
    return tuple(
        _read(article, suffixes, chrome, zone, vocabulary, mixed=mixed) for article in articles
    )


def _read(
    article: Article,
    suffixes: frozenset[str],
    chrome: frozenset[str],
    zone: tzinfo,
    vocabulary: Vocabulary,
    *,
    mixed: bool,
) -> Reading:
    day = day_of(article, zone)
    title = "" if article.title_inferred else _without_suffix(article.title, suffixes)
    body = article.text
    if chrome:
        body = "\n".join(line for line in body.split("\n") if line.strip() not in chrome)
    heading, _ = vocabulary.read(title, article.language)
    told, capitalized = vocabulary.read(body, article.language)
    return Reading(
        title=heading,
        body=told,
        capitalized=capitalized,
        site=_site(article),
        day=day.toordinal() if day else None,
        language=_language(article),
        signs=signs(f"{title}\n{body}"),
        names=frozenset(names(body)) if mixed else frozenset(),
    )


def _language(article: Article) -> str:
    return article.language.partition("-")[0].lower()


def _site(article: Article) -> str:
    if article.kind == "post" and not article.url:
        return OWN
    host = urlsplit(article.url).hostname or ""
    return host.removeprefix("www.") or article.publisher.casefold()


def _repeated_suffixes(articles: Sequence[Article]) -> frozenset[str]:
    """Ends of titles that several articles have: names of sites."""
    ends = Counter(end for article in articles if (end := _suffix(article.title)))
    return frozenset(end for end, count in ends.items() if count >= REPEATED)


def _suffix(title: str) -> str:
    """The last separator and what follows it."""
    at = max(title.rfind(separator) for separator in SEPARATORS)
    return title[at:] if at > 0 else ""


def _without_suffix(title: str, suffixes: frozenset[str]) -> str:
    while (end := _suffix(title)) in suffixes:
        title = title.removesuffix(end)
    return title


def _repeated_lines(articles: Sequence[Article]) -> frozenset[str]:
    """Lines that several otherwise different articles have: parts of the page."""
    often = Counter(mark for article in articles for mark in _marks(article))
    holders: dict[str, list[int]] = {}
    for index, article in enumerate(articles):
        marks = _marks(article)
        if any(often[mark] >= REPEATED for mark in marks):
            for line in dict.fromkeys(line.strip() for line in article.text.split("\n")):
                if often[hash(line)] >= REPEATED:
                    holders.setdefault(line, []).append(index)
    repeated = {
        line: tuple(found[:SAMPLE])
        for line, found in holders.items()
        if line and len(found) >= REPEATED
    }
    strangers = {
        found: _differ([articles[index].text for index in found], repeated)
        for found in dict.fromkeys(repeated.values())
    }
    return frozenset(line for line, found in repeated.items() if strangers[found])


def _marks(article: Article) -> set[int]:
    """Numbers of its lines; two lines may have one, so that they only tell what is not repeated."""
    return {hash(line.strip()) for line in article.text.split("\n")}


def _differ(texts: Sequence[str], repeated: Container[str]) -> bool:
    """Whether the texts, without any repeated line, have few words in common.

    Texts of which nothing is left are copies of each other.
    """
    bags = [
        {
            word
            for line in text.split("\n")
            if line.strip() not in repeated
            for word in line.casefold().split()
        }
        for text in texts
    ]
    shares = [
        len(one & other) / len(one | other)
        for index, one in enumerate(bags)
        for other in bags[:index]
        if one or other
    ]
    return sum(shares) < DIFFERENT * len(shares)
