"""Two sentences to whether they say the same."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Self

from digest.entries.reading.reading import Sentence, content_words
from digest.entries.sentences.candidates import is_speech, quoted
from digest.entries.words.marks import Kind
from digest.entries.words.stances import DENIAL, DOUBT, UNDOING, Stance
from digest.nouns import noun
from digest.patterns import regex

SAME_WORDS = 0.66
"""Share of a statement's words that a sentence must have to corroborate it. Read by hand, of 14
pairs from the NeuS validation set above it, 13 said the same; just below, 11 of 14 did."""
SAME_NAMES = 0.75
"""Share of its names."""
MIN_SHARED = 4
"""Words, at least: short sentences are alike by chance."""
BEGINNING = 8
"""Content words in which a sentence says who did what, and when."""
SAME_BEGINNING = 4
"""Of these words, for two sentences to begin with the same; one less where one of them is a day. Of
8 pairs of statements from the NeuS validation set that began so, 7 told one thing twice, as read by
hand. Without them ROUGE-1 is .04 lower, and summaries tell more."""
QUOTED_WORDS = 0.8
"""Share of a quotation's words in a sentence that tells it as its own. Speech that is told changes
its pronouns and tenses, which are no content words or have the same stem."""
ALIKE = 0.45
"""Share of the shorter sentence's words; two statements of a summary stay below. On the NeuS
validation set ROUGE-1 is .06 lower at .5 and at .55."""

STANCES = ((Kind.DENIAL, DENIAL), (Kind.UNSURE, DOUBT), (Kind.UNDOING, UNDOING))
"""What neither of two sentences that say the same may do to what the other states."""
_SAID = regex(
    r",[”\"’']? [^,;:\"“”]{2,70} (?:said|says|reported|announced|wrote)(?: [^,;:\"“”]{2,50})?\.?$"
)
"""At the end of a sentence, who says so; reports share the words of it whatever they tell."""
_YEAR = regex(r"(?:19|20)\d\d")


_DAYS = frozenset(content_words("monday tuesday wednesday thursday friday saturday sunday", "en"))


def saying_the_same(statement: Sentence, others: Iterable[Sentence]) -> Iterator[Sentence]:
    """Those of `others` that say all that `statement` says: its figures, names, most of its words.

    Neither may deny, hedge or call off what the other states flatly, nor may another only quote it:
    that may be to refute it.
    """
    terms = statement.terms
    enough = math.ceil(max(MIN_SHARED, SAME_WORDS * len(terms)))
    # Who has none of so many words has not enough of them: that is most, and soon found out.
    few = frozenset(islice(terms, max(0, len(terms) - enough + 1)))
    near = [
        other
        for other in others
        if not few.isdisjoint(other.terms) and len(terms & other.terms) >= enough
    ]
    claim = _claim_of(statement) if near else terms
    most = max(min(MIN_SHARED, len(claim)), SAME_WORDS * len(claim))
    telling = (other for other in near if len(claim & other.terms) >= most)
    return (other for other in telling if _bears_out(other, statement))


def _bears_out(other: Sentence, statement: Sentence) -> bool:
    if not statement.numbers <= other.numbers:
        return False
    if len(statement.names & other.names) < SAME_NAMES * len(statement.names):
        return False
    told = not statement.marks & (Kind.QUOTED | Kind.SAYING)
    if told and other.marks & Kind.QUOTED and is_speech(other.text):
        return False
    return all(
        _takes(statement, kind, stance) == _takes(other, kind, stance) for kind, stance in STANCES
    )


def _claim_of(statement: Sentence) -> frozenset[str]:
    """The terms of what it says, without who says so and when: ", the mayor said on Tuesday"."""
    said = _SAID.search(statement.text) if statement.marks & Kind.SAYING else None
    if not said:
        return statement.terms
    return frozenset(content_words(statement.text[: said.start()], "en"))


def _takes(sentence: Sentence, kind: int, stance: Stance) -> bool:
    return bool(sentence.marks & kind) and stance.is_taken(sentence.text)


def quotes_what_is_told(other: Sentence, statement: Sentence, language: str) -> bool:
    """Has `other` in quotation marks what `statement` tells without any?"""
    if not other.marks & Kind.QUOTED or not any(mark in other.text for mark in '"“„«'):
        return False
    if quoted(statement.text):
        return False
    if len(statement.terms & other.terms) < SAME_WORDS * len(statement.terms):
        return False
    words = set(content_words(quoted(other.text), language))
    shared = words & statement.terms
    return len(shared) >= MIN_SHARED and len(shared) >= QUOTED_WORDS * len(words)


def alike(a: Sentence, b: Sentence) -> bool:
    """Would a reader feel that the second repeats the first?

    It does where most of its words are the same, or most of its figures and a word beside.
    """
    shared = a.terms & b.terms
    if len(shared) > ALIKE * max(1, min(len(a.terms), len(b.terms))):
        return True
    if a.numbers.isdisjoint(b.numbers):
        return False
    figures, others = _figures(a), _figures(b)
    common = figures & others
    return 2 * len(common) > min(len(figures), len(others)) and bool(shared - common)


@noun
class Beginning:
    """Who did what, and when: the first content words of a sentence."""

    words: frozenset[str]
    names: frozenset[str]
    """Those of the sentence, as they are written."""
    language: str

    @classmethod
    def of(cls, sentence: Sentence, language: str) -> Self:
        """That of `sentence`."""
        first = frozenset(islice(dict.fromkeys(sentence.words), BEGINNING))
        return cls(first, sentence.names, language)

    def tells_again(self, other: Beginning) -> bool:
        """Do both begin with who did what on which day, in whatever words?"""
        shared = self.words & other.words
        if len(shared) < SAME_BEGINNING - (not _DAYS.isdisjoint(shared)):
            return False
        return not self._common().isdisjoint(other._common())

    def _common(self) -> frozenset[str]:
        """Its words that are no names and no days."""
        stems = (_stems(name, self.language) for name in self.names)
        return self.words.difference(_DAYS, *stems)


@lru_cache(maxsize=20_000)
def _stems(name: str, language: str) -> frozenset[str]:
    return frozenset(content_words(name, language))


def _figures(sentence: Sentence) -> frozenset[str]:
    """Its numbers without years, hours and small counts, which sentences share by chance."""
    return frozenset(
        number
        for number in sentence.numbers
        if len(number) > 2 or (len(number) == 2 and number > "31")
        if not _YEAR.fullmatch(number)
    )
