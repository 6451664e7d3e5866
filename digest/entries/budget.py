"""The one account of what an entry may print of its sources; its parts draw from it in turn.

The summary draws first, then figures, quotes, what only one source has, and the timeline. What
is printed already costs nothing when it is printed again, whole or in part.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from digest.config import EntriesConfig, ExcerptLimit
from digest.model import Article
from digest.text.sentences import word_count


class Allowance:
    """What each source of one entry may still give.

    Articles are named by their number, as readings and sentences name them.
    """

    def __init__(self, limits: Sequence[ExcerptLimit | None]) -> None:
        """`limits` has one an article; None where all of it may be printed."""
        self._limits = limits
        self._printed: list[list[str]] = [[] for _ in limits]
        self._sentences = [0] * len(limits)
        self._words = [0] * len(limits)

    @classmethod
    def of(cls, articles: Sequence[Article], config: EntriesConfig, *, budget: bool = True) -> Self:
        """What the configuration allows for `articles`; everything where `budget` is false."""
        return cls([config.excerpt_limit(article) if budget else None for article in articles])

    def fits(self, article: int, sentences: int, words: int) -> bool:
        """May the article give so many more sentences and words?"""
        limit = self._limits[article]
        return limit is None or (
            self._sentences[article] + sentences <= limit.sentences
            and self._words[article] + words <= limit.words
        )

    def has_room(self, article: int, text: str, *, sentence: bool) -> bool:
        """May `text` be printed: a whole sentence of the article, or a few words of one?"""
        return self._is_printed(article, text) or self.fits(
            article, int(sentence), word_count(text)
        )

    def take(self, article: int, text: str, *, sentence: bool) -> bool:
        """Take `text` for printing; False, and nothing is taken, where there is no room."""
        if self._is_printed(article, text):
            return True
        if not self.has_room(article, text, sentence=sentence):
            return False
        self._printed[article].append(text)
        self._sentences[article] += int(sentence)
        self._words[article] += word_count(text)
        return True

    def _is_printed(self, article: int, text: str) -> bool:
        return any(text in printed for printed in self._printed[article])
