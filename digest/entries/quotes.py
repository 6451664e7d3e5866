"""The readings of an event to its quotations, compared word for word from source to source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from digest.entries.budget import Allowance
from digest.entries.matching import QUOTED, TELLING, UNQUOTED, Finder, Match
from digest.entries.reading import Reading
from digest.entries.speakers import Speaker, people
from digest.entries.utterances import Utterance, Wording
from digest.model import Change, Citation, Quote, Version

MOST = 6
"""Quotations shown."""
MIN_WORDS = 3
"""Of a quotation that is compared; one or two words stand in quotation marks for many reasons."""
SHOWN_WORDS = 4
"""Of a quotation that is shown."""
ALONE_WORDS = 6
"""Of a quotation of which it is said that only one rewrite has it."""
RETOLD = 0.25
"""Of its words, that must stand in another source, too."""
GIVEN_RUN = 7
"""Words in a row that somebody else can't have said by chance."""
UNQUOTED_SHARE = 0.6
"""Of its words, that stand elsewhere without quotation marks."""
TITLE_SHARE = 0.6
"""Of its longer words, that begin with a capital."""
KEPT = 3
"""Words that remain on each side of a long run that is the same in both versions."""


_GAP = re.compile(r"…|\.\.\.|[\[\]()]")

Kind = Literal["verbatim", "part", "shortened", "altered", "unquoted"]


@dataclass(frozen=True, slots=True)
class _Found:
    """How one article has a quotation."""

    article: int
    kind: Kind
    speaker: Speaker | None
    match: Match


@dataclass(frozen=True, slots=True)
class _Compared:
    """A quotation with what the other articles make of it."""

    utterance: Utterance
    found: tuple[_Found, ...]
    alone: bool


def compare(
    readings: Sequence[Reading],
    origin_of: Sequence[int],
    number_of: Mapping[int, int],
    printed: Iterable[str],
    allowance: Allowance,
) -> tuple[Quote, ...]:
    """The quotations worth showing, the most telling first; what they print is taken.

    Those are quotations that several origins have, that sources have differently, or that stand
    in the summary, whose sentences are `printed`.
    """
    comparison = _Comparison(readings, origin_of, number_of)
    summary = "\n".join(printed)
    worth = [(comparison.worth(each, summary), each) for each in comparison.all()]
    worthy = sorted(
        ((value, each) for value, each in worth if any(value)),
        key=lambda pair: (
            *(-part for part in pair[0]),
            number_of[pair[1].utterance.article],
            pair[1].utterance.start,
        ),
    )
    quotes: list[Quote] = []
    for _, each in worthy:
        if len(quotes) < MOST and (quote := comparison.quote(each, allowance)):
            quotes.append(quote)
    return tuple(quotes)


class _Comparison:
    """All quotations of an event against all its articles."""

    def __init__(
        self, readings: Sequence[Reading], origin_of: Sequence[int], number_of: Mapping[int, int]
    ) -> None:
        self._readings = readings
        self._origin_of = origin_of
        self._number_of = number_of
        self._wordings = [Wording(reading) for reading in readings]
        self._finder = Finder(self._wordings)

    @cached_property
    def _people(self) -> frozenset[str]:
        """Names that are persons'; looked for only where two sources name different speakers."""
        return people(text for wording in self._wordings for text in wording.told.sentences)

    def all(self) -> Iterator[_Compared]:
        """Each quotation once, with what the other articles make of it."""
        found = {
            (each.article, each.start): tuple(self._found(each))
            for wording in self._wordings
            for each in wording.utterances
            if len(each.keys) >= MIN_WORDS
        }
        utterances = [
            each
            for wording in self._wordings
            for each in wording.utterances
            if (each.article, each.start) in found
        ]
        # Whose wording most origins have, and of equals the longest, stands for the others.
        utterances.sort(
            key=lambda each: (
                -len(self._origins(each, found[each.article, each.start], {"verbatim"})),
                -len(each.keys),
                self._number_of[each.article],
                each.start,
            )
        )
        covered: list[bytearray] = [bytearray(len(each.keys)) for each in self._wordings]
        for each in utterances:
            span = slice(each.start, each.start + len(each.keys))
            if sum(covered[each.article][span]) > len(each.keys) / 2:
                continue
            here = found[each.article, each.start]
            everywhere = [
                one for at in range(len(covered)) for one in self._finder.matches(each, at)
            ]
            for match in [*(one.match for one in here), *filter(_is_verbatim, everywhere)]:
                place = slice(match.start, match.end)
                covered[match.wording.article][place] = b"\1" * (match.end - match.start)
            yield _Compared(each, here, self._is_alone(each, here))

    def worth(self, compared: _Compared, summary: str) -> tuple[int, ...]:
        """What makes the quotation worth showing, the weightiest first; zeros where nothing."""
        utterance, found = compared.utterance, compared.found
        kinds = {each.kind for each in found}
        others = any(self._differ(utterance.speaker, each.speaker) for each in found)
        if _is_title(utterance.text):
            return (0,)
        if len(utterance.keys) < SHOWN_WORDS:
            return (int(others),)
        spoken = self._origins(utterance, found, {"verbatim", "part", "shortened", "altered"})
        return (
            int(others),
            int("altered" in kinds),
            len(spoken) if len(spoken) > 1 else 0,
            int(compared.alone),
            int("unquoted" in kinds),
            int("shortened" in kinds),
            int(utterance.text in summary),
        )

    def quote(self, compared: _Compared, allowance: Allowance) -> Quote | None:
        """The quotation as the entry prints it; None where no source may print its words."""
        utterance = compared.utterance
        same = [each for each in compared.found if each.kind == "verbatim"]
        speaker = utterance.speaker or next((one.speaker for one in same if one.speaker), None)
        agreeing = [one for one in same if not self._differ(speaker, one.speaker)]
        own = self._citations(utterance.article, utterance.start, len(utterance.keys))
        cited = [own, *(self._cited(each.match) for each in self._in_order(agreeing))]
        sources = [utterance.article, *(each.article for each in self._in_order(agreeing))]
        payer = next(
            (
                at
                for at, article in enumerate(sources)
                if allowance.take(article, self._text(compared, article), sentence=False)
            ),
            None,
        )
        if payer is None:
            return None
        text = self._text(compared, sources[payer])
        cited.insert(0, cited.pop(payer))
        names = [one.speaker.name for one in agreeing if one.speaker and one.speaker.key]
        names += [speaker.name] if speaker else []
        first = Version(
            "verbatim",
            tuple(citation for citations in cited for citation in citations),
            max(names, key=lambda name: (len(name), name), default=""),
        )
        rest = [one for one in compared.found if one not in agreeing]
        return Quote(
            text, (first, *self._versions(utterance, speaker, rest, allowance)), compared.alone
        )

    def _found(self, utterance: Utterance) -> Iterator[_Found]:
        """How each other article has the quotation, if it does."""
        language = self._readings[utterance.article].article.language
        for article, reading in enumerate(self._readings):
            if article == utterance.article or reading.article.language != language:
                continue
            for match in self._finder.matches(utterance, article):
                speaker = match.wording.speaker(match.start, match.end)
                kind = self._kind(utterance, match, speaker)
                if kind:
                    yield _Found(article, kind, speaker, match)
                    break

    def _kind(self, utterance: Utterance, match: Match, speaker: Speaker | None) -> Kind | None:
        """What the place makes of the quotation; None where it may be something else."""
        size, differ = len(utterance.keys), self._differ(utterance.speaker, speaker)
        if UNQUOTED < match.quoted < QUOTED:
            return None
        if match.quoted <= UNQUOTED:
            whole = match.is_verbatim and match.common >= max(TELLING, UNQUOTED_SHARE * size)
            given = differ and match.run >= GIVEN_RUN
            return "unquoted" if whole or given else None
        if match.is_verbatim:
            if match.right - match.left == size:
                return "verbatim"
            return "part" if match.common >= TELLING else None
        if differ or not match.is_sure:
            return None
        if self._is_shortened(utterance, match):
            return "shortened"
        theirs = match.wording.keys[match.start : match.end]
        both = " ".join(theirs) in " ".join(self._wordings[utterance.article].keys)
        return None if both else "altered"

    def _is_shortened(self, utterance: Utterance, match: Match) -> bool:
        """Does each change stand beside an ellipsis or a bracket, in one version or the other?"""
        mine, theirs = self._wordings[utterance.article], match.wording
        at = utterance.start
        return all(
            _GAP.search(mine.text(max(at, at + op.left - 1), at + op.right + 1))
            or _GAP.search(theirs.text(op.start - 1, op.end + 1))
            for op in match.ops
            if not op.same
        )

    def _differ(self, one: Speaker | None, other: Speaker | None) -> bool:
        """Are these two different persons, beyond doubt?"""
        if not one or not other or one.key == other.key:
            return False
        if one.key in other.name.lower() or other.key in one.name.lower():
            return False
        return {one.key, other.key} <= self._people

    def _is_alone(self, utterance: Utterance, found: Sequence[_Found]) -> bool:
        """Is the quotation a rewrite's own, made of what other sources only tell?

        In marks nowhere else, most of its words nowhere, but some: one that has nothing in common
        with the other sources may well be what the rewriter asked for.
        """
        origin = self._origin_of[utterance.article]
        siblings = [at for at, other in enumerate(self._origin_of) if other == origin]
        first = min(siblings, key=self._number_of.__getitem__)
        if utterance.article == first or len(utterance.keys) < ALONE_WORDS:
            return False
        if any(each.kind != "unquoted" for each in found):
            return False
        shares = [
            match.common / len(utterance.keys)
            for at in range(len(self._readings))
            if at != utterance.article
            for match in self._finder.matches(utterance, at)
        ]
        return RETOLD <= max(shares, default=0.0) < UNQUOTED_SHARE

    def _origins(
        self, utterance: Utterance, found: Iterable[_Found], kinds: Iterable[str]
    ) -> set[int]:
        """The origins that have the quotation in one of these ways."""
        others = {self._origin_of[each.article] for each in found if each.kind in kinds}
        return others | {self._origin_of[utterance.article]}

    def _in_order(self, found: Iterable[_Found]) -> list[_Found]:
        return sorted(found, key=lambda each: self._number_of[each.article])

    def _text(self, compared: _Compared, article: int) -> str:
        """The quotation as `article` prints it."""
        if article == compared.utterance.article:
            return compared.utterance.text
        match = next(each.match for each in compared.found if each.article == article)
        return match.wording.text(match.start, match.end)

    def _versions(
        self,
        utterance: Utterance,
        speaker: Speaker | None,
        found: Sequence[_Found],
        allowance: Allowance,
    ) -> Iterator[Version]:
        """What is not verbatim, or another's than the speaker's; sources that agree together."""
        groups: dict[tuple[str, str, str], list[_Found]] = {}
        for each in self._in_order(found):
            text = "" if each.match.is_verbatim else " ".join(each.match.ours_there())
            key = each.speaker.key if each.speaker else ""
            groups.setdefault((each.kind, key, text), []).append(each)
        for (_, _, changed), group in groups.items():
            first = group[0]
            named = next((each.speaker for each in group if each.speaker), None)
            changes = _changes(self._wordings[utterance.article], utterance, first.match)
            printed = " ".join(change.text for change in changes if change.kind != "removed")
            shown = bool(changed) and allowance.take(first.article, printed, sentence=False)
            yield Version(
                first.kind,
                tuple(citation for each in group for citation in self._cited(each.match)),
                named.name if named else "",
                self._differ(speaker, named),
                printed if shown else "",
                changes if shown else (),
            )

    def _cited(self, match: Match) -> tuple[Citation, ...]:
        return self._citations(match.wording.article, match.start, match.end - match.start)

    def _citations(self, article: int, start: int, size: int) -> tuple[Citation, ...]:
        wording = self._wordings[article]
        name = self._readings[article].article.id
        first, last = wording.sentence_of(start), wording.sentence_of(start + size - 1)
        return tuple(Citation(self._number_of[article], name, at) for at in range(first, last + 1))


def _is_verbatim(match: Match) -> bool:
    return match.is_verbatim


def _is_title(text: str) -> bool:
    """Is it the name of a work? Those stand in quotation marks, and nobody says them."""
    long = re.findall(r"[^\W\d_]{4,}", text)
    return len(long) > 2 and sum(map(str.istitle, long)) > TITLE_SHARE * len(long)


def _changes(mine: Wording, utterance: Utterance, match: Match) -> tuple[Change, ...]:
    """The comparison of the quotation with the words at `match`, for reading."""
    changes: list[Change] = []
    before = match.start
    for op in match.ops:
        gap, before = op.start > before, op.end
        if op.same:
            text = match.wording.text(op.start, op.end)
            if changes and changes[-1].kind == "same":
                changes[-1] = Change("same", f"{changes[-1].text} {'… ' * gap}{text}")
            else:
                changes.append(Change("same", text))
            continue
        if op.right > op.left:
            at = utterance.start
            changes.append(Change("removed", mine.text(at + op.left, at + op.right)))
        if op.end > op.start:
            changes.append(Change("added", match.wording.text(op.start, op.end)))
    last = len(changes) - 1
    return tuple(
        Change("same", _cut(change.text, first=not at, last=at == last))
        if change.kind == "same"
        else change
        for at, change in enumerate(changes)
    )


def _cut(text: str, *, first: bool, last: bool) -> str:
    """A long run without its middle; what opens or ends the comparison without the far end."""
    words = text.split()
    if len(words) <= 2 * KEPT + 2:
        return text
    head = [] if first else words[:KEPT]
    tail = [] if last else words[-KEPT:]
    return " ".join([*head, "…", *tail])
