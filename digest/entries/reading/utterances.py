"""A reading to its words in order, and to what in it stands in quotation marks.

Words are compared without capitals, points, hyphens and apostrophes, and in American spelling, so
that nobody is said to have altered a quotation who has only followed a house style.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, groupby, islice, pairwise

from digest.entries.reading.reading import Reading
from digest.entries.reading.spans import Span, spans_of
from digest.entries.reading.speakers import BLANK, Speaker, Told
from digest.entries.words.keys import WORD
from digest.nouns import noun
from digest.once import once
from digest.patterns import regex
from digest.text.quotes import quotations, set_apart

_LETTERS = regex(r"[^\W_]+")
_OPENED = "'‘\"“«„"
_CLOSED = regex(r"(?<=\w)['’\"”»](?!\w)")
LONGEST_TARGET = 4
"""Words that are looked for together without their blanks."""
MOST = 200
"""Quotations of an article that are read."""

Place = tuple[int, int, int]
"""A word of an article: its sentence, and where in the sentence it begins and ends."""


class _Voices:
    """The sentences of an article without what is quoted in them, made where somebody asks.

    Utterances know it, and not the `Wording` that knows them: a build collects no cycles.
    """

    def __init__(self, reading: Reading, spans: Sequence[Span]) -> None:
        self._reading = reading
        self.spans = spans

    @once
    def told(self) -> Told:
        sentences = [sentence.text for sentence in self._reading.sentences]
        marks = [sentence.marks for sentence in self._reading.sentences]
        return Told(_blanked(sentences, self.spans), marks, self._reading.article.language)


class _Speech:
    """One quotation, of which each part stands in a sentence of its own."""

    def __init__(self, voices: _Voices, parts: Sequence[Span]) -> None:
        self._voices = voices
        self.parts = parts

    @once
    def speaker(self) -> Speaker | None:
        """Who stands behind it or before it; looked for only where somebody asks."""
        first, last = self.parts[0], self.parts[-1]
        told = self._voices.told
        speaker = told.speaker(last.sentence, last.left, last.right)
        if not speaker and first is not last:
            speaker = told.speaker(first.sentence, first.left, first.right)
        return speaker


@noun
class Utterance:
    """What stands in quotation marks in one sentence."""

    article: int
    sentence: int
    start: int
    """Of its first word among all words of the article."""
    keys: tuple[str, ...]
    """Its words as they are compared."""
    text: str
    """As printed, without the marks."""
    speech: _Speech

    @property
    def speaker(self) -> Speaker | None:
        """Who says it; None where nobody can tell."""
        return self.speech.speaker


class Wording:
    """The words of one article."""

    def __init__(self, reading: Reading) -> None:
        self.article = reading.sentences[0].article if reading.sentences else 0
        self.sentences = [sentence.text for sentence in reading.sentences]
        keys = [sentence.keys for sentence in reading.sentences]
        self.keys = list(chain.from_iterable(keys))
        """Of all words, in order."""
        self._starts = list(accumulate(map(len, keys), initial=0))
        self._known_spans: dict[int, list[tuple[int, int]]] = {}
        self._known_speakers: dict[tuple[int, int], Speaker | None] = {}
        self._reading = reading

    @once
    def _voices(self) -> _Voices:
        text = self._reading.article.text
        found = spans_of(quotations(text), text, self.sentences)
        return _Voices(self._reading, list(islice(found, MOST)))

    @once
    def utterances(self) -> list[Utterance]:
        """What stands in quotation marks, in order; read only where articles are compared."""
        return list(self._utterances())

    @once
    def quoted(self) -> bytearray:
        """For each word, 1 where it stands in quotation marks."""
        quoted = bytearray(len(self.keys))
        for each in self.utterances:
            quoted[each.start : each.start + len(each.keys)] = b"\1" * len(each.keys)
        return quoted

    @once
    def set_apart(self) -> frozenset[int]:
        """The sentences of paragraphs that may be quotations, though they have no marks."""
        text = self._reading.article.text
        found = spans_of(set_apart(text), text, self.sentences)
        return frozenset(span.sentence for span in found)

    @property
    def told(self) -> Told:
        """The sentences without what is quoted in them."""
        return self._voices.told

    def sentence_of(self, word: int) -> int:
        """The sentence of a word."""
        return bisect_right(self._starts, word) - 1

    def first_word(self, sentence: int) -> int:
        """The first word of a sentence."""
        return self._starts[sentence]

    def words_after(self, sentence: int, offset: int) -> tuple[int, int]:
        """The words of a sentence that stand after a place in it: the first, and past the last."""
        before = len(WORD.findall(self.sentences[sentence], 0, offset))
        return self._starts[sentence] + before, self._starts[sentence + 1]

    def squeezed_places(self, target: str) -> Iterator[tuple[int, int, int]]:
        """Words that make up `target` without blanks and a plural's s, with their sentence."""
        if target not in self._squeezed:
            return
        for sentence, words in enumerate(self._squeezed.split("\n")):
            if target in words:
                first, last = self._starts[sentence], self._starts[sentence + 1]
                for start, end in squeezed_runs(self.keys, first, last, target):
                    yield sentence, start, end

    @once
    def _squeezed(self) -> str:
        """The words of the sentences without blanks, a sentence a line."""
        return "\n".join(["".join(self.keys[a:b]) for a, b in pairwise(self._starts)])

    def places(self, start: int, end: int) -> list[Place]:
        """Where the words from `start` to `end` stand."""
        found: list[Place] = []
        while start < end:
            sentence = self.sentence_of(start)
            first = self._starts[sentence]
            chosen = self._spans(sentence)[start - first : end - first]
            found += [(sentence, left, right) for left, right in chosen]
            start += len(chosen)
        return found

    def _spans(self, sentence: int) -> list[tuple[int, int]]:
        """Where the words of a sentence stand in it."""
        known = self._known_spans.get(sentence)
        if known is None:
            known = [match.span() for match in WORD.finditer(self.sentences[sentence])]
            self._known_spans[sentence] = known
        return known

    def text(self, start: int, end: int) -> str:
        """The words from `start` to `end` as printed, with what stands between them."""
        places = self.places(start, end)
        (first, left, _), (last, _, right) = places[0], places[-1]
        if first == last:
            return _with_marks(self.sentences[first], left, right)
        between = self.sentences[first + 1 : last]
        opened, ended = self.sentences[first][left:], self.sentences[last][:right]
        return " ".join([opened, *between, ended])

    def speaker(self, start: int, end: int) -> Speaker | None:
        """Who says the words from `start` to `end`, as far as their first sentence tells."""
        known = self._known_speakers
        if (start, end) not in known:
            known[start, end] = self._speaker(start, end)
        return known[start, end]

    def _speaker(self, start: int, end: int) -> Speaker | None:
        places = self.places(start, end)
        sentence, left, _ = places[0]
        right = max(place[2] for place in places if place[0] == sentence)
        return self.told.speaker(sentence, left, right)

    def _utterances(self) -> Iterator[Utterance]:
        for _, parts in groupby(self._voices.spans, key=lambda span: span.quotation):
            speech = _Speech(self._voices, list(parts))
            for span in speech.parts:
                yield self._utterance(span, speech)

    def _utterance(self, span: Span, speech: _Speech) -> Utterance:
        text = self.sentences[span.sentence]
        printed = text[span.left : span.right]
        start = self._starts[span.sentence] + len(WORD.findall(text, 0, span.left))
        end = min(start + len(WORD.findall(printed)), self._starts[span.sentence + 1])
        return Utterance(
            self.article,
            span.sentence,
            start,
            tuple(self.keys[start:end]),
            printed.strip().rstrip(","),
            speech,
        )


def _with_marks(text: str, left: int, right: int) -> str:
    """`text[left:right]` with the mark right before it that one inside closes.

    >>> _with_marks("a 'war' on gangs", 3, 16)
    "'war' on gangs"
    """
    shown = text[left:right]
    if left and text[left - 1] in _OPENED and _CLOSED.search(shown):
        shown = text[left - 1] + shown
    return shown


def squeezed_runs(
    keys: Sequence[str], first: int, last: int, target: str
) -> Iterator[tuple[int, int]]:
    """The runs from `first` on and before `last` that, without blanks and plural, are `target`."""
    for start in range(first, last):
        if not target.startswith(keys[start].rstrip("s")):
            continue
        for end in range(start + 1, min(last, start + LONGEST_TARGET) + 1):
            if "".join(keys[start:end]).rstrip("s") == target:
                yield start, end
                break


def _blanked(sentences: Sequence[str], spans: Sequence[Span]) -> list[str]:
    blanked = list(sentences)
    for span in spans:
        text = blanked[span.sentence]
        hidden = _LETTERS.sub(_hidden, text[span.left : span.right])
        blanked[span.sentence] = text[: span.left] + hidden + text[span.right :]
    return blanked


def _hidden(letters: re.Match[str]) -> str:
    return BLANK * len(letters[0])
