"""What another summarizer proposes to the statements of it that may be printed, or a refusal.

Nothing is believed: every name, number and quotation must stand in a source that the statement
cites, and so must most of its words. The first mistake refuses the summary as a whole: who made
one up may have made up others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from digest.entries.budget import Allowance
from digest.entries.reading.reading import Reading, Sentence, content_words, main_language
from digest.entries.sentences.agreement import alike
from digest.entries.sentences.candidates import MAX_WORDS, MIN_WORDS, may_stand
from digest.entries.sentences.standing import points_back
from digest.entries.summarizers.copying import copied_runs
from digest.entries.summarizers.demands import unmet
from digest.entries.summarizers.proofs import Proof
from digest.entries.summarizers.speeches import misattributed
from digest.entries.words.keys import keys_of
from digest.entries.words.lexicon import numbers_in
from digest.entries.words.marks import marks_of
from digest.entries.words.stances import DENIAL, DOUBT
from digest.model import Proposal, SummaryLimits
from digest.nouns import noun
from digest.patterns import regex
from digest.text.sentences import sentences, word_count

SUPPORT = 0.5
"""Share of a statement's words that its sources must have. Of 137 sentences reworded as freely as
could be (`tests/entries/rewrites`), 81 pass with it, and 66 with .6; of 152 sentences that another
report of the event has and this one has not, 6 and 3."""
BEARING = 0.25
"""Share of them that each source which it cites must have in one sentence."""

NEAREST = 0.8
"""Share of the words found in the nearest sentence that another has that bears it out as well."""

_MARKUP = regex(r"[<>`*_\\{}|~^]|\]\(|&#?\w{1,31};|^\s*(?:#|-\s|\d+[.)]\s)")
_ADDRESS = regex(r"://|\bwww\.|\bmailto:|[\w.+-]@\w", re.IGNORECASE)
_JOINERS = "\u200c\u200d"
"""Invisible, and part of how Persian and the languages of India are written."""


class Refusal(Exception):  # noqa: N818 - not an error, but what verification is there for
    """Why a summary may not be printed, in words for the editor."""


@noun
class Verified:
    """A statement that its sources bear out."""

    text: str
    places: tuple[Sentence, ...]
    """Where: a sentence of each source that it cites, in the order of the citations."""
    verbatim: bool
    """It is the first of these sentences, word for word."""


def verify(
    proposals: Sequence[Proposal],
    readings: Sequence[Reading],
    limits: SummaryLimits,
    allowance: Allowance,
) -> tuple[Verified, ...]:
    """The statements, with what they copy taken from `allowance`.

    Raises:
        Refusal: with the first reason.
    """
    size = sum(word_count(each.text) for each in proposals)
    if not proposals:
        raise Refusal("it says nothing")
    if len(proposals) > limits.statements:
        raise Refusal(f"it has {len(proposals)} statements, and {limits.statements} are allowed")
    if size > limits.words:
        raise Refusal(f"it has {size} words, and {limits.words} are allowed")
    proofs = {reading.article.id: Proof(reading) for reading in readings}
    language = main_language(reading.article for reading in readings)
    verified: list[Verified] = []
    for number, proposal in enumerate(proposals, start=1):
        reason = next(_objections(proposal, number, proofs, language), "")
        if reason:
            raise Refusal(f"statement {number} {reason}")
        verified.append(_located(proposal, [proofs[name] for name in _cited(proposal)], language))
    _refuse_repetition(verified, language)
    _charge(verified, readings, allowance)
    return tuple(verified)


def _objections(
    proposal: Proposal, number: int, proofs: dict[str, Proof], language: str
) -> Iterator[str]:
    """Everything that speaks against a statement, the plainest first."""
    yield from _against_form(proposal.text)
    if number == 1 and proposal.text[:1].isalnum() and points_back(proposal.text):
        yield "hangs in the air: it leans on what was said before"
    if not proposal.sources:
        yield "cites no source"
    for name in proposal.sources:
        if name not in proofs:
            yield f"cites {name!r}, which is no source of the event"
        elif proofs[name].tainted:
            yield f"cites {name}, whose text gives orders to a machine"
    cited = [proofs[name] for name in _cited(proposal)]
    for quotation, speaker, other in misattributed(proposal.text, [one.reading for one in cited]):
        yield f"gives the quotation {quotation!r} to {speaker}, and its source to {other}"
    yield from unmet(proposal.text, language, cited)
    yield from _against_sources(proposal.text, cited, language)


def _cited(proposal: Proposal) -> list[str]:
    return list(dict.fromkeys(proposal.sources))


def _against_form(text: str) -> Iterator[str]:
    """What is wrong with a statement whatever the sources say."""
    if any(_is_hidden(char) for char in text) or text != text.strip():
        yield "has line breaks, blanks around it, or characters that can't be seen"
    if _MARKUP.search(text):
        yield "has markup"
    if _ADDRESS.search(text):
        yield "has an address of the web or of mail"
    if not may_stand(text, word_count(text)):
        yield (
            f"is no whole sentence of {MIN_WORDS} to {MAX_WORDS} words such as a report has: "
            "it is cut off, shouts, or speaks to somebody"
        )
    elif len(sentences(text)) > 1:
        yield "is more than one sentence"


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char)[0] == "C" and char not in _JOINERS


def _against_sources(text: str, cited: Sequence[Proof], language: str) -> Iterator[str]:
    """Where the statement as a whole is not what its sources say."""
    stems = frozenset(content_words(text, language))
    known = frozenset(stem for proof in cited for stem in proof.stems)
    if len(stems & known) < SUPPORT * len(stems):
        yield "says what no source that it cites says in such words"
    places = [(proof.article, proof.nearest(stems)) for proof in cited]
    shares = [len(stems & set(place.words)) if place else 0 for _, place in places]
    best = max(shares, default=0)
    bearing = [
        place.text
        for (_, place), share in zip(places, shares, strict=True)
        if place and share >= NEAREST * best
    ]
    denies = DENIAL.is_taken(text)
    if bearing and all(DENIAL.is_taken(each) != denies for each in bearing):
        yield "denies what its sources state" if denies else "states what its sources deny"
    if bearing and not DOUBT.is_taken(text) and all(map(DOUBT.is_taken, bearing)):
        yield "states as certain what its sources doubt"
    for (name, _), share in zip(places, shares, strict=True):
        if share < BEARING * len(stems):
            yield f"cites {name}, where nothing of it stands"


def _located(proposal: Proposal, cited: Sequence[Proof], language: str) -> Verified:
    """The statement with its places; the sentence that it copies first, where it copies one."""
    text = proposal.text
    stems = frozenset(content_words(text, language))
    places: list[Sentence] = []
    copied: list[Sentence] = []
    for proof in cited:
        same = next((each for each in proof.sentences if each.text == text), None)
        place = same or proof.nearest(stems)
        if place:
            (copied if same else places).append(place)
    return Verified(text, (*copied, *places), verbatim=bool(copied))


def _refuse_repetition(verified: Sequence[Verified], language: str) -> None:
    compared = [_as_sentence(each.text, language) for each in verified]
    for number, sentence in enumerate(compared, start=1):
        if any(alike(before, sentence) for before in compared[: number - 1]):
            raise Refusal(f"statement {number} repeats another")


def _as_sentence(text: str, language: str) -> Sentence:
    stems = content_words(text, language)
    terms = frozenset(stems)
    size, numbers = word_count(text), frozenset(numbers_in(stems))
    keys, marks = keys_of(text), marks_of(text)
    return Sentence(-1, -1, text, size, stems, terms, numbers, frozenset(), keys, marks)


def _charge(
    verified: Iterable[Verified], readings: Sequence[Reading], allowance: Allowance
) -> None:
    """Take from the budget what is copied, whole sentences and long runs of words."""
    for number, each in enumerate(verified, start=1):
        first = each.places[0]
        runs = [first.text] if each.verbatim else []
        owners = [first.article] if each.verbatim else []
        if not each.verbatim:
            for place in each.places:
                for run in copied_runs(each.text, readings[place.article]):
                    runs.append(run)
                    owners.append(place.article)
        for owner, run in zip(owners, runs, strict=True):
            if not allowance.take(owner, run, sentence=each.verbatim):
                name = readings[owner].article.id
                raise Refusal(f"statement {number} prints more of {name} than its excerpt limit")
