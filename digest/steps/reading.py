"""The site's folder to documents, articles and notes; unchanged files come from the cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field, replace
from datetime import datetime
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType

from digest.cache import Memory, Recipe, code_version
from digest.config import Config, PagesConfig, SiteConfig
from digest.engine import Engine
from digest.errors import Problem, Severity
from digest.model import Article, Document, EventNote, Location, Metadata
from digest.nouns import noun
from digest.sources.article import to_article
from digest.sources.reader import read_file
from digest.sources.scan import scan

_ROOMS = ("steps/reading.py", "sources", "text", "config.py", "errors.py", "model")
"""Where a file becomes a document and an article."""
_LIBRARIES = ("PyYAML", "python-frontmatter", "trafilatura", "lxml", "py3langid", "tzdata")

MANY = 500
"""From this many new results on, a copy of this process writes them to the cache: that takes 20 ms,
and to start a copy takes half of that."""

_LARGEST_INTEGER = 2**63


@noun
class Reading:
    """Everything under `content/` that this build may use."""

    articles: tuple[Article, ...]
    documents: tuple[Document, ...]
    """Posts and pages."""
    notes: tuple[EventNote, ...]
    held_back: tuple[Document, ...]
    """Drafts, posts dated ahead, and what has expired."""
    problems: tuple[Problem, ...]
    until: datetime | None
    """The next moment at which the clock alone would change the choice."""
    read_from: Mapping[str, bytes]
    """For each post and page, by id, a key of everything that its document was made of."""
    settled: bool = field(compare=False, repr=False)
    """No file was edited between the snapshot and the moment it was read."""

    def waiting(self, now: datetime) -> tuple[int, int]:
        """How many documents are drafts, and how many posts are dated ahead, that are held back."""
        drafts = sum(document.metadata.draft for document in self.held_back)
        dates = (each.metadata.date for each in self.held_back if not each.metadata.draft)
        return drafts, sum(date is not None and date > now for date in dates)


@noun
class ReadFile:
    """What was read from one file."""

    document: Document | None
    """None for articles, except drafts and those that expire; these are kept without their text."""
    note: EventNote | None
    """For a file of `content/events/`, in place of a document."""
    article: Article | None
    told: tuple[tuple[Location, str, str, str, Severity], ...]
    """The fields of each problem: a `Problem` itself can't be decoded from the cache, since its
    module does not import the types of its fields."""
    content_hash: str
    """"" where the file could not be read."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file."""
        return tuple(Problem(*fields) for fields in self.told)


NONE_READ: Mapping[str, ReadFile] = MappingProxyType({})

Named = tuple[str, str]
"""A file's path from the site's root, and the hash of what it holds, "" where that isn't known."""


def read(
    root: Path,
    config: Config,
    now: datetime,
    engine: Engine,
    memory: Memory | None = None,
    hashes: Mapping[str, str] | None = None,
    early: Mapping[str, ReadFile] = NONE_READ,
) -> Reading:
    """Every document, read and cleaned; problems are gathered and not raised.

    `hashes` are the content hashes of files, by path: files with a cached result are not opened,
    and neither are those that were read `early`.
    """
    paths, problems = scan(root, config)
    known = hashes or {}
    named = [(path, known.get(path, "")) for path in paths]
    found = read_files(root, config, named, engine, memory or Memory(), early)
    documents = [one.document for one in found if one.document]
    shown = {document.id for document in documents if is_shown(document, config, now)}
    return Reading(
        articles=tuple(
            one.article
            for one in found
            if one.article and (one.document is None or one.document.id in shown)
        ),
        documents=tuple(d for d in documents if d.id in shown and d.kind != "article"),
        notes=tuple(one.note for one in found if one.note),
        held_back=tuple(document for document in documents if document.id not in shown),
        problems=(*problems, *(problem for one in found if one.told for problem in one.problems)),
        until=_next_change(documents, config, now),
        read_from=told_by(found, config),
        settled=[one.content_hash for one in found] == [held for _, held in named],
    )


def read_files(
    root: Path,
    config: Config,
    named: Sequence[Named],
    engine: Engine,
    memory: Memory,
    early: Mapping[str, ReadFile] = NONE_READ,
) -> list[ReadFile]:
    """What was read from each of these files, in their order.

    Some may have been read `early`, by path.
    """
    recipe, stage = _recipe(_told_of(config)), file_reader(root, config)

    def make(missing: Sequence[Named]) -> list[ReadFile]:
        names = [name for name, _ in missing if name not in early]
        others = iter(engine.each(stage, names, "reading"))
        return [early[name] if name in early else next(others) for name, _ in missing]

    return memory.each(recipe, named, make, _may_keep)


@contextmanager
def remembering_aside(
    engine: Engine, memory: Memory, *, idle: bool
) -> Iterator[Callable[[], object]]:
    """Have a copy of this process write what was read to the cache, if a core is `idle`.

    Yields a function that waits until it has; call it before anything else is written to the cache.
    Only in a first build: others look things up in the cache meanwhile.
    """
    if not idle or not memory.is_empty or memory.unwritten < MANY:
        yield lambda: None
        return
    with engine.aside(memory.hand_over(), "remembering what was read", lasts=True) as done:
        yield cache(done)


def file_reader(root: Path, config: Config) -> Callable[[str], ReadFile]:
    """A function that reads one file, by its path from the root."""
    told = _told_of(config)
    return partial(read_one, root, told, _recipe(told).name)


def read_one(root: Path, config: Config, made_by: bytes, path: str) -> ReadFile:
    """What is in the file at `path`: a document, with its article if it is a post or an article, or
    a note.

    `made_by` is the hash of the code and configuration that reads it.
    """
    (document, problems), content_hash = read_file(root, path, config)
    if isinstance(document, EventNote):
        return ReadFile(None, document, None, _told(problems), content_hash)
    if document and document.kind in ("post", "article"):
        source = b""
        if content_hash:
            told = _source(made_by, content_hash, document.location)
            source = blake2b(told, digest_size=16).digest()
        article, more = to_article(document, config, source)
        kept = document if article or document.kind == "post" else None
        if kept and kept.kind == "article":
            kept = _outline(kept)
        return ReadFile(kept, None, article, _told((*problems, *more)), content_hash)
    return ReadFile(document, None, None, _told(problems), content_hash)


def _outline(document: Document) -> Document | None:
    """The part of an article's document that decides whether it is held back, and that `digest
    list` shows then; None where it can't be held back. Caching the whole document beside the
    article would double the time that decoding takes.
    """
    known = document.metadata
    if not known.draft and known.expires is None:
        return None
    kept = Metadata(
        title=known.title,
        date=known.date,
        expires=known.expires,
        draft=known.draft,
        slug=known.slug,
        permalink=known.permalink,
    )
    return replace(document, metadata=kept, body="", lines={})


def _source(made_by: bytes, content_hash: str, location: Location) -> bytes:
    """A key of everything that a document and its article are made of."""
    return b"%b%b %b" % (made_by, content_hash.encode(), location.path.encode("utf-8", "replace"))


def _told_of(config: Config) -> Config:
    """The part of the configuration that reading depends on."""
    return Config(
        site=SiteConfig(timezone=config.site.timezone, language=config.site.language),
        pages=PagesConfig(events=config.pages.events),
    )


def _recipe(told: Config) -> Recipe[ReadFile]:
    return Recipe("reading", ReadFile, code_version(_ROOMS, _LIBRARIES), told)


def _told(problems: tuple[Problem, ...]) -> tuple[tuple[Location, str, str, str, Severity], ...]:
    return tuple((p.location, p.what, p.expected, p.suggestion, p.severity) for p in problems)


def is_shown(document: Document, config: Config, now: datetime) -> bool:
    """Whether a document is published: drafts and posts dated in the future are only if the
    configuration says so, and what has expired never is.
    """
    known = document.metadata
    ahead = document.kind == "post" and known.date is not None and known.date > now
    expired = known.expires is not None and known.expires <= now
    if expired or (known.draft and not config.build.drafts):
        return False
    return config.build.future or not ahead


def told_by(found: Sequence[ReadFile], config: Config) -> dict[str, bytes]:
    """For each post and page, by id, a key of the recipe, the file's path and its content hash."""
    made_by = _recipe(_told_of(config)).name
    return {
        one.document.id: _source(made_by, one.content_hash, one.document.location)
        for one in found
        if one.document and one.document.kind != "article" and one.content_hash
    }


def _may_keep(named: Named, found: ReadFile) -> bool:
    """Whether a result may be cached: the file had the content of its hash when it was read, and
    decoding gives the same values again.
    """
    extra = found.document.metadata.extra if found.document else {}
    return found.content_hash == named[1] and _is_plain(extra)


def _is_plain(value: object) -> bool:
    """Whether the value survives encoding: TOML's dates and times would come back as texts."""
    if isinstance(value, dict):
        return all(type(key) is str and _is_plain(inner) for key, inner in value.items())
    if isinstance(value, list):
        return all(map(_is_plain, value))
    if type(value) is int:
        return -_LARGEST_INTEGER <= value < _LARGEST_INTEGER
    return value is None or type(value) in (str, bool, float)


def _next_change(documents: list[Document], config: Config, now: datetime) -> datetime | None:
    """The first moment after `now` at which a post appears or something expires."""
    ahead = [] if config.build.future else [d.metadata.date for d in documents if d.kind == "post"]
    moments = [*ahead, *(document.metadata.expires for document in documents)]
    return min((moment for moment in moments if moment and moment > now), default=None)
