"""Articles to events from scratch: a partition, without a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from digest.config import Config
from digest.events.clustering.blocks import Bounds, Linked
from digest.events.grouper import ask
from digest.events.tuning import canonical, tuning
from digest.events.working import Each, one_by_one
from digest.model import Article

if TYPE_CHECKING:
    from digest.events.comparison import Comparison


def group(articles: Sequence[Article], config: Config) -> tuple[tuple[Article, ...], ...]:
    """The events among these articles, each by article id, in the order of their first ids.

    `event` keys put articles together, `not_event` keys keep one out of such an event; the
    rest is up to the words, numbers, names and dates that articles share.
    """
    ordered = sorted(articles, key=canonical)
    keys = sorted({article.event for article in ordered if article.event})
    bounds = Bounds(
        blocks=tuple(
            tuple(index for index, article in enumerate(ordered) if article.event == key)
            for key in keys
        ),
        apart=frozenset(
            (index, keys.index(key))
            for index, article in enumerate(ordered)
            for key in article.not_event
            if key in keys
        ),
    )
    linked = partition(ordered, bounds, config)
    found = [
        tuple(sorted((ordered[index] for index in block), key=lambda article: article.id))
        for block in linked.blocks
    ]
    return tuple(sorted(found, key=lambda block: block[0].id))


def partition(articles: Sequence[Article], bounds: Bounds, config: Config) -> Linked:
    """The blocks of these articles, given in canonical order, within the bounds."""
    return decide(articles, bounds, config)[0]


def decide(
    articles: Sequence[Article], bounds: Bounds, config: Config, each: Each = one_by_one
) -> tuple[Linked, Comparison | None]:
    """As `partition`, with the comparison that it rests on; None where nothing was compared."""
    if config.grouping.mode == "off" or len(articles) < 2:
        placed = {index for block in bounds.blocks for index in block}
        alone = ((index,) for index in range(len(articles)) if index not in placed)
        return Linked((*bounds.blocks, *alone)), None
    if config.grouping.grouper:
        return _by_other(articles, bounds, config), None
    # numpy takes longer to load than a small site to build: only where there is work for it.
    from digest.events.comparison import compare

    comparison = compare(articles, bounds, tuning(config.grouping.mode), config.zone, each=each)
    return comparison.linked, comparison


def collapsed(article: Article, others: Sequence[Article], config: Config) -> bool:
    """Whether an article has next to nothing in common with these others."""
    if config.grouping.mode == "off" or config.grouping.grouper:
        return False
    # As above: numpy only where there is work for it.
    from digest.events.features.reading import read
    from digest.events.features.terms import weigh
    from digest.events.features.vocabulary import Vocabulary
    from digest.events.similarity.scores import score

    constants = tuning(config.grouping.mode)
    batch = [article, *sorted(others, key=canonical)]
    vocabulary = Vocabulary()
    readings = read(batch, config.zone, vocabulary)
    pairs = score(weigh(readings, vocabulary.words, constants), readings, constants)
    return not (pairs.one == 0).any()


def _by_other(articles: Sequence[Article], bounds: Bounds, config: Config) -> Linked:
    """The blocks that another grouper finds, bent to the bounds.

    A block that holds articles of a settled block joins it; of several, the one that it shares
    most articles with.
    """
    blocks = [list(block) for block in bounds.blocks]
    settled = {index: number for number, block in enumerate(bounds.blocks) for index in block}
    index_of = {article.id: index for index, article in enumerate(articles)}
    known = [[articles[index] for index in block] for block in bounds.blocks]
    for found in ask(articles, known, config):
        members = [index_of[id_] for id_ in found if id_ in index_of]
        held = [settled[index] for index in members if index in settled]
        new = [index for index in members if index not in settled]
        target = max(held, key=lambda number: (held.count(number), -number)) if held else None
        out = [index for index in new if target is not None and (index, target) in bounds.apart]
        if target is not None:
            blocks[target] += [index for index in new if index not in out]
        elif new:
            blocks.append(new)
        blocks += [[index] for index in out]
    return Linked(tuple(tuple(sorted(block)) for block in blocks))
