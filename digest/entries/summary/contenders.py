"""The readings of an event to the sentences that may be statements of its summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digest.entries.reading.reading import Reading, Sentence, first_name, main_language
from digest.entries.sentences.agreement import Beginning
from digest.entries.sentences.candidates import is_speech, may_stand
from digest.entries.sentences.standing import Pointer, points_back, takes_up
from digest.entries.sentences.verbs import is_verbless, may_have_verb
from digest.entries.summary.cautions import Cautions
from digest.entries.summary.ranking import Draft, Measure, Terms
from digest.entries.summary.scenes import opening, scenes
from digest.entries.words.marks import SAID
from digest.once import once
from digest.patterns import regex
from digest.text.words import words

BACKGROUND = 0.35
"""How much later, on the scale of an article's length, background and reactions are told."""
SCENE = 0.5
"""How much later what says nothing of what the articles have in common; set on the sample content,
whose features open with a blackboard, with soup pots and with rubber boots."""
HEADING = 4
"""Words before a colon from which on they are a heading, if there is no verb among them."""
PROMISING = 25
"""Sentences that are read closely, the most central ones; halves the time of long articles."""


_SURE_VERB = regex(rf"\b(?:is|are|was|were|ha[sd]|have|will|would|can|could|do|does|did|{SAID})\b")
"""What is a verb wherever it stands; "faces" may be many."""


@dataclass(frozen=True, eq=False)
class Contender:
    """A sentence that may be printed, and what decides whether and where."""

    sentence: Sentence
    reading: Reading
    """Its article."""
    terms: Terms
    worth: float
    """Of a summary that has nothing else."""
    pointer: Pointer | None
    origin: int
    apart: float
    """How far it is from what the articles have in common."""
    days_later: int
    """How long after the first report its article was published; 0 where nobody knows."""
    tells_toll: bool
    """It says how many were killed, as far as is known."""
    is_scene: bool

    @property
    def language(self) -> str:
        """Of its article."""
        return self.reading.article.language

    @once
    def begins(self) -> Beginning:
        """Who did what."""
        return Beginning.of(self.sentence, self.language)

    @once
    def noun_before(self) -> str:
        """The stem of what it points back to, if that is a noun; else ""."""
        pointer = self.pointer
        return words(pointer.word, "en")[0] if pointer and pointer.kind == "noun" else ""

    @once
    def about(self) -> frozenset[str]:
        """Whom it is about."""
        return first_name(self.sentence)

    @once
    def about_before(self) -> frozenset[str]:
        """Whom its article is about right before it."""
        return first_name(self.reading.sentences[self.sentence.index - 1])

    @once
    def position(self) -> float:
        """Where the article tells it, from 0 to 1; speech further down."""
        place = self.sentence.index / len(self.reading.sentences)
        return place + BACKGROUND * is_speech(self.sentence.text)

    @property
    def told_late(self) -> float:
        """Its place in the summary: by its position, and scenes and background further down."""
        return self.position + self.apart

    @once
    def opens_badly(self) -> bool:
        """A scene, what may be a mere heading, or what goes on from something told before.

        It is no first statement.
        """
        if self.is_scene:
            return True
        if self.language[:2] not in ("", "en"):
            return False
        text = self.sentence.text
        resumed = self.sentence is not opening(self.reading) and takes_up(text)
        return resumed or not may_have_verb(text)

    @property
    def is_fragment(self) -> bool:
        """Is it a caption, a heading, an item of a list? In English, where it has no verb."""
        return self.language[:2] in ("", "en") and is_verbless(self.sentence.text)


def contenders(
    readings: Sequence[Reading], measure: Measure, cautions: Cautions
) -> list[Contender]:
    """What may be printed and does not open with a pronoun or a connective, in order.

    All is in the language of most articles: a summary in two would read badly. Nothing that
    `cautions` speak against is in it, where there is anything else.
    """
    language = main_language(reading.article for reading in readings)
    every = [
        (measure.central[sentence], sentence)
        for reading in readings
        if reading.article.language in ("", language)
        for sentence in reading.sentences
    ]
    told = cautions.told
    names = frozenset().union(*[sentence.names for _, sentence in every])
    most = max([central for central, _ in every], default=0.0) or 1.0
    making = _Making(readings, measure, cautions, names, most)
    found: list[Contender] = []
    for central, sentence in sorted(every, key=lambda each: (each[1].place not in told, -each[0])):
        if len(found) == PROMISING:
            break
        if may_stand(sentence.text, sentence.size, sentence.marks) and (
            made := making.contender(sentence, central)
        ):
            found.append(made)
    whole = [each for each in found if not each.is_fragment] or found
    fresh = [each for each in whole if not cautions.against(each.sentence)]
    return sorted(fresh or whole, key=lambda each: each.sentence.place)


class _Making:
    """What all contenders of an event are made from."""

    def __init__(
        self,
        readings: Sequence[Reading],
        measure: Measure,
        cautions: Cautions,
        names: frozenset[str],
        most_central: float,
    ) -> None:
        self._readings = readings
        self._measure = measure
        self._empty = Draft(measure)
        self._tolls = cautions.told
        self._names = names
        self._most_central = most_central
        self._scenes = scenes(readings, measure)
        dates = [reading.article.published for reading in readings]
        first = min(filter(None, dates), default=None)
        self._days_later = [(date - first).days if date and first else 0 for date in dates]

    def contender(self, sentence: Sentence, central: float) -> Contender | None:
        """None where the sentence opens with what only follows another."""
        reading = self._readings[sentence.article]
        pointer = points_back(sentence.text, reading.article.language, self._names, sentence.marks)
        if pointer and (pointer.kind == "opening" or not sentence.index):
            return None
        if reading.article.language[:2] in ("", "en") and is_headed(sentence.text):
            return None
        terms, place = self._measure.terms(sentence.words), sentence.place
        return Contender(
            sentence,
            reading,
            terms,
            self._empty.worth_with(terms),
            pointer,
            self._measure.origin_of[sentence.article],
            SCENE * (1 - central / self._most_central) if len(self._readings) > 1 else 0.0,
            self._days_later[sentence.article],
            place in self._tolls,
            place in self._scenes,
        )


def is_headed(text: str) -> bool:
    """Does it open with a heading: "Relief in the old town, long faces at sea: the port ..."?"""
    head, colon, told = text.partition(": ")
    if not colon or told[0].isdigit() or head.count(" ") < HEADING - 1:
        return False
    first, comma, _ = head.partition(",")
    verbless = first if comma and not _SURE_VERB.search(head) else head
    return verbless.count(" ") >= HEADING - 1 and not may_have_verb(verbless)
