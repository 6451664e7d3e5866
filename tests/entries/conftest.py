"""What the tests of entries make their articles with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from digest.model import Article, Location

MakeArticle = Callable[..., Article]


def make_article(name: str, text: str, **fields: Any) -> Article:
    """An English article called `name`."""
    article = Article(name, "article", "", text, "", Location(f"content/{name}"), language="en")
    return replace(article, **fields)


@pytest.fixture
def article() -> MakeArticle:
    return make_article
