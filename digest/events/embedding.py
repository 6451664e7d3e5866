"""Articles to events by what a named model makes of their words: for `grouping.grouper`.

An alternative to `comparison.py`, with the extra `embeddings`: the beginning of each article
becomes a vector, and the same linkage joins those that point in one direction.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from digest.config import Config
from digest.errors import ConfigError
from digest.events.clustering.blocks import Bounds
from digest.events.clustering.linkage import link
from digest.events.similarity.scores import UNIT, Pairs
from digest.events.tuning import BALANCED
from digest.model import Article, Location

if TYPE_CHECKING:
    from model2vec import StaticModel

BEGINNING = 1_200
"""Characters of a text that are embedded, about 200 words: what follows is background."""
STRANGERS = 0.7
"""Share of the threshold up to which a cosine says nothing: vectors of any two news reports
point in somewhat the same direction."""
ROWS = 1_000
"""Articles whose cosines with all others are held at once."""

Vectors = npt.NDArray[np.float32]


def group(
    articles: Sequence[Article], settled: Sequence[Sequence[Article]], config: Config
) -> list[list[Article]]:
    """The events among these articles, those that are settled kept together.

    Two blocks are joined while their mean score is above that of a cosine of
    `grouping.threshold`; score = how far the cosine is above .7 of the threshold.

    Raises:
        ConfigError: the extra or the model is not there.
    """
    vectors = _embed(_load(config.grouping.model), articles)
    index_of = {article.id: index for index, article in enumerate(articles)}
    blocks = tuple(tuple(index_of[article.id] for article in block) for block in settled)
    threshold = config.grouping.threshold
    pairs = _pairs(vectors, STRANGERS * threshold)
    least = threshold * (1 - STRANGERS)
    tuning = replace(BALANCED, threshold=least, price=least * BALANCED.price / BALANCED.threshold)
    linked = link(pairs, len(articles), tuning, Bounds(blocks))
    return [[articles[index] for index in block] for block in linked.blocks]


def _load(name: str) -> StaticModel:
    """The model in the folder `name`; nothing is ever downloaded."""
    place = Location.of_setting("grouping.model")
    try:
        # An extra, and a tenth of a second.
        from model2vec import StaticModel
    except ImportError as error:
        expected = "pip install 'digest-press[embeddings]'"
        grouper = Location.of_setting("grouping.grouper")
        raise ConfigError.at(grouper, "grouping.grouper: model2vec is missing", expected) from error
    if not name or not Path(name).is_dir():
        what = f"grouping.model: there is no folder {name!r}" if name else "grouping.model is empty"
        expected = (
            "the folder of a static model, fetched once: "
            "hf download minishlab/potion-multilingual-128M --local-dir models/potion"
        )
        raise ConfigError.at(place, what, expected)
    # Otherwise its threads, which save nothing here, warn each worker process that is forked.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        return StaticModel.from_pretrained(name)
    except Exception as error:  # of safetensors and tokenizers, which have no type in common
        what = f"grouping.model: {name!r} holds no static model ({error})"
        raise ConfigError.at(
            place, what, "model.safetensors, tokenizer.json, config.json"
        ) from error


def _embed(model: StaticModel, articles: Sequence[Article]) -> Vectors:
    """A row of unit length for each article; of zeros where the model knows no word of it."""
    texts = [
        f"{'' if article.title_inferred else article.title}\n{article.text[:BEGINNING]}"
        for article in articles
    ]
    vectors = np.asarray(model.encode(texts, use_multiprocessing=False), np.float32)
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    length[length == 0] = 1
    unit: Vectors = (vectors / length).astype(np.float32)
    return unit


def _pairs(vectors: Vectors, least: float) -> Pairs:
    """By how much the cosine of each pair is above `least`, where it is."""
    ones, others, scores = [], [], []
    for top in range(0, len(vectors), ROWS):
        cosines = vectors[top : top + ROWS] @ vectors.T
        row, column = np.nonzero(cosines > least)
        above = column > row + top
        row, column = row[above], column[above]
        ones.append(row + top)
        others.append(column)
        scores.append(np.rint((cosines[row, column] - least) * UNIT).astype(np.int64))
    return Pairs(np.concatenate(ones), np.concatenate(others), np.concatenate(scores))
