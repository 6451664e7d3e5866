"""The reports of an event to each of its quotations, with what every other article makes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from digest.entries.quotes.matching import QUOTED, TELLING, UNQUOTED, Finder, Match
from digest.entries.reading.persons import are_one_name, people
from digest.entries.reading.speakers import Speaker
from digest.entries.reading.utterances import Utterance
from digest.entries.reports import Reports
from digest.nouns import noun
from digest.once import once
from digest.patterns import regex

MIN_WORDS = 3
"""Of a quotation that is compared; one or two words stand in quotation marks for many reasons."""
ALONE_WORDS = 6
"""Of a quotation of which it is said that only one rewrite has it."""
RETOLD = 0.4
"""Of its words, that must stand in another source, too."""
UNQUOTED_SHARE = 0.6
"""Of its words, that stand elsewhere without quotation marks."""
MISSPELLED = 5
"""Letters of a name from which two that differ in a single one may be the same."""
GIVEN_RUN = 7
"""Words in a row that somebody else can't have said by chance."""
SPOKEN: Collection[str] = ("verbatim", "part", "shortened", "altered")
"""The ways of having a quotation as one."""

_MARKED = regex(r"…|\.\.\.|[\[\]()]")
"""Stands where a source admits that it changes a quotation."""

Kind = Literal["verbatim", "part", "shortened", "altered", "unquoted"]


@dataclass(frozen=True)
class Found:
    """How one article has a quotation."""

    article: int
    kind: Kind
    match: Match
    utterance: Utterance | None = None
    """The quotation itself, in the article that it was taken from."""

    @once
    def speaker(self) -> Speaker | None:
        """Who says it there."""
        if self.utterance:
            return self.utterance.speaker
        return self.match.wording.speaker(self.match.start, self.match.end)

    @property
    def text(self) -> str:
        """The words as printed there."""
        return self.utterance.text if self.utterance else self.match.text


@noun
class Compared:
    """A quotation with what the other articles make of it."""

    utterance: Utterance
    found: tuple[Found, ...]
    """In the order in which the articles are cited."""
    alone: bool
    """A rewrite has it, and nobody else as a quotation."""


class Comparison:
    """All quotations of an event against all its articles."""

    def __init__(self, reports: Reports) -> None:
        self._reports = reports
        self._known: dict[tuple[tuple[str, ...], str], frozenset[int]] = {}

    @once
    def _finder(self) -> Finder:
        return Finder(self._reports.wordings)

    @once
    def all(self) -> tuple[Compared, ...]:
        """Each quotation once: in the wording that most origins have, of equals the longest."""
        return tuple(self._all())

    def _all(self) -> Iterator[Compared]:
        every = (
            each
            for wording in self._reports.wordings
            for each in wording.utterances
            if len(each.keys) >= MIN_WORDS
        )
        covered = [bytearray(len(wording.keys)) for wording in self._reports.wordings]
        for each in sorted(every, key=self._standing):
            span = slice(each.start, each.start + len(each.keys))
            if sum(covered[each.article][span]) * 2 > len(each.keys):
                continue
            # Only now: copies have all their quotations in common.
            found = tuple(self._found(each))
            for match in self._places(each, found):
                size = match.end - match.start
                covered[match.wording.article][match.start : match.end] = b"\1" * size
            yield Compared(each, found, self._is_alone(each, found))

    def own(self, utterance: Utterance) -> Found:
        """How the article has the quotation that it was taken from."""
        found = self._finder.found(utterance)[utterance.article]
        match = next(match for match in found if match.start == utterance.start)
        return Found(utterance.article, "verbatim", match, utterance)

    def disputed(self, utterance: Utterance, found: Found) -> bool:
        """Is the quotation there another's, beyond doubt?"""
        return bool(utterance.speaker) and self.differ(utterance.speaker, found.speaker)

    def differ(self, one: Speaker | None, other: Speaker | None) -> bool:
        """Are these two different persons, beyond doubt?"""
        if not one or not other or one.key == other.key:
            return False
        if one.key in other.name.lower() or other.key in one.name.lower():
            return False
        if _may_be_misspelled(one.key, other.key):
            return False
        both = {one.key, other.key}
        return both <= self._people and not are_one_name(both, self._told())

    def origins(
        self, utterance: Utterance, found: Iterable[Found], kinds: Collection[str]
    ) -> set[int]:
        """The origins that have the quotation in one of these ways, its own among them."""
        origin_of = self._reports.origin_of
        others = {origin_of[each.article] for each in found if each.kind in kinds}
        return others | {origin_of[utterance.article]}

    @once
    def _people(self) -> frozenset[str]:
        """Names that are persons'; looked for only where two sources name different speakers."""
        return people(self._told())

    def _told(self) -> Iterator[str]:
        """The sentences of all articles, without what is quoted."""
        return (text for each in self._reports.wordings for text in each.told.sentences)

    def _standing(self, utterance: Utterance) -> tuple[int, ...]:
        """Sorts: whose wording stands for the others comes first."""
        origin = self._reports.origin_of[utterance.article]
        return (
            -len(self._verbatim(utterance) | {origin}),
            -len(utterance.keys),
            self._reports.number_of[utterance.article],
            utterance.start,
        )

    def _verbatim(self, utterance: Utterance) -> frozenset[int]:
        """The origins that have its words verbatim, whichever article is asked for them."""
        key = utterance.keys, self._language(utterance.article)
        if key not in self._known:
            self._known[key] = frozenset(
                self._reports.origin_of[article]
                for article, matches in self._finder.found(utterance).items()
                if self._language(article) == key[1]
                if any(_is_whole(utterance, match) for match in matches)
            )
        return self._known[key]

    def _language(self, article: int) -> str:
        return self._reports.readings[article].article.language

    def _places(self, utterance: Utterance, found: Iterable[Found]) -> Iterator[Match]:
        """Where the quotation is, in its own article and in the others."""
        yield from (each.match for each in found)
        for matches in self._finder.found(utterance).values():
            yield from (match for match in matches if match.is_verbatim)

    def _found(self, utterance: Utterance) -> Iterator[Found]:
        """How each other article in the same language has the quotation, if it does."""
        language = self._language(utterance.article)
        places = self._finder.found(utterance)
        for article in sorted(places, key=self._reports.number_of.__getitem__):
            if article == utterance.article or self._language(article) != language:
                continue
            for match in places[article]:
                kind = self._kind(utterance, match)
                if kind:
                    yield Found(article, kind, match)
                    break

    def _kind(self, utterance: Utterance, match: Match) -> Kind | None:
        """What the place makes of the quotation; None where it may be something else."""
        size = len(utterance.keys)
        if UNQUOTED < match.quoted < QUOTED:
            return None
        if match.quoted <= UNQUOTED:
            whole = match.is_verbatim and match.common >= max(TELLING, UNQUOTED_SHARE * size)
            given = match.run >= GIVEN_RUN and self._is_given(utterance, match)
            apart = match.wording.sentence_of(match.start) in match.wording.set_apart
            return "unquoted" if (whole or given) and not apart else None
        if _is_whole(utterance, match):
            return "verbatim"
        if match.is_verbatim:
            enough = match.common >= (GIVEN_RUN if self._is_given(utterance, match) else TELLING)
            return "part" if enough else None
        if not match.is_sure(gaps=True) or self._is_given(utterance, match):
            return None
        if self._is_marked(utterance, match):
            return "shortened"
        if not match.is_sure(gaps=False):
            return None
        own = self._reports.wordings[utterance.article].keys
        return None if " ".join(match.keys) in " ".join(own) else "altered"

    def _is_given(self, utterance: Utterance, match: Match) -> bool:
        """Is somebody else said to say it there, beyond doubt?"""
        return bool(utterance.speaker) and self.differ(
            utterance.speaker, match.wording.speaker(match.start, match.end)
        )

    def _is_marked(self, utterance: Utterance, match: Match) -> bool:
        """Does each change stand beside an ellipsis or a bracket, in one version or the other?"""
        mine, theirs = self._reports.wordings[utterance.article], match.wording
        at = utterance.start
        return all(
            _MARKED.search(mine.text(max(at, at + op.left - 1), at + op.right + 1))
            or _MARKED.search(theirs.text(op.start - 1, op.end + 1))
            for op in match.ops
            if not op.same
        )

    def _is_alone(self, utterance: Utterance, found: Sequence[Found]) -> bool:
        """Is the quotation a rewrite's own, made of what other sources only tell?

        In marks nowhere else, most of its words nowhere, but some: one that has nothing in common
        with the other sources may well be what the rewriter asked for.
        """
        if utterance.article not in self._reports.copies or len(utterance.keys) < ALONE_WORDS:
            return False
        if any(each.kind in SPOKEN for each in found):
            return False
        shares = [
            match.common / len(utterance.keys)
            for article, matches in self._finder.found(utterance).items()
            if article != utterance.article
            for match in matches
        ]
        return RETOLD <= max(shares, default=0.0) < UNQUOTED_SHARE


def _is_whole(utterance: Utterance, match: Match) -> bool:
    """Has the place the whole quotation, word for word and in quotation marks?"""
    whole = match.right - match.left == len(utterance.keys)
    in_one = not any(op.parted for op in match.ops)
    return whole and in_one and match.quoted >= QUOTED and match.is_verbatim


def _may_be_misspelled(one: str, other: str) -> bool:
    """Are these two long names all but a single letter the same: "Hollin" and "Holin"?"""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < MISSPELLED:
        return False
    pairs = zip_longest(shorter, longer)
    same = next(at for at, (mine, theirs) in enumerate(pairs) if mine != theirs)
    return longer[same + 1 :] in (shorter[same:], shorter[same + 1 :])
