"""A source to what it can bear out: its names, numbers, quotations and words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from digest.entries.reading.names import CALENDAR, ENDINGS, TITLES
from digest.entries.reading.reading import Reading, Sentence, content_words
from digest.entries.summarizers.orders import gives_orders
from digest.entries.words.function_words import function_words
from digest.entries.words.word_lists import GRAVE, OPENERS
from digest.nouns import noun
from digest.patterns import regex
from digest.text.name_runs import PARTICLES, name_runs
from digest.text.numerals import numerals
from digest.text.quantities import quantities
from digest.text.quotes import quotations

_WORD = regex(r"[^\W_]+(?:['’.-][^\W_]+)*")
_FIGURE = regex(r"\d+(?:[.,:/]\d+)*")
_MANY = regex(
    r"\b(?:half|halves|thirds?|quarters?|twice|thrice|doubl\w+|tripl\w+|quadrupl\w+|tenfold"
    r"|majority|most|all|none)\b",
    re.IGNORECASE,
)
"""Words that count without being numbers."""


@noun
class Name:
    """A word with a capital, and where it stands."""

    word: str
    opens: bool
    """The statement begins with it, so that the capital says nothing."""


class Proof:
    """What one source bears out."""

    def __init__(self, reading: Reading) -> None:
        article = reading.article
        self.reading = reading
        self.sentences = reading.sentences
        self.article = article.id
        self.tainted = gives_orders(f"{article.title}\n{article.text}")
        self._language = article.language
        texts = [reading.title, *(sentence.text for sentence in reading.sentences)]
        self._words = [_plain(word) for text in texts for word in _WORD.findall(text)]
        self._known = frozenset(part for word in self._words for part in (word, *word.split("-")))
        self._lower = frozenset(word.lower() for word in self._known)
        self._pairs = frozenset(zip(self._words, self._words[1:], strict=False))
        self.stems = frozenset(
            stem
            for stems in (reading.title_words, *(each.words for each in reading.sentences))
            for stem in stems
        )
        self._spread = Counter(stem for each in self.sentences for stem in set(each.words))
        self._figures = frozenset(each for text in texts for each in _FIGURE.findall(text))
        self._many = frozenset(each.lower() for text in texts for each in _MANY.findall(text))
        self._values = frozenset(value for text in texts for value in _values(text, self._language))
        self._amounts = frozenset(
            amount for text in texts for amount in _amounts(text, self._language)
        )
        self._quoted = [
            _wording(article.text[each.start : each.end]) for each in quotations(article.text)
        ]

    def has_quotation(self, text: str) -> bool:
        """Are these words, in a row, part of what the source has in quotation marks?"""
        return any(_wording(text) in quoted for quoted in self._quoted)

    def prints(self, text: str) -> bool:
        """Does a sentence of the source have this, to the letter?"""
        return any(text in sentence.text for sentence in self.sentences)

    def has_name(self, name: Name) -> bool:
        """Does the source write the word in the same way?"""
        word = _plain(name.word)
        if word in self._known or all(part in self._known for part in word.split("-")):
            return True
        if any(self._has_kin(word, ending) for ending in ENDINGS):
            return True
        if not name.opens:
            return False
        lower = word.lower()
        if lower in self._lower or lower in function_words(self._language) or lower in OPENERS:
            return True
        return self.has_word(word)

    def _has_kin(self, word: str, ending: str) -> bool:
        """Does the source have the people of the place, or the place of the people?"""
        return word + ending in self._known or (
            word.endswith(ending) and word.removesuffix(ending) in self._known
        )

    def has_figure(self, text: str) -> bool:
        """Does the source write these digits, as they are?"""
        return text in self._figures

    def has_value(self, value: tuple[float, float]) -> bool:
        """Does the source give this number, however it writes it?"""
        return value in self._values

    def has_amount(self, amount: tuple[str, float, float]) -> bool:
        """Does the source give this number in this unit?"""
        return amount in self._amounts

    def has_word(self, word: str) -> bool:
        """Does the source have the word in any form?"""
        return not self.stems.isdisjoint(content_words(word, self._language))

    def has_many(self, word: str) -> bool:
        """Does the source count with this word, too?"""
        return word.lower() in self._many

    def joins(self, words: Sequence[str]) -> bool:
        """Does the source have the words of this name in a row?

        At most one may stand alone, beside titles, days and what only opens the statement.
        """
        plain = [_plain(word) for word in words]
        free = TITLES | CALENDAR | PARTICLES | function_words(self._language)
        joined = [
            (index > 0 and (plain[index - 1], word) in self._pairs)
            or (index + 1 < len(plain) and (word, plain[index + 1]) in self._pairs)
            for index, word in enumerate(plain)
        ]
        alone = [
            word
            for word, side_by_side in zip(plain, joined, strict=True)
            if not side_by_side and word.lower() not in free
        ]
        return len(alone) < 2

    def nearest(self, stems: frozenset[str]) -> Sentence | None:
        """The sentence that has most of these words, rare ones first; None where none has any."""
        best, found = 0.0, None
        for each in self.sentences:
            weight = sum(1 / self._spread[stem] for stem in stems.intersection(each.words))
            if weight > best:
                best, found = weight, each
        return found


def quoted_in(text: str) -> Iterator[str]:
    """What stands in quotation marks."""
    return (text[each.start : each.end] for each in quotations(text))


def names_in(text: str) -> Iterator[Name]:
    """Every word that has a capital somewhere; of quotations none."""
    told = _without_quotations(text)
    for index, found in enumerate(_WORD.finditer(told)):
        if any(char.isupper() for char in found[0]):
            yield Name(found[0], opens=index == 0)


def full_names_in(text: str) -> Iterator[tuple[str, ...]]:
    """The names of several words; of quotations none."""
    for run in name_runs(_without_quotations(text)):
        if len(run.words) > 1:
            yield run.words


def figures_in(text: str) -> Iterator[str]:
    """Digits, as they are written, that are part of no number: of dates, times, labels."""
    spans = [(numeral.start, numeral.end) for numeral in numerals(text)]
    for found in _FIGURE.finditer(text):
        if not any(start <= found.start() < end for start, end in spans):
            yield found[0]


def grave_words_in(text: str) -> Iterator[str]:
    """The words of a text that do harm where they are not true."""
    for word in _WORD.findall(_without_quotations(text)):
        if not _grave().isdisjoint(content_words(word, "en")):
            yield word


@cache
def _grave() -> frozenset[str]:
    return frozenset(content_words(GRAVE, "en"))


def counting_words_in(text: str) -> Iterator[str]:
    """`half`, `twice` and the like."""
    return iter(_MANY.findall(text))


def values_in(text: str, language: str) -> Iterator[tuple[str, tuple[float, float]]]:
    """Each number as it is written, and what it says."""
    for numeral in numerals(text, language):
        yield text[numeral.start : numeral.end], (numeral.low, numeral.high)


def amounts_in(text: str, language: str) -> Iterator[tuple[str, tuple[str, float, float]]]:
    """Each sum of money, share and measure as it is written, and what it says."""
    for quantity in quantities(text, language):
        if quantity.unit.kind in ("money", "percent", "points", "measure"):
            amount = (quantity.unit.name, quantity.low, quantity.high)
            yield text[quantity.start : quantity.end], amount


def _without_quotations(text: str) -> str:
    """The text with blanks in place of what it quotes."""
    for each in quotations(text):
        text = text[: each.start] + " " * (each.end - each.start) + text[each.end :]
    return text


def _values(text: str, language: str) -> Iterator[tuple[float, float]]:
    return (value for _, value in values_in(text, language))


def _amounts(text: str, language: str) -> Iterator[tuple[str, float, float]]:
    for quantity in quantities(text, language):
        for each in (quantity, quantity.converted):
            if each:
                yield each.unit.name, each.low, each.high


def _plain(word: str) -> str:
    """A word without points and possessive."""
    return word.replace("’", "'").replace(".", "").removesuffix("'s").removesuffix("'")


def _wording(text: str) -> str:
    """Words in a row, as quotations are compared: punctuation and capitals aside."""
    return f" {' '.join(_WORD.findall(text.replace('’', chr(39)).casefold()))} "
