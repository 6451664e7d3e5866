"""Files of posts that were edited, to the posts before and after the edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from digest.cache import Memory
from digest.config import Config
from digest.engine import Engine
from digest.model import Article, Document, Html, Metadata, Post, StaticPage
from digest.nouns import noun
from digest.pages.urls.routing import natural_path
from digest.publish.edits import Edits
from digest.rebuild.plates import Plates
from digest.steps.reading import Named, ReadFile, read_files, told_by
from digest.steps.rendering import text_renderer


class Site(NamedTuple):
    """What is built, and when."""

    root: Path
    config: Config
    now: datetime
    today: date
    frozen: bool
    """The ledger is not to change."""


@noun
class EditedPost:
    """A post before and after."""

    before: Post
    post: Post
    alone: bool
    """Nothing else is in its event."""

    @property
    def looks_the_same(self) -> bool:
        """Whether only its text has changed, and not the first paragraph: then no other page shows
        anything of the change.
        """
        return self._differ_in(()) and _opening(self.before) == _opening(self.post)

    @property
    def stays(self) -> bool:
        """Whether it keeps its address, event and time: then the change only puts other words on
        the pages that list it.
        """
        known = self.post.document.metadata
        before, now = natural_path(self.before.document), natural_path(self.post.document)
        at_home = bool(known.slug or known.permalink or before == now)
        return at_home and self._differ_in(_WORDS) and _face(self.post, ()) is not None

    def _differ_in(self, other: Sequence[str]) -> bool:
        """Is nothing another but the text and these fields, as far as that can be told?"""
        before = _face(self.before, other)
        return before is not None and before == _face(self.post, other)


@noun
class Text:
    """A post without what the ledger adds."""

    document: Document
    article: Article
    html: Html
    source: bytes

    def post(self, guid: str, event: str) -> Post:
        """The post, with its permanent id and its event from the ledger."""
        return Post(self.document, self.article, self.html, guid, event, self.source)


class Rereader:
    """Reads posts of plates."""

    def __init__(
        self, root: Path, config: Config, engine: Engine, memory: Memory, plates: Plates
    ) -> None:
        self._root, self._config = root, config
        self.engine, self.memory, self._plates = engine, memory, plates

    def files(self, held: Mapping[str, str]) -> list[ReadFile]:
        """The content of these files, each of which must have this hash."""
        named: list[Named] = list(held.items())
        return read_files(self._root, self._config, named, self.engine, self.memory)

    def static(self, path: str, held: str) -> StaticPage | None:
        """The page of `content/pages/` in this file, which is to hold what has this hash; None
        where it does not, or its text shows more than itself.
        """
        (found,) = self.files({path: held})
        if found.document is None or found.content_hash != held:
            return None
        texts = self._rendered([found.document], [found])
        return StaticPage(found.document, str(texts[0])) if texts else None

    def edited(self, edits: Edits) -> dict[str, EditedPost]:
        """The edited posts, by their files; none where one is or was no post whose text is
        published as it is, or something is wrong with it, or what it was is not remembered.
        """
        befores, afters = (
            self.posts({path: was[at] for path, was in edits.files.items()}) for at in (0, 1)
        )
        if not edits.files.keys() == befores.keys() == afters.keys():
            return {}
        if not all(self._plates.posts[path].sole for path in afters):
            return {}
        return {
            path: EditedPost(befores[path], post, self._plates.posts[path].alone)
            for path, post in afters.items()
        }

    def posts(self, held: Mapping[str, str]) -> dict[str, Post]:
        """The posts of these files, each of which must have this hash; none if one is not in the
        cache, not in the plates, or has been changed since.
        """
        known = self._plates.posts
        if not held.keys() <= known.keys():
            return {}
        return {
            path: one.post(known[path].guid, known[path].event)
            for path, one in self.texts(held).items()
        }

    def texts(self, held: Mapping[str, str]) -> dict[str, Text]:
        """The texts of these files, as `posts`, whether or not the plates have them."""
        found = self.files(held)
        if [one.content_hash for one in found] != list(held.values()):
            return {}
        documents = [one.document for one in found if one.document and not one.told]
        articles = [one.article for one in found if one.article]
        if not len(documents) == len(articles) == len(found):
            return {}
        texts = self._rendered(documents, found)
        sources = told_by(found, self._config)
        return {
            document.location.path: Text(document, article, text, sources[document.id])
            for document, article, text in zip(documents, articles, texts, strict=False)
        }

    def _rendered(self, documents: Sequence[Document], found: Sequence[ReadFile]) -> list[Html]:
        """The texts as they are published; none where one shows more than itself."""
        render = text_renderer(self.memory, self.engine, self._config)
        rendered = render(documents, told_by(found, self._config))
        texts = [one.html for one in rendered if one.settled and isinstance(one.html, Html)]
        return texts if len(texts) == len(rendered) else []


_NOTHING = Metadata()
_WORDS = ("title", "updated", "tags", "categories", "authors", "summary", "lang", "pin", "extra")
"""Of the front matter, what becomes words on pages, in feeds and lists, and nothing else."""


def _face(post: Post, other: Sequence[str]) -> bytes | None:
    """All that is known of a post but its text and `other` fields of its front matter, and of its
    article; None where that can't be told. Whatever a later version comes to know is among it.
    """
    blank = {name: getattr(_NOTHING, name) for name in other}
    document = replace(post.document, body="", metadata=replace(post.document.metadata, **blank))
    article = replace(post.article, text="", content_hash="", source=b"")
    if other:
        document = replace(document, body_line=1, lines={})
        article = replace(
            article,
            title="",
            title_inferred=False,
            updated=None,
            authors=(),
            tags=(),
            categories=(),
            language="",
            pinned=False,
        )
    try:
        return msgspec.msgpack.encode((document, article))
    except (TypeError, ValueError, OverflowError):
        return None


def _opening(post: Post) -> str:
    return post.html.opening if isinstance(post.html, Html) else ""
