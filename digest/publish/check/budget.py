"""A built site to the entries that print more of a source than its excerpt limit allows.

It counts anew what the `index.json` beside each entry says is printed, and asks nobody how it
came to be there: whatever has a `text` and `citations` is an excerpt of the first one cited.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from digest.config import EntriesConfig
from digest.errors import Problem
from digest.model import Article, Location
from digest.publish.check.files import Tree

_REMEDY = "no more than the excerpt limit allows"


def check_budget(
    site: Path, tree: Tree, articles: Iterable[Article], config: EntriesConfig
) -> Iterator[Problem]:
    """A problem for each source from which an entry prints too much.

    A whole sentence counts as one and by its words, anything shorter by its words alone, and
    what is part of another excerpt counts once. Texts that `articles` does not hold are not
    counted: nobody knows their rights.
    """
    known = {article.id: article for article in articles}
    whole: dict[str, frozenset[str]] = {}
    for path in tree.files:
        if path.endswith("/index.json"):
            excerpts = _by_article(_parsed(site / path))
            for name in sorted(excerpts.keys() & known.keys()):
                yield from _over(path, known[name], excerpts[name], config, whole)


def _over(
    path: str,
    article: Article,
    excerpts: list[str],
    config: EntriesConfig,
    whole: dict[str, frozenset[str]],
) -> Iterator[Problem]:
    # The sentence splitter takes long to load: only where there is something to count.
    from digest.text.sentences import sentences, word_count

    limit = config.excerpt_limit(article)
    if limit is None:
        return
    if article.id not in whole:
        whole[article.id] = frozenset(sentences(article.text))
    counted = sum(text in whole[article.id] for text in excerpts)
    words = sum(map(word_count, excerpts))
    for count, most, unit in (
        (counted, limit.sentences, "sentences"),
        (words, limit.words, "words"),
    ):
        if count > most:
            what = f"the entry prints {count} {unit} of {article.id}"
            yield Problem(Location(path), what, f"{_REMEDY}: {most} {unit}")


def _by_article(entry: Any) -> dict[str, list[str]]:
    """The excerpts of each article, each once and none that is part of another."""
    found: dict[str, list[str]] = {}
    for article, text in dict.fromkeys(_excerpts(entry)):
        found.setdefault(article, []).append(text)
    return {
        article: [text for text in texts if not any(text in o and text != o for o in texts)]
        for article, texts in found.items()
    }


def _excerpts(part: Any) -> Iterator[tuple[str, str]]:
    """Each text with the article that it is taken from, however deep it stands."""
    if isinstance(part, Mapping):
        text, citations = part.get("text"), part.get("citations")
        own_words = bool(part.get("written_by"))  # of somebody who retold what it cites
        if isinstance(text, str) and isinstance(citations, list) and citations and not own_words:
            yield str(citations[0]), text
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from _excerpts(inner)


def _parsed(path: Path) -> Any:
    """The file's JSON; nothing where it is none, which is another check's to say."""
    try:
        return json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return None
