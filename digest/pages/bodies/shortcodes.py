"""Shortcodes in the editor's posts and pages to the HTML that the theme's macros make of them.

    {{ figure(image="ferry.jpg", alt="A ferry", caption="The ferry before dawn") }}

Each is a macro of the theme's `shortcodes.html`, or of the newspaper's. Only a post or a page
can hold one: other people's texts are never rendered as Markdown, and what an argument says is
escaped as any other text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from urllib.parse import unquote, urlsplit

from jinja2 import nodes

from digest.errors import Problem, suggest
from digest.nouns import noun
from digest.pages.bodies.bodies import Body
from digest.pages.folders import DEFAULT
from digest.pages.markup.sanitize import LOCAL
from digest.pages.theming.theme import Theme
from digest.pages.urls.routes import web_url
from digest.pages.views.variables import EmbedView
from digest.patterns import regex

TEMPLATE = "shortcodes.html"
SHORTCODES = (TEMPLATE, f"{DEFAULT}/{TEMPLATE}")

_MARK = regex(rf'<p><a href="{LOCAL}\?shortcode=([^"]*)"></a></p>')
_CALL = regex(r"\{\{\s*(\w+)\((.*)\)\s*\}\}", re.DOTALL)
_ARGUMENT = regex(r'\s*(\w{1,40})\s*=\s*"((?:[^"\\]|\\.)*)"\s*(?:,|\Z)', re.DOTALL)
_WRITTEN = 'arguments such as caption="A ferry", with commas between them'


class Shortcodes:
    """The shortcodes of a theme, for a site with these events."""

    def __init__(self, theme: Theme, embeds: Callable[[], Mapping[str, EmbedView]]) -> None:
        """`embeds` gives each event by its id and by its slug; it is asked once, if at all."""
        self._theme, self._embeds = theme, cache(embeds)
        self._macros: dict[str, _Macro] = {}

    def expand(self, html: str, body: Body) -> tuple[str, tuple[Problem, ...]]:
        """Rendered `html` with every mark replaced, and what is wrong with those that can't be.

        Links and pictures of a macro are resolved afterwards, as the text's own are.
        """
        if not _MARK.search(html):
            return html, ()
        self._macros = self._macros or _macros(self._theme)
        problems: list[Problem] = []

        def replace(match: re.Match[str]) -> str:
            written = unquote(match[1])
            try:
                return self._expanded(written, body)
            except _WrongError as wrong:
                place = body.place_of(written.partition("\n")[0])
                problems.append(Problem(place, wrong.what, wrong.expected, wrong.suggestion))
                return ""

        return _MARK.sub(replace, html), tuple(problems)

    def _expanded(self, written: str, body: Body) -> str:
        call = _CALL.fullmatch(written)
        if call is None:
            raise _WrongError(f"{written[:40]!r} is no shortcode", '{{ name(argument="...") }}')
        name, arguments = call[1], _arguments(call[2])
        macro = self._macros.get(name)
        if macro is None:
            known = ", ".join(sorted(self._macros))
            meant = suggest(name, self._macros)
            raise _WrongError(f"there is no shortcode {name!r}", f"one of: {known}", meant)
        macro.check(name, arguments)
        values = {key: self._value(key, value) for key, value in arguments.items()}
        return self._theme.call(macro.template, name, values, body.location)

    def _value(self, name: str, value: str) -> object:
        """What a macro gets: an event's view of its id or slug, a picture's path with its mark."""
        if name == "event":
            if value not in self._embeds():
                what, meant = f"there is no event {value!r}", suggest(value, self._embeds())
                raise _WrongError(what, "the id or the slug of an event with a page", meant)
            return self._embeds()[value]
        if name == "image":
            return _picture(value)
        if name == "url":
            return web_url(value) if urlsplit(value).scheme else value
        return value


def _picture(value: str) -> str:
    """A file's path with its mark; a URL as it is, which comes out as a link."""
    if not urlsplit(value).scheme and value:
        return LOCAL + value
    if url := web_url(value):
        return url
    raise _WrongError(f"{value!r} is no picture", "a file in content/")


class _WrongError(Exception):
    """A shortcode that can't be expanded; its place is known where this is caught."""

    def __init__(self, what: str, expected: str, suggestion: str = "") -> None:
        super().__init__(what)
        self.what, self.expected, self.suggestion = what, expected, suggestion


@noun
class _Macro:
    """A macro of a theme."""

    template: str
    needed: tuple[str, ...]
    taken: tuple[str, ...]
    """The needed ones first."""

    def check(self, name: str, arguments: Mapping[str, str]) -> None:
        """Raise where an argument is missing or unknown."""
        for argument in arguments:
            if argument not in self.taken:
                what, meant = f"{name} has no argument {argument!r}", suggest(argument, self.taken)
                raise _WrongError(what, f"one of: {', '.join(self.taken)}", meant)
        if missing := [argument for argument in self.needed if argument not in arguments]:
            raise _WrongError(f"{name} lacks {', '.join(missing)}", _WRITTEN)


def _macros(theme: Theme) -> dict[str, _Macro]:
    """The theme's own, and those of the newspaper that it does not replace."""
    found: dict[str, _Macro] = {}
    for template in SHORTCODES:
        for node in theme.parsed(template).find_all(nodes.Macro):
            names = tuple(str(argument.name) for argument in node.args)
            needed = names[: len(names) - len(node.defaults)]
            found.setdefault(node.name, _Macro(template, needed, names))
    return found


def _arguments(written: str) -> dict[str, str]:
    """Name to text; a backslash keeps a quotation mark in it."""
    arguments: dict[str, str] = {}
    at = 0
    while written[at:].strip():
        match = _ARGUMENT.match(written, at)
        if match is None:
            raise _WrongError(f"can't read {written[at : at + 40].strip()!r}", _WRITTEN)
        if match[1] in arguments:
            raise _WrongError(f"`{match[1]}` stands there twice", "each argument once")
        arguments[match[1]] = re.sub(r"\\(.)", r"\1", " ".join(match[2].split()))
        at = match.end()
    return arguments
