"""Two sentences to whether they say the same."""

from __future__ import annotations

from digest.entries.reading import Sentence

SAME_WORDS = 0.6
"""Share of a statement's words that a sentence must have to corroborate it. Read by hand on
pairs from the grouping corpora: below, one in ten says less or something else."""
SAME_NAMES = 0.75
MIN_SHARED = 4
ALIKE = 0.5
"""Share of the shorter sentence's words; two statements of a summary stay below."""

_NEGATIONS = frozenset("not no never without deni neither nor none didn doesn don isn wasn".split())
_HEDGES = frozenset(
    "alleg alleged allegedly suspect suspected report reportedly appar apparent apparently "
    "purportedli purport purportedly may might could accus claim unconfirm".split()
)


def says_the_same(statement: Sentence, other: Sentence) -> bool:
    """Does `other` say all that `statement` says: its figures, its names, most of its words?

    Neither may deny or hedge what the other states flatly.
    """
    mine, theirs = frozenset(statement.words), frozenset(other.words)
    shared = mine & theirs
    if len(shared) < max(MIN_SHARED, SAME_WORDS * len(mine)):
        return False
    if not statement.numbers <= other.numbers:
        return False
    if len(statement.names & other.names) < SAME_NAMES * len(statement.names):
        return False
    return all(bool(kind & mine) == bool(kind & theirs) for kind in (_NEGATIONS, _HEDGES))


def alike(a: Sentence, b: Sentence) -> bool:
    """Would a reader feel that the second repeats the first?"""
    mine, theirs = frozenset(a.words), frozenset(b.words)
    return len(mine & theirs) > ALIKE * max(1, min(len(mine), len(theirs)))
