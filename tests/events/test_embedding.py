"""Grouping by embeddings, with a model of a few words that the tests make themselves."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from model2vec import StaticModel
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from digest.config import Config, GroupingConfig
from digest.configfile import read_config
from digest.errors import ConfigError
from digest.events import Ledger, assign, group
from digest.model import Article
from tests.events.making import article

MEANINGS = (
    ("fire", "blaze", "inferno", "Brand"),
    ("depot", "warehouse", "Lager"),
    ("mayor", "Bürgermeister"),
    ("elected", "wins", "gewählt"),
    ("goal", "match"),
    ("cup", "final"),
)
"""Words of one meaning have one vector; of two, vectors at a right angle."""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    words = ["[UNK]", *(word for same in MEANINGS for word in same)]
    axes = [axis for axis, same in enumerate(MEANINGS) for _ in same]
    vectors = np.vstack([np.zeros((1, len(MEANINGS))), np.eye(len(MEANINGS))[axes]])
    level = WordLevel({word: number for number, word in enumerate(words)}, unk_token="[UNK]")
    tokenizer = Tokenizer(level)
    tokenizer.pre_tokenizer = Whitespace()
    StaticModel(vectors.astype(np.float32), tokenizer).save_pretrained(folder)
    return folder


def config(model: Path | str) -> Config:
    grouper = "digest.events.embedding:group"
    return Config(grouping=GroupingConfig(grouper=grouper, model=str(model), threshold=0.6))


TEXTS = (
    "fire in a depot",
    "mayor elected",
    "goal in the cup final",
    "inferno at the warehouse",
    "Brand in einem Lager",
    "Bürgermeister gewählt",
    "nothing that the model knows",
    "nor does it know this",
)
EVENTS = [[0, 3, 4], [1, 5], [2], [6], [7]]


def batch(indices: Sequence[int] = (0, 1, 2, 3, 4, 5, 6, 7)) -> list[Article]:
    return [article(str(index), TEXTS[index]) for index in indices]


def numbers(events: tuple[tuple[Article, ...], ...]) -> list[list[int]]:
    return [[int(one.id.removeprefix("articles/")[:-3]) for one in event] for event in events]


@pytest.mark.parametrize("order", [range(8), [7, 6, 5, 4, 3, 2, 1, 0], [3, 1, 7, 0, 5, 2, 6, 4]])
def test_words_of_one_meaning_are_one_event(model: Path, order: Sequence[int]) -> None:
    assert numbers(group(batch(order), config(model))) == EVENTS


def test_a_higher_threshold_joins_less(model: Path) -> None:
    texts = [article("a", "fire in a depot"), article("b", "fire depot mayor")]
    low = config(model)
    high = replace(low, grouping=replace(low.grouping, threshold=0.9))
    assert [len(group(texts, low)), len(group(texts, high))] == [1, 2]


def test_what_the_ledger_knows_stays_together_and_attracts(model: Path) -> None:
    known = assign([replace(one, event="odd") for one in batch([0, 2])], (), Ledger(), Config())
    after = assign(batch(), (), known.ledger, config(model)).events
    assert sorted(len(event.articles) for event in after) == [1, 1, 2, 4]


def test_the_model_is_seen_from_the_folder_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text('[grouping]\nmodel = "models/tiny"\n', "utf-8")
    assert read_config(tmp_path).grouping.model == str(tmp_path / "models" / "tiny")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "grouping.model is empty; expected .*hf download"),
        ("minishlab/potion-base-8M", "there is no folder 'minishlab/potion-base-8M'; expected .*"),
        (".", "'.' holds no static model .*; expected model.safetensors"),
    ],
    ids=["none", "a name that could be downloaded", "a folder with something else"],
)
def test_a_model_that_is_not_there_is_told_and_never_downloaded(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match=message):
        group(batch(), config(name))


def test_without_the_extra_the_command_that_installs_it_is_told(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "model2vec", None)
    with pytest.raises(ConfigError, match=r"pip install 'digest-press\[embeddings\]'"):
        group(batch(), config(model))
