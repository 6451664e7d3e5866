"""Articles to scores and blocks: the whole comparison, kept so that it can be explained."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

import numpy as np
import numpy.typing as npt

from digest.events.clustering.blocks import Bounds, Linked
from digest.events.clustering.copies import originals, with_copies, without_copies
from digest.events.clustering.linkage import link
from digest.events.features.chrome import Chrome
from digest.events.features.reading import OWN, Reading, read
from digest.events.features.terms import Ints, Terms, weigh
from digest.events.features.vocabulary import Vocabulary
from digest.events.similarity.dates import of_strangers
from digest.events.similarity.scores import Pairs, score
from digest.events.tuning import Tuning
from digest.events.working import Each, one_by_one
from digest.model import Article
from digest.nouns import noun


@noun
class Comparison:
    """What was compared with what result; texts are the articles that copy no other."""

    originals: tuple[int, ...]
    """Of each article, the index of the article whose text it is."""
    readings: tuple[Reading, ...]
    """Of all articles."""
    texts: tuple[Reading, ...]
    terms: Terms
    pairs: Pairs
    """Of texts, which go by their rank; those that are asked for."""
    linked: Linked
    """Of articles."""
    tuning: Tuning
    """As fitted to the number of texts."""
    days: Ints | None = None
    """All that are known of any text, where `texts` are only those that matter to what is new."""
    chrome: Chrome | None = None
    """What was left out of all texts, where all were compared."""

    def rank(self, article: int) -> int:
        """The text of an article."""
        return sorted(set(self.originals)).index(self.originals[article])


def compare(
    articles: Sequence[Article],
    bounds: Bounds,
    tuning: Tuning,
    zone: tzinfo,
    *,
    every: bool = False,
    each: Each = one_by_one,
) -> Comparison:
    """The comparison of these articles, given in canonical order, within the bounds.

    Two texts that are both settled are scored only if `every` pair is wanted: what becomes of the
    others does not depend on them. Days are those of `zone`, the site's.
    """
    vocabulary, chrome = Vocabulary(), Chrome.of(articles)
    readings = read(articles, zone, vocabulary, chrome)
    words = vocabulary.words
    first = originals(readings, words, tuning, bounds)
    texts = [reading for index, reading in enumerate(readings) if first[index] == index]
    inner = without_copies(bounds, first)
    fresh = None if every else _fresh(len(texts), inner)
    known = 0 if fresh is None else int((~fresh).sum())
    lengths = [len(text.body[: tuning.body_words]) for text in texts]
    days = np.array([text.day for text in texts if text.day], np.int64)
    tuning = tuning.fitted(lengths, known, of_strangers(days, len(texts)))
    terms = weigh(texts, words, tuning)
    pairs = score(terms, texts, tuning, fresh, each=each)
    linked = link(pairs, len(texts), tuning, inner)
    if max(len(block) for block in linked.blocks) > tuning.crowd * len(texts):
        # A crowd makes its own words common, and falls apart: now let each event speak once.
        terms = weigh(texts, words, tuning, _voices(linked))
        pairs = score(terms, texts, tuning, fresh, each=each)
        linked = link(pairs, len(texts), tuning, inner)
    whole = part_posts(with_copies(linked, first), readings, bounds)
    return Comparison(
        tuple(first), readings, tuple(texts), terms, pairs, whole, tuning, chrome=chrome
    )


def compare_settled(
    articles: Sequence[Article], blocks: Sequence[tuple[int, ...]], tuning: Tuning, zone: tzinfo
) -> Comparison:
    """The comparison of articles that are all settled in blocks, so that nothing is left to link.

    Terms are weighed, and no more is asked, as by grouping afresh; it has no pairs.
    """
    bounds, vocabulary = Bounds(tuple(blocks)), Vocabulary()
    readings = read(articles, zone, vocabulary)
    words = vocabulary.words
    first = originals(readings, words, tuning, bounds)
    texts = tuple(reading for index, reading in enumerate(readings) if first[index] == index)
    tuning = tuning.fitted([len(text.body[: tuning.body_words]) for text in texts])
    linked = Linked(without_copies(bounds, first).blocks)
    crowded = max(len(block) for block in linked.blocks) > tuning.crowd * len(texts)
    terms = weigh(texts, words, tuning, _voices(linked) if crowded else None)
    none = np.empty(0, np.int64)
    return Comparison(
        tuple(first), readings, texts, terms, Pairs(none, none, none), Linked(bounds.blocks), tuning
    )


def part_posts(linked: Linked, readings: Sequence[Reading], bounds: Bounds) -> Linked:
    """The blocks, with those that consist of the editor's posts alone taken apart.

    Posts share their author's words and their digest's: only an article makes them an event.
    """
    settled = [frozenset(block) for block in bounds.blocks]
    kept: list[tuple[int, ...]] = []
    new: list[tuple[int, ...]] = []
    for number, block in enumerate(linked.blocks):
        held = settled[number] if number < len(settled) else frozenset[int]()
        if all(readings[index].site == OWN for index in block):
            new += [(index,) for index in block if index not in held]
            block = tuple(index for index in block if index in held)
        (kept if number < len(settled) else new).append(block)
    return Linked((*kept, *sorted(block for block in new if block)))


def _fresh(texts: int, bounds: Bounds) -> npt.NDArray[np.bool_] | None:
    """Of each text, whether nothing has settled it; None where that goes for all."""
    if not any(bounds.blocks):
        return None
    fresh = np.ones(texts, bool)
    fresh[[text for block in bounds.blocks for text in block]] = False
    return fresh


def _voices(linked: Linked) -> list[float]:
    """Of each text, an equal part of its event's one voice; on average 1."""
    events = [block for block in linked.blocks if block]
    texts = sum(len(block) for block in events)
    voice = {index: texts / (len(events) * len(block)) for block in events for index in block}
    return [voice[index] for index in range(texts)]
