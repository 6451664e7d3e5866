"""The editor's Markdown to sanitized HTML. Texts from others never come this way."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import FrameType
from typing import TYPE_CHECKING, Any

from digest.config import MarkdownConfig
from digest.errors import ConfigError, ContentError, suggest
from digest.model import Location
from digest.pages.markup import commonmark
from digest.pages.markup.sanitize import sanitize
from digest.patterns import regex

if TYPE_CHECKING:
    import markdown

MAX_CHARACTERS = 1_000_000
"""A long novel. A text of this length takes about a second."""

MAX_SECONDS = 4.0
"""Of CPU. Python-Markdown's patterns take time by the square, at times the cube, of unclosed
brackets, fences and blanks (30,000 `[` run for minutes); ordinary text takes 1 ms a kilobyte."""
AGAIN_SECONDS = 0.25
"""Of CPU until a text is stopped once more: Python drops what is raised while it frees objects."""

OPTIONS: dict[str, dict[str, Any]] = {
    # Guessing a language is slow and mostly wrong; colors come from the theme's CSS.
    "codehilite": {"guess_lang": False, "css_class": "codehilite"},
}

LIBRARIES = ("Markdown", "nh3", "Pygments")

OWN_EXTENSIONS = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs "
    "legacy_em md_in_html meta nl2br sane_lists smarty tables toc wikilinks".split()
)
"""Python-Markdown's own: a text and its extensions are all that they make HTML of."""

_NESTED, _FLATTER = "lists or quotations are nested too deeply", "a few levels at most"

_EXTENSIONS = Location.of_setting("markdown.extensions")
_ALIGNED_CELL = regex(r'<(t[hd]) style="text-align: (left|center|right);?">')
"""A cell as both renderers write it; inline styles are not allowed on our pages."""


def render_markdown(
    text: str, location: Location, config: MarkdownConfig, *, citing: bool = False
) -> str:
    """`text` as sanitized HTML; links that lead into the site still bear the mark `LOCAL`.

    Depends on nothing but its arguments, so that it can be remembered by content. The line
    of `location` is the one on which `text` begins. With `citing`, references to sources are
    left as marks, which `references.cite` resolves.

    Raises `ContentError` where the text can't be rendered in the time that it may take, and
    `ConfigError` where an extension of the configuration doesn't exist.
    """
    if len(text) > MAX_CHARACTERS:
        what = f"the text has {len(text):,} characters"
        raise ContentError.at(location, what, f"at most {MAX_CHARACTERS:,}")
    if config.engine == "commonmark" and not citing:
        return _by_commonmark(text, location, config)
    renderer = _renderer(config.extensions, citing=citing)
    try:
        with _time_limit(MAX_SECONDS):
            html = renderer.reset().convert(text)
        return sanitize(_ALIGNED_CELL.sub(r'<\1 class="align-\2">', html))
    except _TooSlow:
        what = f"rendering the Markdown takes more than {MAX_SECONDS:g} s"
        raise _unreadable(location, what, "no long runs of unclosed brackets or fences") from None
    except RecursionError:
        raise _unreadable(location, _NESTED, _FLATTER) from None
    except ValueError as error:
        raise _unreadable(location, str(error), "closed HTML elements") from error


def libraries(config: MarkdownConfig) -> tuple[str, ...]:
    """The packages, as they are installed, whose versions decide what texts look like.

    Raises `ConfigError` where one is missing.
    """
    if config.engine == "commonmark":
        commonmark.require(config.extensions)
        return (*LIBRARIES, commonmark.LIBRARY)
    return LIBRARIES


def _by_commonmark(text: str, location: Location, config: MarkdownConfig) -> str:
    try:
        html = commonmark.render(text, config.extensions)
        return sanitize(_ALIGNED_CELL.sub(r'<\1 class="align-\2">', html))
    except RecursionError:
        raise ContentError.at(location, _NESTED, _FLATTER) from None
    except ValueError as error:
        raise ContentError.at(location, str(error), "closed HTML elements") from error


def _unreadable(location: Location, what: str, expected: str) -> ContentError:
    # The renderer was left in the middle of its work: the next document gets a new one.
    _renderer.cache_clear()
    return ContentError.at(location, what, expected)


@cache
def _renderer(extensions: tuple[str, ...], *, citing: bool) -> markdown.Markdown:
    """The renderer of this process: making one costs as much as rendering a post."""
    import markdown  # Only where a document is rendered anew.

    from digest.pages.markup.quick.speedup import quick_extension, quicken

    options = {name: OPTIONS[name] for name in extensions if name in OPTIONS}
    try:
        loaded = [quick_extension(name) or _built_in(name) or name for name in extensions]
        if citing:
            from digest.pages.markup.references import References

            loaded.append(References())
        else:
            from digest.pages.markup.shortcode_marks import Shortcodes

            loaded.append(Shortcodes())
        return quicken(markdown.Markdown(extensions=loaded, extension_configs=options))
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        raise _unknown_extension(extensions, error) from error


def _built_in(name: str) -> markdown.Extension | None:
    """The library's own extension of this name, found without a look at every installed
    package, which is how the library finds it and costs as much as rendering ten posts.
    """
    path = f"markdown.extensions.{name}"
    if not name.isidentifier() or find_spec(path) is None:
        return None
    extension: markdown.Extension = import_module(path).makeExtension(**OPTIONS.get(name, {}))
    return extension


def _unknown_extension(extensions: tuple[str, ...], cause: Exception) -> ConfigError:
    """The error of the first extension that can't be loaded on its own."""
    import markdown

    for name in extensions:
        try:
            markdown.Markdown(extensions=[name])
        except (ImportError, AttributeError, TypeError, ValueError):
            return ConfigError.at(
                _EXTENSIONS,
                f"[markdown] extensions: {name!r} can't be loaded",
                "the name of an installed extension of Python-Markdown",
                suggest(name, _installed_extensions()),
            )
    return ConfigError.at(_EXTENSIONS, f"[markdown] extensions: {cause}")


def _installed_extensions() -> tuple[str, ...]:
    from importlib.metadata import entry_points

    return tuple(entry.name for entry in entry_points(group="markdown.extensions"))


class _TooSlow(Exception):  # noqa: N818 - caught here, no error of its own
    """The time is up."""


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise `_TooSlow` in the block after so many seconds of CPU.

    Only a process's main thread can be interrupted; elsewhere the block has no limit.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(signum: int, frame: FrameType | None) -> None:
        raise _TooSlow

    former = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, former)
