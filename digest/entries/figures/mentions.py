"""The sentences of an article to its figures, each with what it counts and in which setting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.entries.figures.counting import Subject, counted
from digest.entries.reading.reading import Reading, Sentence, content_words
from digest.entries.words.marks import Kind
from digest.nouns import noun
from digest.once import once
from digest.patterns import regex
from digest.text.quantities import Quantity

MOST_WORDS = 6
"""Of a number with its noun: facts are nobody's property, wordings are."""
LONGEST = 1500
"""Characters; what is longer is no sentence, and only costs time."""

_CLAUSE = regex(r"[,;:()–—]| (?:while|but|whereas|after|when|that|which|who|as|because) ")
_YEAR = regex(r"\b(?:1[89]|20)\d\d\b")
_WEEKDAY = regex(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_SCOPES = regex(
    r"\b(?:last (?:year|month|week|season|summer|winter|night)|this (?:year|month|season)|since|"
    r"in the past|over the past|past|per|a year|an hour|a day|a month|a week|annual(?:ly)?|yearly|"
    r"daily|monthly|weekly|each|every|overnight|quarter|first half|full year|decade|century|"
    r"nationwide|worldwide|statewide|globally|across|in all|in total|overall|"
    r"total|combined|altogether|alone|elsewhere|abroad|on average|average|record|"
    r"first|second|third|fourth|earlier(?= [a-z])|previous(?:ly)?|former(?:ly)?|separate(?:ly)?|"
    r"unrelated|different|similar|latest|initial(?:ly)?|original(?:ly)?|once|until|by then|"
    r"in the (?:city|town|village|capital|region|country|state|county|province|district|area|north"
    r"|south|east|west|world)|(?:north|south|east|west)(?:east|west)?(?:ern)?|upper|lower|depth|deep|"
    r"men|women|boys|girls|children|adults|civilians|foreign|more|fewer|less|than)\b"
)
"""In lower case: what says that a figure is of a part, of a time or of another case."""
_PROSPECT = regex(
    r"\b(?:could|may|might|expect\w*|forecast\w*|predict\w*|would|should|plan(?:s|ned)?|if|aim\w*"
    r"|target|project(?:s|ed)|propos\w+|wants?|hop(?:e|es|ed|ing)|risk\w*|threat\w*"
    r"|potential(?:ly)?|ask(?:s|ed)?|seek\w*|sought|demand\w*|request\w*|limit\w*|maximum"
    r"|minimum|capacity|room for)\b"
)
_EACH = regex(
    r"\b(?:each|apiece|every|per(?! ?cent)|averag\w+"
    r"|an? (?:season|month|week|day|night|game|head|piece|share|barrel|unit))\b"
)
_NAMED_BEHIND = regex(r"(?:[ \u00a0]\w+)?[ \u00a0](?:in|of|for) (?:the )?([^\W\d_]\w*)")
_WORD = regex(r"[^\W\d_][\w&-]*")
_NOT = regex(r"\b(?:not|never|no|neither|denied|denies|n['’]t|false|wrong(?:ly)?|rumou?r\w*)\b")
_ENGLISH = frozenset({"", "en"})
"""Elsewhere the same words mean something else: "per" is "by" in Italian."""
_DENYING = frozenset({*_ENGLISH, "es"})
"""In Portuguese "no" is "in the"."""
_ONLY_COORDINATED = regex(r"(?:,| and|, and) (?:(?:at least|about|some|another|nearly) )?$")
_DIGIT = regex(r"\d")


@noun
class Mention:
    """A figure in one sentence of one article."""

    sentence: Sentence
    quantity: Quantity
    subject: Subject

    @property
    def article(self) -> int:
        """Which of the event's articles, from 0."""
        return self.sentence.article

    @property
    def place(self) -> tuple[int, int]:
        """Its article and sentence."""
        return self.sentence.place

    @property
    def text(self) -> str:
        """The number and the noun that it counts, as they stand in the sentence."""
        start, end = self.quantity.start, max(self.quantity.end, self.subject.end)
        with_noun = self.sentence.text[start:end]
        if len(with_noun.split()) <= MOST_WORDS:
            return with_noun
        return self.sentence.text[start : self.quantity.end]


class Setting:
    """What is said around a figure, as far as it decides whether two can be compared.

    Each part is read when it is first asked for: most figures are compared with few others.
    """

    def __init__(self, mention: Mention, language: str) -> None:
        self._mention = mention
        self._tongue = language.lower().partition("-")[0]
        self._text = mention.sentence.text
        self._start, self._end = mention.quantity.start, mention.quantity.end

    @once
    def words(self) -> tuple[str, ...]:
        """Of the sentence in order, without numbers."""
        return tuple([word for word in self._mention.sentence.words if not _DIGIT.match(word)])

    @once
    def own_words(self) -> frozenset[str]:
        """The same, each once, without the unit of the figure and those whom it counts."""
        subject = self._mention.subject
        counted = content_words(self._text[self._start : subject.end], "en")
        return frozenset(self.words).difference(counted, (subject.name, subject.whom))

    @once
    def _clause(self) -> str:
        left = [found.end() for found in _CLAUSE.finditer(self._text, 0, self._start)]
        right = _CLAUSE.search(self._text, self._end)
        return self._text[left[-1] if left else 0 : right.start() if right else len(self._text)]

    @once
    def years(self) -> frozenset[str]:
        """Of its clause."""
        return frozenset(_YEAR.findall(self._clause))

    @once
    def weekdays(self) -> frozenset[str]:
        """Of its sentence."""
        return frozenset(_WEEKDAY.findall(self._text) if "day" in self._text else ())

    @once
    def scopes(self) -> frozenset[str]:
        """What says of which part, time or case the figure is; in English."""
        if self._tongue not in _ENGLISH:
            return frozenset()
        outside = f"{self._text[: self._start]} {self._text[self._end :]}"
        return frozenset(_SCOPES.findall(outside.lower()))

    @once
    def prospect(self) -> bool:
        """Expected, feared, planned: not told as a fact; in English."""
        return self._tongue in _ENGLISH and bool(_PROSPECT.search(self._clause.lower()))

    @once
    def of_each(self) -> bool:
        """Is the figure that of each of many, or of their average; in English."""
        return self._tongue in _ENGLISH and bool(_EACH.search(self._clause.lower()))

    @once
    def nearest_name(self) -> frozenset[str]:
        """The words of the name that the figure belongs to by its place: "80 percent in Ostrel", or
        else the last one before it; empty where there is none.
        """
        names = self._mention.sentence.names
        behind = _NAMED_BEHIND.match(self._text, self._end)
        if behind and behind[1].lower() in names:
            return frozenset({behind[1].lower()})
        found: list[str] = []
        for word in reversed(_WORD.findall(self._text, 0, self._start)):
            if word.lower() in names and word[0].isupper():
                found.append(word.lower())
            elif found:
                break
        return frozenset(found)

    @once
    def denied(self) -> bool:
        """Is its clause a denial, in English or with the same word in Spanish?"""
        return self._tongue in _DENYING and bool(_NOT.search(self._clause.lower()))


def mentions(reading: Reading) -> tuple[Mention, ...]:
    """The figures of an article of which is sure what they count, in order."""
    language = reading.article.language
    # The marks know the number words of English alone.
    abroad = not language.lower().startswith("en")
    found: list[Mention] = []
    for sentence in reading.sentences:
        text, marks = sentence.text, sentence.marks
        if not (abroad or marks & Kind.NUMBER) or len(text) > LONGEST:
            continue
        spelled, fateful = bool(marks & Kind.SPELLED), bool(marks & Kind.FATE)
        known = counted(text, language, spelled=spelled, fateful=fateful)
        found.extend(_coordinated([Mention(sentence, *each) for each in known]))
    return tuple(found)


def _coordinated(found: Sequence[Mention]) -> Iterator[Mention]:
    """In "nine civilians and three soldiers were killed", the nine were killed, too."""
    fates = list(found)
    for at in reversed(range(len(fates) - 1)):
        fates[at] = _sharing(fates[at], fates[at + 1], fates[at].subject.end)
    for at in range(1, len(fates)):
        fates[at] = _sharing(fates[at], fates[at - 1], fates[at - 1].subject.end)
    yield from fates


def _sharing(one: Mention, other: Mention, end: int) -> Mention:
    """`one` with the fate of the other, where only "and" stands between them."""
    if one.subject.kind != "count" or other.subject.kind != "toll" or not other.subject.whom:
        return one
    start = max(one.quantity.start, other.quantity.start)
    if not _ONLY_COORDINATED.fullmatch(one.sentence.text, end, start):
        return one
    whom = "" if one.subject.name == "people" else one.subject.name
    return replace(
        one, subject=replace(one.subject, kind="toll", name=other.subject.name, whom=whom)
    )
