"""What the tests of entries make their articles with."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from digest.config import Config
from digest.model import Article, Document, Location
from digest.sources.article import to_article
from digest.sources.reader import read_bytes

MakeArticle = Callable[..., Article]


def make_article(name: str, text: str, **fields: Any) -> Article:
    """An English article called `name`."""
    article = Article(name, "article", "", text, "", Location(f"content/{name}"), language="en")
    return replace(article, **fields)


@pytest.fixture
def article() -> MakeArticle:
    return make_article


@pytest.fixture(scope="session")
def labeled(evaluation: Path) -> list[list[Article]]:
    """Real events: the NeuS groups, and the first of each other labeled corpus."""
    events: list[list[Article]] = []
    for name in ("neus_val", "fnc1", "gva_dev", "ecbplus"):
        groups: dict[str, list[Article]] = {}
        with gzip.open(
            evaluation / "grouping" / f"{name}.jsonl.gz", "rt", encoding="utf-8"
        ) as lines:
            for record in map(json.loads, lines):
                groups.setdefault(record["label"], []).append(
                    make_article(record["id"], record["text"], title=record["title"] or "")
                )
        events += [group[:6] for group in list(groups.values())[:80]]
    return events


@pytest.fixture(scope="session")
def seeds(seed_paths: list[Path]) -> list[Article]:
    """The five real texts, as `content/articles/` would make articles of them."""
    return list(map(_cleaned, seed_paths))


def _cleaned(path: Path) -> Article:
    location = f"content/articles/{path.name}"
    document, _ = read_bytes(location, path.read_bytes(), "article", Config())
    assert isinstance(document, Document)
    article, _ = to_article(document, Config())
    assert article
    return article
