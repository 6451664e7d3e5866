"""A theme's templates to their dependencies: a content hash of everything that a page depends on,
except its own variables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path

import jinja2
from jinja2 import meta, nodes

from digest.nouns import noun
from digest.pages.theming.assets import ASSETS
from digest.pages.theming.known_templates import Uses
from digest.pages.theming.theme import Theme

_TEMPLATE = ".html"
_REFERRING = ("extends", "include", "import")
"""One of these stands in each template that refers to others."""


@noun
class Makeup:
    """The dependencies of a template."""

    sources: str
    """The hash of the template and of all that it extends, includes or imports, however deep."""
    fields: frozenset[str] | None
    """The fields of `site` that these templates use; None if that can't be found out."""


@lru_cache(maxsize=4)
def makeups_of(theme: Theme) -> Makeups:
    """The makeups of a theme, which `digest serve` asks for at every build."""
    return Makeups(theme)


@noun
class _Parsed:
    """One template."""

    source: bytes
    uses: Uses


class Makeups:
    """The makeup of each template of a theme, found where it is asked for."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._environment = theme.environment
        self._parsed: dict[str, _Parsed] = {}
        self._found: dict[str, Makeup | None] = {}

    def of(self, template: str) -> Makeup | None:
        """The makeup of a template; None of one that can't be parsed, as rendering will tell."""
        if template not in self._found:
            try:
                self._found[template] = self._makeup(template)
            except (jinja2.TemplateSyntaxError, UnicodeDecodeError):
                self._found[template] = None
        return self._found[template]

    def all(self, templates: Iterable[str]) -> dict[str, Makeup] | None:
        """The makeups of these templates; None if one of them can't be parsed."""
        found = {name: made for name in sorted(templates) if (made := self.of(name))}
        return found if len(found) == len(set(templates)) else None

    def compile(self, templates: Iterable[str]) -> None:
        """Have these ready, with all that they extend, include or import; of mistakes in them
        rendering will tell.
        """
        for template in templates:
            self.of(template)
        for name in self._parsed:
            with suppress(jinja2.TemplateError, UnicodeDecodeError):
                self._environment.get_template(name)

    @cached_property
    def rest(self) -> str:
        """The hash of the theme's files that are neither templates nor assets: word lists."""
        found = blake2b(digest_size=16)
        for folder in self._theme.folders:
            for path in _files(folder):
                if path.suffix != _TEMPLATE and path.relative_to(folder).parts[0] != ASSETS:
                    _add(found, path.relative_to(folder).as_posix(), path.read_bytes())
        return found.hexdigest()

    def _makeup(self, template: str) -> Makeup:
        closure: dict[str, _Parsed] = {}
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name not in closure:
                closure[name] = self._parse(name)
                for reference in closure[name].uses.references:
                    waiting += self._every_template() if reference is None else [reference]
        found = blake2b(digest_size=16)
        for name, parsed in sorted(closure.items()):
            _add(found, name, parsed.source)
        named = [parsed.uses.fields for parsed in closure.values()]
        known = [fields for fields in named if fields is not None]
        fields = frozenset().union(*known) if len(known) == len(named) else None
        return Makeup(found.hexdigest(), fields)

    def _parse(self, name: str) -> _Parsed:
        if name not in self._parsed:
            self._parsed[name] = self._parse_anew(name)
        return self._parsed[name]

    def _parse_anew(self, name: str) -> _Parsed:
        assert self._environment.loader
        try:
            source, filename, _ = self._environment.loader.get_source(self._environment, name)
        except jinja2.TemplateNotFound:
            return _Parsed(b"is missing", Uses((), frozenset()))
        environment = self._environment
        uses = environment.templates.uses(
            ascii(name), source, lambda: _uses(source, environment.parse(source, name, filename))
        )
        return _Parsed(f"={source}".encode(), uses)

    def _every_template(self) -> list[str]:
        names = self._environment.list_templates()
        return [name for name in names if name.endswith(_TEMPLATE)]


def _uses(source: str, tree: nodes.Template) -> Uses:
    refers = any(word in source for word in _REFERRING)
    references = tuple(meta.find_referenced_templates(tree)) if refers else ()
    return Uses(references, _fields(tree, "site") if "site" in source else frozenset())


def _fields(tree: nodes.Template, variable: str) -> frozenset[str] | None:
    """The fields of a variable that a template names; None where it is also used as a whole."""
    found = list(tree.find_all((nodes.Name, nodes.Getattr)))
    uses = sum(isinstance(one, nodes.Name) and one.name == variable for one in found)
    fields = [
        one.attr
        for one in found
        if isinstance(one, nodes.Getattr)
        and isinstance(one.node, nodes.Name)
        and one.node.name == variable
    ]
    return frozenset(fields) if len(fields) == uses else None


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _add(found: blake2b, name: str, content: bytes) -> None:
    found.update(f"{name} {len(content)}\n".encode("utf-8", "replace"))
    found.update(content)
