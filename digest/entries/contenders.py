"""The readings of an event to the sentences that may be statements of its summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.entries.agreement import Beginning
from digest.entries.candidates import is_speech, printable
from digest.entries.cautions import Cautions
from digest.entries.ranking import Draft, Measure, Terms
from digest.entries.reading import Reading, Sentence, first_name, main_language
from digest.entries.scenes import opening, scenes
from digest.entries.shortening import may_have_verb
from digest.entries.standing import Pointer, points_back, takes_up
from digest.entries.tolls import Place

BACKGROUND = 0.35
"""How much later, on the scale of an article's length, background and reactions are told."""
SCENE = 0.5
"""How much later what says nothing of what the articles have in common; set on the sample content,
whose features open with a blackboard, with soup pots and with rubber boots."""
PROMISING = 25
"""Sentences that are read closely, the most central ones; halves the time of long articles."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A sentence that may be printed, and what decides whether and where."""

    sentence: Sentence
    language: str
    """Of its article."""
    terms: Terms
    begins: Beginning
    worth: float
    """Of a summary that has nothing else."""
    pointer: Pointer | None
    about_before: frozenset[str]
    """Whom its article is about right before it, where it points back."""
    origin: int
    position: float
    """Where the article tells it, from 0 to 1; speech further down."""
    told_late: float
    """Its place in the summary: by its position, and scenes and background further down."""
    days_later: int
    """How long after the first report its article was published; 0 where nobody knows."""
    tells_toll: bool
    """It says how many were killed, as far as is known."""
    opens_badly: bool
    """A scene, a mere heading, or what goes on from something told before: no first statement."""


def contenders(
    readings: Sequence[Reading], measure: Measure, cautions: Cautions
) -> list[Contender]:
    """What may be printed and does not open with a pronoun or a connective, in order.

    All is in the language of most articles: a summary in two would read badly. Nothing that
    `cautions` speak against is in it, where there is anything else.
    """
    language = main_language(reading.article for reading in readings)
    every = [
        sentence
        for reading in readings
        if reading.article.language in ("", language)
        for sentence in reading.sentences
    ]
    central = {sentence.place: measure.centrality(sentence.words) for sentence in every}
    every.sort(key=lambda each: (each.place not in cautions.tolls.told, -central[each.place]))
    names = frozenset().union(*(sentence.names for sentence in every))
    most = max(central.values(), default=0.0) or 1.0
    apart = scenes(readings, measure.origin_of)
    making = _Making(readings, measure, Draft(measure), cautions, names, central, most, apart)
    found: list[Contender] = []
    for sentence in every:
        if len(found) == PROMISING:
            break
        if printable(sentence.text, sentence.size, sentence.marks) and (
            made := making.contender(sentence)
        ):
            found.append(made)
    fresh = [each for each in found if not cautions.against(each.sentence)]
    return sorted(fresh or found, key=lambda each: each.sentence.place)


@dataclass(frozen=True, slots=True)
class _Making:
    """What all contenders of an event are made from."""

    readings: Sequence[Reading]
    measure: Measure
    empty: Draft
    cautions: Cautions
    names: frozenset[str]
    central: Mapping[Place, float]
    most_central: float
    scenes: frozenset[Place]

    def contender(self, sentence: Sentence) -> Contender | None:
        """None where the sentence opens with what only follows another."""
        reading = self.readings[sentence.article]
        pointer = points_back(sentence.text, reading.article.language, self.names, sentence.marks)
        if pointer and (pointer.kind == "opening" or not sentence.index):
            return None
        terms = self.measure.terms(sentence.words)
        position = sentence.index / len(reading.sentences)
        position += BACKGROUND * is_speech(sentence.text)
        before = first_name(reading.sentences[sentence.index - 1]) if pointer else frozenset()
        return Contender(
            sentence,
            reading.article.language,
            terms,
            Beginning.of(sentence, reading.article.language),
            self.empty.worth_with(terms),
            pointer,
            before,
            self.measure.origin_of[sentence.article],
            position,
            position + self._apart(sentence),
            self._days_later(reading),
            sentence.place in self.cautions.tolls.told,
            self._opens_badly(sentence, reading),
        )

    def _opens_badly(self, sentence: Sentence, reading: Reading) -> bool:
        if sentence.place in self.scenes:
            return True
        if reading.article.language[:2] not in ("", "en"):
            return False
        resumed = sentence is not opening(reading) and takes_up(sentence.text)
        return resumed or not may_have_verb(sentence.text)

    def _apart(self, sentence: Sentence) -> float:
        """How far the sentence is from what the articles have in common; 0 of a single article."""
        if len(self.readings) == 1:
            return 0.0
        return SCENE * (1 - self.central[sentence.place] / self.most_central)

    def _days_later(self, reading: Reading) -> int:
        dates = [each.article.published for each in self.readings if each.article.published]
        published = reading.article.published
        return (published - min(dates)).days if published else 0
