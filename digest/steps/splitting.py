"""Articles to the positions of their sentences, found by copies of this process while it does
something else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from digest.engine import Engine
from digest.model import NO_EDGES, Article, Edges
from digest.text.sentences import edges_of

Result = TypeVar("Result")

WORTHWHILE_ARTICLES = 100
"""With fewer, splitting is done before a copy of this process has started, 0.02 s."""


def split_meanwhile(
    articles: Sequence[Article], engine: Engine, work: Callable[[], Result]
) -> tuple[Result, Edges]:
    """The result of `work`, and the positions of sentences that copies of this process find while
    it works; afterwards this process helps them to finish.

    Where there can be no copies, no positions are returned.
    """
    done: list[Result] = []
    if len(articles) >= WORTHWHILE_ARTICLES:
        found = engine.ahead(_edges, articles, "splitting texts", lambda: done.append(work()))
        if found is not None:
            return done[0], {one.id: edges for one, edges in zip(articles, found, strict=True)}
    return work(), NO_EDGES


def _edges(article: Article) -> Sequence[int]:
    return edges_of(article.text)
