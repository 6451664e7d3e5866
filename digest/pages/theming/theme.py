"""A theme's folder to a `Theme`, and pages to the bytes of their files."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache, partial
from hashlib import blake2b
from pathlib import Path
from zoneinfo import ZoneInfo

import jinja2
from markupsafe import Markup, escape

from digest.config import Config
from digest.errors import ConfigError, ThemeError, suggest
from digest.model import Location, Output, Page
from digest.pages.folders import BUILT_IN, CATALOGS, DEFAULT, LOCALE, THEMES
from digest.pages.language.dates import is_right_to_left, local_day
from digest.pages.language.wording import Wording, read_wording
from digest.pages.theming.translating import TranslatingEnvironment
from digest.pages.theming.undefined import Named, UndefinedNameError
from digest.pages.urls.routes import absolute_url, base_path, site_url


def load_theme(root: Path, config: Config) -> Theme:
    """The theme that the configuration names: the site's `themes/<name>/`, file by file over
    the built-in theme of that name, over the newspaper.

    Raises `ConfigError` where there is no theme of that name.
    """
    site = config.site
    state = _state((root / THEMES / site.theme, root / THEMES / DEFAULT, BUILT_IN))
    return _load(root, site.theme, site.base_url, site.timezone, site.language, state)


@dataclass(frozen=True)
class Theme:
    """Templates ready to render, and the folders that they and their assets come from."""

    root: Path
    name: str
    base_url: str
    timezone: str
    language: str
    state: str
    """Of its files, as they were when it was loaded."""
    folders: tuple[Path, ...]
    """The site's own first, the newspaper last; each exists."""
    environment: TranslatingEnvironment

    def __reduce__(self) -> tuple[object, ...]:
        """Crosses to a worker by its name: templates are loaded once in each process."""
        known = (self.root, self.name, self.base_url, self.timezone, self.language, self.state)
        return _load, known

    @property
    def words(self) -> Wording:
        """What the interface says, in the site's language."""
        return self.environment.words

    def render(self, page: Page) -> Output:
        """The file of a page. Raises `ThemeError` with the template's file and line."""
        try:
            template = self.environment.get_template(page.template)
            html = template.render(page.context)
        except jinja2.TemplateSyntaxError as error:
            raise self._syntax_error(error) from error
        except Exception as error:
            # A template is the user's program: whatever it raises is the theme's mistake.
            raise self._runtime_error(error, page) from error
        return Output(page.path, html.encode("utf-8", "replace"), page.origin)

    def forget(self) -> None:
        """Let go of what macros have printed: the teasers of the next build are others."""
        self.environment.remembered.clear()

    def call(self, template: str, macro: str, values: Mapping[str, object], place: Location) -> str:
        """What a macro of a template prints. Raises `ThemeError`, as `render` does.

        `place` is where it was called.
        """
        try:
            return self._called(template, macro, values)
        except Exception as error:
            # As above.
            called = Page(place.path, template, values, str(place))
            raise self._runtime_error(error, called) from error

    def parsed(self, template: str) -> jinja2.nodes.Template:
        """A template's syntax. Raises `ThemeError` where it has none."""
        assert self.environment.loader
        try:
            source, filename, _ = self.environment.loader.get_source(self.environment, template)
            return self.environment.parse(source, template, filename)
        except jinja2.TemplateSyntaxError as error:
            raise self._syntax_error(error) from error

    def _called(self, template: str, macro: str, values: Mapping[str, object]) -> str:
        module = self.environment.get_template(template).module
        try:
            return str(getattr(module, macro)(**values))
        except Exception:
            # Raises it anew, with the lines of the template in place of those of its code.
            self.environment.handle_exception()

    def _syntax_error(self, error: jinja2.TemplateSyntaxError) -> ThemeError:
        location = self._location(error.filename or error.name or "", error.lineno)
        what = (error.message or "the template can't be parsed").rstrip(".")
        return ThemeError.at(location, what, "a valid template", self._known_word(what))

    def _runtime_error(self, error: Exception, page: Page) -> ThemeError:
        location = self._place(error, page.template)
        if isinstance(error, jinja2.TemplateNotFound):
            known = suggest(str(error.name), self.environment.list_templates())
            return ThemeError.at(location, f"no template {str(error.name)!r}", suggestion=known)
        if isinstance(error, UndefinedNameError):
            expected = "a variable of docs/theming.md"
            return ThemeError.at(location, str(error), expected, error.suggestion(page.context))
        if isinstance(error, RecursionError):
            what = "the template includes, extends or imports itself, or a macro calls itself"
            return ThemeError.at(location, what, "an end to it")
        if isinstance(error, UnicodeDecodeError) and (file := self._unreadable()):
            return ThemeError.at(self._location(str(file), 1), "is not UTF-8 text", "UTF-8")
        what = f"{type(error).__name__}: {error} (at {page.path}, made from {page.origin})"
        return ThemeError.at(location, what)

    def _unreadable(self) -> Path | None:
        """The first template that is not UTF-8: the error about it tells no name."""
        templates = (path for folder in self.folders for path in sorted(folder.rglob("*.html")))
        return next((path for path in templates if not _is_utf8(path)), None)

    def _place(self, error: Exception, template: str) -> Location:
        """The innermost line of a template that an exception came through."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if any(Path(frame.filename).is_relative_to(folder) for folder in self.folders):
                return self._location(frame.filename, frame.lineno or 0)
        return self._location(template, 0)

    def _location(self, filename: str, line: int) -> Location:
        path = Path(filename)
        if path.is_absolute() and path.is_relative_to(self.root):
            return Location(path.relative_to(self.root).as_posix(), line)
        if path.is_absolute() and path.is_relative_to(BUILT_IN):
            return Location(f"(built-in) {path.relative_to(BUILT_IN).as_posix()}", line)
        return Location(f"{THEMES}/{self.name}/{filename}", line)

    def _known_word(self, what: str) -> str:
        """What a filter or a test was meant to be, where the parser says that it's unknown."""
        word = what.split("'")[1] if what.startswith("No ") and "'" in what else ""
        known = [*self.environment.filters, *self.environment.tests]
        return suggest(word, known) if word else ""


@lru_cache(maxsize=4)
def _load(root: Path, name: str, base_url: str, timezone: str, language: str, state: str) -> Theme:
    named = [folder / name for folder in (root / THEMES, BUILT_IN) if _is_theme(folder, name)]
    if not named:
        raise ConfigError.at(
            Location.of_setting("site.theme"),
            f"there is no theme {name!r}",
            f"a folder {THEMES}/{name}/, or a built-in theme",
            suggest(name, _theme_names(root)),
        )
    folders = tuple(dict.fromkeys((*named, BUILT_IN / DEFAULT)))
    catalogs = (*(folder / LOCALE for folder in folders), CATALOGS)
    read_wording.cache_clear()  # Its files may have changed as well.
    words = read_wording(language, catalogs, root)
    # By its folder's name a built-in template can be extended by one that replaces it.
    environment = TranslatingEnvironment(words, (*folders, BUILT_IN), Named)
    environment.filters.update(filters(base_url, ZoneInfo(timezone), words))
    return Theme(root, name, base_url, timezone, language, state, folders, environment)


def _state(folders: Iterable[Path]) -> str:
    """Changes with every change of a file below the folders: `digest serve` loads it again."""
    found = [
        (str(path), status.st_size, status.st_mtime_ns, status.st_ino)
        for folder in folders
        for path in sorted(folder.rglob("*"))
        for status in (path.stat() if path.exists() else path.lstat(),)
    ]
    return blake2b(repr(found).encode("utf-8", "replace"), digest_size=8).hexdigest()


def _is_utf8(path: Path) -> bool:
    try:
        path.read_text("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_theme(folder: Path, name: str) -> bool:
    return name not in ("", "..") and Path(name).name == name and (folder / name).is_dir()


def _theme_names(root: Path) -> list[str]:
    folders = [folder for folder in (root / THEMES, BUILT_IN) if folder.is_dir()]
    return [theme.name for folder in folders for theme in folder.iterdir() if theme.is_dir()]


def filters(base_url: str, zone: ZoneInfo, words: Wording) -> dict[str, object]:
    """The filters that digest adds to Jinja's own; docs/theming.md describes them."""
    base = base_path(base_url)

    def day(moment: date) -> str:
        shown = local_day(moment, zone) if isinstance(moment, datetime) else moment
        return words.day(shown)

    def isodate(moment: date) -> str:
        local = moment.astimezone(zone) if isinstance(moment, datetime) else moment
        return local.isoformat()

    return {
        "url": partial(site_url, base=base),
        "absolute": partial(absolute_url, base_url=base_url),
        "date": day,
        "day": day,
        "time": partial(words.time, zone=zone),
        "isodate": isodate,
        "number": words.number,
        "tongue": words.tongue,
        "bdi": _apart,
        "listed": _listing(words),
    }


def _apart(text: str) -> Markup:
    """Text of any direction, set apart from what stands around it."""
    return Markup(f"<bdi>{escape(text)}</bdi>")  # noqa: S704 - escaped


def _listing(words: Wording) -> Callable[[Iterable[str]], Markup]:
    """Puts texts one after the other; from right to left each has to be set apart by itself."""
    between = escape(words.say(", "))
    if is_right_to_left(words.language):
        return lambda texts: between.join(map(_apart, texts))
    return lambda texts: _apart(between.join(texts))
