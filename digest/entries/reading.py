"""The articles of one event to readings: sentences with their words, numbers and names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import filterfalse

from digest.entries.function_words import function_words
from digest.model import Article, Citation
from digest.text.fragments import text_fragment
from digest.text.name_runs import name_runs
from digest.text.sentences import sentences, word_count
from digest.text.titles import clean_title
from digest.text.words import words, words_of_lines

_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀĆČĎĐĒĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽΑ-ΩА-ЯЁ](?:[\w'’.-]*\w)?")
_SHARED = frozenset(
    "of the us uk un secretary state president minister prime mayor governor senator sen rep judge "
    "mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december".split()
)
"""Words with a capital that tell nobody apart."""
_QUOTATION = re.compile(r"[\"“”„«»][^\"“”„«»]{8,400}[\"“”«»]")
OPENING = 8
"""Words in which a sentence names whom it is about."""
_PLAIN = tuple(zip("“”„‘’ʼ–—", "\"\"\"'''--", strict=True))
"""What is all ASCII is split faster; of these only the apostrophe is part of words."""
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
    terms: frozenset[str]
    """The same, each once."""
    numbers: frozenset[str]
    names: frozenset[str]
    """Words that are capitalized inside a sentence somewhere in the article, lower case."""

    @property
    def place(self) -> tuple[int, int]:
        """Article and sentence."""
        return self.article, self.index


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
    size: int
    """Words in the text."""
    pieces: frozenset[str]
    """What stands between two blanks in the text, each once: most of any text is repetition."""

    def citation(self, number: int, sentence: int) -> Citation:
        """How an entry that knows the article by `number` cites one of its sentences."""
        fragment = text_fragment(self.sentences[sentence].text)
        return Citation(number, self.article.id, sentence, fragment)


def read(articles: Sequence[Article]) -> tuple[Reading, ...]:
    """One reading an article, in the order given."""
    return tuple(_read(number, article) for number, article in enumerate(articles))


def main_language(articles: Iterable[Article]) -> str:
    """The language of most articles, of equals the first by alphabet; "" where none is known."""
    counts = Counter(article.language for article in articles if article.language)
    return min(counts, key=lambda language: (-counts[language], language), default="")


def first_name(sentence: Sentence) -> frozenset[str]:
    """The words of the first name in the opening: whom the sentence is about, most likely.

    No part of it are the words that any office or club may share.
    """
    opening = " ".join(sentence.text.split()[:OPENING])
    runs = (frozenset(map(_plain, run.words)) - _SHARED for run in name_runs(opening))
    return next((found for run in runs if (found := run & sentence.names)), frozenset())


def content_words(text: str, language: str = "") -> tuple[str, ...]:
    """The stems of `text` in order, without the words that only hold a sentence together.

    >>> content_words("The mayor of Quito has resigned", "en")
    ('mayor', 'quito', 'resign')
    """
    hollow = function_words(language)
    return tuple(word for word in words(text, language) if word not in hollow)


def numbers_in(tokens: Sequence[str]) -> frozenset[str]:
    """The figures among `tokens`, small numbers that are spelled out too."""
    figures = [each for each in tokens if each < ":"]  # letters come after all digits
    figures += map(_COUNTS.__getitem__, filter(_COUNTS.__contains__, tokens))
    return frozenset(figures)


def _read(number: int, article: Article) -> Reading:
    language = article.language
    texts = sentences(article.text)
    hollow = function_words(language)
    stems = _stems(texts, language)
    named = [_capitalized(text) for text in texts]
    inside = frozenset(name for names in named for name in names[1:]) - hollow
    sizes = list(map(word_count, texts))
    title = "" if article.title_inferred else clean_title(article.title, article.publisher)
    return Reading(
        article,
        title,
        content_words(title, language),
        tuple(
            Sentence(
                number,
                index,
                text,
                sizes[index],
                (telling := tuple(filterfalse(hollow.__contains__, stems[index]))),
                frozenset(telling),
                numbers_in(stems[index]),
                inside.intersection(named[index]),
            )
            for index, text in enumerate(texts)
        ),
        _narration(texts, stems, language),
        sum(sizes),
        frozenset(article.text.split()),
    )


def _stems(texts: Sequence[str], language: str) -> list[list[str]]:
    """The words of each text; a text is a single line."""
    whole = "\n".join(texts)
    for curly, plain in _PLAIN:
        whole = whole.replace(curly, plain)  # ten times as fast as `translate`
    return words_of_lines(whole, language) if texts else []


def _narration(texts: Sequence[str], stems: Sequence[list[str]], language: str) -> tuple[str, ...]:
    """The stems of all that is not quoted; only sentences with quotations are split again."""
    told: list[str] = []
    for text, stem in zip(texts, stems, strict=True):
        quotes = _QUOTATION.search(text)
        told += words(_QUOTATION.sub(" ", text), language) if quotes else stem
    return tuple(told)


def _capitalized(text: str) -> list[str]:
    """The words with a capital, in order, in lower case; first what opens the sentence, or ""."""
    found = _NAME.findall(text)
    opened = bool(found) and text.lstrip("\"“‘'«„([").startswith(found[0])
    return [_plain(name) for name in found] if opened else ["", *map(_plain, found)]


@lru_cache(maxsize=20_000)
def _plain(token: str) -> str:
    """A name in lower case without its possessive or its points."""
    return token.lower().removesuffix("'s").removesuffix("’s").replace(".", "")
