"""The words of a quotation and those of another article to where and how that one has them.

Runs of three words that both have lead to the place, an alignment there tells the rest. What is
not surely the same utterance is no match: to say that somebody altered a quotation is a charge.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import Match as Block
from difflib import SequenceMatcher
from itertools import compress, count, groupby

from digest.entries.quotes.in_full import expanded
from digest.entries.reading.utterances import Utterance, Wording
from digest.nouns import noun

RUN = 3
"""Words in a row that lead to a place."""
QUOTED = 0.8
"""Share of the words in quotation marks from which on the place is a quotation."""
UNQUOTED = 0.2
"""Share up to which it is none."""
# Tuned by reading all that was said of the five seeds and of 120 labeled events.
SURE_WORDS = 7
"""Words in common from which on an altered quotation is surely the same utterance."""
SURE_SHARE = 0.7
"""Share of the words, from the first in common to the last, that must be in common."""
SURE_RUN = 4
"""Words in a row that must be in common."""
MOST = 20
"""Places of one run in one article."""
LONGEST = 120
"""Words of a quotation that is aligned; a longer one within one sentence is nobody's."""
TELLING = 5
"""Words that may stand without quotation marks elsewhere by more than chance."""


@noun
class Op:
    """A run of words of the quotation, and what is there in its place."""

    same: bool
    left: int
    right: int
    start: int
    end: int
    parted: bool = False
    """There is a report in its place, between two quotations: what it leaves out is no change."""


@noun
class Match:
    """Where another article has words of a quotation."""

    wording: Wording
    start: int
    """First word there."""
    end: int
    left: int
    """First word of the quotation that is there."""
    right: int
    quoted: float
    """Share of the common words that stand in quotation marks there, in 0..1."""
    ops: tuple[Op, ...]
    """From the first common word to the last, without gaps in the quotation."""
    common: int
    run: int
    """The longest run of common words."""

    @property
    def is_verbatim(self) -> bool:
        """Are all words from the first to the last the same?"""
        return all(op.same for op in self.ops)

    def is_sure(self, *, gaps: bool) -> bool:
        """Can it only be the same utterance? With `gaps`, words that are left out are no matter."""
        span = self.end - self.start
        if not gaps:
            span = max(span, self.right - self.left)
        enough = self.common >= SURE_WORDS and self.run >= SURE_RUN
        return enough and self.common >= SURE_SHARE * span

    @property
    def keys(self) -> Sequence[str]:
        """The words of the place, as they are compared."""
        return self.wording.keys[self.start : self.end]

    @property
    def text(self) -> str:
        """The words of the place, as printed."""
        return self.wording.text(self.start, self.end)


class Finder:
    """Where the articles of an event have the runs of words of its quotations."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._wordings = wordings
        wanted = {
            run for wording in wordings for each in wording.utterances for run in _runs(each.keys)
        }
        self._known: dict[tuple[str, ...], dict[int, list[Match]]] = {}
        """Copies repeat each other's quotations: each wording is looked for once."""
        self._places: dict[tuple[str, ...], list[tuple[int, int]]] = {run: [] for run in wanted}
        """Of each run, the articles and where they have it, in order."""
        for article, wording in enumerate(wordings):
            # Of all runs, only those that are wanted are looked at: most are in no quotation.
            for at in compress(count(), map(wanted.__contains__, _runs(wording.keys))):
                found = self._places[tuple(wording.keys[at : at + RUN])]
                if len(found) < MOST or found[-MOST][0] != article:
                    found.append((article, at))

    def found(self, utterance: Utterance) -> Mapping[int, Sequence[Match]]:
        """Of each article that has any, the places with these words: all that are exact, else the
        nearest.
        """
        keys = utterance.keys
        if keys not in self._known:
            self._known[keys] = self._find(utterance)
        return self._known[keys]

    def _find(self, utterance: Utterance) -> dict[int, list[Match]]:
        hits: defaultdict[int, list[int]] = defaultdict(list)
        for number, run in enumerate(_runs(utterance.keys)):
            for article, at in self._places.get(run, ()):
                hits[article].append(at - number)
        found = {
            article: self._along(utterance, article, hits[article]) for article in sorted(hits)
        }
        return {article: matches for article, matches in found.items() if matches}

    def _along(self, utterance: Utterance, article: int, hits: Sequence[int]) -> list[Match]:
        """By where the quotation would begin in the article, if a run of its words is in place."""
        wording = self._wordings[article]
        diagonals = Counter(hits)
        exact = [
            at
            for at, hits_there in diagonals.items()
            if hits_there == len(utterance.keys) - RUN + 1
        ]
        if exact:
            found = [_exact(utterance, wording, at) for at in sorted(exact)]
            return sorted(found, key=lambda match: -match.quoted)
        if len(utterance.keys) > LONGEST:
            return []
        best = min(diagonals, key=lambda at: (-diagonals[at], at))
        match = _aligned(utterance, wording, best)
        return [match] if match else []


def _runs(keys: Sequence[str]) -> zip[tuple[str, ...]]:
    return zip(keys, keys[1:], keys[2:], strict=False)


def _exact(utterance: Utterance, wording: Wording, at: int) -> Match:
    size = len(utterance.keys)
    quoted = sum(wording.quoted[at : at + size]) / size
    ops = (Op(True, 0, size, at, at + size),)
    return Match(wording, at, at + size, 0, size, quoted, ops, size, size)


def _aligned(utterance: Utterance, wording: Wording, diagonal: int) -> Match | None:
    """The best alignment of the quotation around where it would begin in the article."""
    size = len(utterance.keys)
    slack = 5 + size // 3
    first = max(0, diagonal - slack)
    window = wording.keys[first : diagonal + size + slack]
    matcher = SequenceMatcher(None, utterance.keys, window, autojunk=False)
    blocks = _trimmed([block for block in matcher.get_matching_blocks() if block.size])
    if not blocks:
        return None
    blocks = _between_marks(blocks, wording.quoted[first:])
    within = [wording.quoted[first + block.b + at] for block in blocks for at in range(block.size)]
    quoted = sum(within) / len(within)
    return Match(
        wording,
        first + blocks[0].b,
        first + blocks[-1].b + blocks[-1].size,
        blocks[0].a,
        blocks[-1].a + blocks[-1].size,
        quoted,
        tuple(_operations(utterance, wording, blocks, first, spoken=quoted >= QUOTED)),
        sum(block.size for block in blocks),
        max(block.size for block in blocks),
    )


def _trimmed(blocks: Sequence[Block]) -> Sequence[Block]:
    """Without words at either end that are common by chance, far from the others."""
    blocks = list(blocks)
    for last, neighbor in ((0, 1), (-1, -2)):
        while len(blocks) > 1 and blocks[last].size < min(RUN, _distance(blocks, neighbor)):
            del blocks[last]
    return blocks


def _between_marks(blocks: Sequence[Block], quoted: bytearray) -> Sequence[Block]:
    """Of a quotation there, without the words that stand outside of its marks.

    What the next sentence opens with is no part of what was said.
    """
    size = sum(block.size for block in blocks)
    spoken = sum(quoted.count(1, block.b, block.b + block.size) for block in blocks)
    if spoken == size or spoken < QUOTED * size:
        return blocks
    words = [(block, at) for block in blocks for at in range(block.b, block.b + block.size)]
    kept = []
    for (block, is_spoken), run in groupby(words, lambda word: (word[0], quoted[word[1]])):
        if is_spoken:
            places = [at for _, at in run]
            kept.append(Block(block.a + places[0] - block.b, places[0], len(places)))
    return kept


def _distance(blocks: Sequence[Block], neighbor: int) -> int:
    """Words between the outermost block and its neighbor."""
    one, two = sorted((blocks[0 if neighbor == 1 else -1], blocks[neighbor]))
    return max(two.a - one.a, two.b - one.b) - one.size


def _operations(
    utterance: Utterance, wording: Wording, blocks: Sequence[Block], first: int, *, spoken: bool
) -> Iterator[Op]:
    """The blocks and what lies between them.

    Where both are speech, what is told in between ("he said") belongs to neither.
    """
    at_a, at_b = blocks[0].a, first + blocks[0].b
    for block in blocks:
        start, end = at_b, first + block.b
        if spoken:
            inside = [at for at in range(start, end) if wording.quoted[at]]
            start, end = (inside[0], inside[-1] + 1) if inside else (end, end)
        removed, added = utterance.keys[at_a : block.a], wording.keys[start:end]
        if removed or added:
            parted = spoken and not added and first + block.b > at_b
            same = parted or expanded(removed) == expanded(added)
            yield Op(same, at_a, block.a, start, end, parted)
        at_a, at_b = block.a + block.size, first + block.b + block.size
        yield Op(True, block.a, at_a, first + block.b, at_b)
