"""Article ids to a sequence of articles that loads each one when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import overload

from digest.model import Article

Read = Callable[[Sequence[str]], Sequence[Article]]
"""Article ids to these articles."""


class Roll(Sequence[Article]):
    """A lazy sequence of all articles of a site: their ids are known, and an article is loaded when
    it is first asked for.

    Only for sites where no article's front matter names an event: that could not be seen here.
    """

    def __init__(self, ids: Sequence[str], sources: Sequence[bytes], read: Read) -> None:
        """`sources` has what tells all that each was made of."""
        self.ids, self.sources, self._read = ids, sources, read
        self._at = {id_: at for at, id_ in enumerate(ids)}
        self._known: dict[str, Article] = {}

    def named(self, ids: Iterable[str]) -> list[Article]:
        """Those of these articles that are there."""
        wanted = [id_ for id_ in ids if id_ in self._at]
        missing = [id_ for id_ in dict.fromkeys(wanted) if id_ not in self._known]
        self._known.update(zip(missing, self._read(missing), strict=True))
        return [self._known[id_] for id_ in wanted]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._at

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> list[Article]: ...
    def __getitem__(self, at: int | slice) -> Article | list[Article]:
        if isinstance(at, slice):
            return self.named(self.ids[at])
        return self.named([self.ids[at]])[0]


def ids_of(articles: Sequence[Article]) -> Sequence[str]:
    """The ids of these articles, without loading any."""
    return articles.ids if isinstance(articles, Roll) else [article.id for article in articles]


def among(articles: Sequence[Article], ids: Collection[str]) -> list[Article]:
    """The articles that have one of these ids; of a `Roll` no others are loaded."""
    if isinstance(articles, Roll):
        return articles.named(sorted(ids))
    return [article for article in articles if article.id in ids] if ids else []
