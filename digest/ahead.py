"""The documents of a first build, read and rendered by copies of this process (`fork`) while it
still imports the rest of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from digest.config import Config
from digest.engine import Engine
from digest.errors import DigestError
from digest.model import Document
from digest.sources.scan import scan

if TYPE_CHECKING:
    from digest.pages.bodies.early import Early
    from digest.steps.reading import ReadFile

WORTHWHILE_FILES = 100
"""Fewer are read before a copy has imported what it needs, 0.05 s."""

AT_ONCE = 64
"""Documents that are read first and then rendered: one by one takes a quarter longer, as the
processor has other code at hand each time."""

_PAGES = {"posts": "post.html", "articles": "entry.html"}
_LISTS = ("list.html", "front.html", "index.html", "search.html", "subscribe.html", "404.html")
"""Templates that nearly every site with documents in these folders uses."""


@dataclass(slots=True)
class Ahead:
    """What was read and rendered before the build needs it; it may be nothing."""

    files: dict[str, ReadFile] = field(default_factory=dict)
    """By path from the site's root."""
    texts: dict[str, Early] = field(default_factory=dict)
    """By their documents' ids."""

    def read(
        self, root: Path, config: Config, engine: Engine, paths: Sequence[str]
    ) -> dict[str, str]:
        """Read the documents among these files, if they are many enough; returns the content hashes
        of those that could be read.
        """
        wanted = set(paths)
        documents = [path for path in scan(root, config)[0] if path in wanted]
        if len(documents) < WORTHWHILE_FILES:
            return {}
        rest = range(1, len(documents), AT_ONCE)
        batches = [documents[:1], *(documents[at : at + AT_ONCE] for at in rest)]
        load = partial(_load, root, config, documents)
        found = engine.ahead(_Reader(root, config), batches, "reading", load) or ()
        for path, (file, text) in zip(documents, chain.from_iterable(found), strict=False):
            self.files[path] = file
            if text and file.document:
                self.texts[file.document.id] = text
        return {path: one.content_hash for path, one in self.files.items() if one.content_hash}


_Found = tuple["ReadFile", "Early | None"]
"""What was read from one file, and its rendered text."""


class _Reader:
    """Reads documents, and renders their texts where these are the editor's.

    Modules are imported with the first: by a copy, or by this process before it is copied.
    """

    def __init__(self, root: Path, config: Config) -> None:
        self._root, self._config = root, config

    def __call__(self, paths: Sequence[str]) -> list[_Found]:
        files = [self._read(path) for path in paths]
        return [(file, self._rendered(file.document)) for file in files]

    @cached_property
    def _read(self) -> Callable[[str], ReadFile]:
        from digest.steps.reading import file_reader

        return file_reader(self._root, self._config)

    def _rendered(self, document: Document | None) -> Early | None:
        """None also where rendering fails; the build reports that later, when it needs the text."""
        if not document or document.kind not in ("post", "page"):
            return None
        from digest.pages.bodies.early import render_early

        with suppress(DigestError):
            return render_early(document, self._config.markdown)
        return None


def _load(root: Path, config: Config, documents: Sequence[str]) -> None:
    """Import what a build needs, and compile the templates that it is likely to use."""
    import digest.build
    from digest.pages.theming.makeup import makeups_of
    from digest.pages.theming.theme import load_theme

    folders = {path.split("/")[1] for path in documents}
    if "articles" in folders:
        digest.build.load_stages()
    with suppress(DigestError):  # Told when the build asks for it.
        own = [_PAGES[folder] for folder in sorted(folders & _PAGES.keys())]
        makeups_of(load_theme(root, config)).compile((*own, *_LISTS))
