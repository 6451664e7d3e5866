"""The articles of one event to readings: sentences with their words, numbers and names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.entries.function_words import function_words
from digest.model import Article
from digest.text.sentences import sentences, word_count
from digest.text.titles import clean_title
from digest.text.words import words

_NAME = re.compile(r"[^\W\d_][\w'’.-]*\w|[^\W\d_]")
_QUOTATION = re.compile(r"[\"“”„«»][^\"“”„«»]{8,400}[\"“”«»]")
OPENING = 8
"""Words in which a sentence names whom it is about."""
_COUNTS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve".split(),
        map(str, range(1, 13)),
        strict=True,
    )
)
"""So that "six million" and "$6m" can be seen to agree."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one article, with what can be compared of it."""

    article: int
    """Which of the event's articles, from 0."""
    index: int
    """Which of the article's sentences, from 0."""
    text: str
    size: int
    """In words, as the excerpt budget counts them."""
    words: tuple[str, ...]
    """Stems in order, without function words."""
    numbers: frozenset[str]
    names: frozenset[str]
    """Words that are capitalized inside a sentence somewhere in the article, lower case."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One article of the event."""

    article: Article
    title: str
    """Cleaned; "" where the text has none of its own."""
    title_words: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    narration: tuple[str, ...]
    """The stems of all words in order, without what stands in quotation marks."""

    @property
    def size(self) -> int:
        """Words in the text."""
        return sum(sentence.size for sentence in self.sentences)


def read(articles: Sequence[Article]) -> tuple[Reading, ...]:
    """One reading an article, in the order given."""
    return tuple(_read(number, article) for number, article in enumerate(articles))


def opening_names(sentence: Sentence) -> frozenset[str]:
    """The names among the first words: who the sentence is about, most likely."""
    opening = " ".join(sentence.text.split()[:OPENING])
    return frozenset(_tokens(opening)) & sentence.names


def content_words(text: str, language: str = "") -> tuple[str, ...]:
    """The stems of `text` in order, without the words that only hold a sentence together.

    >>> content_words("The mayor of Quito has resigned", "en")
    ('mayor', 'quito', 'resign')
    """
    hollow = function_words(language)
    return tuple(word for word in words(text, language) if word not in hollow)


def numbers_in(tokens: Sequence[str]) -> frozenset[str]:
    """The figures among `tokens`, small numbers that are spelled out too."""
    found = (token if token[0].isdigit() else _COUNTS.get(token, "") for token in tokens)
    return frozenset(found) - {""}


def _read(number: int, article: Article) -> Reading:
    texts = sentences(article.text)
    hollow = function_words(article.language)
    names = _names(texts, hollow)
    stems = [words(text, article.language) for text in texts]
    title = "" if article.title_inferred else clean_title(article.title, article.publisher)
    return Reading(
        article,
        title,
        content_words(title, article.language),
        tuple(
            Sentence(
                number,
                index,
                text,
                word_count(text),
                tuple(word for word in stem if word not in hollow),
                numbers_in(stem),
                frozenset(token for token in _tokens(text) if token in names),
            )
            for index, (text, stem) in enumerate(zip(texts, stems, strict=True))
        ),
        tuple(words(_QUOTATION.sub(" ", article.text), article.language)),
    )


def _names(texts: Sequence[str], hollow: frozenset[str]) -> frozenset[str]:
    """Words that the article capitalizes elsewhere than at the beginning of a sentence."""
    return frozenset(
        _plain(found[0])
        for text in texts
        for position, found in enumerate(_NAME.finditer(text))
        if position and found[0][0].isupper() and _plain(found[0]) not in hollow
    )


def _tokens(text: str) -> list[str]:
    return [_plain(token) for token in _NAME.findall(text) if token[0].isupper()]


def _plain(token: str) -> str:
    """A name in lower case without its possessive or its points."""
    return re.sub(r"['’]s$|\.", "", token.lower())
