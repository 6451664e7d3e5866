"""The articles that a site has already, by address and text, so that none is taken in twice."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from digest.config import Config
from digest.intake.addresses import same_page
from digest.model import Document
from digest.patterns import regex
from digest.sources.article import to_article
from digest.sources.reader import read_document
from digest.sources.scan import scan

INDEX = ".digest/library.json"
"""What the files said when they were last read; safe to lose."""
ENOUGH_WORDS = 40
"""A text of fewer words, such as "Read on with a subscription", must share its title, too, to be
the same article."""

_WORD = regex(r"[^\W_]+")
_FORMAT = 1


class _Card(msgspec.Struct, frozen=True, array_like=True):
    """What an index card says of one file."""

    size: int
    changed_ns: int
    page: str
    """As `same_page` has it."""
    text: str
    """As `_text_key` has it."""


class _Index(msgspec.Struct):
    format: int
    cards: dict[str, _Card]


@dataclass(slots=True)
class Library:
    """The articles of the site at `root`, by page and by text."""

    root: Path
    config: Config
    _cards: dict[str, _Card] = field(default_factory=dict)
    _by_page: dict[str, str] = field(default_factory=dict)
    _by_text: dict[str, str] = field(default_factory=dict)
    _noted: set[str] = field(default_factory=set)
    _is_changed: bool = False

    @classmethod
    def open(cls, root: Path, config: Config) -> Library:
        """The library of the site at `root`; only files that have changed are read again."""
        library = cls(root, config)
        remembered = _remembered(root / INDEX)
        for name in scan(root, config)[0]:
            if name.startswith("content/articles/"):
                library._enter(name, remembered.pop(name, None))
        library._is_changed = library._is_changed or bool(remembered)
        return library

    def page(self, url: str) -> str:
        """The path of the article that was at `url`, or ""."""
        return self._by_page.get(same_page(url), "")

    def holds(self, path: str) -> bool:
        """Whether a file exists at `path`, or `note` has recorded one."""
        return path in self._noted or os.path.lexists(self.root / path)

    def find(self, url: str, title: str, text: str) -> str:
        """The path of the article that was at `url` or says the same, or ""."""
        return self.page(url) or self._by_text.get(_text_key(title, text), "")

    def note(self, path: str, url: str, title: str, text: str) -> None:
        """Know an article from now on, whose file may or may not have been written."""
        self._noted.add(path)
        self._shelve(path, same_page(url), _text_key(title, text))

    def save(self) -> None:
        """Store what the files contain, for the next run."""
        if not self._is_changed:
            return
        (self.root / INDEX).parent.mkdir(exist_ok=True)
        content = msgspec.json.encode(_Index(_FORMAT, self._cards))
        path = self.root / INDEX
        partial = path.with_name(f".{path.name}.{os.getpid()}")  # two runs may end at once
        partial.write_bytes(content)
        partial.replace(path)
        self._is_changed = False

    def _enter(self, name: str, card: _Card | None) -> None:
        try:
            seen = os.stat(self.root / name)
        except OSError:  # gone between the listing and now
            return
        if card is None or (card.size, card.changed_ns) != (seen.st_size, seen.st_mtime_ns):
            page, text = self._read(Path(name))
            card = _Card(seen.st_size, seen.st_mtime_ns, page, text)
            self._is_changed = True
        self._cards[name] = card
        self._shelve(name, card.page, card.text)

    def _shelve(self, name: str, page: str, text: str) -> None:
        if page:
            self._by_page.setdefault(page, name)
        if text:
            self._by_text.setdefault(text, name)

    def _read(self, path: Path) -> tuple[str, str]:
        document, _ = read_document(self.root, path, self.config)
        article = to_article(document, self.config)[0] if isinstance(document, Document) else None
        if article is None:  # a build says what is wrong with it
            return "", ""
        return same_page(article.url), _text_key(article.title, article.text)


def _text_key(title: str, text: str) -> str:
    """The same for the same words, however they are laid out.

    >>> _text_key("", "The dam  failed.") == _text_key("", "the DAM failed")
    True
    """
    words = _WORD.findall(text.casefold())
    if len(words) < ENOUGH_WORDS:
        words = [*_WORD.findall(title.casefold()), *words]
    return hashlib.sha256(" ".join(words).encode("utf-8", "replace")).hexdigest()[:24]


def _remembered(path: Path) -> dict[str, _Card]:
    """The cards of the last time; none where they can't be read: they are made anew."""
    try:
        index = msgspec.json.decode(path.read_bytes(), type=_Index)
    except (OSError, ValueError):
        return {}
    return index.cards if index.format == _FORMAT else {}
