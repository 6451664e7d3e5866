"""Chosen sentences to the order in which they are read, and to what would hang in the air there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from digest.entries.reading.reading import Reading
from digest.entries.sentences.surnames import introduced, second_mentions
from digest.entries.summary.contenders import Contender
from digest.patterns import regex

LATE = 1.5
"""How much a sentence from the end of an article loses in the choice of the first statement."""
FOLLOW_UP = 0.5
"""How much one of a report of the next day loses, and of the days after: what happened comes first.
A later report that raises a toll makes up for that. Set on the sample content."""
LONG_AFTER = 3
"""Days from which on a follow-up loses no more."""
TOLL = 1.5
"""What it is worth, on a scale of logarithms, that a sentence says how many were killed; in the
choice of the first statement only where it names a place or somebody: not "sixteen were hurt"."""
OPENS_BADLY = 1.0
"""How much a scene loses there, or what opens with "the bird" in the middle of an article. Twice as
much gives the same on the NeuS validation set."""
_WORD = regex(r"[^\W_]+")
_PERSONAL = frozenset("he she him his her hers himself herself".split())


def foremost(contenders: Sequence[Contender]) -> Contender:
    """What is worth most as the first statement, of equals the first."""
    promise = max(contenders, key=_at_best)
    enough = first_worth(promise)
    # Only of these it has to be known whether they open badly.
    return max([each for each in contenders if _at_best(each) >= enough], key=first_worth)


def first_worth(contender: Contender) -> float:
    """What the sentence is worth by itself; a follow-up's less, and with a toll more."""
    return _at_best(contender) - OPENS_BADLY * contender.opens_badly


def _at_best(contender: Contender) -> float:
    """The same, if it does not open badly."""
    days = min(contender.days_later, LONG_AFTER)
    toll = contender.tells_toll and (not contender.sentence.index or contender.sentence.names)
    return contender.worth + TOLL * bool(toll) - FOLLOW_UP * days


def ordered(chosen: Sequence[Contender], turns: Collection[Contender] = ()) -> list[Contender]:
    """What happened first, or one of the `turns` that the event took; then as the articles tell it;
    what points back right after its cause.
    """
    if not chosen:
        return []
    alone = [each for each in chosen if not each.pointer]
    leads = [each for each in alone if each in turns and not each.is_scene] or alone
    lead = max(leads, key=lambda each: first_worth(each) - LATE * each.position)
    rest = [each for each in alone if each is not lead]
    rest.sort(key=lambda each: (each.told_late, each.sentence.place))
    found = [lead, *rest]
    for each in chosen:
        if each.pointer:
            at = max(i for i, before in enumerate(found) if resolves(before, each))
            found.insert(at + 1, each)
    return found


def hanging(ordered: Sequence[Contender], readings: Sequence[Reading]) -> Contender | None:
    """The first statement that points back to something which is not right before it.

    Or that has a mere name which its article, but no statement before, has in full.
    """
    met: frozenset[str] = frozenset()
    titled = frozenset(_WORD.findall(" ".join([reading.title for reading in readings])))
    for before, each in zip([None, *ordered], ordered, strict=False):
        if each.pointer and not (before and resolves(before, each)):
            return each
        if second_mentions(each.sentence, readings[each.sentence.article], titled) - met:
            return each
        met |= introduced(each.sentence)
    return None


def resolves(before: Contender, contender: Contender) -> bool:
    """Does `before` hold the referent?

    It does where the article itself has it before; where it has the very noun; and where the
    first whom it names is the first whom the article names there: "Rubio said ... In Quito he
    announced". What "it" means is no name, most of the time; and whoever another article names
    last is not who speaks in this one.
    """
    pointer, earlier, later = contender.pointer, before.sentence, contender.sentence
    if pointer is None:
        return True
    if earlier.article == later.article and earlier.index == later.index - 1:
        return before.pointer is None
    if pointer.kind == "noun":
        return contender.noun_before in earlier.words
    if pointer.kind == "speaker" and earlier.article != later.article:
        return False
    return pointer.word in _PERSONAL and bool(before.about & contender.about_before)
