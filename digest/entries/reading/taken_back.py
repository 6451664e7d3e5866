"""The readings of an event to the same without the sentences that a correction takes back.

A correction says what was wrong: "The ferry had 150 people on board, not 105." What its publisher
told so before is no statement any more, nor is it in another's copy; others tell it as they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.entries.reading.reading import Reading, Sentence, content_words
from digest.entries.words.marks import Kind
from digest.nouns import noun
from digest.patterns import regex
from digest.text.amendments import LONGEST, amends

_END = r"(?=[,;.](?!\w)|$)"
_NOT = regex(rf"(?:(?:,| and) not|\brather than|\binstead of) (?P<wrong>[^;]+?){_END}")
_SAID = (
    "(?:sa(?:id|ys)|sta(?:ted|tes)|report(?:ed|s)|gave|gives|put|identif(?:ied|ies)|nam(?:ed|es)"
    "|describ(?:ed|es)|list(?:ed|s)|wrote|told|called)"
)
_MISTAKENLY = "(?:incorrectly|wrongly|erroneously|mistakenly)"
_WRONGLY = regex(
    rf"\b(?:{_MISTAKENLY} {_SAID}|{_SAID} {_MISTAKENLY})(?: that)? (?P<wrong>[^;]+?){_END}"
)
_OF_ITSELF = regex(
    r"\b(?:correction\b|we\b|(?:this|our|earlier|previous|original|first)"
    r" (?:version|report|story|article|post|piece|brief)\b)",
    re.IGNORECASE,
)
"""Somebody who "wrongly said" is the writer only where the sentence speaks of the report."""
TOGETHER = 3
"""Words that a sentence has of the correction, with what was wrong: its figures, or else all of its
words, of which two are enough. Reasoned, not tuned: the labeled reports hold five such notes."""


@noun
class _Correction:
    """What a note says was wrong."""

    wrong: frozenset[str]
    """Words, at least one."""
    others: frozenset[str]
    """The words beside them."""
    publisher: str
    title: str

    def takes_back(self, sentence: Sentence) -> bool:
        """Does the sentence tell what was wrong?"""
        return self._is_in(sentence.terms) and not any(_wrongs(sentence.text))

    def may_mean(self, reading: Reading) -> bool:
        """Is it a report of the same publisher, or of the title that the note names?"""
        publisher = reading.article.publisher.casefold()
        if self.publisher and publisher:
            return publisher == self.publisher
        return bool(reading.title) and self.title.endswith(reading.title.casefold())

    def is_title(self, reading: Reading) -> bool:
        """Does the title tell what was wrong?"""
        return self._is_in(frozenset(reading.title_words))

    def _is_in(self, terms: frozenset[str]) -> bool:
        if len(self.wrong) > 1 and self.wrong <= terms:
            return True
        decisive = {each for each in self.wrong if each[0].isdigit()} or self.wrong
        return decisive <= terms and len((self.wrong | self.others) & terms) >= TOGETHER


def without_taken_back(readings: Sequence[Reading]) -> Sequence[Reading]:
    """The same readings, but that a sentence which is taken back is empty, and so is a title."""
    corrections = [each for reading in readings for each in _corrections(reading)]
    if not corrections:
        return readings
    wrong = {
        sentence.text
        for reading in readings
        for each in corrections
        if each.may_mean(reading)
        for sentence in reading.sentences
        if each.takes_back(sentence)
    }
    return [_without(reading, wrong, corrections) for reading in readings]


def _corrections(reading: Reading) -> Iterator[_Correction]:
    """All that a note corrects, or a report in a sentence on an earlier version of itself."""
    article = reading.article
    note = reading.size <= LONGEST and amends(article.title, article.text) == "correction"
    for sentence in reading.sentences:
        if not note and not (sentence.marks & Kind.MISTAKE and _OF_ITSELF.search(sentence.text)):
            continue
        for text in _wrongs(sentence.text):
            if wrong := frozenset(content_words(text, article.language)):
                publisher, title = article.publisher.casefold(), article.title.casefold()
                yield _Correction(wrong, sentence.terms - wrong, publisher, title)


def _wrongs(text: str) -> Iterator[str]:
    for pattern in (_WRONGLY, _NOT):
        for found in pattern.finditer(text):
            yield found["wrong"]


def _without(reading: Reading, wrong: set[str], corrections: Sequence[_Correction]) -> Reading:
    """`reading` with nothing in the place of each sentence that is `wrong`; the others keep theirs.

    So does its title, unless one of the `corrections` takes it back.
    """
    mistitled = any(each.may_mean(reading) and each.is_title(reading) for each in corrections)
    if not mistitled and not any(sentence.text in wrong for sentence in reading.sentences):
        return reading
    return replace(
        reading,
        title="" if mistitled else reading.title,
        title_words=() if mistitled else reading.title_words,
        sentences=tuple([_empty(s) if s.text in wrong else s for s in reading.sentences]),
    )


def _empty(sentence: Sentence) -> Sentence:
    nothing: frozenset[str] = frozenset()
    place = sentence.article, sentence.index
    return Sentence(*place, "", 0, (), nothing, nothing, nothing, (), 0)
