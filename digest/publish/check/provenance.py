"""Other people's articles to those that don't say where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digest.errors import Problem
from digest.model import Article

_REMEDY = "`source:` with name and url in the front matter"


def check_provenance(articles: Iterable[Article]) -> Iterator[Problem]:
    """A warning for each article without publisher or link; the editor's posts need none."""
    for article in articles:
        lacking = [
            name
            for name, known in (("publisher", article.publisher), ("link", article.url))
            if not known
        ]
        if lacking and article.kind == "article":
            what = f"the article names no {' and no '.join(lacking)}"
            yield Problem(article.location, what, _REMEDY, severity="warning")
