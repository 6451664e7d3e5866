"""The texts that the site shows, to its search index, which is made again only if one of them has
changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.cache import Memory, Recipe, code_version
from digest.model import Output
from digest.nouns import noun
from digest.pages.layout.layout import Layout
from digest.pages.search.search_index import index, pagefind, script
from digest.pages.search.search_texts import SearchText, search_texts

_MODULES = ("pages/search/search_index.py",)


@noun
class Index:
    """The files of Pagefind's index."""

    files: tuple[Output, ...]


def search_files(layout: Layout, memory: Memory) -> tuple[Output, ...]:
    """The index and the script; nothing where the site has no search.

    Raises `ConfigError` where Pagefind is missing or fails.
    """
    if not layout.config.pages.search:
        return ()
    pagefind()
    language = layout.site.language

    def make(missing: Sequence[tuple[SearchText, ...]]) -> list[Index]:
        return [Index(index(texts, language)) for texts in missing]

    code = code_version(_MODULES, ("pagefind-bin",))
    recipe = Recipe("search", Index, code, language)
    (found,) = memory.each(recipe, [search_texts(layout)], make)
    return (script(), *found.files)
