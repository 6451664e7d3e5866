"""Articles to the boilerplate of their sites: ends of titles, and lines that articles repeat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from digest.model import Article
from digest.nouns import noun
from digest.patterns import regex
from digest.text.words import words

REPEATED = 3
"""Articles that must share a line or the end of a title before it can be the page's own."""
DIFFERENT = 0.2
"""Share of words in common below which the articles that share a line are about other things;
with wire copies, which share their lines because they share their news, it is above .5."""
SAMPLE = 6
"""Holders of a repeated line that are compared with each other."""
SHORT = 160
"""Characters of a line that may be a form, as "Get an email whenever Ana Ruiz posts" is one."""
FIXED = 4
"""Words of a form, at least, that are neither names nor numbers."""
SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " » ")
"""Between a page's title and the name of its site."""

_OPEN = regex(r"(?<=\s)[A-Z]\S*(?:\s[A-Z]\S*)*|\d+")
_FIXED = regex(r"(?<!\w)[a-z]+")


@noun
class Chrome:
    """What is left out of titles and texts before they are compared."""

    ends: frozenset[str]
    """Of titles."""
    lines: frozenset[str]
    """As `_form` gives them."""

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Chrome:
        """What three of these articles have, which else have little in common."""
        found = Counter(end for article in articles if (end := _end(article.title)))
        ends = frozenset(end for end, count in found.items() if count >= REPEATED)
        return cls(ends, _repeated_lines(articles, ends))

    def title(self, article: Article) -> str:
        """The title without names of sites; empty if it was only inferred from the text."""
        return _title(article, self.ends)

    def body(self, article: Article) -> str:
        """The text without the page's own lines."""
        if not self.lines:
            return article.text
        return "\n".join(line for line in article.text.split("\n") if _form(line) not in self.lines)


def _title(article: Article, ends: Container[str]) -> str:
    title = "" if article.title_inferred else article.title
    while (end := _end(title)) in ends:
        title = title.removesuffix(end)
    return title


def _end(title: str) -> str:
    """The last separator and what follows it."""
    at = max(title.rfind(separator) for separator in SEPARATORS)
    return title[at:] if at > 0 else ""


def _form(line: str) -> str:
    """A short line without its names and numbers, which may change from page to page.

    >>> _form("Get an email whenever Ana M. Ruiz posts"), _form("Ana Ruiz was born in Quito")
    ('Get an email whenever # posts', 'Ana Ruiz was born in Quito')
    """
    line = line.strip()
    if not line or len(line) > SHORT:
        return line
    form = _OPEN.sub("#", line)
    return form if form != line and len(_FIXED.findall(form)) >= FIXED else line


def marks(article: Article) -> set[str]:
    """What an article may share with others of its site: lines, and the end of its title."""
    lines = {form for line in article.text.split("\n") if line and (form := _form(line))}
    end = _end(article.title)
    return lines | {f"\0{end}"} if end else lines


def is_chrome(holders: Sequence[Article], repeated: Container[str], ends: Container[str]) -> bool:
    """Whether a repeated line that these articles have, in order, is a part of their pages."""
    return _differ(holders[:SAMPLE], repeated, ends)


def _repeated_lines(articles: Sequence[Article], ends: Container[str]) -> frozenset[str]:
    """Lines that several otherwise different articles have: parts of the page."""
    often: Counter[int] = Counter()
    for article in articles:
        often.update(_marks(article))
    often_enough = {mark for mark, count in often.items() if count >= REPEATED}
    if not often_enough:
        return frozenset()
    holders: dict[str, list[int]] = {}
    for index, article in enumerate(articles):
        if not often_enough.isdisjoint(_marks(article)):
            for line in dict.fromkeys(map(_form, article.text.split("\n"))):
                if hash(line) in often_enough:
                    holders.setdefault(line, []).append(index)
    repeated = {
        line: tuple(found[:SAMPLE])
        for line, found in holders.items()
        if line and len(found) >= REPEATED
    }
    strangers = {
        found: _differ([articles[index] for index in found], repeated, ends)
        for found in dict.fromkeys(repeated.values())
    }
    return frozenset(line for line, found in repeated.items() if strangers[found])


def _marks(article: Article) -> set[int]:
    """Numbers of its lines; two lines may have one, so that they only tell what is not repeated."""
    return {hash(_form(line)) for line in article.text.split("\n") if line} - {hash("")}


def _differ(articles: Sequence[Article], repeated: Container[str], ends: Container[str]) -> bool:
    """Whether the texts, without any repeated line, have few words in common.

    Texts of which nothing is left are copies of each other; but two texts that have next to
    nothing of their titles, as notices where the articles should be, are not.
    """
    bags = [
        {
            word
            for line in article.text.split("\n")
            if _form(line) not in repeated
            for word in line.casefold().split()
        }
        for article in articles
    ]
    about = [_tells_its_title(article, ends) for article in articles]
    shares = [
        (len(one & other) / len(one | other) if one or other else 1.0)
        if about[index] or about[at]
        else 0.0
        for index, one in enumerate(bags)
        for at, other in enumerate(bags[:index])
    ]
    return sum(shares) < DIFFERENT * len(shares)


def _tells_its_title(article: Article, ends: Container[str]) -> bool:
    """Whether the text has some words of the title, grammar aside."""
    told = words(_title(article, ends), article.language)
    title = {word for word in told if len(word) > 3 or not word.isascii()}
    return len(title & set(words(article.text, article.language))) >= DIFFERENT * len(title)
